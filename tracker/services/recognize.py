"""What a file that is no project seems to be, so that the refusal can say it."""

from pathlib import Path

SIGNATURES = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
)

SQLITE_SIGNATURE = b"SQLite format 3\x00"
APPLICATION_ID_AT = slice(68, 72)
ISNAD = b"ISND"


def kind_of_file(path: Path) -> str:
    """One of: zip, pdf, image, text, sqlite, isnad (a damaged project), unknown.

    Only for files that SQLite has refused: it opens the file with an ordinary handle.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(SQLITE_SIGNATURE) or head[APPLICATION_ID_AT] == ISNAD:
        return "isnad" if head[APPLICATION_ID_AT] == ISNAD else "sqlite"
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    return "text" if _is_text(head) else "unknown"


def _is_text(head: bytes) -> bool:
    """True if the bytes look like text in some encoding: no control characters but white space."""
    controls = set(range(32)) - {9, 10, 12, 13, 27}
    return not controls.intersection(head)
