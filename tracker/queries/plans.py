"""How a filter's quotes are found: what must be looked up before, and which condition leads."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from math import inf
from weakref import WeakKeyDictionary

from tracker.db import Project
from tracker.queries import filtering, history, orders, stored, tallies
from tracker.queries.conditions import Known
from tracker.queries.filtering import Lead, Plan, Span, Statement
from tracker.records import QuoteFilter, QuoteSort
from tracker.search import asking

RARE = 3000
"""So many quotes are gathered and sorted in a few milliseconds."""

SEEN = 12_000
"""For a page it is not counted further how many come into question, unless few of them fit."""

TASTE = 100
"""Of so many quotes it is seen how many fit the conditions that do not lead."""

TOLD = 60_000
"""Of so many quotes an index is gone through in two milliseconds or so, where it tells all that is asked."""

GATHERED, PASSED = 3.0, 0.4
"""What it costs to gather and sort a quote, and to pass by one in the order of names, in microseconds."""


_KNOWN: WeakKeyDictionary[Project, tuple[int, dict[QuoteFilter, Known]]] = WeakKeyDictionary()


def known(project: Project, wanted: QuoteFilter) -> Known:
    """What must be looked up before: roles and organizations by their words, links by their history.

    What was looked up is kept until the next step: a page asks for it several times.
    """
    plain = QuoteFilter()
    told = QuoteFilter(
        topics=wanted.topics,
        after_verdict=wanted.after_verdict,
        role=wanted.role,
        organization=wanted.organization,
    )
    asked = asking.ask(wanted.search)
    if told == plain:
        return Known(asked=asked)
    newest = project.read("SELECT coalesce(max(id), 0) FROM action")[0][0]
    kept_at, kept = _KNOWN.get(project, (None, {}))
    if kept_at != newest or getattr(project.step, "current", None) is not None:
        kept = {}
        _KNOWN[project] = (newest, kept)
    if told not in kept:
        kept[told] = _looked_up(project, told)
    return replace(kept[told], asked=asked)


def _looked_up(project: Project, wanted: QuoteFilter) -> Known:
    found = Known()
    if wanted.topics:
        among = ", ".join("?" * len(wanted.topics))
        claims = project.read(f"SELECT id FROM claim WHERE topic IN ({among})", wanted.topics)
        found = replace(found, claims=tuple(claim_id for (claim_id,) in claims))
    if wanted.role:
        roles = tuple(role for (role,) in project.read(_ROLES) if _fits(wanted.role, role))
        found = replace(found, roles=roles)
    if wanted.organization:
        found = _members(project, wanted.organization, found)
    if wanted.after_verdict:
        found = replace(found, links=tuple(history.linked_after_verdicts(project)))
    return found


_fits = lru_cache(maxsize=100_000)(stored.fits)
"""Whether words stand in a name: what was asked once is asked again for every page of the same filter."""


def _members(project: Project, organization: str, found: Known) -> Known:
    held = (
        "SELECT organization, id, speaker_id, first_day IS NOT NULL OR last_day IS NOT NULL FROM speaker_role"
        " WHERE deleted_at IS NULL AND organization <> ''"
    )
    roles = [row for name, *row in project.read(held) if _fits(organization, name)]
    behalf = project.read("SELECT id, on_behalf_of FROM speaker WHERE on_behalf_of <> ''")
    on_behalf = tuple(speaker_id for speaker_id, name in behalf if _fits(organization, name))
    return replace(
        found,
        role_ids=tuple(role_id for role_id, _, _ in roles),
        members=tuple(dict.fromkeys((*(speaker_id for _, speaker_id, _ in roles), *on_behalf))),
        on_behalf=on_behalf,
        are_dated=any(is_dated for _, _, is_dated in roles),
    )


_ROLES = """
    WITH RECURSIVE found(role) AS (
        SELECT min(role) FROM quote WHERE role > '' AND role <> ''
        UNION ALL
        SELECT (SELECT min(role) FROM quote WHERE role > found.role AND role <> '') FROM found
        WHERE found.role IS NOT NULL
    )
    SELECT role FROM found WHERE role IS NOT NULL
"""
"""Each role once: the index is asked for the next greater one, instead of for a million."""


def plan(project: Project, wanted: QuoteFilter, found: Known | None = None, *, ordered: bool = True) -> Plan:
    """The plan in which the condition leads that the fewest quotes fulfil.

    Unless it is to be `ordered`, it may be one that gathers.
    """
    found = found or known(project, wanted)
    *narrow, everything = filtering.leads(wanted, found)
    if len(narrow) == 1 and not (narrow[0].gathers and ordered):
        return filtering.plan(wanted, found, narrow[0])
    span = filtering.days(wanted)
    ranked = [
        (reach(project, lead, RARE, span), place, lead)
        for place, lead in enumerate(narrow)
        if not (ordered and "outlets" in lead.settles and _has_many_sources(project, wanted))
    ]
    ranked = [each for each in ranked if not (each[2].gathers and ordered and each[0] > RARE)]
    return filtering.plan(wanted, found, min(ranked)[2] if ranked else everything)


def _has_many_sources(project: Project, wanted: QuoteFilter) -> bool:
    """True if the outlets have so many sources that even counting their quotes takes its time."""
    among = ", ".join("?" * len(wanted.outlets))
    some = f"SELECT 1 FROM source WHERE outlet IN ({among}) LIMIT {RARE + 1}"
    return bool(project.read(f"SELECT count(*) > {RARE} FROM ({some})", wanted.outlets)[0][0])


def reach(project: Project, lead: Lead, most: int, span: Span) -> int:
    """How many rows of its indexes the lead goes through; any number above `most` says more than that."""
    found = 0
    for run in lead.runs:
        counted = filtering.length(run, span, most + 1 - found)
        found += int(project.read(counted.sql, counted.parameters)[0][0])
        if found > most:
            break
    return found


def in_order_of_names(project: Project, made: Plan, limit: int | None) -> Iterator[Statement]:
    """The plan's order keys in the order of speakers' names or sources' titles, by the quicker way."""
    wanted = made.wanted
    if wanted.sort is QuoteSort.SPEAKER and 0 < len(wanted.speakers) <= filtering.MOST_RUNS:
        for speaker_id in _by_name(project, wanted):
            yield filtering.keys(plan(project, replace(wanted, speakers=(speaker_id,))), limit=limit)
    elif limit is not None and (both := _of_two(project, made)):
        yield orders.by_name(both, gather=True, limit=limit)
    elif is_gathered(project, made, limit):
        yield orders.by_name(made, gather=True, limit=limit)
    else:
        found = known(project, wanted)
        *_, everything = filtering.leads(wanted, found)
        yield orders.by_name(filtering.plan(wanted, found, everything), gather=False, limit=limit)


def _of_two(project: Project, made: Plan) -> Plan | None:
    """The plan that a claim and a speaker lead together, if neither has too many quotes for that."""
    found = known(project, made.wanted)
    lead = filtering.of_claim_and_speaker(made.wanted, found)
    span = filtering.days(made.wanted)
    alone = (each for each in filtering.leads(made.wanted, found) if each.settles & {"speakers", "links"})
    if lead is None or any(reach(project, each, TOLD, span) > TOLD for each in alone):
        return None
    return filtering.plan(made.wanted, found, lead)


def _by_name(project: Project, wanted: QuoteFilter) -> list[int]:
    among, down = ", ".join("?" * len(wanted.speakers)), " DESC" if wanted.descending else ""
    sql = f"SELECT id FROM speaker WHERE id IN ({among}) ORDER BY sort_key{down}, id{down}"
    return [speaker_id for (speaker_id,) in project.read(sql, wanted.speakers)]


def is_gathered(project: Project, made: Plan, limit: int | None) -> bool:
    """True if gathering and sorting what fits is quicker than going through names until a page is full."""
    span = filtering.days(made.wanted)
    is_told = limit is not None and filtering.is_told_by_index(made)
    if is_told and reach(project, made.lead, TOLD, span) <= TOLD:
        fitting = filtering.count(made, RARE)
        return bool(project.read(fitting.sql, fitting.parameters)[0][0] < RARE)
    everything = project.read("SELECT coalesce(sum(number), 0) FROM tally WHERE what = 'status'")[0][0]
    most = max(RARE, int(everything * PASSED / GATHERED))
    reached = reach(project, made.lead, most if limit is None else min(most, SEEN), span)
    if reached <= RARE or reached > most or limit is None:
        return reached <= most
    if reached > SEEN and _least(project, made) > most:
        return False
    tasted = filtering.tasted(made, TASTE)
    share = project.read(tasted.sql, tasted.parameters)[0][0] / TASTE
    if _is_gathering_quicker(limit, everything, reached, share) and reached > SEEN:
        reached = reach(project, made.lead, most, span)
        return reached <= most and _is_gathering_quicker(limit, everything, reached, share)
    return _is_gathering_quicker(limit, everything, reached, share)


def _least(project: Project, made: Plan) -> float:
    """How many quotes the lead has at least, as far as the project keeps count of them."""
    wanted = made.wanted
    if not made.lead.settles:
        return inf  # all quotes lead
    if wanted.first_day or wanted.last_day:
        return 0
    counted = QuoteFilter()
    if "statuses" in made.lead.settles:
        counted = QuoteFilter(statuses=wanted.statuses)
    elif "links" in made.lead.settles and not (wanted.claims or wanted.topics):
        verdicts = wanted.verdicts[:1]
        counted = QuoteFilter(verdicts=verdicts, stances=() if verdicts else wanted.stances[:1])
    kept = tallies.tally(counted) if counted != QuoteFilter() else None
    return int(project.read(kept.sql, kept.parameters)[0][0]) if kept else 0


def _is_gathering_quicker(limit: int, everything: int, reached: int, share: float) -> bool:
    passed = min(everything, limit * everything / max(1.0, reached * share))
    return reached * GATHERED < passed * PASSED
