"""Spreadsheets: XLSX and its kin, XLS and ODS; cells as what they mean, not as they are shown."""

import datetime
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from tracker.errors import InputRefused
from tracker.exchange.importing.headed import headed
from tracker.exchange.importing.model import Found, Options, RawTable
from tracker.exchange.importing.workbook_parts import Place, refuse_bomb, untold_cells, with_errors_told
from tracker.exchange.texts.file_kinds import BROKEN

Row = tuple[int, list[str | None]]


def read(data: bytes, path: Path, options: Options) -> RawTable:
    """The table in one sheet: the one chosen, else the first that holds anything, hidden ones last.

    Of formulas the result counts, and the formula itself where nobody reckoned it; errors are told as they
    are shown; days are ISO days, and midnight is no time of day. Raises `InputRefused`: file_encrypted,
    file_damaged, file_unpacks_too_large, import_unknown_sheet with the sheets there are; as `headed` does.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # only now: it is large

    try:
        refuse_bomb(data, path)
        book = CalamineWorkbook.from_filelike(io.BytesIO(with_errors_told(data)))
        sheets = tuple(book.sheet_names)
        name = (
            _named(sheets, options.sheet, path) if options.sheet else _first_filled(book, _shown_first(book))
        )
        sheet = book.get_sheet_by_name(name) if name else None
        untold = untold_cells(data, name, path)
    except PasswordError as error:
        raise InputRefused("file_encrypted", path=str(path)) from error
    except (CalamineError, OSError, ValueError, *BROKEN, KeyError, etree.XMLSyntaxError) as error:
        raise InputRefused("file_damaged", path=str(path)) from error

    def rows() -> Iterator[Row]:
        return _with(untold, enumerate(sheet.iter_rows() if sheet else (), 1), _first_column(sheet))

    return headed(rows(), rows, path, options, Found(sheet=name, sheets=sheets))


def _first_column(sheet: Any) -> int | None:
    """The column that the reader's rows begin with; None if it finds nothing in the sheet."""
    return sheet.start[1] if sheet and sheet.start else None


def _with(
    untold: Mapping[Place, str], read: Iterable[tuple[int, list[Any]]], begin: int | None
) -> Iterator[Row]:
    """The rows that were read, with what the reader does not tell: that may lie outside of all it tells."""
    placed: dict[int, list[int]] = {}
    for above, column in untold:
        placed.setdefault(above + 1, []).append(column)
    first = min([column for _, column in untold] + ([] if begin is None else [begin]), default=0)
    before = 0 if begin is None else begin - first

    def filled(number: int, row: list[str | None]) -> Row:
        for column in placed.pop(number, ()):
            place = column - first
            row += [None] * (place + 1 - len(row))
            row[place] = row[place] or untold[number - 1, column]
        return number, row

    for number, cells in read:
        row: list[str | None] = [None] * before
        row += map(_cell, cells)
        yield filled(number, row)
    for number in sorted(placed):
        yield filled(number, [])


def _named(sheets: tuple[str, ...], wanted: str, path: Path) -> str:
    if wanted in sheets:
        return wanted
    if wanted.isdecimal() and 1 <= int(wanted) <= len(sheets):
        return sheets[int(wanted) - 1]
    raise InputRefused("import_unknown_sheet", path=str(path), name=wanted, sheets=sheets)


def _shown_first(book: Any) -> tuple[str, ...]:
    """The sheets, those that people see before those that are hidden."""
    return tuple(
        each.name for each in sorted(book.sheets_metadata, key=lambda each: "Hidden" in str(each.visible))
    )


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
