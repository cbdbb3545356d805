"""A table comes in through the window: looked over on one page, by keyboard alone, stored as one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.files import drop, files, shown_notice
from tracker.queries import claims as claim_queries
from tracker.queries import history as entries
from tracker.queries import quotes as quote_queries
from tracker.records import ClaimFilter, QuoteFilter
from tracker.services import history
from tracker.text.bidi import strip_marks
from ui.dialogs.import_table import ImportTableDialog
from ui.main_window import MainWindow

LONG = 60_000
"""Milliseconds that an import may take where many programs share a small computer."""

TABLE = """القول,القائل,التاريخ,التقييم,الادعاء,الموقف,ما قاله الراوي
الجسر آمن,سلمى الحداد,5/2/2016,مضلل جدا,الجسر آمن للشاحنات,يؤيد,أ
لا أصدق,علي البصري,شباط 2016,خطأ,الجسر قديم,يخالف,ب
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "جدول.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def page(window: MainWindow, qtbot: QtBot) -> ImportTableDialog:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(ImportTableDialog)))
    (dialog,) = (each for each in window.findChildren(ImportTableDialog) if each.isVisible())
    return dialog


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def tab_to(wanted: QWidget) -> None:
    """Go there as a person without a mouse does."""
    for _ in range(60):
        if QApplication.focusWidget() is wanted:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {wanted.objectName()}")


def choose(box: QComboBox, data: str, qtbot: QtBot) -> None:
    """Take a line of a box: arrows open its list and go there, Enter takes it."""
    tab_to(box)
    press(Qt.Key.Key_Down)
    for _ in range(box.count()):
        if box.view().currentIndex().row() == box.findData(data):
            break
        forward = box.view().currentIndex().row() < box.findData(data)
        QTest.keyClick(box.view(), Qt.Key.Key_Down if forward else Qt.Key.Key_Up)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not box.view().isVisible())
    box.window().activateWindow()  # without a window system a list that closes leaves no window active
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box)
    assert box.currentData() == data


def check(dialog: ImportTableDialog, qtbot: QtBot) -> None:
    tab_to(dialog.check)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.check.isEnabled() and dialog.report.trial is not None, timeout=LONG)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def said(window: MainWindow) -> dict[str, str]:
    rows = quote_queries.rows(window.context.project, QuoteFilter())
    return {row.quote.text: row.speaker for row in rows}


def test_a_dropped_table_is_checked_imported_and_undone_by_keyboard(
    open_window: OpenWindow, project_path: Path, table: Path, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    drop(window, files(table))
    dialog = page(window, qtbot)
    assert dialog.mapping.fields == {
        0: "quote",
        1: "speaker",
        2: "said_on",
        3: "verdict",
        4: "claim",
        5: "stance",
    }
    assert not dialog.go.isEnabled(), "what was not checked is not imported"
    choose(dialog.mapping.boxes[6], "link_note", qtbot)
    check(dialog, qtbot)
    assert "جديد 2" in strip_marks(dialog.report.summary.text())
    meanings = {box.wording.words: box for box in dialog.wordings.boxes}
    assert meanings["خطأ"].currentData() == "False"
    assert meanings["مضلل جدا"].currentData() == ""
    choose(meanings["مضلل جدا"], "Misleading", qtbot)
    assert not dialog.go.isEnabled(), "the table is to be checked as it is taken now"
    check(dialog, qtbot)
    tab_to(dialog.go)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(said(window)) == 2)
    assert said(window) == {"الجسر آمن": "سلمى الحداد", "لا أصدق": "علي البصري"}
    project = window.context.project
    found = {row.claim.text: row for row in claim_queries.rows(project, ClaimFilter())}
    assert found["الجسر آمن للشاحنات"].claim.verdict_id == 4
    assert found["الجسر آمن للشاحنات"].claim.verdict_note == "مضلل جدا", "the wording is kept"
    assert len(entries.entries(project)) == 1
    qtbot.waitUntil(lambda: window.steps.can_undo)
    window.undo()
    qtbot.waitUntil(lambda: not said(window))
    qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=LONG)


def test_what_the_table_lacks_is_said_once_for_every_row_by_keyboard(
    open_window: OpenWindow, project_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "بلا قائل.csv"
    file.write_text("القول,التاريخ\nنعم,2016\nلا,2017\n", encoding="utf-8")
    window = open_window(project_path)
    window.files.tables.begin(file)
    dialog = page(window, qtbot)
    assert dialog.fixed.field.findData("quote") < 0, "a column fills it"
    assert dialog.fixed.field.findData("quote_uid") < 0, "no two rows have it in common"
    choose(dialog.fixed.field, "speaker", qtbot)
    tab_to(dialog.fixed.words)
    QTest.keyClicks(dialog.fixed.words, "Salma")
    assert "Salma" in dialog.fixed.summary.text()
    check(dialog, qtbot)
    tab_to(dialog.go)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(said(window)) == 2)
    assert set(said(window).values()) == {"Salma"}
    qtbot.waitUntil(lambda: not window.findChildren(ImportTableDialog))
    window.files.tables.begin(file)
    assert page(window, qtbot).fixed.chosen == (("speaker", "Salma"),), "remembered for these headers"
    qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=LONG)


def test_choices_are_remembered_for_the_next_table_with_these_headers(
    open_window: OpenWindow, project_path: Path, table: Path, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    window.files.tables.begin(table)
    dialog = page(window, qtbot)
    choose(dialog.mapping.boxes[6], "venue", qtbot)
    check(dialog, qtbot)
    tab_to(dialog.go)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(said(window)) == 2)
    qtbot.waitUntil(lambda: not window.findChildren(ImportTableDialog))
    window.files.tables.begin(table)
    again = page(window, qtbot)
    assert again.mapping.fields[6] == "venue"
    check(again, qtbot)
    assert "جديد 0" in strip_marks(again.report.summary.text())
    tab_to(again.go)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "من قبل" in shown_notice(window))
    qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=LONG)
    assert len(entries.entries(window.context.project)) == 1


def test_mistakes_are_listed_and_enter_shows_the_row(
    open_window: OpenWindow, project_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [f"قول {number},سلمى,{'كلام' if number == 700 else '2016'}" for number in range(1000)]
    file = tmp_path / "t.csv"
    file.write_text("\n".join(["القول,القائل,التاريخ", *rows]), encoding="utf-8")
    window = open_window(project_path)
    window.files.tables.begin(file)
    dialog = page(window, qtbot)
    check(dialog, qtbot)
    faults = dialog.report.table
    model = faults.model()
    assert [model.index(0, column).data() for column in range(3)] == ["702", "التاريخ", "كلام"]
    assert not dialog.go.isEnabled()
    faults.setFocus()
    faults.setCurrentIndex(model.index(0, 0))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.table.currentIndex().data() == "كلام")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert not said(window)


def test_rows_from_a_spreadsheet_are_pasted(
    open_window: OpenWindow, project_path: Path, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    QApplication.clipboard().setText("القول\tالقائل\nنعم، صحيح\tسلمى\nلا\tعلي\n")
    window.menus.actions["action_paste_rows"].trigger()
    dialog = page(window, qtbot)
    check(dialog, qtbot)
    tab_to(dialog.go)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: said(window) == {"نعم، صحيح": "سلمى", "لا": "علي"})
    qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=LONG)


def test_the_encoding_is_chosen_where_the_file_does_not_tell(
    open_window: OpenWindow, project_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "قديم.csv"
    file.write_bytes("quote,speaker\nنعم هذا قول,علي\n".encode("windows-1256"))
    window = open_window(project_path)
    window.files.tables.begin(file)
    dialog = page(window, qtbot)
    assert "windows-1256" in dialog.remark.text()
    assert not dialog.check.isEnabled()
    box = dialog.options.encoding
    tab_to(box)
    press(Qt.Key.Key_Home)
    box.setCurrentIndex(box.findData("windows-1256"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(dialog.check.isEnabled)
    assert dialog.preview.rows[0][1] == ["نعم هذا قول", "علي"]


def test_a_field_is_dragged_to_its_column(
    open_window: OpenWindow, project_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "t.csv"
    file.write_text("أ,ب\nنعم,علي\n", encoding="utf-8")
    window = open_window(project_path)
    window.files.tables.begin(file)
    dialog = page(window, qtbot)
    for name, box in zip(("quote", "speaker"), dialog.mapping.boxes, strict=True):
        free = dialog.mapping.free
        item = next(
            free.item(row)
            for row in range(free.count())
            if free.item(row).data(Qt.ItemDataRole.UserRole) == name
        )
        data = free.mimeData([item])
        assert isinstance(data, QMimeData)
        event = QDropEvent(
            QPointF(2, 2),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        box.dropEvent(event)
    assert dialog.mapping.fields == {0: "quote", 1: "speaker"}
    check(dialog, qtbot)
    assert dialog.go.isEnabled()


def test_two_tables_that_are_read_at_once_are_not_mistaken_for_each_other(
    open_window: OpenWindow, project_path: Path, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    second = tmp_path / "ثان.csv"
    second.write_text("القول,القائل\nقول من الثاني,قائل\n", encoding="utf-8")
    window = open_window(project_path)
    window.files.tables.begin(table)
    window.files.tables.begin(second)
    qtbot.waitUntil(lambda: len(window.findChildren(ImportTableDialog)) == 2, timeout=LONG)
    dialogs = window.findChildren(ImportTableDialog)
    heads = {strip_marks(each.head.text()).split(" · ")[0] for each in dialogs}
    assert heads == {table.name, second.name}
    for each in dialogs:
        each.reject()


def test_an_import_that_is_stopped_leaves_nothing(
    open_window: OpenWindow, project_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "t.csv"
    rows = [f"قول {number},قائل {number % 50}" for number in range(30_000)]
    file.write_text("\n".join(["القول,القائل", *rows]), encoding="utf-8")
    window = open_window(project_path)
    window.files.tables.begin(file)
    dialog = page(window, qtbot)
    check(dialog, qtbot)
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(window.jobs.jobs))
    window.jobs.jobs[0].cancel()
    qtbot.waitUntil(lambda: "أُوقف" in shown_notice(window), timeout=LONG)
    qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=LONG)
    assert not said(window)
    assert entries.entries(window.context.project) == []
    with pytest.raises(Exception, match="nothing_to_undo"):
        history.undo(window.context.project)
