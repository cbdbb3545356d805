"""Texts from files: plain text, saved web pages, Word and OpenDocument texts, PDF.

`read_text` is the one door; `FORMATS` lists what it reads, for file dialogs, drops, command line and help.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

from tracker.errors import InputRefused
from tracker.exchange.texts.encodings import decode_file
from tracker.exchange.texts.file_kinds import kind_of
from tracker.exchange.texts.formats import FORMATS as FORMATS
from tracker.exchange.texts.formats import SUFFIXES as SUFFIXES
from tracker.exchange.texts.model import ReadText as ReadText
from tracker.exchange.texts.printed_dates import in_text, is_date
from tracker.storage_errors import of_system
from tracker.text.entry import clean
from tracker.text.scripts import language_of

LARGEST_FILE = 100_000_000
"""Bytes of a file that is still read. The text in it may be smaller or, within limits, larger."""

_DATED = ("web_page", "web_archive")


def read_text(path: Path, encoding: str | None = None) -> ReadText:
    """The text of a file, and what the file tells of title, outlet, author, date, address and language.

    What the file is, its first bytes say; its name only where they do not. `encoding` is for files that do
    not tell theirs; without it those are refused («file_not_utf8»), never read with a guess. Nothing is
    replaced: a PDF's letters without a code are U+FFFD and counted in `unreadable`.

    Raises `InputRefused` with `path`: file_missing, folder_for_file, file_too_large, file_kind_unknown,
    file_kind_old, file_not_utf8, file_broken_encoding, file_not_in_encoding, file_nul_character,
    file_damaged, file_encrypted, file_unpacks_too_large, file_without_words, pdf_without_words; and
    `StorageFailed` if the file cannot be read.
    """
    data = read_bytes(path)
    kind = kind_of(data, path)
    form = FORMATS[kind]
    used = ""
    if form.has_encoding:
        text, used = decode_file(data, path, encoding, declares=kind == "web_page")
        found = form.reader()(text, path)
    else:
        found = form.reader()(data, path)
    return _completed(replace(found, kind=kind, encoding=used), data, path)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; `InputRefused` or `StorageFailed`, with its path, if it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise InputRefused("file_missing", path=str(path)) from error
    except (IsADirectoryError, PermissionError) as error:
        if path.is_dir():
            raise InputRefused("folder_for_file", path=str(path)) from error
        raise of_system(error, path) from error
    except OSError as error:
        raise of_system(error, path) from error
    if len(data) > LARGEST_FILE:
        raise InputRefused("file_too_large", path=str(path), limit=LARGEST_FILE // 1_000_000)
    return data


def _completed(found: ReadText, data: bytes, path: Path) -> ReadText:
    """With the text as it is stored, and what the text itself tells where the file does not."""
    try:
        text = clean(found.text)
    except InputRefused as error:
        fields = {"path": str(path), "line": error.fields["line"], "column": error.fields["column"]}
        raise InputRefused("file_nul_character", **fields) from error
    if found.kind != "text" and not any(map(str.isalnum, text)):
        raise InputRefused("file_without_words", path=str(path))
    # What is printed under a headline is the text's date; a document only knows when it was made itself.
    printed = None if found.published_on and found.kind in _DATED else in_text(text)
    if printed:
        found = replace(
            found, published_on=printed.iso, published_on_text=printed.words, is_hijri=printed.is_hijri
        )
    return replace(
        found,
        text=text,
        published_on=found.published_on if is_date(found.published_on) else "",
        language=found.language or language_of(text),
        file_sha256=hashlib.sha256(data).hexdigest(),
    )
