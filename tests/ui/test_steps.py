"""Undo and redo through the window: the step is named, and it is that step and no other."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote
from tests.ui.conftest import OpenWindow
from tests.ui.typing import press, type_text
from tracker import wording
from tracker.errors import IsnadError
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import links as link_queries
from tracker.records import ClaimStatus
from tracker.services import claims, links
from tracker.services import project as projects
from tracker.services.project import Project
from ui import date_words
from ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def local(moment: datetime) -> str:
    """A moment of this computer's clock as the history stores it."""
    return moment.astimezone(UTC).isoformat()


def age(path: Path, days: int) -> None:
    """Make everything that was done so far lie some days back, at 18:20."""
    day = datetime.combine(date.today() - timedelta(days=days), datetime.min.time())
    with projects.open_project(path) as opened:
        at = local(day.replace(hour=18, minute=20))
        opened.database.execute_sql("DROP TRIGGER action_stands")  # the history guards itself
        opened.database.execute_sql("UPDATE action SET at = ?", (at,))


def fill(path: Path) -> None:
    """A quote linked to a claim; the link is the newest step."""
    with projects.open_project(path) as opened:
        make_link(opened, make_quote(opened), make_claim(opened))


def action(window: MainWindow, name: str) -> QAction:
    return window.menus.actions[name]


def status(window: MainWindow) -> ClaimStatus:
    return claim_queries.get(window.context.project, 1).status


def is_linked(window: MainWindow) -> bool:
    return bool(link_queries.of_claim(window.context.project, 1))


def take_step(window: MainWindow, qtbot: QtBot, wanted: ClaimStatus = ClaimStatus.IN_REVIEW) -> None:
    window.context.do(claims.set_status, 1, wanted)
    qtbot.waitUntil(lambda: status(window) is wanted and window.context.writer.is_idle)


@pytest.mark.parametrize(
    ("language", "said"), [("ar", "تراجع عن: ربط اقتباس بادعاء (أمس 18:20)"), ("en", "(yesterday 18:20)")]
)
def test_the_menu_names_the_step_and_its_time(
    language: str, said: str, project_path: Path, open_window: OpenWindow
) -> None:
    fill(project_path)
    age(project_path, 1)
    words = action(open_window(project_path, language), "action_undo").text()
    assert said in words.replace("\u2068", "").replace("\u2069", "")


def test_a_moment_is_told_as_near_as_it_is() -> None:
    today = date(2026, 3, 6)
    noon, arabic, english = datetime(2026, 3, 6, 12, 5), wording.load("ar"), wording.load("en")
    assert date_words.moment(local(noon), arabic, today) == "12:05"
    assert "أمس" in date_words.moment(local(noon - timedelta(days=1)), arabic, today)
    older = date_words.moment(local(noon - timedelta(days=2)), arabic, today)
    assert "4 آذار/مارس 2026" in older
    assert "4 March 2026" in date_words.moment(local(noon - timedelta(days=2)), english, today)
    assert date_words.is_of_today(local(noon), today)
    assert not date_words.is_of_today(local(noon - timedelta(hours=13)), today)


def test_a_step_of_today_is_undone_and_redone_by_one_key_each(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    window = open_window(project_path)
    take_step(window, qtbot)
    action(window, "action_undo").trigger()
    qtbot.waitUntil(lambda: status(window) is ClaimStatus.UNREVIEWED and window.context.writer.is_idle)
    action(window, "action_redo").trigger()
    qtbot.waitUntil(lambda: status(window) is ClaimStatus.IN_REVIEW)


def test_a_step_of_an_earlier_day_is_first_shown_and_undone_on_the_second_press(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    age(project_path, 1)
    window = open_window(project_path)
    window.turn_to("source")
    action(window, "action_undo").trigger()
    assert window.page is window.pages.quotes
    assert window.pages.quotes.list.current_id == 1
    assert "ربط اقتباس بادعاء" in window.notice.label.text()
    assert "18:20" in window.notice.label.text()
    assert is_linked(window)
    action(window, "action_undo").trigger()
    qtbot.waitUntil(lambda: not is_linked(window))


def test_what_was_shown_and_forgotten_is_shown_again(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    age(project_path, 1)
    window = open_window(project_path)
    window.undo()
    window.notice.hide()
    window.undo()
    assert window.notice.isVisible()
    assert window.context.writer.is_idle
    assert is_linked(window)
    window.notice.action.click()
    qtbot.waitUntil(lambda: not is_linked(window))


def test_an_undo_of_an_earlier_day_is_shown_before_it_is_redone(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    window = open_window(project_path)
    window.undo()
    qtbot.waitUntil(lambda: not is_linked(window))
    window.close()
    age(project_path, 3)
    window = open_window(project_path)
    window.redo()
    assert not is_linked(window)
    assert window.context.writer.is_idle
    window.redo()
    qtbot.waitUntil(lambda: is_linked(window))


def test_the_notice_undoes_its_own_step_and_never_another(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    window = open_window(project_path)
    take_step(window, qtbot)
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.undo.isVisible()
    with projects.open_project(project_path) as elsewhere:
        make_claim(elsewhere, "ادعاء من سطر الأوامر")
    window.notice.undo.click()
    qtbot.waitUntil(lambda: "أحدث خطوة" in window.notice.label.text())
    assert status(window) is ClaimStatus.IN_REVIEW
    assert claim_queries.count(window.context.project) == 2


def test_a_step_that_another_program_took_is_shown_before_it_is_undone(
    project_path: Path, open_window: OpenWindow
) -> None:
    fill(project_path)
    window = open_window(project_path)
    with projects.open_project(project_path) as elsewhere:
        make_claim(elsewhere, "ادعاء من سطر الأوامر")
    window.undo()
    assert "إضافة ادعاء" in window.notice.label.text()
    assert window.page.entity == "claim"
    assert claim_queries.count(window.context.project) == 2


def test_while_a_step_is_being_stored_nothing_is_undone_and_the_menu_says_so(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    window = open_window(project_path)
    window.context.do(claims.set_status, 1, ClaimStatus.IN_REVIEW)
    assert not action(window, "action_undo").isEnabled()
    assert "قيد الحفظ" in action(window, "action_undo").text()
    window.undo()
    assert "قيد الحفظ" in window.notice.label.text()
    qtbot.waitUntil(lambda: action(window, "action_undo").isEnabled())
    assert status(window) is ClaimStatus.IN_REVIEW
    assert is_linked(window)


def test_a_refused_step_leaves_undo_enabled(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    window = open_window(project_path)
    heard: list[IsnadError] = []
    window.context.do(links.unlink, 1, 7, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert action(window, "action_undo").isEnabled()


def test_in_a_text_field_the_key_is_the_fields_own(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    window = open_window(project_path)
    take_step(window, qtbot)
    window.turn_to("quote")
    window.page.focus_search()
    box = window.focusWidget()
    assert isinstance(box, QLineEdit)
    type_text(box, "جسر")
    press(box, Qt.Key.Key_Z, CONTROL)
    assert box.text() != "جسر"
    assert window.context.writer.is_idle
    assert status(window) is ClaimStatus.IN_REVIEW


def test_the_notice_leaves_what_stands_at_the_windows_foot_free(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    window.context.tell("words")
    before = window.notice.geometry().bottom()
    window.jobs.setFixedHeight(60)
    window.jobs.show()
    qtbot.waitUntil(lambda: window.notice.geometry().bottom() < before)
    assert window.notice.geometry().bottom() <= window.jobs.geometry().top()
    window.jobs.hide()
    qtbot.waitUntil(lambda: window.notice.geometry().bottom() == before)


def newest(project: Project) -> tuple[str, int] | None:
    found = history_queries.newest(project)
    assert found is not None
    return history_queries.shows(project, found.id)


def test_where_a_step_is_seen(project_path: Path) -> None:
    with projects.open_project(project_path) as opened:
        quote_id = make_quote(opened)
        assert newest(opened) == ("quote", quote_id)
        claim_id = make_claim(opened)
        assert newest(opened) == ("claim", claim_id)
        make_link(opened, quote_id, claim_id)
        assert newest(opened) == ("quote", quote_id)
        claims.trash(opened, claim_id)
        assert newest(opened) == ("quote", quote_id)  # whose link went with the claim
