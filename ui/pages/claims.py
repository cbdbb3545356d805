"""The claims page: the list, and beside it one claim with both its sides, or the form for it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tracker.queries import claims as claim_queries
from tracker.queries.drafts import Draft
from tracker.records import Changes, QuoteFilter, Stance
from tracker.services import claims
from ui.context import Context
from ui.list_page import ListPage
from ui.widgets.chip import Chip
from ui.widgets.claim_form import ClaimForm
from ui.widgets.claim_list import ClaimList
from ui.widgets.claim_view import ClaimView
from ui.widgets.completion import Choice
from ui.widgets.empty_page import EmptyPage
from ui.widgets.record_field import Picked

if TYPE_CHECKING:
    from ui.widgets.quote_form import QuoteForm

SHOWN_HERE = ("claim", "link", "quote", "speaker", "source", "verdict")
"""What the page shows anything of."""

MOST_WORDS_OF_A_NAME = 2
"""What was typed to find a quote and is longer than a name is taken for the quote's words."""


class ClaimsPage(ListPage):
    """See `ui.page.Page` for what the window asks of it."""

    entity = "claim"
    name = "claims"
    list_share = 40

    list: ClaimList
    view: ClaimView
    form: ClaimForm | None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._quote_form: QuoteForm | None = None
        self._side_of_quote: Stance | None = None
        super().__init__(context, parent)

    def _build(self) -> None:
        self.list = ClaimList(self.context)
        self.list.table.current_changed.connect(self._show_current)
        self.list.table.opened.connect(self._enter)
        self.view = ClaimView(self.context)
        self.view.edit_asked.connect(self.edit)
        self.view.quote_wanted.connect(self._enter_quote)
        self.view.left.connect(self.list.table.setFocus)
        self.empty = EmptyPage({"write_claim": self.add_new})
        self._lay_out(self.list)

    def _add_keys(self) -> None:
        self._keys.on("S", lambda: self._open_menu(self.view.head.status))
        self._keys.on("V", lambda: self._open_menu(self.view.head.verdict))
        self._keys.on("A", self._ask_quote)
        for key, stance in zip("123", Stance, strict=True):
            self._keys.on(key, partial(self._ask_quote, stance))
        self._keys.on("M", self.merge)
        self._keys.on("F2", self.edit)
        self._keys.on("Del", self.trash)
        self._keys.on("Ctrl+C", self.copy)
        self._keys.on("Esc", self._escape)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Claims"))
        self.empty.say(
            self.tr("A claim is what can be right or wrong, whoever says it. Write the first one (Ctrl+N)."),
            [self.tr("Write a claim")],
        )

    # What is shown

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Read again what these changes may have touched; selection and scroll position stay."""
        if not changes.touches(*SHOWN_HERE):
            return
        self.list.model.forget_balances()
        if self.isHidden():
            self._needs_reading = self._is_stale = True  # read when it is shown: nobody sees it now
            return
        self.list.read()
        self._show_current()
        if self.isVisible():
            self.view.offer_reopening(changes)

    def _show(self, record_id: int | None) -> bool:
        return record_id is not None and self.view.show_claim(record_id)

    def export_filter(self) -> QuoteFilter:
        """The quotes that are linked to the claim shown."""
        return (
            QuoteFilter(claims=(self.list.table.current_id,)) if self.list.table.current_id else QuoteFilter()
        )

    def record_count(self) -> int:
        """How many claims the project holds."""
        return claim_queries.count(self.context.project)

    # The claim's form

    def go_on(self, draft: Draft) -> None:
        """Go on with what an earlier session has left unsaved."""
        if not draft.is_new:
            self.show_record(draft.row_id)
        self._show_form().go_on(draft)

    def _new_form(self) -> ClaimForm:
        return ClaimForm(self.context)

    # A new quote for one side

    @Slot(object, str)
    def _enter_quote(self, stance: Stance, words: str) -> None:
        """Enter a quote that is not there yet; saved, it stands on this side of the claim."""
        if self._quote_form is None:
            # Imported and made when it is first asked for: the window is to open fast.
            from ui.widgets.quote_form import QuoteForm

            self._quote_form = QuoteForm(self.context, self)
            self._quote_form.setObjectName("claim_quote_form")
            self._quote_form.saved.connect(self._go_on_entering)
            self._quote_form.left.connect(self._leave_form)
            self._side.addWidget(self._quote_form)
        self._side.setCurrentWidget(self._quote_form)
        self._quote_form.start_new()
        if len(words.split()) > MOST_WORDS_OF_A_NAME:
            self._quote_form.fields.words.set_words(words)
        self._set_side(stance)

    @Slot()
    def _go_on_entering(self) -> None:
        """The next quote that is entered is for the same side."""
        if self._side_of_quote is not None:
            self._set_side(self._side_of_quote)

    def _set_side(self, stance: Stance) -> None:
        self._side_of_quote = stance
        if self._quote_form is not None and self.view.row is not None:
            claim, form = self.view.row.claim, self._quote_form
            is_typed_in = form.is_touched
            form.fields.claim.pick(Picked(Choice(claim.id, claim.text)))
            form.fields.stance.set_stance(stance)
            if not is_typed_in:
                form.draft.begin_with_this()

    # Steps and keys

    @Slot()
    def _enter(self) -> None:
        """From the list to what was said about the claim."""
        if self.view.row is not None:
            self.view.focus_first()

    def _open_menu(self, chip: Chip) -> None:
        if self._side.currentWidget() is self.view:
            chip.open_menu()

    def _ask_quote(self, stance: Stance | None = None) -> None:
        if self._side.currentWidget() is self.view:
            self.view.ask(stance)

    def trash(self) -> None:
        """Trash the claim shown, with its links."""
        if (
            self.list.table.current_id is not None
            and self.context.project.writable
            and not self._form_is_shown
        ):
            self.context.do(claims.trash, self.list.table.current_id)

    def merge(self) -> None:
        """Ask which claim the one shown is to be merged into."""
        if self._side.currentWidget() is self.view and self.context.project.writable:
            self.view.ask_merge()

    def copy(self) -> None:
        """Put the claim's words on the clipboard."""
        if self.view.row is not None:
            QGuiApplication.clipboard().setText(self.view.row.claim.text)
            self.context.tell(self.tr("The claim is on the clipboard."))
