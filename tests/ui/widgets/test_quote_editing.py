"""Leaving the form and coming back, changing a stored quote, and meeting someone else's change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.factories import make_quote
from tests.ui.conftest import OpenWindow
from tests.ui.desk import CONTROL, TEXT, Desk
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import Anchor, Changes, Quote, Stance
from tracker.services import quotes, sources

# Leaving and coming back


def test_escape_leaves_and_the_words_are_there_again(desk: Desk) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type("مسودة لم تكتمل")
    with desk.qtbot.waitSignal(desk.form.left):
        desk.press(Qt.Key.Key_Escape)
    assert desk.form.isHidden()
    desk.begin()
    assert desk.form.fields.words.words() == "مسودة لم تكتمل"
    assert desk.form.fields.speaker.line.text() == "إسكندر وتوت"
    assert not desk.form.frame._buttons["afresh"].isHidden()
    desk.form.frame.afresh_asked.emit()
    assert desk.form.fields.words.words() == ""


def test_what_is_left_over_one_quote_does_not_come_back_with_another(desk: Desk) -> None:
    quote_id = make_quote(desk.project, source_id=desk.source_id, text="الغارات سهلت المهمة")
    desk.begin()
    desk.form.fields.words.setFocus()
    desk.type("مسودة")
    desk.form.edit(quote_id)
    assert desk.form.fields.words.words() == "الغارات سهلت المهمة"
    desk.form.start_new(desk.source_id)
    assert desk.form.fields.words.words() == "مسودة"


def test_ctrl_s_saves_and_leaves(desk: Desk) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type("الغارات سهلت المهمة")
    with desk.qtbot.waitSignals([desk.form.saved, desk.form.left]):
        desk.press(Qt.Key.Key_S, modifier=CONTROL)
    assert not desk.form.is_touched
    desk.begin()
    assert desk.form.fields.words.words() == ""


# Editing


@pytest.fixture
def edited(desk: Desk) -> Callable[[], Quote]:
    """A stored quote opened in the form; reads what is stored of it."""
    quote_id = make_quote(desk.project, text="الغارات سهلت المهمة", note="الأصل", source_id=desk.source_id)
    desk.view.form.show()
    desk.form.edit(quote_id)
    return lambda: quote_queries.get(desk.project, quote_id)


def test_an_edit_changes_what_was_changed_and_nothing_else(desk: Desk, edited: Callable[[], Quote]) -> None:
    before = edited()
    desk.form.fields.note.setText("ملاحظة أخرى")
    with desk.qtbot.waitSignals([desk.form.saved, desk.form.left]):
        desk.press(Qt.Key.Key_Return, modifier=CONTROL)
    after = edited()
    start = TEXT.index("الغارات سهلت المهمة")
    placed = replace(before, start=start, end=start + 19, anchor=Anchor.HELD)
    assert after == replace(placed, note="ملاحظة أخرى", revision=before.revision + 1)


def test_an_edit_without_a_change_is_no_step(desk: Desk, edited: Callable[[], Quote]) -> None:
    desk.form.save()
    desk.qtbot.waitUntil(lambda: not desk.form.frame.is_waiting)
    desk.form.edit(edited().id)
    steps = desk.steps()
    with desk.qtbot.waitSignal(desk.form.left):
        desk.form.save()
    assert desk.steps() == steps


def test_a_lost_race_shows_both_and_mine_can_be_saved_over(desk: Desk, edited: Callable[[], Quote]) -> None:
    quotes.edit(desk.project, replace(edited(), note="سبقتك", venue="البصرة"))
    desk.form.fields.note.setText("ملاحظتي")
    desk.form.save()
    desk.qtbot.waitUntil(lambda: desk.form.conflict.isVisible())
    assert desk.form.fields.note.text() == "ملاحظتي"
    assert all(words in desk.form.conflict.text for words in ("سبقتك", "ملاحظتي", "البصرة"))
    assert desk.form.fields.entry().venue == "البصرة"  # what I had not touched is taken from there
    with desk.qtbot.waitSignal(desk.form.saved):
        desk.form.conflict.mine_wanted.emit()
    assert (edited().note, edited().venue) == ("ملاحظتي", "البصرة")


def test_a_lost_race_can_be_left_as_it_was_saved(desk: Desk, edited: Callable[[], Quote]) -> None:
    quotes.edit(desk.project, replace(edited(), note="سبقتك"))
    desk.form.fields.note.setText("ملاحظتي")
    desk.form.save()
    desk.qtbot.waitUntil(lambda: desk.form.conflict.isVisible())
    desk.form.conflict.theirs_wanted.emit()
    assert desk.form.fields.note.text() == "سبقتك"
    assert desk.form.conflict.isHidden()
    assert not desk.form.is_touched


def test_a_lost_place_is_repaired_from_the_selection(desk: Desk) -> None:
    quote_id = make_quote(
        desk.project, text="الغارات سهلت", source_id=desk.source_id, start=TEXT.index("الغارات سهلت")
    )
    source = source_queries.get(desk.project, desk.source_id)
    sources.edit(desk.project, replace(source, text=TEXT.replace("الغارات سهلت", "الضربات سهّلت")))
    desk.window.context.changed.emit(Changes(anything=True))
    assert quote_queries.get(desk.project, quote_id).anchor is Anchor.DETACHED
    desk.form.show()
    desk.form.edit(quote_id)
    start = source_queries.get(desk.project, desk.source_id).text.index("الضربات سهّلت")
    desk.view.text.show_span(start, start + len("الضربات سهّلت"))
    desk.form.quote_selected()
    with desk.qtbot.waitSignal(desk.form.saved):
        desk.form.save()
    repaired = quote_queries.get(desk.project, quote_id)
    assert (repaired.anchor, repaired.text, repaired.start) == (Anchor.HELD, "الضربات سهّلت", start)


def test_links_are_kept_when_an_edited_quote_is_linked_again(desk: Desk, edited: Callable[[], Quote]) -> None:
    desk.form.fields.claim.line.setFocus()
    desk.type("أثر ظاهر")
    desk.press(Qt.Key.Key_Return, Qt.Key.Key_3)
    with desk.qtbot.waitSignal(desk.form.saved):
        desk.form.save()
    (link,) = link_queries.of_quote(desk.project, edited().id)
    assert link.stance is Stance.MENTIONS


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 800)])
def test_no_field_is_wider_than_its_room(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    window = open_window(sample_path, language)
    window.resize(*size)
    desk = Desk(window, qtbot, 1)
    desk.begin()
    area = desk.form.fields.parentWidget()
    assert area is not None
    assert desk.form.fields.width() <= area.width()
    assert desk.form.fields.stance.sizeHint().width() <= desk.form.fields.stance.width()
