"""What an export hands to a format: what the filter shows, as rows, as sheets or record by record."""

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker.db import Project
from tracker.exchange.formats import EVERYTHING, TABLES
from tracker.exchange.selection import select
from tracker.exchange.sheets import Row, Sheet, Table
from tracker.exchange.sorting import in_order
from tracker.exchange.tables import table
from tracker.exchange.words import Words
from tracker.records import QuoteFilter

PROGRESS_EVERY = 1000

Progress = Callable[[int, int], None]
"""Told how many records are done, of how many."""


def unheard(_done: int, _total: int) -> None:
    """The progress of work that nobody watches."""


@dataclass(slots=True)
class Tally:
    """What has been done so far of the `total` records."""

    progress: Progress = unheard
    total: int = 0
    records: int = 0
    rows: int = 0

    def tell(self) -> None:
        """Say how far the work is; what that raises stops it."""
        self.progress(self.records, self.total)

    def count(self, records: int = 0, rows: int = 0) -> None:
        """Take these as done, and say so now and then."""
        self.records += records
        self.rows += rows
        if (self.records + self.rows) % PROGRESS_EVERY == 0:
            self.tell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is asked for, and the way to it. To be read inside one `project.reading()`.

    `what`: "quotes", "claims", "speakers", "sources", "links" or "all"; `columns`: the name of a set, or
    columns by their code words; `arranged_by`: "claim" or "speaker"; `review_address`: what the
    addresses of this house's reviews begin with; `picture_address`: what those of its pictures begin with,
    of sources by their uid and of outlets' logos by their name; `folder`: where large things may be
    set aside.
    """

    project: Project
    quote_filter: QuoteFilter
    what: str
    columns: str | tuple[str, ...]
    words: Words
    folder: Path
    delimiter: str = ","
    exact: bool = False
    arranged_by: str = "claim"
    review_address: str = ""
    picture_address: str = ""
    tally: Tally = field(default_factory=Tally)

    @contextlib.contextmanager
    def sheet(self) -> Generator[Sheet, None, None]:
        """The table that was asked for, on its way into a file."""
        with self._sheet(self.what, self.columns) as sheet:
            yield sheet

    def sheets(self) -> Generator[Sheet, None, None]:
        """All tables one after the other if everything was asked for, else the one; each is to be read
        before the next."""
        for what in TABLES if self.what == EVERYTHING else (self.what,):
            with self._sheet(what, "full" if self.what == EVERYTHING else self.columns) as sheet:
                yield sheet

    @contextlib.contextmanager
    def _sheet(self, what: str, columns: str | tuple[str, ...]) -> Generator[Sheet, None, None]:
        chosen = table(what, columns)
        total, records = select(self.project, what, self.quote_filter)
        self.tally.total += total
        with contextlib.closing(self._rows(chosen, records)) as rows:
            yield self.sheet_of(chosen, rows)

    def sheet_of(self, chosen: Table[Any, Any], rows: Iterator[Row]) -> Sheet:
        """These rows under the headers of the table."""
        return Sheet(
            columns=chosen.codes,
            headers=self.words.labels(chosen.name, chosen.codes),
            title=self.words.title(chosen.name),
            rows=rows,
            right_to_left=self.words.headers != "en",
            delimiter=self.delimiter,
            exact=self.exact,
        )

    def _rows(self, chosen: Table[Any, Any], records: Iterable[Any]) -> Generator[Row, None, None]:
        self.tally.tell()
        lines = self._lines(chosen, records)
        if chosen.order is None:
            yield from (chosen.row(line, self.words) for line in lines)
        else:
            keyed = ((chosen.order(line), chosen.row(line, self.words)) for line in lines)
            for number, row in enumerate(in_order(keyed, self.folder), 1):
                yield row
                if number % PROGRESS_EVERY == 0:
                    self.tally.tell()
        self.tally.tell()

    def _lines(self, chosen: Table[Any, Any], records: Iterable[Any]) -> Iterator[Any]:
        for record in records:
            for line in chosen.lines(record):
                yield line
                self.tally.count(rows=1)
            self.tally.count(records=1)
