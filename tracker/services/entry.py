"""Entry by hand: a quote with its new speaker and its first link as one step, and what forms propose."""

import re
from dataclasses import replace
from functools import cache

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.records import (
    Changes,
    Claim,
    Link,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Speaker,
    SpeakerKind,
    Stance,
)
from tracker.services import claims, links, quotes, sources, speakers
from tracker.services.operation import operation
from tracker.text.fold import fold
from tracker.text.words import word_lists

REPORTING = frozenset({SourceKind.ARTICLE, SourceKind.REPORT})
"""Kinds of sources in which what stands outside quotation marks are the reporter's words."""

_CLOSING = {"«": "»", "“": "”", "„": "“", '"': '"'}
_ITEM = re.compile(r"\s*(?:[-–—•●▪*]|\(?[0-9٠-٩]{1,2}[.)\-–:،])\s*")


def save_quote(
    project: Project,
    quote: Quote,
    *,
    new_speaker: Speaker | None = None,
    new_source: Source | None = None,
    new_origin: Source | None = None,
    claim_id: int | None = None,
    new_claim: str = "",
    stance: Stance | None = None,
) -> Changes:
    """Store a quote, new or edited, together with what was entered beside it: all of it or nothing.

    - `new_source`, `new_origin` become the text it stands in and the statement which that text reports.
    - `new_speaker` becomes the quote's speaker; an unnamed one belongs to the quote's source.
    - `claim_id`, or a claim made of the words `new_claim`, is linked to the quote with `stance`.

    Raises `InputRefused` as the verbs that it joins do, "unnamed_needs_source" for an unnamed speaker of a
    quote without source, and `Conflict` if an edited quote was changed since it was read.
    """
    if (claim_id is not None or new_claim) and stance is None:
        raise TypeError("a link has a stance; there is no default")
    with operation(project, "edit_quote" if quote.id else "add_quote") as step:
        if new_source is not None:
            quote = replace(quote, source_id=sources.add(project, new_source).new_id("source"))
        if new_origin is not None:
            quote = replace(quote, origin_id=sources.add(project, new_origin).new_id("source"))
        if new_speaker is not None:
            made = speakers.add(project, _belonging(new_speaker, quote))
            quote = replace(quote, speaker_id=made.new_id("speaker"))
        quote_id = quote.id
        if quote_id:
            quotes.edit(project, quote)
        else:
            quote_id = quotes.add(project, quote).new_id("quote")
        if new_claim:
            claim_id = claims.add(project, Claim(text=new_claim)).new_id("claim")
        if claim_id is not None and stance is not None:
            links.link(project, Link(quote_id=quote_id, claim_id=claim_id, stance=stance))
        return step.changes


def _belonging(speaker: Speaker, quote: Quote) -> Speaker:
    if speaker.kind is not SpeakerKind.UNNAMED:
        return speaker
    if quote.source_id is None:
        raise InputRefused("unnamed_needs_source")
    return replace(speaker, source_id=quote.source_id)


def proposed_speaker_kind(name: str) -> SpeakerKind:
    """What kind of speaker a name sounds like: «مصدر أمني» is unnamed, «وزارة المياه» an organization."""
    words = fold(name).split()
    return _kinds_by_word().get(words[0], SpeakerKind.PERSON) if words else SpeakerKind.PERSON


@cache
def _kinds_by_word() -> dict[str, SpeakerKind]:
    """The kind that the first word of a name tells."""
    lists = word_lists("speaker_kinds")
    kinds = (SpeakerKind.GROUP, SpeakerKind.ORGANIZATION, SpeakerKind.UNNAMED)  # the last one is the first
    return {fold(word): kind for kind in kinds for word in lists[kind.value]}


def proposed_quote_kind(source: Source, start: int, end: int) -> QuoteKind:
    """How the words at `[start, end)` of a source are told, to be corrected by whoever knows better.

    In a reporter's text: direct between quotation marks, else indirect. In a speaker's own text an item of
    a list is a point, everything else direct.
    """
    before = source.text[source.text.rfind("\n", 0, start) + 1 : start]
    if source.kind in REPORTING:
        return QuoteKind.DIRECT if _stands_in_marks(before, source.text[start:end]) else QuoteKind.INDIRECT
    is_item = _ITEM.fullmatch(before) if before else None
    return QuoteKind.POINT if is_item else QuoteKind.DIRECT


def _stands_in_marks(before: str, words: str) -> bool:
    """True if a quotation mark that opens in `before`, or at the words' head, is still open there."""
    closing = ""
    for character in before:
        if not closing:
            closing = _CLOSING.get(character, "")
        elif character == closing:
            closing = ""
    return bool(closing) or words[:1] in _CLOSING
