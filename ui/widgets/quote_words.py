"""The words of one quote, large, to be read and selected in."""

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QWidget

from tracker.records import Quote
from ui import exact_text, quotation
from ui.shortcuts import keys
from ui.widgets.words import WIDEST
from ui.widgets.words_edit import WordsEdit


class QuoteWords(WordsEdit):
    """Shows a quote as high as its words are, in quotation marks if they are the speaker's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quote = Quote()
        self._opening = 0
        self.setReadOnly(True)
        selectable = Qt.TextInteractionFlag
        self.setTextInteractionFlags(selectable.TextSelectableByMouse | selectable.TextSelectableByKeyboard)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_quote(self, quote: Quote, focus: Iterable[tuple[int, int]], search: str = "") -> None:
        """Show the quote; `focus` are the stretches in bold, in code points of its text. What was searched
        for stands out."""
        self._quote = quote
        marked = quotation.in_marks(quote.text, quote.kind)
        self._opening = marked.index(quote.text)
        self.setPlainText(marked)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        for start, end in focus:
            self._cursor(start, end).mergeCharFormat(bold)
        if search:
            self._mark(search)
        self._fit()

    def _mark(self, search: str) -> None:
        from tracker.search.asking import spans
        from ui.widgets.hits import hit_colour

        marked = QTextCharFormat()
        marked.setBackground(hit_colour(self.palette()))
        for start, end in spans(search, self._quote.text):
            self._cursor(start, end).mergeCharFormat(marked)

    def selected_span(self) -> tuple[int, int] | None:
        """The selected words in code points of the quote's text, without blanks at their ends; or None."""
        cursor, text = self.textCursor(), self._quote.text
        start, end = (
            max(0, min(len(text), exact_text.code_point(text, place - self._opening)))
            for place in (cursor.selectionStart(), cursor.selectionEnd())
        )
        chosen = text[start:end]
        start += len(chosen) - len(chosen.lstrip())
        end = start + len(chosen.strip())
        return (start, end) if end > start else None

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._opening + exact_text.utf16(self._quote.text, start))
        cursor.setPosition(
            self._opening + exact_text.utf16(self._quote.text, end), QTextCursor.MoveMode.KeepAnchor
        )
        return cursor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Under an Arabic layout too. With nothing selected, the page copies the whole quote.
        if QKeySequence(event.keyCombination()) not in keys("Ctrl+C"):
            super().keyPressEvent(event)
        elif self.textCursor().hasSelection():
            self.copy_words()
        else:
            event.ignore()

    @Slot()
    def copy_words(self) -> None:
        """Put the selected words on the clipboard as they are: Qt's own copying alters some characters."""
        # Not by `createMimeDataFromSelection`: what Python returns there is deleted twice at the end.
        QGuiApplication.clipboard().setText(self.textCursor().selectedText().replace("\u2029", "\n"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copies = menu.findChild(QAction, "edit-copy")
        if isinstance(copies, QAction):
            copies.triggered.disconnect()
            copies.triggered.connect(self.copy_words)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST)
        self.setFixedHeight(ceil(self.document().size().height()) + 2)
