"""Tables from files: CSV, TSV, XLSX, JSON and JSON Lines."""

import datetime
import json
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from tracker.errors import InputRefused
from tracker.exchange.importing import delimited
from tracker.exchange.importing.model import Options, RawTable
from tracker.exchange.spreadsheet_cells import unguard
from tracker.exchange.texts import read_bytes
from tracker.services.recognize import kind_of_file
from tracker.text.entry import decode

LIST_SEPARATOR = " | "

Numbered = tuple[int, list[str | None]]

# How a workbook writes control characters; xlsxwriter does so too.
_CONTROL = re.compile("_x00([01][0-9A-Fa-f])_")


def read_table(path: Path, options: Options) -> RawTable:
    """The table in a file. In CSV and TSV, `'` that guard cells are taken off unless it is `exact`.

    Raises `InputRefused` for a format that is not read (unknown_import_format), a file that is not what
    its name says, and as the formats do; import_too_wide for rows that are longer than the header;
    import_empty for a table without rows of data.
    """
    read = FORMATS.get(path.suffix.lower())
    if read is None:
        raise InputRefused("unknown_import_format", path=str(path), formats=tuple(FORMATS))
    return read(read_bytes(path), path, options)


def _delimited(data: bytes, path: Path, options: Options) -> RawTable:
    kind = kind_of_file(data[:4096])
    if kind in ("zip", "pdf", "image", "isnad", "sqlite"):
        raise InputRefused("file_not_text", path=str(path), what=kind)
    rows = delimited.read(data, path, options)
    if not options.exact:
        rows = [(number, [cell and unguard(cell) for cell in cells]) for number, cells in rows]
    return _headed(rows, path, options)


def _workbook(data: bytes, path: Path, options: Options) -> RawTable:
    import io

    from openpyxl import load_workbook  # only now: few sessions read XLSX
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and the like, of which nothing is read
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            rows = [
                (number, [_cell_of_workbook(value) for value in cells])
                for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), 1)
            ]
            book.close()
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, SyntaxError) as error:
        raise InputRefused("file_damaged", path=str(path)) from error
    return _headed([(number, cells) for number, cells in rows if any(cells)], path, options)


def _cell_of_workbook(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _CONTROL.sub(lambda found: chr(int(found[1], 16)), str(value))


def _headed(rows: list[Numbered], path: Path, options: Options) -> RawTable:
    if not rows or (options.has_header and len(rows) == 1):
        raise InputRefused("import_empty", path=str(path))
    if options.has_header:
        headers = [cell or "" for cell in rows.pop(0)[1]]
        while headers and not headers[-1].strip():
            headers.pop()
    else:
        headers = [str(number + 1) for number in range(max(len(cells) for _, cells in rows))]
    for number, cells in rows:
        if any(cells[len(headers) :]):
            raise InputRefused(
                "import_too_wide", path=str(path), row=number, cells=len(cells), expected=len(headers)
            )
        cells += [None] * (len(headers) - len(cells))
    return RawTable(tuple(headers), [(number, cells) for number, cells in rows if any(cells)])


def _json(data: bytes, path: Path, options: Options) -> RawTable:
    text = _utf8(data, path)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and error.lineno > 1:
            return _json_lines(data, path, options)
        raise _damaged(path, error.lineno, error.colno) from error
    except RecursionError as error:
        raise InputRefused("import_json_shape", path=str(path)) from error
    return _of_objects(found if isinstance(found, list) else None, path)


def _json_lines(data: bytes, path: Path, _options: Options) -> RawTable:
    objects = []
    for number, line in enumerate(_utf8(data, path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            objects.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise _damaged(path, number, error.colno) from error
        except RecursionError as error:
            raise InputRefused("import_json_shape", path=str(path)) from error
    return _of_objects(objects, path)


def _utf8(data: bytes, path: Path) -> str:
    try:
        return decode(data)
    except InputRefused as error:
        raise InputRefused("file_must_be_utf8", **{"path": str(path), "byte": "", **error.fields}) from error


def _damaged(path: Path, line: int, column: int) -> InputRefused:
    return InputRefused("import_json_damaged", path=str(path), line=line, column=column)


def _of_objects(objects: list[Any] | None, path: Path) -> RawTable:
    if objects is None or not all(isinstance(each, dict) for each in objects):
        raise InputRefused("import_json_shape", path=str(path))
    if not objects:
        raise InputRefused("import_empty", path=str(path))
    headers = tuple(dict.fromkeys(key for each in objects for key in each))
    rows = [(n, [_cell_of_json(each.get(key)) for key in headers]) for n, each in enumerate(objects, 1)]
    return RawTable(headers, rows)


def _cell_of_json(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return LIST_SEPARATOR.join(_strings(value)) or None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _strings(values: Iterable[Any]) -> list[str]:
    return [str(value) for value in values]


FORMATS: Mapping[str, Callable[[bytes, Path, Options], RawTable]] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".tab": _delimited,
    ".txt": _delimited,
    ".xlsx": _workbook,
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
}
"""The formats by suffix."""
