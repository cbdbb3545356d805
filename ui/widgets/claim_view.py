"""One claim with both its sides: what supports it beside what disputes it, and what only mentions it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.queries import claims as claim_queries
from tracker.queries import history, links, quotes
from tracker.records import Changes, ClaimFilter, ClaimRow, ClaimStatus, Link, QuoteFilter, QuoteRow, Stance
from tracker.services import claims
from tracker.services import links as link_steps
from ui import balance, theme
from ui.context import Context
from ui.sides import SIDES, BothSides, speakers_on_both_sides
from ui.widgets.card import Card, neighbour
from ui.widgets.claim_head import ClaimHead
from ui.widgets.merge_row import ClaimMergeRow
from ui.widgets.quote_card import QuoteCard
from ui.widgets.record_history import RecordHistory
from ui.widgets.reopen_offer import ReopenOffer
from ui.widgets.side_column import SideColumn

LINK_STEP = "link"
"""The name of the step that links a quote to a claim."""


class ClaimView(QScrollArea):
    """The claim, its quotes as cards, and everything that is done with them.

    - `edit_asked()`: the claim's words are to be edited.
    - `quote_wanted(stance, words)`: a new quote is to be entered for this side.
    - `left()`: the eye goes back to the list.
    """

    edit_asked = Signal()
    quote_wanted = Signal(object, str)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.claim_id: int | None = None
        self.row: ClaimRow | None = None
        self._rows: list[QuoteRow] = []
        self._links: dict[int, Link] = {}
        self._new: set[int] = set()
        self.cards: dict[int, QuoteCard] = {}
        self.setObjectName("claim_view")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()

    def _build(self) -> None:
        self.head = ClaimHead(self._context)
        self.head.edit_asked.connect(self.edit_asked)
        self.head.only_new.connect(self._show_cards)
        self.head.merge_asked.connect(self.ask_merge)
        self.merge_row = ClaimMergeRow(self._context)
        self.merge_row.left.connect(self.left)
        self.history = RecordHistory(self._context)
        self.offer = ReopenOffer()
        self.offer.taken.connect(self._reopen)
        self.columns = {stance: SideColumn(self._context, stance) for stance in Stance}
        for column in self.columns.values():
            column.quote_chosen.connect(self.put)
            column.quote_wanted.connect(self.quote_wanted)
            column.add_left.connect(self.left)
            column.more_asked.connect(self._show_cards)
        body = QWidget()
        layout = QVBoxLayout(body)
        gap = theme.space(self, 4)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        beside = QHBoxLayout()
        beside.setSpacing(gap)
        beside.addWidget(self.columns[Stance.SUPPORTS], 1)
        beside.addWidget(self.columns[Stance.DISPUTES], 1)
        layout.addWidget(self.head)
        layout.addWidget(self.merge_row)
        layout.addWidget(self.offer)
        layout.addLayout(beside)
        layout.addWidget(self.columns[Stance.MENTIONS])
        layout.addWidget(self.history)
        layout.addStretch(1)
        self.setWidget(body)

    # What it shows

    def show_claim(self, claim_id: int) -> bool:
        """Show this claim; False if there is none, or it lies in the trash."""
        if claim_id != self.claim_id:
            self.claim_id = claim_id
            self.offer.hide()
            self.merge_row.show_record(claim_id)
            self.head.new_button.setChecked(False)
            for column in self.columns.values():
                column.fold()
                column.add_edit.hide()
            self._drop_cards()
            self.verticalScrollBar().setValue(0)
        return self.read()

    def read(self) -> bool:
        """Read the claim and its quotes anew; cards that stay keep their place, focus and folds."""
        if self.claim_id is None:
            return False
        project = self._context.project
        self.row = next(claim_queries.rows(project, ClaimFilter(claims=(self.claim_id,))), None)
        if self.row is None:
            return False
        self._rows = list(quotes.rows(project, QuoteFilter(claims=(self.claim_id,))))
        self._links = {link.quote_id: link for link in links.of_claim(project, self.claim_id)}
        self._new = history.linked_after(project, self.claim_id)
        self.head.show_claim(self.row, len(self._new))
        if self.row.claim.status is not ClaimStatus.DONE:
            self.offer.hide()
        self._show_cards()
        self.history.show_record("claim", self.claim_id)
        return True

    @Slot()
    def _show_cards(self) -> None:
        assert self.row
        focused, place = self.focused_card, self._place_of_focus()
        both = speakers_on_both_sides(self._rows, {key: link.stance for key, link in self._links.items()})
        shown: set[int] = set()
        for stance, speakers, number in balance.sides(self.row.balance):
            column, rows = self.columns[stance], self._rows_of(stance)
            cards = [self._filled_card(row, both) for row in rows[: column.limit]]
            column.set_cards(cards, len(rows) - len(cards))
            column.count(speakers, number, only_new=self.shows_only_new)
            shown.update(row.quote.id for row in rows[: column.limit])
        for quote_id in self.cards.keys() - shown:
            _delete(self.cards.pop(quote_id))
        if focused is not None:
            self._focus_again(focused, place)

    @property
    def shows_only_new(self) -> bool:
        """True if only the quotes linked after the verdict are shown."""
        return self.head.new_button.isChecked()

    def _rows_of(self, stance: Stance) -> list[QuoteRow]:
        """The quotes to be shown on this side, in order of date."""
        return [
            row
            for row in self._rows
            if self._links[row.quote.id].stance is stance
            and (self._links[row.quote.id].id in self._new or not self.shows_only_new)
        ]

    def _filled_card(self, row: QuoteRow, both: dict[int, BothSides]) -> QuoteCard:
        card, link = self._card(row.quote.id), self._links[row.quote.id]
        side = both.get(row.quote.speaker_id) if link.stance in SIDES else None
        card.show_quote(row, link, both_sides=side, is_new=link.id in self._new)
        return card

    def _card(self, quote_id: int) -> QuoteCard:
        if quote_id not in self.cards:
            card = QuoteCard(self._context, self.widget())
            card.left_by.connect(self._go)
            card.entered.connect(self._bring_into_view)
            self.cards[quote_id] = card
        return self.cards[quote_id]

    def _drop_cards(self) -> None:
        for column in self.columns.values():
            column.set_cards([])
        for card in self.cards.values():
            _delete(card)
        self.cards.clear()

    # Where the keyboard is

    @property
    def focused_card(self) -> Card | None:
        """The card that has the focus, itself or in a line on it."""
        return next((card for card in self.cards.values() if _has_focus(card)), None)

    @property
    def side(self) -> SideColumn | None:
        """The side of the claim on which the focus is."""
        return next((column for column in self.columns.values() if _has_focus(column)), None)

    def _place_of_focus(self) -> tuple[SideColumn, int] | None:
        card, side = self.focused_card, self.side
        return (side, side.cards.index(card)) if card and side and card in side.cards else None

    def _focus_again(self, card: Card, place: tuple[SideColumn, int] | None) -> None:
        """The focus stays with a card wherever it went; where it is gone the next one takes it."""
        if card in self.cards.values():
            if not _has_focus(card):
                card.setFocus()
        elif place and place[0].cards:
            column, row = place
            column.cards[min(row, len(column.cards) - 1)].setFocus()
        else:
            self.left.emit()

    def focus_first(self) -> None:
        """Go to the first card."""
        first = next((card for column in self.columns.values() for card in column.cards), None)
        (first or self.head.status).setFocus()

    @Slot(object, object)
    def _go(self, card: Card, key: Qt.Key) -> None:
        supports, disputes, mentions = (column.cards for column in self.columns.values())
        target = neighbour((supports, disputes), mentions, card, key)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _bring_into_view(self, card: Card) -> None:
        self.ensureWidgetVisible(card, 0, theme.space(self, 4))

    # Steps

    def ask(self, stance: Stance | None = None) -> None:
        """Type words of a quote that is to stand on this side; None for the side where the focus is."""
        side = self.columns[stance] if stance else self.side or self.columns[Stance.SUPPORTS]
        side.ask()
        self.ensureWidgetVisible(side.add_edit, 0, theme.space(self, 20))

    @Slot()
    def ask_merge(self) -> None:
        """Ask which claim this one is to be merged into."""
        if self.claim_id is not None:
            self.merge_row.ask(self.claim_id)
            self.ensureWidgetVisible(self.merge_row)

    @Slot(object, int)
    def put(self, stance: Stance, quote_id: int) -> None:
        """Link a quote to the claim with this stance; one that is linked moves with its focus and note."""
        if self.claim_id is None:
            return
        linked = self._links.get(quote_id)
        if linked is not None:
            self._context.do(link_steps.edit, replace(linked, stance=stance))
            return
        link = Link(quote_id=quote_id, claim_id=self.claim_id, stance=stance)
        self._context.do(link_steps.link, link)

    def offer_reopening(self, changes: Changes) -> None:
        """Offer to reopen the claim if this step linked something to it after it was finished."""
        made = {row_id for entity, row_id in changes.created if entity == "link"}
        if changes.name == LINK_STEP:  # it may have brought back a link that was taken away
            made.update(changes.ids("link"))
        done = self.row is not None and self.row.claim.status is ClaimStatus.DONE
        if done and made & {link.id for link in self._links.values()}:
            self.offer.show()
            self.ensureWidgetVisible(self.offer)

    @Slot()
    def _reopen(self) -> None:
        if self.row is not None:
            claim = self.row.claim
            self._context.do(claims.set_status, claim.id, ClaimStatus.IN_REVIEW, revision=claim.revision)


def _has_focus(widget: QWidget) -> bool:
    """True if the window's focus is on the widget or on something in it."""
    focus = widget.window().focusWidget()
    return focus is not None and (widget is focus or widget.isAncestorOf(focus))


def _delete(card: Card) -> None:
    card.hide()
    card.deleteLater()
