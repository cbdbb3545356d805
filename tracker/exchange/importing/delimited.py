"""CSV and its kin: finds how its rows are written, and refuses quotation marks that swallow rows."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.csv_format import check_delimiter
from tracker.exchange.importing.letters import Letters
from tracker.exchange.importing.model import Options

LONGEST_CELL = 16 * 1024 * 1024
"""Characters of a cell; what is longer is a quotation mark that was never closed."""

DELIMITERS = (",", ";", "\t", "|")
SELDOM = ("؛", "،", "^", "~", "\x01", "\x1f")
"""Delimiters that are taken where none of the others divides, and all rows agree on one of these."""

ROWS_TRIED = 500
DECLARATION = "sep="

Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a file's rows are read: its delimiter, and whether quotation marks hold cells together.

    `declared`: 1 if its first line only names the delimiter; `swallowed`: rows that a reading with
    quotation marks would have lost or altered; `quote`: the quotation mark; `is_escaped`: a backslash
    stands before those that are letters; `is_spaced`: spaces behind a delimiter belong to no cell.
    """

    delimiter: str
    has_quoting: bool = True
    declared: int = 0
    swallowed: int = 0
    quote: str = '"'
    is_escaped: bool = False
    is_spaced: bool = False


def shape_of(letters: Letters, options: Options) -> Shape:
    """How the rows are read. Raises `InputRefused` («bad_delimiter»)."""
    declared, body = _declared(letters.sample)
    has_quoting = options.has_quoting is not False
    delimiter = options.delimiter or declared or _found(body, has_quoting=has_quoting)
    check_delimiter(delimiter)
    shape = Shape(delimiter, has_quoting, int(declared is not None))
    return _as_written(body, shape) if has_quoting else shape


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
    best = max(DELIMITERS, key=lambda each: scores[each])
    if scores[best] > (0, 0):
        return best
    agreed = (each for each in SELDOM if each in text and _agreement(text, Shape(each, has_quoting))[0] == 1)
    return next(agreed, best)


def _agreement(text: str, shape: Shape) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    try:
        for row in _head(text, shape):
            widths[len(row)] += bool(row)
    except csv.Error:  # a cell without an end: with this delimiter the text is no table
        return 0, 0
    width, rows = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    return (rows / sum(widths.values()), width) if width > 1 else (0, 0)


def _head(text: str, shape: Shape, *, strict: bool = False) -> Iterator[list[str]]:
    """The first records of a text."""
    reader = _reader(io.StringIO(text, newline=""), shape, strict=strict)
    for row in reader:
        yield row
        if reader.line_num > ROWS_TRIED:
            return


def _as_written(text: str, shape: Shape) -> Shape:
    """The shape with what other programs do otherwise, if only then the rows are a sound table.

    They leave a space behind the delimiter, write a backslash before quotation marks that are letters, or
    take `'` for a quotation mark.
    """
    if _is_sound(text, shape):
        return shape
    others = [
        replace(shape, is_spaced=True),
        replace(shape, is_escaped=True),
        replace(shape, is_escaped=True, is_spaced=True),
    ]
    if '"' not in text:
        others += [replace(each, quote="'") for each in (shape, *others)]
    return next((each for each in others if _is_sound(text, each)), shape)


def _is_sound(text: str, shape: Shape) -> bool:
    """True if all quotation marks are where they belong, and all rows as wide as the first of several cells.

    A cell that begins with a space and a quotation mark, or whose header stands in `'`, is not sound.
    """
    width = 0
    mark = shape.quote
    try:
        for row in _head(text, shape, strict=True):
            if len(row) > 1 and not width:
                width = len(row)
                if mark == '"' and any(len(cell) > 2 and cell[0] == cell[-1] == "'" for cell in row):
                    return False
            if any(row[width:]) or any(cell[:1] == " " and cell.lstrip(" ")[:1] == mark for cell in row):
                return False
    except csv.Error:
        return False
    return width > 1


_BACKSLASHES = {mark: re.compile(rf"\\([{mark}\\]?)") for mark in "\"'"}


def _reader(lines: Iterable[str], shape: Shape, *, strict: bool = False) -> Any:
    csv.field_size_limit(LONGEST_CELL)
    if not shape.has_quoting:
        return csv.reader(lines, delimiter=shape.delimiter, quoting=csv.QUOTE_NONE)
    if shape.is_escaped:  # of quotation marks alone: every other backslash is a letter
        found = _BACKSLASHES[shape.quote]
        lines = (found.sub(lambda each: "\\" + (each[1] or "\\"), line) for line in lines)
    return csv.reader(
        lines,
        delimiter=shape.delimiter,
        quotechar=shape.quote,
        escapechar="\\" if shape.is_escaped else None,
        skipinitialspace=shape.is_spaced,
        strict=strict,
    )


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
        is_suspect = shape.has_quoting and (shape.quote in lines[0] or len(lines) > 1)
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
    plain = replace(shape, has_quoting=False)
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
    plain = replace(shape, has_quoting=False)
    given: Counter[int] = Counter()
    with suppress(csv.Error):  # the mark swallows all that is left
        given.update(hash(tuple(cells)) for _, cells in records(letters, shape))
    wanted = Counter(hash(tuple(cells)) for _, cells in records(letters, plain))
    return (wanted - given).total()
