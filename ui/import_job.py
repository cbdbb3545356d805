"""Reading texts from files, away from the thread of the window."""

from dataclasses import dataclass
from pathlib import Path

from tracker.errors import InputRefused, IsnadError
from tracker.exchange.texts import ReadText, read_bytes, read_text
from tracker.exchange.texts.encodings import proposals
from tracker.records import Source
from tracker.text import titles
from tracker.wording import Wording
from ui.jobs import Progress

ASKED_ABOUT = ("file_not_utf8", "file_not_in_encoding")
"""Refusals after which a person is asked for the encoding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of reading one file: the text, or the error; with the bytes to choose an encoding by."""

    path: Path
    text: ReadText | None = None
    error: IsnadError | None = None
    data: bytes = b""
    encodings: tuple[str, ...] = ()

    @property
    def needs_encoding(self) -> bool:
        """True if the bytes could be read, if only someone said how."""
        return bool(self.encodings)


def read_all(paths: list[Path], encoding: str | None, progress: Progress) -> list[Outcome]:
    """Read these files, each by itself: what one refuses is no reason to leave the others."""
    outcomes = []
    for place, path in enumerate(paths):
        progress(place, len(paths))
        outcomes.append(_read(path, encoding))
    progress(len(paths), len(paths))
    return outcomes


def _read(path: Path, encoding: str | None) -> Outcome:
    try:
        found = read_text(path, encoding)
    except InputRefused as error:
        if error.code not in ASKED_ABOUT:
            return Outcome(path=path, error=error)
        data = read_bytes(path)
        return Outcome(path=path, error=error, data=data, encodings=proposals(data))
    except IsnadError as error:
        return Outcome(path=path, error=error)
    if not found.text.strip():
        return Outcome(path=path, error=InputRefused("file_without_words", path=str(path)))
    return Outcome(path=path, text=found)


def as_source(found: ReadText, path: Path, wording: Wording) -> Source:
    """The source that a file makes: what it tells, its first line or its name as the title."""
    note = wording.sentence("messages.printed_hijri_date", date=found.published_on_text)
    return Source(
        title=found.title or titles.title_of(found.text) or path.stem,
        outlet=found.outlet,
        author=found.author,
        url=found.url,
        published_on=found.published_on,
        text=found.text,
        file_sha256=found.file_sha256,
        language=found.language,
        note=note if found.is_hijri else "",
    )
