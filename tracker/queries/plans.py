"""How a filter's quotes are found: what must be looked up before, and which condition leads."""

from dataclasses import replace
from functools import lru_cache

from tracker.db import Project
from tracker.queries import filtering, history, stored
from tracker.queries.conditions import Known
from tracker.queries.filtering import Lead, Plan, Statement
from tracker.records import QuoteFilter
from tracker.search import asking

RARE = 3000
"""So many quotes are gathered and sorted in a few milliseconds."""

TASTE = 300
"""Of so many quotes it is seen how many fit the conditions that do not lead."""

GATHERED, PASSED = 3.0, 0.4
"""What it costs to gather and sort a quote, and to pass by one in the order of names, in microseconds."""


def known(project: Project, wanted: QuoteFilter) -> Known:
    """What must be looked up before: roles and organizations by their words, links by their history."""
    found = Known(asked=asking.ask(wanted.search))
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
    ranked = [(reach(project, lead, RARE), place, lead) for place, lead in enumerate(narrow)]
    ranked = [each for each in ranked if not (each[2].gathers and ordered and each[0] > RARE)]
    return filtering.plan(wanted, found, min(ranked)[2] if ranked else everything)


def reach(project: Project, lead: Lead, most: int) -> int:
    """How many quotes fulfil the condition that leads; any number above `most` says more than that."""
    found = filtering.count(Plan(QuoteFilter(), lead, ()), most + 1)
    return int(project.read(found.sql, found.parameters)[0][0])


def in_order_of_names(project: Project, made: Plan, limit: int | None) -> Statement:
    """The plan's order keys in the order of speakers' names or sources' titles, by the quicker way."""
    if is_gathered(project, made, limit):
        return filtering.by_name(made, gather=True, limit=limit)
    found = known(project, made.wanted)
    *_, everything = filtering.leads(made.wanted, found)
    return filtering.by_name(filtering.plan(made.wanted, found, everything), gather=False, limit=limit)


def is_gathered(project: Project, made: Plan, limit: int | None) -> bool:
    """True if gathering and sorting what fits is quicker than going through names until a page is full."""
    everything = project.read("SELECT coalesce(sum(number), 0) FROM tally WHERE what = 'status'")[0][0]
    most = max(RARE, int(everything * PASSED / GATHERED))
    reached = reach(project, made.lead, most)
    if reached <= RARE or reached > most or limit is None:
        return reached <= most
    tasted = filtering.tasted(made, TASTE)
    share = project.read(tasted.sql, tasted.parameters)[0][0] / TASTE
    passed = min(everything, limit * everything / max(1.0, reached * share))
    return bool(reached * GATHERED < passed * PASSED)
