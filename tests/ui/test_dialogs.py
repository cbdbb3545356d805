"""About, the sheet of shortcuts, the palette: they say what they should, lead where they should, and go."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.typing import type_text
from tracker.queries import speakers
from tracker.services import project as projects
from tracker.text.bidi import strip_marks
from ui import crash
from ui.dialogs.about import AboutDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.main_window import MainWindow
from ui.widgets.palette import Palette


def the_palette(window: MainWindow) -> Palette:
    window.menus.actions["action_palette"].trigger()
    (palette,) = window.findChildren(Palette)
    return palette


def texts(palette: Palette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def type_into(palette: Palette, words: str) -> None:
    palette.line.clear()
    type_text(palette.line, words)


def labels(dialog: QDialog) -> set[str]:
    return {strip_marks(label.text()) for label in dialog.findChildren(QLabel)}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", ["action_about", "action_shortcuts", "action_palette", "action_export"])
def test_each_is_freed_when_it_is_closed(
    language: str, name: str, sample_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_path, language)
    window.menus.actions[name].trigger()
    (dialog,) = window.findChildren(QDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def test_about_names_versions_project_and_log_and_copies_them(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    window.menus.actions["action_about"].trigger()
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    assert {str(project_path), str(crash.log_path())} <= labels(dialog)
    dialog.copy.click()
    copied = QApplication.clipboard().text().splitlines()
    for name in ("Isnad", "Python", "Qt", "PySide6", "SQLite", "peewee", "Project", "Log"):
        assert any(line.startswith(f"{name}: ") and line != f"{name}: " for line in copied), name


def test_the_sheet_holds_every_shortcut_of_the_menus(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path, "en")
    window.menus.actions["action_shortcuts"].trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    said = labels(dialog)
    for action in window.menus.actions.values():
        if not action.shortcut().isEmpty():
            assert action.text().replace("&&", "&") in said, action.objectName()
            assert action.shortcut().toString(action.shortcut().SequenceFormat.NativeText) in said
    assert "Q   ض" in said
    # Said anew in the other language, and each only once.
    window.switch_language()
    assert "الحالة" in labels(dialog)


def test_a_speaker_is_found_by_any_words_of_a_name_however_it_is_spelt(
    sample_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(sample_path)
    wanted: list[tuple[str, int]] = []
    window.context.wanted.disconnect()
    window.context.wanted.connect(lambda entity, row_id: wanted.append((entity, row_id)))
    speaker = speakers.find(window.context.project, "إسكندر وتوت")
    palette = the_palette(window)
    type_into(palette, "وتوت اسكندر")
    assert texts(palette)[0] == "إسكندر وتوت"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert wanted == [("speaker", speaker.id)]
    assert not palette.isVisible()


def test_an_action_is_found_and_taken(sample_path: Path, open_window: OpenWindow) -> None:
    window = open_window(sample_path, "en")
    palette = the_palette(window)
    type_into(palette, "claims")
    assert texts(palette)[0] == "Claims"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.page is window.pages["claim"]


def test_what_cannot_be_done_now_is_not_offered(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path, "en")
    palette = the_palette(window)
    assert not any(text.startswith("Undo") for text in texts(palette))
    assert "Go to anything…" not in texts(palette)


def test_arrows_move_within_the_list_and_stop_at_its_ends(
    project_path: Path, open_window: OpenWindow
) -> None:
    palette = the_palette(open_window(project_path, "en"))
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentRow() == 0
    for _ in range(3):
        QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 3
    for _ in range(30):
        QTest.keyClick(palette.line, Qt.Key.Key_PageDown)
    assert palette.list.currentRow() == palette.list.count() - 1


def test_enter_on_nothing_found_leaves_the_palette_open(project_path: Path, open_window: OpenWindow) -> None:
    palette = the_palette(open_window(project_path))
    type_into(palette, "ظظظظظظ")
    assert palette.list.count() == 0
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_recent_project_is_opened_from_the_palette(
    sample_path: Path, project_path: Path, open_window: OpenWindow
) -> None:
    other = project_path.with_name("أخبار البلدية.isnad")
    projects.create(other)
    window = open_window(other)
    window.open_path(project_path)
    palette = the_palette(window)
    type_into(palette, "اخبار")
    assert texts(palette) == ["أخبار البلدية"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.context.project.path == other
