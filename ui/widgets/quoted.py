"""A quote to be read: the words, who said them, when, and where they stand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.records import QuoteRow
from tracker.text.bidi import isolate
from ui import folding, quotation, sides, theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.sides import BothSides
from ui.widgets.words import Words

Focus = tuple[int, int]


class Quoted(QWidget):
    """One quote as text. `unfold_asked` when a «…» is pressed, `place_asked` when where it stands is."""

    unfold_asked = Signal()
    place_asked = Signal()

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, names_speaker: bool = True
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._names_speaker = names_speaker
        self._row: QuoteRow | None = None
        self._focus: Focus | None = None
        self._unfolded = self._is_new = self._names_claims = False
        self._both_sides: BothSides | None = None
        self.mark, self.caption, self.words = Words(), Words(), Words(reading=True)
        self.who, self.where, self.claims = Words(), Words(), Words()
        self.words.unfold_asked.connect(self.unfold_asked)
        self.where.lead_on()
        self.where.clicked.connect(self.place_asked)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.space(self, 1))
        for part in (self.mark, self.caption, self.words, self.who, self.where, self.claims):
            self._layout.addWidget(part)
        in_words(self, self.say)

    def put_under_words(self, widget: QWidget) -> None:
        """Give another widget the place under the words."""
        self._layout.insertWidget(self._layout.indexOf(self.words) + 1, widget)

    def show_quote(
        self,
        row: QuoteRow,
        focus: Focus | None,
        *,
        unfolded: bool,
        both_sides: BothSides | None,
        is_new: bool,
        names_claims: bool,
    ) -> None:
        """Show this quote: `focus` in bold and, unless `unfolded`, the rest folded away."""
        self._row, self._focus, self._unfolded = row, focus, unfolded
        self._both_sides, self._is_new, self._names_claims = both_sides, is_new, names_claims
        self.say()

    def say(self) -> None:
        """Put everything into the present language and colours."""
        if self._row is None:
            return
        _show(self.mark, self._mark(self._row))
        verbatim = quotation.is_verbatim(self._row.quote.kind)
        says_so = self._context.say("messages.reporters_words")
        _show(self.caption, [] if verbatim else [Piece(says_so, Look.FAINT)])
        self.words.set_pieces(folding.pieces(self._row.quote, self._focus, unfolded=self._unfolded))
        _show(self.who, self._who(self._row))
        _show(self.where, self._where(self._row))
        _show(self.claims, self._claims(self._row))
        of_source = self.tr("The quote has no date of its own: this is the date of its source.")
        self.where.setToolTip(of_source if self._row.dated_by_source else "")

    def _mark(self, row: QuoteRow) -> list[Piece]:
        """What is to be known before the words are read."""
        marks = []
        if self._is_new:
            marks += [Piece("✦ ", Look.BOLD), Piece(self.tr("New since the verdict"))]
        if self._both_sides:
            line_end = "\n" if marks else ""
            told = sides.told(self._both_sides, self._context.wording.language)
            marks += [Piece(f"{line_end}⇄ ", Look.BOLD), Piece(told)]
        if not self._names_claims and not sides.counts(row):
            line_end = "\n" if marks else ""
            marks += [Piece(f"{line_end}⊘ ", Look.BOLD), Piece(self.tr("Not counted in the balance"))]
        return marks

    def _who(self, row: QuoteRow) -> list[Piece]:
        speaker = [Piece(isolate(row.speaker), Look.BOLD)] if self._names_speaker else []
        role = [Piece(isolate(row.quote.role))] if row.quote.role else []
        comma = [Piece(self._context.say("lists.separator"))] if speaker and role else []
        return [*speaker, *comma, *role]

    def _where(self, row: QuoteRow) -> list[Piece]:
        """The date, and what people know the place by: the outlet rather than a title."""
        date = quotation.date_of(row, self._context.wording)
        by_outlet = row.outlet and not row.origin
        place = isolate(row.outlet) if by_outlet else quotation.place_of(row, self._context.wording)
        look = Look.FAINT if row.dated_by_source else Look.PLAIN
        between = [Piece(" · ", Look.FAINT)] if date and place else []
        return [*([Piece(isolate(date), look)] if date else []), *between, Piece(place)]

    def _claims(self, row: QuoteRow) -> list[Piece]:
        links = row.links if self._names_claims else ()
        return [Piece("\n".join(f"{theme.sign(link.stance)[0]} {isolate(link.claim)}" for link in links))]


def _show(words: Words, pieces: list[Piece]) -> None:
    """Show these pieces, or nothing at all where there is no text."""
    words.set_pieces(pieces)
    words.setVisible(bool(words.text))
