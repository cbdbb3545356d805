"""The speakers page: the list, and beside it one speaker, or the form for them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent

from tracker.queries import speakers as speaker_queries
from tracker.queries.drafts import Draft
from tracker.records import Changes, QuoteFilter, SpeakerRole
from tracker.services import speakers
from tracker.services.project import Project
from ui.list_page import ListPage
from ui.widgets.empty_page import EmptyPage
from ui.widgets.speaker_form import SpeakerForm
from ui.widgets.speaker_list import SpeakerList
from ui.widgets.speaker_view import SpeakerView

if TYPE_CHECKING:
    from ui.widgets.duplicates_view import DuplicatesView

SHOWN_HERE = ("speaker", "speaker_alias", "speaker_role", "quote", "link", "claim", "source", "verdict")
"""What the page shows anything of."""


class SpeakersPage(ListPage):
    """See `ui.page.Page` for what the window asks of it."""

    entity = "speaker"
    name = "speakers"
    list_share = 38

    list: SpeakerList
    view: SpeakerView
    form: SpeakerForm | None

    def _build(self) -> None:
        self.list = SpeakerList(self.context)
        self.list.table.current_changed.connect(self._show_current)
        self.list.table.opened.connect(self._enter)
        self.view = SpeakerView(self.context)
        self.view.edit_asked.connect(self.edit)
        self.view.merge_row.left.connect(self.list.table.setFocus)
        self.list.duplicates_button.clicked.connect(self.show_duplicates)
        self.duplicates: DuplicatesView | None = None
        self.empty = EmptyPage({"enter_speaker": self.add_new})
        self._lay_out(self.list)

    def _add_keys(self) -> None:
        self._keys.on("R", lambda: self._ask(self.view.head.ask_name))
        self._keys.on("A", lambda: self._ask(self.view.head.ask_alias))
        self._keys.on("M", self.merge)
        self._keys.on("D", self.show_duplicates)
        self._keys.on("F2", self.edit)
        self._keys.on("Del", self.trash)
        self._keys.on("Esc", self._escape)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Speakers"))
        self.empty.say(
            self.tr("Speakers come with the quotes that are entered. To enter one by hand: Ctrl+N."),
            [self.tr("Enter a speaker")],
        )

    # What is shown

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Read again what these changes may have touched; selection and scroll position stay."""
        if self.isHidden():
            # Read when it is shown: nobody sees it now.
            self._needs_reading = self._needs_reading or changes.touches(*SHOWN_HERE)
            self._is_stale = self._is_stale or self._needs_reading
            return
        if changes.touches(*SHOWN_HERE):
            self.list.read()
            self._show_current()
        if self.isVisible() and changes.touches("speaker", "speaker_alias", "rejected_pair"):
            self.list.count_pairs()

    @property
    def _form_is_shown(self) -> bool:
        return self.form is not None and self._side.currentWidget() is self.form

    def _show(self, record_id: int | None) -> bool:
        return record_id is not None and self.view.show_speaker(record_id)

    def export_filter(self) -> QuoteFilter:
        """The quotes of the speaker shown."""
        shown = self.list.table.current_id
        return QuoteFilter(speakers=(shown,)) if shown is not None else QuoteFilter()

    def record_count(self) -> int:
        """How many speakers the project holds."""
        return speaker_queries.count(self.context.project)

    # The form

    def go_on(self, draft: Draft) -> None:
        """Go on with what an earlier session has left unsaved, of a speaker or of one of their roles."""
        if draft.entity == "speaker_role":
            role = role_of(self.context.project, draft)
            self.show_record(role.speaker_id)
            self.view.roles.go_on(role, draft)
            return
        if not draft.is_new:
            self.show_record(draft.row_id)
        self._show_form().go_on(draft)

    def _new_form(self) -> SpeakerForm:
        return SpeakerForm(self.context)

    # Similar names

    @property
    def _duplicates_are_shown(self) -> bool:
        return self.duplicates is not None and self._side.currentWidget() is self.duplicates

    @Slot()
    def show_duplicates(self) -> None:
        """Show the pairs of speakers who may be one."""
        if self.duplicates is None:
            # Imported and made when it is first asked for: the window is to open fast.
            from ui.widgets.duplicates_view import DuplicatesView

            self.duplicates = DuplicatesView(self.context)
            self.duplicates.left.connect(self._leave_form)
            self.duplicates.counted.connect(self._say_pairs)
            self._side.addWidget(self.duplicates)
        self._side.setCurrentWidget(self.duplicates)
        self.duplicates.start()

    @Slot()
    def _say_pairs(self) -> None:
        if self.duplicates is not None:
            self.list.show_pairs(self.duplicates.count)

    def merge(self) -> None:
        """Ask whom the speaker shown is to be merged into."""
        if self._side.currentWidget() is self.view and self.context.project.writable:
            self.view.ask_merge()

    # Steps and keys

    @Slot()
    def _enter(self) -> None:
        """From the list to what the speaker said."""
        if self._side.currentWidget() is self.view:
            self.view.focus_first()

    def _ask(self, ask: Callable[[], None]) -> None:
        if self._side.currentWidget() is self.view:
            ask()

    def trash(self) -> None:
        """Trash the speaker shown; refused, with the reason, while quotes are attributed to them."""
        if self._side.currentWidget() is self.view and self.context.project.writable:
            self.context.do(speakers.trash, self.list.table.current_id)

    def _escape(self) -> None:
        if self._duplicates_are_shown:
            self._leave_form()
        else:
            super()._escape()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.count_pairs()


def role_of(project: Project, draft: Draft) -> SpeakerRole:
    """The role that a draft changes, as it is stored; a new one of the same speaker if it was never."""
    if draft.is_new:
        return SpeakerRole(speaker_id=int(draft.fields["speaker_id"]))
    return speaker_queries.role(project, draft.row_id)
