"""What may be dropped on the window: a project, files with texts, or words from another program."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from tracker.exchange.texts import SUFFIXES
from ui import pasted

PROJECT_SUFFIX = ".isnad"

TABLE_SUFFIXES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl", ".ndjson")
"""Files that are taken as tables. They stand here too, so that a drop need not load what reads them."""

RECORD_SUFFIXES = (PROJECT_SUFFIX, ".json", ".jsonld", ".dna")
"""Files that may hold records whole; a table in JSON among them is told by its content."""

TEXT_SUFFIXES = (*SUFFIXES, ".doc", ".rtf")
"""Files that are taken as texts; the old ones only to be told why they cannot be read."""


def wanted(dropped: QMimeData) -> list[Path] | str | None:
    """The first project alone, or all the texts, or the first table alone, among the files dropped.

    Else the words; else None.
    """
    files = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    projects = [file for file in files if file.suffix.lower() == PROJECT_SUFFIX]
    texts = [file for file in files if file.suffix.lower() in TEXT_SUFFIXES]
    tables = [file for file in files if file.suffix.lower() in (*TABLE_SUFFIXES, *RECORD_SUFFIXES)]
    if projects or texts or tables:
        return projects[:1] or texts or tables[:1]
    return pasted.words(dropped) if pasted.has_words(dropped) and not dropped.hasUrls() else None
