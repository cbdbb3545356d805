"""What the tests of imports share: a table taken in, and what a project then holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tracker.db import Project
from tracker.exchange.importing.model import Imported, Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table


def take_in(project: Project, path: Path, *, dry_run: bool = False, **options: Any) -> Imported:
    """Take in the table in a file."""
    chosen = Options(**options)
    return import_table(project, read_table(path, chosen), path, chosen, dry_run=dry_run)


def write_rows(path: Path, headers: str, rows: Sequence[str]) -> Path:
    """A CSV file of these lines."""
    path.write_text("\n".join([headers, *rows]), encoding="utf-8")
    return path


def counts(done: Imported, noun: str) -> tuple[int, int, int]:
    """Made, changed, left as they are."""
    count = done.counts[noun]
    return count.created, count.updated, count.skipped
