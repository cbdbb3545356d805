"""Working on a claim by keyboard: stances, status and verdict, adding quotes, and what is new since."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tests.ui.conftest import OpenWindow
from tests.ui.on_claims import (
    ENTER,
    ESCAPE,
    D,
    M,
    OpenClaims,
    S,
    cards,
    claim,
    focused,
    has_focus,
    link,
    open_page,
    pick,
    pick_last,
    quote_row,
    speakers,
    window,
)
from tests.ui.typing import press, type_text
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.records import ClaimStatus, QuoteStatus
from tracker.services import claims
from tracker.services import project as projects
from tracker.services.project import Project
from ui.widgets.claim_head import ClaimHead


@pytest.fixture
def open_claims(qtbot: QtBot, open_window: OpenWindow) -> OpenClaims:
    return partial(open_page, qtbot, open_window)


@pytest.fixture
def opened(project_path: Path) -> Iterator[Project]:
    with projects.open_project(project_path) as project:
        yield project


# ── Stance, note, focus, unlinking


def test_a_new_stance_moves_the_card_and_can_be_undone(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    card = next(card for card in cards(page, S) if quote_row(card).speaker == "إسكندر وتوت")
    before = link(card)
    card.setFocus()
    press(card, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(cards(page, D)) == 2)
    assert card in cards(page, D)
    assert focused(page) is card
    assert link(card).note == before.note
    assert not card.quoted.mark.isVisible()  # on one side only now
    window(page).undo()
    qtbot.waitUntil(lambda: len(cards(page, D)) == 1)
    assert speakers(page, S) == ["المجموعة المصغرة للتحالف الدولي", "إسكندر وتوت"]


def test_a_stance_is_chosen_from_the_chips_menu(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    card = cards(page, D)[0]
    pick("3")
    QTest.mouseClick(card.stance, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card in cards(page, M))


def test_a_note_on_the_link_is_typed_on_the_card(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    card = cards(page, D)[0]
    card.setFocus()
    press(card, Qt.Key.Key_N)
    assert focused(page) is card.note_edit
    type_text(card.note_edit, "1 عن قدرات التحالف")  # a figure in a note is no stance
    press(card.note_edit, ENTER)
    qtbot.waitUntil(lambda: "عن قدرات التحالف" in card.note.text)
    assert focused(page) is card
    assert link(card).stance is D


def test_the_words_that_bear_on_the_claim_are_marked_by_keyboard(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    card = cards(page, D)[0]
    card.setFocus()
    press(card, Qt.Key.Key_F)
    assert focused(page) is card.focus_edit
    for _ in "أثر الغارات":
        press(card.focus_edit, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    press(card.focus_edit, ENTER)
    qtbot.waitUntil(lambda: link(card).focus_start is not None)
    assert quote_row(card).quote.text[link(card).focus_start : link(card).focus_end] == "أثر الغارات"
    assert card.quoted.words.isVisible()
    assert focused(page) is card


def test_unlinking_takes_the_card_away_and_leaves_the_quote(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    first, second = cards(page, S)
    quote_id = quote_row(first).quote.id
    first.setFocus()
    press(first, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: cards(page, S) == [second])
    assert focused(page) is second
    assert quote_queries.get(page.context.project, quote_id).deleted_at is None


def test_a_cards_status_is_set_by_key_and_the_claims_stays(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    card = cards(page, D)[0]
    card.setFocus()
    pick("4")
    press(card, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: quote_row(card).quote.status is QuoteStatus.CONFIRMED)
    assert claim(page).status is ClaimStatus.IN_REVIEW


def test_copying_a_card_gives_what_can_be_pasted_anywhere(sample_path: Path, open_claims: OpenClaims) -> None:
    page = open_claims(sample_path, "محطة السمندل بكامل")
    card = cards(page, D)[1]
    card.setFocus()
    press(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "«ما يعمل اليوم مضختان من ست، والبقية تنتظر محولًا كهربائيًا لم يصل بعد» — "
        "مصدر محلي، موظف في دائرة مياه المدينة (صحيفة ضفاف ياسمران، 16 أيار/مايو 2024)"
    )


def test_a_card_leads_to_its_quote_its_source_and_its_speaker(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    card = cards(page, D)[0]
    quote = quote_row(card).quote
    page.context.wanted.disconnect(window(page).show_record)
    page.context.place_wanted.disconnect(window(page).show_place)
    for key, signal, expected in (
        (ENTER, page.context.wanted, ["quote", quote.id]),
        (Qt.Key.Key_O, page.context.place_wanted, [quote.source_id, quote.start, quote.end]),
        (Qt.Key.Key_P, page.context.wanted, ["speaker", quote.speaker_id]),
    ):
        with qtbot.waitSignal(signal) as wanted:
            press(card, key)
        assert wanted.args == expected
    page.context.wanted.connect(window(page).show_record)
    page.context.place_wanted.connect(window(page).show_place)


# ── Status and verdict


def test_the_status_is_set_by_key_under_both_layouts(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    pick("3")
    press(page.list.table, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: claim(page).status is ClaimStatus.NEEDS_INFO)
    pick("5")
    type_text(page.list.table, "س")
    qtbot.waitUntil(lambda: claim(page).status is ClaimStatus.DONE)
    assert page.view.head.status.text() == "مكتمل"


def test_a_verdict_is_given_with_its_reason_and_taken_back(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    head = page.view.head
    pick("4")
    press(page.list.table, Qt.Key.Key_V)
    qtbot.waitUntil(has_focus(head.reason_edit))
    assert head.verdict.text() == "مضلِّل"
    type_text(head.reason_edit, "أثر موضعي")
    press(head.reason_edit, ENTER)
    qtbot.waitUntil(lambda: claim(page).verdict_note == "أثر موضعي")
    assert claim(page).verdict_by
    assert head.reason.text.startswith("\u2068أثر موضعي")
    qtbot.waitUntil(has_focus(head.verdict))
    pick_last()
    press(head.verdict, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: claim(page).verdict_id is None)
    assert head.verdict.text() == "بلا تصنيف"
    assert not head.reason.isVisible()


def test_another_verdict_keeps_the_reason_until_it_is_typed_over(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "محطة السمندل بكامل")
    reason = claim(page).verdict_note
    pick("4")
    press(page.list.table, Qt.Key.Key_V)
    qtbot.waitUntil(has_focus(page.view.head.reason_edit))
    assert claim(page).verdict_note == page.view.head.reason_edit.selectedText() == reason
    press(page.view.head.reason_edit, ESCAPE)
    assert page.view.head.reason.isVisible()


# ── Adding to a side


def test_a_quote_is_added_to_a_side_by_one_key_and_a_few_letters(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "خفضت أفران")
    press(page.list.table, Qt.Key.Key_2)
    edit = page.view.columns[D].add_edit
    assert focused(page) is edit
    type_text(edit, "السنبلي ربطة")
    press(edit, ENTER)
    qtbot.waitUntil(lambda: speakers(page, D) == ["مراد السنبلي"])
    # The line stays for the next.
    assert focused(page) is edit
    assert edit.text() == ""
    press(edit, ESCAPE)
    assert not edit.isVisible()
    assert focused(page) is page.list.table
    press(cards(page, D)[0], Qt.Key.Key_Up)
    cards(page, D)[0].setFocus()
    press(cards(page, D)[0], Qt.Key.Key_A)
    assert focused(page) is edit


def test_a_quote_that_is_linked_moves_with_its_focus_and_note(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "محطة السمندل بكامل")
    before = link(cards(page, D)[0])
    press(page.list.table, Qt.Key.Key_1)
    edit = page.view.columns[S].add_edit
    type_text(edit, "عدادات بيوتنا")
    press(edit, ENTER)
    qtbot.waitUntil(lambda: len(cards(page, S)) == 4)
    (after,) = (link for link in link_queries.of_quote(page.context.project, before.quote_id))
    assert (after.id, after.stance, after.focus_start) == (before.id, S, before.focus_start)


def test_a_new_quote_is_entered_for_a_side(sample_path: Path, open_claims: OpenClaims, qtbot: QtBot) -> None:
    page = open_claims(sample_path, "خفضت أفران")
    press(page.list.table, Qt.Key.Key_2)
    edit = page.view.columns[D].add_edit
    type_text(edit, "لم يخفض فرن واحد وزن ربطته")
    press(edit, ENTER)
    form = page._quote_form
    assert form is not None
    assert form.isVisible()
    entry = form.fields.entry()
    assert (entry.claim.id, entry.stance) == (page.view.claim_id, D)
    assert entry.words == "لم يخفض فرن واحد وزن ربطته"
    type_text(form.fields.speaker.line, "السنبلي")
    press(form.fields.speaker.line, ENTER)
    form.save()
    qtbot.waitUntil(lambda: speakers(page, D) == ["مراد السنبلي"])
    qtbot.waitUntil(page.view.isVisible)


# ── After the verdict


@pytest.fixture
def finished(opened: Project) -> int:
    """A finished claim with a verdict, one quote linked before it and two after."""
    claim_id = make_claim(opened, "الجسر آمن للشاحنات")
    salma, source = make_speaker(opened), make_source(opened, published_on="2016-02-05")
    make_link(opened, make_quote(opened, salma, text="قبل التصنيف", source_id=source), claim_id)
    claims.set_verdict(opened, claim_id, 1)
    claims.set_status(opened, claim_id, ClaimStatus.DONE)
    make_link(opened, make_quote(opened, salma, text="بعد التصنيف"), claim_id)
    make_link(opened, make_quote(opened, text="خلاف بعد التصنيف"), claim_id, D)
    make_quote(opened, salma, text="قول لم يُربط")
    opened.close()
    return claim_id


def test_what_is_new_since_the_verdict_is_marked_and_shown_alone(
    finished: int, project_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(project_path, "الجسر آمن")
    assert page.view.head.new_button.text() == "جديد بعد التصنيف (2)"
    marks = {quote_row(card).quote.text: card.quoted.mark.text for card in page.view.cards.values()}
    assert [text for text, mark in marks.items() if mark.startswith("✦ جديد بعد التصنيف")] == [
        "بعد التصنيف",
        "خلاف بعد التصنيف",
    ]
    QTest.mouseClick(page.view.head.new_button, Qt.MouseButton.LeftButton)
    assert [quote_row(card).quote.text for card in cards(page, S)] == ["بعد التصنيف"]
    assert [quote_row(card).quote.text for card in cards(page, D)] == ["خلاف بعد التصنيف"]
    QTest.mouseClick(page.view.head.new_button, Qt.MouseButton.LeftButton)
    assert len(cards(page, S)) == 2


def test_linking_to_a_finished_claim_offers_to_reopen_it(
    finished: int, project_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(project_path, "الجسر آمن")
    offer = page.view.offer
    assert not offer.isVisible()
    press(page.list.table, Qt.Key.Key_3)
    edit = page.view.columns[M].add_edit
    type_text(edit, "لم يُربط")
    press(edit, ENTER)
    qtbot.waitUntil(offer.isVisible)
    QTest.mouseClick(offer.reopen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: claim(page).status is ClaimStatus.IN_REVIEW)
    assert not offer.isVisible()


def test_what_is_new_is_known_when_the_verdict_is_kept(
    qtbot: QtBot, sample_path: Path, open_window: OpenWindow
) -> None:
    with projects.open_project(sample_path) as project:
        claims.set_verdict(project, 1, 1, note="السبب")
        make_link(project, make_quote(project, 1, text="قول جديد"), 1)
    shown = open_window(sample_path)
    shown.show_record("claim", 1)
    head = shown.findChild(ClaimHead)
    assert isinstance(head, ClaimHead)
    assert head.keep_button.isVisible()
    with qtbot.waitSignal(shown.context.changed):
        head.keep_button.click()
    assert not head.keep_button.isVisible()
    assert not head.new_button.isVisible()
    assert "السبب" in head.reason.text
    with qtbot.waitSignal(shown.context.changed):
        shown.undo()
    assert head.keep_button.isVisible()
