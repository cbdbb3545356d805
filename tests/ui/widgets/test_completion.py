"""Completion: what is found, and taking it without the mouse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tests.ui.typing import press, type_text
from tracker.records import Speaker, SpeakerKind, SpeakerRole, Stance
from tracker.services import project as projects
from tracker.services import speakers
from ui import find
from ui.context import Context
from ui.widgets.completion import Choice, CompletionEdit

NAMES = [Choice(1, "إسكندر وتوت", "نائب"), Choice(2, "سلمى الحداد"), Choice(3, "سليم الحداد")]
MakeEdit = Callable[..., CompletionEdit]


@pytest.fixture
def context(project_path: Path, qtbot: QtBot) -> Iterator[Context]:
    made = Context(projects.open_project(project_path), "ar")
    yield made
    made.close()


@pytest.fixture
def make_edit(qtbot: QtBot) -> MakeEdit:
    """A completing line between two others, in a shown window."""
    windows: list[QWidget] = []  # qtbot keeps none alive

    def make(found: Callable[[str], list[Choice]] | None = None, *, adds: bool = False) -> CompletionEdit:
        window = QWidget()
        windows.append(window)
        window.resize(500, 400)
        edit = CompletionEdit(
            found or (lambda typed: [each for each in NAMES if typed in each.text]), adds=adds
        )
        layout = QVBoxLayout(window)
        for widget in (QLineEdit(), edit, QLineEdit()):
            layout.addWidget(widget)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        edit.setFocus()
        qtbot.waitUntil(edit.hasFocus)
        return edit

    return make


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_the_first_match_is_one_key_away(make_edit: MakeEdit, qtbot: QtBot, key: Qt.Key) -> None:
    edit = make_edit()
    type_text(edit, "الحداد")
    assert edit.rows == ["سلمى الحداد", "سليم الحداد"]
    with qtbot.waitSignal(edit.chosen) as chosen:
        press(edit, key)
    assert chosen.args == [2, "سلمى الحداد"]
    assert edit.choice == NAMES[1]
    assert edit.rows == []


def test_arrows_move_between_the_rows_and_around(make_edit: MakeEdit) -> None:
    edit = make_edit()
    type_text(edit, "الحداد")
    press(edit, Qt.Key.Key_Down)
    press(edit, Qt.Key.Key_Return)
    assert edit.choice == NAMES[2]
    edit.clear()
    type_text(edit, "الحداد")
    press(edit, Qt.Key.Key_Up)
    press(edit, Qt.Key.Key_Return)
    assert edit.choice == NAMES[2]


def test_down_in_an_empty_line_offers_all_and_marks_the_first(make_edit: MakeEdit) -> None:
    edit = make_edit()
    press(edit, Qt.Key.Key_Down)
    assert len(edit.rows) == 3
    press(edit, Qt.Key.Key_Return)
    assert edit.choice == NAMES[0]


def test_a_click_in_an_empty_line_offers_all_and_marks_none(make_edit: MakeEdit) -> None:
    edit = make_edit()
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
    assert len(edit.rows) == 3
    press(edit, Qt.Key.Key_Tab)
    assert edit.choice is None


def test_typing_after_a_choice_gives_it_up(make_edit: MakeEdit) -> None:
    edit = make_edit()
    edit.set_choice(NAMES[0])
    edit.end(False)
    type_text(edit, "ي")
    assert edit.choice is None


def test_escape_closes_the_list_and_keeps_what_was_typed(make_edit: MakeEdit) -> None:
    edit = make_edit()
    type_text(edit, "الحداد")
    press(edit, Qt.Key.Key_Escape)
    assert edit.rows == []
    assert edit.text() == "الحداد"
    assert edit.choice is None


def test_escape_belongs_to_the_open_list_before_any_shortcut(make_edit: MakeEdit) -> None:
    edit = make_edit()
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(edit, asked)
    assert not asked.isAccepted()
    type_text(edit, "الحداد")
    QApplication.sendEvent(edit, asked)
    assert asked.isAccepted()


def test_the_last_row_adds_what_was_typed(make_edit: MakeEdit, qtbot: QtBot) -> None:
    edit = make_edit(adds=True)
    type_text(edit, "سل")
    assert len(edit.rows) == 3
    assert "سل" in edit.rows[-1]
    with qtbot.waitSignal(edit.add_asked) as asked:
        press(edit, Qt.Key.Key_Up)
        press(edit, Qt.Key.Key_Return)
    assert asked.args == ["سل"]


def test_without_matches_the_row_that_adds_is_marked(make_edit: MakeEdit, qtbot: QtBot) -> None:
    edit = make_edit(adds=True)
    type_text(edit, "رانيا")
    with qtbot.waitSignal(edit.add_asked):
        press(edit, Qt.Key.Key_Tab)


def test_enter_takes_what_fits_words_that_were_set(make_edit: MakeEdit) -> None:
    edit = make_edit()
    edit.setText("وتوت")
    press(edit, Qt.Key.Key_Return)
    assert edit.choice == NAMES[0]


def test_leaving_closes_the_list(make_edit: MakeEdit) -> None:
    edit = make_edit()
    type_text(edit, "الحداد")
    edit.clearFocus()
    assert edit.rows == []


def test_a_list_that_is_open_goes_with_its_line(make_edit: MakeEdit, qtbot: QtBot) -> None:
    edit = make_edit()
    window = edit.window()
    type_text(edit, "الحداد")
    edit.deleteLater()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "completion_list") is None)


# What is found


@pytest.mark.parametrize("typed", ["وتوت اسكندر", "إسكندر", "witwit", "ابو محمد", "توت", "الوتوت"])
def test_a_speaker_is_found_by_any_words_of_any_name(context: Context, typed: str) -> None:
    speaker_id = make_speaker(context.project, "إسكندر وتوت", latin_name="Iskandar Witwit")
    make_speaker(context.project, "سلمى الحداد")
    speakers.add_alias(context.project, speaker_id, "أبو محمّد")
    assert [each.id for each in find.speakers(context)(typed)] == [speaker_id]


def test_words_of_two_names_of_one_speaker_are_not_mixed(context: Context) -> None:
    make_speaker(context.project, "إسكندر وتوت", latin_name="Iskandar Witwit")
    assert [choice.is_alike for choice in find.speakers(context)("وتوت iskandar")] == [True]


def test_the_whole_name_comes_before_its_beginning_and_that_before_its_middle(context: Context) -> None:
    middle = make_speaker(context.project, "حسن علي")
    start = make_speaker(context.project, "علي حسن")
    whole = make_speaker(context.project, "علي")
    assert [each.id for each in find.speakers(context)("علي")] == [whole, start, middle]


def test_the_detail_is_the_last_role_else_the_number_of_quotes(context: Context) -> None:
    speaker_id = make_speaker(context.project, "إسكندر وتوت")
    make_quote(context.project, speaker_id)
    assert find.speakers(context)("وتوت")[0].detail == "اقتباس واحد"
    speakers.add_role(context.project, SpeakerRole(speaker_id=speaker_id, title="عضو لجنة الأمن"))
    context.look_for_changes()
    context.changed.emit(speakers.add_alias(context.project, speaker_id, "أبو محمد"))
    assert find.speakers(context)("وتوت")[0].detail == "عضو لجنة الأمن"


def test_unnamed_speakers_show_their_source_and_stay_with_it(context: Context) -> None:
    here, there = (
        make_source(context.project, title="خبر الأنبار"),
        make_source(context.project, title="خبر البصرة"),
    )
    one = make_speaker(context.project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=here)
    other = make_speaker(context.project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=there)
    assert {(each.id, each.detail) for each in find.speakers(context)("مصدر")} == {
        (one, "خبر الأنبار"),
        (other, "خبر البصرة"),
    }
    assert [each.id for each in find.speakers(context)("امني البصره")] == [other]
    assert [each.id for each in find.speakers(context, lambda: here)("مصدر")] == [one]


def test_a_claim_is_found_by_most_of_its_words_and_shows_its_balance(context: Context) -> None:
    claim_id = make_claim(context.project, "غارات التحالف مؤثرة في قدرات التنظيم")
    make_claim(context.project, "الجسر آمن للشاحنات")
    quote_id = make_quote(context.project, said_on="2016-02")
    make_link(context.project, quote_id, claim_id, Stance.DISPUTES)
    (found,) = find.claims(context)("غارات التحالف مؤثره جدا")
    assert found.id == claim_id
    assert "▼ 1 (1)" in found.detail
    assert "▲" not in found.detail
    assert found.detail.endswith("شباط/فبراير 2016")


def test_a_source_is_found_by_title_and_outlet(context: Context) -> None:
    source_id = make_source(
        context.project, title="خبر عن الجسر", outlet="ارفع صوتك", published_on="2016-02-05"
    )
    (found,) = find.sources(context)("صوتك الجسر")
    assert found.id == source_id
    assert "ارفع صوتك" in found.detail
    assert "5 شباط/فبراير 2016" in found.detail


def test_what_was_just_added_is_found(context: Context, qtbot: QtBot) -> None:
    finder = find.speakers(context)
    assert finder("رانيا") == []
    with qtbot.waitSignal(context.changed):
        context.do(speakers.add, Speaker(name="رانيا السيد"))
    assert [each.text for each in finder("رانيا")] == ["رانيا السيد"]
