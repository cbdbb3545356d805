"""Where a quote stands: its origin and source, and the paragraph around it with its words marked."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tracker.queries import sources
from tracker.records import Anchor, QuoteRow
from ui import quotation, theme
from ui.context import Context
from ui.folding import ELLIPSIS, Look, Piece
from ui.icons import icon
from ui.looks import in_words_and_colours
from ui.widgets.words import Words

AROUND = 220
"""Characters of the paragraph that are shown on each side of the quote."""

LONGEST = 240
"""A longer quote is shortened here to its first and last words: it stands whole above."""


class QuotePlace(QWidget):
    """Shows the place; the button opens the source there."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: QuoteRow | None = None
        self.where, self.title, self.paragraph, self.state = (Words(self) for _ in range(4))
        self.paragraph.setObjectName("quote_paragraph")
        for words in (self.where, self.paragraph):
            words.lead_on()
            words.clicked.connect(self.open_source)
        self.open_button = QPushButton(self)
        self.open_button.setObjectName("open_source")
        self.open_button.clicked.connect(self.open_source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1))
        for words in (self.where, self.title, self.state, self.paragraph):
            layout.addWidget(words)
        layout.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeading)
        in_words_and_colours(self, self._say)

    def show_place(self, row: QuoteRow) -> None:
        """Show where this quote stands."""
        self._row = row
        self._say()

    def _say(self) -> None:
        self.open_button.setText(self.tr("Open the source"))
        self.open_button.setToolTip(self.tr("Open the source at this place (O)"))
        self.open_button.setAccessibleName(self.open_button.text())
        self.open_button.setIcon(icon("arrow-square-out"))
        row = self._row
        if row is None:
            return
        place = quotation.place_of(row, self._context.wording) if row.origin else row.outlet or row.source
        _show(self.where, [Piece(place or self.tr("No source is named."))])
        # Without an outlet the title stands there already.
        _show(self.title, [Piece(row.source, Look.FAINT)] if row.source and row.outlet else [])
        _show(self.paragraph, around(self._text(row), row))
        _show(self.state, [Piece(self._state(row), Look.FAINT)])
        self.open_button.setVisible(bool(row.quote.source_id or row.quote.origin_id))

    def _text(self, row: QuoteRow) -> str:
        if row.quote.anchor is not Anchor.HELD or row.quote.source_id is None:
            return ""
        return sources.get(self._context.project, row.quote.source_id).text

    def _state(self, row: QuoteRow) -> str:
        """What to know where there is no paragraph to show."""
        if row.quote.anchor is Anchor.DETACHED:
            return self.tr(
                "Its place was lost when the text of the source was edited. "
                "Open the source and press R to repair it."
            )
        if row.quote.anchor is Anchor.NONE and row.quote.source_id:
            return self.tr("Typed without a place in the text.")
        return ""

    @Slot()
    def open_source(self) -> None:
        """Show the quote's place in its source, or the origin of a quote that has no other."""
        if self._row:
            self._context.show_in_source(self._row.quote)


def around(text: str, row: QuoteRow) -> list[Piece]:
    """The paragraphs that the quote stands in, its words bold; nothing for an empty text."""
    start, end = row.quote.start, row.quote.end
    if not text or start is None or end is None:
        return []
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[first:start], text[end : last if last >= 0 else len(text)]
    if len(before) > AROUND:
        before = f"{ELLIPSIS} {before[-AROUND:].partition(' ')[2]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rpartition(' ')[0]} {ELLIPSIS}"
    words = text[start:end]
    if len(words) > LONGEST:
        half = LONGEST // 2
        opening, closing = words[:half].rpartition(" ")[0], words[-half:].partition(" ")[2]
        words = f"{opening} {ELLIPSIS} {closing}"
    return [Piece(before), Piece(words, Look.BOLD), Piece(after)]


def _show(words: Words, pieces: list[Piece]) -> None:
    words.set_pieces([piece for piece in pieces if piece.text])
    words.setVisible(bool(words.text))
