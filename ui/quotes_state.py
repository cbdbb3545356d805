"""What the quotes page keeps for the next start: splitter, columns, order, filter and the current quote."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter

from tracker.records import QuoteFilter, QuoteSort
from ui import page_state, settings, theme
from ui.context import Context

if TYPE_CHECKING:
    from ui.widgets.quote_list import QuoteList

LIST_SHARE, SIDE_SHARE = 64, 36
"""How list and details share the page at first."""


class Order:
    """What the quotes are sorted by; the best match comes first, if that was chosen, while there are words
    that are searched for, and without them the date decides."""

    def __init__(self) -> None:
        self._sort, self._descending = QuoteSort.DATE, False
        self._best_first = settings.text("quotes/best_first") == YES

    def choose(self, sort: QuoteSort, *, descending: bool) -> None:
        """The user has chosen this order; that of the best match is kept for the next start."""
        self._best_first = sort is QuoteSort.RELEVANCE
        self._sort = QuoteSort.DATE if self._best_first else sort
        self._descending = descending
        settings.remember("quotes/best_first", YES if self._best_first else "")

    def follow(self, wanted: QuoteFilter) -> None:
        """Take over the order of a filter; one without words says nothing about the best match."""
        is_best_first = wanted.sort is QuoteSort.RELEVANCE
        self._sort = QuoteSort.DATE if is_best_first else wanted.sort
        self._descending = wanted.descending
        if wanted.search:
            self._best_first = is_best_first

    def of(self, wanted: QuoteFilter) -> QuoteFilter:
        """This filter in the order that holds for it."""
        is_best_first = self._best_first and bool(wanted.search)
        sort = QuoteSort.RELEVANCE if is_best_first else self._sort
        return replace(wanted, sort=sort, descending=self._descending)


YES = "yes"


def remember(context: Context, splitter: QSplitter, quotes: "QuoteList") -> None:
    """Keep it."""
    from tracker.queries import saved_filters

    settings.remember("quotes/splitter", splitter.saveState())
    settings.remember("quotes/columns", quotes.columns.state())
    spec = saved_filters.to_spec(context.project, replace(quotes.quotes.shown, limit=None))
    page_state.remember(context, "quotes", {"filter": spec, "current": quotes.current_id})


def restore(context: Context, splitter: QSplitter, quotes: "QuoteList") -> tuple[QuoteFilter, int]:
    """Put splitter and columns as they were left; the filter to be shown, and the quote that was current
    (0 for none)."""
    if not splitter.restoreState(settings.state("quotes/splitter")):
        splitter.setSizes([theme.space(splitter, LIST_SHARE * 3), theme.space(splitter, SIDE_SHARE * 3)])
    quotes.columns.restore(settings.text("quotes/columns"))
    left = page_state.remembered(context, "quotes")
    current = left.get("current")
    return page_state.filter_left(context, left), current if isinstance(current, int) else 0
