"""Records come in whole: another project, JSON of everything, what other programs write."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from tracker.errors import InputRefused
from tracker.records import Changes
from tracker.services.project import Project
from tracker.shares import BACKUP, TOTAL, share
from ui.errand import ProjectErrand
from ui.jobs import Job, Progress
from ui.long_step import LongStep

if TYPE_CHECKING:
    from tracker.exchange.merging.model import Merged, Whole
    from tracker.exchange.merging.run import Decide

COPIED = 500
"""How far a trial is, in thousandths, when the project is copied that it is tried in."""


@dataclass(slots=True)
class _Coming:
    """One file on its way in; several may be at once, each with what was found in it."""

    path: Path
    whole: "Whole | None"
    merged: "Merged | None" = None


class RecordsImport(ProjectErrand):
    """Tries the merge first and shows what would become of it; then it is one step that can be stopped.

    A file that holds no such records is handed on to the tables.
    """

    def begin(self, path: Path) -> None:
        """Read a file, and show what its records would change."""
        if not self._take_up():
            return
        if path.exists() and path.samefile(self._window.context.project.path):
            self._window.show_refusal(InputRefused("merge_of_itself", path=str(path)))
            return
        job = Job(partial(_read, path))
        job.done.connect(self._try)
        self._begin(job, lambda: self.tr("Reading records"), counts=True)

    @Slot(object)
    def _try(self, coming: _Coming) -> None:
        if not self._is_open:
            return
        if coming.whole is None:
            self._window.files.tables.begin(coming.path)
            return
        # In a copy: a trial takes its time, and nobody is to wait for it with a step of their own.
        job = Job(partial(_try, coming, self._window.context.project.path))
        job.done.connect(self._show)
        self._begin(job, lambda: self.tr("Comparing records"), counts=True)

    @Slot(object)
    def _show(self, coming: _Coming) -> None:
        if not self._is_open or coming.merged is None:
            return
        from ui.dialogs.merge import MergeDialog  # only now: the window is to open fast

        dialog = MergeDialog(self._window.context, coming.path, coming.merged, self._window)
        dialog.asked.connect(partial(self._store, coming))
        dialog.open()

    def _store(self, coming: _Coming, decide: "Decide") -> None:
        step = LongStep(self._window.context, partial(_merge, coming, decide), self._tell, self._tell_failed)
        self._window.jobs.begin(step, lambda: self.tr("Merging records"))

    def _tell(self, changes: Changes) -> None:
        if not self._is_open:
            return
        if changes:
            self._window.context.tell_step(self._window.context.wording.step(changes.name), changes)
        else:
            self._window.context.tell(self.tr("All of this is in the project already. Nothing was changed."))

    def _stopped(self) -> str:
        return self.tr("The merge was stopped. Nothing of it was saved.")


def _read(path: Path, _progress: Progress) -> _Coming:
    from tracker.exchange.merging.reading import whole_of

    return _Coming(path, whole_of(path))


def _try(coming: _Coming, path: Path, progress: Progress) -> _Coming:
    """Say what would become of the records, in a copy of the project that is then gone."""
    from tracker.exchange.merging.run import keep_mine, merge
    from tracker.services.aside import opened_for_trial

    assert coming.whole is not None
    with opened_for_trial(path, share(progress, 0, COPIED)) as tried:
        told = share(progress, COPIED, TOTAL)
        coming.merged = merge(
            tried,
            coming.whole,
            decide=keep_mine,
            dry_run=True,
            progress=lambda number: told(number, _number(coming)),
        )
    return coming


def _merge(coming: _Coming, decide: "Decide", opened: Project, progress: Progress) -> Changes:
    from tracker.exchange.merging.run import merge
    from tracker.services import backup

    assert coming.whole is not None
    backup.before(opened, "import", share(progress, 0, BACKUP))
    told, number = share(progress, BACKUP, TOTAL), _number(coming)
    merged = merge(opened, coming.whole, decide=decide, progress=lambda done: told(done, number))
    return merged.changes


def _number(coming: _Coming) -> int:
    """How many records come in, as far as the trial has counted them; 0 if it has not yet."""
    return sum(
        count.created + count.updated + count.skipped
        for noun, count in (coming.merged.counts.items() if coming.merged else ())
        if noun != "links"
    )
