"""PDF documents: the text in the order it is read, Arabic included, its lines joined to paragraphs."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.texts.model import ReadText
from tracker.exchange.texts.pdf_lines import Line, paragraphs

MOST_PAGES = 5_000

_ONE_AT_A_TIME = threading.Lock()  # PDFium must not be called by two threads at once
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_MADE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_PROGRAM = re.compile(r"^Microsoft Word - ")
_WITHOUT_CODE = str.maketrans(dict.fromkeys("\0\ufffe\uffff", "\ufffd"))


def read(data: bytes, path: Path) -> ReadText:
    """The text of a PDF, and title, author and day of making that it tells.

    Raises `InputRefused` with `path`: file_encrypted, file_damaged, file_unpacks_too_large (more than 5,000
    pages), pdf_without_words (pictures of pages, or letters that stand for nothing).
    """
    import pypdfium2  # only for a PDF: the window is to open fast

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            encrypted = getattr(error, "err_code", None) == _PASSWORD
            raise InputRefused("file_encrypted" if encrypted else "file_damaged", path=str(path)) from error
        try:
            if len(document) > MOST_PAGES:
                raise InputRefused("file_unpacks_too_large", path=str(path))
            pages = list(_pages(document))
            head = _properties(document)
        except pypdfium2.PdfiumError as error:
            raise InputRefused("file_damaged", path=str(path)) from error
        finally:
            document.close()
    text = "\n".join(filter(None, pages))
    letters, unreadable = sum(map(str.isalnum, text)), text.count("\ufffd")
    if unreadable * 4 > letters or not letters:
        raise InputRefused("pdf_without_words", path=str(path))
    return ReadText(text=text, unreadable=unreadable, **head)


def _pages(document: Any) -> Iterator[str]:
    """The text of each page that has one."""
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        yield "\n".join(paragraphs(list(_lines(words))))
        words.close()
        page.close()


def _lines(words: Any) -> Iterator[Line]:
    """The lines of a page with their boxes; a blank one says nothing that its height does not."""
    from pypdfium2 import raw

    text: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for place in range(words.count_chars() + 1):
        code = raw.FPDFText_GetUnicode(words, place) if place < words.count_chars() else ord("\n")
        if code == ord("\n"):
            line = "".join(text).translate(_WITHOUT_CODE).strip()
            if line and boxes:
                left, bottom, right, top = zip(*boxes, strict=True)
                yield Line(line, min(left), max(right), min(bottom), max(top))
            text, boxes = [], []
        else:
            text.append(chr(code))
            if not text[-1].isspace():
                boxes.append(words.get_charbox(place))


def _properties(document: Any) -> dict[str, Any]:
    """What the PDF tells of itself; nothing if that cannot be read as letters."""
    try:
        told = document.get_metadata_dict()
    except UnicodeDecodeError:
        return {}
    made = _MADE.match(told.get("CreationDate", ""))
    return {
        "title": _PROGRAM.sub("", told.get("Title", "")).strip(),
        "author": told.get("Author", "").strip(),
        "published_on": "-".join(made.groups()) if made else "",
    }
