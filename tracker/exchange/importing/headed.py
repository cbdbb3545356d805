"""Which row of a file is its header, and the rows of data behind it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from statistics import median_low

from tracker.errors import InputRefused
from tracker.exchange.importing.model import Found, Numbered, Options, RawTable

ROWS_LOOKED_AT = 100
MOST_TITLES = 10

Cells = Sequence[str | None]


def headed(
    checked: Iterable[tuple[int, Cells]],
    read: Callable[[], Iterator[tuple[int, Cells]]],
    path: Path,
    options: Options,
    found: Found,
) -> RawTable:
    """The table of these rows, which are gone through once to know that they fit; `read` gives them anew.

    Rows without any cell are left out; so are titles over the header: rows with few cells where those
    below have many. A column without a header that holds anything is called by its number, as all are
    without `has_header`. Raises `InputRefused`: import_too_wide for rows that are longer than the header,
    import_empty for a table without rows of data.
    """
    blank = _Blank()
    filled = blank.left_out(checked)
    first = list(islice(filled, ROWS_LOOKED_AT))
    above = _titles([cells for _, cells in first]) if options.has_header else 0
    if len(first) <= above + options.has_header:
        raise InputRefused("import_empty", path=str(path))
    header_row, header = first[above] if options.has_header else (0, ())
    said = [cell or "" for cell in header]
    measures = _measured(chain(first[above + options.has_header :], filled), said, path)
    headers = _named(said, measures)
    places = len(headers)
    repeated = measures.repeated

    def rows_of_data() -> Iterator[Numbered]:
        for number, cells in read():
            if number > header_row and any(cells) and not (repeated and _says_again(cells, said)):
                row = [cell or None for cell in cells[:places]]
                yield number, row if len(row) == places else row + [None] * (places - len(row))

    found = replace(found, rows=measures.rows, above=above, repeated=repeated, blank=blank.after(header_row))
    return RawTable(headers, rows_of_data, found)


@dataclass(slots=True)
class _Blank:
    """The numbers of rows that have cells, and nothing in them, before the last that has something."""

    rows: list[int] = field(default_factory=list)

    def left_out(self, rows: Iterable[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
        waiting: list[int] = []
        for number, cells in rows:
            if any(cells):
                self.rows += waiting
                waiting.clear()
                yield number, cells
            elif len(cells) > 1:
                waiting.append(number)

    def after(self, row: int) -> int:
        return sum(number > row for number in self.rows)


@dataclass(slots=True)
class _Measures:
    """Of the rows of data: the places of filled cells that no header names, how many rows, and how many
    say the header again."""

    filled: set[int] = field(default_factory=set)
    width: int = 0
    rows: int = 0
    repeated: int = 0


def _measured(rows: Iterable[tuple[int, Cells]], said: Sequence[str], path: Path) -> _Measures:
    measures = _Measures()
    unnamed = [place for place, header in enumerate(said) if not header.strip()]
    for number, cells in rows:
        if _says_again(cells, said):
            measures.repeated += 1
            continue
        width = len(cells)
        if said and width > len(said) and any(cells[len(said) :]):
            raise InputRefused("import_too_wide", path=str(path), row=number, cells=width, expected=len(said))
        for place in unnamed:
            if place < width and cells[place]:
                measures.filled.add(place)
        measures.rows += 1
        measures.width = max(measures.width, width)
    if not measures.rows:
        raise InputRefused("import_empty", path=str(path))
    return measures


def _named(said: Sequence[str], measures: _Measures) -> tuple[str, ...]:
    """The header of each column; at the end of the row, only of those that hold anything."""
    if not said:
        return tuple(str(number) for number in range(1, measures.width + 1))
    headers = [
        str(place + 1) if place in measures.filled and str(place + 1) not in said else header
        for place, header in enumerate(said)
    ]
    while headers and not headers[-1].strip() and len(headers) - 1 not in measures.filled:
        headers.pop()
    return tuple(headers)


def _says_again(cells: Cells, said: Sequence[str]) -> bool:
    """True for the header once more, as where files were put together."""
    if len(said) < 2 or not cells or (cells[0] or "") != said[0]:
        return False
    known = [cell or "" for cell in cells] + [""] * (len(said) - len(cells))
    return known[: len(said)] == list(said) and not any(known[len(said) :])


def _titles(rows: Sequence[Cells]) -> int:
    """How many rows stand over the header: with one cell each, or under half of what rows below have."""
    filled = [sum(1 for cell in cells if cell) for cells in rows]
    for place, number in enumerate(filled[: MOST_TITLES + 1]):
        below = filled[place + 1 :]
        if not below:
            return 0
        if 2 * sum(each > 1 for each in below) <= len(below):
            return 0  # a table of one column, or as good as
        usual = median_low(below)
        is_remark = number < usual and str(rows[place][0] or "").startswith("#")
        if number > 1 and 2 * number > usual and not is_remark:
            return place
    return 0
