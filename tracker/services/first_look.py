"""A look at a project before it is opened, so that the window need not wait for what opens it."""

from contextlib import suppress
from pathlib import Path

from tracker import migrations, open_files
from tracker.queries.fast import FirstPage, first_page
from tracker.services.recognize import ISNAD, is_in_wal, is_writable, kind_of_file, schema_number
from tracker.sqlite import sqlite3

BESIDE = ("{name}-wal", "{name}-journal", ".{name}.holder")
"""Files whose presence means that the project is in use, or was not closed in order."""


def look(path: Path) -> FirstPage | None:
    """The first page of a project at rest: ours, of this version, whole, writable, and held by nobody.

    None for any other file: opening it finds out what there is to say, to migrate or to put in order. A
    look changes nothing, and opens nothing for good: `open_project` asks all this again.
    """
    with suppress(OSError, sqlite3.Error):
        if not _is_at_rest(path):
            return None
        page = first_page(path)
        # The header was read by itself, before; these two numbers belong to the rows.
        if page.application == int.from_bytes(ISNAD, "big") and page.schema == migrations.newest():
            return page
    return None


def _is_at_rest(path: Path) -> bool:
    if not path.is_file() or not is_writable(path):
        return False
    if any(path.with_name(each.format(name=path.name)).exists() for each in BESIDE):
        return False
    head = open_files.head(path)  # None if this process has it open
    return (
        head is not None
        and kind_of_file(head) == "isnad"
        and not is_in_wal(head)
        and schema_number(head) == migrations.newest()
    )
