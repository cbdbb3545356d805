"""Marked places of a text: many of them, of which few are to be seen at a time."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One place in UTF-16 units, as Qt counts, and who said what stands there.

    `quote_id` is 0 where no quote is stored.
    """

    quote_id: int
    start: int
    end: int
    speaker: str = ""


class Marks:
    """Marks in the order of the text. What it is asked costs as much as the answer, not as the text."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.all = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self.all]
        self._longest = max((mark.end - mark.start for mark in self.all), default=0)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def between(self, first: int, last: int) -> list[Mark]:
        """The marks of which something stands in `[first, last)`."""
        begin = bisect_left(self._starts, first - self._longest)
        end = bisect_left(self._starts, last)
        return [mark for mark in self.all[begin:end] if mark.end > first]

    def at(self, position: int) -> Mark | None:
        """The mark at a position, the shortest if several overlap."""
        found = self.between(position, position + 1)
        return min(found, key=lambda mark: mark.end - mark.start, default=None)
