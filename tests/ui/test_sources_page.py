"""The sources page: finding, reading, entering and quoting texts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.factories import make_quote, make_source, make_speaker
from tests.ui.conftest import OpenWindow
from tests.ui.typing import press, type_text
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import Anchor, QuoteFilter, SourceKind
from tracker.services import project as projects
from tracker.services import quotes, sources
from ui.main_window import MainWindow
from ui.models.source_table import Column
from ui.pages.sources import SourcesPage

TEXT = "خبر عن الجسر\n\n😀 قالت المديرة: «الجسر آمن». وأضافت: «الجسر قديم».\nThe bridge is safe, she said."
SAID = "الجسر قديم"
CONTROL = Qt.KeyboardModifier.ControlModifier

OpenPage = Callable[..., SourcesPage]


def page_of(window: MainWindow) -> SourcesPage:
    window.turn_to("source")
    page = window.pages["source"]
    assert isinstance(page, SourcesPage)
    return page


@pytest.fixture
def page(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> SourcesPage:
    """The page of a project with two sources; the first has a quote behind a character of two units."""
    with projects.open_project(project_path) as opened:
        source_id = make_source(opened, TEXT, title="الجسر القديم", outlet="الضفاف", published_on="2024-05")
        make_source(opened, "نص آخر", title="محطة المياه", kind=SourceKind.STATEMENT)
        start = TEXT.index(SAID)
        make_quote(
            opened,
            make_speaker(opened, "سلمى <b>الحداد</b>"),
            source_id=source_id,
            text=SAID,
            start=start,
        )
    window = open_window(project_path)
    window.resize(1366, 768)
    window.activateWindow()
    shown = page_of(window)
    shown.show_record(source_id)
    return shown


# The list


def test_the_list_passes_qts_model_test(page: SourcesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.list.model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_the_list_shows_title_detail_and_number_of_quotes(page: SourcesPage) -> None:
    model = page.list.model
    row = model.row_of(1)
    assert row is not None
    assert model.index(row, Column.TITLE).data() == "الجسر القديم"
    assert model.index(row, Column.QUOTES).data() == "1"
    for part in ("خبر", "الضفاف", "أيار/مايو 2024"):
        assert part in model.detail(row)


def test_the_search_box_finds_titles_as_people_spell_them(page: SourcesPage, qtbot: QtBot) -> None:
    page.focus_search()
    type_text(page.list.search_box, "محطه")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    assert page.list.model.index(0, 0).data() == "محطة المياه"
    type_text(page.list.search_box, "س")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 0)
    page.clear_filters()
    assert page.list.model.rowCount() == 2


def test_enter_goes_from_the_search_to_the_list_and_on_to_the_text(page: SourcesPage) -> None:
    page.focus_search()
    type_text(page.list.search_box, "مياه")
    press(page.list.search_box, Qt.Key.Key_Return)
    assert page.list.table.hasFocus()
    press(page.list.table, Qt.Key.Key_Down)
    press(page.list.table, Qt.Key.Key_Return)
    assert page.view.text.hasFocus()


def test_showing_a_record_clears_a_search_that_hides_it(page: SourcesPage, qtbot: QtBot) -> None:
    type_text(page.list.search_box, "مياه")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    page.show_record(1)
    assert page.list.search_box.text() == ""
    assert page.view.title.text() == "الجسر القديم"


# The reader


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
    (selection,) = page.view.text.extraSelections()
    assert selection.cursor.selectedText() == SAID
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


# Entering a source


def test_a_text_from_the_clipboard_brings_its_first_line_as_title(page: SourcesPage, qtbot: QtBot) -> None:
    text = "\n  بيان عن   الجسر \nقال المتحدث إن الجسر آمن."
    page.add_from_text(text)
    form = page.form
    assert form.lines["title"].text() == "بيان عن الجسر"
    assert form.lines["title"].hasFocus()
    assert form.language.currentData() == "ar"
    type_text(form.lines["outlet"], "الضفاف")
    type_text(form.published_on.line, "5/2/2016")
    with qtbot.waitSignal(form.saved) as saved:
        press(form.lines["outlet"], Qt.Key.Key_Return, CONTROL)
    stored = source_queries.get(page.context.project, saved.args[0])
    assert (stored.title, stored.text, stored.outlet) == ("بيان عن الجسر", text, "الضفاف")
    assert (stored.published_on, stored.language) == ("2016-02-05", "ar")
    assert page.view.title.text() == "بيان عن الجسر"
    assert page.view.text.words() == text


def test_a_title_that_was_typed_is_left_alone(page: SourcesPage) -> None:
    page.add_new()
    form = page.form
    type_text(form.lines["title"], "عنواني")
    type_text(form.text, "نص")
    assert form.lines["title"].text() == "عنواني"
    form.lines["title"].clear()


def test_addresses_run_from_the_left(page: SourcesPage) -> None:
    for name in ("url", "archive_url"):
        assert page.form.lines[name].layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_what_lacks_is_said_at_its_field(page: SourcesPage) -> None:
    page.add_new()
    type_text(page.form.text, " ")
    type_text(page.form.published_on.line, "31/2/2016")
    page.form.save()
    assert page.form.fields["title"].error.isVisible()
    assert page.form.published_on.meaning.isVisible()
    assert len(list(source_queries.rows(page.context.project))) == 2


def test_a_text_that_is_too_long_is_refused_with_its_length(page: SourcesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.refused) as refused:
        page.add_from_text("ا" * 1_000_001)
    assert refused.args[0].code == "text_too_long"


def test_two_texts_left_unsaved_are_both_come_back_to(page: SourcesPage) -> None:
    for text in ("الأول", "الثاني"):
        page.add_from_text(text)
    page.form.leave()
    found = []
    for _ in range(2):
        page.add_new()
        found.append(page.form.text.words())
        page.form._begun = page.form._typed()
    assert found == ["الثاني", "الأول"]


def test_escape_leaves_the_form_and_keeps_what_was_typed(page: SourcesPage) -> None:
    page.edit()
    type_text(page.form.lines["note"], "ملاحظة")
    press(page.form.lines["note"], Qt.Key.Key_Escape)
    assert page.view.isVisible()
    page.edit()
    assert page.form.lines["note"].text() == "ملاحظة"


def test_quotes_follow_an_edited_text_and_lost_ones_are_told(page: SourcesPage, qtbot: QtBot) -> None:
    page.edit()
    page.form.text.set_words(TEXT.replace("قالت المديرة", "قالت مديرة المشروع"))
    with qtbot.waitSignal(page.form.left):
        page.form.save()
    quote = quote_queries.get(page.context.project, 1)
    text = source_queries.get(page.context.project, 1).text
    assert text[quote.start : quote.end] == SAID
    page.edit()
    page.form.text.set_words(text.replace(SAID, "الجسر عتيق"))
    told: list[str] = []
    page.context.noticed.connect(lambda words, _: told.append(words))
    with qtbot.waitSignal(page.form.left):
        page.form.save()
    assert quote_queries.get(page.context.project, 1).anchor is Anchor.DETACHED
    qtbot.waitUntil(lambda: len(told) == 2)
    assert page.view.lost.isVisible()


def test_a_text_that_no_editor_holds_is_not_altered_by_an_edit(page: SourcesPage, qtbot: QtBot) -> None:
    source = source_queries.get(page.context.project, 2)
    strange = "سطر\u2029سطر\ufdd0نهاية"
    with qtbot.waitSignal(page.context.changed):
        page.context.do(sources.edit, replace(source, text=strange))
    page.show_record(2)
    page.edit()
    type_text(page.form.lines["note"], "ملاحظة")
    with qtbot.waitSignal(page.form.saved):
        page.form.save()
    stored = source_queries.get(page.context.project, 2)
    assert (stored.text, stored.note) == (strange, "ملاحظة")


# Steps and state


def test_a_trashed_source_gives_way_to_the_next(page: SourcesPage, qtbot: QtBot) -> None:
    press(page.view.text, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.view.title.text() == "محطة المياه")
    assert page.record_count() == 1
    press(page.view.text, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.empty.isVisible())


def test_ctrl_v_outside_a_form_begins_a_source(page: SourcesPage) -> None:
    QGuiApplication.clipboard().setText("خبر من الحافظة\nنص")
    page.view.text.setFocus()
    press(page.view.text, Qt.Key.Key_V, CONTROL)
    assert page.form.isVisible()
    assert page.form.lines["title"].text() == "خبر من الحافظة"


def test_the_list_steps_aside_while_a_quote_is_entered(page: SourcesPage) -> None:
    page.view.new_quote()
    assert page.list.isHidden()
    assert page.view.form.isVisible()
    page.view.form.change_sides()
    assert page.view.text.hasFocus()
    press(page.view.text, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert page.view.form.isHidden()


def test_the_export_is_about_the_source_that_is_shown(page: SourcesPage) -> None:
    assert page.export_filter() == QuoteFilter(sources=(1,))


def test_search_selection_and_sizes_are_as_they_were_left(
    page: SourcesPage, project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page.show_record(2)
    sizes = page.splitter.sizes()
    page.window().close()
    again = page_of(open_window(project_path))
    again.window().resize(1366, 768)
    assert again.view.title.text() == "محطة المياه"
    assert abs(again.splitter.sizes()[0] - sizes[0]) < 5


def test_a_read_only_project_can_be_read_but_not_entered_into(
    project_path: Path, open_window: OpenWindow
) -> None:
    with projects.open_project(project_path) as opened:
        make_source(opened, TEXT)
    project_path.chmod(0o400)
    shown = page_of(open_window(project_path))
    assert shown.view.text.words() == TEXT
    shown.add_new()
    shown.edit()
    shown.view.new_quote()
    assert shown.view.isVisible()
    assert shown.view.form.isHidden()
