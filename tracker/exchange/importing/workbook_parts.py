"""What the reader of workbooks does not tell of XLSX: errors, formulas that nobody reckoned; and limits."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO
from xml.sax.saxutils import unescape

from tracker.errors import InputRefused
from tracker.exchange.texts.packages import MOST_PARTS, part

LARGEST_TOTAL = 2_000_000_000
"""Bytes of all parts: a sheet of a million rows takes a few hundred million."""

LARGE_PART = 50_000_000
GREATEST_RATIO = 150
"""How many times larger than packed a large part may become. Cells of real sheets pack 30:1 at most."""

MOST_ROWS = 1_048_576
"""Rows of a sheet; no program holds more."""

Place = tuple[int, int]
"""Row and column of a cell, from 0."""

CHUNK = 1 << 20
_N = rb"(?:\w+:)?"
"""The name that some programs give all of a sheet's own elements, as in `<x:c>`."""

# What a formula of text came to (t="str") may be empty: that is its result, and none is missing.
_CELL = re.compile(
    rb"<%(n)bc(?:(\s(?:[^>]*\s)?t=[\"']e[\"'][^>]*)>(?:<%(n)bf[^>]*/>|<%(n)bf[^>]*>[^<]*</%(n)bf>)?"
    rb"<%(n)bv>([^<]+)</%(n)bv>"
    rb"|((?![^>]*\st=[\"']str[\"'])\s[^>]*)><%(n)bf[^>]*>([^<]+)</%(n)bf>(?:<%(n)bv\s*/>|<%(n)bv></%(n)bv>)?</%(n)bc>)"
    % {b"n": _N}
)
_PLACE = re.compile(rb"\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_LONGEST_CELL = 1 << 16
_ERROR = re.compile(rb'<table:table-cell\b[^>]*\scalcext:value-type="error"[^>]*>')
_NO_WORDS = b' office:string-value=""'
_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"[^>]*>\s*<table:table-cell[^>]*value-type')
_NAMES = {
    "sheet": "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet",
    "id": "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
}


def refuse_bomb(data: bytes, path: Path) -> None:
    """Raise `InputRefused` («file_unpacks_too_large») for a package beyond the limits above."""
    if not data.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        is_bomb = len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > LARGEST_TOTAL
        if is_bomb or any(map(_is_too_large, parts)) or _repeats_too_much(package):
            raise InputRefused("file_unpacks_too_large", path=str(path))


def _is_too_large(each: zipfile.ZipInfo) -> bool:
    return each.file_size > LARGE_PART and each.file_size > GREATEST_RATIO * max(each.compress_size, 1)


def _repeats_too_much(package: zipfile.ZipFile) -> bool:
    """True if an ODS says one filled row again and again, more often than a sheet has rows."""
    if "content.xml" not in package.namelist():
        return False
    with package.open("content.xml") as content:
        return any(int(found[1]) > MOST_ROWS for found in _found(_REPEATED, content))


def with_errors_told(data: bytes) -> bytes:
    """The same workbook; of an ODS one whose errors are read as they are shown, such as «#N/A».

    LibreOffice notes an empty text as their value, beside the words that it shows.
    """
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "content.xml" not in package.namelist():
            return data
        content = package.read("content.xml")
        told = _ERROR.sub(lambda cell: cell[0].replace(_NO_WORDS, b""), content)
        if told == content:
            return data
        anew = io.BytesIO()
        with zipfile.ZipFile(anew, "w") as other:
            for each in package.namelist():
                other.writestr(each, told if each == "content.xml" else package.read(each))
    return anew.getvalue()


def untold_cells(data: bytes, sheet: str, path: Path) -> Mapping[Place, str]:
    """What stands in those cells of a sheet that the reader shows empty: «#N/A», or the formula itself."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        name = _part_of(package, sheet, path)
        if name not in package.namelist():
            return {}
        with package.open(name) as content:
            return dict(_told(_found(_CELL, content)))


def _told(cells: Iterable[re.Match[bytes]]) -> Iterator[tuple[Place, str]]:
    for cell in cells:
        place = _PLACE.search(cell[1] or cell[3])
        if place is None:
            continue
        column = 0
        for letter in place[1]:
            column = 26 * column + letter - 64
        yield (
            (int(place[2]) - 1, column - 1),
            unescape(cell[2].decode() if cell[2] else "=" + cell[4].decode()),
        )


def _part_of(package: zipfile.ZipFile, sheet: str, path: Path) -> str:
    """The name of the part that holds a sheet; empty if this is no XLSX."""
    if "xl/workbook.xml" not in package.namelist():
        return ""
    book = part(package, "xl/workbook.xml", path)
    ids = {each.get("name"): each.get(_NAMES["id"]) for each in book.iter(_NAMES["sheet"])}
    relations = part(package, "xl/_rels/workbook.xml.rels", path)
    target = {each.get("Id"): each.get("Target") or "" for each in relations}.get(ids.get(sheet), "")
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _found(pattern: re.Pattern[bytes], content: IO[bytes]) -> Iterator[re.Match[bytes]]:
    """All places in a part that fit; read in pieces, which overlap by the longest cell."""
    rest = b""
    while chunk := content.read(CHUNK):
        text = rest + chunk
        end = 0
        for found in pattern.finditer(text):
            yield found
            end = found.end()
        rest = text[max(end, len(text) - _LONGEST_CELL) :]
