"""Projects that are only looked at, such as backups and projects to be merged: not a byte of them changes."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from tracker import migrations, open_files
from tracker.db import Project
from tracker.errors import ProjectRefused, StorageFailed
from tracker.files import scratch_folder
from tracker.services import project as projects
from tracker.services.recognize import schema_number
from tracker.shares import Progress
from tracker.sqlite import address, sqlite3
from tracker.storage_errors import sqlite_name, storage_errors

PAGES_A_STEP = 500

JOURNALS = ("-wal", "-journal")


@contextlib.contextmanager
def opened_aside(path: Path) -> Iterator[Project]:
    """The project for reading, for the length of the block.

    One of an older Isnad is brought up to date in a private copy, and one that a killed program left its
    newest steps beside is put in order there: the copy is all that is opened. Raises `ProjectRefused` and
    `StorageFailed` as `open_project` does.
    """
    head = projects.recognize(path)
    if head is None or (schema_number(head) == migrations.newest() and not _has_journal(path)):
        with projects.open_project(path, writable=False) as opened:
            yield opened
        return
    with _in_private(path, writable=False) as opened:
        yield opened


@contextlib.contextmanager
def opened_to_read(path: Path, told: Callable[[], None] | None = None) -> Iterator[Project]:
    """The project for reading, for the length of the block: what a command that changes nothing opens.

    It is read where it lies, beside whoever works on it, as long as that changes no byte of it. Else it is
    read in a private copy that is brought up to date and put in order; `told` hears of that first. Raises
    `ProjectRefused` and `StorageFailed` as `open_project` does.
    """
    with contextlib.ExitStack() as held:
        try:
            opened = held.enter_context(projects.open_untouched(path))
        except (ProjectRefused, StorageFailed) as error:
            if error.code not in ("project_older", "recovery_needed"):
                raise
            if told:
                told()
            opened = held.enter_context(_in_private(path, writable=False))
        yield opened


@contextlib.contextmanager
def opened_for_trial(path: Path, progress: Progress | None = None) -> Iterator[Project]:
    """A private copy of the project that may be written, for the length of the block, and is then gone.

    What would come of a step is tried there while others work on the project itself. `progress(done, total)`
    counts pages and may raise `Cancelled`.
    """
    with _in_private(path, writable=True, progress=progress) as opened:
        yield opened


@contextlib.contextmanager
def _in_private(path: Path, *, writable: bool, progress: Progress | None = None) -> Iterator[Project]:
    with scratch_folder("isnad.") as folder:
        copy = folder / path.name
        _copy(path, copy, progress)
        projects.bring_up_to_date(copy)
        with projects.open_project(copy, writable=writable) as opened:
            opened.path = path  # what is said of it, and kept beside it, is the project's own
            yield opened


def _copy(path: Path, copy: Path, progress: Progress | None) -> None:
    """A copy as SQLite makes it, with what still lies in a journal beside the file."""

    def told(_: int, remaining: int, total: int) -> None:
        if progress:
            progress(total - remaining, total)

    key = open_files.opened(path)
    try:
        with (
            storage_errors(path),
            closing(sqlite3.connect(address(path.absolute(), "mode=ro"), uri=True)) as here,
            closing(sqlite3.connect(copy)) as there,
        ):
            try:
                # One view of it: else each step of whoever works on it would make the copy begin again.
                here.execute("BEGIN")
                here.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                here.backup(there, pages=PAGES_A_STEP, progress=told)
                return
            except sqlite3.Error as error:
                if not (sqlite_name(error) or "").startswith("SQLITE_READONLY"):
                    raise
    finally:
        open_files.closed(key)
    # Only a writer may take back what a killed one left half done; nobody writes it meanwhile.
    with storage_errors(path):
        for each in (path, *(_journal(path, end) for end in JOURNALS)):
            if each == path or each.exists():
                shutil.copyfile(each, copy.with_name(each.name))


def _has_journal(path: Path) -> bool:
    """True if a writer has left something beside the file that only a writer can put in order."""
    return any(_journal(path, end).exists() for end in JOURNALS)


def _journal(path: Path, end: str) -> Path:
    return path.with_name(f"{path.name}{end}")
