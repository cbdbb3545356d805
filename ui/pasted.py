"""The words in what another program has copied or dropped, formatted text included."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument, QTextDocumentFragment

from ui import exact_text

_PICTURE = "\ufffc"
_LINE_END = "\u2028"


def has_words(data: QMimeData) -> bool:
    """True if there is text, plain or formatted."""
    return data.hasText() or data.hasHtml()


def words(data: QMimeData | None) -> str:
    """The plain text; where only formatted text was given, its words without pictures; "" for no data."""
    if data is None:  # what Qt answers for a clipboard that nothing was ever copied to, on some systems
        return ""
    if data.hasText():
        return data.text()
    document = QTextDocument()
    QTextCursor(document).insertFragment(QTextDocumentFragment.fromHtml(data.html()))
    return exact_text.read(document).replace(_LINE_END, "\n").replace(_PICTURE, "")
