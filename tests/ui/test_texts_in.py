"""Texts come in from files, from other programs and from the clipboard, and begin a source."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from tests.ui.answers import answer
from tests.ui.conftest import OpenWindow
from tests.ui.files import drop, files, shown_notice
from tracker.services import lock
from ui.main_window import MainWindow


def begun(window: MainWindow) -> tuple[str, str]:
    """Title and text of the source that was begun."""
    assert window.page is window.pages["source"]
    form = window.pages.sources.form
    return form.lines["title"].text(), form.text.words()


def text_file(folder: Path, data: bytes) -> Path:
    file = folder / "خبر.txt"
    file.write_bytes(data)
    return file


def test_an_imported_text_begins_a_source(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    file = text_file(project_path.parent, "عنوان الخبر\r\nقال المتحدث.\r\n".encode("utf-16"))
    asked = answer(window, file).asked
    window.menus.actions["action_import"].trigger()
    assert begun(window) == ("عنوان الخبر", "عنوان الخبر\nقال المتحدث.\n")
    assert "*.txt" in asked[0].kinds


def test_a_text_file_dropped_on_the_window_begins_a_source(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    drop(window, files(text_file(project_path.parent, "نص مسقط".encode())))
    assert begun(window) == ("نص مسقط", "نص مسقط")


def test_words_dropped_from_another_program_begin_a_source(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    data = QMimeData()
    data.setText("كلام من المتصفح")
    drop(window, data)
    assert begun(window) == ("كلام من المتصفح", "كلام من المتصفح")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("خبر".encode("cp1256"), "not UTF-8"),
        ("خبر".encode("utf-16")[:-1], "not"),
        ("أول\nثا\0ني".encode(), "NUL character"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_a_clear_sentence(
    data: bytes, said: str, project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path, "en")
    window.files.import_path(text_file(project_path.parent, data))
    assert said in shown_notice(window)
    assert window.page is window.pages["quote"]


def test_a_missing_file_or_a_folder_is_refused(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    for path in (project_path.parent / "لا وجود له.txt", project_path.parent):
        window.notice.hide()
        window.files.import_path(path)
        assert str(path) in shown_notice(window)


def test_the_clipboard_begins_a_source_if_there_is_text_in_it(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    QApplication.clipboard().setText("بيان الوزارة\nنصه")
    window.menus.actions["action_source_from_clipboard"].trigger()
    assert begun(window) == ("بيان الوزارة", "بيان الوزارة\nنصه")
    window.turn_to("quote")
    QApplication.clipboard().setText(" \n")
    window.menus.actions["action_source_from_clipboard"].trigger()
    assert window.page is window.pages["quote"]
    assert "الحافظة" in shown_notice(window)


def test_a_project_that_may_only_be_read_takes_no_text(project_path: Path, open_window: OpenWindow) -> None:
    held = lock.hold(project_path)
    window = open_window(project_path)
    window.files.import_path(text_file(project_path.parent, "نص".encode()))
    assert window.page is window.pages["quote"]
    assert shown_notice(window) != ""
    window.close()
    held.release()
