"""The reader: a text to the letter, its quotes marked in it, places in code points."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.sources_page.conftest import CONTROL, SAID, TEXT, page_of
from tests.ui.typing import press
from tracker.services import quotes
from ui.main_window import MainWindow
from ui.pages.sources import SourcesPage


def test_the_text_is_shown_to_the_letter_with_each_paragraph_in_its_direction(page: SourcesPage) -> None:
    reader = page.view.text
    assert reader.words() == TEXT
    last = reader.document().lastBlock()
    assert last.blockFormat().layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert reader.document().firstBlock().blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert reader.isReadOnly()


def test_places_are_counted_in_code_points(page: SourcesPage) -> None:
    reader = page.view.text
    start = TEXT.index("الجسر آمن")
    reader.show_span(start, start + 9)
    assert reader.textCursor().selectedText() == "الجسر آمن"
    assert reader.selected_span() == (start, start + 9)


def test_quotes_are_marked_where_they_stand(page: SourcesPage) -> None:
    (mark,) = page.view.text.marks
    solid = QTextCharFormat.UnderlineStyle.SingleUnderline
    marked = [each for each in page.view.text.extraSelections() if each.format.underlineStyle() == solid]
    assert [each.cursor.selectedText() for each in marked] == [SAID]
    assert mark.speaker == "سلمى <b>الحداد</b>"


def test_spaces_and_a_pair_of_marks_around_the_selection_are_no_words(page: SourcesPage) -> None:
    start = TEXT.index("الجسر آمن")
    page.view.text.show_span(start - 2, start + 10)
    assert page.view.text.selected_span() == (start, start + 9)
    page.view.text.show_span(start - 2, start)  # a space and a mark alone
    assert page.view.text.selected_span() == (start - 1, start)


def point_in_mark(page: SourcesPage) -> QPoint:
    reader = page.view.text
    cursor = reader.textCursor()
    cursor.setPosition(reader.marks[0].start + 2)
    return reader.cursorRect(cursor).center()


def test_a_click_on_a_mark_shows_the_quote(page: SourcesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.wanted) as wanted:
        QTest.mouseClick(page.view.text.viewport(), Qt.MouseButton.LeftButton, pos=point_in_mark(page))
    assert wanted.args == ["quote", 1]


def test_enter_in_a_mark_shows_the_quote(page: SourcesPage, qtbot: QtBot) -> None:
    cursor = page.view.text.textCursor()
    cursor.setPosition(page.view.text.marks[0].start + 1)
    page.view.text.setTextCursor(cursor)
    with qtbot.waitSignal(page.context.wanted):
        press(page.view.text, Qt.Key.Key_Return)


def test_a_click_beside_the_marks_shows_nothing(page: SourcesPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.context.wanted):
        QTest.mouseClick(page.view.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_the_tooltip_names_the_speaker_without_drawing_markup(page: SourcesPage, qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHelpEvent

    reader = page.view.text
    place = point_in_mark(page)
    event = QHelpEvent(QEvent.Type.ToolTip, place, reader.viewport().mapToGlobal(place))
    QApplication.sendEvent(reader.viewport(), event)
    assert "&lt;b&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_a_new_quote_is_marked_and_a_trashed_one_is_not(page: SourcesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.changed):
        page.context.do(quotes.trash, 1)
    assert page.view.text.marks == []


def test_ctrl_and_the_wheel_change_the_size_of_the_text(page: SourcesPage) -> None:
    reader = page.view.text
    before = reader.font().pointSizeF()
    for turned, expected in ((120, before + 1), (-120, before)):
        event = QWheelEvent(
            QPointF(9, 9),
            QPointF(9, 9),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            CONTROL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(reader.viewport(), event)
        assert reader.font().pointSizeF() == expected


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [800, 1366, 1900])
def test_lines_fit_the_view_and_are_not_too_long(
    sample_path: Path, open_window: OpenWindow, language: str, width: int
) -> None:
    window = open_window(sample_path, language)
    window.resize(width, 768)
    shown = page_of(window)
    shown.show_record(1)
    reader = shown.view.text
    assert reader.document().textWidth() <= reader.viewport().width()
    assert reader.viewport().width() <= reader.fontMetrics().averageCharWidth() * 80
    assert reader.horizontalScrollBar().maximum() == 0


def test_a_place_is_shown_from_anywhere_in_the_window(page: SourcesPage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    window.turn_to("claim")
    start = TEXT.index(SAID)
    page.context.place_wanted.emit(1, start, start + len(SAID))
    assert window.page is page
    assert page.view.text.selected_span() == (start, start + len(SAID))
