"""Lists longer than what is read at once: the first rows now, the others from the reading thread."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.quotes_page.bridge import expected, shown
from tests.ui.typing import press
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteKind, QuoteSort, QuoteStatus, Stance
from tracker.services import history, quotes
from ui.models import quote_pages, quote_reading, quote_table
from ui.models.quote_table import Column
from ui.pages.quotes import QuotesPage

EVERYTHING = QuoteFilter()
BY_SPEAKER = QuoteFilter(sort=QuoteSort.SPEAKER)


@pytest.fixture
def long(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, sample_path: Path, open_page: Callable[[Path], QuotesPage]
) -> QuotesPage:
    """The sample as if it were long: ten rows are read at once."""
    monkeypatch.setattr(quote_table, "SHORT", 0)
    monkeypatch.setattr(quote_table, "FIRST", 10)
    monkeypatch.setattr(quote_pages, "PAGE", 10)
    page = open_page(sample_path)
    read(qtbot, page)
    return page


def read(qtbot: QtBot, page: QuotesPage) -> None:
    """Wait until all that was asked of the reading thread is there."""
    qtbot.waitUntil(lambda: page.context.writer.is_idle and page.context.reader.is_idle)


def test_the_first_rows_are_there_at_once_and_the_others_follow(qtbot: QtBot, long: QuotesPage) -> None:
    long.list.show_filter(BY_SPEAKER)
    table = long.list.quotes
    assert table.rowCount() == 10
    assert not table.is_whole
    read(qtbot, long)
    assert table.is_whole
    assert shown(long) == expected(long, BY_SPEAKER)
    assert table.total == quote_queries.count(long.context.project, BY_SPEAKER)


def test_only_the_newest_filter_is_answered(qtbot: QtBot, long: QuotesPage) -> None:
    wanted = QuoteFilter(stances=(Stance.SUPPORTS,), descending=True)
    for asked in (BY_SPEAKER, EVERYTHING, replace(BY_SPEAKER, descending=True), wanted):
        long.list.show_filter(asked)
    read(qtbot, long)
    assert long.list.quotes.shown == wanted
    assert shown(long) == expected(long, wanted)


def test_end_goes_to_the_last_row_as_soon_as_it_is_known(qtbot: QtBot, long: QuotesPage) -> None:
    long.list.show_filter(BY_SPEAKER)
    press(long.list, Qt.Key.Key_End)
    read(qtbot, long)
    assert long.list.currentIndex().row() == long.list.quotes.rowCount() - 1
    press(long.list, Qt.Key.Key_Home)
    assert long.list.currentIndex().row() == 0


def test_a_quote_far_down_is_found_before_the_list_is_whole(long: QuotesPage) -> None:
    wanted = expected(long, BY_SPEAKER)[-1]
    long.list.show_filter(BY_SPEAKER)
    assert long.list.select_quote(wanted)
    assert long.list.current_id == wanted


@pytest.mark.parametrize("steps", ["edit", "trash_another", "undo"])
def test_selection_and_place_stay_over_changes(qtbot: QtBot, long: QuotesPage, steps: str) -> None:
    long.list.show_filter(BY_SPEAKER)
    read(qtbot, long)
    kept, other = (long.list.quotes.quote_id(row) for row in (25, 3))
    long.list.select_quote(kept)
    bar = long.list.verticalScrollBar()
    height = long.list.verticalHeader().defaultSectionSize()
    before = 25 * height - bar.value()
    if steps == "edit":
        long.context.do(quotes.set_status, kept, QuoteStatus.RETRACTED)
    else:
        long.context.do(quotes.trash, other)
    read(qtbot, long)
    if steps == "undo":
        long.context.do(history.undo)
        read(qtbot, long)
    assert shown(long) == expected(long, BY_SPEAKER)
    assert long.list.selected_ids() == [kept]
    assert long.list.currentIndex().row() * height - bar.value() == before
    assert long.list.quotes.total == quote_queries.count(long.context.project, BY_SPEAKER)


def test_too_many_quotes_are_not_sorted_by_what_no_index_has(
    qtbot: QtBot, long: QuotesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quote_reading, "SORTED_MOST", 20)
    notices: list[str] = []
    long.context.noticed.connect(lambda notice, _: notices.append(notice))
    header = long.list.horizontalHeader()
    header.setSortIndicator(Column.SPEAKER, Qt.SortOrder.AscendingOrder)
    read(qtbot, long)
    header.setSortIndicator(Column.QUOTE, Qt.SortOrder.AscendingOrder)
    read(qtbot, long)
    assert header.sortIndicatorSection() == Column.SPEAKER
    assert long.export_filter().sort is QuoteSort.SPEAKER
    assert notices


def test_few_quotes_of_a_long_list_are_sorted_by_their_words_until_the_filter_is_taken_off(
    qtbot: QtBot, long: QuotesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quote_reading, "SORTED_MOST", 20)
    long.bar.show_filter(QuoteFilter(stances=(Stance.DISPUTES,)))
    read(qtbot, long)
    long.list.horizontalHeader().setSortIndicator(Column.QUOTE, Qt.SortOrder.DescendingOrder)
    read(qtbot, long)
    wanted = QuoteFilter(stances=(Stance.DISPUTES,), sort=QuoteSort.TEXT, descending=True)
    assert long.export_filter() == wanted
    assert shown(long) == expected(long, wanted)
    long.clear_filters()
    read(qtbot, long)
    assert long.export_filter() == EVERYTHING
    assert shown(long) == expected(long, EVERYTHING)
    assert long.list.horizontalHeader().sortIndicatorSection() == Column.DATE


def test_a_page_left_in_the_midst_of_reading_ends_quietly(long: QuotesPage) -> None:
    long.list.show_filter(BY_SPEAKER)
    long.context.reader.close()
    assert long.context.reader.is_idle


SEVERAL = QuoteFilter(stances=(Stance.SUPPORTS,), sort=QuoteSort.SPEAKER)


def test_what_may_take_its_time_is_found_by_the_reading_thread(qtbot: QtBot, long: QuotesPage) -> None:
    words = quote_queries.get(long.context.project, long.list.quotes.ids_in(range(1))[0]).text.split()
    phrase = f'"{words[0]} {words[1]}"'
    for wanted in (SEVERAL, QuoteFilter(search=phrase), QuoteFilter(kinds=(QuoteKind.DIRECT,))):
        before = shown(long)
        long.list.show_filter(wanted)
        assert shown(long) == before
        read(qtbot, long)
        assert long.list.quotes.shown == wanted
        assert shown(long) == expected(long, wanted) != before


def test_a_list_that_is_coming_survives_a_change_and_is_read_at_once_where_a_quote_is_looked_for(
    qtbot: QtBot, long: QuotesPage
) -> None:
    long.list.show_filter(SEVERAL)
    long.list.quotes.refresh()
    read(qtbot, long)
    assert shown(long) == expected(long, SEVERAL)
    other = replace(SEVERAL, descending=True)
    long.list.show_filter(other)
    assert long.list.select_quote(expected(long, other)[-1])
    assert long.list.quotes.shown == other
