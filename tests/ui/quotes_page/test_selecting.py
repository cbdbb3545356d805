"""What is selected, how it is kept, and what leaves the list by way of the clipboard."""

import csv
import io
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.factories import make_quote
from tests.ui.quotes_page.bridge import CONTROL, ESCAPE, Bridge, expected, settled, shown
from tests.ui.typing import press
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteSort, Stance
from tracker.services import history, quotes, speakers
from tracker.services import project as projects
from ui import quote_commands
from ui.models import quote_table
from ui.models.selection import Selection
from ui.pages.quotes import QuotesPage

SHIFT = Qt.KeyboardModifier.ShiftModifier
DISPUTED = QuoteFilter(stances=(Stance.DISPUTES,), sort=QuoteSort.SPEAKER)


@pytest.fixture(params=["short", "long"])
def filtered(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, sample: QuotesPage
) -> QuotesPage:
    """The sample under a filter, read at once or, as if it were long, by and by."""
    if request.param == "long":
        monkeypatch.setattr(quote_table, "SHORT", 0)
        monkeypatch.setattr(quote_table, "FIRST", 3)
    sample._sort_by(QuoteSort.SPEAKER, False)
    sample.bar.show_filter(DISPUTED)
    read(qtbot, sample)
    assert shown(sample) == expected(sample, DISPUTED)
    assert sample.list.quotes.rowCount() > 4
    return sample


def read(qtbot: QtBot, page: QuotesPage) -> None:
    qtbot.waitUntil(lambda: page.context.writer.is_idle and page.context.reader.is_idle)


def select(page: QuotesPage, *rows: int) -> None:
    page.list.select_row(rows[0])
    for row in rows[1:]:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        page.list.selectionModel().setCurrentIndex(page.list.quotes.index(row, 0), flags)


def test_rows_are_selected_by_key_one_after_the_other(page: QuotesPage) -> None:
    ids = shown(page)
    page.list.select_row(0)
    assert page.list.selected() == Selection((ids[0],), count=1)
    press(page.list, Qt.Key.Key_Down, SHIFT)
    assert page.list.selected() == Selection(tuple(ids[:2]), count=2)
    press(page.list, Qt.Key.Key_Up)
    assert page.list.selected() == Selection((ids[0],), count=1)


def test_all_means_what_the_filter_shows_then_too(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    heard: list[Selection] = []
    page.list.selection_changed.connect(lambda: heard.append(page.list.selected()))
    press(page.list, Qt.Key.Key_A, CONTROL)
    assert page.list.selected() == Selection(is_everything=True, count=3)
    assert heard[-1] == page.list.selected()
    page.context.do(quotes.add, replace(quote_queries.get(page.context.project, bridge.never), id=0, uid=b""))
    settled(qtbot, page)
    assert page.list.selected() == Selection(is_everything=True, count=4)
    page.context.do(quotes.trash, bridge.safe)
    settled(qtbot, page)
    assert page.list.selected() == Selection(is_everything=True, count=3)
    assert heard[-1] == page.list.selected()
    press(page.list, Qt.Key.Key_Home)
    assert not page.list.selected().is_everything
    assert heard[-1] == page.list.selected()


def test_all_of_a_long_list_is_all_before_it_is_read(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, sample: QuotesPage
) -> None:
    monkeypatch.setattr(quote_table, "SHORT", 0)
    monkeypatch.setattr(quote_table, "FIRST", 3)
    sample._sort_by(QuoteSort.SPEAKER, True)
    assert sample.list.quotes.rowCount() == 3
    press(sample.list, Qt.Key.Key_A, CONTROL)
    assert sample.list.selected().is_everything
    read(qtbot, sample)
    number = len(expected(sample, QuoteFilter()))
    assert sample.list.selected() == Selection(is_everything=True, count=number)
    assert sample.list.selected_ids() == shown(sample)


@pytest.mark.parametrize("step", ["edit", "add", "trash", "undo", "merge", "elsewhere"])
def test_selection_current_row_place_and_total_stay_over_a_step_under_a_filter(
    qtbot: QtBot, filtered: QuotesPage, step: str
) -> None:
    page, project = filtered, filtered.context.project
    ids = shown(page)
    page.resize(1218, 300)
    select(page, 2, 4)
    chosen = [ids[2], ids[4]]
    height = page.list.verticalHeader().defaultSectionSize()
    bar = page.list.verticalScrollBar()
    on_screen = page.list.currentIndex().row() * height - bar.value()
    first = quote_queries.get(project, ids[0])
    if step == "edit":
        page.context.do(quotes.edit, replace(first, said_on="1999", note="متأخر"))
    elif step == "add":
        page.context.do(quotes.add, replace(first, id=0, uid=b""))
    elif step == "merge":
        others = {quote_queries.get(project, each).speaker_id for each in ids} - {first.speaker_id}
        page.context.do(speakers.merge, first.speaker_id, others.pop())
    elif step == "elsewhere":
        with projects.open_project(project.path) as other:
            quotes.trash(other, ids[0])
        page.context.look_for_changes()
    else:
        page.context.do(quotes.trash, ids[0])
    read(qtbot, page)
    if step == "undo":
        page.context.do(history.undo)
        read(qtbot, page)
    now = expected(page, DISPUTED)
    assert shown(page) == now
    assert sorted(page.list.selected_ids()) == sorted(chosen)
    assert page.list.current_id == ids[4]
    assert page.list.currentIndex().row() * height - bar.value() == on_screen or bar.value() in (
        0,
        bar.maximum(),
    )
    assert page.list.quotes.total == len(now)
    assert page.bar.count.text().startswith(f"{len(now):,}")


def test_of_selected_quotes_that_are_trashed_the_next_one_is_read(qtbot: QtBot, filtered: QuotesPage) -> None:
    ids = shown(filtered)
    select(filtered, 1, 2)
    filtered.steps.trash()
    read(qtbot, filtered)
    assert shown(filtered) == expected(filtered, DISPUTED) == [ids[0], *ids[3:]]
    assert filtered.list.selected_ids() == [ids[3]]
    assert filtered.list.current_id == ids[3]


# The clipboard


def test_several_quotes_are_copied_one_a_line(page: QuotesPage, bridge: Bridge, qtbot: QtBot) -> None:
    project = page.context.project
    page.context.do(
        quotes.edit, replace(quote_queries.get(project, bridge.never), text="سطر\nوسطر", start=None)
    )
    settled(qtbot, page)
    press(page.list, Qt.Key.Key_A, CONTROL)
    press(page.list, Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 3
    assert any("«سطر وسطر»" in line for line in lines)


def test_quotes_are_copied_as_a_table_that_reads_back(page: QuotesPage, bridge: Bridge) -> None:
    make_quote(page.context.project, bridge.murad, text='=2+2, "ثم"')
    page.list.refresh()
    press(page.list, Qt.Key.Key_A, CONTROL)
    press(page.list, Qt.Key.Key_C, CONTROL | SHIFT)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    text = bytes(data.data("text/csv").data()).decode()
    assert data.text() == text
    headers, *rows = csv.reader(io.StringIO(text))
    assert headers[0] == "الادعاء"
    assert len(rows) == 4
    words = headers.index("القول")
    assert {"الجسر آمن للسيارات والشاحنات", '\'=2+2, "ثم"'} < {row[words] for row in rows}


def test_many_quotes_are_copied_by_and_by_in_their_order(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, sample: QuotesPage
) -> None:
    monkeypatch.setattr(quote_commands, "AT_ONCE", 2)
    monkeypatch.setattr(quote_commands, "BATCH", 3)
    sample.list.selectAll()
    sample.commands.copy()
    read(qtbot, sample)
    lines = QGuiApplication.clipboard().text().split("\n")
    rows = quote_queries.by_ids(sample.context.project, shown(sample), QuoteFilter())
    assert len(lines) == len(rows)
    assert all(row.quote.text.split("\n")[0] in line for row, line in zip(rows, lines, strict=True))


def test_more_than_a_clipboard_should_hold_is_left_to_the_export(
    monkeypatch: pytest.MonkeyPatch, page: QuotesPage
) -> None:
    monkeypatch.setattr(quote_commands, "COPIED_MOST", 2)
    notices: list[str] = []
    page.context.noticed.connect(lambda notice, _: notices.append(notice))
    QGuiApplication.clipboard().setText("قبل")
    page.list.selectAll()
    page.commands.copy()
    page.commands.copy_table()
    assert QGuiApplication.clipboard().text() == "قبل"
    assert len(notices) == 2
    assert all("Ctrl+E" in notice for notice in notices)


# The whole quote over the list


def test_space_shows_the_whole_quote_and_takes_it_away(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    press(page.list, Qt.Key.Key_Space)
    peek = page.commands.peek_view
    assert peek is not None
    assert peek.isVisible()
    assert peek.words.text == "«الجسر آمن للسيارات والشاحنات»"
    assert "سلمى الحداد" in peek.attribution.text
    page.list.select_quote(bridge.indirect)
    assert "«" not in peek.words.text
    assert page.list.viewport().rect().contains(peek.geometry())
    press(page.list, Qt.Key.Key_Space)
    assert not peek.isVisible()


def test_escape_takes_the_whole_quote_away_and_nothing_else(page: QuotesPage, bridge: Bridge) -> None:
    page.bar.show_filter(QuoteFilter(speakers=(bridge.salma,)))
    press(page.list, Qt.Key.Key_Space)
    peek = page.commands.peek_view
    assert peek is not None
    press(page.list, ESCAPE)
    assert not peek.isVisible()
    press(page.list, ESCAPE)
    assert page.export_filter().speakers == (bridge.salma,)


def test_a_quote_too_long_for_the_list_scrolls_inside_it(page: QuotesPage, bridge: Bridge) -> None:
    long = make_quote(page.context.project, bridge.murad, text="كلمات كثيرة لا تنتهي أبدًا " * 400)
    page.list.refresh()
    page.list.select_quote(long)
    press(page.list, Qt.Key.Key_Space)
    peek = page.commands.peek_view
    assert peek is not None
    assert page.list.viewport().rect().contains(peek.geometry())
