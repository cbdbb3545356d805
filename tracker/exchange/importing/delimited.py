"""CSV and its kin: finds the delimiter, and refuses quotation marks that swallow rows."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.csv_format import check_delimiter
from tracker.exchange.importing.letters import Letters
from tracker.exchange.importing.model import Options

LONGEST_CELL = 16 * 1024 * 1024
"""Characters of a cell; what is longer is a quotation mark that was never closed."""

DELIMITERS = (",", ";", "\t", "|")
ROWS_TRIED = 500
DECLARATION = "sep="

Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a file's rows are read: its delimiter, and whether quotation marks hold cells together.

    `declared`: 1 if its first line only names the delimiter; `swallowed`: rows that a reading with
    quotation marks would have lost or altered.
    """

    delimiter: str
    has_quoting: bool = True
    declared: int = 0
    swallowed: int = 0


def shape_of(letters: Letters, options: Options) -> Shape:
    """How the rows are read. Raises `InputRefused` («bad_delimiter»)."""
    declared, body = _declared(letters.sample)
    has_quoting = options.has_quoting is not False
    delimiter = options.delimiter or declared or _found(body, has_quoting=has_quoting)
    check_delimiter(delimiter)
    return Shape(delimiter, has_quoting, int(declared is not None))


def checked(letters: Letters, shape: Shape, path: str, *, may_go_without: bool) -> Iterator[Record]:
    """Every record with its number, once more than needed: to be sure that the quotation marks are sound.

    Raises `InputRefused` with row and line: import_open_quote, import_cell_too_long. With
    `may_go_without`, import_marks_are_letters if the marks are letters of the words in this file.
    """
    numbered = enumerate(_records(_body(letters, shape), shape, path), 1 + shape.declared)
    try:
        yield from numbered
    except InputRefused as error:
        if error.code == "import_open_quote" and may_go_without and _marks_are_letters(letters, shape):
            swallowed = _swallowed(letters, shape)
            raise InputRefused("import_marks_are_letters", path=path, swallowed=swallowed) from error
        raise


def records(letters: Letters, shape: Shape) -> Iterator[Record]:
    """Every record of a file that was checked, with its number from 1."""
    reader = _reader(_body(letters, shape), shape)
    return enumerate(reader, 1 + shape.declared)


def _body(letters: Letters, shape: Shape) -> Iterator[str]:
    with letters.open() as lines:
        if shape.declared:
            next(lines)
        yield from _without_marks(lines) if letters.has_inner_marks else lines


def _without_marks(lines: Iterable[str]) -> Iterator[str]:
    """Where files were put together, each brought its own byte order mark."""
    for line in lines:
        yield line[1:] if line[0] == "\ufeff" else line


def _declared(text: str) -> tuple[str | None, str]:
    """The delimiter that a first line «sep=;» names, and the text behind it."""
    line = next(iter(io.StringIO(text, newline="")), "")
    words = line.rstrip("\r\n")
    if words.lower().startswith(DECLARATION) and len(words) == len(DECLARATION) + 1:
        return words[-1], text[len(line) :]
    return None, text


def _found(text: str, *, has_quoting: bool) -> str:
    """The delimiter with which most rows have equally many cells, and more than one."""
    scores = {each: _agreement(text, Shape(each, has_quoting)) for each in DELIMITERS}
    return max(DELIMITERS, key=lambda each: scores[each])


def _agreement(text: str, shape: Shape) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    reader = _reader(io.StringIO(text, newline=""), shape)
    try:
        for row in reader:
            widths[len(row)] += bool(row)
            if reader.line_num > ROWS_TRIED:
                break
    except csv.Error:  # a cell without an end: with this delimiter the text is no table
        return 0, 0
    width, rows = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    return (rows / sum(widths.values()), width) if width > 1 else (0, 0)


def _reader(lines: Iterable[str], shape: Shape, *, strict: bool = False) -> Any:
    csv.field_size_limit(LONGEST_CELL)
    if not shape.has_quoting:
        return csv.reader(lines, delimiter=shape.delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=shape.delimiter, strict=strict)


def _records(body: Iterator[str], shape: Shape, path: str) -> Iterator[list[str]]:
    lines: list[str] = []

    def fed() -> Iterator[str]:
        for line in body:
            lines.append(line)
            yield line

    reader = _reader(fed(), shape)
    row, width = shape.declared, 0
    while True:
        row += 1
        first_line = reader.line_num + 1 + shape.declared
        lines.clear()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise InputRefused(
                "import_cell_too_long", path=path, row=row, line=first_line, limit=LONGEST_CELL
            ) from error
        if cells is None:
            return
        width = width or len(cells)
        is_suspect = shape.has_quoting and ('"' in lines[0] or len(lines) > 1)
        if is_suspect and (_is_left_open(lines, shape) or _swallows_rows(cells, shape.delimiter, width)):
            raise InputRefused("import_open_quote", path=path, row=row, line=first_line)
        yield cells


def _is_left_open(lines: list[str], shape: Shape) -> bool:
    """True if a quotation mark opens a cell in these lines and does not close it where a cell ends.

    To read on all the same would take marks away that belong to the words.
    """
    try:
        list(_reader(iter(lines), shape, strict=True))
    except csv.Error:
        return True
    return False


def _swallows_rows(cells: list[str], delimiter: str, width: int) -> bool:
    """True if a cell of several lines reads like the end of one row, whole rows, and the head of another."""
    return width > 2 and any(
        _reads_like_rows(cell.replace("\r\n", "\n").replace("\r", "\n").split("\n"), delimiter, width, place)
        for place, cell in enumerate(cells)
        if "\n" in cell or "\r" in cell
    )


def _reads_like_rows(lines: list[str], delimiter: str, width: int, place: int) -> bool:
    head, *between, tail = (line.count(delimiter) for line in lines)
    return head == width - 1 - place and tail == place and all(each == width - 1 for each in between)


WRAPPED = 0.1
"""Of the rows, as many may have a cell that stands in quotation marks as a whole by chance."""


def _marks_are_letters(letters: Letters, shape: Shape) -> bool:
    """True for a table of tabs whose rows, read without quoting, are all equally long.

    Such tables have no need of quotation marks; with other delimiters a person has to say so.
    """
    if shape.delimiter != "\t":
        return False
    plain = Shape(shape.delimiter, has_quoting=False, declared=shape.declared)
    width = rows = wrapped = 0
    for _, cells in records(letters, plain):
        if not cells:
            continue
        width = width or len(cells)
        if len(cells) != width:
            return False
        rows += 1
        wrapped += any(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in cells)
    return width > 1 and wrapped <= WRAPPED * rows


def _swallowed(letters: Letters, shape: Shape) -> int:
    """The rows that a reading with quotation marks would not have brought to the letter."""
    plain = Shape(shape.delimiter, has_quoting=False, declared=shape.declared)
    given: Counter[int] = Counter()
    with suppress(csv.Error):  # the mark swallows all that is left
        given.update(hash(tuple(cells)) for _, cells in records(letters, shape))
    wanted = Counter(hash(tuple(cells)) for _, cells in records(letters, plain))
    return (wanted - given).total()
