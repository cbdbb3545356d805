"""Turns the filter words of the command line into the filters of the queries."""

from argparse import Namespace
from dataclasses import fields, replace
from datetime import date

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import claims, saved_filters, sources, speakers, verdicts
from tracker.records import ClaimFilter, QuoteFilter, QuoteSort
from tracker.text import dates


def quote_filter(project: Project, arguments: Namespace) -> QuoteFilter:
    """Which quotes were asked for, in which order; what else is asked for narrows a saved filter, or replaces
    what the saved one says of the same field.

    Raises `InputRefused` for names that nobody or several bear and for dates that are none.
    """
    first_day, last_day = _days(getattr(arguments, "from"), arguments.to)
    sort, descending = arguments.sort or (QuoteSort.DATE, False)
    asked = QuoteFilter(
        speakers=tuple(speakers.find(project, name).id for name in arguments.speaker or ()),
        claims=tuple(claims.find(project, words).id for words in arguments.claim or ()),
        stances=tuple(arguments.stance or ()),
        verdicts=tuple(verdicts.find(project, name).id for name in arguments.verdict or ()),
        topics=claims.topics(project, arguments.topic) if arguments.topic else (),
        after_verdict=arguments.after_verdict,
        statuses=tuple(arguments.status or ()),
        kinds=tuple(arguments.kind or ()),
        sources=tuple(sources.find(project, title).source.id for title in arguments.source or ()),
        outlets=tuple(name for words in arguments.outlet or () for name in sources.outlets(project, words)),
        role=arguments.role or "",
        organization=arguments.organization or "",
        first_day=first_day,
        last_day=last_day,
        search=arguments.search or "",
        sort=sort,
        descending=descending,
        limit=arguments.limit,
    )
    return _on_top(asked, saved_filters.find(project, arguments.filter)) if arguments.filter else asked


def _on_top(asked: QuoteFilter, saved: QuoteFilter) -> QuoteFilter:
    plain = QuoteFilter()
    told = {field.name: getattr(asked, field.name) for field in fields(asked)}
    return replace(saved, **{name: value for name, value in told.items() if value != getattr(plain, name)})


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
