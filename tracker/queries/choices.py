"""The choices of a filter's fields and their quotes, counted on the columns held in memory."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import compress
from typing import Any

from tracker.db import Project
from tracker.queries import counting, held
from tracker.queries.conditions import Known
from tracker.queries.held import Held, Numbers
from tracker.records import QuoteFilter, QuoteKind, QuoteStatus

PART = 5000
"""Rows that are read at a stretch."""

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


def _numbers(column: Numbers, chosen: int) -> Counter[Any]:
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
    return +Counter(
        {word: (quotes & held.places(columns.marks, those)).bit_count() for word, those in marks.items()}
    )


def _sources(columns: Held, quotes: int) -> Counter[Any]:
    """Those that the quotes stand in, and those that these report; one and the same counts once."""
    found = _numbers(columns.sources, quotes)
    for place, origins in held.placed_parts(columns.origins):
        for quote_id, origin_id in enumerate(origins, place):
            if origin_id and origin_id != columns.sources[quote_id] and quotes >> (8 * quote_id) & 1:
                found[origin_id] += 1
    return found


def _stances(columns: Held, links: int) -> Counter[Any]:
    return _of_places(columns, links, columns.link_stances, dict(enumerate(held.STANCES, 1)))


def _verdicts(columns: Held, links: int) -> Counter[Any]:
    return _of_places(columns, links, columns.link_verdicts, dict(enumerate(columns.verdicts[1:], 1)))


def _of_places(columns: Held, links: int, column: bytearray, members: Mapping[int, Any]) -> Counter[Any]:
    """A quote counts once for each member, however many of its links have it."""
    found = Counter[Any]()
    for place, member in members.items():
        found[member] = counting.quotes_of(columns, links & held.places(column, [place])).bit_count()
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
    column = bytearray().join(bytes(map(table.__getitem__, part)) for part in held.parts(columns.link_claims))
    found = _of_places(columns, links, column, dict(enumerate(topics, 1)))
    return [found[topic] for topic in topics]
