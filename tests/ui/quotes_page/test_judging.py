"""Status, deletion, entry and edit of quotes, by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.quotes_page.bridge import (
    CONTROL,
    ENTER,
    ESCAPE,
    Bridge,
    focused,
    page_of,
    quote,
    settled,
    shown,
    steps,
)
from tests.ui.typing import press, type_text
from tracker.queries import quotes as quote_queries
from tracker.records import (
    QuoteFilter,
    QuoteStatus,
)
from ui.main_window import MainWindow
from ui.pages.quotes import QuotesPage
from ui.widgets.quote_entry import picked_speaker
from ui.widgets.quote_form import QuoteForm


@pytest.mark.parametrize("key", ["s", "س"])
def test_a_key_and_a_number_set_the_status(qtbot: QtBot, page: QuotesPage, bridge: Bridge, key: str) -> None:
    page.list.select_quote(bridge.never)
    type_text(page.list, key)
    press(popup(), Qt.Key.Key_4)
    settled(qtbot, page)
    assert quote(page, bridge.never).quote.status is QuoteStatus.CONFIRMED
    assert page.details.status.text() == "ثابت النسبة"
    assert page.list.selected_ids() == [bridge.never]


def popup() -> QWidget:
    menu = QApplication.activePopupWidget()
    assert menu is not None
    return menu


def test_status_and_trash_take_all_that_is_selected_in_one_step(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    page = page_of(window)
    page.list.selectAll()
    assert "3" in page.details.several.text
    before = steps(page)
    page.steps.set_status(QuoteStatus.CONFIRMED)
    settled(qtbot, page)
    statuses = {row.quote.status for row in quote_queries.rows(page.context.project, QuoteFilter())}
    assert statuses == {QuoteStatus.CONFIRMED}
    assert steps(page) == before + 1
    press(page.list, Qt.Key.Key_Delete)
    settled(qtbot, page)
    assert shown(page) == []
    assert steps(page) == before + 2
    window.undo()
    settled(qtbot, page)
    assert len(shown(page)) == 3
    assert [link.claim_id for link in quote(page, bridge.safe).links] == [bridge.claim]


def test_after_a_quote_is_trashed_the_one_in_its_place_is_read(qtbot: QtBot, page: QuotesPage) -> None:
    ids = shown(page)
    page.list.select_quote(ids[1])
    press(page.list, Qt.Key.Key_Delete)
    settled(qtbot, page)
    assert shown(page) == [ids[0], ids[2]]
    assert page.list.selected_ids() == [ids[2]]
    assert page.details.row is not None
    assert page.details.row.quote.id == ids[2]


def test_a_new_quote_is_typed_in_the_details_place_and_read_afterwards(
    qtbot: QtBot, page: QuotesPage, bridge: Bridge
) -> None:
    page.add_new()
    form = page.findChild(QWidget, "quote_form")
    assert isinstance(form, QuoteForm)
    assert form.isVisible()
    assert not page.details.isVisible()
    assert form.isAncestorOf(focused(page))
    type_text(form.fields.words, "نعبر مطمئنين")
    form.fields.speaker.pick(picked_speaker(page.context.project, bridge.salma))
    press(form.fields.words, Qt.Key.Key_S, CONTROL)
    settled(qtbot, page)
    assert page.details.isVisible()
    assert page.details.words.words() == "«نعبر مطمئنين»"
    assert page.list.selected_ids() == [page.details.row.quote.id if page.details.row else 0]
    assert focused(page) is page.list


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, ENTER])
def test_a_quote_is_edited_in_the_details_place_and_escape_goes_back(
    page: QuotesPage, bridge: Bridge, key: Qt.Key
) -> None:
    page.list.select_quote(bridge.never)
    press(page.list, key)
    form = page.findChild(QWidget, "quote_form")
    assert isinstance(form, QuoteForm)
    assert form.fields.words.words() == "لا أعبر هذا الجسر"
    press(focused(page), ESCAPE)
    assert page.details.isVisible()
    assert focused(page) is page.list


def test_letters_typed_into_the_form_are_no_commands(page: QuotesPage, bridge: Bridge) -> None:
    page.add_new()
    form = page.findChild(QWidget, "quote_form")
    assert isinstance(form, QuoteForm)
    form.fields.words.setFocus()
    type_text(form.fields.words, "lمsس")
    press(form.fields.words, Qt.Key.Key_Delete)
    assert form.fields.words.words() == "lمsس"
    assert page.details.link_row.isHidden()
    assert len(shown(page)) == 3
