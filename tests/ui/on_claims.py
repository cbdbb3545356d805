"""What the tests of the claims page look at and press."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tracker.queries import claims as claim_queries
from tracker.records import Claim, Link, QuoteRow, Stance
from ui.main_window import MainWindow
from ui.pages.claims import ClaimsPage
from ui.widgets.quote_card import QuoteCard

S, D, M = Stance.SUPPORTS, Stance.DISPUTES, Stance.MENTIONS
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape

OpenClaims = Callable[..., ClaimsPage]


def open_page(
    qtbot: QtBot, open_window: OpenWindow, path: Path, words: str, language: str = "ar"
) -> ClaimsPage:
    """Open the claims page of a project on the claim with these words, the focus in the list."""
    window = open_window(path, language)
    window.turn_to("claim")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page
    assert isinstance(page, ClaimsPage)
    page.show_record(claim_queries.find(page.context.project, words).id)
    qtbot.waitUntil(has_focus(page.list.table))
    return page


def cards(page: ClaimsPage, stance: Stance) -> list[QuoteCard]:
    """The cards on one side of the claim, from the top."""
    column = page.view.columns[stance]
    shown = [card for card in column.cards if isinstance(card, QuoteCard) and card.isVisibleTo(column)]
    assert len(shown) == len(column.cards)
    return shown


def column_called(page: ClaimsPage, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def speakers(page: ClaimsPage, stance: Stance) -> list[str]:
    return [quote_row(card).speaker for card in cards(page, stance)]


def claim(page: ClaimsPage) -> Claim:
    """The claim as the page shows it."""
    assert page.view.row is not None
    return page.view.row.claim


def window(page: ClaimsPage) -> MainWindow:
    found = page.window()
    assert isinstance(found, MainWindow)
    return found


def quote_row(card: QuoteCard) -> QuoteRow:
    assert card.row is not None
    return card.row


def link(card: QuoteCard) -> Link:
    assert card.link is not None
    return card.link


def pick(keys: str) -> None:
    """Press these keys in the menu that is about to open."""

    def press_them() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        QTest.keyClicks(menu, keys)

    QTimer.singleShot(50, press_them)


def pick_last() -> None:
    """Take the last row of the menu that is about to open."""

    def press_them() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        QTest.keyClick(menu, Qt.Key.Key_Up)
        QTest.keyClick(menu, ENTER)

    QTimer.singleShot(50, press_them)


def focused(page: ClaimsPage) -> QWidget:
    """Where the window's focus is; without a display a menu that closes leaves no window active."""
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def has_focus(widget: QWidget) -> Callable[[], bool]:
    return lambda: widget.window().focusWidget() is widget
