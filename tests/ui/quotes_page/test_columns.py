"""The columns of the table: shown, hidden, moved and sorted by mouse or key, and kept for the next start."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.ui.quotes_page.bridge import expected, shown
from tracker.records import QuoteFilter, QuoteSort
from ui.main_window import MainWindow
from ui.models.quote_table import Column
from ui.pages.quotes import QuotesPage
from ui.widgets.column_menu import ColumnMenu

PLAIN = ";".join(("1800,1800,2000,2000", "0,1,2,3,4,5", ""))


@pytest.fixture
def choose(page: QuotesPage, qtbot: QtBot) -> Callable[[str], None]:
    """Take an entry of the menu of columns."""

    def take(name: str) -> None:
        page.list.choose_columns()
        (menu,) = page.list.findChildren(ColumnMenu)
        action = menu.findChild(QAction, name)
        assert isinstance(action, QAction)
        assert action.isEnabled()
        action.trigger()
        with qtbot.waitSignal(menu.destroyed):
            menu.close()

    return take


def seen(page: QuotesPage) -> list[Column]:
    return [each for each in page.list.columns.in_order() if not page.list.isColumnHidden(each)]


def test_a_column_is_hidden_and_shown_again(page: QuotesPage, choose: Callable[[str], None]) -> None:
    page.list.columns.place()
    before = seen(page)
    choose("show_column_date")
    assert {*seen(page)} - {Column.SOURCE} == {*before} - {Column.SOURCE, Column.DATE}
    choose("show_column_date")
    assert seen(page) == before


def test_the_quote_itself_is_always_shown(page: QuotesPage) -> None:
    page.list.columns.show_column(Column.QUOTE, shown=False)
    assert Column.QUOTE in seen(page)


def test_a_column_moves_towards_the_beginning(page: QuotesPage, choose: Callable[[str], None]) -> None:
    choose("move_column_status")
    order = seen(page)
    assert order.index(Column.STATUS) == len(order) - 2
    for _ in range(len(order) - 2):
        choose("move_column_status")
    assert seen(page)[0] is Column.STATUS
    assert page.list.columns.leading is Column.STATUS
    choose("columns_reset")
    assert seen(page) == sorted(order)


def test_the_menu_sorts_by_any_column_in_either_direction(
    page: QuotesPage, choose: Callable[[str], None]
) -> None:
    for name, sort in (("quote", QuoteSort.TEXT), ("claims", QuoteSort.CLAIM), ("status", QuoteSort.STATUS)):
        choose(f"sort_by_{name}")
        assert shown(page) == expected(page, QuoteFilter(sort=sort))
        assert page.list.horizontalHeader().sortIndicatorSection() == Column[name.upper()]
        choose("sort_descending")
        assert shown(page) == expected(page, QuoteFilter(sort=sort, descending=True))
        order = page.list.horizontalHeader().sortIndicatorOrder()
        assert order == Qt.SortOrder.DescendingOrder
        choose("sort_ascending")


def test_the_columns_are_as_they_were_left(
    page: QuotesPage, project_path: Path, open_page: Callable[[Path], QuotesPage]
) -> None:
    page.list.columns.show_column(Column.DATE, shown=False)
    page.list.columns.move(Column.SPEAKER, -1)
    page.list.setColumnWidth(Column.SPEAKER, 222)
    page.save_state()
    again = open_page(project_path)
    assert seen(again) == seen(page)
    assert seen(again)[0] is Column.SPEAKER
    assert again.list.columnWidth(Column.SPEAKER) == pytest.approx(222, abs=2)


@pytest.mark.parametrize("kept", ["", "x", "1,2", "1800,1800,2000,2000;0,0,0;9", "a;b;c;d", ";;", PLAIN])
def test_columns_that_make_no_sense_are_left_as_they_are(page: QuotesPage, kept: str) -> None:
    page.list.columns.restore(kept)
    assert page.list.columns.state() == PLAIN


def test_the_menu_of_columns_is_reached_from_every_page_by_key(window: MainWindow) -> None:
    window.turn_to("claim")
    window.menus.actions["action_columns"].trigger()
    assert window.page is window.pages["quote"]
    (menu,) = window.pages.quotes.list.findChildren(ColumnMenu)
    assert menu.isVisible()
    menu.close()
