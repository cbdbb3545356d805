"""What a list of quotes asks of the project, in whichever thread: how many, and all ids in order."""

from array import array
from typing import TYPE_CHECKING

from tracker.frozen import value
from tracker.records import QuoteFilter
from ui.models import id_list
from ui.models.id_list import Step

if TYPE_CHECKING:
    from tracker.services.project import Project

SORTED_MOST = 20_000
"""So many quotes at most are shown in an order that no index has: to sort a million takes many seconds."""


@value
class Listed:
    """The ids of a filter's quotes, and the steps to them from the `old` ones; no ids if there are too many
    to be sorted so."""

    quote_filter: QuoteFilter
    ids: "array[int] | None"
    old: "array[int] | None" = None
    steps: "list[Step] | None" = None


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
