"""What the quotes page keeps for the next start: splitter, columns, the filter and the current quote."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter

from tracker.records import QuoteFilter
from ui import page_state, settings, theme
from ui.context import Context

if TYPE_CHECKING:
    from ui.widgets.quote_list import QuoteList

LIST_SHARE, SIDE_SHARE = 64, 36
"""How list and details share the page at first."""


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
