"""What is read from a file that holds a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A text and what its file tells of it; empty is what the file does not tell.

    `published_on` is a partial ISO date; `published_on_text` the words of the date where they are more than
    that, and `is_hijri` marks those of the Hijri calendar, which are kept and not converted. `encoding` is
    what the bytes were read with. `unreadable` counts the letters that a PDF shows without telling them.
    """

    text: str
    kind: str = ""
    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    published_on: str = ""
    published_on_text: str = ""
    is_hijri: bool = False
    language: str = ""
    file_sha256: str = ""
    encoding: str = ""
    unreadable: int = 0
