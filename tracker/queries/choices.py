"""The choices of a filter's fields and their quotes, counted on the columns held in memory."""

from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import compress, repeat
from operator import add
from typing import Any

from tracker.db import Project
from tracker.queries import counting, held
from tracker.queries.columns import Column
from tracker.queries.conditions import Known
from tracker.queries.held import Held
from tracker.records import QuoteFilter, QuoteKind, QuoteStatus

PART = 5000
"""Rows that are read at a stretch."""

MEMBERS_AT_ONCE = 16
"""Of so many verdicts or topics the quotes are told apart in one go: 16 MB for a million."""

TOPICS_AT_ONCE = 60
"""Of so many topics the quotes are counted before it is seen whether others may have as many."""


def counted(
    project: Project, columns: Held, base: QuoteFilter, found: Known, fields: Sequence[str], most: int
) -> dict[str, Counter[Any]]:
    """For each of the fields how many of the quotes that fit the filter each choice has.

    Of topics only those `most` are sure to be told that have the most quotes.
    """
    quotes = counting.chosen(project, columns, base, found)
    of_quotes: dict[str, Callable[[], Counter[Any]]] = {
        "statuses": partial(_statuses, columns, quotes),
        "kinds": partial(_kinds, columns, quotes),
        "speakers": partial(_numbers, columns.speakers, quotes),
        "sources": partial(_sources, columns, quotes),
        "outlets": lambda: outlets(project, _numbers(columns.sources, quotes)),
    }
    told = {field: of_quotes[field]() for field in fields if field in of_quotes}
    if set(fields) - set(of_quotes):
        links = counting.links(project, columns, base, found) & counting.links_of(columns, quotes)
        of_links: dict[str, Callable[[], Counter[Any]]] = {
            "claims": partial(_numbers, columns.link_claims, links),
            "stances": partial(_stances, columns, links),
            "verdicts": partial(_verdicts, columns, links),
            "topics": partial(_topics, project, columns, links, most),
        }
        told |= {field: of_links[field]() for field in fields if field in of_links}
    return told


def outlets(project: Project, sources: Counter[Any]) -> Counter[Any]:
    """The quotes of each outlet, by those of its sources."""
    found = Counter[Any]()
    if sources:
        for part in project.parts("SELECT id, outlet FROM source WHERE outlet > ''", (), PART):
            for source_id, outlet in part:
                found[outlet] += sources.get(source_id, 0)
    return +found


def _numbers(column: Column, chosen: int) -> Counter[Any]:
    """How often each number stands in the column among what was chosen; a link has but one claim."""
    selectors = held.selectors(chosen, max(len(column), (chosen.bit_length() + 7) // 8))
    found = Counter[Any]()
    for place, part in held.placed_parts(column):
        found.update(compress(part, selectors[place : place + held.PART]))
    del found[0]
    return found


def _statuses(columns: Held, quotes: int) -> Counter[Any]:
    marks = {each.value: [held.mark_of(each, kind) for kind in QuoteKind] for each in QuoteStatus}
    return _of_marks(columns, quotes, marks)


def _kinds(columns: Held, quotes: int) -> Counter[Any]:
    marks = {each.value: [held.mark_of(status, each) for status in QuoteStatus] for each in QuoteKind}
    return _of_marks(columns, quotes, marks)


def _of_marks(columns: Held, quotes: int, marks: Mapping[str, Sequence[int]]) -> Counter[Any]:
    column = bytes(columns.marks)
    return +Counter(
        {word: (quotes & held.places(column, those)).bit_count() for word, those in marks.items()}
    )


def _sources(columns: Held, quotes: int) -> Counter[Any]:
    """Those that the quotes stand in, and those that these report; one and the same counts once."""
    found = _numbers(columns.sources, quotes)
    selectors = held.selectors(quotes, len(columns.marks))
    for place, origins in held.placed_parts(columns.origins):
        both = zip(origins, columns.sources[place : place + held.PART], strict=False)
        chosen = compress(both, selectors[place : place + held.PART])
        found.update(origin_id for origin_id, source_id in chosen if origin_id not in (0, source_id))
    return found


def _stances(columns: Held, links: int) -> Counter[Any]:
    found = _of_members(columns, links, bytes(columns.link_stances), range(1, len(held.STANCES) + 1))
    return Counter({held.STANCES[place - 1]: number for place, number in found.items()})


def _verdicts(columns: Held, links: int) -> Counter[Any]:
    verdicts = bytes(columns.link_verdicts)
    there = [place for place in range(1, held.GREATEST_VERDICT + 1) if place in verdicts]
    return _of_members(columns, links, verdicts, there)


def _of_members(columns: Held, links: int, column: bytes, members: Sequence[int]) -> Counter[Any]:
    """A quote counts once for each member (a byte of the column), however many of its links have it."""
    found, size = Counter[Any](), len(columns.marks)
    for first in range(0, len(members), MEMBERS_AT_ONCE):
        some = members[first : first + MEMBERS_AT_ONCE]
        begins = [0] * 256
        for place, member in enumerate(some):
            begins[member] = place * size
        had = bytearray(size * len(some))  # a byte for each member and quote
        selectors = held.selectors(links & held.places(column, some), len(column))
        for place, quotes in held.placed_parts(columns.link_quotes):
            chosen = selectors[place : place + held.PART]
            parts = map(begins.__getitem__, compress(column[place : place + held.PART], chosen))
            deque(map(had.__setitem__, map(add, compress(quotes, chosen), parts), repeat(1)), maxlen=0)
        for place, member in enumerate(some):
            found[member] = had.count(1, place * size, (place + 1) * size)
    return +found


def _topics(project: Project, columns: Held, links: int, most: int) -> Counter[Any]:
    """The quotes of the topics that have the most.

    A topic has at most as many quotes as its claims have links: only those are counted, from the greatest
    on, that could still be among the most.
    """
    of_claims = _numbers(columns.link_claims, links)
    bounds = Counter[str]()
    claims_of: dict[str, list[int]] = {}
    for claim_id, topic in project.read("SELECT id, topic FROM claim WHERE topic <> ''"):
        if of_claims.get(claim_id, 0):
            bounds[topic] += of_claims.get(claim_id, 0)
            claims_of.setdefault(topic, []).append(claim_id)
    found = Counter[Any]()
    ranked = bounds.most_common()
    for first in range(0, len(ranked), TOPICS_AT_ONCE):
        if len(found) >= most and ranked[first][1] < found.most_common(most)[-1][1]:
            break
        topics = [topic for topic, _ in ranked[first : first + TOPICS_AT_ONCE]]
        for topic, number in zip(topics, _of_topics(project, columns, links, topics, claims_of), strict=True):
            found[topic] = number
    return found


def _of_topics(
    project: Project, columns: Held, links: int, topics: Sequence[str], claims_of: dict[str, list[int]]
) -> list[int]:
    table = bytearray(counting.greatest(project, "claim") + 1)
    for place, topic in enumerate(topics, 1):
        for claim_id in claims_of[topic]:
            table[claim_id] = place
    column = b"".join(bytes(map(table.__getitem__, part)) for part in held.parts(columns.link_claims))
    found = _of_members(columns, links, column, range(1, len(topics) + 1))
    return [found[place] for place in range(1, len(topics) + 1)]
