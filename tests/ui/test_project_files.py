"""Projects are made, opened, copied and left by hand as safely as from the command line."""

import multiprocessing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.factories import make_quote, make_source
from tests.ui.answers import answer
from tests.ui.conftest import OpenWindow
from tests.ui.files import drop, files, make_project, parts_in, shown_notice, words_in
from tracker.services import backup, lock
from tracker.services import project as projects
from ui import paths, settings

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the default project would be made: a folder of the test's own."""
    monkeypatch.setattr(projects, "default_path", lambda: tmp_path / "data" / projects.DEFAULT_NAME)
    return tmp_path / "data"


def test_a_new_project_is_made_and_shown(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    wanted = project_path.with_name("جديد.isnad")
    answer(window, wanted)
    window.menus.actions["action_new_project"].trigger()
    assert window.context.project.path == wanted
    assert "جديد" in window.windowTitle()


def test_a_new_project_replaces_no_file(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    there = make_project(project_path.with_name("قديم.isnad"), "قول")
    answer(window, there)
    window.menus.actions["action_new_project"].trigger()
    assert window.context.project.path == project_path
    assert "قديم" in shown_notice(window)
    assert words_in(there) == ["قول"]


def test_another_project_takes_the_place_of_the_first_and_frees_it(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    other = make_project(project_path.with_name("آخر.isnad"))
    asked = answer(window, other).asked
    window.menus.actions["action_open"].trigger()
    assert window.context.project.path == other
    assert "مشروع" in asked[0].title
    assert "*.isnad" in asked[0].kinds
    assert asked[0].proposed == project_path.parent
    lock.hold(project_path).release()


def test_what_is_no_project_leaves_the_shown_one_as_it_is(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    text = project_path.with_name("نص.isnad")
    text.write_text("ليس مشروعًا", encoding="utf-8")
    answer(window, text)
    window.menus.actions["action_open"].trigger()
    assert window.context.project.path == project_path
    assert "ملف نصي" in shown_notice(window)


def test_the_empty_page_opens_the_sample_and_later_the_same_one(
    project_path: Path, data_folder: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    window.turn_to("quote")
    button = window.pages.quotes.empty.buttons["open_sample"]
    assert button.isVisible()
    button.click()
    shown = window.context.project.path
    assert shown == data_folder / projects.SAMPLE_NAME
    assert window.banner.isVisible()
    assert words_in(shown)
    window.open_path(project_path)
    made = shown.stat().st_ino
    window.menus.actions["action_open_sample"].trigger()
    assert window.context.project.path == shown
    assert shown.stat().st_ino == made


@pytest.mark.parametrize(("language", "said"), [("ar", "تزامن خدمة"), ("en", "syncs this project's folder")])
def test_a_project_in_a_synced_folder_is_told_of_in_one_sentence(
    language: str, said: str, project_path: Path, open_window: OpenWindow
) -> None:
    folder = project_path.with_name("Dropbox")
    folder.mkdir()
    window = open_window(make_project(folder / "أخبار.isnad"), language)
    (sentence,) = window.banner.findChildren(QLabel)
    assert window.banner.isVisible()
    assert said in sentence.text()
    assert "Dropbox" in sentence.text()
    window.open_path(project_path)
    assert not window.banner.isVisible()


def test_nothing_happens_when_no_file_is_chosen(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    answer(window, None)
    for name in ("action_new_project", "action_open", "action_save_copy", "action_import"):
        window.menus.actions[name].trigger()
    assert window.context.project.path == project_path
    assert shown_notice(window) == ""


def test_opening_the_shown_project_again_keeps_it_writable(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    context = window.context
    window.files.open_path(project_path.parent / "." / project_path.name)
    assert window.context is context


# Recent projects


def test_recent_projects_are_offered_those_that_are_gone_left_out(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    kept, gone = (make_project(project_path.with_name(name)) for name in ("باقٍ & معه.isnad", "ذاهب.isnad"))
    window.open_path(gone)
    window.open_path(kept)
    gone.unlink()
    menu = window.files.recent_menu
    menu.aboutToShow.emit()
    assert [action.data() for action in menu.actions() if action.data()] == [kept, project_path]
    first = menu.actions()[0]
    assert first.text() == f"&1  {paths.shown(kept).replace('&', '&&')}"
    assert "\u2068" in first.text()
    menu.actions()[1].trigger()
    assert window.context.project.path == project_path


def test_the_list_of_recent_projects_can_be_emptied(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    menu = window.files.recent_menu
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert settings.recent_projects() == []
    menu.aboutToShow.emit()
    (only,) = menu.actions()
    assert not only.isEnabled()
    assert window.context.project.path == project_path


# Copies


def test_a_copy_holds_what_stands_in_the_project_now(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    with projects.open_project(project_path) as other:
        make_quote(other, text="قول قبل النسخ")
    copy = project_path.with_name("نسخة.isnad")
    asked = answer(window, copy).asked
    window.menus.actions["action_save_copy"].trigger()
    qtbot.waitUntil(lambda: "نسخة.isnad" in shown_notice(window))
    assert words_in(copy) == ["قول قبل النسخ"]
    assert asked[0].proposed.parent == project_path.parent
    assert asked[0].proposed != project_path
    qtbot.waitUntil(lambda: not window.jobs.isVisible())


def test_a_copy_replaces_the_file_that_was_agreed_to_with_all_that_lay_beside_it(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    with projects.open_project(project_path) as other:
        make_quote(other, text="الجديد")
    old = make_project(project_path.with_name("نسخة.isnad"), "القديم")
    journal = old.with_name(f"{old.name}-wal")
    journal.write_bytes(b"left by a killed program")
    answer(window, old)
    window.menus.actions["action_save_copy"].trigger()
    qtbot.waitUntil(lambda: shown_notice(window) != "")
    assert not journal.exists()
    assert words_in(old) == ["الجديد"]


def test_a_copy_goes_neither_over_the_project_itself_nor_over_one_that_is_open(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    other_path = make_project(project_path.with_name("مفتوح.isnad"), "عمل زميل")
    other = open_window(other_path)
    window = open_window(project_path)
    for taken in (project_path, other_path):
        window.notice.hide()
        answer(window, taken)
        window.menus.actions["action_save_copy"].trigger()
        qtbot.waitUntil(lambda: shown_notice(window) != "")
        assert taken.stem in shown_notice(window)
    assert parts_in(project_path.parent) == []
    other.close()
    assert words_in(other_path) == ["عمل زميل"]


def test_a_copy_that_is_stopped_leaves_nothing_and_spares_the_old_one(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(project_path)
    with projects.open_project(project_path) as other:
        make_source(other, "نص طويل " * 500_000)
    old = make_project(project_path.with_name("نسخة.isnad"), "القديم")
    monkeypatch.setattr(backup, "PAGES_A_STEP", 1)
    answer(window, old)
    window.menus.actions["action_save_copy"].trigger()
    (job,) = window.jobs.jobs
    job.cancel()
    qtbot.waitUntil(lambda: not window.jobs.isVisible())
    assert "أُوقف" in shown_notice(window)
    assert words_in(old) == ["القديم"]
    assert parts_in(project_path.parent) == []


# The sample, and the default project


def test_from_the_sample_one_press_leads_to_a_project_of_ones_own(
    sample_path: Path, open_window: OpenWindow, data_folder: Path
) -> None:
    window = open_window(sample_path)
    window.banner.asked.emit()
    assert window.context.project.path == data_folder / projects.DEFAULT_NAME
    assert not window.banner.isVisible()


# Read-only


def _hold(
    path: str, ready: "multiprocessing.synchronize.Event", end: "multiprocessing.synchronize.Event"
) -> None:
    held = lock.hold(Path(path))
    ready.set()
    end.wait(30)
    held.release()


def test_while_another_process_holds_it_the_project_opens_for_reading_and_names_the_holder(
    project_path: Path, open_window: OpenWindow
) -> None:
    spawn = multiprocessing.get_context("spawn")
    ready, end = spawn.Event(), spawn.Event()
    holder = spawn.Process(target=_hold, args=(str(project_path), ready, end))
    holder.start()
    assert ready.wait(30)
    window = open_window(project_path)
    assert not window.context.project.writable
    assert window.banner.isVisible()
    assert f"({holder.pid})" in window.banner._text.text()
    assert not window.menus.actions["action_new_quote"].isEnabled()
    end.set()
    holder.join(30)
    # Free again: opening it anew makes it writable.
    window.files.open_path(project_path)
    assert window.context.project.writable
    assert not window.banner.isVisible()


# Dropped on the window


def test_a_project_dropped_on_the_window_is_opened(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    other = make_project(project_path.with_name("مُسقَط.isnad"))
    drop(window, files(project_path.with_name("صورة.png"), other))
    assert window.context.project.path == other


def test_only_what_can_be_taken_is_let_in(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    for name, welcome in (
        ("a.isnad", True),
        ("b.TXT", True),
        ("c.png", False),
        ("d.docx", True),
        ("e.xlsx", True),
        ("f.jsonld", True),
        ("g.exe", False),
    ):
        data = files(project_path.with_name(name))
        event = QDragEnterEvent(
            QPoint(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE
        )
        event.ignore()
        window.dragEnterEvent(event)
        assert event.isAccepted() == welcome, name
