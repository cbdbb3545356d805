"""The panel of filters: choices with numbers, ticked by keyboard and mouse; chips take them off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.quotes_page.bridge import Bridge
from tests.ui.typing import press, type_text
from tracker.records import QuoteFilter, QuoteKind, QuoteStatus
from ui.main_window import MainWindow
from ui.models.filter_choices import COUNT, HEADING, MORE, Row
from ui.widgets.filter_panel import FilterPanel
from ui.widgets.record_filter import FilterChip


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow) -> FilterPanel:
    press(window.pages.quotes.list, Qt.Key.Key_F)
    found = window.findChild(FilterPanel)
    assert isinstance(found, FilterPanel)
    qtbot.waitUntil(lambda: found.choices.rowCount() > 0)
    return found


def rows(panel: FilterPanel) -> list[Row]:
    return [panel.choices.row(panel.choices.index(row)) for row in range(panel.choices.rowCount())]


def place(panel: FilterPanel, field: str, value: object) -> int:
    return next(at for at, row in enumerate(rows(panel)) if (row.field, row.value) == (field, value))


def chips(window: MainWindow) -> list[FilterChip]:
    return [chip for chip in window.pages.quotes.bar.findChildren(FilterChip) if not chip.isHidden()]


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.context.reader.is_idle)


def test_one_key_opens_and_escape_closes_with_the_keys_back_in_the_list(
    window: MainWindow, panel: FilterPanel
) -> None:
    page = window.pages.quotes
    assert panel.isVisible()
    assert page.bar.panel_button.isChecked()
    assert not page.details.isVisible()
    assert page.focusWidget() is panel.list
    press(panel.list, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert not page.bar.panel_button.isChecked()
    assert page.details.isVisible()
    assert page.focusWidget() is page.list


def test_every_field_of_which_there_is_anything_has_a_heading_and_numbers(panel: FilterPanel) -> None:
    headings = [row.words for row in rows(panel) if row.kind == HEADING]
    assert headings[:3] == ["حالة النسبة", "الموقف", "نوع النقل"]
    assert "القائل" in headings
    assert "الادعاء" in headings
    kind = panel.choices.index(place(panel, "kinds", QuoteKind.DIRECT))
    told = panel.choices.data(kind, Qt.ItemDataRole.AccessibleTextRole)
    assert "حرفي" in told
    assert "اقتباس" in told
    assert kind.data(COUNT) > 0


def test_the_keys_pass_over_headings_and_space_ticks(
    qtbot: QtBot, window: MainWindow, panel: FilterPanel
) -> None:
    assert panel.choices.row(panel.list.currentIndex()).kind != HEADING
    first = panel.choices.row(panel.list.currentIndex())
    press(panel.list, Qt.Key.Key_Space)
    assert window.pages.quotes.bar.filter() == QuoteFilter(statuses=(QuoteStatus(first.value),))
    settled(qtbot, window)
    assert panel.choices.row(panel.list.currentIndex()).value == first.value
    for _ in range(panel.choices.rowCount()):
        press(panel.list, Qt.Key.Key_Down)
        assert panel.choices.row(panel.list.currentIndex()).kind != HEADING
    panel.list.setCurrentIndex(panel.choices.index(place(panel, "statuses", first.value)))
    press(panel.list, Qt.Key.Key_Return)
    assert window.pages.quotes.bar.filter() == QuoteFilter()


def test_a_click_ticks_and_the_numbers_of_the_others_follow(
    qtbot: QtBot, window: MainWindow, panel: FilterPanel, bridge: Bridge
) -> None:
    index = panel.choices.index(place(panel, "kinds", QuoteKind.DIRECT))
    panel.list.scrollTo(index)
    QTest.mouseClick(
        panel.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        panel.list.visualRect(index).center(),
    )
    page = window.pages.quotes
    assert page.bar.filter() == QuoteFilter(kinds=(QuoteKind.DIRECT,))
    settled(qtbot, window)
    shown = page.list.quotes.rowCount()
    speakers = [row.quotes or 0 for row in rows(panel) if row.field == "speakers" and row.kind != HEADING]
    assert sum(speakers) == shown


def test_what_is_ticked_has_a_chip_that_keys_and_mouse_take_off(
    qtbot: QtBot, window: MainWindow, panel: FilterPanel
) -> None:
    bar = window.pages.quotes.bar
    bar.change(kinds=(QuoteKind.DIRECT, QuoteKind.INDIRECT), role="وزير", after_verdict=True)
    assert [chip.text().replace("\u2068", "").replace("\u2069", "") for chip in chips(window)] == [
        "رُبط بعد التصنيف",
        "نوع النقل: حرفي",
        "نوع النقل: بالمعنى",
        "الصفة: وزير",
    ]
    assert all(chip.accessibleName().startswith("ألغِ شرط التصفية: ") for chip in chips(window))
    press(chips(window)[1], Qt.Key.Key_Delete)
    assert bar.filter().kinds == (QuoteKind.INDIRECT,)
    press(chips(window)[1], Qt.Key.Key_Backspace)
    QTest.mouseClick(chips(window)[0], Qt.MouseButton.LeftButton)
    assert bar.filter() == QuoteFilter(role="وزير")
    assert panel.role.text() == "وزير"
    bar.clear_button.click()
    assert chips(window) == []
    assert panel.role.text() == ""


def test_role_and_organization_are_typed(qtbot: QtBot, window: MainWindow, panel: FilterPanel) -> None:
    bar = window.pages.quotes.bar
    type_text(panel.organization, "البرلمان")
    qtbot.waitUntil(lambda: bar.filter() == QuoteFilter(organization="البرلمان"))
    panel.organization.clear()
    assert bar.filter() == QuoteFilter()


def test_no_filter_is_shown_between_that_of_a_role_and_that_of_an_organization(
    window: MainWindow, panel: FilterPanel
) -> None:
    page = window.pages.quotes
    seen: list[QuoteFilter] = []
    page.bar.changed.connect(lambda: seen.append(page.bar.filter()))
    wanted = [QuoteFilter(role="وزيرة"), QuoteFilter(organization="البرلمان"), QuoteFilter(role="وزيرة")]
    for each in wanted:
        page.show_filter(each)
        assert (panel.role.text(), panel.organization.text()) == (each.role, each.organization)
    assert list(dict.fromkeys(seen)) == wanted[:2]


def test_delete_in_the_panel_trashes_no_quote(window: MainWindow, panel: FilterPanel) -> None:
    before = window.pages.quotes.record_count()
    press(panel.list, Qt.Key.Key_Delete)
    window.context.writer.close()
    assert window.pages.quotes.record_count() == before


def test_more_choices_are_shown_when_they_are_asked_for(panel: FilterPanel) -> None:
    more = [at for at, row in enumerate(rows(panel)) if row.kind == MORE]
    for at in reversed(more):
        before = panel.choices.rowCount()
        panel.choices.toggle(panel.choices.index(at))
        assert panel.choices.rowCount() > before
    assert not [row for row in rows(panel) if row.kind == MORE]


def test_every_widget_of_the_panel_has_a_name(panel: FilterPanel) -> None:
    for widget in (
        panel.list,
        panel.role,
        panel.organization,
        panel.findChild(QWidget, "close_filter_panel"),
    ):
        assert isinstance(widget, QWidget)
        assert widget.objectName()
        assert widget.accessibleName()
