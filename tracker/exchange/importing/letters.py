"""The letters of a table's file, as a stream: its encoding found, every byte of it checked before use."""

import codecs
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tracker.errors import InputRefused
from tracker.exchange.texts.encodings import decode_file, known, proposals
from tracker.storage_errors import of_system

SAMPLE_BYTES = 1_000_000
"""As much as is looked at to find the delimiter."""

CHUNK = 1 << 20

FEW_BROKEN = 3
"""So many whole letters beyond ASCII for each broken one, and a file is UTF-8 that was damaged."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A text that can be read from its beginning again and again; `sample` is its head."""

    open: Callable[[], TextIO]
    """Opens it anew; its lines have their ends as they are."""

    sample: str
    encoding: str = ""
    has_guards: bool = True
    """False if there is no `'` in it at all."""

    has_inner_marks: bool = True
    """False if no byte order mark stands within it."""


def of_text(text: str) -> Letters:
    """Of a text that is at hand, such as what was pasted."""
    text = text.removeprefix("\ufeff")
    return Letters(lambda: io.StringIO(text, newline=""), text[:SAMPLE_BYTES])


def of_file(path: Path, encoding: str | None) -> Letters:
    """Of a file: by its byte order mark, else in `encoding`, else strict UTF-8.

    Every byte has been read when this returns. Raises `InputRefused` with the place:
    import_encoding with the encoding to try, file_not_in_encoding, file_broken_encoding,
    file_nul_character; unknown_encoding; `StorageFailed` if the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(SAMPLE_BYTES)
        codec, mark = _codec(head, path, encoding)
        seen = _check(path, codec, mark, encoding)
    except OSError as error:
        raise of_system(error, path) from error

    def opened() -> TextIO:
        stream = path.open("rb")
        stream.seek(mark)
        return io.TextIOWrapper(stream, encoding=codec, newline="")

    with opened() as text:
        sample = text.read(SAMPLE_BYTES)
    return Letters(opened, sample, codec, has_guards="'" in seen, has_inner_marks="\ufeff" in seen)


_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _codec(head: bytes, path: Path, encoding: str | None) -> tuple[str, int]:
    """The codec, and the length of the mark at the file's head."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec, len(mark)
    if encoding is not None:
        return known(encoding), 0
    try:
        decode_file(head[:4096].rsplit(b"\n", 1)[0], path, None, declares=False)
    except InputRefused as error:
        if error.code == "file_not_utf8" and not _is_mostly_utf8(head):
            raise InputRefused("import_encoding", **error.fields, encoding=proposals(head)[0]) from error
        if error.code != "file_not_utf8":
            raise
    return "utf-8", 0


def _check(path: Path, codec: str, mark: int, encoding: str | None) -> set[str]:
    """Refuse the first byte that is no letter, and the first NUL, by its place.

    Lone surrogates pass none of the codecs: the strict ones refuse them, and others know none. Says which
    of the characters that need a closer look occur.
    """
    decoder = codecs.getincrementaldecoder(codec)()
    place = _Place()
    seen: set[str] = set()
    with path.open("rb") as file:
        file.seek(mark)
        while True:
            chunk = file.read(CHUNK)
            waiting = decoder.getstate()[0]
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                place.pass_by(error.object[: error.start].decode(codec, errors="ignore"))
                byte = f"0x{error.object[error.start]:02X}"
                raise _refusal(path, codec, encoding, place, byte, waiting + chunk) from error
            if (at := text.find("\0")) >= 0:
                place.pass_by(text[:at])
                raise InputRefused("file_nul_character", path=str(path), **place.fields)
            seen |= {each for each in "'\ufeff" if each in text}
            if not chunk:
                return seen
            place.pass_by(text)


def _refusal(
    path: Path, codec: str, encoding: str | None, place: "_Place", byte: str, data: bytes
) -> InputRefused:
    fields = {"path": str(path), "byte": byte, **place.fields}
    if encoding is not None:
        return InputRefused("file_not_in_encoding", encoding=encoding, **fields)
    if codec != "utf-8" or place.is_beyond_ascii or _is_mostly_utf8(data):
        return InputRefused("file_broken_encoding", encoding=codec[:6].upper().strip("-"), **fields)
    return InputRefused("import_encoding", encoding=proposals(data)[0], **fields)


def _is_mostly_utf8(data: bytes) -> bool:
    """True of UTF-8 with some broken letters: other encodings hardly ever look like letters of it."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(each > "\x7f" for each in text) - broken
    return whole > FEW_BROKEN * broken


class _Place:
    """Line and column, from 1, behind all that was passed by."""

    def __init__(self) -> None:
        self._line, self._column, self._ended = 1, 1, ""
        self.is_beyond_ascii = False

    def pass_by(self, text: str) -> None:
        """Go on behind this text."""
        if not text:
            return
        self.is_beyond_ascii = self.is_beyond_ascii or not text.isascii()
        if self._ended == "\r" and text[0] == "\n":
            self._line -= 1  # the two are one line end
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        lines = plain.count("\n")
        self._line += lines
        self._column = len(plain) - plain.rfind("\n") if lines else self._column + len(plain)
        self._ended = text[-1]

    @property
    def fields(self) -> dict[str, int]:
        return {"line": self._line, "column": self._column}
