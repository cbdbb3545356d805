"""What an import is asked for, what it reads, what is wrong in it, and what it did."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.errors import InputRefused
from tracker.records import Changes

Numbered = tuple[int, list[str | None]]
"""A row's number, from 1 with the header, and its cells; None is an empty one."""

SKIP, UPDATE, ADD = "skip", "update", "add"
DUPLICATES = (SKIP, UPDATE, ADD)
"""What becomes of records that the project holds already: left alone, or brought to what the row says; or
every row makes a new one, unless several have one uid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a table is read. What is not said is found out.

    `what`: quotes, claims, speakers, sources or links; `mapping`: (field, column) pairs, a column being a
    header word or a number from 1, or `-` for a field that none is to fill; `constants`: (field, words)
    that every row says; `values`: (field, wording, meaning) for words that other houses write otherwise;
    `sheet`: a workbook's, by name or number from 1; `duplicates`: one of `DUPLICATES`, else those known by
    uid are updated and those known by their words left alone; `month_first`: 2/5/2016 is in February.
    """

    what: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str, str], ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    exact: bool = False
    has_header: bool = True
    encoding: str | None = None
    delimiter: str | None = None
    has_quoting: bool | None = None
    sheet: str | None = None
    duplicates: str | None = None
    month_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How a file was read: what of it was found out, or taken as it was said.

    `swallowed`: rows that a reading with quotation marks would have lost or altered; `above`: rows over the
    header that were left out as titles, and `repeated`, those further down that say the header again;
    `blank`: rows between others that have no cell with anything in it; `rows`: rows of data.
    """

    encoding: str = ""
    delimiter: str = ""
    has_quoting: bool = True
    swallowed: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    above: int = 0
    repeated: int = 0
    blank: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class RawTable:
    """A file's cells as they stand there; `read` gives the rows of data from the first one, each time."""

    headers: tuple[str, ...]
    read: Callable[[], Iterator[Numbered]]
    found: Found = field(default_factory=Found)

    def with_column(self, words: str) -> "RawTable":
        """The table with one more column, in which every row says the same."""

        def read() -> Iterator[Numbered]:
            for number, cells in self.read():
                yield number, [*cells, words]

        return RawTable((*self.headers, ""), read, self.found)

    @property
    def rows(self) -> list[Numbered]:
        """All rows at once."""
        return list(self.read())


@dataclass(frozen=True, slots=True)
class Values:
    """What the cells of one row say, by field; a field that the table lacks is missing."""

    row: int
    by_field: Mapping[str, Any]

    def get(self, name: str, default: Any = "") -> Any:
        """What the row says of a field; the default where nothing was understood."""
        value = self.by_field.get(name)
        return default if value is None else value


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell, and why."""

    row: int
    column: str
    value: str
    reason: InputRefused


@dataclass(slots=True)
class Count:
    """Of one kind of record: how many were made, changed, and found as they are."""

    created: int = 0
    updated: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do; `ignored` are the headers of columns that it did not take.

    `changes` is the step; of many records that are made it names the first alone.
    """

    what: str
    rows: int
    counts: Mapping[str, Count]
    ignored: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)


MOST_FAULTS = 10_000
"""Faults that are kept to be shown; all are counted."""


@dataclass(slots=True)
class Faults:
    """The faults found so far, with the headers of the columns that fields come from."""

    columns: Mapping[str, str] = field(default_factory=dict)
    found: list[Fault] = field(default_factory=list)
    number: int = 0
    rows: set[int] = field(default_factory=set)

    def add(self, row: int, name: str, value: object, reason: InputRefused) -> None:
        """Note that a field of a row cannot be taken."""
        self.number += 1
        self.rows.add(row)
        if len(self.found) < MOST_FAULTS:
            self.found.append(Fault(row, self.columns.get(name, name), str(value), reason))
