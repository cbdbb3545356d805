"""Quotes that have no place in the text of their source, each with the places that may be its own."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tracker.queries import anchors as anchor_queries
from tracker.queries import quotes as quote_queries
from tracker.records import Anchor, QuoteFilter, QuoteRow, Source
from tracker.services import quotes
from tracker.text import verbatim
from ui import quotation, theme
from ui.context import Context
from ui.i18n import in_words
from ui.placing import in_context, paragraph_of
from ui.widgets.row_delegate import DETAIL, Index, RowDelegate
from ui.widgets.source_text import SourceText

QUOTE = Qt.ItemDataRole.UserRole
SPAN = Qt.ItemDataRole.UserRole + 2
MOST_QUOTES = 20
"""Quotes shown at once; the rest follow as these are repaired."""

MOST_ROWS_SHOWN = 7
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RepairPanel(QFrame):
    """Stands above the reader while it is wanted; every row but the quotes' own can be taken.

    Enter takes the row: the place that the reader shows, or no place. With words selected in the reader,
    Enter there holds the quote at those. `left()`: nothing is to be repaired any more, or it was closed.
    """

    left = Signal()

    def __init__(self, context: Context, reader: SourceText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("repair_panel")
        self._context, self._reader = context, reader
        self._source = Source()
        self.title, self._hint = (QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True) for _ in "12")
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.list = _Rows(self)
        self.list.setObjectName("repair_list")
        self.list.taken.connect(self._take)
        self.list.currentItemChanged.connect(self._show_place)
        self.close_button = QPushButton()
        self.close_button.setObjectName("repair_close")
        self.close_button.clicked.connect(self.leave)
        self._lay_out()
        reader.installEventFilter(self)
        self.setFocusProxy(self.list)
        in_words(self, self._say)
        self.hide()

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        layout.setSpacing(theme.space(self, 1))
        layout.addLayout(top)
        layout.addWidget(self.list)
        layout.addWidget(self._hint)

    def _say(self) -> None:
        self.close_button.setText(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close the repair of places"))
        self.list.setAccessibleName(self.tr("Quotes without a place, and places for them"))
        self._hint.setText(
            self.tr(
                "Enter takes the place shown. Or select the words in the text and press Enter there: "
                "the quote then says what the source says; its old words stay in the history."
            )
        )
        if self.isVisible():
            self._fill()

    # What it shows

    def start(self, source: Source) -> None:
        """Open for this source, and take the focus."""
        self.show()
        self.show_source(source)
        self.list.setFocus()

    def show_source(self, source: Source) -> None:
        """Show the quotes of this source, as they are stored now; leave if none is without a place."""
        if self.isHidden():
            return
        self._source = source
        self._fill()
        if not self.list.count():
            self.leave()

    def _fill(self) -> None:
        project = self._context.project
        ids = anchor_queries.without_place(project, self._source.id)
        self.title.setText(self.tr("%n quotes without a place in this text", "", len(ids)))
        self.list.clear()
        for row in quote_queries.by_ids(project, ids[:MOST_QUOTES], QuoteFilter()):
            self._add_quote(row)
        first = next((n for n in range(self.list.count()) if self.list.item(n).data(QUOTE)), -1)
        self.list.setCurrentRow(first)
        self.list.fit()

    def _add_quote(self, row: QuoteRow) -> None:
        words = quotation.in_marks(row.quote.text, row.quote.kind)
        head = self._add(words, row.speaker, None, None)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        text = self._source.text
        for span in verbatim.candidates(row.quote.text, text):
            before, found, behind = in_context(text, span)
            fidelity = verbatim.compare(row.quote.text, text, *span).fidelity
            detail = self.tr("{fidelity}, paragraph {number}").format(
                fidelity=self._context.wording.word(fidelity), number=paragraph_of(text, span[0])
            )
            self._add(f"…{before}[{found}]{behind}…", detail, row, span)
        is_lost = row.quote.anchor is Anchor.DETACHED
        kept = self.tr("Keep it without a place") if is_lost else self.tr("It stays without a place")
        self._add(kept, "", row, None)

    def _add(
        self, words: str, detail: str, row: QuoteRow | None, span: tuple[int, int] | None
    ) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setData(DETAIL, detail)
        item.setData(QUOTE, row)
        item.setData(SPAN, span)
        self.list.addItem(item)
        return item

    @Slot()
    def _show_place(self) -> None:
        item = self.list.currentItem()
        if item and item.data(SPAN):
            self._reader.show_span(*item.data(SPAN))

    # What can be done

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        row, span = item.data(QUOTE), item.data(SPAN)
        if row is None or not self._context.project.writable:
            return
        quote = row.quote
        if span:
            self._context.do(quotes.anchor, quote.id, *span, revision=quote.revision)
        elif quote.anchor is Anchor.DETACHED:
            self._context.do(quotes.keep_unanchored, quote.id, revision=quote.revision)

    @Slot()
    def leave(self) -> None:
        """Close."""
        self.hide()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.isVisible() or not _is_enter(event):
            return super().eventFilter(watched, event)
        span, item = self._reader.selected_span(), self.list.currentItem()
        row = item.data(QUOTE) if item else None
        if span is None or row is None or not self._context.project.writable:
            return super().eventFilter(watched, event)
        self._context.do(quotes.anchor, row.quote.id, *span, revision=row.quote.revision)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _is_enter(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() in ENTER and not event.modifiers()


class _RowDelegate(RowDelegate):
    """A quote's own row cannot be taken, but its words are to be read as well as any."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            option.state |= QStyle.StateFlag.State_Enabled
            option.palette.setCurrentColorGroup(QPalette.ColorGroup.Active)
            option.backgroundBrush = option.palette.brush(QPalette.ColorRole.Midlight)


class _Rows(QListWidget):
    """Rows of which Enter or a double click takes one."""

    taken = Signal(QListWidgetItem)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_RowDelegate(self, detail_below=False))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self.taken)

    def fit(self) -> None:
        """Be as tall as the rows, up to a few."""
        rows = min(self.count(), MOST_ROWS_SHOWN)
        self.setFixedHeight(rows * max(0, self.sizeHintForRow(0)) + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            if self.currentItem():
                self.taken.emit(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
