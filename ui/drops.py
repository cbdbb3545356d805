"""What may be dropped on the window: a project, a text file, or words from another program."""

from pathlib import Path

from PySide6.QtCore import QMimeData

PROJECT_SUFFIX = ".isnad"
TEXT_SUFFIX = ".txt"


def wanted(dropped: QMimeData) -> Path | str | None:
    """The first project or text file among what is dropped, else its words, else None."""
    files = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    for file in files:
        if file.suffix.lower() in (PROJECT_SUFFIX, TEXT_SUFFIX):
            return file
    return dropped.text() if dropped.hasText() and not dropped.hasUrls() else None
