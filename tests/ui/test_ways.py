"""Back and forward through what was looked at: page, filter and record."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from tests.ui.conftest import OpenWindow
from tests.ui.typing import press
from tracker.records import QuoteFilter, Stance
from ui.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(sample_path: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(sample_path)


def action(window: MainWindow, name: str) -> QAction:
    return window.menus.actions[name]


def look_on(window: MainWindow) -> None:
    """The moment passes after which a record counts as looked at."""
    window.ways.trail.settle()


def test_at_first_there_is_nowhere_to_go_back_to(window: MainWindow) -> None:
    assert not action(window, "action_back").isEnabled()
    assert not action(window, "action_forward").isEnabled()


def test_back_and_forward_through_pages_and_records(window: MainWindow) -> None:
    first = window.pages.quotes.list.current_id
    look_on(window)
    window.show_record("claim", 3)
    look_on(window)
    window.show_record("speaker", 2)
    look_on(window)
    window.show_record("speaker", 4)
    look_on(window)
    window.ways.back()
    assert (window.page.entity, window.pages.speakers.list.table.current_id) == ("speaker", 2)
    window.ways.back()
    claims: Any = window.pages["claim"]
    assert (window.page, claims.list.table.current_id) == (claims, 3)
    assert claims.view.claim_id == 3
    window.ways.back()
    assert (window.page, window.pages.quotes.list.current_id) == (window.pages.quotes, first)
    assert not action(window, "action_back").isEnabled()
    for _ in range(3):
        window.ways.forward()
    assert (window.page.entity, window.pages.speakers.list.table.current_id) == ("speaker", 4)
    assert not action(window, "action_forward").isEnabled()


def test_filters_are_gone_back_through_with_the_quote_that_was_current(window: MainWindow) -> None:
    page = window.pages.quotes
    page.list.select_row(3)
    before = page.list.current_id
    look_on(window)
    disputed = QuoteFilter(stances=(Stance.DISPUTES,))
    page.show_filter(disputed)
    page.list.select_row(1)
    within = page.list.current_id
    look_on(window)
    page.bar.clear_button.click()
    look_on(window)
    window.ways.back()
    assert (page.export_filter(), page.list.current_id) == (disputed, within)
    window.ways.back()
    assert (page.export_filter(), page.list.current_id) == (QuoteFilter(), before)
    window.ways.forward()
    assert page.bar.filter() == disputed


def test_what_is_only_passed_leaves_no_trace(window: MainWindow) -> None:
    page = window.pages.quotes
    look_on(window)
    for row in range(1, 6):
        page.list.select_row(row)
    last = page.list.current_id
    window.turn_to("claim")
    window.ways.back()
    assert page.list.current_id == last
    window.ways.back()
    assert page.list.quotes.quote_id(0) == page.list.current_id
    assert not window.ways.trail.can_go_back


def test_a_new_way_ends_the_old_way_forward(window: MainWindow) -> None:
    window.turn_to("claim")
    window.turn_to("speaker")
    window.ways.back()
    window.turn_to("source")
    assert not window.ways.trail.can_go_forward
    window.ways.back()
    assert window.page.entity == "claim"


def test_lists_of_claims_come_back_filtered(window: MainWindow) -> None:
    window.turn_to("claim")
    claims: Any = window.pages["claim"].list
    look_on(window)
    claims.search_box.setText("محطة")
    claims.read()
    shown = claims.model.rowCount()
    assert 0 < shown < 12
    look_on(window)
    window.turn_to("quote")
    window.pages["claim"].clear_filters()
    window.ways.back()
    assert claims.search_box.text() == "محطة"
    assert claims.model.rowCount() == shown


def test_the_arrows_point_back_in_both_directions(window: MainWindow) -> None:
    window.turn_to("claim")
    press(window, Qt.Key.Key_Right, ALT)
    assert window.page.entity == "quote"
    press(window, Qt.Key.Key_Left, ALT)
    assert window.page.entity == "claim"
    window.switch_language()
    press(window, Qt.Key.Key_Left, ALT)
    assert window.page.entity == "quote"
    window.switch_language()
    press(window, Qt.Key.Key_Left, ALT)
    assert window.page.entity == "claim"


def test_the_mouse_goes_back_and_forward_too(window: MainWindow) -> None:
    window.turn_to("claim")
    handle = window.windowHandle()
    for button, entity in (
        (Qt.MouseButton.BackButton, "quote"),
        (Qt.MouseButton.ForwardButton, "claim"),
    ):
        QTest.mouseClick(handle, button, Qt.KeyboardModifier.NoModifier, QPoint(400, 300))
        assert window.page.entity == entity


def test_what_was_trashed_is_passed_over_by_what_is_shown_now(window: MainWindow) -> None:
    from tracker.services import claims

    window.show_record("claim", 3)
    look_on(window)
    window.turn_to("quote")
    claims.trash(window.context.project, 3)
    window.context.look_for_changes()
    window.ways.back()
    assert window.page is window.pages["claim"]
    shown: Any = window.page
    assert shown.list.table.current_id != 3


def test_another_project_begins_a_trail_of_its_own(window: MainWindow, project_path: Path) -> None:
    window.turn_to("claim")
    assert window.open_path(project_path)
    assert not action(window, "action_back").isEnabled()
