"""Bringing back an earlier state of a record, as a new step: nothing of what came after it is lost."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES
from tracker.models import Link as LinkTable
from tracker.models import Quote as QuoteTable
from tracker.queries import past, stored
from tracker.records import Anchor, Changes, Link, Quote, Speaker
from tracker.services import checks, links, quotes, speakers, trash
from tracker.services.operation import Step, operation
from tracker.text import anchors


def restore_record(project: Project, entity: str, row_id: int, step_id: int) -> Changes:
    """Make a record what it was when the step `step_id` was done; if it lies in the trash, take it out.

    It is stored as any edit is, so what could not be entered today is refused, and nothing is changed: words
    at a place that does not say them, a speaker who was merged since ("merged_speaker"), what belongs to
    something in the trash ("record_trashed"). A quote's place is found again in its source's present text,
    or the quote is detached; the focus of its links comes back with its words. Raises `InputRefused` too if
    the record was not there or lay in the trash then ("not_there_then"), or is so already ("state_stands").
    """
    with operation(project, "restore_record") as step:
        then = past.state_at(project, entity, row_id, step_id)
        if then is None or then["deleted_at"] is not None:
            raise InputRefused("not_there_then", entity=entity, id=row_id)
        if stored.read_row(project, ENTITIES[entity], row_id)["deleted_at"] is not None:
            trash.revive(step, entity, row_id)
        _WAYS.get(entity, _plainly)(step, past.as_record(project, entity, row_id, then), step_id)
        if not step.changes:
            raise InputRefused("state_stands", entity=entity, id=row_id)
        return step.changes


def _plainly(step: Step, record: Any, _step_id: int) -> None:
    trash.EDIT[_name(record)](step.project, record)


def _name(record: Any) -> str:
    return next(name for name, entity in ENTITIES.items() if entity.record is type(record))


def _speaker(step: Step, speaker: Speaker, _step_id: int) -> None:
    now = checks.live(step.project, "speaker", speaker.id)
    if now["merged_into_id"] is not None:
        raise InputRefused("merged_speaker", speaker=now["name"])
    if speaker.source_id is not None:
        elsewhere = QuoteTable.source.is_null() | (QuoteTable.source != speaker.source_id)
        theirs = (QuoteTable.speaker == speaker.id) & QuoteTable.deleted_at.is_null()
        if step.rows(QuoteTable.select(QuoteTable.id).where(theirs & elsewhere).limit(1)):
            raise InputRefused("unnamed_speaker_elsewhere", speaker=speaker.name)
    speakers.edit(step.project, speaker)


def _link(step: Step, link: Link, _step_id: int) -> None:
    now = stored.get(step.project, "link", link.id)
    if (now.quote_id, now.claim_id) != (link.quote_id, link.claim_id):
        raise InputRefused("link_moved", id=link.id)
    links.edit(step.project, link)


def _quote(step: Step, quote: Quote, step_id: int) -> None:
    quotes.edit(step.project, _placed(step.project, quote, step_id))
    _focus(step, quote, step_id)


def _placed(project: Project, quote: Quote, step_id: int) -> Quote:
    """The quote with its place in the source's present text, or detached if it is at no one place there."""
    source = checks.live_or_none(project, "source", quote.source_id)
    if source is None or quote.anchor is Anchor.NONE:
        return quote
    then, text = past.state_at(project, "source", source["id"], step_id), source["text"]
    if then is None or then["text"] == text:
        return quote
    if quote.start is not None and quote.end is not None:
        place = anchors.follow(then["text"], quote.start, quote.end, text)
        prefix, suffix = anchors.lasting_context(then["text"], quote.start, quote.end)
    else:
        prefix, suffix = quote.prefix, quote.suffix
        place = anchors.come_back(quote.text, prefix, suffix, then["text"], text)
    if place is None:
        return replace(quote, anchor=Anchor.DETACHED, start=None, end=None, prefix=prefix, suffix=suffix)
    return replace(quote, anchor=Anchor.HELD, start=place, end=place + len(quote.text), prefix="", suffix="")


def _focus(step: Step, quote: Quote, step_id: int) -> None:
    """Mark in the links what was marked then, where nothing is marked now."""
    live = (LinkTable.quote == quote.id) & LinkTable.deleted_at.is_null() & LinkTable.focus_start.is_null()
    for (link_id,) in step.rows(LinkTable.select(LinkTable.id).where(live)):
        then = past.state_at(step.project, "link", link_id, step_id)
        if then is not None and then["deleted_at"] is None and then["focus_start"] is not None:
            step.update("link", link_id, {name: then[name] for name in ("focus_start", "focus_end")})


_WAYS: Mapping[str, Callable[[Step, Any, int], None]] = {"quote": _quote, "speaker": _speaker, "link": _link}
"""Entities of which more is to be looked at than their verb does."""
