"""Order, selection, scroll position and filter are as they were left."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.quotes_page.bridge import Bridge, expected, page_of, settled, shown
from tracker.records import (
    QuoteFilter,
    QuoteSort,
    QuoteStatus,
)
from tracker.services import quotes
from ui.main_window import MainWindow
from ui.models.quote_table import Column
from ui.pages.quotes import QuotesPage
from ui.widgets.quote_columns import NARROWEST


def test_a_click_on_a_header_sorts_and_another_turns_the_order(page: QuotesPage) -> None:
    header = page.list.horizontalHeader()
    for column, sort in ((Column.SPEAKER, QuoteSort.SPEAKER), (Column.STATUS, QuoteSort.STATUS)):
        for descending in (False, True):
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(column, order)
            wanted = QuoteFilter(sort=sort, descending=descending)
            assert page.export_filter() == wanted
            assert shown(page) == expected(page, wanted)


def test_quotes_and_claims_sort_a_short_list(page: QuotesPage) -> None:
    header = page.list.horizontalHeader()
    for column, sort in ((Column.QUOTE, QuoteSort.TEXT), (Column.CLAIMS, QuoteSort.CLAIM)):
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        assert shown(page) == expected(page, QuoteFilter(sort=sort, descending=True))


def test_selection_and_place_stay_after_a_change(qtbot: QtBot, sample: QuotesPage) -> None:
    chosen = [sample.list.quotes.quote_id(row) for row in (20, 22)]
    sample.list.select_quote(chosen[0])
    select_also(sample, chosen[1])
    before = place_on_screen(sample)
    scroll = sample.list.verticalScrollBar().value()
    assert scroll > 0
    sample.context.do(quotes.set_status, chosen[0], QuoteStatus.RETRACTED)
    settled(qtbot, sample)
    assert sample.list.selected_ids() == chosen
    assert sample.list.verticalScrollBar().value() == scroll
    first = sample.list.quotes.quote_id(0)
    sample.context.do(quotes.trash, first)
    settled(qtbot, sample)
    assert first not in shown(sample)
    assert sample.list.selected_ids() == chosen
    assert place_on_screen(sample) == before


def select_also(page: QuotesPage, quote_id: int) -> None:
    (row,) = page.list.quotes.rows_of([quote_id])
    selection = page.list.selectionModel()
    flags = selection.SelectionFlag
    selection.setCurrentIndex(page.list.quotes.index(row, 0), flags.Select | flags.Rows)


def place_on_screen(page: QuotesPage) -> int:
    return page.list.visualRect(page.list.currentIndex()).top()


def test_a_new_filter_keeps_the_quote_that_is_read_if_it_is_shown(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.never)
    page.bar.show_filter(QuoteFilter(speakers=(bridge.murad,)))
    assert page.list.current_id == bridge.never
    page.bar.show_filter(QuoteFilter(speakers=(bridge.salma,)))
    assert page.list.current_id == shown(page)[0]
    page.list.tell_now()
    assert page.details.row is not None
    assert page.details.row.quote.id == shown(page)[0]


def test_showing_a_record_clears_the_filter_that_hides_it(window: MainWindow, bridge: Bridge) -> None:
    page = page_of(window)
    page.bar.show_filter(QuoteFilter(speakers=(bridge.salma,)))
    window.context.wanted.emit("quote", bridge.safe)
    assert page.export_filter() == QuoteFilter(speakers=(bridge.salma,))
    window.context.wanted.emit("quote", bridge.never)
    assert page.export_filter() == QuoteFilter()
    assert page.list.selected_ids() == [bridge.never]


def test_everything_is_as_it_was_left(bridge: Bridge, project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    page = page_of(window)
    page.bar.show_filter(QuoteFilter(speakers=(bridge.salma,), statuses=(QuoteStatus.UNREVIEWED,)))
    page.list.horizontalHeader().setSortIndicator(Column.SPEAKER, Qt.SortOrder.DescendingOrder)
    page.list.setColumnWidth(Column.SPEAKER, 171)
    page.list.select_quote(bridge.indirect)
    left = page.export_filter()
    window.close()
    again = page_of(open_window(project_path))
    assert again.export_filter() == left
    assert again.list.horizontalHeader().sortIndicatorSection() == Column.SPEAKER
    assert again.list.columnWidth(Column.SPEAKER) == 171
    assert again.list.selected_ids() == [bridge.indirect]


def test_at_1366_pixels_the_table_keeps_what_is_needed(window: MainWindow) -> None:
    page = page_of(window)
    window.resize(1366, 768)
    hidden = [column for column in Column if page.list.isColumnHidden(column)]
    assert hidden == [Column.SOURCE]
    assert page.list.columnWidth(Column.STATUS) >= page.list._delegate.status_width()
    assert not page.list.horizontalScrollBar().isVisible()
    claims = page.list.columnWidth(Column.CLAIMS)
    page.splitter.setSizes([560, 640])
    assert NARROWEST * 5 < page.list.columnWidth(Column.CLAIMS) < claims
    assert page.list.columnWidth(Column.STATUS) >= page.list._delegate.status_width()
    window.resize(2200, 768)
    assert not page.list.isColumnHidden(Column.SOURCE)
    assert page.list.columnWidth(Column.CLAIMS) == claims
