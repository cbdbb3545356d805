"""Quotes: words of one speaker, and their place in a source."""

from dataclasses import replace
from typing import Any

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import Link as LinkTable
from tracker.records import Anchor, Changes, Quote, QuoteStatus
from tracker.services import checks
from tracker.services.operation import Step, operation
from tracker.text import anchors
from tracker.text.entry import clean

MOST_PLACES = 10
"""Places that a refusal names; whoever meets more needs longer words, not a longer list."""


def add(project: Project, quote: Quote) -> Changes:
    """Store a new quote; with `start` and `end` it is held at that place of its source.

    Raises `InputRefused` for a missing or trashed speaker or source, a place outside the source's
    text, and words that differ from what stands at the place; an empty text takes the place's words.
    """
    with operation(project, "add_quote") as step:
        step.create(_checked(project, quote))
        return step.changes


def place(project: Project, quote: Quote) -> Quote:
    """The quote with the one place where its source says exactly these words.

    Raises `InputRefused`: "quote_in_several_places" with the places, "quote_differs_from_source" with
    the source's own words if only spelling marks differ, else "quote_not_in_source".
    """
    with project.connected():
        source = checks.live_or_none(project, "source", quote.source_id)
    if source is None:
        return quote
    text, title = clean(quote.text, "text"), source["title"]
    checks.not_empty(text, "empty_text")
    starts = anchors.occurrences(text, source["text"])
    if len(starts) > 1:
        raise InputRefused("quote_in_several_places", source=title, places=tuple(starts[:MOST_PLACES]))
    if starts:
        return replace(quote, text=text, start=starts[0], end=starts[0] + len(text))
    near = anchors.folded_occurrences(text, source["text"])
    if near:
        start, end = near[0]
        found = source["text"][start:end]
        raise InputRefused("quote_differs_from_source", source=title, start=start, end=end, found=found)
    raise InputRefused("quote_not_in_source", source=title)


def edit(project: Project, quote: Quote) -> Changes:
    """Store what was changed in a quote read before; `Conflict` if someone else changed it since.

    If its words were changed, the focus of its links is found again in them, or dropped.
    """
    with operation(project, "edit_quote") as step:
        before = checks.live(project, "quote", quote.id)
        checked = _checked(project, quote)
        step.edit(checked)
        if checked.text != before["text"]:
            _find_focus_again(step, quote.id, before["text"], checked.text)
        return step.changes


def anchor(project: Project, quote_id: int, start: int, end: int, *, revision: int | None = None) -> Changes:
    """Hold a quote at `[start, end)` of its source's text; its words become the source's to the letter.

    The words it had stay in the history. Raises `Conflict` if `revision` is given and has moved on,
    `InputRefused` "span_without_source" for a quote of no source, and for a place outside the text.
    """
    with operation(project, "anchor_quote") as step:
        before = checks.live(project, "quote", quote_id)
        source = checks.live_or_none(project, "source", before["source_id"])
        if source is None:
            raise InputRefused("span_without_source")
        checks.span(start, end, len(source["text"]))
        text = source["text"][start:end]
        checks.not_empty(text, "empty_text")
        held = {"anchor": Anchor.HELD, "start": start, "end": end, "prefix": "", "suffix": ""}
        step.update("quote", quote_id, {"text": text, **held}, revision=revision)
        if text != before["text"]:
            _find_focus_again(step, quote_id, before["text"], text)
        return step.changes


def keep_unanchored(project: Project, quote_id: int, *, revision: int | None = None) -> Changes:
    """Take it that a quote stands at no place of its source's text: it is no longer to be repaired."""
    with operation(project, "keep_unanchored") as step:
        checks.live(project, "quote", quote_id)
        kept = {"anchor": Anchor.NONE, "start": None, "end": None, "prefix": "", "suffix": ""}
        step.update("quote", quote_id, kept, revision=revision)
        return step.changes


def set_status(
    project: Project, quote_id: int, status: QuoteStatus, *, revision: int | None = None
) -> Changes:
    """Say where the work on a quote stands; `Conflict` if `revision` is given and has moved on."""
    with operation(project, "set_quote_status") as step:
        step.update("quote", quote_id, {"status": status}, revision=revision)
        return step.changes


def trash(project: Project, quote_id: int) -> Changes:
    """Trash a quote together with its links; `InputRefused` if it lies there already."""
    with operation(project, "trash_quote") as step:
        checks.live(project, "quote", quote_id)
        query = LinkTable.select(LinkTable.id).where(
            (LinkTable.quote == quote_id) & LinkTable.deleted_at.is_null()
        )
        for (link_id,) in step.rows(query):
            step.trash("link", link_id)
        step.trash("quote", quote_id)
        return step.changes


def _checked(project: Project, quote: Quote) -> Quote:
    speaker = checks.live(project, "speaker", quote.speaker_id)
    if speaker["merged_into_id"] is not None:
        raise InputRefused("merged_speaker", speaker=speaker["name"])
    if speaker["source_id"] not in (None, quote.source_id):
        raise InputRefused("unnamed_speaker_elsewhere", speaker=speaker["name"])
    checks.live_or_none(project, "source", quote.origin_id)
    checks.stored_date(quote.said_on)
    source = checks.live_or_none(project, "source", quote.source_id)
    quote = _anchored(replace(quote, text=clean(quote.text, "text")), source)
    checks.not_empty(quote.text, "empty_text")
    return quote


def _anchored(quote: Quote, source: dict[str, Any] | None) -> Quote:
    """The quote with its anchor as its place says; its words are the source's to the letter."""
    if quote.start is None:
        anchor = Anchor.DETACHED if quote.anchor is Anchor.DETACHED and source else Anchor.NONE
        return replace(quote, anchor=anchor, end=None)
    if source is None:
        raise InputRefused("span_without_source")
    end = quote.start + len(quote.text) if quote.end is None else quote.end
    checks.span(quote.start, end, len(source["text"]))
    found = source["text"][quote.start : end]
    if quote.text and quote.text != found:
        raise InputRefused(
            "quote_differs_from_source", source=source["title"], start=quote.start, end=end, found=found
        )
    return replace(quote, text=found, anchor=Anchor.HELD, end=end, prefix="", suffix="")


def _find_focus_again(step: Step, quote_id: int, old_text: str, new_text: str) -> None:
    columns = (LinkTable.id, LinkTable.deleted_at, LinkTable.focus_start, LinkTable.focus_end)
    query = LinkTable.select(*columns).where(
        (LinkTable.quote == quote_id) & LinkTable.focus_start.is_null(False)
    )
    for link_id, deleted_at, start, end in step.rows(query):
        places = anchors.occurrences(old_text[start:end], new_text)
        found = (places[0], places[0] + end - start) if len(places) == 1 else (None, None)
        values = {"focus_start": found[0], "focus_end": found[1], "deleted_at": deleted_at}
        step.update("link", link_id, values)
