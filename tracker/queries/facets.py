"""Facets: how many quotes each further choice would show, for the filter that is set.

A field's own choice is left out of the filter while its choices are counted, so that a list of speakers
tells what another speaker would show. What needs no filter comes from the tallies and from indexes read
in order; the rest goes once through the quotes that fit, counted in parts so that a window in another
thread is not held up. It can be stopped (`Project.interrupt`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.db import Project
from tracker.queries import filtering, quotes
from tracker.queries.conditions import Condition, link_conditions, parameters, together
from tracker.queries.filtering import ID_MASK, Statement
from tracker.records import QuoteFilter, QuoteSort

FIELDS = ("statuses", "kinds", "stances", "speakers", "claims", "sources", "outlets", "verdicts", "topics")
OF_LINKS = {"claims", "stances", "verdicts", "topics"}

MOST = 50
"""So many choices of a field are told of, those with the most quotes."""

PART = 5000
"""Rows that are counted at a stretch."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field as a filter takes it (an id, a member, an exact text), and its quotes."""

    value: Any
    quotes: int


Counts = Mapping[str, Counter[Any]]


def facets(project: Project, wanted: QuoteFilter, most: int = MOST) -> dict[str, list[Choice]]:
    """For each of `FIELDS` the choices that would show any quotes, the most first, `most` of them.

    What the filter has chosen already is always among them, even with 0 quotes.
    """
    plain = replace(wanted, sort=QuoteSort.DATE, descending=False, limit=None)
    bases: dict[QuoteFilter, list[str]] = {}
    for field in FIELDS:
        others: dict[str, Any] = {field: ()}
        bases.setdefault(replace(plain, **others), []).append(field)
    found: dict[str, Counter[Any]] = {}
    with project.reading():
        for base, fields in bases.items():
            count = _of_everything if base == QuoteFilter() else _of_filter
            found |= count(project, base, fields, most)
    return {field: _choices(found[field], getattr(wanted, field), most) for field in FIELDS}


def _choices(counted: Counter[Any], chosen: Sequence[Any], most: int) -> list[Choice]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    shown = dict(ranked[:most]) | {value: counted[value] for value in chosen}
    return [Choice(value, number) for value, number in shown.items()]


# With a filter


def _of_filter(
    project: Project, base: QuoteFilter, fields: Sequence[str], _most: int
) -> dict[str, Counter[Any]]:
    known = quotes.known(project, base)
    made = quotes.plan(project, base)
    found: dict[str, Counter[Any]] = {}
    if set(fields) - OF_LINKS:
        found |= _of_quotes(project, made, "sources" in fields)
    if OF_LINKS & set(fields):
        found |= _of_links(project, made, link_conditions(base, known))
    return {field: found[field] for field in fields}


def _of_quotes(project: Project, made: filtering.Plan, with_origins: bool) -> dict[str, Counter[Any]]:
    speakers, sources, statuses, kinds = (Counter[Any]() for _ in range(4))
    for part in _parts(project, filtering.columns(made, "speaker_id", "source_id", "status", "kind")):
        for counter, values in zip(
            (speakers, sources, statuses, kinds), zip(*part, strict=True), strict=True
        ):
            counter.update(values)
    del sources[None]
    outlets = _outlets(project, sources)
    if with_origins:
        further = Condition("q.origin_id IS NOT NULL AND q.origin_id IS NOT q.source_id")
        for part in _parts(project, filtering.columns(made, "origin_id", more=(further,))):
            sources.update(origin_id for (origin_id,) in part)
    return {
        "speakers": speakers,
        "sources": sources,
        "statuses": statuses,
        "kinds": kinds,
        "outlets": outlets,
    }


def _outlets(project: Project, sources: Counter[Any]) -> Counter[Any]:
    outlets = Counter[Any]()
    if sources:
        for part in _parts(project, Statement("SELECT id, outlet FROM source WHERE outlet > ''", ())):
            for source_id, outlet in part:
                outlets[outlet] += sources.get(source_id, 0)
    return +outlets


def _of_links(project: Project, made: filtering.Plan, asked: Sequence[Condition]) -> dict[str, Counter[Any]]:
    """A quote counts once for each value, however many of its links have it."""
    topics = dict(project.read("SELECT id, topic FROM claim WHERE topic <> ''"))
    found = {field: Counter[Any]() for field in OF_LINKS}
    for links in _whole_quotes(_parts(project, _links(made, asked))):
        found["claims"].update(claim_id for _, claim_id, _, _ in links)
        stances = {(key, stance) for key, _, stance, _ in links}
        found["stances"].update(stance for _, stance in stances)
        verdicts = {(key, verdict_id) for key, _, _, verdict_id in links if verdict_id is not None}
        found["verdicts"].update(verdict_id for _, verdict_id in verdicts)
        of_topics = {(key, topics[claim_id]) for key, claim_id, _, _ in links if claim_id in topics}
        found["topics"].update(topic for _, topic in of_topics)
    return found


def _links(made: filtering.Plan, asked: Sequence[Condition]) -> Statement:
    keys = filtering.keys(made, ordered=False)
    return Statement(
        f"SELECT k.key, l.claim_id, l.stance, l.verdict_id FROM ({keys.sql}) k"
        f" CROSS JOIN link l INDEXED BY link_quote_id_claim_id ON l.quote_id = (k.key & {ID_MASK})"
        f" WHERE {together(asked)}",
        keys.parameters + parameters(asked),
    )


def _whole_quotes(parts: Iterable[list[Any]]) -> Iterator[list[Any]]:
    """The parts again, cut so that all links of a quote are in one of them."""
    kept: list[Any] = []
    for part in parts:
        kept += part
        last = kept[-1][0]
        cut = next(place for place in range(len(kept), 0, -1) if kept[place - 1][0] != last or place == 1)
        if kept[cut - 1][0] != last:
            yield kept[:cut]
            kept = kept[cut:]
    yield kept


# Without one


def _of_everything(
    project: Project, _base: QuoteFilter, fields: Sequence[str], most: int
) -> dict[str, Counter[Any]]:
    found: dict[str, Counter[Any]] = {}
    for field, what in (("statuses", "status"), ("kinds", "kind"), ("stances", "stance")):
        found[field] = _counter(project, "SELECT value, number FROM tally WHERE what = ?", what)
    found["verdicts"] = _counter(
        project, "SELECT CAST(value AS INTEGER), number FROM tally WHERE what = ?", "verdict"
    )
    if "speakers" in fields:
        found["speakers"] = _counter(project, _grouped("quote", "speaker_id"))
    if {"sources", "outlets"} & set(fields):
        sources = _counter(project, _grouped("quote", "source_id"))
        found["outlets"] = _outlets(project, sources)
        found["sources"] = sources + _counter(project, _ORIGINS)
    if {"claims", "topics"} & set(fields):
        found["claims"] = _counter(project, _grouped("link", "claim_id"))
        found["topics"] = _topics(project, found["claims"], most)
    return {field: found[field] for field in fields}


def _grouped(table: str, column: str) -> str:
    index = f"{table}_{column}_deleted_at_order_key"
    return (
        f"SELECT {column}, count(*) FROM {table} INDEXED BY {index}"
        f" WHERE deleted_at IS NULL AND {column} IS NOT NULL GROUP BY {column}"
    )


_ORIGINS = (
    "SELECT origin_id, count(*) FROM quote INDEXED BY quote_origin_id_deleted_at_order_key"
    " WHERE origin_id IS NOT NULL AND origin_id IS NOT source_id AND deleted_at IS NULL GROUP BY origin_id"
)


def _topics(project: Project, claims: Counter[Any], most: int) -> Counter[Any]:
    """The quotes of the topics that have the most.

    A topic has at most as many quotes as its claims have links: only those are counted, from the greatest
    on, that could still be among the most.
    """
    links = Counter[str]()
    claims_of: dict[str, list[int]] = {}
    for claim_id, topic in project.read("SELECT id, topic FROM claim WHERE topic <> ''"):
        links[topic] += claims[claim_id]
        claims_of.setdefault(topic, []).append(claim_id)
    found = Counter[Any]()
    for topic, bound in links.most_common():
        if len(found) >= most and bound < found.most_common(most)[-1][1]:
            break
        found[topic] = bound if len(claims_of[topic]) == 1 else _distinct(project, claims_of[topic])
    return +found


def _distinct(project: Project, claim_ids: Sequence[int]) -> int:
    found: set[int] = set()
    for claim_id in claim_ids:
        sql = (
            "SELECT order_key FROM link INDEXED BY link_claim_id_deleted_at_order_key"
            " WHERE claim_id = ? AND deleted_at IS NULL"
        )
        for part in _parts(project, Statement(sql, (claim_id,))):
            found.update(key for (key,) in part)
    return len(found)


def _counter(project: Project, sql: str, *values: object) -> Counter[Any]:
    return +Counter(dict(project.read(sql, values)))


def _parts(project: Project, statement: Statement) -> Iterator[list[Any]]:
    return project.parts(statement.sql, statement.parameters, PART)
