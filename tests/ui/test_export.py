"""Exporting from the window: one dialog, work beside the window, a file that is whole or is not there."""

import csv
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThread, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.answers import Answers, answer
from tests.ui.conftest import OpenWindow
from tests.ui.files import parts_in, shown_notice
from tracker.exchange import export as exchange
from tracker.queries import speakers
from tracker.records import Exported, QuoteFilter
from ui import settings
from ui.dialogs.export import ExportDialog
from ui.jobs import Progress
from ui.main_window import MainWindow


def open_dialog(window: MainWindow) -> ExportDialog:
    window.menus.actions["action_export"].trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    return dialog


def only_of(window: MainWindow, speaker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the page show what this speaker said."""
    wanted = QuoteFilter(speakers=(speakers.find(window.context.project, speaker).id,))
    monkeypatch.setattr(window.page, "export_filter", lambda: wanted)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when an export has begun its file; it then waits until it is stopped."""
    begun = threading.Event()
    real = exchange.export

    def slow(*arguments: Any, progress: Progress, **named: Any) -> Exported:
        def tell(done: int, total: int) -> None:
            begun.set()
            while not QThread.currentThread().isInterruptionRequested():
                QThread.msleep(1)
            progress(done, total)

        return real(*arguments, progress=tell, **named)

    monkeypatch.setattr(exchange, "export", slow)
    return begun


def begin_export(window: MainWindow, target: Path, begun: threading.Event) -> None:
    dialog = open_dialog(window)
    dialog.path.setText(str(target))
    dialog.go.click()
    assert begun.wait(30)
    assert len(parts_in(target.parent)) == 1


def test_the_report_holds_what_the_page_shows(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(sample_path)
    only_of(window, "إسكندر وتوت", monkeypatch)
    dialog = open_dialog(window)
    assert Path(dialog.path.text()).name == "مثال-إسكندر وتوت.csv"
    assert dialog.path.selectedText() == "مثال-إسكندر وتوت"
    target = sample_path.with_name("تقرير.csv")
    dialog.path.setText(str(target))
    dialog.go.click()
    qtbot.waitUntil(lambda: shown_notice(window) != "")
    rows = list(csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert rows
    assert {row["القائل"] for row in rows} == {"إسكندر وتوت"}
    assert shown_notice(window) == "صُدِّر اقتباسان في صفين: \u2068تقرير.csv\u2069"


def test_the_notice_offers_the_folder(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window = open_window(sample_path)
    dialog = open_dialog(window)
    dialog.path.setText(str(sample_path.with_name("تقرير.csv")))
    dialog.go.click()
    qtbot.waitUntil(window.notice.action.isVisible)
    window.notice.action.click()
    assert [Path(url.toLocalFile()) for url in opened] == [sample_path.parent]


@pytest.mark.parametrize(
    ("separator", "first_line"),
    [(",", "Claim,Verdict,"), (";", "Claim;Verdict;"), ("\t", "Claim\tVerdict\t")],
)
def test_headers_follow_the_language_and_cells_the_separator(
    separator: str, first_line: str, sample_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_path, "en")
    dialog = open_dialog(window)
    target = sample_path.with_name("report.csv")
    dialog.path.setText(str(target))
    dialog.options.separator.setCurrentIndex(dialog.options.separator.findData(separator))
    dialog.go.click()
    qtbot.waitUntil(lambda: shown_notice(window) != "")
    assert target.read_text(encoding="utf-8-sig").startswith(first_line)


def test_the_format_and_the_suffix_of_the_name_follow_one_another(
    sample_path: Path, open_window: OpenWindow
) -> None:
    dialog = open_dialog(open_window(sample_path))
    dialog.options.format.setCurrentIndex(dialog.options.format.findData("xlsx"))
    assert dialog.path.text().endswith(".xlsx")
    assert not dialog.options.separator.isVisible()
    assert not dialog.options.exact.isVisible()
    dialog.path.setText("report.CSV")
    assert dialog.options.format.currentData() == "csv"
    assert dialog.options.separator.isVisible()
    dialog.path.setText("")
    assert not dialog.go.isEnabled()


def test_choices_are_there_again_the_next_time(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    dialog = open_dialog(window)
    dialog.path.setText(str(sample_path.with_name("كل شيء.xlsx")))
    dialog.options.columns.setCurrentIndex(dialog.options.columns.findData("full"))
    dialog.options.exact.setChecked(True)
    dialog.go.click()
    qtbot.waitUntil(lambda: shown_notice(window) != "" and window.findChild(ExportDialog) is None)
    again = open_dialog(window)
    assert Path(again.path.text()).parent == sample_path.parent
    assert again.options.format.currentData() == "xlsx"
    assert again.options.columns.currentData() == "full"
    assert (
        not again.options.exact.isChecked()
    )  # it makes a file that can do harm, and so is chosen every time


def test_a_file_of_the_same_name_is_named_before_it_is_replaced(
    sample_path: Path, open_window: OpenWindow
) -> None:
    dialog = open_dialog(open_window(sample_path, "en"))
    there = sample_path.with_name("there.csv")
    there.write_text("old", encoding="utf-8")
    dialog.path.setText(str(there))
    assert dialog.go.text() == "Replace and export"
    assert "replaces it" in dialog.warning.text()
    dialog.path.setText(str(there.with_name("new.csv")))
    assert dialog.go.text() == "Export"


def test_a_folder_that_is_missing_keeps_the_dialog_open(sample_path: Path, open_window: OpenWindow) -> None:
    dialog = open_dialog(open_window(sample_path))
    dialog.path.setText(str(sample_path.parent / "لا وجود له" / "تقرير.csv"))
    dialog.go.click()
    assert dialog.isVisible()
    assert "لا وجود له" in dialog.warning.text()


def test_a_name_may_be_chosen_in_the_file_dialog(sample_path: Path, open_window: OpenWindow) -> None:
    window = open_window(sample_path)
    chosen = sample_path.with_name("مختار.csv")
    answers = answer(window, chosen)
    dialog = open_dialog(window)
    dialog.browse.click()
    assert dialog.path.text() == str(chosen)
    assert not answers.asked[0].may_replace


def test_the_report_is_not_written_over_the_project(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    path = sample_path.rename(sample_path.with_suffix(".csv"))
    window = open_window(path)
    dialog = open_dialog(window)
    dialog.path.setText(str(path))
    dialog.go.click()
    qtbot.waitUntil(lambda: shown_notice(window) != "")
    assert path.name in shown_notice(window)
    assert path.read_bytes().startswith(b"SQLite format 3")


def test_the_window_stays_usable_while_it_exports_and_cancel_leaves_no_file(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot, held: threading.Event
) -> None:
    window = open_window(sample_path)
    target = sample_path.with_name("تقرير.csv")
    begin_export(window, target, held)
    assert window.jobs.isVisible()
    window.turn_to("claim")
    assert window.page is window.pages["claim"]
    window.switch_language()
    bar = window.jobs.findChild(type(window.jobs._bars[0]))
    assert bar is not None
    assert bar._cancel.text() == "Cancel"
    QTest.mouseClick(bar._cancel, Qt.MouseButton.LeftButton)
    assert "stopping" in bar._label.text()
    qtbot.waitUntil(lambda: not window.jobs.isVisible())
    assert "Stopped" in shown_notice(window)
    assert not target.exists()
    assert parts_in(target.parent) == []


def test_closing_during_an_export_asks_and_waits_if_told_to(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot, held: threading.Event
) -> None:
    window = open_window(sample_path)
    target = sample_path.with_name("تقرير.csv")
    begin_export(window, target, held)
    answers: Answers = answer(window, stop=False)
    assert not window.close()
    assert answers.times_asked_to_stop == 1
    assert window.isVisible()
    answers.stop = True
    jobs = window.jobs.jobs
    assert window.close()
    assert all(job.isFinished() for job in jobs)
    assert not target.exists()
    assert parts_in(target.parent) == []
    qtbot.waitUntil(lambda: not window.jobs.jobs)


def test_an_export_goes_on_when_another_project_is_opened(
    sample_path: Path, project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    target = sample_path.with_name("تقرير.csv")
    dialog = open_dialog(window)
    dialog.path.setText(str(target))
    dialog.go.click()
    window.open_path(project_path)
    qtbot.waitUntil(lambda: not window.jobs.isVisible())
    assert target.exists()
    assert settings.text("export/folder") == str(target.parent)
