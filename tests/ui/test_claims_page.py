"""The claims page in the real window: both sides of a claim, and judging it by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tests.ui.conftest import OpenWindow
from tests.ui.typing import press, type_text
from tracker.queries import claims as claim_queries
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.records import (
    Claim,
    ClaimFilter,
    ClaimStatus,
    Link,
    QuoteFilter,
    QuoteKind,
    QuoteRow,
    QuoteStatus,
    Stance,
)
from tracker.services import claims
from tracker.services import project as projects
from tracker.services.project import Project
from ui.main_window import MainWindow
from ui.pages.claims import ClaimsPage
from ui.widgets.card_column import MOST_AT_ONCE
from ui.widgets.quote_card import QuoteCard

S, D, M = Stance.SUPPORTS, Stance.DISPUTES, Stance.MENTIONS
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape

OpenClaims = Callable[..., ClaimsPage]


@pytest.fixture
def open_claims(qtbot: QtBot, open_window: OpenWindow) -> OpenClaims:
    """Open the claims page of a project on the claim with these words, the focus in the list."""

    def open_one(path: Path, words: str, language: str = "ar") -> ClaimsPage:
        window = open_window(path, language)
        window.turn_to("claim")
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page = window.page
        assert isinstance(page, ClaimsPage)
        page.show_record(claim_queries.find(page.context.project, words).id)
        qtbot.waitUntil(has_focus(page.list.table))
        return page

    return open_one


@pytest.fixture
def opened(project_path: Path) -> Iterator[Project]:
    with projects.open_project(project_path) as project:
        yield project


def cards(page: ClaimsPage, stance: Stance) -> list[QuoteCard]:
    """The cards on one side of the claim, from the top."""
    column = page.view.columns[stance]
    shown = [card for card in column.cards if isinstance(card, QuoteCard) and card.isVisibleTo(column)]
    assert len(shown) == len(column.cards)
    return shown


def column_called(page: ClaimsPage, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def speakers(page: ClaimsPage, stance: Stance) -> list[str]:
    return [quote_row(card).speaker for card in cards(page, stance)]


def claim(page: ClaimsPage) -> Claim:
    """The claim as the page shows it."""
    assert page.view.row is not None
    return page.view.row.claim


def window(page: ClaimsPage) -> MainWindow:
    found = page.window()
    assert isinstance(found, MainWindow)
    return found


def quote_row(card: QuoteCard) -> QuoteRow:
    assert card.row is not None
    return card.row


def link(card: QuoteCard) -> Link:
    assert card.link is not None
    return card.link


def pick(keys: str) -> None:
    """Press these keys in the menu that is about to open."""

    def press_them() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        QTest.keyClicks(menu, keys)

    QTimer.singleShot(50, press_them)


def pick_last() -> None:
    """Take the last row of the menu that is about to open."""

    def press_them() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        QTest.keyClick(menu, Qt.Key.Key_Up)
        QTest.keyClick(menu, ENTER)

    QTimer.singleShot(50, press_them)


def focused(page: ClaimsPage) -> QWidget:
    """Where the window's focus is; without a display a menu that closes leaves no window active."""
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def has_focus(widget: QWidget) -> Callable[[], bool]:
    return lambda: widget.window().focusWidget() is widget


# ── Both sides


def test_both_sides_stand_beside_one_another_with_their_counts(
    sample_path: Path, open_claims: OpenClaims
) -> None:
    page = open_claims(sample_path, "محطة السمندل بكامل")
    assert speakers(page, S) == ["وزارة المياه", "وزارة المياه", "مراد السنبلي"]
    assert speakers(page, D) == ["لجنة أهالي حي القناديل", "مصدر محلي", "مراد السنبلي"]
    assert speakers(page, M) == ["مراد السنبلي", "مراد السنبلي", "جابر النواعيري"]
    headings = [column.heading.text() for column in page.view.columns.values()]
    assert [heading.split("  ")[1] for heading in headings] == ["2 (3)", "3 (3)", "2 (3)"]
    supports, disputes = (column_called(page, name) for name in ("supports_column", "disputes_column"))
    assert supports.x() >= disputes.x() + disputes.width()


def test_in_english_supports_stand_on_the_left(sample_path: Path, open_claims: OpenClaims) -> None:
    page = open_claims(sample_path, "محطة السمندل بكامل", "en")
    supports, disputes = (page.view.columns[stance] for stance in (S, D))
    assert supports.x() < disputes.x()
    assert supports.heading.text().startswith("▲ Supporting it")


def test_a_speaker_on_both_sides_is_marked_on_both_and_counted_once_on_each(
    sample_path: Path, open_claims: OpenClaims
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    marked = [card for stance in (S, D) for card in cards(page, stance) if card.quoted.mark.text]
    assert [quote_row(card).speaker for card in marked] == ["إسكندر وتوت", "إسكندر وتوت"]
    assert {link(card).stance for card in marked} == {S, D}
    # Both in February 2016: no change, and never a contradiction.
    assert {card.quoted.mark.text for card in marked} == {"⇄ له أقوال في الاتجاهين"}
    balance = page.list.model.claim_row(page.list.table.currentIndex().row()).balance
    assert (balance.supports_speakers, balance.disputes_speakers) == (2, 1)


def test_a_speaker_who_changed_sides_is_marked_with_the_dates(
    sample_path: Path, open_claims: OpenClaims
) -> None:
    page = open_claims(sample_path, "محطة السمندل بكامل")
    marks = {card.quoted.mark.text for card in page.view.cards.values() if card.quoted.mark.text}
    (mark,) = marks
    assert mark.replace("\u2068", "").replace("\u2069", "") == (
        "⇄ تغيّر الموقف بين 15 أيار/مايو 2024 و23 كانون الثاني/يناير 2025"
    )
    assert not any(card.quoted.mark.text for card in cards(page, M))


def test_an_indirect_quote_is_never_in_marks(sample_path: Path, open_claims: OpenClaims) -> None:
    page = open_claims(sample_path, "محطة السمندل بكامل")
    found = 0
    for row in claim_queries.rows(page.context.project, ClaimFilter()):
        page.show_record(row.claim.id)
        for card in page.view.cards.values():
            card.toggle_fold()
            verbatim = quote_row(card).quote.kind is not QuoteKind.INDIRECT
            assert card.quoted.words.text.startswith("«") == verbatim
            assert ("«" in card.quoted.words.text) == ("»" in card.quoted.words.text) == verbatim
            assert bool(card.quoted.caption.text) != verbatim
            card.copy()
            assert ("«" in QGuiApplication.clipboard().text()) == verbatim
            found += not verbatim
    assert found == 6


def test_an_empty_side_says_so(sample_path: Path, open_claims: OpenClaims) -> None:
    page = open_claims(sample_path, "خفضت أفران")
    assert cards(page, D) == []
    assert page.view.columns[D].empty.isVisible()
    assert page.view.columns[D].empty.text == "لم يُسجَّل هنا قول يخالف هذا الادعاء"


def test_the_focus_is_bold_and_the_rest_unfolds(sample_path: Path, open_claims: OpenClaims) -> None:
    page = open_claims(sample_path, "محطة السمندل بكامل")
    card = cards(page, D)[-1]
    assert card.quoted.words.text == "«… لم تبلغ كامل طاقتها يومًا واحدًا في ذلك الصيف …»"
    press(card, Qt.Key.Key_Space)
    assert card.quoted.words.text.startswith("«سأقولها اليوم كما هي. المحطة")
    press(card, Qt.Key.Key_Space)
    assert card.quoted.words.text.startswith("«… ")


def test_many_quotes_on_one_side_come_in_two_helpings(
    opened: Project, project_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    claim_id, speaker = make_claim(opened, "ادعاء كثر فيه الكلام"), make_speaker(opened)
    for number in range(MOST_AT_ONCE + 3):
        make_link(opened, make_quote(opened, speaker, text=f"قول {number}"), claim_id)
    opened.close()
    page = open_claims(project_path, "ادعاء كثر")
    column = page.view.columns[S]
    assert (len(column.cards), column.more.isVisible()) == (MOST_AT_ONCE, True)
    QTest.mouseClick(column.more, Qt.MouseButton.LeftButton)
    assert (len(column.cards), column.more.isVisible()) == (MOST_AT_ONCE + 3, False)
    assert focused(page) is column.cards[MOST_AT_ONCE]


# ── Between cards


def test_arrows_lead_from_card_to_card(sample_path: Path, open_claims: OpenClaims, qtbot: QtBot) -> None:
    page = open_claims(sample_path, "محطة السمندل بكامل")
    qtbot.waitUntil(lambda: page.view.columns[D].x() > 0)
    supports, disputes, mentions = (cards(page, stance) for stance in (S, D, M))
    press(page.list.table, ENTER)
    assert focused(page) is supports[0]
    for key, expected in (
        (Qt.Key.Key_Down, supports[1]),
        (Qt.Key.Key_End, supports[2]),
        (Qt.Key.Key_Down, mentions[0]),
        (Qt.Key.Key_Up, supports[2]),
        (Qt.Key.Key_Home, supports[0]),
        (Qt.Key.Key_Left, disputes[0]),  # in Arabic the other side lies to the left
        (Qt.Key.Key_Left, disputes[0]),
        (Qt.Key.Key_Right, supports[0]),
    ):
        press(focused(page), key)
        assert focused(page) is expected
    press(focused(page), ESCAPE)
    assert focused(page) is page.list.table


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
    page.context.wanted.disconnect(window(page).show_record)
    for key, entity, row_id in (
        (ENTER, "quote", quote_row(card).quote.id),
        (Qt.Key.Key_O, "source", quote_row(card).quote.source_id),
        (Qt.Key.Key_P, "speaker", quote_row(card).quote.speaker_id),
    ):
        with qtbot.waitSignal(page.context.wanted) as wanted:
            press(card, key)
        assert wanted.args == [entity, row_id]
    page.context.wanted.connect(window(page).show_record)


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


# ── The list


def test_the_list_is_searched_and_filtered_and_cleared(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    model, shown = page.list.model, page.view.claim_id
    page.focus_search()
    type_text(page.list.search_box, "الخبز")
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert page.list.count.text() == "2 من 12"
    assert page.view.claim_id == shown  # what one works on stays until another is chosen
    page.list.statuses.choose([ClaimStatus.UNREVIEWED])
    page.list.read()
    assert model.rowCount() == 1
    press(page.list.search_box, ESCAPE)
    press(page.list.table, ESCAPE)
    assert model.rowCount() == 12
    page.list.verdicts.setCurrentIndex(1)  # no verdict
    page.list.read()
    assert {model.claim_row(row).claim.verdict_id for row in range(model.rowCount())} == {None}
    page.show_record(claim_queries.find(page.context.project, "السمندل بكامل").id)
    assert model.rowCount() == 12  # the filter hid it


def test_a_claim_that_leaves_the_filter_stays_shown(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    page.list.statuses.choose([ClaimStatus.IN_REVIEW])
    page.list.read()
    shown = page.view.claim_id
    pick("3")
    press(page.list.table, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: claim(page).status is ClaimStatus.NEEDS_INFO)
    assert page.list.model.row_of(shown) is None
    assert page.view.claim_id == shown


def test_a_trashed_claim_gives_way_to_its_neighbour_and_comes_back(
    sample_path: Path, open_claims: OpenClaims, qtbot: QtBot
) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    row, trashed = page.list.table.currentIndex().row(), page.view.claim_id
    press(page.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 11)
    assert page.view.claim_id == page.list.table.current_id != trashed
    assert page.list.table.currentIndex().row() == min(row, 10)
    window(page).undo()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 12)


def test_export_is_about_the_claim_shown(sample_path: Path, open_claims: OpenClaims) -> None:
    page = open_claims(sample_path, "لضربات التحالف")
    assert page.export_filter() == QuoteFilter(claims=(claim(page).id,))
    assert page.record_count() == 12


def test_the_claim_filter_and_splitter_are_as_they_were_left(
    sample_path: Path, open_claims: OpenClaims, open_window: OpenWindow
) -> None:
    page = open_claims(sample_path, "ارتفع سعر")
    shown = page.view.claim_id
    page.list.search_box.setText("الخبز")
    page.list.read()
    page.splitter.setSizes([500, 600])
    share = page.splitter.sizes()[0] / sum(page.splitter.sizes())
    page.window().close()
    window = open_window(sample_path)
    window.turn_to("claim")
    again = window.page
    assert isinstance(again, ClaimsPage)
    assert again.view.claim_id == shown
    assert again.list.search_box.text() == "الخبز"
    assert again.list.model.rowCount() == 2
    assert again.splitter.sizes()[0] / sum(again.splitter.sizes()) == pytest.approx(share, abs=0.03)


def test_a_read_only_project_offers_nothing_that_writes(
    sample_path: Path, open_claims: OpenClaims, open_window: OpenWindow
) -> None:
    open_window(sample_path)
    page = open_claims(sample_path, "لضربات التحالف")
    assert not page.context.project.writable
    for key in (Qt.Key.Key_S, Qt.Key.Key_V, Qt.Key.Key_2, Qt.Key.Key_Delete, Qt.Key.Key_F2):
        press(page.list.table, key)
    card = cards(page, D)[0]
    for key in (Qt.Key.Key_S, Qt.Key.Key_1, Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_Delete):
        press(card, key)
    page.add_new()
    assert QApplication.activePopupWidget() is None
    assert page.context.writer.is_idle
    assert page.form is None
