"""Turns the filter words of the command line into the filters of the queries."""

from argparse import Namespace
from datetime import date

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import claims, sources, speakers, verdicts
from tracker.records import ClaimFilter, QuoteFilter, QuoteSort
from tracker.text import dates


def quote_filter(project: Project, arguments: Namespace) -> QuoteFilter:
    """Which quotes were asked for, in which order.

    Raises `InputRefused` for names that nobody or several bear and for dates that are none.
    """
    first_day, last_day = _days(getattr(arguments, "from"), arguments.to)
    sort, descending = arguments.sort or (QuoteSort.DATE, False)
    return QuoteFilter(
        speakers=tuple(speakers.find(project, name).id for name in arguments.speaker or ()),
        claims=tuple(claims.find(project, words).id for words in arguments.claim or ()),
        stances=tuple(arguments.stance or ()),
        verdicts=tuple(verdicts.find(project, name).id for name in arguments.verdict or ()),
        statuses=tuple(arguments.status or ()),
        sources=tuple(sources.find(project, title).source.id for title in arguments.source or ()),
        role=arguments.role or "",
        organization=arguments.organization or "",
        first_day=first_day,
        last_day=last_day,
        search=arguments.search or "",
        sort=sort,
        descending=descending,
        limit=arguments.limit,
    )


def claim_filter(project: Project, arguments: Namespace) -> ClaimFilter:
    """Which claims were asked for; raises as `quote_filter` does."""
    return ClaimFilter(
        claims=tuple(claims.find(project, words).id for words in arguments.claim or ()),
        statuses=tuple(arguments.status or ()),
        verdicts=tuple(verdicts.find(project, name).id for name in arguments.verdict or ()),
        topic=arguments.topic or "",
        search=arguments.search or "",
        limit=arguments.limit,
    )


def _days(first: str | None, last: str | None) -> tuple[str, str]:
    """The first and the last day of the time asked for, each empty if it is open."""
    today = date.today()
    first_day = dates.parse(first, today).first_day if first else ""
    last_day = dates.parse(last, today).last_day if last else ""
    if first_day and last_day and first_day > last_day:
        raise InputRefused("date_order", first=first, last=last)
    return first_day, last_day
