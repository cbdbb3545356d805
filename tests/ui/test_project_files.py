"""Projects are made, opened, copied and left by hand as safely as from the command line."""

import multiprocessing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.factories import make_quote, make_source
from tests.ui.answers import answer
from tests.ui.conftest import OpenWindow
from tracker.errors import StorageFailed
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter
from tracker.services import backup, lock
from tracker.services import project as projects
from ui import closing_backup, paths, settings
from ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the default project would be made: a folder of the test's own."""
    monkeypatch.setattr(projects, "default_path", lambda: tmp_path / "data" / projects.DEFAULT_NAME)
    return tmp_path / "data"


def make_project(path: Path, words: str = "") -> Path:
    projects.create(path)
    if words:
        with projects.open_project(path) as opened:
            make_quote(opened, text=words)
    return path


def words_in(path: Path) -> list[str]:
    with projects.open_project(path, writable=False) as opened:
        return [row.quote.text for row in quote_queries.rows(opened, QuoteFilter())]


def shown_notice(window: MainWindow) -> str:
    return window.notice.label.text() if window.notice.isVisible() else ""


def parts_in(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.name.endswith(".part")]


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


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def files(*dropped: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in dropped])
    return data


def test_a_project_dropped_on_the_window_is_opened(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    other = make_project(project_path.with_name("مُسقَط.isnad"))
    drop(window, files(project_path.with_name("صورة.png"), other))
    assert window.context.project.path == other


# Texts


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


# The backup on close


def backups_of(path: Path) -> list[Path]:
    return sorted(backup.default_folder(path).glob("*"))


def test_closing_backs_up_what_was_changed_once(project_path: Path, open_window: OpenWindow) -> None:
    with projects.open_project(project_path) as opened:
        make_quote(opened, text="قول")
    open_window(project_path).close()
    (copy,) = backups_of(project_path)
    assert words_in(copy) == ["قول"]
    open_window(project_path).close()
    assert backups_of(project_path) == [copy]
    with projects.open_project(project_path) as opened:
        make_quote(opened, text="قول آخر")
    open_window(project_path).close()
    assert len(backups_of(project_path)) == 2


def test_neither_the_sample_nor_an_untouched_project_is_backed_up(
    sample_path: Path, project_path: Path, open_window: OpenWindow
) -> None:
    open_window(sample_path).close()
    open_window(project_path).close()
    assert backups_of(sample_path) == []
    assert backups_of(project_path) == []


def test_after_the_backup_the_project_is_one_file_that_travels_alone(
    project_path: Path, open_window: OpenWindow
) -> None:
    with projects.open_project(project_path) as opened:
        make_quote(opened)
    open_window(project_path).close()
    assert [each.name for each in project_path.parent.glob(f"{project_path.name}-*")] == []
    assert (
        project_path.read_bytes()[18:20] == b"\x01\x01"
    )  # neither read nor written through a journal beside it


def test_a_backup_that_fails_lets_the_window_close_and_is_told_at_the_next_start(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with projects.open_project(project_path) as opened:
        make_quote(opened, text="قول")

    def full(*_: object) -> Path:
        raise StorageFailed("disk_full", path=str(project_path))

    with monkeypatch.context() as broken:
        broken.setattr(backup, "back_up", full)
        window = open_window(project_path)
        assert window.close()
    assert closing_backup.is_unfinished(project_path)
    again = open_window(project_path)
    assert again.notice.isVisible()
    again.notice.action.click()
    qtbot.waitUntil(lambda: len(backups_of(project_path)) == 1)
    qtbot.waitUntil(lambda: not again.jobs.isVisible())
    again.close()
    assert not closing_backup.is_unfinished(project_path)
    assert shown_notice(open_window(project_path)) == ""
