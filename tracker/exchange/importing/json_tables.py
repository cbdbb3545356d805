"""Tables from JSON: arrays of objects, and JSON Lines."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.importing.model import Found, Numbered, Options, RawTable
from tracker.text.entry import decode

LIST_SEPARATOR = " | "
NESTED = "/"
"""Between the names of an object and of one in it: «review/rating»."""


def read(data: bytes, path: Path, options: Options) -> RawTable:
    """The table of an array of objects, a row each; objects in objects are spread over columns.

    Raises `InputRefused`: file_must_be_utf8, import_json_damaged with the place, import_json_shape,
    import_empty.
    """
    text = _utf8(data, path)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and error.lineno > 1:
            return read_lines(data, path, options)
        raise _damaged(path, error.lineno, error.colno) from error
    except (RecursionError, ValueError) as error:
        raise InputRefused("import_json_shape", path=str(path)) from error
    return _of_objects(found if isinstance(found, list) else None, path)


def read_lines(data: bytes, path: Path, _options: Options) -> RawTable:
    """The table of one object a line; raises as `read` does."""
    objects = []
    for number, line in enumerate(_utf8(data, path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            objects.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise _damaged(path, number, error.colno) from error
        except (RecursionError, ValueError) as error:
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
    spread = [dict(_spread(each, "")) for each in objects]
    headers = tuple(dict.fromkeys(name for each in spread for name in each))
    rows: list[Numbered] = [
        (number, [each.get(name) for name in headers]) for number, each in enumerate(spread, 1)
    ]
    filled = [(number, cells) for number, cells in rows if any(cells)]
    return RawTable(headers, lambda: iter(filled), Found(rows=len(filled)))


def _spread(found: dict[str, Any], before: str) -> Iterator[tuple[str, str | None]]:
    for name, value in found.items():
        if isinstance(value, dict) and value:
            yield from _spread(value, f"{before}{name}{NESTED}")
        else:
            yield f"{before}{name}", _cell(value)


def _cell(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return LIST_SEPARATOR.join(value) or None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
