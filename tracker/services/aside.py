"""Projects that are only looked at, such as backups and projects to be merged: not a byte of them changes."""

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tracker import migrations, open_files
from tracker.db import Project
from tracker.files import scratch_folder
from tracker.services import project as projects
from tracker.services.recognize import schema_number
from tracker.sqlite import address, sqlite3
from tracker.storage_errors import sqlite_name, storage_errors


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
    with scratch_folder("isnad.") as folder:
        copy = folder / path.name
        _copy(path, copy)
        projects.bring_up_to_date(copy)
        with projects.open_project(copy, writable=False) as opened:
            yield opened


def _copy(path: Path, copy: Path) -> None:
    """A copy as SQLite makes it, with what still lies in a journal beside the file."""
    key = open_files.opened(path)
    try:
        with (
            storage_errors(path),
            closing(sqlite3.connect(address(path.absolute(), "mode=ro"), uri=True)) as here,
            closing(sqlite3.connect(copy)) as there,
        ):
            try:
                here.backup(there)
                return
            except sqlite3.Error as error:
                if not (sqlite_name(error) or "").startswith("SQLITE_READONLY"):
                    raise
    finally:
        open_files.closed(key)
    # Only a writer may take back what a killed one left half done; nobody writes it meanwhile.
    with storage_errors(path):
        shutil.copyfile(path, copy)
        shutil.copyfile(_journal(path, "-journal"), _journal(copy, "-journal"))


def _has_journal(path: Path) -> bool:
    """True if a writer has left something beside the file that only a writer can put in order."""
    return any(_journal(path, end).exists() for end in ("-wal", "-journal"))


def _journal(path: Path, end: str) -> Path:
    return path.with_name(f"{path.name}{end}")
