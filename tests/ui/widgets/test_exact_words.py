"""Every character typed or pasted is kept as it was, or refused by name; nothing vanishes."""

import random
import sys
from collections.abc import Iterator
from unicodedata import category

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, type_text
from tracker.errors import InputRefused
from ui import theme
from ui.widgets.words_edit import MOST_CHARACTERS, LineEdit, WordsEdit

# Qt says so for each script that no font on this machine covers; it has nothing to do with the text.
pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")

UNTYPABLE = "\u2029\ufdd0\ufdd1"
NOT_IN_AN_EVENT = "\ufeff\ufffe"
"""PySide takes them for byte order marks at the head of a string, so that no test can make the event."""


def scalars() -> Iterator[str]:
    """All of the BMP up to the CJK letters, what lies above them, and a sample of the rest."""
    yield from (chr(number) for number in range(0x3100))
    yield from (chr(number) for number in range(0xF8F0, 0x10000))
    sampled = random.Random(1).sample(range(0x10000, sys.maxunicode + 1), 2000)
    yield from map(chr, [*sampled, 0x1F600, 0x1FFFE, 0x1FFFF, sys.maxunicode])


def paste(editor: WordsEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    editor.insertFromMimeData(data)


@pytest.fixture
def editor(qtbot: QtBot) -> WordsEdit:
    made = WordsEdit(field="note")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("way", [type_text, paste])
def test_every_scalar_is_kept_or_refused_by_name(editor: WordsEdit, way: object) -> None:
    refused: list[InputRefused] = []
    editor.refused.connect(refused.append)
    assert callable(way)
    wrong = []
    for character in scalars():
        editor.set_words("")
        refused.clear()
        if way is type_text and character in NOT_IN_AN_EVENT:
            continue
        way(editor, f"ا{character}b")
        expected = "ا\nb" if character == "\r" else f"ا{character}b"
        if character in UNTYPABLE:
            kept = {"اb", ""}  # typed one by one, or pasted as one
            named = [error.fields["character"] for error in refused] == [f"U+{ord(character):04X}"]
            if editor.words() not in kept or not named:
                wrong.append(character)
        elif editor.words() != expected or refused:
            wrong.append(character)
    assert [f"U+{ord(each):04X}" for each in wrong] == []


def test_every_scalar_typed_into_a_line_is_kept(qtbot: QtBot) -> None:
    line = LineEdit()
    qtbot.addWidget(line)
    wrong = []
    for character in set(scalars()) - set(NOT_IN_AN_EVENT):
        line.clear()
        type_text(line, f"ا{character}b")
        if line.text() != f"ا{character}b":
            wrong.append(character)
    assert [f"U+{ord(each):04X}" for each in wrong] == []


def test_words_set_are_read_back_to_the_letter(editor: WordsEdit) -> None:
    kept = "".join(each for each in scalars() if each not in UNTYPABLE + "\r" and category(each) != "Cs")
    editor.set_words(kept)
    assert editor.words() == kept


@pytest.mark.parametrize("text", ["\ufeffقال", "\ufffeقال", "\ufffe", "\ufeff\ufeffa"])
def test_a_text_that_begins_like_a_byte_order_mark_is_kept(editor: WordsEdit, text: str) -> None:
    editor.set_words(text)
    assert editor.words() == text
    assert not editor.document().isUndoAvailable()
    editor.set_words("b")
    paste(editor, f"a{text}")
    assert editor.words() == f"a{text}b"
    line = LineEdit()
    line.setText(text)
    assert line.text() == text


def test_words_that_no_editor_holds_are_not_set(editor: WordsEdit) -> None:
    editor.set_words("كما كان")
    with pytest.raises(InputRefused, match="character_not_shown"):
        editor.set_words("a\u2029b")
    assert editor.words() == "كما كان"


def test_a_text_that_is_too_long_is_refused_and_not_cut(editor: WordsEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.refused) as refused:
        paste(editor, "ا" * (MOST_CHARACTERS + 1))
    assert refused.args[0].fields == {
        "field": "note",
        "length": MOST_CHARACTERS + 1,
        "limit": MOST_CHARACTERS,
    }
    assert editor.words() == ""
    type_text(editor, "ab")
    with qtbot.waitSignal(editor.refused):
        paste(editor, "x" * (MOST_CHARACTERS - 1))
    editor.selectAll()
    paste(editor, "x" * MOST_CHARACTERS)  # what is selected makes room
    assert len(editor.words()) == MOST_CHARACTERS


@pytest.mark.parametrize("length", [32_767, 32_768, 131_072])
def test_a_line_holds_more_than_qt_gives_it(qtbot: QtBot, length: int) -> None:
    line = LineEdit()
    qtbot.addWidget(line)
    QGuiApplication.clipboard().setText("ا" * length)
    line.paste()
    assert line.text() == "ا" * length


def test_shift_enter_is_an_ordinary_new_line(editor: WordsEdit) -> None:
    type_text(editor, "a")
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(editor, "b")
    press(editor, Qt.Key.Key_Return)
    assert editor.words() == "a\nb\n"


def test_each_paragraph_has_its_own_direction_which_undo_keeps(editor: WordsEdit) -> None:
    editor.set_words("قالت BBC إن الجسر آمن\nThe bridge is safe")
    first, second = editor.document().firstBlock(), editor.document().lastBlock()
    assert first.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert second.blockFormat().layoutDirection() == Qt.LayoutDirection.LeftToRight
    editor.set_words("")
    type_text(editor, "جسر")
    for _ in range(4):  # the turn that the first letter gave the paragraph may be a step of its own
        editor.undo()
    assert editor.words() == ""
    for _ in range(4):
        editor.redo()
    assert editor.words() == "جسر"
    assert editor.document().firstBlock().blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_changed_tells_of_words_alone(editor: WordsEdit) -> None:
    told: list[str] = []
    editor.changed.connect(lambda: told.append(editor.words()))
    type_text(editor, "جs")
    assert told == ["ج", "جs"]


def test_tab_leaves_and_backspace_is_no_text(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    editor, other = WordsEdit(), LineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(editor)
    layout.addWidget(other)
    window.show()
    window.activateWindow()
    editor.setFocus()
    type_text(editor, "ab")
    press(editor, Qt.Key.Key_Backspace)
    press(editor, Qt.Key.Key_Tab)
    assert editor.words() == "a"
    qtbot.waitUntil(other.hasFocus)


def test_formatted_text_is_pasted_plain_and_files_are_left_to_the_window(editor: WordsEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>قال</b>")
    data.setText("قال <b>")
    editor.insertFromMimeData(data)
    assert editor.words() == "قال <b>"
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/خبر.txt")])
    assert not editor.canInsertFromMimeData(files)
    assert isinstance(LineEdit(), QLineEdit)


def test_the_words_being_typed_grow_and_shrink_with_all_text(qtbot: QtBot, qapp: QApplication) -> None:
    form = QWidget()
    editor = WordsEdit(form)
    qtbot.addWidget(form)
    form.show()
    theme.change_text_size(qapp, 0)
    before = editor.font().pointSizeF()
    theme.change_text_size(qapp, 4)
    qtbot.waitUntil(lambda: editor.font().pointSizeF() > before + 4)
    theme.change_text_size(qapp, 0)
    qtbot.waitUntil(lambda: editor.font().pointSizeF() == pytest.approx(before))
