"""Records come in whole: another project, JSON of everything, what other programs write."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tracker.errors import Cancelled, InputRefused, IsnadError
from tracker.records import Changes
from tracker.services.project import Project
from ui.context import Context
from ui.jobs import Job, Progress
from ui.long_step import LongStep

if TYPE_CHECKING:
    from tracker.exchange.merging.model import Merged, Whole
    from tracker.exchange.merging.run import Decide
    from ui.main_window import MainWindow


class RecordsImport(QObject):
    """Tries the merge first and shows what would become of it; then it is one step that can be stopped.

    A file that holds no such records is handed on to the tables.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._context: Context | None = None
        self._path = Path()
        self._whole: Whole | None = None
        self._merged: Merged | None = None

    def begin(self, path: Path) -> None:
        """Read a file, and show what its records would change."""
        shown = self._window.context.project
        try:
            shown.refuse_if_read_only()
            if path.exists() and path.samefile(shown.path):
                raise InputRefused("merge_of_itself", path=str(path))
        except IsnadError as error:
            self._window.show_refusal(error)
            return
        self._context, self._path = self._window.context, path
        job = Job(partial(_read, path))
        job.done.connect(self._try)
        job.failed.connect(self._fail)
        self._window.jobs.begin(job, lambda: self.tr("Reading records"))

    @Slot(object)
    def _try(self, whole: "Whole | None") -> None:
        if not self._is_open:
            return
        if whole is None:
            self._window.files.tables.begin(self._path)
            return
        self._whole = whole
        self._take(None, self._show)

    def _show(self, _changes: Changes) -> None:
        if not self._is_open or self._merged is None:
            return
        from ui.dialogs.merge import MergeDialog  # only now: the window is to open fast

        dialog = MergeDialog(self._window.context, self._path, self._merged, self._window)
        dialog.asked.connect(self._store)
        dialog.open()

    @Slot(object)
    def _store(self, decide: "Decide") -> None:
        self._take(decide, self._tell)

    def _take(self, decide: "Decide | None", done: Callable[[Changes], None]) -> None:
        """Queue the merge; without `decide` it is only tried."""
        step = LongStep(self._window.context, partial(self._merge, decide), done, self._fail)
        tried = decide is None
        self._window.jobs.begin(
            step, lambda: self.tr("Comparing records") if tried else self.tr("Merging records")
        )

    def _merge(self, decide: "Decide | None", opened: Project, progress: Progress) -> Changes:
        from tracker.exchange.merging.run import keep_mine, merge
        from tracker.services import backup

        assert self._whole is not None
        if decide is not None:
            backup.before(opened, "import", progress)
        self._merged = merge(
            opened,
            self._whole,
            decide=decide or keep_mine,
            dry_run=decide is None,
            progress=lambda number: progress(number, 0),
        )
        return self._merged.changes

    def _tell(self, changes: Changes) -> None:
        if not self._is_open:
            return
        if changes:
            self._window.context.tell_step(self._window.context.wording.step(changes.name), changes)
        else:
            self._window.context.tell(self.tr("All of this is in the project already. Nothing was changed."))

    @Slot(object)
    def _fail(self, error: IsnadError) -> None:
        if not self._is_open:
            return
        if isinstance(error, Cancelled):
            self._window.context.tell(self.tr("The merge was stopped. Nothing of it was saved."))
        else:
            self._window.show_refusal(error)

    @property
    def _is_open(self) -> bool:
        """False once the project that the records were for has been left."""
        return self._context is not None and getattr(self._window, "context", None) is self._context


def _read(path: Path, _progress: Progress) -> "Whole | None":
    from tracker.exchange.merging.reading import whole_of

    return whole_of(path)
