"""Walking through a text's suggestions with the keyboard: keep, dismiss, change, undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.factories import make_quote, make_source, make_speaker
from tests.flows.hands import CONTROL, ENTER, SHIFT, TAB
from tests.ui.conftest import OpenWindow
from tests.ui.reading import DOUBTFUL, ENGLISH, FIRST, SAID, SECOND, TEXT, THIRD, Reading, store
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import QuoteKind, Source, Speaker
from tracker.services import project as projects
from tracker.services import speakers
from ui.main_window import MainWindow

DELETE = Qt.Key.Key_Delete


@pytest.fixture
def reading(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> Reading:
    store(project_path)
    return Reading(project_path, open_window, qtbot)


def test_the_text_opens_with_its_suggestions_listed_and_marked(reading: Reading) -> None:
    assert reading.open == SAID
    assert [mark.speaker for mark in reading.text.offers][:3] == [
        "أيهم الزرقاني",
        "أيهم الزرقاني",
        "هالة السروجي",
    ]
    dotted = reading.marked(dotted=True)
    assert dotted == SAID[: len(dotted)]
    assert len(dotted) > 2
    assert reading.marked(dotted=False) == []
    assert reading.window.findChild(type(reading.page.view.walking.panel.rows), "suggestions") is not None


@pytest.mark.parametrize(("onwards", "back"), [("j", "k"), ("ت", "ن")])
def test_letters_walk_through_the_text_under_both_layouts(reading: Reading, onwards: str, back: str) -> None:
    hands = reading.hands
    hands.letter(onwards)
    assert reading.current == FIRST
    assert reading.text.place == TEXT.index(FIRST)
    hands.letter(onwards)
    hands.letter(onwards)
    assert reading.current == THIRD
    hands.letter(back)
    assert reading.current == SECOND
    assert reading.text.hasFocus()


def test_arrows_walk_through_the_list(reading: Reading) -> None:
    reading.hands.tab_to("suggestions")
    reading.hands.press(Qt.Key.Key_Down)
    assert reading.current == SECOND
    assert reading.text.place == TEXT.index(SECOND)
    reading.hands.letter("ت")
    assert reading.current == THIRD
    reading.hands.press(Qt.Key.Key_Up)
    assert reading.current == SECOND


def test_enter_keeps_and_goes_on_to_the_next(reading: Reading) -> None:
    hands = reading.hands
    hands.letter("ت")
    hands.press(ENTER, ENTER)
    assert reading.current == THIRD  # at once, before anything is stored
    hands.settle()
    assert reading.current == THIRD
    assert set(reading.quotes) == {FIRST, SECOND}
    first = reading.quotes[FIRST]
    assert (first.speaker, first.quote.venue) == ("أيهم الزرقاني", "صحيفة الضفاف")
    assert (first.quote.start, first.quote.kind) == (TEXT.index(FIRST), QuoteKind.DIRECT)
    assert reading.quotes[SECOND].quote.speaker_id == first.quote.speaker_id
    assert reading.open == [THIRD, ENGLISH, DOUBTFUL]
    assert reading.marked(dotted=False) == [FIRST, SECOND]


def test_undo_brings_a_kept_suggestion_back_to_be_looked_at(reading: Reading) -> None:
    hands = reading.hands
    hands.letter("ت")
    hands.press(ENTER)
    hands.settle()
    hands.press(Qt.Key.Key_Z, modifier=CONTROL)
    hands.wait(lambda: reading.open == SAID)
    assert reading.current == FIRST
    assert reading.quotes == {}


def test_del_dismisses_for_good_and_undo_takes_that_back(
    reading: Reading, project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    hands = reading.hands
    hands.letter("ت")
    hands.press(DELETE)
    hands.settle()
    assert reading.current == SECOND
    assert reading.open == SAID[1:]
    assert reading.window.notice.undo.isVisible()
    reading.window.close()
    again = Reading(project_path, open_window, qtbot)
    assert again.open == SAID[1:]
    again.hands.press(Qt.Key.Key_Z, modifier=CONTROL)
    again.hands.wait(lambda: again.open == SAID)
    assert again.current == FIRST


def test_shift_and_enter_keep_all_that_are_likely_in_one_step(reading: Reading) -> None:
    before = len(reading.steps)
    reading.hands.press(ENTER, modifier=SHIFT)
    reading.hands.settle()
    assert set(reading.quotes) == set(SAID) - {DOUBTFUL}
    assert len(reading.steps) == before + 1
    assert reading.open == [DOUBTFUL]
    reading.hands.press(Qt.Key.Key_Z, modifier=CONTROL)
    reading.hands.wait(lambda: reading.open == SAID)


def test_del_in_the_text_never_trashes_the_source(reading: Reading) -> None:
    for _ in range(len(SAID) + 2):
        reading.hands.press(DELETE)
    reading.hands.settle()
    assert reading.open == []
    assert not reading.page.view.walking.panel.isVisible()
    source = source_queries.get(reading.window.context.project, 1)
    assert source.deleted_at is None


def test_e_shows_it_in_the_form_and_saving_goes_on_with_the_walk(reading: Reading) -> None:
    hands, form = reading.hands, reading.page.view.form
    hands.letter("ت")
    hands.letter("ث")
    assert form.fields.words.words() == FIRST
    assert form.fields.venue.text() == "صحيفة الضفاف"
    before = len(reading.steps)
    hands.tab_to("quote_form_venue")
    hands.press(Qt.Key.Key_A, modifier=CONTROL)
    hands.type("راديو الوادي")
    hands.press(ENTER, modifier=CONTROL)
    hands.wait(lambda: reading.quotes)
    hands.settle()
    assert reading.quotes[FIRST].quote.venue == "راديو الوادي"
    assert reading.steps[0].action.name == "keep_suggestion"
    assert len(reading.steps) == before + 1
    assert not reading.page.view.is_entering
    assert reading.text.hasFocus()
    assert reading.current == SECOND


def test_leaving_the_form_leaves_the_suggestion_as_it_was(reading: Reading) -> None:
    reading.hands.letter("ت")
    reading.hands.letter("ث")
    reading.hands.press(Qt.Key.Key_Escape)
    assert reading.current == FIRST
    assert reading.open == SAID
    assert reading.page.view.walking.panel.isVisible()


def test_another_spelling_is_proposed_and_one_key_takes_it(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    store(project_path)
    with projects.open_project(project_path) as opened:
        known = make_speaker(opened, "الدكتورة هالة السروجي")
    reading = Reading(project_path, open_window, qtbot)
    card = reading.page.view.walking.panel.card
    reading.walk.go_to(2)
    assert card.same.isVisible()
    assert "الدكتورة هالة السروجي" in card.same.text()
    reading.hands.letter("ه")
    assert card.speaker.text == "الدكتورة هالة السروجي"
    reading.hands.press(ENTER)
    reading.hands.settle()
    assert reading.quotes[THIRD].quote.speaker_id == known
    names = [alias.name for alias in speaker_queries.aliases(reading.window.context.project, known)]
    assert names == ["هالة السروجي"]


def test_another_spelling_is_never_taken_unasked(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    store(project_path)
    with projects.open_project(project_path) as opened:
        known = make_speaker(opened, "الدكتورة هالة السروجي")
    reading = Reading(project_path, open_window, qtbot)
    reading.walk.go_to(2)
    reading.hands.press(ENTER)
    reading.hands.settle()
    assert reading.quotes[THIRD].quote.speaker_id != known


def test_a_name_that_two_bear_is_asked_about_in_the_form(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    store(project_path)
    with projects.open_project(project_path) as opened:
        make_speaker(opened, "هالة السروجي")
        make_speaker(opened, "هالة السروجي")
    reading = Reading(project_path, open_window, qtbot)
    reading.walk.go_to(2)
    reading.hands.press(ENTER)
    assert reading.hands.at.objectName() == "quote_form_speaker"
    assert reading.quotes == {}
    reading.hands.press(Qt.Key.Key_Escape)
    reading.text.setFocus()
    reading.hands.press(ENTER, modifier=SHIFT)
    reading.hands.settle()
    assert set(reading.quotes) == {FIRST, SECOND, ENGLISH}


def test_quotes_may_overlap_and_both_are_marked(reading: Reading) -> None:
    hands = reading.hands
    hands.letter("ت")
    hands.press(ENTER)
    hands.settle()
    hands.choose("ليل نهار")
    hands.letter("ض")
    hands.type("أيهم الزرقاني")
    hands.press(ENTER)
    hands.press(Qt.Key.Key_S, modifier=CONTROL)
    hands.wait(lambda: len(reading.quotes) == 2)
    hands.settle()
    assert reading.marked(dotted=False) == [FIRST, "ليل نهار"]


def test_what_is_quoted_already_is_not_suggested(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    source_id = store(project_path)
    with projects.open_project(project_path) as opened:
        start = TEXT.index(FIRST)
        make_quote(opened, source_id=source_id, text=FIRST, start=start)
    assert Reading(project_path, open_window, qtbot).open == SAID[1:]


def test_enter_on_a_kept_quote_still_opens_it(reading: Reading, qtbot: QtBot) -> None:
    reading.hands.letter("ت")
    reading.hands.press(ENTER)
    reading.hands.settle()
    reading.text.go_to((TEXT.index(FIRST) + 3, TEXT.index(FIRST) + 4))
    with qtbot.waitSignal(reading.window.context.wanted) as wanted:
        reading.hands.press(ENTER)
    assert wanted.args == ["quote", 1]


def test_a_text_that_is_left_is_not_answered_for(reading: Reading, project_path: Path) -> None:
    other = "وقالت سلمى الحداد: «سنفتح الجسر الجديد قبل نهاية الشهر المقبل»."
    with projects.open_project(project_path) as opened:
        other_id = make_source(opened, other, title="الجسر")
    reading.walk.suggesting.ask(TEXT * 50)
    reading.page.view.show_source(other_id)
    reading.wait_for_suggestions()
    assert reading.open == ["سنفتح الجسر الجديد قبل نهاية الشهر المقبل"]
    assert [reading.text.source.text[slice(*offer.span)] for offer in reading.walk.offers] == reading.open  # type: ignore[union-attr]


def test_leaving_the_page_ends_the_search_and_coming_back_begins_it_anew(reading: Reading) -> None:
    reading.walk.show_source(None)
    reading.walk.show_source(Source(id=1, text=TEXT * 50))
    assert reading.walk.suggesting.is_looking
    reading.window.turn_to("quote")
    assert not reading.walk.suggesting.is_looking
    reading.window.turn_to("source")
    reading.wait_for_suggestions()
    assert reading.open == SAID


def test_a_long_text_marks_only_what_is_to_be_seen(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    store(project_path, TEXT * 200)
    reading = Reading(project_path, open_window, qtbot)
    assert len(reading.open) > 500
    assert 0 < len(reading.text.extraSelections()) < 20
    bar = reading.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert 0 < len(reading.text.extraSelections()) < 20
    assert all(each.cursor.selectedText() in SAID for each in reading.text.extraSelections())


def test_the_card_says_who_how_and_how_sure(reading: Reading) -> None:
    window: MainWindow = reading.window
    card = reading.page.view.walking.panel.card
    reading.walk.go_to(3)
    assert card.speaker.text == "Orla Fenwick"
    assert "قائل جديد" in card.detail.text
    assert "a member of the council" in card.detail.text
    reading.walk.go_to(4)
    assert card.speaker.text == "مصدر أمني"
    assert window.context.wording.word(QuoteKind.INDIRECT) in card.detail.text
    assert card.sureness.text() == "غير مؤكد: انظر فيه"


def test_who_is_renamed_elsewhere_is_known_on_the_card(reading: Reading) -> None:
    card = reading.page.view.walking.panel.card
    assert "قائل جديد" in card.detail.text
    done: list[object] = []
    reading.window.context.do(speakers.add, Speaker(name="أيهم الزرقاني"), done=done.append)
    reading.hands.wait(lambda: done)
    assert "قائل جديد" not in card.detail.text


def test_tab_leads_from_the_text_to_the_list_and_its_card(reading: Reading) -> None:
    for name in ("suggestions", "suggestion_keep", "suggestion_dismiss", "suggestion_edit"):
        reading.hands.tab_to(name)
    assert reading.hands.at.objectName() == "suggestion_edit"
    reading.hands.press(TAB)


def test_a_project_that_is_only_read_suggests_nothing(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    store(project_path)
    first = open_window(project_path)
    reading = Reading(project_path, open_window, qtbot)
    assert not reading.window.context.project.writable
    assert reading.open == []
    assert not reading.page.view.walking.panel.isVisible()
    reading.hands.press(ENTER, DELETE)
    assert first.context.project.writable


def test_plus_and_minus_change_the_size_of_the_text_for_good(
    reading: Reading, project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    before = reading.text.font().pointSizeF()
    for _ in range(3):
        reading.hands.letter("+")
    reading.hands.letter("-")
    assert reading.text.font().pointSizeF() == before + 2
    reading.window.close()
    assert Reading(project_path, open_window, qtbot).text.font().pointSizeF() == before + 2


def test_a_notice_leaves_the_suggestions_free(reading: Reading) -> None:
    window, panel = reading.window, reading.page.view.walking.panel
    window.notice.show_text("حُفظت المادة.")
    assert panel.isVisible()
    foot = window.notice.mapTo(window, window.notice.rect().bottomLeft()).y()
    assert foot < panel.mapTo(window, panel.rect().topLeft()).y()


def test_a_notice_makes_way_for_suggestions_that_come_after_it(reading: Reading) -> None:
    window, panel = reading.window, reading.page.view.walking.panel
    panel.want(False)
    window.notice.show_text("حُفظت المادة.")
    before = window.notice.y()
    panel.want(True)
    reading.hands.qtbot.waitUntil(lambda: window.notice.y() < before)
