"""Tables from files: CSV, TSV, spreadsheets, JSON and JSON Lines; and from what was pasted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from tracker.errors import InputRefused
from tracker.exchange.importing import delimited, json_tables, letters, workbooks
from tracker.exchange.importing.delimited import Shape
from tracker.exchange.importing.headed import headed
from tracker.exchange.importing.letters import Letters
from tracker.exchange.importing.model import Found, Options, RawTable
from tracker.exchange.spreadsheet_cells import unguard
from tracker.exchange.texts import read_bytes
from tracker.services.recognize import kind_of_file
from tracker.storage_errors import of_system

HEAD = 4096

OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What XLS files begin with, and others of Microsoft's kind from before 2007."""


def read_table(path: Path, options: Options) -> RawTable:
    """The table in a file. In CSV and TSV, `'` that guard cells are taken off unless it is `exact`.

    A file of letters may be of any size: it is read anew for each time that its rows are asked for, and
    was gone through once when this returns. Raises `InputRefused` for a format that is not read
    (unknown_import_format), a file that is not what its name says, and as the formats do; import_too_wide
    for rows that are longer than the header; import_empty for a table without rows of data.
    """
    read = FORMATS.get(path.suffix.lower())
    if read is None:
        raise InputRefused("unknown_import_format", path=str(path), formats=tuple(FORMATS))
    return read(path, options)


def read_pasted(text: str, options: Options) -> RawTable:
    """The table in a text that was copied in a spreadsheet; raises as `read_table` does."""
    return _of_letters(letters.of_text(text), Path(), options)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except FileNotFoundError as error:
        raise InputRefused("file_missing", path=str(path)) from error
    except OSError as error:
        if path.is_dir():
            raise InputRefused("folder_for_file", path=str(path)) from error
        raise of_system(error, path) from error


def _delimited(path: Path, options: Options) -> RawTable:
    head = _head(path)
    kind = kind_of_file(head)
    if head.startswith(OLD_WORKBOOK):
        kind = "zip"
    if kind in ("zip", "pdf", "image", "isnad", "sqlite"):
        raise InputRefused("file_not_text", path=str(path), what=kind)
    return _of_letters(letters.of_file(path, options.encoding), path, options)


def _of_letters(found: Letters, path: Path, options: Options) -> RawTable:
    shape = delimited.shape_of(found, options)
    try:
        return _shaped(found, shape, path, options)
    except InputRefused as error:
        if error.code != "import_marks_are_letters":
            raise
        plain = replace(shape, has_quoting=False, swallowed=error.fields["swallowed"])
        return _shaped(found, plain, path, options)


def _shaped(found: Letters, shape: Shape, path: Path, options: Options) -> RawTable:
    is_guarded = found.has_guards and not options.exact

    def records() -> Iterator[tuple[int, list[str]]]:
        read = delimited.records(found, shape)
        return _unguarded(read) if is_guarded else read

    checked = delimited.checked(found, shape, str(path), may_go_without=options.has_quoting is None)
    how = Found(
        encoding=found.encoding,
        delimiter=shape.delimiter,
        has_quoting=shape.has_quoting,
        swallowed=shape.swallowed,
    )
    return headed(_unguarded(checked) if is_guarded else checked, records, path, options, how)


def _unguarded(records: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for number, cells in records:
        yield number, [unguard(cell) if cell[:1] == "'" else cell for cell in cells]


def _workbook(path: Path, options: Options) -> RawTable:
    head = _head(path)
    is_workbook = not head or kind_of_file(head) == "zip" or head.startswith(OLD_WORKBOOK)
    if path.suffix.lower() == ".xls" and not is_workbook and not head.lstrip().startswith(b"<"):
        # As many sites hand it out: rows of tabs under the name of a workbook.
        return _delimited(path, options)
    return workbooks.read(read_bytes(path), path, options)


def _json(path: Path, options: Options) -> RawTable:
    return json_tables.read(json_tables.text_of(path, options), path, options)


def _json_lines(path: Path, options: Options) -> RawTable:
    return json_tables.read_lines(json_tables.text_of(path, options), path, options)


FORMATS: Mapping[str, Callable[[Path, Options], RawTable]] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".tab": _delimited,
    ".txt": _delimited,
    ".xlsx": _workbook,
    ".xlsm": _workbook,
    ".xls": _workbook,
    ".ods": _workbook,
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
}
"""The formats by suffix."""
