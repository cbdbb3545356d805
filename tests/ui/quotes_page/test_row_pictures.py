"""Rows are shown as pictures of themselves: the same as if they were painted, after whatever has changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteStatus
from tracker.services import quotes
from ui import i18n, theme
from ui.models.quote_table import Column, Index
from ui.pages.quotes import QuotesPage
from ui.widgets import quote_rows
from ui.widgets.quote_delegate import QuoteDelegate


@pytest.fixture
def page(sample_path: Path, open_page: Callable[[Path], QuotesPage], qtbot: QtBot) -> QuotesPage:
    made = open_page(sample_path)
    qtbot.waitUntil(lambda: made.context.reader.is_idle and has_colours(made))
    return made


def has_colours(page: QuotesPage) -> bool:
    """True once the list has the colours of the application, which come to it as an event."""
    return page.list.palette() == QApplication.palette()


def seen(page: QuotesPage) -> QImage:
    return page.list.viewport().grab().toImage()


def painted(page: QuotesPage, monkeypatch: pytest.MonkeyPatch) -> QImage:
    """The list without pictures."""
    with monkeypatch.context() as patch:
        patch.setattr(quote_rows, "MOST_BYTES", 0)
        page.list.rows.clear()
        found = seen(page)
        assert page.list.rows.kept == 0
    return found


def whole_rows(page: QuotesPage, image: QImage) -> QImage:
    """Without the rows that are cut off: Qt blends a round edge otherwise where it is cut."""
    view = page.list
    top, height = view.rowViewportPosition(view.rowAt(0)), view.rowHeight(0)
    top += height if top < 0 else 0
    return image.copy(0, top, image.width(), (image.height() - top) // height * height)


def painting(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows whose cells are painted from now on."""
    rows: list[int] = []
    paint = QuoteDelegate.paint

    def noted(delegate: QuoteDelegate, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows.append(index.row())
        paint(delegate, painter, option, index)

    monkeypatch.setattr(QuoteDelegate, "paint", noted)
    return rows


def edit(page: QuotesPage) -> None:
    project, quote_id = page.context.project, page.list.quotes.quote_id(1)
    quotes.edit(project, replace(quote_queries.get(project, quote_id), role="ناطق آخر تمامًا"))
    page.list.refresh((quote_id,))


def set_status(page: QuotesPage) -> None:
    quote_id = page.list.quotes.quote_id(2)
    quotes.set_status(page.context.project, quote_id, QuoteStatus.RETRACTED)
    page.list.refresh((quote_id,))


def in_english(page: QuotesPage) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    page.context.speak("en")
    i18n.switch(application, "en")


def in_the_dark(page: QuotesPage) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "dark")


def larger(page: QuotesPage) -> None:
    page.list.setFont(QFont(page.list.font().family(), page.list.font().pointSize() + 4))


def unselect(page: QuotesPage) -> None:
    page.list.clearSelection()


CHANGES: dict[str, Callable[[QuotesPage], object]] = {
    "another is selected": lambda page: page.list.select_row(3),
    "the current one is not selected": unselect,
    "all are selected": lambda page: page.list.selectAll(),
    "a quote is edited": edit,
    "a status is set": set_status,
    "words are searched for": lambda page: page.list.show_filter(QuoteFilter(search="ال")),
    "the list is turned round": lambda page: page.list.show_filter(QuoteFilter(descending=True)),
    "another language": in_english,
    "dark": in_the_dark,
    "a larger font": larger,
    "a column goes": lambda page: page.list.columns.show_column(Column.STATUS, shown=False),
    "a column moves": lambda page: page.list.columns.move(Column.DATE, 1),
    "a column is wider": lambda page: page.list.setColumnWidth(Column.SPEAKER, 300),
    "the page is wider": lambda page: page.resize(1500, 700),
    "the list scrolls": lambda page: page.list.verticalScrollBar().setValue(217),
    "another has the keys": lambda page: page.bar.setFocus(),
    "it runs from the left": lambda page: page.list.setLayoutDirection(Qt.LayoutDirection.LeftToRight),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_seen_after_a_change_is_what_would_be_painted(
    page: QuotesPage, monkeypatch: pytest.MonkeyPatch, change: Callable[[QuotesPage], object], qtbot: QtBot
) -> None:
    before = seen(page)
    assert page.list.rows.kept > 4
    change(page)
    qtbot.waitUntil(lambda: has_colours(page))
    after = seen(page)
    assert after != before
    assert whole_rows(page, after) == whole_rows(page, painted(page, monkeypatch))


def test_a_row_is_painted_once(page: QuotesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    first = seen(page)
    rows = painting(monkeypatch)
    assert seen(page) == first
    assert rows == []


def test_what_scrolling_comes_to_next_is_painted_before(
    page: QuotesPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    bar, height = page.list.verticalScrollBar(), page.list.rowHeight(0)
    seen(page)
    before = page.list.rows.kept
    bar.setValue(3 * height)
    page.list.viewport().repaint()
    qtbot.waitUntil(lambda: page.list.rows.kept == before + 3 + quote_rows.AHEAD)
    rows = painting(monkeypatch)
    bar.setValue(6 * height)
    page.list.viewport().repaint()
    assert rows == []


def test_no_more_pictures_are_kept_than_of_a_page_and_what_is_near(page: QuotesPage) -> None:
    bar, most = page.list.verticalScrollBar(), 0
    for value in range(0, bar.maximum(), 150):
        bar.setValue(value)
        page.list.viewport().repaint()
        most = max(most, page.list.rows.kept)
    assert most <= page.list.viewport().height() // page.list.rowHeight(0) + 2 + 2 * quote_rows.AHEAD
