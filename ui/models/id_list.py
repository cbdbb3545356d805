"""Ids in the order of a list, up to millions of them: where some stand, and what is other in a newer list."""

from array import array
from collections.abc import Collection, Iterable, Iterator

from tracker.frozen import value

FEW = 24
"""So many ids are looked for one by one; more of them in one walk through the list."""

PIECE = 1 << 16
"""So many ids are looked through at a stretch: no thread is to hold Python's lock for long."""

STEPS_MOST = 12
"""A newer list that differs in more places than this is taken as another one."""


@value
class Step:
    """One step from a list to a newer one: at `first`, `removed` rows went, or `added` ids came, or the
    one there went before the row that stood at `moved_to`."""

    first: int
    removed: int = 0
    added: "array[int] | None" = None
    moved_to: int | None = None


def place_of(ids: "array[int]", wanted: int, start: int = 0) -> int:
    """Where this id stands, from `start` on; -1 if it is not there."""
    sought = array("I", [wanted]).tobytes()
    for first in range(start, len(ids), PIECE):
        held = ids[first : first + PIECE].tobytes()  # as bytes, for Python would make a number of each
        found = held.find(sought)
        while found >= 0 and found % ids.itemsize:
            found = held.find(sought, found + 1)
        if found >= 0:
            return first + found // ids.itemsize
    return -1


def places_of(ids: "array[int]", wanted: Collection[int]) -> list[int]:
    """Where these ids stand, in ascending order; those that are not there are left out."""
    if len(wanted) <= FEW:
        return sorted(place for place in (place_of(ids, each) for each in wanted) if place >= 0)
    sought = set(wanted)
    return [place for place, each in enumerate(ids) if each in sought]


def runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending places as (first, last) of those that follow upon each other."""
    first = last = -2
    for place in places:
        if place != last + 1:
            if last >= 0:
                yield first, last
            first = place
        last = place
    if last >= 0:
        yield first, last


def steps(old: "array[int]", new: "array[int]") -> list[Step] | None:
    """The few steps that make the new list of the old one; None if it takes many, as for another list.

    Of lists with ids that stand in them once.
    """
    made: list[Step] = []
    while old != new:
        if len(made) == STEPS_MOST:
            return None
        step = _step(old, new)
        made.append(step)
        old = after(old, step)
    return made


def after(ids: "array[int]", step: Step) -> "array[int]":
    """The list after a step."""
    made = ids[:]
    if step.moved_to is not None:
        moved = made.pop(step.first)
        made.insert(step.moved_to - (step.moved_to > step.first), moved)
    elif step.added is not None:
        made[step.first : step.first] = step.added
    else:
        del made[step.first : step.first + step.removed]
    return made


def _step(old: "array[int]", new: "array[int]") -> Step:
    first = _same(old, new)
    if first == len(old):
        return Step(first, added=new[first:])
    if first == len(new):
        return Step(first, removed=len(old) - first)
    to, whence = place_of(new, old[first], first), place_of(old, new[first], first)
    if to < 0:
        return Step(first, removed=whence - first if whence >= 0 else 1)
    if whence < 0:
        return Step(first, added=new[first:to])
    if whence == first + 1 and (before := place_of(old, new[to - 1], whence)) >= 0:
        return Step(first, moved_to=before + 1)  # one row went down, rather than all those up
    return Step(whence, moved_to=first)


def _same(one: "array[int]", other: "array[int]") -> int:
    """How many ids from the first on are the same."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low
