"""The list of sources, what is done to them, and what the page remembers."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.factories import make_source
from tests.ui.conftest import OpenWindow
from tests.ui.sources_page.conftest import CONTROL, TEXT, page_of
from tests.ui.typing import press, type_text
from tracker.records import QuoteFilter
from tracker.services import project as projects
from tracker.services import sources
from ui.main_window import MainWindow
from ui.models.source_table import Column
from ui.pages.sources import SourcesPage


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


def test_a_trashed_source_gives_way_to_the_next(page: SourcesPage, qtbot: QtBot) -> None:
    press(page.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.view.title.text() == "محطة المياه")
    assert page.record_count() == 1
    press(page.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.empty.isVisible())


def test_a_source_trashed_while_the_page_is_hidden_is_not_shown_again(
    page: SourcesPage, qtbot: QtBot
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    window.turn_to("quote")
    with qtbot.waitSignal(page.context.changed):
        page.context.do(sources.trash, 1)
    window.turn_to("source")
    assert page.view.title.text() == "محطة المياه"


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
