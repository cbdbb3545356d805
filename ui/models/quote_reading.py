"""What a list of quotes asks of the project, in whichever thread: how many, and all ids in order."""

from array import array
from dataclasses import fields
from typing import TYPE_CHECKING

from tracker.frozen import value
from tracker.records import QuoteFilter, QuoteRow, QuoteSort
from ui.models import id_list
from ui.models.id_list import Step

if TYPE_CHECKING:
    from tracker.services.project import Project

SORTED_MOST = 20_000
"""So many quotes at most are shown in an order that no index has: to sort a million takes many seconds."""


@value
class First:
    """The ids of a filter's first quotes, and their rows if others follow them."""

    quote_filter: QuoteFilter
    ids: "array[int]"
    rows: list[QuoteRow]


@value
class Listed:
    """The ids of a filter's quotes, and the steps to them from the `old` ones; no ids if there are too many
    to be sorted so."""

    quote_filter: QuoteFilter
    ids: "array[int] | None"
    old: "array[int] | None" = None
    steps: "list[Step] | None" = None


UNINDEXED = (QuoteSort.TEXT, QuoteSort.CLAIM)
"""Orders that no index has."""

LATE = (*UNINDEXED, QuoteSort.ID, QuoteSort.RELEVANCE)
"""Orders whose first rows are not known before all are."""

SINGLE = ({"speakers"}, {"claims"}, {"stances"}, {"statuses"}, {"verdicts"}, {"sources"})
"""Fields that an index has, each by itself in the order of time; days may stand beside them or alone."""

BESIDE_WORDS = {"search", "speakers", "statuses"}
"""Fields that the index of words has."""


def is_found_at_once(wanted: QuoteFilter) -> bool:
    """True if the first quotes of so many as there may be are found within a frame.

    Phrases are looked for in the text of quote after quote, and of two conditions only one leads.
    """
    plain = QuoteFilter()
    shape = {"sort", "descending", "limit", "first_day", "last_day", "quotes"}
    asked = {field.name for field in fields(wanted)} - shape
    asked = {name for name in asked if getattr(wanted, name) != getattr(plain, name)}
    if wanted.sort in (QuoteSort.SPEAKER, QuoteSort.SOURCE):
        return not asked
    if asked <= BESIDE_WORDS and "search" in asked:
        from tracker.search import asking

        words = asking.ask(wanted.search)
        return not (words.phrases or words.phrases_without)
    return not asked or asked in SINGLE


def first_rows(project: "Project", quote_filter: QuoteFilter, number: int) -> First:
    """The first quotes of the filter, so many of them."""
    from tracker.queries import quotes

    rows = quotes.first(project, quote_filter, number)
    ids = array("I", [row.quote.id for row in rows])
    return First(quote_filter, ids, rows if len(rows) == number else [])


def counted(project: "Project", quote_filter: QuoteFilter) -> tuple[QuoteFilter, int]:
    """The filter, and how many quotes it shows."""
    from tracker.queries import quotes

    return quote_filter, quotes.count(project, quote_filter)


def listed(project: "Project", quote_filter: QuoteFilter, old: "array[int] | None") -> Listed:
    """All ids of the filter, and what is other than in the `old` list if it is one of the same filter."""
    from tracker.queries import quotes

    ids = quotes.ids(project, quote_filter)
    return Listed(quote_filter, ids, old, id_list.steps(old, ids) if old is not None else None)


def sorted_by_words(project: "Project", quote_filter: QuoteFilter, old: "array[int] | None") -> Listed:
    """As `listed`, for an order that no index has: without ids if there are too many."""
    from tracker.queries import quotes

    if quotes.count(project, quote_filter) > SORTED_MOST:
        return Listed(quote_filter, None)
    return listed(project, quote_filter, old)
