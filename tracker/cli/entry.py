"""The commands that enter sources, speakers and claims; each prints the id of what it stored."""

import contextlib
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tracker.cli import output
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.texts import ReadText, read_text
from tracker.queries import alike
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Claim, Source, Speaker, SpeakerRole
from tracker.services import claims, project, sources, speakers
from tracker.services.recognize import kind_of_file
from tracker.text import dates, titles
from tracker.text.entry import decode
from tracker.wording import Wording

# The refusals of a text, where it is a file that has to be put right.
_FILE_CODES = {
    "not_utf8": "file_must_be_utf8",
    "broken_encoding": "file_broken_encoding",
}


def add_source(arguments: Namespace, wording: Wording) -> None:
    """Store the text of a file as a source, with what the file tells of it where nothing else is said.

    That another source is like it is no hindrance, but it is said.
    """
    # Read before the project is opened: should both be one file, closing it would drop SQLite's locks.
    found = read_text(arguments.text_file, arguments.encoding)
    source = _described(found, arguments, wording)
    with project.open_project(arguments.file) as opened:
        stored = sources.add(opened, source).new_id("source")
        same = alike.sources_alike(opened, stored)
    _say_what_the_file_told(found, source, arguments, wording)
    if same:
        others = tuple(f"{title} ({row_id})" for row_id, title in same)
        output.say(wording.sentence("messages.sources_alike", id=stored, sources=others))
    output.result(f"{stored}\n")


def _described(found: ReadText, arguments: Namespace, wording: Wording) -> Source:
    """The source that is asked for: the arguments first, then what the file tells."""
    published_on = stored_date(arguments.published_on, date.today())
    note = arguments.note
    if found.is_hijri and not note:
        note = wording.sentence("messages.printed_hijri_date", date=found.published_on_text)
    title = found.title or title_of(found.text, arguments.text_file)
    return Source(
        kind=arguments.kind,
        title=title if arguments.title is None else arguments.title,
        outlet=arguments.outlet or found.outlet,
        author=arguments.author or found.author,
        url=arguments.url or found.url,
        published_on=published_on or found.published_on,
        text=found.text,
        file_sha256=found.file_sha256,
        language=found.language,
        note=note,
    )


def _say_what_the_file_told(found: ReadText, source: Source, arguments: Namespace, wording: Wording) -> None:
    """On stderr: the fields that the file filled, so that nothing comes in unseen, and what it left open."""
    asked = {"title": arguments.title, "published_on": arguments.published_on}
    told = tuple(
        f"{wording.field('source', name)}: {getattr(source, name)}"
        for name in ("title", "outlet", "author", "published_on", "url")
        if getattr(found, name) and not asked.get(name, getattr(arguments, name, ""))
    )
    if told:
        output.say(wording.sentence("messages.file_told", fields=told))
    if found.unreadable:
        letters = wording.count("letters", found.unreadable)
        output.say(wording.sentence("messages.unreadable_letters", letters=letters, sign="\ufffd"))


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
    """A title for a text: see `titles.title_of`; else the file's name.

    At most 120 characters; empty for an empty text, which has nothing to be known by.
    """
    return titles.title_of(text) or (" ".join(path.stem.split())[: titles.LONGEST] if text else "")


def decoded(data: bytes, path: Path) -> str:
    """The text of a file's bytes, line ends untouched; `InputRefused`, with its path, as `decode` raises.

    What is no text in any encoding, such as a picture, is refused as such («file_not_text», with `what`).
    """
    try:
        with _about_file(path):
            return decode(data)
    except InputRefused as error:
        kind = kind_of_file(data)
        if error.code == "file_must_be_utf8" and kind != "text":
            raise InputRefused("file_not_text", what=kind, path=str(path)) from error
        raise


@contextlib.contextmanager
def _about_file(path: Path) -> Iterator[None]:
    try:
        yield
    except InputRefused as error:
        raise InputRefused(_FILE_CODES[error.code], **{**error.fields, "path": str(path)}) from error
