"""What the tests of drafts share: typing that is not saved, and what the project keeps of it."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tracker.queries import drafts
from tracker.queries.drafts import Draft
from tracker.services import project as projects
from ui.main_window import MainWindow
from ui.pages.claims import ClaimsPage
from ui.pages.quotes import QuotesPage
from ui.pages.sources import SourcesPage
from ui.pages.speakers import SpeakersPage


def kept(path: Path) -> list[Draft]:
    """The drafts that the file holds, as another program reads them."""
    with projects.open_project(path, writable=False) as reader:
        return drafts.all_drafts(reader)


def fields_kept(path: Path) -> list[Mapping[str, str]]:
    return [draft.fields for draft in kept(path)]


def write_now(window: MainWindow, qtbot: QtBot) -> None:
    """Let the time till the next look pass, and the writing come to its end."""
    window.context.drafts.timer.timeout.emit()
    rest(window, qtbot)


def rest(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until everything is written, or cannot be."""
    context = window.context
    qtbot.waitUntil(lambda: context.writer.is_idle and context.drafts.is_idle)


def quotes_page(window: MainWindow) -> QuotesPage:
    window.turn_to("quote")
    page = window.page
    assert isinstance(page, QuotesPage)
    return page


def claims_page(window: MainWindow) -> ClaimsPage:
    window.turn_to("claim")
    page = window.page
    assert isinstance(page, ClaimsPage)
    return page


def speakers_page(window: MainWindow) -> SpeakersPage:
    window.turn_to("speaker")
    page = window.page
    assert isinstance(page, SpeakersPage)
    return page


def sources_page(window: MainWindow) -> SourcesPage:
    window.turn_to("source")
    page = window.page
    assert isinstance(page, SourcesPage)
    return page


def button(window: MainWindow, name: str) -> QPushButton:
    """A button of the offers."""
    assert window.offering is not None
    found = window.offering.offers.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def offers_are_shown(window: MainWindow) -> bool:
    return window.offering is not None and window.offering.offers.isVisible()
