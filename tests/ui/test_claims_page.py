"""The claims page in the real window: both sides of a claim at a glance, and the list."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_speaker
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
    column_called,
    focused,
    link,
    open_page,
    pick,
    quote_row,
    speakers,
    window,
)
from tests.ui.typing import press, type_text
from tracker.queries import claims as claim_queries
from tracker.records import ClaimFilter, ClaimStatus, QuoteFilter, QuoteKind
from tracker.services import project as projects
from tracker.services.project import Project
from ui.pages.claims import ClaimsPage
from ui.widgets.card_column import MOST_AT_ONCE


@pytest.fixture
def open_claims(qtbot: QtBot, open_window: OpenWindow) -> OpenClaims:
    return partial(open_page, qtbot, open_window)


@pytest.fixture
def opened(project_path: Path) -> Iterator[Project]:
    with projects.open_project(project_path) as project:
        yield project


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
    shown = page.list.model.claim_row(page.list.table.currentIndex().row())
    assert shown is not None
    balance = shown.balance
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
    rows = [model.claim_row(row) for row in range(model.rowCount())]
    assert {row.claim.verdict_id for row in rows if row} == {None}
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
