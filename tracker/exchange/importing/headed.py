"""Which row of a file is its header, and the rows of data behind it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

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

    Rows without any cell are left out; so are titles over the header: rows with one cell alone where
    those below have several. Raises `InputRefused`: import_too_wide for rows that are longer than the
    header, import_empty for a table without rows of data.
    """
    filled = ((number, cells) for number, cells in checked if any(cells))
    first = list(islice(filled, ROWS_LOOKED_AT))
    above = _titles(first) if options.has_header else 0
    if len(first) <= above + options.has_header:
        raise InputRefused("import_empty", path=str(path))
    header_row, header = first[above] if options.has_header else (0, ())
    headers = _headers(header)
    width, rows, repeated = _measured(chain(first[above + options.has_header :], filled), headers, path)
    headers = headers or tuple(str(number) for number in range(1, width + 1))
    places = len(headers)

    def rows_of_data() -> Iterator[Numbered]:
        for number, cells in read():
            if number > header_row and any(cells) and not (repeated and _says_again(cells, headers)):
                row = [cell or None for cell in cells[:places]]
                yield number, row if len(row) == places else row + [None] * (places - len(row))

    return RawTable(headers, rows_of_data, replace(found, rows=rows, above=above, repeated=repeated))


def _measured(rows: Iterable[tuple[int, Cells]], headers: Sequence[str], path: Path) -> tuple[int, int, int]:
    """The widest row, the rows of data, and those that say the header again."""
    width = number_of = repeated = 0
    for number, cells in rows:
        if _says_again(cells, headers):
            repeated += 1
            continue
        if headers and any(cells[len(headers) :]):
            raise InputRefused(
                "import_too_wide", path=str(path), row=number, cells=len(cells), expected=len(headers)
            )
        width, number_of = max(width, len(cells)), number_of + 1
    if not number_of:
        raise InputRefused("import_empty", path=str(path))
    return width, number_of, repeated


def _says_again(cells: Cells, headers: Sequence[str]) -> bool:
    """True for the header once more, as where files were put together."""
    is_same = len(headers) > 1 and cells[0] == headers[0] and tuple(cells[: len(headers)]) == headers
    return is_same and not any(cells[len(headers) :])


def _titles(rows: Sequence[tuple[int, Cells]]) -> int:
    """How many rows stand over the header, with one cell each, where most rows below have several."""
    filled = [sum(1 for cell in cells if cell) for _, cells in rows]
    titles = next((place for place, number in enumerate(filled) if number > 1), 0)
    below = filled[titles + 1 :]
    several = sum(number > 1 for number in below)
    return titles if titles <= MOST_TITLES and 2 * several > len(below) else 0


def _headers(cells: Cells) -> tuple[str, ...]:
    headers = [cell or "" for cell in cells]
    while headers and not headers[-1].strip():
        headers.pop()
    return tuple(headers)
