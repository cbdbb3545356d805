"""Tables of cells: what is handed to every tabular format, and how records become rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from tracker.exchange.words import Words

Cell = str | int | None
"""Numbers are ids, offsets and counts; None is a cell without content."""

Row = tuple[Cell, ...]

Line = TypeVar("Line")
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Table(Generic[Record, Line]):
    """A table's name in the wording files, its columns in order, and the lines that a record makes.

    A line is what one row of the file shows: a record itself, or a quote with one of its links.
    `order` gives what lines are sorted by; without it they keep the order of the list.
    """

    name: str
    columns: Mapping[str, Callable[[Line, Words], Cell]]
    lines: Callable[[Record], Iterator[Line]]
    order: Callable[[Line], tuple[str | int, ...]] | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The code words of the columns, which are also their headers when `words` are codes."""
        return tuple(self.columns)

    def row(self, line: Line, words: Words) -> Row:
        """The cells of a line, None where there is nothing to say."""
        cells = [cell(line, words) for cell in self.columns.values()]
        return tuple([None if cell == "" else cell for cell in cells])

    def rows(self, record: Record, words: Words) -> Iterator[Row]:
        """The rows of a record, by themselves, as lists show them."""
        return (self.row(line, words) for line in self.lines(record))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table on its way into a file: headers as they are written, rows of as many cells, read once.

    `columns` are the headers' code words, `title` says what the table holds.
    `delimiter` and `exact` matter to formats of plain text.
    """

    columns: tuple[str, ...]
    headers: tuple[str, ...]
    rows: Iterator[Row]
    right_to_left: bool
    title: str = ""
    delimiter: str = ","
    exact: bool = False
