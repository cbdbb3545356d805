"""OpenDocument texts (.odt): paragraphs, list marks, tables and notes, as a reader of the page sees them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.texts import packages
from tracker.exchange.texts.model import ReadText

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

_LEFT_OUT = (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}ruby-text")
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_SPACES = re.compile("[ \t\r\n]+")


def read(data: bytes, path: Path) -> ReadText:
    """The text of a document, and title, author and day of making that its properties tell.

    Paragraphs and rows of tables are lines, cells are divided by tabs; notes stand at the end behind the
    mark that they have in the text. Raises `InputRefused` as `packages.package` does.
    """
    with packages.package(data, path) as opened:
        names = opened.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in opened.read("META-INF/manifest.xml"):
            raise InputRefused("file_encrypted", path=str(path))
        content = packages.part(opened, "content.xml", path)
        words = _Words(content)
        lines = [*words.lines(content.find(f"{_OFFICE}body")), *words.notes]
        head = _properties(packages.part(opened, "meta.xml", path)) if "meta.xml" in names else {}
    return ReadText(text="\n".join(lines).strip("\n"), **head)


def _properties(meta: Any) -> dict[str, Any]:
    def told(*names: str) -> str:
        found = (meta.findtext(f".//{name}", "").strip() for name in names)
        return next(filter(None, found), "")

    return {
        "title": told(f"{_DUBLIN_CORE}title"),
        "author": told(f"{_META}initial-creator", f"{_DUBLIN_CORE}creator"),
        "published_on": told(f"{_META}creation-date")[:10],
    }


class _Words:
    """The words of one document; `notes` are those met on the way."""

    def __init__(self, content: Any) -> None:
        self.notes: list[str] = []
        self._numbered = {
            style.get(f"{_STYLE}name")
            for style in content.iter(f"{_TEXT}list-style")
            if style.find(f"{_TEXT}list-level-style-number") is not None
        }

    def lines(self, block: Any, list_style: str | None = None) -> Iterator[str]:
        """The lines of everything inside a block."""
        if block is None:
            return
        for child in block:
            if child.tag in _PARAGRAPHS:
                boxes: list[str] = []
                yield self._inline(child, boxes).strip(" ")
                yield from boxes
            elif child.tag == f"{_TEXT}list":
                yield from self._list(child, child.get(f"{_TEXT}style-name") or list_style)
            elif child.tag == f"{_TABLE}table-row":
                cells = child.iterchildren(f"{_TABLE}table-cell")
                yield "\t".join(" ".join(self.lines(cell)) for cell in cells)
            elif child.tag not in _LEFT_OUT:
                yield from self.lines(child, list_style)

    def _list(self, block: Any, style: str | None) -> Iterator[str]:
        for number, item in enumerate(block.iterchildren(f"{_TEXT}list-item", f"{_TEXT}list-header"), 1):
            mark = f"{number}. " if style in self._numbered else "- "
            for line in self.lines(item, style):
                yield f"{mark}{line}"
                mark = ""

    def _inline(self, node: Any, boxes: list[str]) -> str:
        words = [_SPACES.sub(" ", node.text or "")]
        for child in node:
            words.append(self._sign(child, boxes) if isinstance(child.tag, str) else "")
            words.append(_SPACES.sub(" ", child.tail or ""))
        return "".join(words)

    def _sign(self, child: Any, boxes: list[str]) -> str:
        """What an element inside a paragraph stands for."""
        if child.tag in _LEFT_OUT:
            return ""
        if child.tag == f"{_TEXT}s":
            return " " * min(int(child.get(f"{_TEXT}c", "1")), 1000)
        if child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            return "\t" if child.tag == f"{_TEXT}tab" else "\n"
        if child.tag == f"{_TEXT}note":
            return self._note(child)
        if child.tag.startswith(_DRAW):
            boxes.extend(self.lines(child))
            return ""
        return self._inline(child, boxes)

    def _note(self, note: Any) -> str:
        mark = f"[{note.findtext(f'{_TEXT}note-citation', '').strip() or len(self.notes) + 1}]"
        place = len(self.notes)
        self.notes.append("")
        self.notes[place] = f"{mark} {' '.join(self.lines(note.find(f'{_TEXT}note-body'))).strip()}"
        return mark
