"""What the window asks of every page."""

from typing import Protocol

from tracker.queries.drafts import Draft
from tracker.records import Changes, QuoteFilter


class Page(Protocol):
    """One of the four pages: a QWidget made with the context, connected to `context.changed`.

    It keeps its own selection, scroll position and splitters across refreshes and between starts.
    """

    entity: str
    """What the page shows: quote, claim, speaker or source."""

    def refresh(self, changes: Changes) -> None:
        """Read again what these changes may have touched; selection and scroll position stay."""

    def add_new(self) -> None:
        """Begin a new record of what the page shows (Ctrl+N)."""

    def go_on(self, draft: Draft) -> None:
        """Go on in the page's form with what was typed there in an earlier session and not saved."""

    def show_record(self, row_id: int) -> None:
        """Select the record and show its details, clearing filters that hide it."""

    def focus_search(self) -> None:
        """Put the cursor into the page's search box (Ctrl+F)."""

    def clear_filters(self) -> None:
        """Show everything again."""

    def export_filter(self) -> QuoteFilter:
        """The quotes that the page is about at the moment: what Ctrl+E exports."""

    def record_count(self) -> int:
        """How many records of its kind the project holds, for the navigation."""

    def save_state(self) -> None:
        """Remember splitters, columns and filters for the next start."""
