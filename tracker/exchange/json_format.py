"""JSON: the rows of a table as objects, or everything that the filter shows as one object of records."""

import io
import json
from collections.abc import Iterable
from typing import BinaryIO

from tracker.exchange import whole_project
from tracker.exchange.content import Content
from tracker.exchange.formats import EVERYTHING


def write(file: BinaryIO, content: Content) -> None:
    """Write what is asked for as UTF-8 without BOM.

    A table becomes an array of objects keyed by the columns' code words, as `quotes --format json` prints
    it; everything becomes the object that `whole_project` describes. A record stands on a line of its own.
    """
    lines = io.TextIOWrapper(file, encoding="utf-8", newline="")
    if content.what == EVERYTHING:
        lines.write("{")
        lines.writelines(f'"{name}": {_text(value)},\n' for name, value in whole_project.head(content))
        separator = ""
        for name, records in whole_project.parts(content):
            lines.write(f'{separator}"{name}": ')
            _write_array(lines, records)
            separator = ",\n"
        lines.write("}\n")
    else:
        with content.sheet() as sheet:
            _write_array(lines, (dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows))
        lines.write("\n")
    lines.detach()  # flushes; the file stays open for its owner


def _write_array(lines: io.TextIOWrapper, objects: Iterable[object]) -> None:
    separator = "[\n"
    for each in objects:
        lines.write(separator + _text(each))
        separator = ",\n"
    lines.write("[]" if separator == "[\n" else "\n]")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
