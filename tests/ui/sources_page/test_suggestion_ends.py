"""The ends of a suggestion, moved by keyboard and mouse: never into the middle of what is one sign."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.flows.hands import CONTROL, ENTER, SHIFT
from tests.ui.conftest import OpenWindow
from tests.ui.reading import ENGLISH, FAMILY, FIRST, SAID, SECOND, Reading, store
from ui.exact_text import utf16

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.fixture
def reading(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> Reading:
    store(project_path)
    return Reading(project_path, open_window, qtbot)


@pytest.mark.parametrize(("left", "right"), [("[", "]"), ("ج", "د")])
def test_brackets_move_the_end_by_a_word_as_the_arrows_would(reading: Reading, left: str, right: str) -> None:
    hands = reading.hands
    hands.letter("ت")
    hands.letter(right)  # in Arabic what is to the right was said before
    assert reading.current == FIRST.removesuffix(" بيت")
    hands.letter(right)
    assert reading.current == FIRST.removesuffix(" آخر بيت")
    hands.letter(left)
    hands.letter(left)
    assert reading.current == FIRST


@pytest.mark.parametrize(("left", "right"), [("{", "}"), ("<", ">")])
def test_brackets_with_shift_move_the_start(reading: Reading, left: str, right: str) -> None:
    hands = reading.hands
    hands.letter("ت")
    hands.letter(left)
    assert reading.current == FIRST.removeprefix("سنبقى ")
    hands.letter(right)
    assert reading.current == FIRST


def test_in_an_english_paragraph_the_right_is_onwards(reading: Reading) -> None:
    reading.walk.go_to(SAID.index(ENGLISH))
    reading.hands.letter("[")
    assert reading.current == ENGLISH.removesuffix(",")
    reading.hands.letter("[")
    assert reading.current == ENGLISH.removesuffix(" winter,")
    reading.hands.letter("}")
    assert reading.current == ENGLISH.removeprefix("The ").removesuffix(" winter,")


def test_in_the_list_arrows_move_letter_by_letter_over_whole_signs(reading: Reading) -> None:
    hands = reading.hands
    hands.tab_to("suggestions")
    hands.press(Qt.Key.Key_Down)
    cut = SECOND.index(FAMILY) + len(FAMILY)
    for _ in range(len(SECOND) - cut):
        hands.press(RIGHT, modifier=SHIFT)
    assert reading.current.endswith(FAMILY)
    hands.press(RIGHT, modifier=SHIFT)  # the whole family, or nobody of it
    assert reading.current == SECOND[: SECOND.index(FAMILY)]
    hands.press(RIGHT, modifier=SHIFT)
    assert reading.current == "وصلنا الماءُ اليومَ"
    hands.press(RIGHT, modifier=SHIFT)  # the vowel goes with its letter
    assert reading.current == "وصلنا الماءُ اليو"
    hands.press(LEFT, LEFT, LEFT, modifier=SHIFT)
    assert reading.current.endswith(FAMILY)


def test_ctrl_shift_and_the_arrows_move_the_start_in_the_list(reading: Reading) -> None:
    reading.hands.tab_to("suggestions")
    reading.hands.press(LEFT, LEFT, modifier=SHIFT | CONTROL)
    assert reading.current == FIRST[2:]


def test_an_end_never_passes_the_other(reading: Reading) -> None:
    reading.hands.letter("ت")
    for _ in range(40):
        reading.hands.letter("]")
    assert FIRST.startswith(reading.current)
    assert reading.current


def test_what_is_kept_has_the_ends_it_was_given(reading: Reading) -> None:
    hands = reading.hands
    hands.letter("ت")
    for _ in range(6):
        hands.letter("]")
    shorter = reading.current
    assert len(shorter) < len(FIRST) / 2
    hands.press(ENTER)
    hands.settle()
    assert set(reading.quotes) == {shorter}
    assert reading.open == SAID[1:]  # and is not suggested once more as it was
    hands.press(Qt.Key.Key_Z, modifier=CONTROL)
    hands.wait(lambda: len(reading.open) == len(SAID))
    assert reading.quotes == {}


# By mouse


def point(reading: Reading, place: int) -> QPoint:
    """Where a place of the text stands on the screen."""
    assert reading.text.source is not None
    cursor = QTextCursor(reading.text.document())
    cursor.setPosition(utf16(reading.text.source.text, place))
    return reading.text.cursorRect(cursor).center()


def drag(reading: Reading, start: int, end: int) -> None:
    """Press the left button at one place of the text, move to another, let go."""
    viewport = reading.text.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, place, button, held in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        where = point(reading, place).toPointF()
        QApplication.sendEvent(
            viewport,
            QMouseEvent(
                kind, where, viewport.mapToGlobal(where), button, held, Qt.KeyboardModifier.NoModifier
            ),
        )


def test_an_end_is_drawn_with_the_mouse(reading: Reading) -> None:
    reading.hands.letter("ت")
    start, end = reading.walk.offers[0].span
    # A letter more or less: a hand is no finer, and letters are narrow.
    drag(reading, end, end - 8)
    assert FIRST.startswith(reading.current)
    assert abs(len(FIRST) - 8 - len(reading.current)) <= 1
    shorter = reading.current
    drag(reading, start, start + 6)
    assert shorter.endswith(reading.current)
    assert abs(len(shorter) - 6 - len(reading.current)) <= 1
    assert not reading.text.textCursor().hasSelection()


def test_the_mouse_leaves_no_sign_in_two(reading: Reading) -> None:
    reading.walk.go_to(1)
    _, end = reading.walk.offers[1].span
    family = end - len(SECOND) + SECOND.index(FAMILY)
    drag(reading, end, family + 3)
    assert reading.current in (SECOND[: SECOND.index(FAMILY)], SECOND[: SECOND.index(FAMILY) + len(FAMILY)])


def test_a_click_on_a_dotted_passage_goes_to_it(reading: Reading) -> None:
    place = reading.walk.offers[1].span[0] + 8
    drag(reading, place, place)
    assert reading.current == SECOND
