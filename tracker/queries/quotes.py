"""Quotes: those that a filter shows, in its order, with their speaker, source and links."""

from array import array
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_
from typing import Any

from peewee import JOIN, Case, ColumnBase, Expression, Field, Node, Query, fn

from tracker import search
from tracker.db import Project
from tracker.models import ENTITIES, Claim, Link, Quote, Source, Speaker, SpeakerRole, Verdict
from tracker.queries import stored
from tracker.records import ClaimStatus, LinkRow, QuoteFilter, QuoteRow, QuoteSort, QuoteStatus, Stance
from tracker.records import Quote as QuoteRecord

BATCH = 500
"""Quotes whose links are read together."""

Origin = Source.alias()

_QUOTE_COLUMNS = stored.columns(Quote, stored.record_columns(ENTITIES["quote"]))
_ROW_COLUMNS = (
    *_QUOTE_COLUMNS,
    Speaker.name,
    Speaker.uid,
    Source.title,
    Source.uid,
    Source.url,
    Source.outlet,
    Source.published_on,
    Origin.title,
    Origin.published_on,
)


def get(project: Project, quote_id: int) -> QuoteRecord:
    """The quote with this id, trashed ones included; `InputRefused` if there is none."""
    quote: QuoteRecord = stored.get(project, "quote", quote_id)
    return quote


def count(project: Project, quote_filter: QuoteFilter) -> int:
    """How many quotes the filter shows."""
    query = _filtered(Quote.select(fn.COUNT(Quote.id)).join(Speaker), quote_filter)
    with project.reading():
        total = int(project.rows(query)[0][0])
    return total if quote_filter.limit is None else min(total, quote_filter.limit)


def rows(project: Project, quote_filter: QuoteFilter) -> Iterator[QuoteRow]:
    """The quotes that the filter shows, in its order, each with the links that fit it.

    To be read through inside one `project.reading()` if others may write meanwhile.
    """
    query = _ordered(_select(*_ROW_COLUMNS), quote_filter)
    with project.connected():
        yield from _rows(project, query, quote_filter)


def ids(project: Project, quote_filter: QuoteFilter) -> "array[int]":
    """The ids of the quotes that the filter shows, in its order: what a list needs to know its length."""
    with project.reading():
        return array("q", [row[0] for row in project.rows(_ordered(_select(Quote.id), quote_filter))])


def by_ids(project: Project, quote_ids: Sequence[int], quote_filter: QuoteFilter) -> list[QuoteRow]:
    """These quotes in the order of the ids, each with the links that fit the filter; trashed ones left out.

    Meant for what stands on one screen: a hundred ids or so.
    """
    live = _select(*_ROW_COLUMNS).where(Quote.id.in_(list(quote_ids)) & Quote.deleted_at.is_null())
    with project.reading():
        found = {row.quote.id: row for row in _rows(project, live, quote_filter)}
    return [found[quote_id] for quote_id in quote_ids if quote_id in found]


def _select(*columns: Field) -> Query:
    return (
        Quote.select(*columns)
        .join(Speaker)
        .join_from(Quote, Source, JOIN.LEFT_OUTER, on=Quote.source == Source.id)
        .join_from(Quote, Origin, JOIN.LEFT_OUTER, on=Quote.origin == Origin.id)
    )


def _ordered(query: Query, wanted: QuoteFilter) -> Query:
    return _filtered(query, wanted).order_by(*_order(wanted)).limit(wanted.limit)


def _rows(project: Project, query: Query, quote_filter: QuoteFilter) -> Iterator[QuoteRow]:
    for batch in _batches(project.stream(query)):
        links = _links(project, [quote.id for quote, _ in batch], quote_filter)
        for quote, rest in batch:
            yield _row(quote, rest, tuple(links.get(quote.id, ())))


def _batches(found: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[QuoteRecord, tuple[Any, ...]]]]:
    size = len(_QUOTE_COLUMNS)
    batch: list[tuple[QuoteRecord, tuple[Any, ...]]] = []
    for values in found:
        batch.append((stored.record(ENTITIES["quote"], values[:size]), values[size:]))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _row(quote: QuoteRecord, rest: tuple[Any, ...], links: tuple[LinkRow, ...]) -> QuoteRow:
    speaker, speaker_uid, source, source_uid, url, outlet, published_on, origin, origin_published_on = rest
    published_on = (published_on if quote.source_id else origin_published_on) or ""
    return QuoteRow(
        quote=quote,
        speaker=speaker,
        speaker_uid=speaker_uid,
        source=source or "",
        source_uid=source_uid or b"",
        source_url=url or "",
        outlet=outlet or "",
        published_on=published_on,
        origin=origin or "",
        dated_by_source=bool(published_on and not quote.said_on),
        links=links,
    )


def _links(project: Project, quote_ids: list[int], quote_filter: QuoteFilter) -> dict[int, list[LinkRow]]:
    query = (
        Link.select(
            Link.quote,
            Link.id,
            Link.claim,
            Claim.uid,
            Claim.text,
            Claim.status,
            Verdict.name_ar,
            Verdict.name_en,
            Link.stance,
            Link.focus_start,
            Link.focus_end,
            Link.note,
        )
        .join(Claim)
        .join(Verdict, JOIN.LEFT_OUTER)
        .where(Link.quote.in_(quote_ids), *_link_conditions(quote_filter))
        .order_by(Link.quote, Link.id)
    )
    found: dict[int, list[LinkRow]] = {}
    for quote_id, *values in project.rows(query):
        link_id, claim_id, uid, claim, status, verdict_ar, verdict_en, stance, start, end, note = values
        link = LinkRow(
            link_id=link_id,
            claim_id=claim_id,
            claim_uid=uid,
            claim=claim,
            claim_status=ClaimStatus(status),
            verdict_ar=verdict_ar or "",
            verdict_en=verdict_en or "",
            stance=Stance(stance),
            focus_start=start,
            focus_end=end,
            note=note,
        )
        found.setdefault(quote_id, []).append(link)
    return found


def _filtered(query: Query, quote_filter: QuoteFilter) -> Query:
    return query.where(reduce(and_, _conditions(quote_filter)))


def _conditions(wanted: QuoteFilter) -> Iterator[Node]:
    yield Quote.deleted_at.is_null()
    yield from _word_conditions(wanted)
    yield from _date_conditions(wanted)
    if wanted.speakers:
        yield Quote.speaker.in_(wanted.speakers)
    if wanted.statuses:
        yield Quote.status.in_([status.value for status in wanted.statuses])
    if wanted.sources:
        yield Quote.source.in_(wanted.sources) | Quote.origin.in_(wanted.sources)
    if wanted.speaks_of_links:
        fitting = Link.select(Link.quote).join(Claim).where(*_link_conditions(wanted))
        yield Quote.id.in_(fitting)


def _word_conditions(wanted: QuoteFilter) -> Iterator[Node]:
    if wanted.role:
        yield search.contains(Quote.role, wanted.role)
    if wanted.organization:
        yield _speaks_for(wanted.organization)
    if wanted.search:
        yield search.contains(Quote.text, wanted.search)


def _date_conditions(wanted: QuoteFilter) -> Iterator[Node]:
    """The quote's days overlap the filter's; an undated quote overlaps nothing."""
    if wanted.first_day:
        yield Quote.last_day >= wanted.first_day
    if wanted.last_day:
        yield Quote.first_day <= wanted.last_day


def _link_conditions(wanted: QuoteFilter) -> Iterator[Node]:
    """What one and the same link must fit."""
    yield Link.deleted_at.is_null()
    yield Claim.deleted_at.is_null()
    if wanted.claims:
        yield Link.claim.in_(wanted.claims)
    if wanted.stances:
        yield Link.stance.in_([stance.value for stance in wanted.stances])
    if wanted.verdicts:
        yield Claim.verdict.in_(wanted.verdicts)


def _speaks_for(organization: str) -> Expression:
    """The speaker held a role there when the quote was said (unknown dates fit), or speaks on its behalf."""
    role = SpeakerRole
    begun = role.first_day.is_null() | Quote.last_day.is_null() | (role.first_day <= Quote.last_day)
    not_over = role.last_day.is_null() | Quote.first_day.is_null() | (role.last_day >= Quote.first_day)
    held = role.select(role.id).where(
        (role.speaker == Quote.speaker)
        & role.deleted_at.is_null()
        & begun
        & not_over
        & search.contains(role.organization, organization)
    )
    return fn.EXISTS(held) | search.contains(Speaker.on_behalf_of, organization)


def _order(wanted: QuoteFilter) -> list[Node]:
    """The order asked for; within equals, and by itself, the order of time with the undated last."""
    down = wanted.descending
    in_time: list[Node] = [Quote.order_key]
    match wanted.sort:
        case QuoteSort.DATE:
            return [Quote.first_day.is_null(), Quote.order_key.desc()] if down else in_time
        case QuoteSort.SPEAKER:
            key: ColumnBase = Speaker.sort_key
        case QuoteSort.SOURCE:
            return [Source.id.is_null(), Source.sort_key.desc() if down else Source.sort_key, *in_time]
        case QuoteSort.STATUS:
            key = Case(Quote.status, [(status.value, place) for place, status in enumerate(QuoteStatus)])
        case QuoteSort.ID:
            key = Quote.id
    return [key.desc() if down else key.asc(), *in_time]
