"""Marking the few words of a quote that bear on a claim."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from ui import direction, exact_text, theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FocusEdit(QTextEdit):
    """A quote's words to select in, by mouse or Shift and arrows. Enter takes the selection, Esc leaves.

    - `taken(object)`: the selection as (start, end) in code points of the words; None if nothing is selected.
    - `left()`: nothing is to be changed.
    """

    taken = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        interaction = Qt.TextInteractionFlag
        self.setTextInteractionFlags(interaction.TextSelectableByKeyboard | interaction.TextSelectableByMouse)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_words(self, words: str, focus: tuple[int, int] | None) -> None:
        """Show the words with their present focus selected. Raises `InputRefused` if they hold a character
        that an editor cannot show: places in them could not be told."""
        exact_text.refuse_untypable(words, "text")
        self._words = words
        self.setFont(theme.quote_font(self))
        self.setPlainText(words)
        direction.align_paragraphs(self)
        start, end = focus or (0, 0)
        cursor = self.textCursor()
        cursor.setPosition(exact_text.utf16(words, start))
        cursor.setPosition(exact_text.utf16(words, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        lines = max(2, min(8, len(words) // 30 + 1))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 2 * lines)

    def selected(self) -> tuple[int, int] | None:
        """What is selected, in code points; None if nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return exact_text.code_point(self._words, start), exact_text.code_point(self._words, end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.taken.emit(self.selected())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
