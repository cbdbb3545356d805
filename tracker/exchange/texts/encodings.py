"""How the bytes of a text file are read as letters: what the file says, or what a person chose."""

import codecs
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tracker.errors import InputRefused
from tracker.text.entry import decode

ENCODINGS = (
    "windows-1256",
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "iso-8859-6",
    "mac-arabic",
    "cp720",
    "cp864",
    "windows-1252",
)
"""What is offered to choose from; Arabic Windows wrote most of the files that do not say what they are."""

PREVIEW_BYTES = 100_000
GUESS_BYTES = 200_000

_ALPHABETS = (b"\x00", b"\x06")
"""What UTF-16 puts before or behind the own byte of each letter, Latin or Arabic; no other does."""

UNREADABLE = "\ufdd0"
"""Stands in a preview, and nowhere else, for a byte that is no letter in the encoding."""

_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding=["']([\w.:-]+)""", re.I
)
_DECLARED_WITHIN = 4096
# As browsers take them.
_MEANT = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "utf-16": "utf-8", "utf-16-le": "utf-8"}

_FILE_CODES = {"not_utf8": "file_not_utf8", "broken_encoding": "file_broken_encoding"}


@dataclass(frozen=True, slots=True)
class Preview:
    """The head of a file in one encoding; `unreadable` are the lines, from 1, with bytes of no letter."""

    text: str
    unreadable: tuple[int, ...]


def decode_file(data: bytes, path: Path, encoding: str | None, *, declares: bool) -> tuple[str, str]:
    """The text of a file's bytes, and the encoding it was read with.

    By its byte order mark, else `encoding`, else what a web page declares (if it `declares`), else strict
    UTF-8. Raises `InputRefused` with `path`, `line`, `column` and `byte`: file_not_utf8,
    file_broken_encoding, file_not_in_encoding (with `encoding`); unknown_encoding.
    """
    declared = _declared(data) if declares and encoding is None else None
    if (encoding or declared) and not _is_marked(data):
        return _decoded(data, path, encoding or str(declared))
    if encoding is None and not _is_marked(data) and _has_two_bytes_a_letter(data):
        # To the letter it is UTF-8, of characters that nobody writes.
        raise InputRefused("file_not_utf8", path=str(path), line=1, column=1, byte=f"0x{data[0]:02X}")
    try:
        return decode(data), "utf-8" if data.startswith(codecs.BOM_UTF8) or not _is_marked(data) else "utf-16"
    except InputRefused as error:
        raise InputRefused(_FILE_CODES[error.code], **{**error.fields, "path": str(path)}) from error


def known(encoding: str) -> str:
    """The codec's own name of an encoding; `InputRefused` «unknown_encoding» if there is no such one."""
    try:
        b"a".decode(encoding, errors="ignore")  # unlike a look-up it tells text from other codecs
        return codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise InputRefused("unknown_encoding", encoding=encoding, encodings=ENCODINGS) from error


def proposals(data: bytes) -> tuple[str, ...]:
    """The encodings to offer for a file that does not tell its own, the likeliest first.

    Windows-1256 is proposed unless the bytes look like UTF-16, or are Arabic words in another of the old
    encodings alone; then what they look like; then the others, those last in which they cannot be read.
    """
    import chardet  # slow to load, and seldom asked for

    head = data[:GUESS_BYTES]
    first = [max(_OF_ARABIC, key=lambda each: _share_of_arabic(head, each))]
    if _has_two_bytes_a_letter(head):
        behind, before = head[1::2], head[::2]
        little = sum(map(behind.count, _ALPHABETS)) >= sum(map(before.count, _ALPHABETS))
        first = ["utf-16-le" if little else "utf-16-be"]
    guess = chardet.detect(head).get("encoding")
    if guess and _is_codec(guess):
        first.append(next((each for each in ENCODINGS if known(each) == _name(guess)), guess.lower()))
    proposed = dict.fromkeys([*first, *ENCODINGS])
    unfit = {name for name in proposed if preview(head, name).unreadable}
    return (*(name for name in proposed if name not in unfit), *(name for name in proposed if name in unfit))


_OF_ARABIC = ("windows-1256", "iso-8859-6", "mac-arabic", "cp720")
_FREQUENT = frozenset("اليمونرتبعةسهد")
_BEYOND_ASCII = re.compile(r"[^\0-\x7f]+")
"""Three in four letters of Arabic texts; read in the wrong encoding, a text has few of them."""
_SURE = 0.6


def _share_of_arabic(data: bytes, encoding: str) -> float:
    """How much of the letters beyond ASCII is frequent in Arabic; 0 if it is too little."""
    words: list[str] = _BEYOND_ASCII.findall(preview(data, encoding).text)
    known = sum(letter in _FREQUENT for word in words if len(word) > 1 for letter in word)
    share = known / max(sum(map(len, words)), 1)
    return share if share >= _SURE else 0.0


def _is_codec(guess: str) -> bool:
    """True unless it is one of the names that chardet knows and Python does not, such as EUC-TW."""
    try:
        known(guess)
    except InputRefused:
        return False
    return True


def preview(data: bytes, encoding: str) -> Preview:
    """How the head of a file reads in an encoding; `UNREADABLE` stands where it does not."""
    head = data[:PREVIEW_BYTES]
    marked = partial(codecs.getincrementaldecoder(encoding), errors=_MARKING)
    text = marked().decode(head, final=len(head) == len(data))
    lines = text.splitlines()
    return Preview(text, tuple(number for number, line in enumerate(lines, 1) if UNREADABLE in line))


def _mark(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return UNREADABLE, error.end


_MARKING = "isnad.mark"
codecs.register_error(_MARKING, _mark)


def _decoded(data: bytes, path: Path, encoding: str) -> tuple[str, str]:
    codec = known(encoding)
    try:
        return data.decode(codec).removeprefix("\ufeff"), codec
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, errors="ignore").splitlines() or [""]
        raise InputRefused(
            "file_not_in_encoding",
            path=str(path),
            encoding=encoding,
            line=len(before),
            column=len(before[-1]) + 1,
            byte=f"0x{data[error.start]:02X}",
        ) from error


def _declared(data: bytes) -> str | None:
    """What a web page says of its encoding; None if it does not, or names one that nobody knows."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not found:
        return None
    return meant((found[1] or found[2]).decode("ascii", errors="ignore"))


def meant(declared: str) -> str | None:
    """The encoding that browsers take a declared one for; None for one that nobody knows."""
    name = _name(declared)
    return _MEANT.get(name, name) or None


def _name(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return ""


def _has_two_bytes_a_letter(data: bytes) -> bool:
    """True for UTF-16 without its mark: every letter has the byte of its alphabet beside its own."""
    head = data[:GUESS_BYTES]
    return 3 * sum(map(head.count, _ALPHABETS)) > len(head)


def _is_marked(data: bytes) -> bool:
    return data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
