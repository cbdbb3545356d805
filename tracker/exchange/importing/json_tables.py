"""Tables from JSON: arrays of objects or of rows, objects that hold such arrays, and JSON Lines."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.importing.headed import headed
from tracker.exchange.importing.letters import of_file
from tracker.exchange.importing.model import Found, Numbered, Options, RawTable
from tracker.exchange.texts import read_bytes

LIST_SEPARATOR = " | "
NESTED = "/"
"""Between the names of an object and of one in it: «review/rating»."""

KEY = "key"
"""The column of the names under which an object holds its rows."""


class _Figure(str):
    """A number as it is written, whatever its size."""


class _Twice(dict[str, Any]):
    """An object that says one name twice; `name` is that name."""

    name = ""


def read(text: str, path: Path, options: Options) -> RawTable:
    """The table in a JSON text, a row for each object; objects in objects are spread over columns.

    An object that holds arrays of objects is read like a workbook of sheets: `options.sheet` names one, and
    what else it holds is said by every row. One that holds objects alike brings a row for each, with the
    name it is held by. Rows may be arrays too. Raises `InputRefused`: import_json_damaged with the place,
    import_json_shape with the item that is no row, import_json_twice, import_unknown_sheet, import_empty,
    and as `headed` does.
    """
    try:
        found = _parsed(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and error.lineno > 1:
            return read_lines(text, path, options)
        raise _damaged(path, error.lineno, error.colno) from error
    except RecursionError as error:
        raise _no_row(path, 1) from error
    return _of_object(found, path, options) if isinstance(found, dict) else _of_items(found, path, options)


def read_lines(text: str, path: Path, options: Options) -> RawTable:
    """The table of one object, or one array of cells, a line; raises as `read` does."""
    items = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            items.append(_parsed(line))
        except json.JSONDecodeError as error:
            raise _damaged(path, number, error.colno) from error
        except RecursionError as error:
            raise _no_row(path, len(items) + 1) from error
    return _of_items(items, path, options)


def text_of(path: Path, options: Options) -> str:
    """The letters of a JSON file; raises as `read_bytes` and `letters.of_file` do."""
    read_bytes(path)  # refuses what is too large to be held
    with of_file(path, options.encoding).open() as lines:
        return lines.read()


def _parsed(text: str) -> Any:
    return json.loads(
        text,
        parse_float=_Figure,
        parse_int=_Figure,
        parse_constant=lambda name: None if name == "NaN" else _Figure(name),  # how pandas writes nothing
        object_pairs_hook=_object,
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = [name for name, _ in pairs]
    twice = _Twice(found)
    twice.name = next(name for name in names if names.count(name) > 1)
    return twice


def _damaged(path: Path, line: int, column: int) -> InputRefused:
    return InputRefused("import_json_damaged", path=str(path), line=line, column=column)


def _no_row(path: Path, item: int) -> InputRefused:
    return InputRefused("import_json_shape", path=str(path), item=item)


def _of_object(found: dict[str, Any], path: Path, options: Options) -> RawTable:
    arrays = {name: value for name, value in found.items() if _is_table(value)}
    if not arrays:
        return _of_objects(_rows_within(found), path)
    names = tuple(arrays)
    wanted = options.sheet or names[0]
    if wanted not in arrays and wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        wanted = names[int(wanted) - 1]
    if wanted not in arrays:
        raise InputRefused("import_unknown_sheet", path=str(path), name=wanted, sheets=names)
    own = {name: value for name, value in found.items() if name not in arrays}
    inner = {name for each in arrays[wanted] for name in each}
    around = {NESTED + name if name in inner else name: value for name, value in own.items()}
    table = _of_objects([type(each)(each | around) for each in arrays[wanted]], path)
    return replace(table, found=replace(table.found, sheet=wanted, sheets=names))


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _rows_within(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that an object holds by name, with the name; itself if it is a row."""
    values = list(found.values())
    if len(values) < 2 or not all(isinstance(each, dict) for each in values) or isinstance(found, _Twice):
        return [found]
    if not set(values[0]).intersection(*values[1:]):
        return [found]
    key = next(name for name in (KEY, NESTED + KEY) if not any(name in each for each in values))
    return [type(value)({key: name} | value) for name, value in found.items()]


def _of_items(items: Any, path: Path, options: Options) -> RawTable:
    if not isinstance(items, list):
        raise _no_row(path, 1)
    if items and all(isinstance(each, list) for each in items):
        rows = [(number, [_cell(value) for value in each]) for number, each in enumerate(items, 1)]
        return headed(rows, lambda: iter(rows), path, options, Found())
    for number, each in enumerate(items, 1):
        if not isinstance(each, dict):
            raise _no_row(path, number)
    return _of_objects(items, path)


def _of_objects(objects: Sequence[dict[str, Any]], path: Path) -> RawTable:
    spread = [_row(each, number, path) for number, each in enumerate(objects, 1)]
    headers = tuple(dict.fromkeys(name for each in spread for name in each))
    rows: list[Numbered] = [
        (number, [each.get(name) for name in headers]) for number, each in enumerate(spread, 1)
    ]
    filled = [(number, cells) for number, cells in rows if any(cells)]
    if not filled:
        raise InputRefused("import_empty", path=str(path))
    return RawTable(headers, lambda: iter(filled), Found(rows=len(filled), blank=len(rows) - len(filled)))


def _row(found: dict[str, Any], number: int, path: Path) -> Mapping[str, str | None]:
    """The cells of an object by column; `InputRefused` if two of its values would be in one."""
    row: dict[str, str | None] = {}
    for name, cell in _spread(found, ""):
        if name in row:
            raise InputRefused("import_json_twice", path=str(path), row=number, name=name)
        row[name] = cell
    return row


def _spread(found: dict[str, Any], before: str) -> Iterator[tuple[str, str | None]]:
    if isinstance(found, _Twice):
        yield before + found.name, None
    for name, value in found.items():
        if isinstance(value, dict) and value:
            yield from _spread(value, f"{before}{name}{NESTED}")
        else:
            yield f"{before}{name}", _cell(value)


def _cell(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, list) and all(type(each) is str for each in value):
        return LIST_SEPARATOR.join(value) or None
    return str(value) if isinstance(value, str) else _written(value)


def _written(value: Any) -> str:
    """JSON as it stood there, numbers to the letter."""
    if isinstance(value, _Figure):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_written(name)}: {_written(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
