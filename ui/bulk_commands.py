"""What is done to all quotes that are selected in the list: one step each, long ones shown as work."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tracker.errors import InputRefused, IsnadError
from tracker.records import Changes, QuoteFilter, QuoteStatus, Stance
from tracker.shares import BACKUP, TOTAL, share
from tracker.text.bidi import isolate
from ui.context import Context
from ui.i18n import grouped

if TYPE_CHECKING:
    from tracker.services import bulk
    from tracker.services.project import Project
    from ui.jobs import Progress
    from ui.models.selection import Selection
    from ui.widgets.quote_list import QuoteList

FEWEST_TO_BACK_UP = 10_000
"""Selected quotes from which a step is begun only when a backup stands."""


class BulkCommands(QObject):
    """The steps of one list. Of a quote that is selected alone, they are the usual ones."""

    def __init__(self, context: Context, quotes: "QuoteList") -> None:
        super().__init__(quotes)
        self._context = context
        self._list = quotes

    @Slot()
    def trash(self) -> None:
        """Trash the selected quotes, in one step."""
        from tracker.services import bulk, quotes

        def deleted(number: int) -> str:
            return grouped(self.tr("%n quotes deleted.", "", number), number)

        if self._is_one:
            self._context.do(quotes.trash, self._list.selected_ids()[0])
        else:
            self._take(bulk.trash, (), deleted)

    @Slot(object)
    def set_status(self, status: QuoteStatus) -> None:
        """Give the selected quotes this status, in one step."""
        from tracker.services import bulk, quotes

        def said(number: int) -> str:
            word = self._context.wording.word(status)
            told = grouped(self.tr("%n quotes are now: {status}.", "", number), number)
            return told.format(status=isolate(word))

        if self._is_one:
            self._context.do(quotes.set_status, self._list.selected_ids()[0], status)
        else:
            self._take(bulk.set_status, (status,), said)

    def link(
        self,
        claim_id: int,
        stance: Stance,
        *,
        change_stances: bool = False,
        done: Callable[[], None],
        otherwise: Callable[[int], None],
    ) -> None:
        """Link the selected quotes to a claim. `done` hears that they are; `otherwise` how many are linked
        with another stance, if these may not be changed."""
        from tracker.services import bulk

        def said(number: int) -> str:
            word = self._context.wording.word(stance)
            told = grouped(self.tr("%n quotes linked: {stance}.", "", number), number)
            return told.format(stance=isolate(word))

        def failed(error: IsnadError) -> None:
            if isinstance(error, InputRefused) and error.code == "linked_otherwise":
                otherwise(int(error.fields["quotes"]))
            else:
                self._context.refused.emit(error)

        def verb(project: "Project", chosen: bulk.Chosen, progress: "Progress | None" = None) -> Changes:
            return bulk.link(
                project, chosen, claim_id, stance, change_stances=change_stances, progress=progress
            )

        self._take(verb, (), said, failed=failed, done=done)

    def wanted(self) -> QuoteFilter:
        """The selected quotes as a filter, in the order they are shown in; if it is one, all shown."""
        shown = self._list.quotes.shown
        selected = self._list.selected()
        if self._list.selected_count < 2 or selected.is_everything:
            return shown
        return replace(shown, quotes=selected.ids)

    @property
    def _is_one(self) -> bool:
        return self._list.selected_count < 2 and bool(self._list.selected_ids())

    def _take(
        self,
        verb: Callable[..., Changes],
        arguments: tuple[object, ...],
        said: Callable[[int], str],
        *,
        failed: Callable[[IsnadError], None] | None = None,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Take a step over the selected quotes, as long work if they are many; then say over how many."""
        from ui.long_step import FEWEST, LongStep

        selected = self._list.selected()
        if not selected or not self._context.project.writable:
            return
        chosen = self._chosen(selected)
        refuse = failed or self._context.refused.emit
        is_large = selected.count >= FEWEST_TO_BACK_UP

        def told(changes: Changes) -> None:
            if done:
                done()
            if changes:
                self._context.tell_step(said(changes.records), changes)
            else:
                self._context.tell(self.tr("There was nothing to change."))

        def act(project: "Project", progress: "Progress") -> Changes:
            if is_large:
                from tracker.services import backup

                backup.before(project, "bulk", share(progress, 0, BACKUP))
                progress = share(progress, BACKUP, TOTAL)
            return verb(project, chosen, *arguments, progress=progress)

        if selected.count < FEWEST:
            self._context.writer.do(verb, chosen, *arguments, done=told, failed=refuse)
        else:
            self._begin(LongStep(self._context, act, told, refuse), counts=not is_large)

    def _chosen(self, selected: "Selection") -> "bulk.Chosen":
        """The quotes that were counted, and no others that come before the step's turn; only as long as
        not all of a long list are known, all that its filter shows."""
        shown = self._list.quotes
        if not selected.is_everything:
            return selected.ids
        return shown.ids_in(range(shown.rowCount())) if shown.is_whole else shown.shown

    def _begin(self, step: QObject, *, counts: bool) -> None:
        from ui.long_step import LongStep
        from ui.widgets.job_bar import JobArea

        assert isinstance(step, LongStep)
        area = self._list.window().findChild(JobArea)
        if isinstance(area, JobArea):
            area.begin(step, lambda: self.tr("Changing quotes"), counts=counts)
        else:
            step.begin()  # a page without its window
