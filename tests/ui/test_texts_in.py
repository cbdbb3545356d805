"""Texts come in from files, from other programs and from the clipboard, and begin a source."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.tracker.exchange.texts.documents import docx, paragraph, pdf
from tests.ui import typing
from tests.ui.answers import answer
from tests.ui.conftest import OpenWindow
from tests.ui.files import drop, files, shown_notice
from tracker.queries import history
from tracker.queries import sources as source_queries
from tracker.records import Source
from tracker.services import lock, sources
from tracker.services import project as projects
from ui import pasted
from ui.dialogs.encoding import EncodingDialog
from ui.dialogs.import_texts import ImportTextsDialog
from ui.main_window import MainWindow
from ui.widgets.source_form import SourceForm


def begun(window: MainWindow) -> tuple[str, str]:
    """Title and text of the source that was begun; empty if none was."""
    if window.page is not window.pages["source"]:
        return "", ""
    form = window.pages.sources.form
    return form.lines["title"].text(), form.text.words()


def wait_for_text(window: MainWindow, qtbot: QtBot, words: str) -> SourceForm:
    """The form, once it holds this text."""
    qtbot.waitUntil(lambda: begun(window)[1] == words)
    return window.pages.sources.form


def text_file(folder: Path, data: bytes, name: str = "خبر.txt") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def stored(window: MainWindow) -> list[Source]:
    rows = source_queries.rows(window.context.project)
    return [source_queries.get(window.context.project, row.source.id) for row in rows]


def asked_encoding(window: MainWindow, qtbot: QtBot) -> EncodingDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(EncodingDialog)))
    (dialog,) = window.findChildren(EncodingDialog)
    return dialog


def listed(window: MainWindow, qtbot: QtBot) -> ImportTextsDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportTextsDialog)))
    (dialog,) = window.findChildren(ImportTextsDialog)
    return dialog


# One file


def test_an_imported_text_begins_a_source(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(project_path)
    file = text_file(project_path.parent, "عنوان الخبر\r\nقال المتحدث.\r\n".encode("utf-16"))
    asked = answer(window, file).asked
    window.menus.actions["action_import"].trigger()
    wait_for_text(window, qtbot, "عنوان الخبر\nقال المتحدث.\n")
    assert begun(window)[0] == "عنوان الخبر"
    assert all(f"*{suffix}" in asked[0].kinds for suffix in (".txt", ".html", ".docx", ".odt", ".pdf"))


def test_a_document_fills_the_form_with_what_it_tells(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    data = docx(paragraph("رأس") + paragraph("26 ربيع الآخر 1437 هـ - 5 شباط 2016") + paragraph("قال."),
                title="العنوان", author="سلمى")  # fmt: skip
    drop(window, files(text_file(project_path.parent, data, "خبر.docx")))
    form = wait_for_text(window, qtbot, "رأس\n26 ربيع الآخر 1437 هـ - 5 شباط 2016\nقال.")
    assert (form.lines["title"].text(), form.lines["author"].text()) == ("العنوان", "سلمى")
    assert form.published_on.iso() == "2016-02-05"
    assert "26 ربيع الآخر 1437 هـ" in form.lines["note"].text()
    form.save()
    qtbot.waitUntil(lambda: bool(stored(window)))
    (source,) = stored(window)
    assert (source.title, source.author, source.language) == ("العنوان", "سلمى", "ar")
    assert len(source.file_sha256) == 64


def test_a_pdf_is_read_beside_the_window(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(project_path)
    drop(window, files(text_file(project_path.parent, pdf([("قال المتحدث", 700)]), "خبر.pdf")))
    wait_for_text(window, qtbot, "قال المتحدث")


def test_words_dropped_from_another_program_begin_a_source(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    data = QMimeData()
    data.setText("كلام من المتصفح")
    data.setHtml("<b>غيره</b>")
    drop(window, data)
    assert begun(window) == ("كلام من المتصفح", "كلام من المتصفح")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        ("خبر".encode("utf-16")[:-1], "خبر.txt", "not"),
        ("أول\nثا\0ني".encode(), "خبر.txt", "NUL character"),
        (b"", "خبر.txt", "no text in this file"),
        (pdf([]), "خبر.pdf", "pictures of its pages"),
        (b"{\\rtf1}", "خبر.rtf", "old document format"),
        (b"PK\x03\x04...", "خبر.docx", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_clear_sentence(
    data: bytes, name: str, said: str, project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path, "en")
    file = text_file(project_path.parent, data, name)
    drop(window, files(file))
    qtbot.waitUntil(lambda: said in shown_notice(window))
    assert str(file) in shown_notice(window)
    assert window.page is window.pages["quote"]
    assert stored(window) == []


def test_a_missing_file_or_a_folder_is_refused(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    for path in (project_path.parent / "لا وجود له.txt", project_path.parent):
        window.notice.hide()
        window.files.texts.begin([path])
        qtbot.waitUntil(lambda path=path: str(path) in shown_notice(window))  # type: ignore[misc]


def test_a_project_that_may_only_be_read_takes_no_text(project_path: Path, open_window: OpenWindow) -> None:
    held = lock.hold(project_path)
    window = open_window(project_path)
    window.files.texts.begin([text_file(project_path.parent, "نص".encode())])
    assert window.page is window.pages["quote"]
    assert shown_notice(window) != ""
    assert window.jobs.jobs == []
    window.close()
    held.release()


# Encodings


def test_the_encoding_is_asked_for_with_windows_1256_proposed_and_shown(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    drop(window, files(text_file(project_path.parent, "عنوان\nقال الوزير".encode("cp1256"))))
    dialog = asked_encoding(window, qtbot)
    assert dialog.encoding.currentData() == "windows-1256"
    assert dialog.preview.words() == "عنوان\nقال الوزير"
    assert dialog.take.isEnabled()
    dialog.take.click()
    wait_for_text(window, qtbot, "عنوان\nقال الوزير")


def test_another_encoding_shows_at_once_and_one_that_does_not_fit_cannot_be_taken(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path, "en")
    drop(window, files(text_file(project_path.parent, "خبر\nقال الوزير".encode("iso-8859-6"))))
    dialog = asked_encoding(window, qtbot)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("utf-8"))
    assert not dialog.take.isEnabled()
    assert "lines \u20681, 2\u2069" in dialog.warning.text()
    assert "\ufffd" in dialog.preview.words()
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("iso-8859-6"))
    assert (dialog.take.isEnabled(), dialog.warning.text()) != (False, "")
    assert dialog.preview.words() == "خبر\nقال الوزير"
    typing.press(dialog.encoding, Qt.Key.Key_Return)
    wait_for_text(window, qtbot, "خبر\nقال الوزير")


def test_a_file_whose_encoding_nobody_knows_is_left_out(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    drop(window, files(text_file(project_path.parent, "قال".encode("cp1256"))))
    typing.press(asked_encoding(window, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(EncodingDialog))
    assert window.page is window.pages["quote"]
    assert shown_notice(window) == ""


def test_a_window_may_close_while_it_asks_for_an_encoding(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    data = "قال".encode("cp1256")
    drop(window, files(*(text_file(project_path.parent, data, name) for name in ("أ.txt", "ب.txt"))))
    asked_encoding(window, qtbot)
    window.close()
    assert not window.isVisible()
    assert window.findChildren(ImportTextsDialog) == []


# A second copy


def test_a_second_copy_is_noticed_and_the_first_can_be_opened(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        first = sources.add(opened, Source(title="الأولى", text="نص\nواحد")).new_id("source")
    window = open_window(project_path)
    drop(window, files(text_file(project_path.parent, "نص\r\nواحد".encode())))
    form = wait_for_text(window, qtbot, "نص\nواحد")
    qtbot.waitUntil(form.same_text.isVisible)
    assert "الأولى" in form.same_text.words.text()
    form.same_text.open.click()
    qtbot.waitUntil(lambda: window.pages.sources.view.isVisible())
    assert window.pages.sources.list.table.current_id == first


def test_words_that_are_pasted_are_compared_too_and_other_words_are_not_the_same(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        sources.add(opened, Source(title="الأولى", text="نص واحد"))
    window = open_window(project_path)
    window.turn_to("source")
    window.pages.sources.add_new()
    form = window.pages.sources.form
    form.text.insert_words("نص واحد")
    qtbot.waitUntil(form.same_text.isVisible)
    form.text.insert_words(" آخر")
    qtbot.waitUntil(lambda: not form.same_text.isVisible())


def test_a_clipboard_without_any_data_has_no_words() -> None:
    assert pasted.words(None) == ""


# Several files


def test_several_texts_are_listed_and_stored_as_one_step(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        sources.add(opened, Source(title="الأولى", text="نص أول"))
    window = open_window(project_path, "en")
    folder = project_path.parent
    dropped = [
        text_file(folder, "نص أول".encode(), "1.txt"),
        text_file(folder, docx(paragraph("قال")), "2.docx"),
        text_file(folder, b"{\\rtf1}", "3.rtf"),
        text_file(folder, "نص ثالث".encode("cp1256"), "4.txt"),
        text_file(folder, "قال".encode(), "5.txt"),
    ]
    drop(window, files(*dropped))
    asked_encoding(window, qtbot).take.click()
    dialog = listed(window, qtbot)
    assert [row.check.isChecked() for row in dialog.rows] == [False, True, False, True, False]
    assert "الأولى" in dialog.rows[0].remark.text()
    assert "old document format" in dialog.rows[2].remark.text()
    assert not dialog.rows[2].check.isEnabled()
    assert dialog.go.text() == "Store 2 sources"
    dialog.go.click()
    qtbot.waitUntil(lambda: len(stored(window)) == 3)
    assert {source.text for source in stored(window)} == {"نص أول", "قال", "نص ثالث"}
    step = history.undoable(window.context.project)
    assert step is not None
    assert step.name == "add_sources"
    window.undo()
    qtbot.waitUntil(lambda: len(stored(window)) == 1)


def test_a_text_too_long_for_the_form_is_listed_and_stored_whole(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    words = "كلام طويل\n" * 110_000
    drop(window, files(text_file(project_path.parent, words.encode())))
    listed(window, qtbot).go.click()
    qtbot.waitUntil(lambda: bool(stored(window)), timeout=20_000)
    assert stored(window)[0].text == words


def test_a_project_among_the_files_is_opened_alone(
    project_path: Path, open_window: OpenWindow, tmp_path: Path
) -> None:
    other = tmp_path / "آخر.isnad"
    projects.create(other)
    window = open_window(project_path)
    drop(window, files(text_file(tmp_path, "نص".encode()), other))
    assert window.context.project.path == other


# The clipboard


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


def test_formatted_text_without_plain_text_comes_as_its_words(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    copied = QMimeData()
    copied.setData("text/html", "<p>قال <b>الوزير</b><br>سطر</p><p>أ&nbsp;ب<img src='x'></p>".encode())
    QApplication.clipboard().setMimeData(copied)
    window.menus.actions["action_source_from_clipboard"].trigger()
    assert begun(window)[1] == "قال الوزير\nسطر\nأ\u00a0ب"
    form = window.pages.sources.form
    form.text.set_words("")
    form.text.paste()
    assert form.text.words() == "قال الوزير\nسطر\nأ\u00a0ب"
