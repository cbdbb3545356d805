"""The filter bar: what is typed and ticked becomes a filter, and everything can be taken off again."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, type_text
from tracker.queries import speakers as speaker_queries
from tracker.records import Changes, QuoteFilter, QuoteStatus, Stance
from tracker.services import claims, speakers
from tracker.services import project as projects
from ui import i18n, theme
from ui.context import Context
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.filter_bar import FilterBar
from ui.widgets.record_filter import FilterChip

ENTER = Qt.Key.Key_Return


@pytest.fixture
def context(qapp: QApplication, sample_path: Path) -> Iterator[Context]:
    theme.apply(qapp, "light")
    i18n.switch(qapp, "ar")
    made = Context(projects.open_project(sample_path), "ar")
    yield made
    made.close()


@pytest.fixture
def bar(qtbot: QtBot, context: Context) -> FilterBar:
    made = FilterBar(context)
    made.resize(1130, made.sizeHint().height())
    qtbot.addWidget(made)
    made.show()
    return made


def speaker_named(context: Context, name: str) -> int:
    return speaker_queries.find(context.project, name).id


def chips(bar: FilterBar) -> list[FilterChip]:
    return [chip for chip in bar.findChildren(FilterChip) if not chip.isHidden()]


def tick(button: ChoiceButton, member: str) -> None:
    action = button.findChild(QAction, f"choose_{member}")
    assert isinstance(action, QAction)
    action.trigger()


def test_an_untouched_bar_asks_for_everything(bar: FilterBar) -> None:
    assert bar.filter() == QuoteFilter()
    assert not bar.clear_button.isEnabled()


def test_typing_is_followed_after_a_pause_and_enter_does_not_wait(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.changed, timeout=2000):
        type_text(bar.search_box, "المحطه")
    assert bar.filter() == QuoteFilter(search="المحطه")
    with qtbot.waitSignals([bar.changed, bar.left], timeout=100):
        type_text(bar.search_box, " ")
        press(bar.search_box, ENTER)
    assert bar.filter().search == "المحطه"


@pytest.mark.parametrize("typed", ["سنبلي", "Sonboli", "murad", "السنبلي مراد"])
def test_a_speaker_is_taken_by_any_name_with_enter(context: Context, bar: FilterBar, typed: str) -> None:
    type_text(bar.speakers.line, typed)
    press(bar.speakers.line, ENTER)
    assert bar.filter() == QuoteFilter(speakers=(speaker_named(context, "مراد السنبلي"),))
    assert bar.speakers.line.text() == ""
    assert [chip.text() for chip in chips(bar)] == ["القائل: \u2068مراد السنبلي\u2069"]


def test_several_speakers_are_taken_and_taken_off_one_by_one(context: Context, bar: FilterBar) -> None:
    for typed in ("وتوت", "السنبلي"):
        type_text(bar.speakers.line, typed)
        press(bar.speakers.line, ENTER)
    wanted = [speaker_named(context, name) for name in ("إسكندر وتوت", "مراد السنبلي")]
    assert bar.filter().speakers == tuple(wanted)
    press(chips(bar)[0], Qt.Key.Key_Space)
    assert bar.filter().speakers == (wanted[1],)
    press(chips(bar)[0], Qt.Key.Key_Backspace)
    assert bar.filter() == QuoteFilter()
    assert chips(bar) == []


def test_the_same_speaker_is_taken_once(bar: FilterBar) -> None:
    for _ in range(2):
        type_text(bar.speakers.line, "وتوت")
        press(bar.speakers.line, ENTER)
    assert len(bar.filter().speakers) == len(chips(bar)) == 1


def test_claims_and_sources_are_taken_likewise(bar: FilterBar) -> None:
    type_text(bar.claims.line, "الضربات التحالف")
    press(bar.claims.line, ENTER)
    type_text(bar.sources.line, "hospital")
    press(bar.sources.line, ENTER)
    wanted = bar.filter()
    assert len(wanted.claims) == len(wanted.sources) == 1
    assert [chip.objectName().split("_")[0] for chip in chips(bar)] == ["claim", "source"]


def test_statuses_and_stances_are_ticked_several_at_once(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.changed):
        tick(bar.statuses, "confirmed")
    assert bar.statuses.text() == "حالة النسبة: 1"
    assert [chip.text() for chip in chips(bar)] == ["حالة النسبة: \u2068ثابت النسبة\u2069"]
    tick(bar.statuses, "needs_info")
    tick(bar.stances, "disputes")
    wanted = QuoteFilter(statuses=(QuoteStatus.NEEDS_INFO, QuoteStatus.CONFIRMED), stances=(Stance.DISPUTES,))
    assert bar.filter() == wanted
    assert bar.statuses.text() == "حالة النسبة: 2"
    tick(bar.statuses, "confirmed")
    assert bar.filter().statuses == (QuoteStatus.NEEDS_INFO,)


def test_the_list_of_a_choice_stays_open_while_it_is_ticked_by_keyboard(qtbot: QtBot, bar: FilterBar) -> None:
    menu = bar.statuses.menu()
    menu.popup(QPoint(0, 0))
    qtbot.waitUntil(menu.isVisible)
    press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Space)
    press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert bar.filter().statuses == (QuoteStatus.UNREVIEWED, QuoteStatus.IN_REVIEW)
    press(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_every_choice_has_its_sign_and_word(bar: FilterBar) -> None:
    words = [action.text() for action in bar.stances.menu().actions()]
    assert words == ["&1  ▲  يؤيد", "&2  ▼  يخالف", "&3  ●  يذكر بلا موقف"]


@pytest.mark.parametrize(
    ("typed", "first_day", "last_day", "shown"),
    [
        ("شباط 2016", "2016-02-01", "2016-02-29", "شباط/فبراير 2016"),
        ("5/2/2016", "2016-02-05", "2016-02-05", "5 شباط/فبراير 2016"),
        ("٢٠١٦", "2016-01-01", "2016-12-31", "2016"),
        ("ربيع 2016", "2016-03-01", "2016-05-31", "ربيع 2016"),
    ],
)
def test_dates_are_understood_as_people_type_them(
    bar: FilterBar, typed: str, first_day: str, last_day: str, shown: str
) -> None:
    for line in (bar.date_from, bar.date_to):
        type_text(line, typed)
        press(line, ENTER)
        assert line.text() == shown
    assert bar.filter() == QuoteFilter(first_day=first_day, last_day=last_day)


def test_half_a_date_is_no_error_until_it_is_left(bar: FilterBar) -> None:
    type_text(bar.date_from, "30/2/2016")
    assert bar.problem.isHidden()
    press(bar.date_from, ENTER)
    assert not bar.problem.isHidden()
    assert "30/2/2016" in bar.problem.text()
    assert bar.filter() == QuoteFilter()
    assert bar.clear_button.isEnabled()
    bar.clear_button.click()
    assert bar.problem.isHidden()
    assert bar.date_from.text() == ""


def test_one_press_clears_everything(qtbot: QtBot, context: Context, bar: FilterBar) -> None:
    everything = QuoteFilter(
        speakers=(1, 2),
        claims=(1,),
        sources=(1,),
        stances=(Stance.SUPPORTS,),
        statuses=(QuoteStatus.CONFIRMED,),
        first_day="2016-01-01",
        last_day="2025-12-31",
        search="محطة",
    )
    bar.show_filter(everything)
    assert bar.filter() == everything
    assert len(chips(bar)) == 6
    with qtbot.waitSignal(bar.changed):
        bar.clear_button.click()
    assert bar.filter() == QuoteFilter()
    assert chips(bar) == []
    assert bar.search_box.text() == bar.date_from.text() == bar.date_to.text() == ""
    assert not bar.clear_button.isEnabled()


def test_a_name_that_nobody_bears_can_be_cleared_too(bar: FilterBar) -> None:
    line = bar.speakers.line
    type_text(line, "لا أحد هنا")
    assert bar.clear_button.isEnabled()
    bar.clear_button.click()
    assert line.text() == ""
    assert not bar.clear_button.isEnabled()


def test_the_count_says_how_many_of_how_many(bar: FilterBar) -> None:
    bar.show_count(41, 41)
    assert bar.count.text() == "41 اقتباسًا"
    bar.show_filter(QuoteFilter(speakers=(1,)))
    bar.show_count(2, 1041)
    assert bar.count.text() == "2 من 1,041"


def test_a_renamed_record_renames_its_chip_and_a_trashed_one_leaves(
    qtbot: QtBot, context: Context, bar: FilterBar
) -> None:
    speaker_id = speaker_named(context, "مراد السنبلي")
    bar.show_filter(QuoteFilter(speakers=(speaker_id,), claims=(1,)))
    renamed = replace(speaker_queries.get(context.project, speaker_id), name="مراد الأول")
    speakers.edit(context.project, renamed)
    with qtbot.assertNotEmitted(bar.changed):
        bar.refresh(Changes(anything=True))
    assert "مراد الأول" in chips(bar)[0].text()
    claims.trash(context.project, 1)
    with qtbot.waitSignal(bar.changed):
        bar.refresh(Changes(anything=True))
    assert bar.filter() == QuoteFilter(speakers=(speaker_id,))


def test_a_filter_over_records_that_are_gone_leaves_them_out(context: Context, bar: FilterBar) -> None:
    claims.trash(context.project, 2)
    bar.show_filter(QuoteFilter(speakers=(1, 999), claims=(2,)))
    assert bar.filter() == QuoteFilter(speakers=(1,))


def test_everything_stands_within_the_bar_with_the_search_box_first(bar: FilterBar) -> None:
    bar.show_filter(QuoteFilter(speakers=tuple(range(1, 9)), claims=(1, 2, 3), search="محطة"))
    bar.resize(1130, bar.sizeHint().height())
    bar.resize(1130, bar.heightForWidth(1130))
    shown = [each for each in bar.children() if isinstance(each, QWidget) and not each.isHidden()]
    inside = [
        each for each in shown if bar.rect().contains(each.geometry()) and "_list" not in each.objectName()
    ]
    assert {each.objectName() for each in shown} == {each.objectName() for each in inside}
    assert bar.search_box.geometry().right() == max(each.geometry().right() for each in shown)
    assert bar.count.geometry().left() == min(each.geometry().left() for each in shown)
    for one in shown:
        for other in shown:
            assert one is other or not one.geometry().intersects(other.geometry())


def is_whole(widget: QWidget) -> bool:
    return widget.width() >= widget.sizeHint().width()


def test_words_are_cut_nowhere_in_either_language(
    qtbot: QtBot, qapp: QApplication, context: Context, bar: FilterBar
) -> None:
    for language in ("en", "ar"):
        context.speak(language)
        i18n.switch(qapp, language)
        bar.date_from.show_date("2016-11-30")
        for line in (bar.search_box, bar.speakers.line, bar.date_from, bar.date_to):
            words = line.text() or line.placeholderText()
            assert line.fontMetrics().horizontalAdvance(words) < line.width(), words
        for button in (bar.statuses, bar.stances, bar.clear_button):
            qtbot.waitUntil(partial(is_whole, button))


def test_the_bar_speaks_the_language_it_is_switched_to(
    qapp: QApplication, context: Context, bar: FilterBar
) -> None:
    bar.show_filter(QuoteFilter(speakers=(1,), statuses=(QuoteStatus.CONFIRMED,), first_day="2016-02-05"))
    context.speak("en")
    i18n.switch(qapp, "en")
    assert bar.search_box.placeholderText() == "Search the quotes"
    assert bar.statuses.text() == "Attribution: 1"
    assert chips(bar)[1].text() == "Attribution: \u2068Confirmed\u2069"
    assert chips(bar)[0].text().startswith("Speaker: ")
    assert bar.date_from.text() == "5 February 2016"
    i18n.switch(qapp, "ar")
