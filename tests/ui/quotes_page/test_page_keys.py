"""Keys, languages, colours, and a project that may only be read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.quotes_page.bridge import (
    Bridge,
    card,
    focused,
    make_quote_elsewhere,
    page_of,
    quote,
    settled,
    shown,
)
from tests.ui.typing import press, type_text
from tracker.records import (
    Stance,
)
from ui import theme
from ui.icons import icon
from ui.main_window import MainWindow
from ui.models.quote_table import Column
from ui.pages.quotes import QuotesPage


def test_letters_typed_into_a_line_are_words_and_no_commands(page: QuotesPage) -> None:
    page.focus_search()
    type_text(page.bar.search_box, "lsoمس123")
    assert page.bar.search_box.text() == "lsoمس123"
    assert page.details.link_row.isHidden()
    assert QApplication.activePopupWidget() is None


def test_the_language_is_switched_live(window: MainWindow, bridge: Bridge) -> None:
    page = page_of(window)
    page.list.select_quote(bridge.indirect)
    page.details.ask_link()
    window.switch_language()
    header = page.list.quotes.headerData(Column.STATUS, Qt.Orientation.Horizontal)
    assert header == "Attribution"
    assert page.bar.count.text() == "3 quotes"
    assert page.details.caption.text == "Indirect, in the reporter’s words"
    assert page.details.buttons["edit_quote"].text() == "Edit"
    assert page.details.link_row.stances[Stance.DISPUTES].text().endswith("Disputes")
    window.switch_language()
    assert page.bar.count.text() == "3 اقتباسات"


def test_a_project_open_for_reading_only_can_be_read_and_not_changed(
    bridge: Bridge, project_path: Path, open_window: OpenWindow
) -> None:
    project_path.chmod(0o400)
    page = page_of(open_window(project_path))
    page.list.select_quote(bridge.safe)
    for name, button in page.details.buttons.items():
        assert button.isEnabled() == (name == "copy_quote")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
        press(page.list, key)
    type_text(page.list, "ls")
    type_text(card(page).stance, "2")
    page.add_new()
    assert page.details.link_row.isHidden()
    assert page.details.isVisible()
    assert QApplication.activePopupWidget() is None
    assert len(shown(page)) == 3
    assert quote(page, bridge.safe).links[0].stance is Stance.SUPPORTS


def test_delete_on_a_button_of_the_filter_deletes_nothing(qtbot: QtBot, page: QuotesPage) -> None:
    page.bar.statuses.setFocus()
    press(page.bar.statuses, Qt.Key.Key_Delete)
    type_text(page.bar.statuses, "l2")
    settled(qtbot, page)
    assert len(shown(page)) == 3
    assert page.details.link_row.isHidden()


def test_the_tab_key_goes_through_the_page_in_reading_order(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    page.bar.search_box.setFocus()
    names = [focused(page).objectName()]
    while len(names) < 60 and (len(names) == 1 or names[-1] != "search_box"):
        press(focused(page), Qt.Key.Key_Tab)
        names.append(focused(page).objectName())
    assert names[:-1] == [
        "search_box",
        "speaker_filter",
        "claim_filter",
        "source_filter",
        "status_filter",
        "stance_filter",
        "date_from",
        "date_to",
        "filter_panel_button",
        "quotes_table",
        "edit_quote",
        "link_quote",
        "copy_quote",
        "trash_quote",
        "quote_words",
        "quote_speaker",
        "quote_status",
        "open_source",
        f"link_stance_{bridge.claim}",
        f"link_open_{bridge.claim}",
        f"link_edit_{bridge.claim}",
        f"link_remove_{bridge.claim}",
        "history_toggle",
    ]


def test_icons_follow_the_light(qtbot: QtBot, qapp: QApplication, page: QuotesPage) -> None:
    def as_drawn_now() -> bool:
        buttons = (*page.details.buttons.values(), page.bar.clear_button, page.details.place.open_button)
        return all(
            each.icon().pixmap(16).toImage() == icon(name).pixmap(16).toImage()
            for each, name in zip(buttons, ICONS, strict=True)
        )

    assert as_drawn_now()
    theme.apply(qapp, "dark")
    assert not as_drawn_now()
    qtbot.waitUntil(as_drawn_now)


ICONS = ("pencil-simple", "link", "copy", "trash", "x", "arrow-square-out")


def test_all_grows_with_the_text(qtbot: QtBot, qapp: QApplication, page: QuotesPage) -> None:
    def sizes() -> list[float]:
        columns = [page.list.columnWidth(column) for column in (Column.SPEAKER, Column.DATE, Column.STATUS)]
        height = page.list.verticalHeader().defaultSectionSize()
        return [*columns, height, page.details.words.font().pointSizeF()]

    before = sizes()
    theme.change_text_size(qapp, 4)
    qtbot.waitUntil(lambda: all(now > then for now, then in zip(sizes(), before, strict=True)))
    theme.change_text_size(qapp, 0)
    qtbot.waitUntil(lambda: sizes() == before)


def test_what_the_command_line_writes_is_shown(page: QuotesPage, project_path: Path) -> None:
    quote_id = make_quote_elsewhere(project_path)
    page.context.look_for_changes()
    assert quote_id in shown(page)
    assert page.bar.count.text() == "4 اقتباسات"


def test_every_widget_that_takes_part_has_a_name_for_checks_and_for_ears(page: QuotesPage) -> None:
    nameless = [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not each.objectName().startswith("qt_")
        and not (each.objectName() and each.accessibleName())
    ]
    assert [(type(each).__name__, each.objectName(), each.accessibleName()) for each in nameless] == []
