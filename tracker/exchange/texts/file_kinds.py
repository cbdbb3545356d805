"""What a file is, by its first bytes: names can be wrong."""

import io
import lzma
import re
import zipfile
import zlib
from pathlib import Path

from tracker.errors import InputRefused
from tracker.exchange.texts.formats import FORMATS, SUFFIXES
from tracker.services.recognize import kind_of_file

HEAD = 4096
"""Bytes at a file's beginning in which it says what it is."""

BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
"""What zipfile raises for packages that are damaged or made to harm."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_WORD = "EncryptedPackage".encode("utf-16-le")
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)
_WEB_ARCHIVE = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_PACKED = ("word", "open_document", "pdf")
# What is sure to be no text: pictures, sound, archives, databases, programs.
_NO_TEXT = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"ID3", b"\x1aE\xdf\xa3", b"SQLite format 3\0"),
    *(b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ\x90", b"BZh", b"\xfd7zXZ"),
)


def kind_of(data: bytes, path: Path) -> str:
    """Which of the formats the bytes are; `InputRefused` with `path` for what is no text that is read.

    A file that nothing marks is plain text. Refused are file_kind_old (Word before 2007, RTF),
    file_encrypted, file_damaged and file_kind_unknown.
    """
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _package_kind(data, path)
    if head.startswith(_OLE):
        encrypted = _ENCRYPTED_WORD in data
        raise InputRefused("file_encrypted" if encrypted else "file_kind_old", path=str(path))
    if head.startswith(b"{\\rtf"):
        raise InputRefused("file_kind_old", path=str(path))
    if head.startswith(_NO_TEXT) or head[4:8] == b"ftyp":
        raise _unknown(data, path)
    return _text_kind(head, path)


def _text_kind(head: bytes, path: Path) -> str:
    if path.suffix.lower() in FORMATS["web_page"].suffixes or _WEB_PAGE.match(
        head.removeprefix(b"\xef\xbb\xbf")
    ):
        return "web_page"
    if b"mime-version:" in head.lower() and _WEB_ARCHIVE.search(head):
        return "web_archive"
    if any(path.suffix.lower() in FORMATS[kind].suffixes for kind in _PACKED):
        raise InputRefused("file_damaged", path=str(path))  # it promises what it does not hold
    return "text"


def _package_kind(data: bytes, path: Path) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "word/document.xml" in names:
                return "word"
            kind = package.read("mimetype")[:100] if _is_small(package, "mimetype") else b""
    except RuntimeError as error:  # zipfile's word for a part with a password
        code = "file_damaged" if isinstance(error, NotImplementedError) else "file_encrypted"
        raise InputRefused(code, path=str(path)) from error
    except BROKEN as error:
        raise InputRefused("file_damaged", path=str(path)) from error
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return "open_document"
    raise _unknown(data, path)


def _is_small(package: zipfile.ZipFile, name: str) -> bool:
    return any(each.filename == name and each.file_size < HEAD for each in package.infolist())


def _unknown(data: bytes, path: Path) -> InputRefused:
    return InputRefused("file_kind_unknown", what=kind_of_file(data), path=str(path), formats=SUFFIXES)
