"""Facets: how many quotes each further choice would show, for the filter that is set.

A field's own choice is left out of the filter while its choices are counted, so that a list of speakers
tells what another speaker would show. Where many quotes come into question they are counted on the columns
held in memory, else as rows; in parts, so that a window in another thread is not held up. It can be stopped
(`Project.interrupt`), and goes on with reading the columns when it is asked again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.db import Project
from tracker.queries import choices, counting, filtering, held
from tracker.queries.conditions import Condition, link_conditions, parameters, together
from tracker.queries.filtering import ID_MASK, Statement
from tracker.queries.plans import known, plan
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


def facets(project: Project, wanted: QuoteFilter, most: int = MOST) -> dict[str, list[Choice]]:
    """For each of `FIELDS` the choices that would show any quotes, the most first, `most` of them.

    What the filter has chosen already is always among them, even with 0 quotes.
    """
    wanted = wanted.each_once()
    plain = replace(wanted, sort=QuoteSort.DATE, descending=False, limit=None)
    bases: dict[QuoteFilter, list[str]] = {}
    for field in FIELDS:
        others: dict[str, Any] = {field: ()}
        bases.setdefault(replace(plain, **others), []).append(field)
    found: dict[str, Counter[Any]] = {}
    with project.reading():
        for base, fields in bases.items():
            found |= {
                field: each
                for field, each in _counted(project, base, fields, most).items()
                if field in fields
            }
    return {field: _choices(found[field], getattr(wanted, field), most) for field in FIELDS}


def _choices(counted: Counter[Any], chosen: Sequence[Any], most: int) -> list[Choice]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    shown = dict(ranked[:most]) | {value: counted[value] for value in chosen}
    return [Choice(value, number) for value, number in shown.items()]


def _counted(
    project: Project, base: QuoteFilter, fields: Sequence[str], most: int
) -> dict[str, Counter[Any]]:
    kept = _kept(project) if base == QuoteFilter() else {}
    fields = [field for field in fields if field not in kept]
    return _counted_now(project, base, fields, most) | kept if fields else kept


def _kept(project: Project) -> dict[str, Counter[Any]]:
    """What the project keeps count of for all its quotes (see the table `tally`)."""
    found = {field: Counter[Any]() for field in ("statuses", "kinds", "stances", "verdicts")}
    fields = {"status": "statuses", "kind": "kinds", "stance": "stances", "verdict": "verdicts"}
    for what, value, number in project.read("SELECT what, value, number FROM tally WHERE what <> 'day'"):
        if number:
            found[fields[what]][int(value) if what == "verdict" else value] = number
    return found


def _counted_now(
    project: Project, base: QuoteFilter, fields: Sequence[str], most: int
) -> dict[str, Counter[Any]]:
    looked_up = known(project, base)
    made = plan(project, base, looked_up, ordered=False)
    if counting.is_broad(project, made):
        columns = held.current(project)
        if columns is not None:
            return choices.counted(project, columns, base, looked_up, fields, most)
    found: dict[str, Counter[Any]] = {}
    if set(fields) - OF_LINKS:
        found |= _of_quotes(project, made, "sources" in fields)
    if OF_LINKS & set(fields):
        found |= _of_links(project, made, link_conditions(base, looked_up))
    return {field: found[field] for field in fields}


# As rows


def _of_quotes(project: Project, made: filtering.Plan, with_origins: bool) -> dict[str, Counter[Any]]:
    speakers, sources, statuses, kinds = (Counter[Any]() for _ in range(4))
    for part in _parts(project, filtering.columns(made, "speaker_id", "source_id", "status", "kind")):
        for counter, values in zip(
            (speakers, sources, statuses, kinds), zip(*part, strict=True), strict=True
        ):
            counter.update(values)
    del sources[None]
    outlets = choices.outlets(project, sources)
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


def _parts(project: Project, statement: Statement) -> Iterator[list[Any]]:
    return project.parts(statement.sql, statement.parameters, PART)
