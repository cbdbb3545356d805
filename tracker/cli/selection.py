"""Turns the filter words of the command line into the filters of the queries."""

from argparse import Namespace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from tracker.cli import values
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import claims, sources, speakers, verdicts
from tracker.records import ClaimFilter, ClaimStatus, QuoteFilter, QuoteSort, QuoteStatus
from tracker.text import dates
from tracker.wording import Wording

Member = TypeVar("Member", bound=StrEnum)


def quote_filter(project: Project, arguments: Namespace, wording: Wording) -> QuoteFilter:
    """Which quotes were asked for, in which order.

    Raises `InputRefused` for names that nobody or several bear and for dates that are none, and ends as
    wrong usage for a status that quotes do not have.
    """
    first_day, last_day = _days(getattr(arguments, "from"), arguments.to)
    sort, descending = arguments.sort or (QuoteSort.DATE, False)
    return QuoteFilter(
        speakers=tuple(speakers.find(project, name).id for name in arguments.speaker or ()),
        claims=tuple(claims.find(project, words).id for words in arguments.claim or ()),
        stances=tuple(arguments.stance or ()),
        verdicts=tuple(verdicts.find(project, name).id for name in arguments.verdict or ()),
        statuses=_statuses(arguments, QuoteStatus, wording),
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


def claim_filter(project: Project, arguments: Namespace, wording: Wording) -> ClaimFilter:
    """Which claims were asked for; raises and ends as `quote_filter` does."""
    return ClaimFilter(
        claims=tuple(claims.find(project, words).id for words in arguments.claim or ()),
        statuses=_statuses(arguments, ClaimStatus, wording),
        verdicts=tuple(verdicts.find(project, name).id for name in arguments.verdict or ()),
        topic=arguments.topic or "",
        search=arguments.search or "",
        limit=arguments.limit,
    )


def _statuses(arguments: Namespace, kind: type[Member], wording: Wording) -> tuple[Member, ...]:
    found = []
    for word in arguments.status or ():
        try:
            found.append(values.member(kind, word))
        except ValueError:
            arguments.refuse(
                wording.sentence("cli.usage.unknown_word", option="--status", value=word, choices=tuple(kind))
            )
    return tuple(found)


def _days(first: str | None, last: str | None) -> tuple[str, str]:
    """The first and the last day of the time asked for, each empty if it is open."""
    today = date.today()
    first_day = dates.parse(first, today).first_day if first else ""
    last_day = dates.parse(last, today).last_day if last else ""
    if first_day and last_day and first_day > last_day:
        raise InputRefused("date_order", first=first, last=last)
    return first_day, last_day
