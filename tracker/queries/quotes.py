"""Quotes: those that a filter shows, in its order, with their speaker, source and links."""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from tracker.db import Project
from tracker.models import ENTITIES
from tracker.queries import counting, filtering, orders, stored, tallies
from tracker.queries.conditions import Condition, link_conditions, parameters, together
from tracker.queries.filtering import ID_MASK, Statement
from tracker.queries.plans import in_order_of_names, known, plan
from tracker.records import ClaimStatus, LinkRow, QuoteFilter, QuoteRow, QuoteSort, Stance
from tracker.records import Quote as QuoteRecord

BATCH = 500
"""Quotes that are read together."""


def get(project: Project, quote_id: int) -> QuoteRecord:
    """The quote with this id, trashed ones included; `InputRefused` if there is none."""
    quote: QuoteRecord = stored.get(project, "quote", quote_id)
    return quote


def count(project: Project, quote_filter: QuoteFilter) -> int:
    """How many quotes the filter shows."""
    quote_filter = quote_filter.each_once()
    with project.reading():
        kept = tallies.tally(quote_filter)
        total = counting.total(project, quote_filter) if kept is None else _number(project, kept)
    return total if quote_filter.limit is None else min(total, quote_filter.limit)


def _number(project: Project, found: Statement) -> int:
    return int(project.read(found.sql, found.parameters)[0][0])


def rows(project: Project, quote_filter: QuoteFilter) -> Iterator[QuoteRow]:
    """The quotes that the filter shows, in its order, each with the links that fit it.

    To be read through inside one `project.reading()` if others may write meanwhile.
    """
    with project.connected():
        found = ids(project, quote_filter)
        asked = link_conditions(quote_filter, known(project, quote_filter))
        for first in range(0, len(found), BATCH):
            yield from _by_ids(project, found[first : first + BATCH], asked)


def first(project: Project, quote_filter: QuoteFilter, number: int) -> list[QuoteRow]:
    """The first quotes that the filter shows: what a list shows before all its ids are known."""
    limit = number if quote_filter.limit is None else min(number, quote_filter.limit)
    with project.reading():
        wanted = [key & ID_MASK for key in _keys(project, quote_filter, limit)]
        return by_ids(project, wanted, quote_filter)


def ids(project: Project, quote_filter: QuoteFilter) -> "array[int]":
    """The ids of the quotes that the filter shows, in its order: what a list needs to know its length."""
    found: array[int] = array("I")
    with project.reading():
        for statement in statements(project, quote_filter, quote_filter.limit):
            as_text = filtering.ids(statement)
            (digits,) = project.read(as_text.sql, as_text.parameters)[0]
            part = array("I", bytes.fromhex(digits or ""))
            part.byteswap()
            found.extend(part)
    return found if quote_filter.limit is None else found[: quote_filter.limit]


def live_ids(project: Project, quote_ids: Sequence[int]) -> list[int]:
    """Those of these ids whose quotes are not in the trash, rising."""
    sql = (
        "SELECT id FROM quote WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL ORDER BY id"
    )
    with project.connected():
        return [row[0] for row in project.read(sql, (json.dumps([*quote_ids]),))]


def by_ids(project: Project, quote_ids: Sequence[int], quote_filter: QuoteFilter) -> list[QuoteRow]:
    """These quotes in the order of the ids, each with the links that fit the filter; trashed ones left out.

    Meant for what stands on one screen: a hundred ids or so.
    """
    with project.reading():
        return _by_ids(project, quote_ids, link_conditions(quote_filter, known(project, quote_filter)))


def _by_ids(project: Project, quote_ids: Sequence[int], asked: Sequence[Condition]) -> list[QuoteRow]:
    listed = json.dumps(list(quote_ids))
    size = len(_quote_columns())
    links = _links(project, listed, asked)
    return [
        _row(stored.record(ENTITIES["quote"], values[:size]), values[size:], links)
        for values in project.read(_rows_by_ids(), (listed,))
    ]


# Which quotes, in which order


def _keys(project: Project, wanted: QuoteFilter, limit: int) -> list[int]:
    found: list[int] = []
    for statement in statements(project, wanted, limit):
        found += [key for (key,) in project.read(statement.sql, statement.parameters)]
        if len(found) >= limit:
            return found[:limit]
    return found


def statements(project: Project, wanted: QuoteFilter, limit: int | None) -> Iterator[Statement]:
    """What gives the filter's order keys in its order, one statement behind the other."""
    wanted = wanted.each_once()
    made = plan(project, wanted)
    match wanted.sort:
        case QuoteSort.SPEAKER:
            yield from in_order_of_names(project, made, limit)
        case QuoteSort.SOURCE:
            yield from in_order_of_names(project, made, limit)
            yield filtering.keys(made, more=(Condition("q.source_id IS NULL"),), limit=limit)
        case QuoteSort.ID | QuoteSort.TEXT | QuoteSort.CLAIM:
            yield orders.by_expression(made, limit)
        case QuoteSort.RELEVANCE:
            found = known(project, wanted)
            for asked in found.asked.by_relevance():
                fitting = plan(project, wanted, replace(found, asked=asked))
                for part in orders.parts(wanted):
                    yield filtering.keys(fitting, part.span, down=part.down, limit=limit)
        case _:
            for part in orders.parts(wanted):
                yield filtering.keys(made, part.span, more=part.more, down=part.down, limit=limit)


# Their content


@cache
def _quote_columns() -> tuple[str, ...]:
    return stored.record_columns(ENTITIES["quote"])


@cache
def _rows_by_ids() -> str:
    columns = ", ".join(f'q."{name}"' for name in _quote_columns())
    return (
        f"SELECT {columns}, p.name, p.uid, s.title, s.uid, s.url, s.outlet, s.published_on, o.title,"
        " o.published_on FROM json_each(?) j CROSS JOIN quote q ON q.id = j.value"
        " CROSS JOIN speaker p ON p.id = q.speaker_id LEFT JOIN source s ON s.id = q.source_id"
        " LEFT JOIN source o ON o.id = q.origin_id WHERE q.deleted_at IS NULL ORDER BY j.key"
    )


def _row(quote: QuoteRecord, rest: tuple[Any, ...], links: dict[int, list[LinkRow]]) -> QuoteRow:
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
        links=tuple(links.get(quote.id, ())),
    )


def _links(project: Project, listed: str, asked: Sequence[Condition]) -> dict[int, list[LinkRow]]:
    sql = (
        "SELECT l.quote_id, l.id, l.claim_id, c.uid, c.text, c.status, v.name_ar, v.name_en, l.stance,"
        " l.focus_start, l.focus_end, l.note FROM json_each(?) j"
        " CROSS JOIN link l INDEXED BY link_quote_id_claim_id ON l.quote_id = j.value"
        " CROSS JOIN claim c ON c.id = l.claim_id LEFT JOIN verdict v ON v.id = c.verdict_id"
        f" WHERE {together(asked)} ORDER BY j.key, l.id"
    )
    found: dict[int, list[LinkRow]] = {}
    for quote_id, *values in project.read(sql, (listed, *parameters(asked))):
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
