"""The window's four pages, each made when it is first asked for: the one that is shown need not wait."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, Union, cast

from PySide6.QtWidgets import QStackedWidget

from ui.context import Context

if TYPE_CHECKING:
    from ui.pages.claims import ClaimsPage
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

    def __init__(self, stack: QStackedWidget, context: Context) -> None:
        self._stack = stack
        self._context = context
        self._made: dict[str, AnyPage] = {}

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
    def made(self) -> list[AnyPage]:
        """The pages that have been asked for."""
        return list(self._made.values())

    def make_next(self) -> bool:
        """Make one page that was not asked for yet; False if there is none."""
        entity = next((entity for entity in PAGES if entity not in self._made), None)
        if entity is not None:
            self[entity]
        return entity is not None
