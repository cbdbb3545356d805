"""Speakers stay one, claims too: similar names, merging, and telling apart, in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_speaker
from tests.ui.conftest import OpenWindow
from tests.ui.typing import press, type_text
from tracker.queries import duplicates
from tracker.queries import history as history_queries
from tracker.queries import links as link_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Stance
from tracker.services import project as projects
from tracker.services import speakers
from ui import find
from ui.main_window import MainWindow
from ui.pages.claims import ClaimsPage
from ui.widgets import duplicates_view
from ui.widgets.duplicates_view import DuplicatesView
from ui.widgets.quote_form import QuoteForm

ENTER, ESCAPE, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete

OpenPairs = Callable[..., DuplicatesView]


@pytest.fixture
def filled(project_path: Path) -> Path:
    """Two speakers under two names each; the first pair is next to sure, the second in two scripts."""
    with projects.open_project(project_path) as opened:
        make_speaker(opened, "النائبة سلمى الحداد")
        known = make_speaker(opened, "سلمى الحداد")
        make_quote(opened, known, text="الجسر آمن للشاحنات")
        make_speaker(opened, "شكري العتيبي")
        make_speaker(opened, "Shukri Otaibi")
        make_speaker(opened, "رانية المراد")
    return project_path


@pytest.fixture
def open_pairs(open_window: OpenWindow, filled: Path) -> OpenPairs:
    """Open the view of similar names as the menu does."""

    def open_one(language: str = "ar") -> DuplicatesView:
        window = open_window(filled, language)
        window.menus.actions["action_duplicates"].trigger()
        view = window.pages.speakers.duplicates
        assert view is not None
        return view

    return open_one


def window_of(view: DuplicatesView) -> MainWindow:
    window = view.window()
    assert isinstance(window, MainWindow)
    return window


def kept(view: DuplicatesView) -> list[bool]:
    return [side.is_kept for side in view.sides]


def names(view: DuplicatesView) -> set[str]:
    return {row.speaker.name for row in speaker_queries.rows(window_of(view).context.project)}


# ── Pairs


def test_who_stays_is_chosen_beforehand_only_where_it_is_next_to_sure(open_pairs: OpenPairs) -> None:
    view = open_pairs()
    assert view.list.count() == 2
    assert window_of(view).focusWidget() is view.list
    assert kept(view) == [False, True], "who said more stays"
    assert view.merge_button.isEnabled()
    press(view.list, Qt.Key.Key_Down)
    assert kept(view) == [False, False]
    assert not view.merge_button.isEnabled()
    assert window_of(view).pages.speakers.list.duplicates_button.text() == "أسماء متشابهة (2)"


def test_a_pair_that_is_not_sure_is_merged_only_after_a_choice(open_pairs: OpenPairs, qtbot: QtBot) -> None:
    view = open_pairs()
    context = window_of(view).context
    press(view.list, Qt.Key.Key_Down)
    press(view.list, ENTER)
    assert len(names(view)) == 5, "Enter alone does nothing here"
    press(view.list, Qt.Key.Key_Right)
    assert kept(view) == [True, False], "in Arabic the first stands at the right"
    press(view.list, Qt.Key.Key_Space)
    assert kept(view) == [False, True]
    type_text(view.list, "1")
    with qtbot.waitSignal(context.noticed) as noticed:
        press(view.list, ENTER)
    newest = history_queries.newest(context.project)
    assert newest is not None
    assert noticed.args == ["دمج قائلَين", newest.id]
    assert "Shukri Otaibi" not in names(view)
    assert "شكري العتيبي" in names(view)
    assert view.list.count() == 1
    assert view.pair is not None
    window_of(view).undo()
    qtbot.waitUntil(lambda: view.list.count() == 2)


def test_in_english_the_first_of_a_pair_stands_at_the_left(open_pairs: OpenPairs) -> None:
    view = open_pairs("en")
    press(view.list, Qt.Key.Key_Left)
    assert kept(view) == [True, False]
    press(view.list, Qt.Key.Key_Right)
    assert kept(view) == [False, True]


def test_the_page_says_how_many_pairs_there_are(open_window: OpenWindow, filled: Path, qtbot: QtBot) -> None:
    window = open_window(filled, "en")
    window.turn_to("speaker")
    button = window.pages.speakers.list.duplicates_button
    assert button.text() == "Similar names (2)"
    window.context.do(speakers.reject_pair, 3, 4)
    qtbot.waitUntil(lambda: button.text() == "Similar names (1)")
    button.click()
    view = window.pages.speakers.duplicates
    assert view is not None
    assert view.list.hasFocus()


def test_a_press_on_a_side_chooses_it(open_pairs: OpenPairs) -> None:
    view = open_pairs()
    QTest.mouseClick(view.sides[0], Qt.MouseButton.LeftButton)
    assert kept(view) == [True, False]
    assert "الجسر آمن للشاحنات" in view.sides[1].said[0].text


def test_two_who_are_two_are_not_shown_again(open_pairs: OpenPairs, qtbot: QtBot) -> None:
    view = open_pairs()
    press(view.list, DELETE)
    qtbot.waitUntil(lambda: view.list.count() == 1)
    press(view.list, DELETE)
    qtbot.waitUntil(lambda: view.list.count() == 0)
    assert len(names(view)) == 5
    assert len(duplicates.rejected_pairs(window_of(view).context.project)) == 2
    assert all(side.isHidden() for side in view.sides)
    press(view.list, ESCAPE)
    page = window_of(view).pages.speakers
    assert page.list.table.hasFocus()
    assert page.list.duplicates_button.text() == "أسماء متشابهة"


def test_many_speakers_are_compared_on_a_thread_of_their_own(
    open_pairs: OpenPairs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates_view, "FEW", 1)
    view = open_pairs()
    qtbot.waitUntil(lambda: view.list.count() == 2)
    press(view.list, DELETE)
    qtbot.waitUntil(lambda: view.list.count() == 1)
    qtbot.waitUntil(lambda: "زوج واحد" in view.heading.text())


# ── One into another


def test_a_speaker_is_merged_into_another_by_keyboard(
    open_window: OpenWindow, filled: Path, qtbot: QtBot
) -> None:
    window = open_window(filled)
    window.turn_to("speaker")
    page = window.pages.speakers
    project = window.context.project
    latin, arabic = (speaker_queries.find(project, name).id for name in ("Shukri Otaibi", "شكري العتيبي"))
    page.show_record(latin)
    type_text(page.list.table, "ة")  # M on an Arabic keyboard
    row = page.view.merge_row
    qtbot.waitUntil(row.into.hasFocus)
    type_text(row.into, "شكري")
    press(row.into, ENTER)
    assert row.merge_button.hasFocus()
    press(row.merge_button, ENTER)
    qtbot.waitUntil(lambda: page.list.table.current_id == arabic)
    assert [each.name for each in speaker_queries.aliases(project, arabic)] == ["Shukri Otaibi"]
    assert not row.isVisible()


def test_a_merge_that_is_refused_says_why_and_stays_open(
    open_window: OpenWindow, filled: Path, qtbot: QtBot
) -> None:
    window = open_window(filled)
    window.turn_to("speaker")
    page = window.pages.speakers
    project = window.context.project
    page.show_record(speaker_queries.find(project, "Shukri Otaibi").id)
    page.merge()
    row = page.view.merge_row
    type_text(row.into, "رانية")
    press(row.into, ENTER)
    with projects.open_project(filled) as elsewhere:
        speakers.trash(elsewhere, speaker_queries.find(elsewhere, "رانية المراد").id)
    press(row.merge_button, ENTER)
    qtbot.waitUntil(lambda: "سلة" in row.hint.text() or "حُذف" in row.hint.text() or bool(row.hint.text()))
    qtbot.waitUntil(row.isEnabled)
    assert row.isVisible()
    press(row.into, ESCAPE)
    assert not row.isVisible()


@pytest.fixture
def with_claims(filled: Path) -> Path:
    """A claim and its contrary; one quote supports the one and, strangely, the other as well."""
    with projects.open_project(filled) as opened:
        keep, other = make_claim(opened, "الجسر آمن للشاحنات"), make_claim(opened, "لا تعبر الشاحنات سالمة")
        both, one = make_quote(opened, 1, text="هو آمن، وقد لا يكون"), make_quote(opened, 3, text="ليس آمنًا")
        make_link(opened, both, keep, Stance.SUPPORTS)
        make_link(opened, both, other, Stance.SUPPORTS)
        make_link(opened, one, other, Stance.SUPPORTS)
    return filled


def test_a_contrary_claim_is_merged_and_clashes_are_asked_in_place(
    open_window: OpenWindow, with_claims: Path, qtbot: QtBot
) -> None:
    window = open_window(with_claims)
    window.turn_to("claim")
    page = window.page
    assert isinstance(page, ClaimsPage)
    page.show_record(2)
    type_text(page.list.table, "m")
    row = page.view.merge_row
    type_text(row.into, "الجسر آمن")
    press(row.into, ENTER)
    assert not row.clashes.isVisible(), "equal stances need no question"
    row.reversed.setChecked(True)
    (picker,) = row.clashes.pickers.values()
    assert picker.stance is None
    press(row.merge_button, ENTER)
    qtbot.waitUntil(picker.hasFocus)  # first what holds
    type_text(picker, "2")
    press(picker, ENTER)
    qtbot.waitUntil(lambda: page.list.table.current_id == 1)
    found = {link.quote_id: link.stance for link in link_queries.of_claim(window.context.project, 1)}
    assert set(found.values()) == {Stance.DISPUTES}
    assert len(found) == 2
    window.undo()
    qtbot.waitUntil(lambda: page.list.model.row_of(2) is not None)


# ── While a new name is typed


def test_a_new_name_offers_whom_it_resembles_and_adding_stays_marked(
    open_window: OpenWindow, filled: Path
) -> None:
    window = open_window(filled)
    window.turn_to("quote")
    window.page.add_new()
    (form,) = (each for each in window.findChildren(QuoteForm) if each.isVisible())
    line = form.fields.speaker.line
    type_text(line, "Salma Haddad")
    assert line.rows[:-1] == ["النائبة سلمى الحداد", "سلمى الحداد"]
    assert line.rows[-1].startswith("أضف")
    press(line, ENTER)
    assert form.fields.speaker.picked.new_text == "Salma Haddad", "never merged by itself"


def test_the_same_name_in_other_marks_is_marked_itself(open_window: OpenWindow, filled: Path) -> None:
    found = find.speakers(open_window(filled).context)
    assert [choice.is_alike for choice in found("السيدة سلمى الحدّاد")] == [False, False]
    assert [choice.is_alike for choice in found("سلمى كامل الحداد")] == [True, True]
    assert found("كامل") == []
