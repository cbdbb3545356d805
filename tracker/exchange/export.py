"""Writes what a filter shows into a file: the tables, the formats, and the way between them."""

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from tracker import open_files
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange import csv_format, xlsx_format
from tracker.exchange.selection import select
from tracker.exchange.sheets import Row, Sheet, Table
from tracker.exchange.sorting import in_order
from tracker.exchange.tables import table
from tracker.exchange.words import Words
from tracker.files import atomic_file
from tracker.records import Exported, QuoteFilter
from tracker.services.recognize import kind_of_file
from tracker.storage_errors import storage_errors

FORMATS: Mapping[str, Callable[[BinaryIO, Sheet], None]] = {
    ".csv": csv_format.write,
    ".xlsx": xlsx_format.write,
}
"""The formats by suffix. A format writes a sheet into an open file; see `files.atomic_file`."""

PROGRESS_EVERY = 1000

Progress = Callable[[int, int], None]


def export(
    project: Project,
    path: Path,
    quote_filter: QuoteFilter,
    *,
    what: str = "quotes",
    columns: str = "full",
    headers: str = "code",
    delimiter: str = ",",
    exact: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write what the filter shows to `path`, in the format that its suffix names, and count it.

    Quotes come with one row for each link that fits, claims, speakers and sources once each if a quote
    that the filter shows leads to them (all of them if it shows every quote). All is read from one
    state of the project. `progress(done, total)` counts records, at least every 1000 rows; what it
    raises, such as `Cancelled`, stops the export.

    Whatever stops it, nothing is left of the new file, and an old one at `path` is untouched. Raises
    `InputRefused`: project_in_the_way for any Isnad project, format_missing, unknown_format,
    unknown_option_value, bad_delimiter, and for XLSX cell_too_long, xlsx_character, too_many_rows;
    `StorageFailed` as `atomic_file` does.
    """
    _refuse_to_replace_a_project(path)
    write = _format(path)
    chosen, words = table(what, columns), Words(headers)
    with project.reading(), atomic_file(path) as file:
        total, records = select(project, what, quote_filter)
        tally = _Tally(total, progress or _unheard)
        with contextlib.closing(_rows(chosen, words, records, tally, Path(file.name).parent)) as rows:
            sheet = Sheet(
                columns=chosen.codes,
                headers=words.labels(chosen.name, chosen.codes),
                title=words.title(chosen.name),
                rows=rows,
                right_to_left=headers != "en",
                delimiter=delimiter,
                exact=exact,
            )
            write(file, sheet)
    return Exported(path=str(path), records=tally.rows if what == "links" else tally.records, rows=tally.rows)


def _refuse_to_replace_a_project(path: Path) -> None:
    # Without a head the file is open as a project here and now.
    with storage_errors(path):
        head = open_files.head(path) if path.is_file() else b""
    if head is None or kind_of_file(head) == "isnad":
        raise InputRefused("project_in_the_way", path=str(path))


def _format(path: Path) -> Callable[[BinaryIO, Sheet], None]:
    write = FORMATS.get(path.suffix.lower())
    if not path.suffix:
        raise InputRefused("format_missing", path=str(path), formats=tuple(FORMATS))
    if write is None:
        raise InputRefused("unknown_format", suffix=path.suffix, formats=tuple(FORMATS))
    return write


def _unheard(_done: int, _total: int) -> None:
    """The progress of an export that nobody watches."""


@dataclass(slots=True)
class _Tally:
    """What has been done so far of the `total` records."""

    total: int
    progress: Progress
    records: int = 0
    rows: int = 0

    def tell(self) -> None:
        self.progress(self.records, self.total)

    def tell_now_and_then(self) -> None:
        if (self.records + self.rows) % PROGRESS_EVERY == 0:
            self.tell()


def _rows(
    chosen: Table[Any, Any], words: Words, records: Iterable[Any], tally: _Tally, folder: Path
) -> Generator[Row, None, None]:
    tally.tell()
    lines = _lines(chosen, records, tally)
    if chosen.order is None:
        yield from (chosen.row(line, words) for line in lines)
    else:
        keyed = ((chosen.order(line), chosen.row(line, words)) for line in lines)
        for number, row in enumerate(in_order(keyed, folder), 1):
            yield row
            if number % PROGRESS_EVERY == 0:
                tally.tell()
    tally.tell()


def _lines(chosen: Table[Any, Any], records: Iterable[Any], tally: _Tally) -> Iterator[Any]:
    for record in records:
        for line in chosen.lines(record):
            yield line
            tally.rows += 1
            tally.tell_now_and_then()
        tally.records += 1
        tally.tell_now_and_then()
