"""Documents that are ZIP packages of XML parts: opened within limits, so that none fills the memory."""

import contextlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from tracker.errors import InputRefused
from tracker.exchange.texts.file_kinds import BROKEN

MOST_PARTS = 2_000
LARGEST_PART = 100_000_000
LARGEST_TOTAL = 200_000_000
GREATEST_RATIO = 200
"""How many times larger than packed a part of a megabyte or more may become. Real text packs 10:1."""

_RATIO_FROM = 1_000_000
_OWN_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


@contextlib.contextmanager
def package(data: bytes, path: Path) -> Iterator[zipfile.ZipFile]:
    """The package in these bytes, its sizes looked at before anything is unpacked.

    Raises `InputRefused` with `path`: file_unpacks_too_large beyond the limits above; file_encrypted;
    file_damaged, also for what fails inside the block for being broken or no such document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            _refuse_beyond_limits(opened, path)
            yield opened
    except (*BROKEN, NotImplementedError, KeyError, etree.XMLSyntaxError) as error:
        raise InputRefused("file_damaged", path=str(path)) from error


def part(opened: zipfile.ZipFile, name: str, path: Path) -> Any:
    """The root element of an XML part. One that defines entities of its own is refused: no writer does."""
    data = opened.read(name)
    if _OWN_ENTITIES.search(data):
        raise InputRefused("file_damaged", path=str(path))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _refuse_beyond_limits(opened: zipfile.ZipFile, path: Path) -> None:
    parts = opened.infolist()
    if any(each.flag_bits & 1 for each in parts):
        raise InputRefused("file_encrypted", path=str(path))
    if (
        len(parts) > MOST_PARTS
        or sum(each.file_size for each in parts) > LARGEST_TOTAL
        or any(map(_is_too_large, parts))
    ):
        raise InputRefused("file_unpacks_too_large", path=str(path))


def _is_too_large(each: zipfile.ZipInfo) -> bool:
    ratio = each.file_size / max(each.compress_size, 1)
    return each.file_size > LARGEST_PART or (each.file_size >= _RATIO_FROM and ratio > GREATEST_RATIO)
