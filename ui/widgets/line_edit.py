"""The line that people type into: it cuts nothing, and drops no character."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_NO_KEY = (0, Qt.Key.Key_unknown)

TAKEN_FOR_BYTE_ORDER = ("\ufeff", "\ufffe")
"""At the head of a string PySide takes them for a byte order mark: it drops the first, and for the second
it turns the bytes of all that follows around. Behind any other character both pass."""


def is_dropped_by_qt(event: QKeyEvent) -> bool:
    """True if the key types a character that Qt's editors would pass over: controls, and signs that its
    tables of Unicode do not know."""
    if not event.text() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    from unicodedata import category

    kind = category(event.text()[0])
    is_beyond_qt = kind == "Cn" or (kind == "Cf" and event.text()[0] > "\uffff")
    return is_beyond_qt or (kind == "Cc" and event.key() in _NO_KEY)


class LineEdit(QLineEdit):
    """A line that cuts nothing: what is too long is refused when it is stored, by name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(2**30)

    def setText(self, text: str | None) -> None:
        if text and text.startswith(TAKEN_FOR_BYTE_ORDER):
            super().setText(f".{text}")
            self.setSelection(0, 1)
            self.del_()
        else:
            super().setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_dropped_by_qt(event) and not self.isReadOnly():
            self.insert(event.text())
        else:
            super().keyPressEvent(event)
