"""Which places of a source are no longer open to suggestions."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from tracker.db import Project
from tracker.models import DismissedSuggestion, Quote
from tracker.suggest.model import Span

SAME_PLACE = 0.8
"""Two passages that share this part of what they cover together are one."""


def same_place(one: Span, other: Span) -> bool:
    """True if two passages are one, though their ends may lie a little apart."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SAME_PLACE * (max(one[1], other[1]) - min(one[0], other[0]))


def taken(project: Project, source_id: int) -> list[Span]:
    """The places of the source's quotes, and of suggestions that were dismissed."""
    quoted = Quote.select(Quote.start, Quote.end).where(
        (Quote.source == source_id) & Quote.deleted_at.is_null() & Quote.start.is_null(False)
    )
    table = DismissedSuggestion
    dismissed = table.select(table.start, table.end).where(table.source == source_id)
    with project.connected():
        return [(start, end) for query in (quoted, dismissed) for start, end in project.rows(query)]


def still_open(places: Iterable[Span], taken_places: Iterable[Span]) -> list[Span]:
    """Those of the suggested places that are not taken, in their order."""
    there = sorted(taken_places)
    return [place for place in places if not _is_taken(place, there)]


def _is_taken(place: Span, places: list[Span]) -> bool:
    # Passages that are one begin within a quarter of their length of one another.
    near = (place[1] - place[0]) * (1 - SAME_PLACE) / SAME_PLACE
    first = bisect_left(places, (place[0] - near, 0))
    last = bisect_right(places, (place[0] + near, place[1] + near))
    return any(same_place(place, other) for other in places[first:last])
