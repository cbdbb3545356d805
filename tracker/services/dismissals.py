"""Suggestions that were dismissed: places of a source that are not offered again.

They are no records of their own. What a step does to the places of one source is one `change` of it, under
the source's id: `before` holds the places it took off the list, `after` those it put there.
"""

from collections.abc import Sequence

from tracker.errors import Conflict
from tracker.models import DismissedSuggestion
from tracker.services.operation import Step
from tracker.suggest.model import Span
from tracker.text import anchors

ENTITY = "dismissed_suggestion"


def places(step: Step, source_id: int) -> list[Span]:
    """The places of a source that were dismissed, in its text's order."""
    table = DismissedSuggestion
    query = table.select(table.start, table.end).where(table.source == source_id)
    return [(start, end) for start, end in step.rows(query.order_by(table.start, table.end))]


def change(step: Step, source_id: int, *, gone: Sequence[Span], new: Sequence[Span]) -> None:
    """Take places of a source off the list and put others on it, as part of the step; nothing if none."""
    table = DismissedSuggestion
    for start, end in gone:
        here = (table.source == source_id) & (table.start == start) & (table.end == end)
        step.project.database.execute(table.delete().where(here))
    for start, end in new:
        row = {"source": source_id, "start": start, "end": end}
        step.project.database.execute(table.insert(row))
    if gone or new:
        step.note(ENTITY, source_id, {"places": list(gone)}, {"places": list(new)})


def reverse(step: Step, source_id: int, *, gone: Sequence[Span], new: Sequence[Span], of: str) -> None:
    """Take back what the step called `of` did: put back what is `gone`, take off what was `new`.

    Raises `Conflict` if the list is no longer as that step left it.
    """
    gone, new = [(start, end) for start, end in gone], [(start, end) for start, end in new]
    there = set(places(step, source_id))
    if not there.issuperset(new) or there.intersection(gone) - set(new):
        raise Conflict("undo_conflict", entity="source", id=source_id, step=of)
    change(step, source_id, gone=new, new=gone)


def follow(step: Step, source_id: int, old_text: str, new_text: str) -> None:
    """Move the dismissed places of a source whose text was edited, as its quotes move.

    One that is not found again for sure is dropped: its words may be offered once more.
    """
    gone = places(step, source_id)
    found = [_found_again(place, old_text, new_text) for place in gone]
    moved = list(dict.fromkeys(place for place in found if place is not None))
    if moved != gone:
        change(step, source_id, gone=gone, new=moved)


def _found_again(place: Span, old_text: str, new_text: str) -> Span | None:
    start, end = place
    found = anchors.follow(old_text, start, end, new_text)
    return None if found is None else (found, found + end - start)
