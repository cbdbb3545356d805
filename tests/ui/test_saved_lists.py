"""Saved lists in the navigation: kept, shown, renamed, brought up to date and deleted, each as one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.typing import press, type_text
from tracker.queries import saved_filters as saved_queries
from tracker.records import QuoteFilter, QuoteKind, QuoteSort, Stance
from ui.main_window import MainWindow
from ui.widgets.navigation import COUNT
from ui.widgets.palette import Palette
from ui.widgets.saved_lists import SavedLists

DISPUTED = QuoteFilter(stances=(Stance.DISPUTES,), kinds=(QuoteKind.DIRECT,), sort=QuoteSort.SPEAKER)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(sample_path: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(sample_path)


@pytest.fixture
def lists(window: MainWindow) -> SavedLists:
    return window.ways.lists


def keep(qtbot: QtBot, window: MainWindow, name: str, wanted: QuoteFilter) -> None:
    """Keep a filter under a name, as a person does."""
    lists, before = window.ways.lists, len(window.ways.lists.saved)
    window.pages.quotes.show_filter(wanted)
    window.pages.quotes.bar.save_button.click()
    type_text(lists.name, name)
    press(lists.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(lists.saved) == before + 1)


def names(lists: SavedLists) -> list[str]:
    return [saved.name for saved in lists.saved]


def undo(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.context.changed):
        window.undo()


def test_without_lists_nothing_is_shown_under_the_pages(lists: SavedLists) -> None:
    assert not lists.isVisible()
    assert lists.saved == []


def test_what_is_not_filtered_is_not_to_be_saved(window: MainWindow) -> None:
    assert not window.pages.quotes.bar.save_button.isEnabled()
    assert not window.menus.actions["action_save_filter"].isEnabled()
    window.pages.quotes.show_filter(DISPUTED)
    assert window.pages.quotes.bar.save_button.isEnabled()
    assert window.menus.actions["action_save_filter"].isEnabled()


def test_a_filter_is_kept_under_a_name_with_its_order_and_number(
    qtbot: QtBot, window: MainWindow, lists: SavedLists
) -> None:
    keep(qtbot, window, "ما يخالف", DISPUTED)
    assert names(lists) == ["ما يخالف"]
    assert lists.isVisible()
    assert not lists.name.isVisible()
    assert saved_queries.find(window.context.project, "ما يخالف") == DISPUTED
    qtbot.waitUntil(lambda: lists.list.item(0).data(COUNT) is not None)
    assert lists.list.item(0).data(COUNT) == window.pages.quotes.list.quotes.rowCount()
    assert lists.list.item(0).font().bold()
    undo(qtbot, window)
    assert lists.saved == []
    assert not lists.isVisible()


def test_a_click_and_enter_show_it_from_any_page(qtbot: QtBot, window: MainWindow, lists: SavedLists) -> None:
    keep(qtbot, window, "ما يخالف", DISPUTED)
    window.pages.quotes.clear_filters()
    assert not lists.list.item(0).font().bold()
    window.turn_to("claim")
    place = lists.list.visualItemRect(lists.list.item(0)).center()
    viewport = lists.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    page = window.pages.quotes
    assert window.page is page
    assert page.export_filter() == DISPUTED
    page.clear_filters()
    lists.list.setFocus()
    lists.list.setCurrentRow(0)
    press(lists.list, Qt.Key.Key_Return)
    assert page.export_filter() == DISPUTED


def test_it_is_renamed(qtbot: QtBot, window: MainWindow, lists: SavedLists) -> None:
    keep(qtbot, window, "ما يخالف", DISPUTED)
    lists.list.setFocus()
    lists.list.setCurrentRow(0)
    press(lists.list, Qt.Key.Key_F2)
    assert lists.name.text() == "ما يخالف"
    type_text(lists.name, "أقوال مخالفة")
    press(lists.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(lists) == ["أقوال مخالفة"])
    undo(qtbot, window)
    assert names(lists) == ["ما يخالف"]


def test_a_name_that_is_taken_is_refused_and_kept_in_the_line(
    qtbot: QtBot, window: MainWindow, lists: SavedLists
) -> None:
    keep(qtbot, window, "ما يخالف", DISPUTED)
    window.pages.quotes.show_filter(QuoteFilter(search="محطة"))
    lists.ask_name()
    type_text(lists.name, "ما يخالف")
    with qtbot.waitSignal(window.context.refused):
        press(lists.name, Qt.Key.Key_Return)
    assert lists.name.isVisible()
    assert lists.name.text() == "ما يخالف"
    press(lists.name, Qt.Key.Key_Escape)
    assert not lists.name.isVisible()
    assert names(lists) == ["ما يخالف"]


def choose(qtbot: QtBot, lists: SavedLists, name: str) -> None:
    lists.list.setCurrentRow(0)
    lists.offer(lists.mapToGlobal(lists.rect().center()))
    menu = lists.findChild(QMenu, "saved_list_menu")
    assert isinstance(menu, QMenu)
    action = menu.findChild(QAction, name)
    assert isinstance(action, QAction)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def test_it_is_brought_up_to_the_present_filter(qtbot: QtBot, window: MainWindow, lists: SavedLists) -> None:
    keep(qtbot, window, "ما يخالف", DISPUTED)
    other = QuoteFilter(stances=(Stance.DISPUTES,))
    window.pages.quotes.show_filter(other)
    with qtbot.waitSignal(window.context.changed):
        choose(qtbot, lists, "update_saved_list")
    assert saved_queries.find(window.context.project, "ما يخالف") == other
    undo(qtbot, window)
    assert saved_queries.find(window.context.project, "ما يخالف") == DISPUTED


def test_delete_takes_it_off_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow, lists: SavedLists
) -> None:
    keep(qtbot, window, "ما يخالف", DISPUTED)
    quotes = window.pages.quotes.record_count()
    lists.list.setFocus()
    lists.list.setCurrentRow(0)
    press(lists.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not lists.saved)
    assert window.pages.quotes.record_count() == quotes
    undo(qtbot, window)
    assert names(lists) == ["ما يخالف"]


def test_the_palette_finds_it(qtbot: QtBot, window: MainWindow) -> None:
    keep(qtbot, window, "أقوال مخالفة", DISPUTED)
    window.pages.quotes.clear_filters()
    window.show_palette()
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    type_text(palette.line, "اقوال مخالفه")
    texts = [palette.list.item(row).text() for row in range(palette.list.count())]
    palette.list.setCurrentRow(texts.index("أقوال مخالفة"))
    press(palette.line, Qt.Key.Key_Return)
    assert window.pages.quotes.export_filter() == DISPUTED


def test_its_words_follow_the_language(qtbot: QtBot, window: MainWindow, lists: SavedLists) -> None:
    keep(qtbot, window, "ما يخالف", DISPUTED)
    assert lists.list.accessibleName() == "القوائم المحفوظة"
    window.switch_language()
    assert lists.list.accessibleName() == "Saved lists"
    window.switch_language()
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
