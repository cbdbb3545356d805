"""The rows of a long list that are on screen or were a moment ago, read by id a page at a time."""

from array import array
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tracker.records import QuoteFilter, QuoteRow
from ui.context import Context

if TYPE_CHECKING:
    from tracker.services.project import Project

PAGE = 50
"""Quotes that are read together, by id."""

PAGES_KEPT = 20

KIND = "quote_page"
"""What pages are asked of the reading thread as."""


class QuotePages:
    """Keeps what was read last, and has the page that scrolling comes to next read before it is seen."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._pages: dict[int, dict[int, QuoteRow]] = {}

    def clear(self) -> None:
        """Forget all: what is seen is read again."""
        self._pages.clear()

    def fill(self, rows: Sequence[QuoteRow]) -> None:
        """Keep the first rows of the list, which have been read already."""
        for first in range(0, len(rows), PAGE):
            self._keep(first // PAGE, rows[first : first + PAGE])

    def is_read(self, row: int) -> bool:
        """True if the page with this row is kept."""
        return row // PAGE in self._pages

    def row(self, ids: "array[int]", row: int, wanted: QuoteFilter) -> QuoteRow | None:
        """The quote in this row, with the links that fit the filter; None if it is not there any more."""
        number = row // PAGE
        if number not in self._pages:
            self._keep(number, _read(self._context.project, _ids_of(ids, number), wanted))
            self._look_ahead(ids, number, wanted)
        return self._pages[number].get(ids[row])

    def _keep(self, number: int, rows: Sequence[QuoteRow]) -> None:
        while len(self._pages) >= PAGES_KEPT:
            del self._pages[next(iter(self._pages))]
        self._pages[number] = {each.quote.id: each for each in rows}

    def _look_ahead(self, ids: "array[int]", number: int, wanted: QuoteFilter) -> None:
        further = number + 1 if number - 1 in self._pages or not number else number - 1
        its_ids = _ids_of(ids, further)
        if further not in self._pages and len(its_ids) == PAGE:
            read = partial(_ahead, number=further, ids=its_ids, wanted=wanted)
            self._context.reader.ask(KIND, read, self._take)

    def _take(self, found: object) -> None:
        # Asked of the list as it is: whoever changes it drops the question.
        assert isinstance(found, tuple)
        number, rows = found
        if number not in self._pages:
            self._keep(number, rows)


def _ids_of(ids: "array[int]", number: int) -> "array[int]":
    return ids[number * PAGE : (number + 1) * PAGE]


def _read(project: "Project", ids: Sequence[int], wanted: QuoteFilter) -> list[QuoteRow]:
    from tracker.queries import quotes

    return quotes.by_ids(project, ids, wanted)


def _ahead(
    project: "Project", number: int, ids: Sequence[int], wanted: QuoteFilter
) -> tuple[int, list[QuoteRow]]:
    return number, _read(project, ids, wanted)
