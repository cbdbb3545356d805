"""A quote entered by keyboard in the real window: how few keys it takes, and what is stored."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui import typing
from tests.ui.desk import CONTROL, TEXT, WITWIT_SAID, Desk
from tests.ui.typing import type_text
from tracker.queries import claims as claim_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Anchor, Changes, ClaimFilter, QuoteKind, SpeakerKind, Stance
from tracker.services import entry, history


def test_a_quote_is_typed_without_the_mouse(desk: Desk) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type(WITWIT_SAID)
    row = desk.save()
    assert row.speaker == "إسكندر وتوت"
    assert row.quote.text == WITWIT_SAID
    assert row.quote.source_id == desk.source_id
    assert row.quote.anchor is Anchor.HELD
    assert TEXT[row.quote.start : row.quote.end] == WITWIT_SAID
    assert row.quote.role == "عضو لجنة الأمن والدفاع"
    assert row.quote.kind is QuoteKind.DIRECT
    assert row.dated_by_source


def test_from_the_second_quote_on_eight_keys_beside_the_words_are_enough(desk: Desk) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type(WITWIT_SAID)
    desk.save()

    before = typing.pressed
    desk.type("المصغرة")  # another speaker, an indirect quote, on the supporting side of a known claim
    desk.press(Qt.Key.Key_Return)
    desk.type("الغارات تؤثر بقوة في التنظيم")
    desk.press(Qt.Key.Key_Tab)
    desk.type("أثر ظاهر")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_1)
    row = desk.save()
    assert typing.pressed - before <= 8
    assert row.speaker == "المجموعة المصغرة للتحالف"
    assert row.quote.kind is QuoteKind.INDIRECT
    assert [(link.claim, link.stance) for link in row.links] == [
        ("لضربات التحالف أثر ظاهر في التنظيم", Stance.SUPPORTS)
    ]

    before = typing.pressed
    desk.press(Qt.Key.Key_Return)  # the same speaker once more
    desk.type("الغارات سهلت تحرير سنجار")
    row = desk.save()
    assert typing.pressed - before <= 2
    assert row.speaker == "المجموعة المصغرة للتحالف"


def test_speaker_source_role_date_and_venue_stay_for_the_next(desk: Desk) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type(WITWIT_SAID)
    type_text(desk.form.fields.said_on.line, "أمس")
    type_text(desk.form.fields.venue, "مقابلة")
    desk.form.fields.role.setText("")
    type_text(desk.form.fields.role, "نائب")
    row = desk.save()
    assert (row.quote.said_on, row.quote.said_on_text, row.quote.venue) == ("2016-02-04", "أمس", "مقابلة")
    line = desk.form.fields.speaker.line
    assert desk.focused is line
    assert line.selectedText() == line.text() == "إسكندر وتوت"
    desk.press(Qt.Key.Key_Return)
    desk.type("الغارات سهلت المهمة")
    row = desk.save()
    assert (row.speaker, row.quote.role) == ("إسكندر وتوت", "نائب")
    assert (row.quote.said_on, row.quote.said_on_text, row.quote.venue) == ("2016-02-04", "أمس", "مقابلة")
    assert row.quote.source_id == desk.source_id


def test_speaker_claim_and_origin_are_added_in_the_same_step(desk: Desk) -> None:
    steps = desk.steps()
    desk.begin()
    desk.type("رانيا السيد")
    desk.press(Qt.Key.Key_Return)
    desk.type("الغارات سهلت تحرير سنجار")
    desk.press(Qt.Key.Key_Tab)
    desk.type("الغارات سهلت تحرير سنجار فعلًا")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_2)
    type_text(desk.form.fields.origin.line, "بيان الائتلاف")
    row = desk.save()
    assert (row.speaker, row.origin) == ("رانيا السيد", "بيان الائتلاف")
    assert [link.stance for link in row.links] == [Stance.DISPUTES]
    assert desk.steps() == steps + 1
    history.undo(desk.project)
    assert desk.count() == 0
    assert speaker_queries.named(desk.project, "رانيا السيد") == []
    assert len(list(claim_queries.rows(desk.project, ClaimFilter()))) == 1


def test_role_and_origin_go_and_come_back_with_their_speaker(desk: Desk) -> None:
    desk.begin()
    desk.type("المصغرة")
    desk.press(Qt.Key.Key_Return)
    desk.type("الغارات تؤثر بقوة في التنظيم")
    type_text(desk.form.fields.role, "تحالف")
    type_text(desk.form.fields.origin.line, "بيان المجموعة")
    desk.save()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type(WITWIT_SAID)
    row = desk.save()
    assert (row.quote.role, row.origin) == ("عضو لجنة الأمن والدفاع", "")
    desk.type("المصغرة")
    desk.press(Qt.Key.Key_Return)
    desk.type("الغارات مستمرة فعلًا")
    row = desk.save()
    assert (row.quote.role, row.origin) == ("تحالف", "بيان المجموعة")


def test_two_unnamed_speakers_of_one_text_stay_two(desk: Desk) -> None:
    desk.begin()
    desk.type("مصدر أمني")
    desk.press(Qt.Key.Key_Return)
    assert desk.form.fields.speaker_kind.member is SpeakerKind.UNNAMED
    desk.type("مستمرة")
    first = desk.save()
    desk.type("مصدر أمني")
    desk.press(Qt.Key.Key_Up, Qt.Key.Key_Return)  # the last row adds another one
    desk.type("إنها توقفت")
    second = desk.save()
    assert first.speaker == second.speaker == "مصدر أمني"
    assert first.quote.speaker_id != second.quote.speaker_id
    for row in (first, second):
        speaker = speaker_queries.get(desk.project, row.quote.speaker_id)
        assert (speaker.kind, speaker.source_id) == (SpeakerKind.UNNAMED, desk.source_id)


# What is wrong is said where it is


def test_what_lacks_is_said_at_its_field_and_nothing_is_lost(desk: Desk) -> None:
    desk.begin()
    fields = desk.form.fields
    fields.words.setFocus()
    desk.type("الغارات سهلت المهمة")
    type_text(fields.said_on.line, "31/2/2016")
    desk.press(Qt.Key.Key_Return, modifier=CONTROL)
    assert fields.fields["speaker"].error.isVisible()
    assert fields.said_on.meaning.isVisible()
    assert "31/2/2016" in fields.said_on.meaning.text()
    assert not fields.fields["words"].error.isVisible()
    assert desk.focused is fields.speaker.line
    assert fields.words.words() == "الغارات سهلت المهمة"
    assert desk.count() == 0


def test_a_claim_needs_a_stance_and_a_stance_a_claim(desk: Desk) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type("الغارات سهلت المهمة")
    desk.press(Qt.Key.Key_Tab)
    desk.type("أثر")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, modifier=CONTROL)
    assert desk.form.fields.fields["stance"].error.isVisible()
    desk.form.fields.claim.line.clear()
    desk.form.fields.stance.set_stance(Stance.DISPUTES)
    desk.press(Qt.Key.Key_Return, modifier=CONTROL)
    assert desk.form.fields.fields["claim"].error.isVisible()
    assert desk.count() == 0


def test_an_unexpected_error_while_saving_keeps_the_words_and_frees_the_form(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type("الغارات سهلت المهمة")
    with monkeypatch.context() as patched, qtbot.capture_exceptions() as risen:
        patched.setattr(entry, "save_quote", _broken)
        desk.press(Qt.Key.Key_Return, modifier=CONTROL)
        qtbot.waitUntil(lambda: bool(risen))
    assert [kind for kind, *_ in risen] == [RuntimeError]
    assert not desk.form.frame.is_waiting
    assert desk.form.fields.words.words() == "الغارات سهلت المهمة"
    desk.save()
    assert desk.count() == 1


def _broken(*_: object, **__: object) -> Changes:
    raise RuntimeError("a bug")


@pytest.mark.parametrize("name", ["words", "note", "role", "venue"])
def test_a_character_that_cannot_be_stored_is_refused_at_its_field(desk: Desk, name: str) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type("قول")
    type_text(getattr(desk.form.fields, name), "\0")
    desk.press(Qt.Key.Key_Return, modifier=CONTROL)
    assert desk.form.fields.fields[name].error.isVisible()
    assert desk.count() == 0


def test_an_untypable_character_is_refused_by_name_when_it_is_pasted(desk: Desk) -> None:
    desk.begin()
    desk.form.fields.words.setFocus()
    QGuiApplication.clipboard().setText("قول\ufdd0آخر")
    desk.press(Qt.Key.Key_V, modifier=CONTROL)
    assert "U+FDD0" in desk.form.fields.fields["words"].error.text()
    assert desk.form.fields.words.words() == ""


@pytest.mark.parametrize(
    "character", ["\u00a0", "\u2028", "\u200f", "\u202e", "\ufeff", "\U0001f600", "\u0378", "\x01"]
)
def test_a_strange_character_is_stored_as_it_was_typed(desk: Desk, character: str) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    for widget in (
        desk.form.fields.words,
        desk.form.fields.note,
        desk.form.fields.role,
        desk.form.fields.venue,
    ):
        QGuiApplication.clipboard().setText(f"ا{character}b")
        widget.selectAll()
        widget.paste()
    quote = desk.save().quote
    expected = f"ا{character}b"
    assert (quote.text, quote.note, quote.role, quote.venue) == (expected,) * 4


def test_two_thousand_sampled_characters_come_back_from_every_field(desk: Desk) -> None:
    # Beside surrogates, what no editor holds, what cannot be stored, and CR, which becomes LF.
    refused = {*range(0xD800, 0xE000), 0x2029, 0xFDD0, 0xFDD1, 0, ord("\r")}
    numbers = random.Random(2016).sample(sorted({*range(0x110000)} - refused), 2000)
    strange = f"ا{''.join(map(chr, numbers))}b"
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    fields = desk.form.fields
    for widget in (fields.words, fields.note, fields.role, fields.venue):
        widget.selectAll()
        type_text(widget, strange)
    quote = desk.save().quote
    assert (quote.text, quote.note, quote.role, quote.venue) == (strange,) * 4
