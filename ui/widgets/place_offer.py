"""Under the words of a quote: where they stand in the source, and what to do if that is not plain."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.placing import Places, Span, in_context, paragraph_of, places_of
from ui.widgets.row_delegate import DETAIL, RowDelegate

SPAN = Qt.ItemDataRole.UserRole
MOST_ROWS_SHOWN = 5


class PlaceOffer(QWidget):
    """Says in a line where the words stand, before anything is saved.

    Where they stand in several places, or only spelt in another way, it offers them as rows; the last row
    keeps the words as they are, without a place. Enter or a click takes a row.

    - `taken(start, end)`: the source's words at this place are to be the quote's.
    - `kept()`: the words stay as they were typed, without a place.
    """

    taken = Signal(int, int)
    kept = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words, self._text = "", ""
        self._looked_for: tuple[str, str, Span | None] = ("", "", None)
        self._span: Span | None = None
        self._kept_words = ""
        self._places = Places()
        self._offers = False
        self.line = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.line.setObjectName("place_line")
        self.list = _Rows(self)
        self.list.setObjectName("place_list")
        self.list.taken.connect(self._take)
        self.list.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1))
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list)
        in_words(self, self._say)

    def _say(self) -> None:
        self.list.setAccessibleName(self.tr("Places in the source"))
        self._show()

    # What it knows

    def look(self, words: str, text: str, chosen: Span | None) -> None:
        """Look for the words in a source's text, empty without source; `chosen` is where they came from."""
        if (words, text, chosen) == self._looked_for:
            return  # and leave the rows alone: the cursor may stand in them
        self._looked_for = (words, text, chosen)
        self._words, self._text = words, text
        self._offers = False
        held = chosen is not None and text[chosen[0] : chosen[1]] == words
        self._span = chosen if held else None
        self._places = Places() if held or not text else places_of(words, text)
        if len(self._places.exact) == 1:
            self._span = self._places.exact[0]
        self._show()

    @property
    def span(self) -> Span | None:
        """Where the words stand, if that is plain."""
        return self._span

    @property
    def needs_choice(self) -> bool:
        """True if rows are offered and none was taken."""
        return self._span is None and bool(self._rows()) and self._kept_words != self._words

    def offer(self) -> bool:
        """Show the rows, if one must be taken; True if so. Until then only the line is shown."""
        self._offers = self.needs_choice
        self._show()
        return self._offers

    def keep_words(self, words: str) -> None:
        """Take it that these words stand without a place on purpose."""
        self._kept_words = words
        self._show()

    def _rows(self) -> tuple[Span, ...]:
        return self._places.alike if self._places.alike else self._places.exact

    # What it shows

    def _show(self) -> None:
        words, is_warning = self._sentence()
        self.line.setText(words)
        self.line.setVisible(bool(words))
        role = QPalette.ColorRole.BrightText if is_warning else QPalette.ColorRole.PlaceholderText
        self.line.setForegroundRole(role)
        self.list.clear()
        shown = self._offers and self.needs_choice
        if shown:
            self._fill()
        self.list.setVisible(shown)

    def _sentence(self) -> tuple[str, bool]:
        """The line, and whether it warns."""
        if not self._words.strip() or not self._text:
            return "", False
        if self._span:
            number = paragraph_of(self._text, self._span[0])
            return self.tr("Found in the source: paragraph {number}.").format(number=number), False
        if self._kept_words == self._words:
            return self.tr("It will be saved without a place in the source."), True
        if self._places.alike:
            return self.tr("The source spells it in its own way. Take its words?"), True
        if self._places.exact:
            places = self._context.wording.count("places", len(self._places.exact), "genitive")
            return self.tr("The source has these words in {places}. Which one?").format(places=places), True
        return self.tr("These words are not in the source. The quote will be saved without a place."), True

    def _fill(self) -> None:
        for span in self._rows():
            before, words, behind = in_context(self._text, span)
            row = QListWidgetItem(words if self._places.alike else f"…{before}[{words}]{behind}…")
            number = paragraph_of(self._text, span[0])
            row.setData(DETAIL, self.tr("paragraph {number}").format(number=number))
            row.setData(SPAN, span)
            self.list.addItem(row)
        self.list.addItem(self.tr("Keep my words, without a place"))
        self.list.setCurrentRow(0)
        self.list.fit()

    @Slot(QListWidgetItem)
    def _take(self, row: QListWidgetItem) -> None:
        span = row.data(SPAN)
        if span is None:
            self.keep_words(self._words)
            self.kept.emit()
        else:
            self.taken.emit(*span)


class _Rows(QListWidget):
    """Rows of which Enter or a click takes one."""

    taken = Signal(QListWidgetItem)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(RowDelegate(self, detail_below=False))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self.taken)

    def fit(self) -> None:
        """Be as tall as the rows, up to a few."""
        rows = min(self.count(), MOST_ROWS_SHOWN)
        self.setFixedHeight(rows * self.sizeHintForRow(0) + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentItem():
                self.taken.emit(self.currentItem())
        else:
            super().keyPressEvent(event)
