"""The speakers page in the real window: finding, naming and describing speakers, and where they stand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.typing import press, type_text
from tracker.queries import quotes as quote_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import QuoteFilter, SpeakerKind
from ui.main_window import MainWindow
from ui.pages.speakers import SpeakersPage
from ui.widgets.speaker_form import SpeakerForm
from ui.widgets.stance_card import StanceCard

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier

OpenSpeakers = Callable[..., SpeakersPage]


@pytest.fixture
def open_speakers(open_window: OpenWindow) -> OpenSpeakers:
    """Open the speakers page, on the speaker of this name if one is given, the focus in the list."""

    def open_one(path: Path, name: str = "", language: str = "ar") -> SpeakersPage:
        window = open_window(path, language)
        window.turn_to("speaker")
        page = window.page
        assert isinstance(page, SpeakersPage)
        if name:
            page.show_record(speaker_queries.find(page.context.project, name).id)
        page.list.table.setFocus()
        return page

    return open_one


def names(page: SpeakersPage) -> list[str]:
    """What stands in the list."""
    model = page.list.model
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def shown(page: SpeakersPage) -> str:
    assert page.view.row is not None
    return page.view.row.speaker.name


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def form(page: SpeakersPage) -> SpeakerForm:
    assert page.form is not None
    assert page.form.isVisible()
    return page.form


def has_focus(widget: QWidget) -> Callable[[], bool]:
    return lambda: widget.window().focusWidget() is widget


def window(page: SpeakersPage) -> MainWindow:
    found = page.window()
    assert isinstance(found, MainWindow)
    return found


# ── The list


@pytest.mark.parametrize("typed", ["Watout", "وتوت", "ISKANDAR", "إسكندر", "اسكندر"])
def test_a_speaker_is_found_by_any_name_however_it_is_spelt(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot, typed: str
) -> None:
    page = open_speakers(sample_path)
    page.focus_search()
    type_text(page.list.search_box, typed)
    qtbot.waitUntil(lambda: names(page) == ["إسكندر وتوت"])
    assert page.list.count.text() == "1 من 15"
    press(page.list.search_box, ENTER)
    assert shown(page) == "إسكندر وتوت"
    press(page.list.table, ESCAPE)
    assert len(names(page)) == 15


def test_unnamed_speakers_stand_with_their_source(sample_path: Path, open_speakers: OpenSpeakers) -> None:
    page = open_speakers(sample_path)
    unnamed = [plain(name) for name in names(page) if plain(name).startswith("مصدر محلي")]
    assert unnamed == [
        "مصدر محلي (صحيفة ضفاف ياسمران، 16 أيار/مايو 2024)",
        "مصدر محلي (الحساب الرسمي للمفوضية، 16 شباط/فبراير 2025)",
    ]
    page.show_record(speaker_queries.find(page.context.project, "4").id)
    assert plain(page.view.head.name.text) == "مصدر محلي (صحيفة ضفاف ياسمران، 16 أيار/مايو 2024)"


def test_the_page_counts_and_exports_what_it_shows(sample_path: Path, open_speakers: OpenSpeakers) -> None:
    page = open_speakers(sample_path, "إسكندر وتوت")
    assert page.record_count() == 15
    assert page.export_filter() == QuoteFilter(speakers=(page.view.speaker_id or 0,))
    rows = list(quote_queries.rows(page.context.project, page.export_filter()))
    assert {row.speaker for row in rows} == {"إسكندر وتوت"}


# ── Names


def test_renaming_keeps_the_old_name_as_another(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot
) -> None:
    page = open_speakers(sample_path, "إسكندر وتوت")
    speaker_id = page.view.speaker_id or 0
    press(page.list.table, Qt.Key.Key_R)
    edit = page.view.head.name_edit
    assert edit.selectedText() == "إسكندر وتوت"
    type_text(edit, "اسكندر جواد وتوت")
    press(edit, ENTER)
    qtbot.waitUntil(lambda: shown(page) == "اسكندر جواد وتوت")
    assert not edit.isVisible()
    aliases = [alias.name for alias in speaker_queries.aliases(page.context.project, speaker_id)]
    assert aliases == ["Eskandar Watout", "إسكندر وتوت"]
    assert [chip.text() for chip in page.view.head.chips] == aliases
    quotes = quote_queries.rows(page.context.project, QuoteFilter(speakers=(speaker_id,)))
    assert {row.speaker for row in quotes} == {"اسكندر جواد وتوت"}
    window(page).undo()
    qtbot.waitUntil(lambda: shown(page) == "إسكندر وتوت")


def test_an_empty_name_is_refused_and_the_line_stays(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot
) -> None:
    page = open_speakers(sample_path, "إسكندر وتوت")
    QTest.mouseClick(page.view.head.rename_button, Qt.MouseButton.LeftButton)
    page.view.head.name_edit.clear()
    press(page.view.head.name_edit, ENTER)
    qtbot.waitUntil(window(page).notice.isVisible)
    assert page.view.head.name_edit.isVisible()
    assert shown(page) == "إسكندر وتوت"


def test_other_names_are_added_and_taken_away_by_keyboard(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot
) -> None:
    page = open_speakers(sample_path, "إسكندر وتوت")
    head = page.view.head
    press(page.list.table, Qt.Key.Key_A)
    type_text(head.alias_edit, "أبو جواد")
    press(head.alias_edit, ENTER)
    qtbot.waitUntil(lambda: [chip.text() for chip in head.chips] == ["Eskandar Watout", "أبو جواد"])
    assert head.alias_edit.text() == ""
    assert has_focus(head.alias_edit)()
    press(head.alias_edit, ESCAPE)
    press(head.chips[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [chip.text() for chip in head.chips] == ["أبو جواد"])


# ── Roles


def roles(page: SpeakersPage) -> list[str]:
    return [plain(card.accessibleName()) for card in page.view.roles.cards]


def test_roles_stand_in_order_of_time(sample_path: Path, open_speakers: OpenSpeakers) -> None:
    assert roles(open_speakers(sample_path, "مراد السنبلي")) == [
        "وزير المياه، وزارة المياه · من أيلول/سبتمبر 2021 حتى آب/أغسطس 2024",
        "محافظ ياسمران، محافظة ياسمران · منذ أيلول/سبتمبر 2024",
    ]


def test_a_role_is_added_changed_and_taken_away(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot
) -> None:
    page = open_speakers(sample_path, "إسكندر وتوت")
    role_form = page.view.roles.form
    QTest.mouseClick(page.view.roles.add_button, Qt.MouseButton.LeftButton)
    type_text(role_form.role_title, "نائب")
    type_text(role_form.from_on.line, "2014")
    type_text(role_form.until_on.line, "2010")
    press(role_form.until_on.line, ENTER)
    qtbot.waitUntil(role_form.error.isVisible)
    assert "2014" in role_form.error.text()
    role_form.until_on.line.clear()
    type_text(role_form.until_on.line, "أيار 2018")
    press(role_form.until_on.line, ENTER)
    qtbot.waitUntil(lambda: len(roles(page)) == 2)
    assert roles(page)[1] == "نائب · من 2014 حتى أيار/مايو 2018"
    assert not role_form.isVisible()
    card = page.view.roles.cards[1]
    press(card, ENTER)
    assert role_form.role_title.text() == "نائب"
    role_form.role_title.clear()
    type_text(role_form.role_title, "نائب سابق")
    press(role_form.role_title, ENTER)
    qtbot.waitUntil(lambda: roles(page)[1].startswith("نائب سابق"))
    press(page.view.roles.cards[1], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(roles(page)) == 1)


def test_a_date_that_is_not_understood_is_refused_before_anything_is_stored(
    sample_path: Path, open_speakers: OpenSpeakers
) -> None:
    page = open_speakers(sample_path, "إسكندر وتوت")
    role_form = page.view.roles.form
    page.view.roles.add_new()
    type_text(role_form.role_title, "نائب")
    type_text(role_form.from_on.line, "غدًا أو بعده")
    press(role_form.role_title, ENTER)
    assert role_form.error.isVisible()
    assert page.context.writer.is_idle
    press(role_form.role_title, ESCAPE)
    assert not role_form.isVisible()


# ── Where they stand, and what they said


def test_a_speaker_on_both_sides_of_a_claim_is_marked_and_stands_first(
    sample_path: Path, open_speakers: OpenSpeakers
) -> None:
    page = open_speakers(sample_path, "مراد السنبلي")
    stances = [card for card in page.view.stances.cards if isinstance(card, StanceCard)]
    assert len(stances) == 6
    assert stances[0].claim.text == "تعمل محطة السمندل بكامل طاقتها منذ أيار/مايو 2024"
    assert plain(stances[0].counts.text) == "▲ يؤيد 1 · ▼ يخالف 1 · ● يذكر بلا موقف 2"
    assert plain(stances[0].mark.text).endswith(
        "تغيّر الموقف بين 15 أيار/مايو 2024 و23 كانون الثاني/يناير 2025"
    )
    assert not any(card.mark.isVisible() for card in stances[1:])


def test_what_a_speaker_said_stands_in_order_of_date_and_leads_on(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot
) -> None:
    page = open_speakers(sample_path, "إسكندر وتوت")
    texts = [card.quoted.words.text for card in page.view._quote_cards if card.isVisible()]
    assert texts == ["أثر الغارات لا يتناسب مع إمكانات التحالف", "الغارات سهلت تحرير سنجار"]
    press(page.list.table, ENTER)
    stance, quote = page.view.stances.cards[0], page.view.quotes.cards[0]
    assert has_focus(stance)()
    press(stance, Qt.Key.Key_Left)
    assert has_focus(quote)()
    page.context.wanted.disconnect(window(page).show_record)
    for card, entity in ((stance, "claim"), (quote, "quote")):
        with qtbot.waitSignal(page.context.wanted) as wanted:
            press(card, ENTER)
        assert wanted.args[0] == entity
    page.context.wanted.connect(window(page).show_record)


# ── Entering and editing


def test_a_speaker_is_entered_without_the_mouse(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot
) -> None:
    page = open_speakers(sample_path)
    page.add_new()
    type_text(form(page).name, "وزارة الطرق")
    assert form(page).kind.member is SpeakerKind.ORGANIZATION
    type_text(form(page).latin_name, "Ministry of Roads")
    press(form(page).latin_name, ENTER)
    qtbot.waitUntil(page.view.isVisible)
    assert shown(page) == "وزارة الطرق"
    assert plain(page.view.head.facts.text) == "Ministry of Roads · جهة"
    assert page.record_count() == 16


def test_a_name_that_is_there_already_is_offered(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot
) -> None:
    page = open_speakers(sample_path)
    page.add_new()
    type_text(form(page).name, "وتوت")
    qtbot.waitUntil(form(page).like_it.isVisible)
    press(form(page).like_it, ENTER)
    assert page.view.isVisible()
    assert shown(page) == "إسكندر وتوت"
    assert page.record_count() == 15


def test_an_unnamed_speaker_needs_a_source(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot
) -> None:
    page = open_speakers(sample_path)
    page.add_new()
    type_text(form(page).name, "مصدر أمني")
    assert form(page).kind.member is SpeakerKind.UNNAMED
    press(form(page).name, ENTER)
    source = form(page).fields["source_id"]
    assert source.error.isVisible()
    type_text(form(page).source, "نشرة الثامنة")
    press(form(page).source, ENTER)
    press(form(page).source, ENTER)
    qtbot.waitUntil(page.view.isVisible)
    assert plain(page.view.head.name.text) == "مصدر أمني (تلفزيون ياسمران، 19 تشرين الثاني/نوفمبر 2024)"


def test_enter_on_cancel_cancels(sample_path: Path, open_speakers: OpenSpeakers) -> None:
    page = open_speakers(sample_path)
    page.add_new()
    type_text(form(page).name, "اسم لن يُحفظ")
    leave = page.findChild(QPushButton, "speaker_leave")
    assert isinstance(leave, QPushButton)
    leave.setFocus()
    press(leave, ENTER)
    assert page.view.isVisible()
    assert page.context.writer.is_idle
    assert page.record_count() == 15


def test_what_is_known_of_a_speaker_is_edited_but_not_the_name(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot
) -> None:
    page = open_speakers(sample_path, "إسكندر وتوت")
    press(page.list.table, Qt.Key.Key_F2)
    assert not form(page).name.isVisible()
    type_text(form(page).wikidata, "Q1")
    type_text(form(page).on_behalf_of, "اللجنة")
    press(form(page).wikidata, ENTER)
    qtbot.waitUntil(page.view.isVisible)
    assert plain(page.view.head.facts.text) == "Iskandar Witwit · شخص · باسم اللجنة · ويكي بيانات: Q1"
    assert shown(page) == "إسكندر وتوت"


def test_a_speaker_with_quotes_is_not_trashed_and_one_without_is(
    sample_path: Path, open_speakers: OpenSpeakers, qtbot: QtBot
) -> None:
    page = open_speakers(sample_path, "إسكندر وتوت")
    press(page.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window(page).notice.label.text().startswith("لم يُحذف القائل"))
    page.add_new()
    type_text(form(page).name, "قائل بلا أقوال")
    press(form(page).name, ENTER)
    qtbot.waitUntil(lambda: page.record_count() == 16 and page.view.isVisible())
    press(page.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.record_count() == 15)
    qtbot.waitUntil(lambda: shown(page) != "قائل بلا أقوال")


def test_search_and_speaker_are_as_they_were_left(
    sample_path: Path, open_speakers: OpenSpeakers, open_window: OpenWindow
) -> None:
    page = open_speakers(sample_path, "إسكندر وتوت")
    page.list.search_box.setText("مراد")
    page.list.read()
    page.window().close()
    again = open_speakers(sample_path)
    assert shown(again) == "إسكندر وتوت"
    assert names(again) == ["مراد السنبلي"]
