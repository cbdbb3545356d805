"""What a file is, told by its first bytes, so that a refusal can say it; and whether it may be written."""

import os
import stat
from pathlib import Path

SIGNATURES = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
)

SQLITE_SIGNATURE = b"SQLite format 3\x00"

# sqlite.org/fileformat.html §1.3
JOURNAL_FORMATS = slice(18, 20)
IN_WAL = b"\x02\x02"
SCHEMA_NUMBER = slice(60, 64)
APPLICATION_ID = slice(68, 72)
ISNAD = b"ISND"


def kind_of_file(head: bytes) -> str:
    """One of: isnad, empty, zip, pdf, image, text, sqlite, unknown."""
    if not head:
        return "empty"
    if head.startswith(SQLITE_SIGNATURE):
        return "isnad" if head[APPLICATION_ID] == ISNAD else "sqlite"
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    return "text" if _is_text(head) else "unknown"


def schema_number(head: bytes) -> int:
    """The schema number in a project's header. Newer ones may still lie in its journal."""
    return int.from_bytes(head[SCHEMA_NUMBER], "big")


def is_in_wal(head: bytes) -> bool:
    """True if the header says that the newest steps are kept in a journal of their own."""
    return head[JOURNAL_FORMATS] == IN_WAL


def is_writable(path: Path) -> bool:
    """True if this user may write the project: the file and, for its journal, the folder."""
    # Whoever marked a file read-only meant it, even where the system would let an administrator write.
    marked_read_only = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return not marked_read_only and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _is_text(head: bytes) -> bool:
    """True if the bytes look like text in some encoding: no control characters but white space."""
    controls = set(range(32)) - {9, 10, 12, 13, 27}
    return not controls.intersection(head)
