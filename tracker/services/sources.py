"""Sources: the texts that words stand in, and what else is known of them."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import Quote as QuoteTable
from tracker.models import Speaker as SpeakerTable
from tracker.records import Anchor, Changes, Source, SpeakerKind
from tracker.services import checks, dismissals, quotes, speakers
from tracker.services.operation import Step, operation
from tracker.text import anchors
from tracker.text.entry import clean


def add(project: Project, source: Source) -> Changes:
    """Store a new source; its text may be empty. `InputRefused` without a title or with a wrong date."""
    with operation(project, "add_source") as step:
        step.create(_checked(source))
        return step.changes


def add_all(project: Project, new: Sequence[Source]) -> Changes:
    """Store several new sources as one step. `InputRefused` as `add`, and then none is stored."""
    with operation(project, "add_sources") as step:
        for source in new:
            add(project, source)
        return step.changes


def edit(project: Project, source: Source) -> Changes:
    """Store what was changed in a source read before; `Conflict` if someone else changed it since.

    If its text was changed, each anchored quote is found again by its words and what stands around
    them: at exactly one place, or it is marked detached for a person to repair. Places of dismissed
    suggestions follow in the same way, or are forgotten.
    """
    with operation(project, "edit_source") as step:
        before = checks.live(project, "source", source.id)
        checked = _checked(source)
        step.edit(checked)
        if checked.text != before["text"]:
            _find_quotes_again(step, source.id, before["text"], checked.text)
            dismissals.follow(step, source.id, before["text"], checked.text)
        return step.changes


def trash(project: Project, source_id: int) -> Changes:
    """Trash a source with its quotes and with the unnamed speakers who said nothing elsewhere.

    Refused while quotes that stand in other texts name it as their origin.
    """
    with operation(project, "trash_source") as step:
        source = checks.live(project, "source", source_id)
        _refuse_as_origin(project, source_id, source["title"])
        theirs = (QuoteTable.source == source_id) | (QuoteTable.origin == source_id)
        query = QuoteTable.select(QuoteTable.id).where(theirs & QuoteTable.deleted_at.is_null())
        for (quote_id,) in step.rows(query):
            quotes.trash(project, quote_id)
        _trash_unnamed_speakers(project, source_id)
        step.trash("source", source_id)
        return step.changes


def _checked(source: Source) -> Source:
    checks.not_empty(source.title, "empty_title")
    checks.stored_date(source.published_on)
    # A byte order mark at the head of a text belongs to the file it came from.
    text = clean(source.text, "text").lstrip("\ufeff")
    return replace(source, title=" ".join(source.title.split()), text=text)


def _refuse_as_origin(project: Project, source_id: int, title: str) -> None:
    elsewhere = (QuoteTable.origin == source_id) & (QuoteTable.source != source_id)
    query = QuoteTable.select(QuoteTable.id).where(elsewhere & QuoteTable.deleted_at.is_null())
    found = project.rows(query)
    if found:
        raise InputRefused("source_is_origin", source=title, quotes=len(found))


def _trash_unnamed_speakers(project: Project, source_id: int) -> None:
    speaks = QuoteTable.select(QuoteTable.speaker).where(QuoteTable.deleted_at.is_null())
    query = SpeakerTable.select(SpeakerTable.id).where(
        (SpeakerTable.source == source_id)
        & (SpeakerTable.kind == SpeakerKind.UNNAMED.value)
        & SpeakerTable.deleted_at.is_null()
        & SpeakerTable.id.not_in(speaks)
    )
    for (speaker_id,) in project.rows(query):
        speakers.trash(project, speaker_id)


def _find_quotes_again(step: Step, source_id: int, old_text: str, new_text: str) -> None:
    """Move the anchors of a source's quotes, trashed ones included, from the old text to the new one."""
    columns = (
        QuoteTable.id,
        QuoteTable.deleted_at,
        QuoteTable.text,
        QuoteTable.start,
        QuoteTable.end,
        QuoteTable.anchor,
        QuoteTable.prefix,
        QuoteTable.suffix,
    )
    query = QuoteTable.select(*columns).where(
        (QuoteTable.source == source_id) & (QuoteTable.anchor != Anchor.NONE.value)
    )
    for quote_id, deleted_at, words, start, end, anchor, prefix, suffix in step.rows(query):
        if anchor == Anchor.HELD:
            prefix, suffix = anchors.lasting_context(old_text, start, end)
            place = anchors.follow(old_text, start, end, new_text)
        else:
            place = anchors.come_back(words, prefix, suffix, old_text, new_text)
        if place is None:
            found = {
                "anchor": Anchor.DETACHED,
                "start": None,
                "end": None,
                "prefix": prefix,
                "suffix": suffix,
            }
        else:
            found = {
                "anchor": Anchor.HELD,
                "start": place,
                "end": place + len(words),
                "prefix": "",
                "suffix": "",
            }
        # Naming deleted_at, unchanged, lets a trashed quote's anchor follow too.
        step.update("quote", quote_id, {**found, "deleted_at": deleted_at})
