"""Linking a quote to a claim without a dialog, and changing what was linked."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.factories import make_link
from tests.ui.quotes_page.bridge import (
    ENTER,
    ESCAPE,
    Bridge,
    card,
    focused,
    page_of,
    quote,
    select_words,
    settled,
    shown,
    steps,
)
from tests.ui.typing import press, type_text
from tracker.queries import claims as claim_queries
from tracker.queries import links as link_queries
from tracker.records import (
    ClaimFilter,
    ClaimStatus,
    QuoteFilter,
    Stance,
)
from tracker.services import claims
from ui.main_window import MainWindow
from ui.pages.quotes import QuotesPage


@pytest.mark.parametrize("key", ["l", "م"])
def test_a_quote_is_linked_by_keyboard(qtbot: QtBot, page: QuotesPage, bridge: Bridge, key: str) -> None:
    page.list.select_quote(bridge.never)
    type_text(page.list, key)
    row = page.details.link_row
    assert row.isVisible()
    assert focused(page) is row.claim
    assert row.stance is None
    type_text(row.claim, "امن الجسر")
    press(row.claim, ENTER)
    type_text(focused(page), "2")
    press(focused(page), ENTER)
    qtbot.waitUntil(row.isHidden)
    (link,) = link_queries.of_quote(page.context.project, bridge.never)
    assert (link.claim_id, link.stance, link.focus_start) == (bridge.claim, Stance.DISPUTES, None)
    assert focused(page) is page.list
    assert card(page).stance.text() == "يخالف"


def test_there_is_no_stance_unless_one_is_chosen(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.never)
    type_text(page.list, "l")
    row = page.details.link_row
    press(focused(page), ENTER)
    type_text(row.claim, "الجسر آمن")
    press(row.claim, ENTER)
    press(focused(page), ENTER)
    assert row.isVisible()
    assert "1" in row.hint.text()
    assert link_queries.of_quote(page.context.project, bridge.never) == []
    type_text(focused(page), "٣")
    press(focused(page), ENTER)
    qtbot.waitUntil(row.isHidden)
    (link,) = link_queries.of_quote(page.context.project, bridge.never)
    assert link.stance is Stance.MENTIONS


def test_a_new_claim_is_added_and_linked_in_one_step(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    page = page_of(window)
    page.list.select_quote(bridge.never)
    before = steps(page)
    type_text(page.list, "l")
    row = page.details.link_row
    type_text(row.claim, "يعبر الناس الجسر كل يوم")
    press(row.claim, Qt.Key.Key_Up)
    press(row.claim, ENTER)
    type_text(focused(page), "2")
    press(focused(page), ENTER)
    qtbot.waitUntil(row.isHidden)
    (link,) = quote(page, bridge.never).links
    assert (link.claim, link.stance) == ("يعبر الناس الجسر كل يوم", Stance.DISPUTES)
    assert steps(page) == before + 1
    window.undo()
    settled(qtbot, page)
    assert quote(page, bridge.never).links == ()
    assert len(list(claim_queries.rows(page.context.project, ClaimFilter()))) == 2


def test_selected_words_are_those_that_bear_on_the_claim(
    qtbot: QtBot, page: QuotesPage, bridge: Bridge
) -> None:
    page.list.select_quote(bridge.never)
    select_words(page, "هذا الجسر")
    page.details.ask_link()
    row = page.details.link_row
    assert "هذا الجسر" in row.focus.text()
    type_text(row.claim, "الجسر آمن")
    press(row.claim, ENTER)
    select_words(page, "أعبر ")
    type_text(row, "2")
    row.save()
    qtbot.waitUntil(row.isHidden)
    (link,) = link_queries.of_quote(page.context.project, bridge.never)
    assert "لا أعبر هذا الجسر"[link.focus_start : link.focus_end] == "أعبر"


def test_a_finished_claim_is_offered_to_be_reopened(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    claims.set_status(page.context.project, bridge.claim, ClaimStatus.DONE)
    page.list.select_quote(bridge.never)
    page.details.ask_link()
    row = page.details.link_row
    type_text(row.claim, "الجسر آمن")
    press(row.claim, ENTER)
    assert row.reopen.isVisible()
    row.reopen.click()
    type_text(row, "2")
    row.save()
    qtbot.waitUntil(row.isHidden)
    claim = claim_queries.get(page.context.project, bridge.claim)
    assert claim.status is ClaimStatus.IN_REVIEW


def test_a_refused_link_keeps_what_was_typed(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.never)
    page.details.ask_link()
    row = page.details.link_row
    type_text(row.claim, "الجسر آمن")
    press(row.claim, ENTER)
    type_text(row, "1")
    row.note.setText("ملاحظة")
    claims.trash(page.context.project, bridge.claim)
    row.save()
    settled(qtbot, page)
    assert row.isVisible()
    assert row.isEnabled()
    assert row.note.text() == "ملاحظة"
    assert row.hint.text()


def test_a_link_is_edited_in_the_same_row(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    card(page)._buttons["edit"].click()
    row = page.details.link_row
    assert row.stance is Stance.SUPPORTS
    assert row.note.text() == "صريح"
    assert "الجسر آمن" in row.focus.text()
    row.note.setText("أقل صراحة")
    row.no_focus.click()
    row.save()
    qtbot.waitUntil(row.isHidden)
    (link,) = link_queries.of_quote(page.context.project, bridge.safe)
    assert (link.stance, link.note, link.focus_start) == (Stance.SUPPORTS, "أقل صراحة", None)


def test_escape_gives_the_link_up(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.never)
    page.bar.show_filter(QuoteFilter(speakers=(bridge.murad,)))
    page.details.ask_link()
    press(focused(page), ESCAPE)
    assert page.details.link_row.isHidden()
    assert focused(page) is page.list
    assert page.export_filter().speakers == (bridge.murad,)


@pytest.mark.parametrize(("key", "stance"), [("2", Stance.DISPUTES), ("3", Stance.MENTIONS)])
def test_a_number_on_the_chip_changes_the_stance_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow, bridge: Bridge, key: str, stance: Stance
) -> None:
    page = page_of(window)
    page.list.select_quote(bridge.safe)
    card(page).stance.setFocus()
    type_text(card(page).stance, key)
    settled(qtbot, page)
    (link,) = link_queries.of_quote(page.context.project, bridge.safe)
    assert (link.stance, link.note, link.focus_end) == (stance, "صريح", 9)
    assert focused(page) is card(page).stance
    window.undo()
    settled(qtbot, page)
    assert quote(page, bridge.safe).links[0].stance is Stance.SUPPORTS
    assert card(page).stance.text() == "يؤيد"


def test_a_number_in_the_list_changes_the_only_stance(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    type_text(page.list, "2")
    settled(qtbot, page)
    assert quote(page, bridge.safe).links[0].stance is Stance.DISPUTES
    assert focused(page) is page.list


def test_a_number_in_the_list_goes_to_the_first_of_several_stances(
    qtbot: QtBot, page: QuotesPage, bridge: Bridge
) -> None:
    make_link(page.context.project, bridge.safe, bridge.claim + 1, Stance.SUPPORTS)
    page.list.refresh()
    page.list.select_quote(bridge.safe)
    type_text(page.list, "2")
    settled(qtbot, page)
    assert {link.stance for link in quote(page, bridge.safe).links} == {Stance.SUPPORTS}
    assert focused(page).objectName() == f"link_stance_{bridge.claim}"
    type_text(focused(page), "2")
    settled(qtbot, page)
    assert [link.stance for link in quote(page, bridge.safe).links] == [Stance.DISPUTES, Stance.SUPPORTS]


def test_delete_on_a_link_removes_the_link_and_not_the_quote(
    qtbot: QtBot, page: QuotesPage, bridge: Bridge
) -> None:
    page.list.select_quote(bridge.safe)
    card(page).stance.setFocus()
    press(card(page).stance, Qt.Key.Key_Delete)
    settled(qtbot, page)
    assert bridge.safe in shown(page)
    assert quote(page, bridge.safe).links == ()
