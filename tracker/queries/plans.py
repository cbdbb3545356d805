"""How a filter's quotes are found: what must be looked up before, and which condition leads."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from tracker.db import Project
from tracker.queries import filtering, history, orders, stored
from tracker.queries.conditions import Known
from tracker.queries.filtering import Lead, Plan, Span, Statement
from tracker.records import QuoteFilter, QuoteSort
from tracker.search import asking

RARE = 3000
"""So many quotes are gathered and sorted in a few milliseconds."""

SEEN = 30_000
"""For a page it is not counted further how many come into question."""

TASTE = 300
"""Of so many quotes it is seen how many fit the conditions that do not lead."""

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
    ranked = [(reach(project, lead, RARE, span), place, lead) for place, lead in enumerate(narrow)]
    ranked = [each for each in ranked if not (each[2].gathers and ordered and each[0] > RARE)]
    return filtering.plan(wanted, found, min(ranked)[2] if ranked else everything)


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
    elif is_gathered(project, made, limit):
        yield orders.by_name(made, gather=True, limit=limit)
    else:
        found = known(project, wanted)
        *_, everything = filtering.leads(wanted, found)
        yield orders.by_name(filtering.plan(wanted, found, everything), gather=False, limit=limit)


def _by_name(project: Project, wanted: QuoteFilter) -> list[int]:
    among, down = ", ".join("?" * len(wanted.speakers)), " DESC" if wanted.descending else ""
    sql = f"SELECT id FROM speaker WHERE id IN ({among}) ORDER BY sort_key{down}, id{down}"
    return [speaker_id for (speaker_id,) in project.read(sql, wanted.speakers)]


def is_gathered(project: Project, made: Plan, limit: int | None) -> bool:
    """True if gathering and sorting what fits is quicker than going through names until a page is full."""
    everything = project.read("SELECT coalesce(sum(number), 0) FROM tally WHERE what = 'status'")[0][0]
    most = max(RARE, int(everything * PASSED / GATHERED))
    furthest = most if limit is None else min(most, SEEN)
    reached = reach(project, made.lead, furthest, filtering.days(made.wanted))
    if reached <= RARE or reached > most or limit is None:
        return reached <= most
    tasted = filtering.tasted(made, TASTE)
    share = project.read(tasted.sql, tasted.parameters)[0][0] / TASTE
    passed = min(everything, limit * everything / max(1.0, reached * share))
    return bool(reached * GATHERED < passed * PASSED)
