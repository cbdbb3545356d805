"""CSV that spreadsheets open right in Arabic: UTF-8 with BOM, CRLF, RFC 4180 quoting."""

import csv
import io
from typing import BinaryIO

from tracker.errors import InputRefused
from tracker.exchange import csv_lines
from tracker.exchange.content import Content
from tracker.exchange.sheets import Cell, Sheet
from tracker.exchange.spreadsheet_cells import guard
from tracker.exchange.tables import table


def write(file: BinaryIO, content: Content) -> None:
    """Write the one table that is asked for; raises as `write_sheet` does."""
    chosen = table(content.what, content.columns)
    if not csv_lines.can_write(chosen):
        with content.sheet() as sheet:
            write_sheet(file, sheet)
        return
    write_sheet(file, content.sheet_of(chosen, iter(())))
    csv_lines.write_lines(file, content, chosen)


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
