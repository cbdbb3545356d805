"""Find in the text: as people spell it, from one place to the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.flows.hands import CONTROL, ENTER, ESCAPE, SHIFT
from tests.ui.conftest import OpenWindow
from tests.ui.reading import TEXT, Reading, store
from ui import finding

WORD = "الزرقاني"
PLACES = [TEXT.index(WORD), TEXT.index(WORD, TEXT.index(WORD) + 1)]


@pytest.fixture
def reading(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> Reading:
    store(project_path)
    return Reading(project_path, open_window, qtbot)


def look_for(reading: Reading, words: str) -> None:
    reading.hands.press(Qt.Key.Key_F, modifier=CONTROL)
    assert reading.hands.at.objectName() == "find_in_text"
    reading.hands.type(words)
    reading.hands.wait(lambda: reading.page.view.find_bar.count.text())


def test_ctrl_f_in_the_text_finds_in_it_and_enter_goes_on(reading: Reading) -> None:
    bar = reading.page.view.find_bar
    look_for(reading, WORD)
    assert bar.count.text() == "1 من 2"
    assert reading.text.selected_span() == (PLACES[0], PLACES[0] + len(WORD))
    reading.hands.press(ENTER)
    assert reading.text.selected_span() == (PLACES[1], PLACES[1] + len(WORD))
    reading.hands.press(ENTER)
    assert bar.count.text() == "1 من 2"
    reading.hands.press(ENTER, modifier=SHIFT)
    assert bar.count.text() == "2 من 2"
    found = [each.cursor.selectedText() for each in reading.text.extraSelections()]
    assert found.count(WORD) == 2


def test_spelling_does_not_matter_and_the_marks_are_the_texts_own(reading: Reading) -> None:
    look_for(reading, "ايهم الماء")
    assert reading.page.view.find_bar.count.text() == "ليس في هذا النص"
    reading.hands.press(Qt.Key.Key_A, modifier=CONTROL)
    reading.hands.type("الماء اليوم")
    reading.hands.wait(lambda: reading.text.selected_span() is not None)
    start, end = reading.text.selected_span() or (0, 0)
    assert TEXT[start:end] == "الماءُ اليومَ"


def test_f3_goes_on_from_the_text_and_esc_closes(reading: Reading) -> None:
    look_for(reading, WORD)
    reading.text.setFocus()
    reading.hands.press(Qt.Key.Key_F3)
    assert reading.text.selected_span() == (PLACES[1], PLACES[1] + len(WORD))
    reading.hands.press(Qt.Key.Key_F3, modifier=SHIFT)
    assert reading.text.selected_span() == (PLACES[0], PLACES[0] + len(WORD))
    reading.page.view.find_bar.box.setFocus()
    reading.hands.press(ESCAPE)
    assert not reading.page.view.find_bar.isVisible()
    assert reading.text.hasFocus()
    assert reading.text.selected_span() == (PLACES[0], PLACES[0] + len(WORD))


def test_esc_in_the_text_closes_the_line_before_it_leaves_the_text(reading: Reading) -> None:
    look_for(reading, WORD)
    reading.text.setFocus()
    reading.hands.press(ESCAPE)
    assert not reading.page.view.find_bar.isVisible()
    assert reading.text.hasFocus()
    reading.hands.press(ESCAPE)
    assert reading.page.list.table.hasFocus()


def test_selected_words_are_looked_for_at_once(reading: Reading) -> None:
    reading.text.show_span(PLACES[0], PLACES[0] + len(WORD))
    reading.hands.press(Qt.Key.Key_F3)
    assert reading.page.view.find_bar.box.text() == WORD
    assert reading.page.view.find_bar.count.text() == "1 من 2"


def test_ctrl_f_beside_the_text_searches_the_list(reading: Reading) -> None:
    reading.page.list.table.setFocus()
    reading.hands.press(Qt.Key.Key_F, modifier=CONTROL)
    assert reading.hands.at.objectName() == "sources_search_box"


def test_a_long_text_is_made_ready_beside_the_window(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "LONG", 10)
    look_for(reading, WORD)
    assert reading.page.view.find_bar.count.text() == "1 من 2"
