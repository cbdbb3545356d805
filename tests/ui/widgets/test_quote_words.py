"""The words of a quote on the screen: selected places count as the core counts them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tracker.records import Quote, QuoteKind
from ui import exact_text
from ui.widgets.quote_words import QuoteWords

LETTERS = st.text(alphabet="اب ت\nxy𝒜😀َ", min_size=1, max_size=20).filter(lambda text: text.strip())


@pytest.fixture
def words(qtbot: QtBot) -> QuoteWords:
    made = QuoteWords()
    qtbot.addWidget(made)
    return made


def select(words: QuoteWords, start: int, end: int) -> None:
    """Select so many UTF-16 units of what is shown, marks included."""
    cursor = words.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    words.setTextCursor(cursor)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=LETTERS, kind=st.sampled_from(QuoteKind), data=st.data())
def test_a_selection_is_the_words_it_shows(
    words: QuoteWords, text: str, kind: QuoteKind, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words.show_quote(Quote(text=text, kind=kind), [])
    opening = 0 if kind is QuoteKind.INDIRECT else 1
    select(words, opening + exact_text.utf16(text, start), opening + exact_text.utf16(text, end))
    span = words.selected_span()
    assert (text[slice(*span)] if span else "") == text[start:end].strip()


def test_selecting_everything_leaves_the_marks_out(words: QuoteWords) -> None:
    words.show_quote(Quote(text="الجسر آمن"), [])
    words.selectAll()
    assert words.words() == "«الجسر آمن»"
    assert words.selected_span() == (0, len("الجسر آمن"))


def test_only_the_focus_is_bold_behind_signs_that_qt_counts_twice(words: QuoteWords) -> None:
    text = "😀😀 الجسر آمن"
    words.show_quote(Quote(text=text), [(3, 8)])
    bold = ""
    for place in range(1, len(text) + 3):
        select(words, place, place + 1)
        if words.textCursor().charFormat().fontWeight() > 400:
            bold += words.textCursor().selectedText()
    assert bold == "الجسر"


def test_it_is_as_high_as_its_words(words: QuoteWords) -> None:
    words.resize(400, 10)
    words.show()
    words.show_quote(Quote(text="كلمة"), [])
    low = words.height()
    words.show_quote(Quote(text="كلمة " * 100), [])
    assert words.height() > 3 * low
    assert words.verticalScrollBar().maximum() == 0


def test_each_paragraph_runs_in_its_own_direction(words: QuoteWords) -> None:
    words.show_quote(Quote(text="الجسر آمن\nThe bridge is safe", kind=QuoteKind.INDIRECT), [])
    document = words.document()
    directions = [document.findBlockByNumber(number).textDirection() for number in range(2)]
    assert [each.name for each in directions] == ["RightToLeft", "LeftToRight"]


def test_words_are_copied_to_the_letter_from_the_menu_too(qtbot: QtBot, words: QuoteWords) -> None:
    text = "لا\u00a0أعبر\nهذا\u2028الجسر"
    words.show_quote(Quote(text=text, kind=QuoteKind.INDIRECT), [])
    words.show()
    words.selectAll()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(words, QContextMenuEvent(reason, QPoint(1, 1), words.mapToGlobal(QPoint(1, 1))))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    copies = menu.findChild(QAction, "edit-copy")
    assert isinstance(copies, QAction)
    assert copies.isEnabled()
    copies.trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == text
