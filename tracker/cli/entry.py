"""The commands that enter sources, speakers and claims; each prints the id of what it stored."""

import contextlib
import hashlib
import unicodedata
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tracker.cli import output
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import alike
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Claim, Source, Speaker, SpeakerRole
from tracker.services import claims, project, sources, speakers
from tracker.services.recognize import kind_of_file
from tracker.storage_errors import of_system
from tracker.text import dates
from tracker.text.entry import clean, decode
from tracker.wording import Wording

LONGEST_TITLE = 120

# The refusals of a text, where it is a file that has to be put right.
_FILE_CODES = {
    "not_utf8": "file_not_utf8",
    "broken_encoding": "file_broken_encoding",
    "nul_character": "file_nul_character",
}


def add_source(arguments: Namespace, wording: Wording) -> None:
    """Store the text of a file as a source; that another is like it is no hindrance, but it is said."""
    # Read before the project is opened: should both be one file, closing it would drop SQLite's locks.
    data = read(arguments.text_file)
    text = _cleaned(decoded(data, arguments.text_file), arguments.text_file)
    source = Source(
        kind=arguments.kind,
        title=title_of(text, arguments.text_file) if arguments.title is None else arguments.title,
        outlet=arguments.outlet,
        author=arguments.author,
        url=arguments.url,
        published_on=stored_date(arguments.published_on, date.today()),
        text=text,
        file_sha256=hashlib.sha256(data).hexdigest(),
        language=language_of(text),
        note=arguments.note,
    )
    with project.open_project(arguments.file) as opened:
        stored = sources.add(opened, source).new_id("source")
        same = alike.sources_alike(opened, stored)
    if same:
        others = tuple(f"{title} ({row_id})" for row_id, title in same)
        output.say(wording.sentence("messages.sources_alike", id=stored, sources=others))
    output.result(f"{stored}\n")


def add_speaker(arguments: Namespace, wording: Wording) -> None:
    """Store a speaker; that others bear the name already is no hindrance, but it is said."""
    role = SpeakerRole(title=arguments.role, organization=arguments.organization)
    with project.open_project(arguments.file) as opened:
        speaker = Speaker(
            kind=arguments.kind,
            name=arguments.name,
            latin_name=arguments.latin,
            source_id=source_id(opened, arguments.source),
        )
        namesakes = speaker_queries.named(opened, arguments.name)
        roles = (role,) if role.title or role.organization else ()
        stored = speakers.add(opened, speaker, aliases=arguments.alias, roles=roles).new_id("speaker")
    if namesakes:
        output.say(wording.sentence("messages.namesakes", id=stored, speakers=with_ids(namesakes)))
    output.result(f"{stored}\n")


def add_claim(arguments: Namespace, _wording: Wording) -> None:
    """Store a claim."""
    claim = Claim(text=arguments.text, topic=arguments.topic, note=arguments.note)
    with project.open_project(arguments.file) as opened:
        output.result(f"{claims.add(opened, claim).new_id('claim')}\n")


def with_ids(speakers: Sequence[Speaker]) -> tuple[str, ...]:
    """Speakers as messages list them: name and id."""
    return tuple(f"{speaker.name} ({speaker.id})" for speaker in speakers)


def stored_date(text: str, reference: date | None) -> str:
    """The date that was typed, as it is stored; empty for none. Raises `InputRefused` as `dates.parse`."""
    return dates.parse(text, reference).iso if text else ""


def source_id(opened: Project, given: str | None) -> int | None:
    """The id of the source that an id or title means, None for none; `InputRefused` as `sources.find`."""
    return None if given is None else source_queries.find(opened, given).source.id


def title_of(text: str, path: Path) -> str:
    """A title for a text: its first line that holds a word, cut behind a word, else the file's name.

    At most 120 characters; empty for an empty text, which has nothing to be known by.
    """
    lines = (line for line in text.splitlines() if any(map(str.isalnum, line)))
    title = " ".join(next(lines, path.stem if text else "").split())
    if len(title) <= LONGEST_TITLE:
        return title
    cut = title[:LONGEST_TITLE]
    words, _, _ = cut.rpartition(" ")
    return f"{words or cut[:-1]}…"


def language_of(text: str) -> str:
    """ar or en, whichever script most of the text's letters are of; empty if it has neither."""
    names = [unicodedata.name(letter, "") for letter in text if letter.isalpha()]
    arabic = sum(name.startswith("ARABIC") for name in names)
    latin = sum(name.startswith("LATIN") for name in names)
    if not arabic and not latin:
        return ""
    return "ar" if arabic >= latin else "en"


def read(path: Path) -> bytes:
    """The bytes of a file; `InputRefused` or `StorageFailed`, with its path, if it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputRefused("file_missing", path=str(path)) from error
    except IsADirectoryError as error:
        raise InputRefused("folder_for_file", path=str(path)) from error
    except OSError as error:
        raise of_system(error, path) from error


def decoded(data: bytes, path: Path) -> str:
    """The text of a file's bytes, line ends untouched; `InputRefused`, with its path, as `decode` raises.

    What is no text in any encoding, such as a picture, is refused as such («file_not_text», with `what`).
    """
    try:
        with _about_file(path):
            return decode(data)
    except InputRefused as error:
        kind = kind_of_file(data)
        if error.code == "file_not_utf8" and kind != "text":
            raise InputRefused("file_not_text", what=kind, path=str(path)) from error
        raise


def _cleaned(text: str, path: Path) -> str:
    with _about_file(path):
        return clean(text)


@contextlib.contextmanager
def _about_file(path: Path) -> Iterator[None]:
    try:
        yield
    except InputRefused as error:
        raise InputRefused(_FILE_CODES[error.code], **{**error.fields, "path": str(path)}) from error
