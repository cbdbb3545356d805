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
        self.returnPressed.connect(lambda: self.taken.emit(self.text()))
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
        if event.key() == Qt.Key.Key_Escape:
            self.done()
            self.left.emit()
        else:
            super().keyPressEvent(event)
