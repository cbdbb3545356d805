"""The window's four pages, each made when it is first asked for: the one that is shown need not wait."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, Union, cast

from PySide6.QtWidgets import QStackedWidget

from ui.context import Context

if TYPE_CHECKING:
    from ui.pages.claims import ClaimsPage
    from ui.pages.history import HistoryPage
    from ui.pages.quotes import QuotesPage
    from ui.pages.sources import SourcesPage
    from ui.pages.speakers import SpeakersPage

AnyPage: TypeAlias = Union["QuotesPage", "ClaimsPage", "SpeakersPage", "SourcesPage"]

PAGES = {
    "quote": ("ui.pages.quotes", "QuotesPage"),
    "claim": ("ui.pages.claims", "ClaimsPage"),
    "speaker": ("ui.pages.speakers", "SpeakersPage"),
    "source": ("ui.pages.sources", "SourcesPage"),
}
"""Where the page of each entity is defined, in the order of the navigation."""


class PageSet(Mapping[str, AnyPage]):
    """The pages of one project by their entity, in a stack. Asking for one makes it."""

    def __init__(self, stack: QStackedWidget, context: Context, left_aside: Callable[[], None]) -> None:
        self._stack = stack
        self.left_aside = left_aside
        self._context = context
        self._made: dict[str, AnyPage] = {}
        self._history: HistoryPage | None = None
        self.aside: HistoryPage | None = None
        """The history, while it lies over the page that is shown."""

    def __getitem__(self, entity: str) -> AnyPage:
        if entity not in self._made:
            module, name = PAGES[entity]
            page = getattr(import_module(module), name)(self._context)
            self._stack.addWidget(page)
            self._made[entity] = page
        return self._made[entity]

    def __iter__(self) -> Iterator[str]:
        return iter(PAGES)

    def __len__(self) -> int:
        return len(PAGES)

    @property
    def history(self) -> "HistoryPage":
        """The page of the steps and the trash, which is none of those that the navigation names."""
        if self._history is None:
            from ui.pages.history import HistoryPage

            self._history = HistoryPage(self._context)
            self._stack.addWidget(self._history)
        return self._history

    def show_aside(self) -> "HistoryPage | None":
        """Lay the history over the page that is shown; gives it if it was made for that."""
        is_new = self._history is None
        self.aside = self.history
        self._stack.setCurrentWidget(self.aside)
        return self.aside if is_new else None

    def leave_aside(self) -> None:
        """Let the history give way to the page below, if it is shown."""
        if self.aside is not None:
            self.aside = None
            self.left_aside()

    @property
    def quotes(self) -> "QuotesPage":
        """The page of the quotes."""
        return cast("QuotesPage", self["quote"])

    @property
    def speakers(self) -> "SpeakersPage":
        """The page of the speakers."""
        return cast("SpeakersPage", self["speaker"])

    @property
    def sources(self) -> "SourcesPage":
        """The page of the sources."""
        return cast("SourcesPage", self["source"])

    @property
    def made(self) -> "list[AnyPage | HistoryPage]":
        """The pages that have been asked for."""
        return [*self._made.values(), *([self._history] if self._history else [])]

    def make_next(self) -> bool:
        """Make one page that was not asked for yet; False if there is none."""
        entity = next((entity for entity in PAGES if entity not in self._made), None)
        if entity is not None:
            self[entity]
        return entity is not None
