"""The command that enters a quote: finds its speaker, its place and its role, and stores it."""

from argparse import Namespace
from dataclasses import replace
from datetime import date

from tracker.cli import cautions, output
from tracker.cli.entry import source_id, stored_date, with_ids
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import alike
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Changes, Quote, Speaker
from tracker.services import project, quotes, speakers
from tracker.services.operation import operation
from tracker.text import dates
from tracker.wording import Wording

NOT_FOUND = ("quote_not_in_source", "quote_differs_from_source", "quote_in_several_places")
"""The refusals of `quotes.place` which `--unanchored` takes into account."""


def add_quote(arguments: Namespace, wording: Wording) -> None:
    """Store a quote, and its speaker if nobody bears the name yet, as one step; print the quote's id."""
    if arguments.end is not None and arguments.start is None:
        arguments.refuse(wording.sentence("cli.usage.needs", option="--end", other="--start"))
    if arguments.unanchored and arguments.start is not None:
        arguments.refuse(wording.sentence("cli.usage.not_together", option="--unanchored", other="--start"))
    with project.open_project(arguments.file) as opened:
        with operation(opened, "add_quote") as step:
            quote = _drafted(opened, arguments)
            near = () if quote.speaker_id else with_ids(speaker_queries.named(opened, arguments.speaker))
            _store(opened, quote, arguments.speaker)
            changes = step.changes
        stored = quote_queries.get(opened, changes.new_id("quote"))
        _tell(opened, stored, changes, near, wording)
    output.result(f"{stored.id}\n")


def _drafted(opened: Project, arguments: Namespace) -> Quote:
    """The quote as the arguments say it; its `speaker_id` is 0 if the name is new."""
    quote = Quote(
        speaker_id=_speaker_id(opened, arguments.speaker),
        source_id=source_id(opened, arguments.source),
        origin_id=source_id(opened, arguments.origin),
        kind=arguments.kind,
        text=arguments.text,
        start=arguments.start,
        end=arguments.end,
        venue=arguments.venue,
        status=arguments.status,
        note=arguments.note,
    )
    if arguments.start is None:
        quote = _placed(opened, quote, unanchored=arguments.unanchored)
    published_on = _published_on(opened, quote)
    said_on = stored_date(arguments.said_on, _day(published_on))
    as_printed = arguments.said_on.strip()
    return replace(
        quote,
        said_on=said_on,
        said_on_text="" if as_printed == said_on else as_printed,
        role=_role(opened, quote.speaker_id, said_on or published_on, arguments.role),
    )


def _speaker_id(opened: Project, given: str) -> int:
    """The id of the speaker that an id or a name means; 0 if nobody bears the name, to the letter.

    Part of somebody's name makes no new speaker: `InputRefused` («part_of_names») with those who bear it.
    """
    if given.strip().isdecimal():
        return speaker_queries.find(opened, given).id
    known = speaker_queries.named_exactly(opened, given)
    if known:
        return speaker_queries.only(given, known).id
    if not speaker_queries.named(opened, given) and (near := speaker_queries.with_words(opened, given)):
        raise InputRefused("part_of_names", name=given, speakers=with_ids(near))
    return 0


def _placed(opened: Project, quote: Quote, *, unanchored: bool) -> Quote:
    try:
        return quotes.place(opened, quote)
    except InputRefused as error:
        if unanchored and error.code in NOT_FOUND:
            return quote
        if error.code == "quote_differs_from_source":  # no place was given, so none is wrong
            differences = _differences(quote.text, error.fields["found"])
            raise InputRefused("quote_spelt_otherwise", **error.fields, differences=differences) from error
        raise


def _differences(typed: str, found: str) -> tuple[str, ...]:
    """The words that were typed in another way than the source has them: «typed ← found»."""
    given, own = typed.split(), found.split()
    if len(given) != len(own):
        return (found,)
    return tuple(f"{word} ← {other}" for word, other in zip(given, own, strict=True) if word != other)


def _published_on(opened: Project, quote: Quote) -> str:
    """The date of the source that the quote counts with: where it stands, else where it came from."""
    counted_with = quote.source_id or quote.origin_id
    return source_queries.get(opened, counted_with).published_on if counted_with else ""


def _day(iso: str) -> date | None:
    """The day, if the partial date is one: only from a day can «أمس» be counted."""
    if not iso:
        return None
    days = dates.interval(iso)
    return date.fromisoformat(iso) if days.first_day == days.last_day else None


def _role(opened: Project, speaker_id: int, said_on: str, given: str | None) -> str:
    """The role that was given, else the one the speaker held at that date."""
    if given is not None:
        return given
    return speaker_queries.role_on(opened, speaker_id, said_on) if speaker_id else ""


def _store(opened: Project, quote: Quote, name: str) -> None:
    """Store the quote, its speaker first if new; inside the operation under way both are one step."""
    if not quote.speaker_id:
        made = speakers.add(opened, Speaker(name=name))
        quote = replace(quote, speaker_id=made.new_id("speaker"))
    quotes.add(opened, quote)


def _tell(opened: Project, stored: Quote, changes: Changes, near: tuple[str, ...], wording: Wording) -> None:
    if changes.ids("speaker"):
        speaker = speaker_queries.get(opened, stored.speaker_id)
        output.say(wording.sentence("messages.speaker_made", name=speaker.name, id=speaker.id))
    if near:
        output.say(wording.sentence("messages.namesakes", id=stored.speaker_id, speakers=near))
    if same := alike.quotes_alike(opened, stored):
        output.say(wording.sentence("messages.quotes_alike", id=stored.id, quotes=tuple(same)))
    cautions.of_quote(opened, stored, wording)
