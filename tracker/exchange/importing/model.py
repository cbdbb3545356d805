"""What an import is asked for, what it reads, what is wrong in it, and what it did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.errors import InputRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a table is read. What is not said is found out.

    `what`: quotes, claims, speakers, sources or links; `mapping`: (field, column) pairs, a column being a
    header word or a number from 1.
    """

    what: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    exact: bool = False
    has_header: bool = True
    encoding: str | None = None
    delimiter: str | None = None
    has_quoting: bool = True


@dataclass(frozen=True, slots=True)
class RawTable:
    """A file's cells as they stand there; each row with its number, from 1 with the header."""

    headers: tuple[str, ...]
    rows: list[tuple[int, list[str | None]]]


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
    """What an import did, or would do; `ignored` are the headers of columns that it did not take."""

    what: str
    rows: int
    counts: Mapping[str, Count]
    ignored: tuple[str, ...] = ()


@dataclass(slots=True)
class Faults:
    """The faults found so far, with the headers of the columns that fields come from."""

    columns: Mapping[str, str] = field(default_factory=dict)
    found: list[Fault] = field(default_factory=list)

    def add(self, row: int, name: str, value: object, reason: InputRefused) -> None:
        """Note that a field of a row cannot be taken."""
        self.found.append(Fault(row, self.columns.get(name, name), str(value), reason))
