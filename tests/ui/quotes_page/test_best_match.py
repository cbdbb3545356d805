"""The best match first: chosen in the menu of columns while words are searched for, and remembered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.factories import make_quote
from tests.ui.quotes_page.bridge import expected, shown
from tests.ui.typing import press
from tracker.queries import saved_filters as saved_queries
from tracker.records import QuoteFilter, QuoteSort
from tracker.services import project as projects
from tracker.services import saved_filters
from ui.models import quote_table
from ui.models.quote_table import Column
from ui.pages.quotes import QuotesPage
from ui.widgets.column_menu import ColumnMenu

IN_TIME = ("جسران قديمان", "على الجسر حراس", "الجسور كلها", "وللجسر سور")
BEST = ["على الجسر حراس", "وللجسر سور", "جسران قديمان", "الجسور كلها"]


@pytest.fixture
def page(project_path: Path, open_page: Callable[[Path], QuotesPage]) -> QuotesPage:
    with projects.open_project(project_path) as project:
        for year, text in enumerate(IN_TIME, 2011):
            make_quote(project, text=text, said_on=str(year))
    return open_page(project_path)


@pytest.fixture
def search(qtbot: QtBot) -> Callable[[QuotesPage, str], None]:
    """Type something else into the search box, and wait for the list."""

    def type_words(page: QuotesPage, words: str) -> None:
        page.bar.search_box.setText(words)
        qtbot.waitUntil(lambda: page.list.quotes.shown.search == words)

    return type_words


def entry(page: QuotesPage, name: str) -> tuple[ColumnMenu, QAction]:
    page.list.choose_columns()
    (menu,) = page.list.findChildren(ColumnMenu)
    action = menu.findChild(QAction, name)
    assert isinstance(action, QAction)
    return menu, action


@pytest.fixture
def choose(qtbot: QtBot) -> Callable[[QuotesPage, str], None]:
    """Take an entry of the menu of columns."""

    def take(page: QuotesPage, name: str) -> None:
        menu, action = entry(page, name)
        assert action.isEnabled()
        action.trigger()
        with qtbot.waitSignal(menu.destroyed):
            menu.close()

    return take


Search = Callable[[QuotesPage, str], None]


def texts(page: QuotesPage) -> list[str]:
    model = page.list.quotes
    return [model.index(row, Column.QUOTE).data() for row in range(model.rowCount())]


def test_the_best_match_comes_first_on_request(page: QuotesPage, search: Search, choose: Search) -> None:
    search(page, "جسر")
    assert texts(page) == [*IN_TIME]
    choose(page, "sort_by_relevance")
    assert texts(page) == BEST
    assert shown(page) == expected(page, QuoteFilter(search="جسر", sort=QuoteSort.RELEVANCE))
    assert page.list.horizontalHeader().sortIndicatorSection() not in [*Column]
    assert page.export_filter().sort is QuoteSort.RELEVANCE
    choose(page, "sort_descending")
    assert texts(page) == [BEST[1], BEST[0], BEST[3], BEST[2]]


def test_without_words_the_date_decides_and_with_them_the_best_match_again(
    page: QuotesPage, search: Search, choose: Search
) -> None:
    search(page, "جسر")
    choose(page, "sort_by_relevance")
    search(page, "")
    assert texts(page) == [*IN_TIME]
    assert page.list.horizontalHeader().sortIndicatorSection() == Column.DATE
    assert page.list.quotes.shown == QuoteFilter()
    search(page, "الجسر")
    assert texts(page) == BEST


def test_it_is_offered_only_while_words_are_searched_for(
    page: QuotesPage, search: Search, qtbot: QtBot
) -> None:
    for words, is_offered in (("", False), ("جسر", True)):
        search(page, words)
        menu, action = entry(page, "sort_by_relevance")
        assert action.isEnabled() is is_offered
        assert not action.isChecked()
        with qtbot.waitSignal(menu.destroyed):
            menu.close()


def test_a_click_on_a_header_sorts_by_its_column_again(
    page: QuotesPage, search: Search, choose: Search
) -> None:
    search(page, "جسر")
    choose(page, "sort_by_relevance")
    page.list.horizontalHeader().setSortIndicator(Column.DATE, Qt.SortOrder.AscendingOrder)
    assert texts(page) == [*IN_TIME]


def test_it_is_chosen_by_keyboard(page: QuotesPage, search: Search, qtbot: QtBot) -> None:
    search(page, "جسر")
    menu, best = entry(page, "sort_by_relevance")
    ways = best.parent()
    menu.setActiveAction(ways.menuAction())
    press(menu, Qt.Key.Key_Return)
    ways.setActiveAction(best)
    with qtbot.waitSignal(menu.destroyed):
        press(ways, Qt.Key.Key_Return)
    assert texts(page) == BEST


@pytest.mark.parametrize("left_with", ["", "جسر"])
def test_it_is_remembered(
    page: QuotesPage,
    search: Search,
    choose: Search,
    project_path: Path,
    open_page: Callable[[Path], QuotesPage],
    left_with: str,
) -> None:
    search(page, "جسر")
    choose(page, "sort_by_relevance")
    search(page, left_with)
    page.save_state()
    again = open_page(project_path)
    assert texts(again) == (BEST if left_with else [*IN_TIME])
    search(again, "الجسر")
    assert texts(again) == BEST


def test_a_saved_list_keeps_it(page: QuotesPage, search: Search, choose: Search) -> None:
    search(page, "جسر")
    choose(page, "sort_by_relevance")
    project = page.context.project
    saved_filters.add(project, "الجسور", page.list.quotes.shown)
    choose(page, "sort_by_date")
    assert texts(page) == [*IN_TIME]
    page.clear_filters()
    (saved,) = saved_queries.all_saved(project)
    page.show_filter(saved_queries.from_spec(project, saved.spec))
    assert texts(page) == BEST


def test_a_long_list_is_put_in_order_by_the_reading_thread(
    page: QuotesPage, search: Search, choose: Search, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quote_table, "SHORT", 0)
    search(page, "جسر")
    choose(page, "sort_by_relevance")
    assert page.list.quotes.shown.sort is QuoteSort.DATE, "until the other order has been read"
    qtbot.waitUntil(lambda: page.list.quotes.shown.sort is QuoteSort.RELEVANCE)
    assert texts(page) == BEST
    assert page.list.quotes.total == len(BEST)
