"""Tables come into the window from files and from the clipboard: read in a job, looked over, stored."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from tracker.records import Changes
from ui.errand import ProjectErrand
from ui.jobs import Job

if TYPE_CHECKING:
    from ui.table_job import Reading, Storing


class TableImport(ProjectErrand):
    """Each table is one step; how far it is, and a way to stop it, stands at the window's foot."""

    def begin(self, path: Path, words: str | None = None) -> None:
        """Read the table in a file, or in `words`, and show what would become of it."""
        from ui import table_job  # only now: the window is to open fast

        if not self._take_up():
            return
        job = Job(partial(table_job.read, table_job.Origin(path, words)))
        job.done.connect(self._show)
        self._begin(job, lambda: self.tr("Reading a table"), counts=True)

    def begin_with(self, words: str) -> None:
        """As `begin`, with rows that were copied in a spreadsheet."""
        self.begin(Path(), words)

    @Slot(object)
    def _show(self, reading: "Reading") -> None:
        if not self._is_open:
            return
        from ui.dialogs.import_table import ImportTableDialog

        dialog = ImportTableDialog(self._window.context, reading.origin, reading, self._window)
        dialog.asked.connect(self._store)
        dialog.open()

    @Slot(object)
    def _store(self, storing: "Storing") -> None:
        self._window.context.do(storing.store, done=self._tell, failed=self._tell_failed)
        self._window.jobs.begin(Job(storing.wait), lambda: self.tr("Importing a table"))

    def _tell(self, changes: Changes) -> None:
        if self._is_open and not changes:
            self._window.context.tell(self.tr("All of this is in the project already. Nothing was changed."))

    def _stopped(self) -> str:
        return self.tr("The import was stopped. Nothing of it was saved.")
