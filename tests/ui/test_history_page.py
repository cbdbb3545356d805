"""The history and the trash through the window, by keyboard alone."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMessageBox, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source
from tests.ui.conftest import OpenWindow
from tests.ui.typing import press, type_text
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import trash as trash_queries
from tracker.records import Claim, QuoteFilter, QuoteStatus
from tracker.services import bulk, claims, editor, quotes, sources
from tracker.services import project as projects
from tracker.services.operation import operation
from tracker.text.bidi import strip_marks
from ui.main_window import MainWindow
from ui.pages.history import STEPS, TRASH, HistoryPage
from ui.widgets.row_delegate import DETAIL
from ui.widgets.words import Words

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def fill(path: Path) -> None:
    """A claim reworded by سلمى, a quote with a link that هدى trashed."""
    with projects.open_project(path) as opened:
        opened.editor = "سلمى"
        claim_id = make_claim(opened, "الجسر آمن للشاحنات الكبيرة")
        claim = claim_queries.get(opened, claim_id)
        claims.edit(opened, replace(claim, text="الجسر مغلق للشاحنات الكبيرة"))
        quote_id = make_quote(opened, text="الجسر آمن", note="مهم")
        make_link(opened, quote_id, claim_id)
        opened.editor = "هدى"
        quotes.trash(opened, quote_id)


def open_history(window: MainWindow, modifier: Qt.KeyboardModifier = CONTROL) -> HistoryPage:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    press(window, Qt.Key.Key_H, modifier)
    page = window.pages.aside
    assert page is not None
    assert window.stack.currentWidget() is page
    return page


def rows(model: QAbstractItemModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    return [strip_marks(str(model.index(row, 0).data(role))) for row in range(model.rowCount())]


def child(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None, name
    return found


def push(window: QWidget, name: str) -> None:
    button = child(window, name)
    button.setFocus()
    press(button, Qt.Key.Key_Space)


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.context.writer.is_idle)


def choose(box: QComboBox, data: str) -> None:
    """Go to an entry with the arrow keys."""
    box.setFocus()
    while box.currentData() != data:
        press(box, Qt.Key.Key_Down)


def test_ctrl_h_lists_what_was_done_when_and_by_whom(project_path: Path, open_window: OpenWindow) -> None:
    fill(project_path)
    page = open_history(open_window(project_path))
    assert rows(page.steps.model)[:2] == [
        "حذف اقتباس: الجسر آمن",
        "ربط اقتباس بادعاء: الجسر مغلق للشاحنات الكبيرة: الجسر آمن",
    ]
    assert rows(page.steps.model, DETAIL)[0].endswith(" · هدى")
    assert page.steps.list.hasFocus()
    press(page.steps.list, Qt.Key.Key_End)
    assert strip_marks(page.steps.details.changes[0].text) == ""


def test_a_step_shows_its_difference_word_by_word(project_path: Path, open_window: OpenWindow) -> None:
    fill(project_path)
    page = open_history(open_window(project_path))
    while not rows(page.steps.model)[page.steps.list.currentIndex().row()].startswith("تعديل ادعاء"):
        press(page.steps.list, Qt.Key.Key_Down)
    (view,) = page.steps.details.changes
    assert strip_marks(view.text) == "صياغة الادعاء: الجسر [آمن] مغلق للشاحنات الكبيرة"


def test_what_was_before_a_step_comes_back_and_undo_takes_that_back(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    window = open_window(project_path)
    page = open_history(window)
    while not rows(page.steps.model)[page.steps.list.currentIndex().row()].startswith("تعديل ادعاء"):
        press(page.steps.list, Qt.Key.Key_Down)
    push(page, "history_before_1")
    idle(window, qtbot)
    project = window.context.project
    assert claim_queries.get(project, 1).text == "الجسر آمن للشاحنات الكبيرة"
    assert rows(page.steps.model)[0] == "إعادة حالة سابقة: الجسر آمن للشاحنات الكبيرة"
    press(window, Qt.Key.Key_Z, CONTROL)
    idle(window, qtbot)
    qtbot.waitUntil(lambda: claim_queries.get(project, 1).text == "الجسر مغلق للشاحنات الكبيرة")


def test_only_the_newest_step_offers_undo(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    fill(project_path)
    window = open_window(project_path)
    page = open_history(window)
    assert page.findChild(QPushButton, "history_undo") is not None
    press(page.steps.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "history_undo") is None)
    press(page.steps.list, Qt.Key.Key_Up)
    push(page, "history_undo")
    idle(window, qtbot)
    qtbot.waitUntil(lambda: len(link_queries.of_claim(window.context.project, 1)) == 1)


def test_steps_are_narrowed_by_words_person_and_entity(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    page = open_history(open_window(project_path))
    press(page, Qt.Key.Key_F, CONTROL)
    assert page.steps.search.hasFocus()
    type_text(page.steps.search, "مغلق")
    qtbot.waitUntil(lambda: len(rows(page.steps.model)) == 2)
    assert rows(page.steps.model)[0].startswith("تعديل ادعاء")
    press(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(rows(page.steps.model)) == 6)
    choose(page.steps.person, "هدى")
    page.steps.look()
    assert rows(page.steps.model) == ["حذف اقتباس: الجسر آمن"]
    page.steps.clear()
    choose(page.steps.entity, "source")
    page.steps.look()
    assert rows(page.steps.model) == []
    assert page.steps.note.text() == "لا خطوة توافق ذلك."


def test_escape_goes_back_to_the_page_below_and_a_page_key_to_another(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    page = open_history(window)
    press(page, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.pages.quotes
    for key, entity in ((Qt.Key.Key_1, "quote"), (Qt.Key.Key_2, "claim")):
        open_history(window)
        press(window, key, CONTROL)
        assert window.stack.currentWidget() is window.pages[entity]
        assert window.page is window.pages[entity]
    open_history(window)
    press(window, Qt.Key.Key_N, CONTROL)
    assert window.stack.currentWidget() is window.pages["claim"]


def test_enter_on_a_step_shows_the_record(project_path: Path, open_window: OpenWindow) -> None:
    fill(project_path)
    window = open_window(project_path)
    page = open_history(window)
    while not rows(page.steps.model)[page.steps.list.currentIndex().row()].startswith("تعديل ادعاء"):
        press(page.steps.list, Qt.Key.Key_Down)
    press(page.steps.list, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.pages["claim"]


def test_it_follows_what_is_done_meanwhile(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(project_path)
    page = open_history(window)
    assert page.steps.note.text() == "لا خطوات بعد."
    window.context.do(claims.add, Claim(text="جديد"))
    idle(window, qtbot)
    assert rows(page.steps.model) == ["إضافة ادعاء: جديد"]
    press(page, Qt.Key.Key_Escape)
    window.context.do(claims.add, Claim(text="آخر"))
    idle(window, qtbot)
    assert rows(open_history(window).steps.model) == ["إضافة ادعاء: آخر", "إضافة ادعاء: جديد"]


def test_it_speaks_the_language_of_the_window(project_path: Path, open_window: OpenWindow) -> None:
    fill(project_path)
    window = open_window(project_path, "en")
    page = open_history(window)
    assert rows(page.steps.model)[0] == "Delete quote: الجسر آمن"
    window.switch_language()
    assert rows(page.steps.model)[0] == "حذف اقتباس: الجسر آمن"
    assert page.tabs.tabText(TRASH) == "المحذوفات"


def test_the_editor_is_asked_for_the_name_once(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(project_path)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.menus.actions["action_editor_name"].trigger()
    page = window.pages.history
    assert page.name_edit.hasFocus()
    type_text(page.name_edit, "هدى الرباب")
    press(page.name_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.name_edit.isHidden())
    assert strip_marks(page.name.text()) == "تُسجَّل خطواتك باسم هدى الرباب"
    window.context.do(claims.add, Claim(text="جديد"))
    idle(window, qtbot)
    assert rows(page.steps.model, DETAIL)[0].endswith("هدى الرباب")
    other = tmp_path / "آخر.isnad"
    projects.create(other)
    assert window.open_path(other)
    assert editor.name(window.context.project) == "هدى الرباب"


def test_a_long_history_is_read_page_by_page(
    project_path: Path, open_window: OpenWindow, qtmodeltester: ModelTester
) -> None:
    with projects.open_project(project_path) as opened:
        make_claim(opened)
        for number in range(250):
            claims.edit(opened, replace(claim_queries.get(opened, 1), text=f"صياغة {number}"))
    page = open_history(open_window(project_path))
    assert page.steps.model.rowCount() == 100
    page.steps.list.scrollToBottom()
    assert page.steps.model.rowCount() > 100
    qtmodeltester.check(page.steps.model)  # type: ignore[no-untyped-call]  # pytest-qt's own


def test_a_step_over_many_is_told_as_one(project_path: Path, open_window: OpenWindow) -> None:
    with projects.open_project(project_path) as opened:
        ids = [make_quote(opened, 1 if number else None, text=f"كلام {number}") for number in range(3)]
        bulk.set_status(opened, ids, QuoteStatus.CONFIRMED)
    page = open_history(open_window(project_path))
    (view,) = page.steps.details.changes
    assert strip_marks(view.text) == "حالة النسبة: ثابت النسبة، وكان: لم يُراجَع"
    said = [strip_marks(words.text) for words in page.steps.details.findChildren(Words)]
    assert "اقتباس، من رقم 1 إلى 3" in said


# The trash


def test_the_trash_gives_a_quote_back_with_its_link(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    window = open_window(project_path)
    page = open_history(window, CONTROL | SHIFT)
    assert page.tabs.currentIndex() == TRASH
    assert page.trash.entity.currentText() == "اقتباس (1)"
    assert rows(page.trash.model) == ["الجسر آمن"]
    assert rows(page.trash.model, DETAIL)[0].endswith(" · هدى · حذف اقتباس")
    push(page, "trash_restore")
    idle(window, qtbot)
    assert rows(page.trash.model) == []
    assert page.trash.note.text() == "لا شيء في المحذوفات."
    assert len(link_queries.of_claim(window.context.project, 1)) == 1
    page.tabs.setFocus()
    press(page.tabs, Qt.Key.Key_Right)
    assert page.tabs.currentIndex() == STEPS
    assert rows(page.steps.model)[0] == "استعادة من المحذوفات: الجسر آمن"


def test_several_come_back_as_one_step(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    with projects.open_project(project_path) as opened, operation(opened, "many"):
        for number in range(3):
            claims.trash(opened, make_claim(opened, f"ادعاء {number}"))
    window = open_window(project_path)
    page = open_history(window, CONTROL | SHIFT)
    press(page.trash.list, Qt.Key.Key_A, CONTROL)
    before = history_queries.newest(window.context.project)
    push(page, "trash_restore")
    idle(window, qtbot)
    after = history_queries.newest(window.context.project)
    assert before is not None
    assert after is not None
    assert (after.id, after.name) == (before.id + 1, "restore_trashed")
    assert trash_queries.counts(window.context.project) == {}


def question(page: HistoryPage) -> QMessageBox:
    box = page.findChild(QMessageBox, "purge_question")
    assert box is not None
    return box


def test_a_purge_says_what_cannot_be_undone_and_enter_keeps(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    window = open_window(project_path)
    page = open_history(window, CONTROL | SHIFT)
    push(page, "trash_purge")
    box = question(page)
    assert "اقتباس: 1 · ارتباط: 1" in box.text()
    assert "لا تراجع عن هذا" in box.text()
    assert "سجل الخطوات المكتوب" in box.text()
    assert "نسخ أقدم منها" in box.text()
    press(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(QMessageBox, "purge_question") is None)
    assert rows(page.trash.model) == ["الجسر آمن"]


def test_a_purge_empties_the_trash_and_leaves_a_backup(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    fill(project_path)
    window = open_window(project_path)
    page = open_history(window, CONTROL | SHIFT)
    push(page, "trash_purge")
    button = child(page, "purge_for_good")
    button.setFocus()
    press(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: rows(page.trash.model) == [] and window.context.writer.is_idle)
    (copy,) = (project_path.parent / f"{project_path.stem}.backups").glob("*.isnad")
    with projects.open_project(copy, writable=False) as opened:
        assert quote_queries.get(opened, 1).note == "مهم"
    page.show_part(STEPS)
    assert rows(page.steps.model)[0] == "حذف نهائي"
    assert [strip_marks(view.text) for view in page.steps.details.changes] == ["اقتباس: 1\nارتباط: 1"]
    assert not window.menus.actions["action_undo"].isEnabled()


def test_a_quote_of_a_trashed_source_says_why_it_waits(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        source_id = make_source(opened, "قال: الجسر آمن.")
        make_quote(opened, text="الجسر آمن", source_id=source_id, start=5)
        sources.trash(opened, source_id)
    window = open_window(project_path)
    page = open_history(window, CONTROL | SHIFT)
    choose(page.trash.entity, "quote")
    assert "ومادته محذوفة أيضًا" in rows(page.trash.model, DETAIL)[0]
    push(page, "trash_restore")
    idle(window, qtbot)
    qtbot.waitUntil(lambda: window.notice.isVisible())
    assert quote_queries.count(window.context.project, QuoteFilter()) == 0


def test_a_reader_sees_all_and_changes_nothing(project_path: Path, open_window: OpenWindow) -> None:
    fill(project_path)
    first = open_window(project_path)
    assert first.context.project.writable
    second = open_window(project_path)
    page = open_history(second)
    assert len(rows(page.steps.model)) == 6
    assert page.steps.details.buttons == []
    page.show_part(TRASH)
    assert not page.trash.restore.isEnabled()
    assert not page.trash.purge.isEnabled()


def test_navigation_marks_no_page_while_the_history_lies_over_it(
    project_path: Path, open_window: OpenWindow
) -> None:
    fill(project_path)
    window = open_window(project_path)
    page = open_history(window)
    assert window.navigation.selectedItems() == []
    window.switch_language()
    assert window.navigation.selectedItems() == []
    window.switch_language()
    press(page, Qt.Key.Key_Escape)
    assert [item.text() for item in window.navigation.selectedItems()] == ["الاقتباسات"]


def test_enter_on_the_page_below_brings_it_back(project_path: Path, open_window: OpenWindow) -> None:
    fill(project_path)
    window = open_window(project_path)
    open_history(window)
    window.navigation.setFocus()
    press(window.navigation, Qt.Key.Key_Return)
    assert window.pages.aside is None
    assert len(window.navigation.selectedItems()) == 1


def test_the_list_of_steps_has_its_border_on_both_sides(project_path: Path, open_window: OpenWindow) -> None:
    fill(project_path)
    page = open_history(open_window(project_path))
    shown = page.steps.list.geometry()
    assert page.steps.splitter.rect().contains(shown)
