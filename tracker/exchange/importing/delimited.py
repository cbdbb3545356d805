"""CSV and its kin: finds the delimiter, and refuses quotation marks that swallow rows."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.csv_format import check_delimiter
from tracker.exchange.importing.model import Options
from tracker.exchange.texts.encodings import decode_file, proposals
from tracker.text.entry import clean

LONGEST_CELL = 16 * 1024 * 1024
"""Characters of a cell; what is longer is a quotation mark that was never closed."""

DELIMITERS = (",", ";", "\t", "|")
ROWS_TRIED = 500
DECLARATION = "sep="

Numbered = tuple[int, list[str | None]]


def read(data: bytes, path: Path, options: Options) -> list[Numbered]:
    """The rows of a file, each with its number; rows without any cell are left out.

    Raises `InputRefused`: import_encoding with the encoding to try, file_nul_character, bad_delimiter,
    import_open_quote, import_cell_too_long; those of `decode_file` for an encoding that was chosen.
    """
    text = _decoded(data, path, options.encoding)
    declared, body = _declared(text)
    delimiter = options.delimiter or declared or _found(body, has_quoting=options.has_quoting)
    check_delimiter(delimiter)
    rows = list(_records(body, delimiter, path, has_quoting=options.has_quoting))
    first = 2 if declared else 1
    numbered = [(number, cells) for number, cells in enumerate(rows, first) if cells]
    return [(number, [cell or None for cell in cells]) for number, cells in numbered]


def _decoded(data: bytes, path: Path, encoding: str | None) -> str:
    try:
        text, _ = decode_file(data, path, encoding, declares=False)
    except InputRefused as error:
        if error.code == "file_not_utf8":
            raise InputRefused("import_encoding", **error.fields, encoding=proposals(data)[0]) from error
        raise
    try:
        clean(text)
    except InputRefused as error:
        raise InputRefused(
            "file_nul_character",
            path=str(path),
            line=error.fields["line"],
            column=error.fields["column"],
        ) from error
    return text


def _declared(text: str) -> tuple[str | None, str]:
    """The delimiter that a first line «sep=;» names, and the text behind it."""
    line, _, rest = text.partition("\n")
    line = line.rstrip("\r")
    if line.lower().startswith(DECLARATION) and len(line) == len(DECLARATION) + 1:
        return line[-1], rest
    return None, text


def _found(text: str, *, has_quoting: bool) -> str:
    """The delimiter with which most rows have equally many cells, and more than one."""
    scores = {each: _agreement(text, each, has_quoting=has_quoting) for each in DELIMITERS}
    return max(DELIMITERS, key=lambda each: scores[each])


def _agreement(text: str, delimiter: str, *, has_quoting: bool) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    reader = _reader(io.StringIO(text, newline=""), delimiter, has_quoting=has_quoting)
    try:
        for row in reader:
            widths[len(row)] += bool(row)
            if reader.line_num > ROWS_TRIED:
                break
    except csv.Error:  # a cell without an end: with this delimiter the text is no table
        return 0, 0
    width, rows = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    return (rows / sum(widths.values()), width) if width > 1 else (0, 0)


def _reader(lines: Iterator[str], delimiter: str, *, has_quoting: bool, strict: bool = False) -> Any:
    csv.field_size_limit(LONGEST_CELL)
    if not has_quoting:
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=delimiter, strict=strict)


def _records(text: str, delimiter: str, path: Path, *, has_quoting: bool) -> Iterator[list[str]]:
    lines: list[str] = []

    def fed() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            lines.append(line)
            yield line

    reader = _reader(fed(), delimiter, has_quoting=has_quoting)
    row, width = 0, 0
    while True:
        row += 1
        first_line = reader.line_num + 1
        lines.clear()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise InputRefused(
                "import_cell_too_long", path=str(path), row=row, line=first_line, limit=LONGEST_CELL
            ) from error
        if cells is None:
            return
        width = width or len(cells)
        is_suspect = has_quoting and any('"' in line for line in lines)
        if is_suspect and (_is_left_open(lines, delimiter) or _swallows_rows(cells, delimiter, width)):
            raise InputRefused("import_open_quote", path=str(path), row=row, line=first_line)
        yield cells


def _is_left_open(lines: list[str], delimiter: str) -> bool:
    """True if a quotation mark opens a cell in these lines and does not close it where a cell ends.

    To read on all the same would take marks away that belong to the words.
    """
    try:
        list(_reader(iter(lines), delimiter, has_quoting=True, strict=True))
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
