"""Spreadsheets: XLSX and its kin, XLS and ODS; cells as what they mean, not as they are shown."""

import datetime
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.importing.headed import headed
from tracker.exchange.importing.model import Found, Options, RawTable

Row = tuple[int, list[str | None]]


def read(data: bytes, path: Path, options: Options) -> RawTable:
    """The table in one sheet: the one chosen, else the first that holds anything.

    Of formulas the result counts; days are ISO days, and midnight is no time of day. Raises
    `InputRefused`: file_encrypted, file_damaged, import_unknown_sheet with the sheets there are; as
    `headed` does.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # only now: it is large

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = tuple(book.sheet_names)
        name = _named(sheets, options.sheet, path) if options.sheet else _first_filled(book, sheets)
        sheet = book.get_sheet_by_name(name) if name else None
    except PasswordError as error:
        raise InputRefused("file_encrypted", path=str(path)) from error
    except (CalamineError, OSError, ValueError) as error:
        raise InputRefused("file_damaged", path=str(path)) from error

    def rows() -> Iterator[Row]:
        for number, cells in enumerate(sheet.iter_rows() if sheet else (), 1):
            yield number, [_cell(value) for value in cells]

    return headed(rows(), rows, path, options, Found(sheet=name, sheets=sheets))


def _named(sheets: tuple[str, ...], wanted: str, path: Path) -> str:
    if wanted in sheets:
        return wanted
    if wanted.isdecimal() and 1 <= int(wanted) <= len(sheets):
        return sheets[int(wanted) - 1]
    raise InputRefused("import_unknown_sheet", path=str(path), name=wanted, sheets=sheets)


def _first_filled(book: Any, sheets: tuple[str, ...]) -> str:
    """The first sheet with two rows that hold something, else the first one with anything."""
    filled = {name: _rows_filled(book, name) for name in sheets}
    several = (name for name, number in filled.items() if number > 1)
    return next(several, next((name for name, number in filled.items() if number), ""))


def _rows_filled(book: Any, name: str) -> int:
    number = 0
    for cells in book.get_sheet_by_name(name).iter_rows():
        number += any(cell not in ("", None) for cell in cells)
        if number > 1:
            break
    return number


def _cell(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
