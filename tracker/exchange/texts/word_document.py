"""Word documents (.docx): paragraphs, list marks, tables and footnotes, as a reader of the page sees them.

Left out is what is not the text: headers, footers, comments, deleted words, pictures. What was inserted
while changes were tracked is read, as Word shows it.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.exchange.texts import packages
from tracker.exchange.texts.model import ReadText

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {f"{_WORD}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr")} | {_FALLBACK}
_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "ptab": "\t",
}
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}


def read(data: bytes, path: Path) -> ReadText:
    """The text of a document, and title, author and day of making that its properties tell.

    Paragraphs and rows of tables are lines, cells are divided by tabs; notes stand at the end behind the
    number that marks them in the text. Raises `InputRefused` as `packages.package` does.
    """
    with packages.package(data, path) as opened:
        words = _Words(opened, path)
        lines = [*words.lines(packages.part(opened, "word/document.xml", path)), *words.notes]
        head = _properties(data)
    return ReadText(text="\n".join(lines).strip("\n"), **head)


def _properties(data: bytes) -> dict[str, Any]:
    import docx  # only for a Word document: the window is to open fast

    told = docx.Document(io.BytesIO(data)).core_properties
    made = told.created
    return {
        "title": (told.title or "").strip(),
        "author": (told.author or "").strip(),
        "published_on": made.date().isoformat() if made else "",
    }


class _Words:
    """The words of one document, with the numbers that lists and notes have reached."""

    def __init__(self, opened: zipfile.ZipFile, path: Path) -> None:
        self._opened, self._path = opened, path
        self._names = set(opened.namelist())
        self._lists = self._numbering()
        self._reached: Counter[tuple[str, str]] = Counter()
        self.notes: list[str] = []

    def lines(self, block: Any) -> Iterator[str]:
        """The lines of everything inside a block."""
        for child in block:
            if child.tag == f"{_WORD}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_WORD}tr":
                yield "\t".join(" ".join(self.lines(cell)) for cell in child.iter(f"{_WORD}tc"))
            elif child.tag not in _LEFT_OUT:
                yield from self.lines(child)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        boxes: list[str] = []
        yield self._mark(paragraph) + self._inline(paragraph, boxes)
        yield from boxes

    def _inline(self, node: Any, boxes: list[str]) -> str:
        words = []
        for child in node:
            name = str(child.tag).removeprefix(_WORD)
            if child.tag in _LEFT_OUT:
                continue
            if name == "t":
                words.append(child.text or "")
            elif name in _SIGNS:
                words.append("" if child.get(f"{_WORD}type") == "page" else _SIGNS[name])
            elif name == "sym":
                words.append(_symbol(child))
            elif name in _NOTES:
                words.append(self._note(name, child.get(f"{_WORD}id", "")))
            elif name == "txbxContent":
                boxes.extend(self.lines(child))
            else:
                words.append(self._inline(child, boxes))
        return "".join(words)

    def _note(self, kind: str, note_id: str) -> str:
        """The mark of a note in the text; the note itself is put by for the end."""
        if _NOTES[kind] not in self._names:
            return ""
        for note in packages.part(self._opened, _NOTES[kind], self._path):
            if note.get(f"{_WORD}id") == note_id:
                mark = f"[{len(self.notes) + 1}]"
                self.notes.append("")  # its place, should the note hold a note
                self.notes[int(mark[1:-1]) - 1] = f"{mark} {' '.join(self.lines(note)).strip()}"
                return mark
        return ""

    def _mark(self, paragraph: Any) -> str:
        """What stands before an item of a list: a dash, or its number as figures."""
        found = paragraph.find(f"{_WORD}pPr/{_WORD}numPr")
        if found is None:
            return ""
        number, level = (found.find(f"{_WORD}{name}") for name in ("numId", "ilvl"))
        number_id = "" if number is None else number.get(f"{_WORD}val", "")
        depth = "0" if level is None else level.get(f"{_WORD}val", "0")
        form = self._lists.get((number_id, depth), "none")
        if form == "none":
            return ""
        if form == "bullet":
            return "- "
        self._reached[number_id, depth] += 1
        return f"{self._reached[number_id, depth]}. "

    def _numbering(self) -> dict[tuple[str, str], str]:
        """How each level of each list is numbered."""
        if "word/numbering.xml" not in self._names:
            return {}
        root = packages.part(self._opened, "word/numbering.xml", self._path)
        forms = {
            (abstract.get(f"{_WORD}abstractNumId"), level.get(f"{_WORD}ilvl")): form.get(f"{_WORD}val", "")
            for abstract in root.iter(f"{_WORD}abstractNum")
            for level in abstract.iter(f"{_WORD}lvl")
            for form in level.iter(f"{_WORD}numFmt")
        }
        return {
            (number.get(f"{_WORD}numId"), depth): form
            for number in root.iter(f"{_WORD}num")
            for link in number.iter(f"{_WORD}abstractNumId")
            for (abstract_id, depth), form in forms.items()
            if abstract_id == link.get(f"{_WORD}val")
        }


def _symbol(sign: Any) -> str:
    """A sign of a symbol font, by its code."""
    code = int(sign.get(f"{_WORD}char", "0"), 16)
    return chr(code) if code else ""
