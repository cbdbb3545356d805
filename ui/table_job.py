"""Tables on their way in, away from the thread of the window: read, tried, stored."""

import threading
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from tracker.errors import Cancelled, InputRefused, IsnadError
from tracker.exchange.importing.columns import Columns, proposed, with_constants
from tracker.exchange.importing.model import Fault, Imported, Numbered, Options, RawTable
from tracker.exchange.importing.reading import read_pasted, read_table
from tracker.exchange.importing.run import import_table
from tracker.exchange.importing.wordings import Wording, wordings
from tracker.records import Changes
from tracker.services import backup, mappings, project
from tracker.services.project import Project
from tracker.shares import BACKUP, TOTAL, share
from ui.jobs import Progress

ROWS_SHOWN = 300

LARGE = 1000
"""Rows from which the project is backed up before they come in."""

UNSAID = Options()
"""Everything about a table is found out."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table comes from: a file, or words that were pasted."""

    path: Path
    words: str | None = None

    def read(self, options: Options) -> RawTable:
        """The table, read with these options; raises as `read_table` does."""
        return read_table(self.path, options) if self.words is None else read_pasted(self.words, options)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a table: the table with its first rows, or the refusal."""

    origin: Origin
    options: Options
    table: RawTable | None = None
    rows: tuple[Numbered, ...] = ()
    error: IsnadError | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """What an import would do, or the faults that stand against it."""

    imported: Imported | None = None
    faults: tuple[Fault, ...] = ()
    number: int = 0
    error: IsnadError | None = None
    wordings: tuple[Wording, ...] = ()


def read(origin: Origin, _progress: Progress, options: Options = UNSAID) -> Reading:
    """Read a table from its beginning to its end, and keep its first rows."""
    try:
        table = origin.read(options)
    except InputRefused as error:
        return Reading(origin, options, error=error)
    return Reading(origin, options, table, tuple(islice(table.read(), ROWS_SHOWN)))


def rows_from(table: RawTable, row: int, _progress: Progress) -> tuple[Numbered, ...]:
    """The rows from this number on, as many as are shown."""
    return tuple(islice((each for each in table.read() if each[0] >= row), ROWS_SHOWN))


def columns(table: RawTable, options: Options) -> tuple[str, Columns] | None:
    """What the rows are and which column fills which field; None if that cannot be told yet."""
    try:
        return proposed(table, options)
    except InputRefused:
        return None


def attempt(origin: Origin, table: RawTable, options: Options, path: Path, progress: Progress) -> Trial:
    """Say what an import into the project at `path` would do; nothing is stored."""
    with project.open_project(path, writable=False) as opened:
        try:
            found = tuple(wordings(opened, *with_constants(table, options)))
        except InputRefused as error:
            return Trial(error=error)
        try:
            done = import_table(opened, table, origin.path, options, dry_run=True, progress=progress)
        except InputRefused as error:
            if error.code != "import_refused":
                return Trial(error=error, wordings=found)
            return Trial(faults=error.fields["faults"], number=error.fields["number"], wordings=found)
    return Trial(done, wordings=found)


class Storing:
    """An import in the line of steps: `wait` is for a job that shows how far it is and can stop it."""

    def __init__(self, origin: Origin, table: RawTable, options: Options, spec: dict[str, Any]) -> None:
        self._asked = (origin, table, options, spec)
        self._over = threading.Event()
        self._stopped = threading.Event()
        self._far = (0, TOTAL)
        self.imported: Imported | None = None

    def store(self, opened: Project) -> Changes:
        """The step itself, for the writing thread; what was chosen is remembered by the headers.

        Before a large one the project is backed up.
        """
        origin, table, options, spec = self._asked
        look: Progress = self._look
        try:
            if table.found.rows >= LARGE:
                backup.before(opened, "import", share(self._look, 0, BACKUP))
                look = share(self._look, BACKUP, TOTAL)
            # Before the import: should this fail, nothing has been stored that would be told as refused.
            mappings.remember(opened, table.headers, spec)
            self.imported = import_table(opened, table, origin.path, options, progress=look)
            return self.imported.changes
        finally:
            self._over.set()

    def wait(self, progress: Progress) -> None:
        """Until the step is stored or refused: tell how far it is; stopped, it leaves nothing behind."""
        while not self._over.wait(SECONDS_BETWEEN_LOOKS):
            try:
                progress(*self._far)
            except Cancelled:
                self._stopped.set()
                self._over.wait()
                raise

    def _look(self, done: int, total: int) -> None:
        self._far = (done, total)
        if self._stopped.is_set():
            raise Cancelled


SECONDS_BETWEEN_LOOKS = 0.1
