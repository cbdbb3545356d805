"""The kinds of files that texts are read from, listed once for file dialogs, drops, command line and help."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from tracker.exchange.texts.model import ReadText


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what its name ends in, and the module of this package whose `read` reads it.

    `read` takes the file's letters where `has_encoding`, else its bytes, and the path to name in refusals.
    """

    suffixes: tuple[str, ...]
    module: str
    has_encoding: bool = False

    def reader(self) -> Callable[..., ReadText]:
        """The function that reads it. Imported only now: some libraries take long to load."""
        read: Callable[..., ReadText] = import_module(f"{__package__}.{self.module}").read
        return read


FORMATS = {
    "text": Format((".txt", ".text", ".md"), "text_file", has_encoding=True),
    "web_page": Format((".html", ".htm", ".xhtml"), "web_page", has_encoding=True),
    "web_archive": Format((".mhtml", ".mht"), "web_archive"),
    "word": Format((".docx",), "word_document"),
    "open_document": Format((".odt",), "open_document"),
    "pdf": Format((".pdf",), "pdf_document"),
}
"""By the name that `ReadText.kind` gives."""

SUFFIXES = tuple(suffix for each in FORMATS.values() for suffix in each.suffixes)
