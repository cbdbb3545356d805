"""One speaker: names, roles, where they stand on each claim, and what they said."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.errors import InputRefused
from tracker.queries import quotes, sources
from tracker.queries import speakers as speaker_queries
from tracker.records import ClaimRow, QuoteFilter, SpeakerRow
from tracker.services.project import Project
from ui import balance, theme
from ui.context import Context
from ui.i18n import in_words
from ui.sides import BothSides, counts, date_of, on_both_sides
from ui.widgets.card import Card, neighbour
from ui.widgets.card_column import CardColumn
from ui.widgets.merge_row import SpeakerMergeRow
from ui.widgets.quote_card import QuoteCard
from ui.widgets.record_history import RecordHistory
from ui.widgets.speaker_head import SpeakerHead
from ui.widgets.speaker_roles import SpeakerRoles
from ui.widgets.stance_card import StanceCard

AnyCard = TypeVar("AnyCard", bound=Card)


class SpeakerView(QScrollArea):
    """Everything that is known of a speaker, and what can be done with it.

    `edit_asked()`: what is known besides names and roles is to be edited.
    """

    edit_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.speaker_id: int | None = None
        self.row: SpeakerRow | None = None
        self._stance_cards: list[StanceCard] = []
        self._quote_cards: list[QuoteCard] = []
        self.setObjectName("speaker_view")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        in_words(self, self._say)

    def _build(self) -> None:
        self.head = SpeakerHead(self._context)
        self.head.edit_asked.connect(self.edit_asked)
        self.head.merge_asked.connect(self.ask_merge)
        self.merge_row = SpeakerMergeRow(self._context)
        self.roles = SpeakerRoles(self._context)
        self.history = RecordHistory(self._context)
        self.stances, self.quotes = CardColumn(), CardColumn()
        self.stances.setObjectName("speaker_stances")
        self.quotes.setObjectName("speaker_quotes")
        for column in (self.stances, self.quotes):
            column.more.setObjectName(f"{column.objectName()}_more")
            column.more_asked.connect(self.read)
        body = QWidget()
        layout = QVBoxLayout(body)
        gap = theme.space(self, 4)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        for part in (self.head, self.merge_row, self.roles):
            layout.addWidget(part)
        beside = QHBoxLayout()
        beside.setSpacing(gap)
        beside.addWidget(self.stances, 1)
        beside.addWidget(self.quotes, 1)
        layout.addLayout(beside)
        layout.addWidget(self.history)
        layout.addStretch(1)
        self.setWidget(body)

    def _say(self) -> None:
        self.stances.heading.setText(self.tr("Where they stand"))
        self.stances.setAccessibleName(self.tr("Where they stand"))
        self.stances.empty.set_text(self.tr("No quote of theirs is linked to a claim"))
        self.quotes.setAccessibleName(self.tr("What they said"))
        self.quotes.empty.set_text(self.tr("No quote of theirs is recorded"))
        self._say_count()

    def _say_count(self) -> None:
        number = self.row.quotes if self.row else 0
        self.quotes.heading.setText(self.tr("What they said ({number})").format(number=f"{number:,}"))

    # What it shows

    def show_speaker(self, speaker_id: int) -> bool:
        """Show this speaker; False if there is none, or they lie in the trash."""
        if speaker_id != self.speaker_id:
            self.speaker_id = speaker_id
            self.merge_row.show_record(speaker_id)
            self.stances.fold()
            self.quotes.fold()
            self.verticalScrollBar().setValue(0)
        return self.read()

    @Slot()
    def read(self) -> bool:
        """Read the speaker anew; False if they are gone."""
        self.row = None if self.speaker_id is None else _read(self._context.project, self.speaker_id)
        if self.row is None:
            return False
        speaker = self.row.speaker
        source = sources.get(self._context.project, speaker.source_id) if speaker.source_id else None
        self.head.show_speaker(self.row, source)
        self._say_count()
        self.roles.show_roles(speaker.id)
        self._show_stances(speaker.id)
        self._show_quotes(self.row)
        self.history.show_record("speaker", speaker.id)
        return True

    def _show_stances(self, speaker_id: int) -> None:
        rows = speaker_queries.stances_of(self._context.project, speaker_id)
        rows.sort(key=lambda row: not balance.has_both_sides(row.balance))
        both = self._both_sides(speaker_id, [row for row in rows if balance.has_both_sides(row.balance)])
        shown = rows[: self.stances.limit]
        while len(self._stance_cards) < len(shown):
            self._stance_cards.append(self._connected(StanceCard(self._context)))
        for card, row in zip(self._stance_cards, shown, strict=False):
            card.show_claim(row, both.get(row.claim.id))
        self.stances.set_cards(_used(self._stance_cards, len(shown)), len(rows) - len(shown))

    def _both_sides(self, speaker_id: int, rows: list[ClaimRow]) -> dict[int, BothSides]:
        """By claim id, between which dates the speaker changed sides, if the dates tell."""
        if not rows:
            return {}
        claims = tuple(row.claim.id for row in rows)
        said = quotes.rows(self._context.project, QuoteFilter(speakers=(speaker_id,), claims=claims))
        return on_both_sides(
            (link.claim_id, link.stance, date_of(row)) for row in said if counts(row) for link in row.links
        )

    def _show_quotes(self, row: SpeakerRow) -> None:
        wanted = QuoteFilter(speakers=(row.speaker.id,), limit=self.quotes.limit)
        shown = list(quotes.rows(self._context.project, wanted))
        while len(self._quote_cards) < len(shown):
            self._quote_cards.append(self._connected(QuoteCard(self._context, names_speaker=False)))
        for card, quote_row in zip(self._quote_cards, shown, strict=False):
            card.show_quote(quote_row)
        self.quotes.set_cards(_used(self._quote_cards, len(shown)), row.quotes - len(shown))

    def _connected(self, card: AnyCard) -> AnyCard:
        card.left_by.connect(self._go)
        card.entered.connect(self._bring_into_view)
        return card

    @Slot()
    def ask_merge(self) -> None:
        """Ask whom the speaker is to be merged into."""
        if self.speaker_id is not None:
            self.merge_row.ask(self.speaker_id)
            self.ensureWidgetVisible(self.merge_row)

    # Where the keyboard is

    def focus_first(self) -> None:
        """Go to the first card, else to what can be done with the name."""
        cards = [*self.stances.cards, *self.quotes.cards]
        (cards[0] if cards else self.head.rename_button).setFocus()

    @Slot(object, object)
    def _go(self, card: Card, key: Qt.Key) -> None:
        target = neighbour((self.stances.cards, self.quotes.cards), (), card, key)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _bring_into_view(self, card: Card) -> None:
        self.ensureWidgetVisible(card, 0, theme.space(self, 4))


def _read(project: Project, speaker_id: int) -> SpeakerRow | None:
    """The speaker with what belongs to them; None if there is none, or no longer."""
    try:
        speaker = speaker_queries.get(project, speaker_id)
    except InputRefused:
        return None
    if speaker.deleted_at is not None or speaker.merged_into_id is not None:
        return None
    return SpeakerRow(
        speaker=speaker,
        aliases=tuple(alias.name for alias in speaker_queries.aliases(project, speaker_id)),
        roles=tuple(speaker_queries.roles(project, speaker_id)),
        quotes=quotes.count(project, QuoteFilter(speakers=(speaker_id,))),
        source="",
    )


def _used(cards: Sequence[AnyCard], number: int) -> Sequence[AnyCard]:
    """So many of the cards; the others wait, unseen, for their turn."""
    for card in cards[number:]:
        card.hide()
    return cards[:number]
