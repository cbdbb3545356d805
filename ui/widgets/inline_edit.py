"""A line that appears where something is to be typed, and goes when it was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.words_edit import LineEdit


class InlineEdit(LineEdit):
    """Hidden until `ask`. `taken(str)` on Enter, after which it stays until `done`; `left()` on Esc."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()

    def ask(self, text: str = "") -> None:
        """Show the line with this text, selected and ready to be typed over."""
        self.setText(text)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def done(self) -> None:
        """What was typed is stored, or is to be dropped."""
        self.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Nothing of what is pressed here is for the card or page around the line.
        if event.key() == Qt.Key.Key_Escape:
            self.done()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.text())
        elif event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
