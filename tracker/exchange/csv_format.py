"""CSV that spreadsheets open right in Arabic: UTF-8 with BOM, CRLF, RFC 4180 quoting."""

import csv
import io
from typing import BinaryIO

from tracker.errors import InputRefused
from tracker.exchange.content import Content
from tracker.exchange.sheets import Cell, Sheet
from tracker.exchange.spreadsheet_cells import guard


def write(file: BinaryIO, content: Content) -> None:
    """Write the one table that is asked for; raises as `write_sheet` does."""
    with content.sheet() as sheet:
        write_sheet(file, sheet)


def write_sheet(file: BinaryIO, sheet: Sheet) -> None:
    """Write the sheet, row by row. Text is guarded against formulas unless the sheet is `exact`.

    Raises `InputRefused("bad_delimiter")` for a delimiter that would make the file ambiguous.
    """
    check_delimiter(sheet.delimiter)
    lines = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    # The dialect's lineterminator is CRLF, so that lone CRs and LFs within cells are quoted too.
    writer = csv.writer(lines, delimiter=sheet.delimiter, lineterminator="\r\n")
    writer.writerow(sheet.headers)
    if sheet.exact:
        writer.writerows(sheet.rows)
    else:
        writer.writerows(map(_guarded, sheet.rows))
    lines.detach()  # flushes; the file stays open for its owner


def check_delimiter(delimiter: str) -> None:
    """Raise `InputRefused` unless this is one character that can part cells."""
    if len(delimiter) != 1 or delimiter in '"\r\n\ufeff\0' or "\ud800" <= delimiter <= "\udfff":
        raise InputRefused("bad_delimiter", delimiter=delimiter)


def _guarded(row: tuple[Cell, ...]) -> list[Cell]:
    return [guard(cell) if isinstance(cell, str) else cell for cell in row]
