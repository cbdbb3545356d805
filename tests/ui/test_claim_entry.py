"""Entering and editing claims by keyboard, with a look at those that may say the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.typing import press, type_text
from tracker.queries import claims as claim_queries
from tracker.records import Claim, ClaimFilter
from tracker.services import claims
from tracker.services import project as projects
from ui.main_window import MainWindow
from ui.pages.claims import ClaimsPage
from ui.widgets.claim_form import ClaimForm

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_page(open_window: OpenWindow) -> Callable[..., ClaimsPage]:
    """The claims page of a project, the focus in its list."""

    def open_one(path: Path, language: str = "ar") -> ClaimsPage:
        window = open_window(path, language)
        window.turn_to("claim")
        page = window.page
        assert isinstance(page, ClaimsPage)
        page.list.table.setFocus()
        return page

    return open_one


def form(page: ClaimsPage) -> ClaimForm:
    assert page.form is not None
    assert page.form.isVisible()
    return page.form


def stored(page: ClaimsPage) -> list[Claim]:
    return [row.claim for row in claim_queries.rows(page.context.project, ClaimFilter())]


def has_focus(widget: QWidget) -> Callable[[], bool]:
    return lambda: widget.window().focusWidget() is widget


def test_a_claim_is_entered_without_the_mouse(
    project_path: Path, open_page: Callable[..., ClaimsPage], qtbot: QtBot
) -> None:
    page = open_page(project_path)
    assert page.empty.isVisible()
    page.add_new()
    assert form(page).words.placeholderText() == "صياغة محايدة قابلة للتحقق: من؟ ماذا؟ أين؟ متى؟"
    type_text(form(page).words, "الجسر آمن للشاحنات")
    press(form(page).words, Qt.Key.Key_Tab)
    type_text(form(page).topic, "الجسر")
    press(form(page).topic, Qt.Key.Key_Tab)
    type_text(form(page).note, "طلبنا التقرير")
    press(form(page).note, ENTER, CONTROL)
    qtbot.waitUntil(page.view.isVisible)
    (claim,) = stored(page)
    assert (claim.text, claim.topic, claim.note) == ("الجسر آمن للشاحنات", "الجسر", "طلبنا التقرير")
    assert page.view.claim_id == page.list.table.current_id == claim.id
    assert has_focus(page.list.table)()
    assert page.record_count() == 1


def test_an_empty_claim_is_refused_where_it_is_typed(
    project_path: Path, open_page: Callable[..., ClaimsPage], qtbot: QtBot
) -> None:
    page = open_page(project_path)
    page.add_new()
    type_text(form(page).topic, "الجسر")
    press(form(page).topic, ENTER)
    qtbot.waitUntil(lambda: form(page).fields["text"].error.isVisible())
    assert form(page).fields["text"].error.text().startswith("الادعاء بلا صياغة.")
    assert form(page).topic.text() == "الجسر"
    assert has_focus(form(page).words)()


def test_likely_duplicates_are_listed_while_typing_and_one_can_be_opened(
    sample_path: Path, open_page: Callable[..., ClaimsPage], qtbot: QtBot
) -> None:
    page = open_page(sample_path)
    page.add_new()
    like_it = form(page).like_it
    assert not like_it.isVisible()
    # Other spelling, other order, one word that no claim has.
    type_text(form(page).words, "محطه السمندل بكامل طاقتها تشتغل")
    qtbot.waitUntil(like_it.isVisible)
    assert like_it.item(0).text() == "تعمل محطة السمندل بكامل طاقتها منذ أيار/مايو 2024"
    detail = str(like_it.item(0).data(Qt.ItemDataRole.UserRole + 1))
    assert "▲ 2 (3)" in detail
    assert "23 كانون الثاني/يناير 2025" in detail
    press(form(page).words, Qt.Key.Key_Tab)
    assert has_focus(like_it)()
    press(like_it, ENTER)
    assert page.view.isVisible()
    assert page.view.row is not None
    assert page.view.row.claim.text == "تعمل محطة السمندل بكامل طاقتها منذ أيار/مايو 2024"


def test_a_claim_is_not_a_duplicate_of_itself(
    sample_path: Path, open_page: Callable[..., ClaimsPage]
) -> None:
    page = open_page(sample_path)
    for claim in stored(page):
        page.show_record(claim.id)
        page.edit()
        texts = [form(page).like_it.item(row).text() for row in range(form(page).like_it.count())]
        assert claim.text not in texts


def test_a_claim_is_edited_and_keeps_its_verdict(
    sample_path: Path, open_page: Callable[..., ClaimsPage], qtbot: QtBot
) -> None:
    page = open_page(sample_path)
    before = claim_queries.find(page.context.project, "السمندل بكامل")
    page.show_record(before.id)
    press(page.list.table, Qt.Key.Key_F2)
    type_text(form(page).words, "كما قيل: ")
    press(form(page).words, ENTER, CONTROL)
    qtbot.waitUntil(page.view.isVisible)
    after = claim_queries.get(page.context.project, before.id)
    assert after.text == f"كما قيل: {before.text}"
    assert (after.verdict_id, after.verdict_note) == (before.verdict_id, before.verdict_note)


def test_escape_leaves_the_form_stores_nothing_and_keeps_what_was_typed(
    sample_path: Path, open_page: Callable[..., ClaimsPage]
) -> None:
    page = open_page(sample_path)
    page.add_new()
    type_text(form(page).words, "لم يُحفظ هذا بعد")
    press(form(page).words, ESCAPE)
    assert page.view.isVisible()
    assert has_focus(page.list.table)()
    assert len(stored(page)) == 12
    page.edit()
    assert (
        form(page).words.words() == claim_queries.get(page.context.project, page.view.claim_id or 0).text
    )  # another record has its own
    press(form(page).words, ESCAPE)
    page.add_new()
    assert form(page).words.words() == "لم يُحفظ هذا بعد"


def test_what_was_saved_does_not_come_back(
    project_path: Path, open_page: Callable[..., ClaimsPage], qtbot: QtBot
) -> None:
    page = open_page(project_path)
    page.add_new()
    type_text(form(page).words, "الجسر آمن")
    press(form(page).words, ENTER, CONTROL)
    qtbot.waitUntil(page.view.isVisible)
    page.add_new()
    assert form(page).words.words() == ""


def test_a_lost_race_keeps_what_was_typed(
    sample_path: Path, open_page: Callable[..., ClaimsPage], qtbot: QtBot
) -> None:
    page = open_page(sample_path)
    page.edit()
    claim = form(page).begun
    with projects.open_project(sample_path, lock_held=True) as other:
        claims.edit(other, Claim(id=claim.id, revision=claim.revision, text="غُيّر في مكان آخر"))
    type_text(form(page).words, "عندي: ")
    press(form(page).words, ENTER, CONTROL)
    afresh = page.findChild(QPushButton, "claim_begin_afresh")
    assert isinstance(afresh, QPushButton)
    qtbot.waitUntil(afresh.isVisible)
    assert form(page).words.words() == f"عندي: {claim.text}"
    assert claim_queries.get(page.context.project, claim.id).text == "غُيّر في مكان آخر"
    afresh.click()
    assert form(page).words.words() == "غُيّر في مكان آخر"


def test_the_form_follows_a_switch_of_language(
    sample_path: Path, open_page: Callable[..., ClaimsPage]
) -> None:
    page = open_page(sample_path)
    page.add_new()
    window = page.window()
    assert isinstance(window, MainWindow)
    window.switch_language()
    assert form(page).words.placeholderText() == (
        "Neutral wording that can be checked: who? what? where? when?"
    )
