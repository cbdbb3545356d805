"""Where one speaker stands on one claim."""

from PySide6.QtWidgets import QWidget

from tracker.records import ClaimRow
from tracker.text.bidi import isolate
from ui import balance, sides, theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.sides import BothSides
from ui.widgets.card import Card
from ui.widgets.words import Words

CLAIM_SIZE = 0.9
"""Of the size of people's words."""


class StanceCard(Card):
    """The claim, and how many of the speaker's quotes support, dispute and mention it. Enter opens it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: ClaimRow | None = None
        self._both_sides: BothSides | None = None
        self.mark, self.claim, self.counts = Words(), Words(reading=True, scale=CLAIM_SIZE), Words()
        for part in (self.mark, self.claim, self.counts):
            self.content.addWidget(part)
        self.opened.connect(self._open)
        in_words(self, self._say)

    def show_claim(self, row: ClaimRow, both_sides: BothSides | None) -> None:
        """Show a claim; its balance counts the speaker's own quotes."""
        self._row, self._both_sides = row, both_sides
        self.setObjectName(f"stance_card_{row.claim.id}")
        self._say()

    def _say(self) -> None:
        if self._row is None:
            return
        told = sides.told(self._both_sides, self._context.wording.language) if self._both_sides else ""
        self.mark.set_pieces([Piece("⇄ ", Look.BOLD), Piece(told)])
        self.mark.setVisible(bool(told))
        self.claim.set_text(self._row.claim.text)
        self.counts.set_text(self._counted(self._row))
        self.setAccessibleName(
            "\n".join(part for part in (self._row.claim.text, self.counts.text, told) if part)
        )

    def _counted(self, row: ClaimRow) -> str:
        """«▲ يؤيد 2 · ▼ يخالف 1»: quotes, since the speaker is one."""
        word = self._context.wording.word
        return " · ".join(
            f"{theme.sign(stance)[0]} {isolate(word(stance))} {quotes}"
            for stance, _, quotes in balance.sides(row.balance)
            if quotes
        )

    def _open(self) -> None:
        if self._row is not None:
            self._context.wanted.emit("claim", self._row.claim.id)
