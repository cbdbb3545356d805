"""The bar over the list: one step over all quotes that are selected, or that the filter shows."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.factories import content, make_claim, make_link, make_quote, make_speaker
from tests.ui.conftest import OpenWindow
from tests.ui.quotes_page.bridge import CONTROL, ENTER
from tests.ui.typing import press, type_text
from tracker.errors import Cancelled
from tracker.queries import history as history_queries
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.records import Changes, Quote, QuoteFilter, QuoteStatus, Stance
from tracker.services import project as projects
from tracker.services import quotes
from tracker.services.operation import operation
from ui import long_step
from ui.i18n import grouped
from ui.main_window import MainWindow
from ui.pages.quotes import QuotesPage
from ui.widgets.job_bar import JobArea

NUMBER = 6


@pytest.fixture
def many(project_path: Path) -> Path:
    with projects.open_project(project_path) as project, operation(project, "many"):
        speaker, claim = make_speaker(project), make_claim(project, "الجسر آمن للشاحنات")
        quotes = [make_quote(project, speaker, text=f"كلمات عن الجسر {place}") for place in range(NUMBER)]
        make_link(project, quotes[0], claim, Stance.DISPUTES, note="ملاحظة")
    return project_path


@pytest.fixture
def window(many: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(many)


@pytest.fixture
def page(window: MainWindow) -> QuotesPage:
    page = window.page
    assert isinstance(page, QuotesPage)
    page.list.setFocus()
    return page


def select(page: QuotesPage, *rows: int) -> list[int]:
    """Select these rows, and no others; the quotes' ids."""
    page.list.select_row(rows[0])
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in rows[1:]:
        page.list.selectionModel().select(page.list.quotes.index(row, 0), flags)
    return page.list.selected_ids()


def wait_for_step(qtbot: QtBot, page: QuotesPage, name: str) -> None:
    def done() -> bool:
        newest = history_queries.newest(page.context.project)
        return newest is not None and newest.name == name and page.context.writer.is_idle

    qtbot.waitUntil(done)


def statuses(page: QuotesPage) -> list[QuoteStatus]:
    return [row.quote.status for row in quote_queries.rows(page.context.project, QuoteFilter())]


def test_the_bar_comes_with_the_second_quote_and_goes_with_it(page: QuotesPage) -> None:
    select(page, 1)
    assert not page.bulk.isVisible()
    select(page, 1, 2, 4)
    assert page.bulk.isVisible()
    assert page.bulk.count.text() == "3 اقتباسات محددة"
    assert page.bulk.everything.text() == "حدّد كل ما تعرضه التصفية (6)"
    select(page, 3)
    assert not page.bulk.isVisible()


def test_s_and_a_status_change_all_that_are_selected_in_one_step(
    qtbot: QtBot, window: MainWindow, page: QuotesPage
) -> None:
    ids = select(page, 0, 2, 3)
    before = content(page.context.project)
    press(page.list, Qt.Key.Key_S)
    menu = page.bulk.status.menu()
    qtbot.waitUntil(menu.isVisible)
    action = menu.findChild(QAction, "bulk_status_confirmed")
    assert isinstance(action, QAction)
    menu.close()
    action.trigger()
    wait_for_step(qtbot, page, "set_quotes_status")
    found = {row.quote.id for row in quote_queries.rows(page.context.project, QuoteFilter())
             if row.quote.status is QuoteStatus.CONFIRMED}  # fmt: skip
    assert found == {*ids}
    qtbot.waitUntil(window.notice.isVisible)
    assert "صارت حالة 3 اقتباسات" in window.notice.label.text()
    assert "ثابت النسبة" in window.notice.label.text()
    window.notice.undo.click()
    qtbot.waitUntil(lambda: content(page.context.project) == before)


def test_l_a_claim_and_a_number_link_all_that_are_selected(qtbot: QtBot, page: QuotesPage) -> None:
    ids = select(page, 1, 2, 3)
    press(page.list, Qt.Key.Key_L)
    qtbot.waitUntil(page.bulk.claim.hasFocus)
    type_text(page.bulk.claim, "الجسر")
    press(page.bulk.claim, ENTER)
    qtbot.waitUntil(page.bulk.stance.hasFocus)
    press(page.bulk.stance, Qt.Key.Key_1)
    press(page.bulk.stance, ENTER)
    wait_for_step(qtbot, page, "link_quotes")
    found = [[link.stance for link in link_queries.of_quote(page.context.project, each)] for each in ids]
    assert found == [[Stance.SUPPORTS]] * 3
    qtbot.waitUntil(page.list.hasFocus)


def test_those_with_another_stance_are_counted_and_changed_only_if_told_so(
    qtbot: QtBot, page: QuotesPage
) -> None:
    first, second = select(page, 0, 1)
    page.bulk.ask_link()
    type_text(page.bulk.claim, "الجسر")
    press(page.bulk.claim, ENTER)
    page.bulk.stance.set_stance(Stance.SUPPORTS)
    page.bulk.go.click()
    qtbot.waitUntil(lambda: page.bulk.go.text() == "غيّر واربط")
    assert page.bulk.hint.text() == "اقتباس واحد منها مرتبط بموقف آخر. أتغيّره؟"
    assert link_queries.of_quote(page.context.project, second) == []
    page.bulk.go.click()
    wait_for_step(qtbot, page, "link_quotes")
    links = [link_queries.of_quote(page.context.project, each)[0] for each in (first, second)]
    assert [(link.stance, link.note) for link in links] == [
        (Stance.SUPPORTS, "ملاحظة"),
        (Stance.SUPPORTS, ""),
    ]


def test_del_deletes_all_that_the_filter_shows_in_one_step(
    qtbot: QtBot, window: MainWindow, page: QuotesPage
) -> None:
    select(page, 0, 1)
    page.bulk.everything.click()
    assert page.bulk.count.text() == "6 اقتباسات محددة"
    assert not page.bulk.everything.isVisible()
    press(page.list, Qt.Key.Key_Delete)
    wait_for_step(qtbot, page, "trash_quotes")
    assert quote_queries.count(page.context.project, QuoteFilter()) == 0
    qtbot.waitUntil(lambda: "حُذفت 6 اقتباسات" in window.notice.label.text())
    press(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: quote_queries.count(page.context.project, QuoteFilter()) == NUMBER)


def test_what_comes_behind_the_selection_is_left_alone(
    qtbot: QtBot, window: MainWindow, page: QuotesPage
) -> None:
    select(page, 0, 1)
    page.bulk.everything.click()
    late = Quote(speaker_id=1, text="قول جاء متأخرًا")
    page.context.do(quotes.add, late)  # queued before the step, and stored before it
    press(page.list, Qt.Key.Key_Delete)
    wait_for_step(qtbot, page, "trash_quotes")
    (left,) = quote_queries.rows(page.context.project, QuoteFilter())
    assert left.quote.text == late.text


def test_what_is_selected_is_exported_and_only_that(page: QuotesPage) -> None:
    ids = select(page, 1, 4)
    wanted = page.export_filter()
    assert [*quote_queries.ids(page.context.project, wanted)] == ids
    page.list.selectAll()
    assert page.export_filter() == page.list.quotes.shown


def test_a_long_step_shows_how_far_it_is_and_leaves_nothing_when_it_is_stopped(
    qtbot: QtBot, window: MainWindow, page: QuotesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_step, "FEWEST", 2)
    before = content(page.context.project)
    stop_by: list[JobArea] = []
    real = long_step.LongStep._tell

    def stopped_at_once(step: long_step.LongStep, done: int, total: int) -> None:
        step.cancel()
        stop_by.append(window.jobs)
        real(step, done, total)

    monkeypatch.setattr(long_step.LongStep, "_tell", stopped_at_once)
    select(page, 0, 1, 2)
    with qtbot.waitSignal(page.context.refused) as refused:
        page.steps.set_status(QuoteStatus.RETRACTED)
        assert len(window.jobs.jobs) == 1
    assert isinstance(refused.args[0], Cancelled)
    assert stop_by
    assert content(page.context.project) == before
    qtbot.waitUntil(lambda: window.jobs.jobs == [])


def test_a_long_step_and_its_undo_are_done_as_work_under_way(
    qtbot: QtBot, window: MainWindow, page: QuotesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_step, "FEWEST", 2)
    monkeypatch.setattr("ui.steps.FEWEST", 2)
    monkeypatch.setattr("ui.bulk_commands.FEWEST_TO_BACK_UP", 2)
    before = content(page.context.project)
    select(page, 0, 1, 2)
    told: list[Changes] = []
    page.context.changed.connect(told.append)
    page.steps.set_status(QuoteStatus.RETRACTED)
    wait_for_step(qtbot, page, "set_quotes_status")
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].records == 3
    assert statuses(page).count(QuoteStatus.RETRACTED) == 3
    qtbot.waitUntil(window.notice.undo.isVisible)
    window.notice.undo.click()
    assert len(window.jobs.jobs) == 1
    qtbot.waitUntil(lambda: content(page.context.project) == before and window.jobs.jobs == [])


def test_one_quote_that_is_selected_alone_is_the_details_business(qtbot: QtBot, page: QuotesPage) -> None:
    select(page, 2)
    press(page.list, Qt.Key.Key_L)
    assert page.details.link_row.isVisible()
    assert not page.bulk.isVisible()


def test_thousands_are_set_apart_as_everywhere() -> None:
    assert grouped("4790 اقتباسًا محددًا", 4790) == "4,790 اقتباسًا محددًا"
    assert grouped("اقتباسان محددان", 2) == "اقتباسان محددان"
