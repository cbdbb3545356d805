"""Where the words of a quote stand in their source: found, offered, chosen, or told to be nowhere."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.desk import CONTROL, TEXT, WITWIT_SAID, Desk
from tests.ui.typing import type_text
from tracker.queries import quotes as quote_queries
from tracker.records import Anchor, QuoteFilter

# Where the words stand


def test_words_spelt_in_another_way_are_offered_the_sources_own(desk: Desk) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type("ان الغارات مستمره")
    desk.press(Qt.Key.Key_Tab)
    assert desk.focused is desk.form.fields.place.list
    desk.press(Qt.Key.Key_Return)
    assert desk.form.fields.words.words() == "إن الغاراتِ مستمرة"
    assert desk.save().quote.anchor is Anchor.HELD


def test_the_offer_can_be_declined_with_the_last_row(desk: Desk) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type("ان الغارات مستمره")
    desk.press(Qt.Key.Key_Return, modifier=CONTROL)  # asked first, nothing stored yet
    assert desk.count() == 0
    with desk.qtbot.waitSignal(desk.form.saved):
        desk.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    (row,) = quote_queries.rows(desk.project, QuoteFilter())
    assert (row.quote.text, row.quote.anchor) == ("ان الغارات مستمره", Anchor.NONE)


def test_of_several_places_one_is_chosen(desk: Desk) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type("وقال مصدر أمني")
    desk.press(Qt.Key.Key_Tab)
    assert len(rows_of(desk)) == 3
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    row = desk.save()
    assert row.quote.start == TEXT.rindex("وقال مصدر أمني")


def rows_of(desk: Desk) -> list[str]:
    offered = desk.form.fields.place.list
    return [offered.item(row).text() for row in range(offered.count())] if offered.isVisible() else []


def test_words_that_stand_nowhere_are_said_to_before_they_are_stored(desk: Desk) -> None:
    desk.begin()
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    desk.type("كلام لم يرد")
    place = desk.form.fields.place
    desk.qtbot.waitUntil(lambda: place.line.isVisible())
    assert place.line.text() == place.tr(
        "These words are not in the source. The quote will be saved without a place."
    )
    assert desk.save().quote.anchor is Anchor.NONE


@pytest.mark.parametrize("layout", ["q", "Q", "ض"])
def test_q_makes_the_selected_words_a_quote(desk: Desk, layout: str) -> None:
    start = TEXT.rindex("وقال مصدر أمني")
    reader = desk.view.text
    reader.show_span(start, start + len("وقال مصدر أمني"))
    reader.setFocus()
    type_text(reader, layout)
    assert desk.form.isVisible()
    assert desk.form.fields.words.words() == "وقال مصدر أمني"
    assert desk.focused is desk.form.fields.speaker.line
    desk.type("وتوت")
    desk.press(Qt.Key.Key_Return)
    assert desk.save().quote.start == start  # the second place, which the words alone could not tell


def test_words_selected_beside_the_form_replace_the_typed_ones_and_undo_brings_those_back(desk: Desk) -> None:
    desk.begin()
    words = desk.form.fields.words
    words.setFocus()
    desk.type("مسودة")
    start = TEXT.index(WITWIT_SAID)
    desk.view.text.show_span(start - 1, start + len(WITWIT_SAID) + 1)  # with the quotation marks
    desk.press(Qt.Key.Key_Q, modifier=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert words.words() == WITWIT_SAID
    words.undo()
    assert words.words() == "مسودة"
