"""Offers of what was not saved: gone on with, discarded, put off; and what was changed elsewhere since."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_quote, make_source, make_speaker
from tests.ui import walk
from tests.ui.conftest import OpenWindow
from tests.ui.drafting import (
    button,
    claims_page,
    fields_kept,
    kept,
    offers_are_shown,
    quotes_page,
    rest,
    sources_page,
    speakers_page,
)
from tests.ui.files import shown_notice
from tests.ui.typing import press, type_text
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import SourceKind, SpeakerKind
from tracker.services import claims, drafts, quotes, sources
from tracker.services import project as projects
from ui.widgets.words import Words

# The offer


def test_offers_follow_the_language_and_are_reached_by_keys(
    project_path: Path, open_window: OpenWindow
) -> None:
    with projects.open_project(project_path) as opened:
        claim_id = make_claim(opened, "الجسر آمن للشاحنات")
        drafts.keep(opened, "claim", claim_id, {"note": "ملاحظة"}, 1)
    window = open_window(project_path, "en")
    assert window.offering is not None
    offers = window.offering.offers
    said = {label.text() for label in offers.findChildren(QLabel)}
    assert "الجسر آمن للشاحنات" in said
    assert any("changes to a claim" in text for text in said)
    window.switch_language()
    said = {label.text() for label in offers.findChildren(QLabel)}
    assert any("تعديل على ادعاء" in text for text in said)
    window.activateWindow()
    button(window, "draft_continue_1").setFocus()
    press(button(window, "draft_continue_1"), Qt.Key.Key_Space)
    assert window.navigation.currentRow() == 1
    form = claims_page(window).form
    assert form is not None
    assert form.note.words() == "ملاحظة"
    assert window.focusWidget() is form.words


def test_later_puts_them_off_and_keeps_them(project_path: Path, open_window: OpenWindow) -> None:
    with projects.open_project(project_path) as opened:
        drafts.keep(opened, "source", 0, {"kind": SourceKind.SPEECH.value})
        drafts.keep(opened, "speaker", 0, {"name": "سلمى", "kind": SpeakerKind.GROUP.value})
    window = open_window(project_path)
    assert window.offering is not None
    window.offering.offers.later.click()
    assert not offers_are_shown(window)
    window.close()
    assert len(kept(project_path)) == 2


def test_the_draft_of_a_trashed_record_comes_back_with_it(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        claim_id = make_claim(opened)
        drafts.keep(opened, "claim", claim_id, {"note": "ملاحظة"}, 1)
        claims.trash(opened, claim_id)
    window = open_window(project_path)
    assert not offers_are_shown(window)
    with qtbot.waitSignal(window.context.changed):
        window.undo()
    claims_page(window).show_record(claim_id)
    claims_page(window).edit()
    form = claims_page(window).form
    assert form is not None
    assert form.note.words() == "ملاحظة"


def test_a_discarded_draft_can_be_brought_back(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        drafts.keep(opened, "claim", 0, {"text": "ادعاء"})
    window = open_window(project_path)
    button(window, "draft_discard_1").click()
    assert not offers_are_shown(window)
    rest(window, qtbot)
    assert kept(project_path) == []
    assert shown_notice(window)
    window.notice.action.click()
    assert offers_are_shown(window)
    rest(window, qtbot)
    assert fields_kept(project_path) == [{"text": "ادعاء"}]


# Someone else's change


def test_a_draft_of_a_record_changed_since_shows_both(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        quote_id = make_quote(opened, text="الجسر آمن", note="الأصل", venue="بغداد")
        drafts.keep(opened, "quote", quote_id, {"note": "ملاحظتي"}, 1)
        stored = quote_queries.get(opened, quote_id)
        quotes.edit(opened, replace(stored, note="سبقتك", venue="البصرة"))
    window = open_window(project_path)
    button(window, "draft_continue_1").click()
    form = quotes_page(window).make_form()
    assert form.conflict.isVisible()
    assert all(words in form.conflict.text for words in ("الأصل", "سبقتك", "ملاحظتي"))
    form.save()
    qtbot.waitUntil(lambda: not form.frame.is_waiting)
    assert quote_queries.get(window.context.project, quote_id).note == "سبقتك"
    with qtbot.waitSignal(form.saved):
        form.conflict.mine_wanted.emit()
    after = quote_queries.get(window.context.project, quote_id)
    assert (after.note, after.venue) == ("ملاحظتي", "البصرة")  # what I had not touched stays theirs


def test_the_source_form_shows_both_and_saves_mine_over_theirs(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    page = sources_page(window)
    page.show_record(1)
    page.edit()
    stored = source_queries.get(window.context.project, 1)
    with projects.open_project(sample_path, lock_held=True) as other:
        sources.edit(other, replace(stored, outlet="سبقك غيرك"))
    page.form.lines["note"].setText("ملاحظتي")
    page.form.save()
    qtbot.waitUntil(page.form.conflict.isVisible)
    assert "سبقك غيرك" in page.form.conflict.text
    with qtbot.waitSignal(page.form.saved):
        page.form.conflict.mine_wanted.emit()
    stored = source_queries.get(window.context.project, 1)
    assert (stored.note, stored.outlet) == ("ملاحظتي", "سبقك غيرك")


def test_every_offer_can_be_told_apart_and_read_aloud(project_path: Path, open_window: OpenWindow) -> None:
    with projects.open_project(project_path) as opened:
        for entity in ("quote", "claim", "speaker", "source"):
            drafts.keep(opened, entity, 0, {"note": "ملاحظة"})
            drafts.keep(opened, entity, -1, {"note": "<b>ملاحظة</b> & أخرى"})
    window = open_window(project_path)
    assert window.offering is not None
    widgets = walk.every_widget(window.offering.offers)
    buttons = [widget for widget in widgets if isinstance(widget, QAbstractButton) and widget.isVisible()]
    assert len(buttons) == 8 * 2 + 1
    assert len({button.objectName() for button in buttons} - {""}) == len(buttons)
    assert all(button.accessibleName() for button in buttons)
    labels = window.offering.offers.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_role_is_gone_on_with_at_its_speaker(project_path: Path, open_window: OpenWindow) -> None:
    with projects.open_project(project_path) as opened:
        make_speaker(opened, "سلمى الحداد")
        speaker_id = make_speaker(opened, "نعيم السميدي")
    window = open_window(project_path)
    speakers_page(window).show_record(speaker_id)
    roles = speakers_page(window).view.roles
    roles.add_new()
    type_text(roles.form.role_title, "نقيب أصحاب الأفران")
    type_text(roles.form.from_on.line, "عام كذا")
    speakers_page(window).show_record(1)  # another speaker is looked at in between
    speakers_page(window).show_record(speaker_id)
    roles.add_new()
    assert roles.form.role_title.text() == "نقيب أصحاب الأفران"
    window.close()
    window = open_window(project_path)
    button(window, "draft_continue_1").click()
    page = speakers_page(window)
    assert page.view.speaker_id == speaker_id
    assert page.view.roles.form.isVisible()
    assert page.view.roles.form.role_title.text() == "نقيب أصحاب الأفران"
    assert page.view.roles.form.from_on.typed() == "عام كذا"
    press(page.view.roles.form.role_title, Qt.Key.Key_Escape)  # cancelled
    window.close()
    assert kept(project_path) == []


@pytest.mark.parametrize("change", ["{text}\nسطر أضيف.", "سطر أضيف.\n{text}", "{half}، وزيد في الوسط"])
def test_of_long_texts_the_part_that_differs_is_shown(
    change: str, project_path: Path, open_window: OpenWindow
) -> None:
    text = "قال النائب إن الجسر آمن. " * 100
    theirs = change.format(text=text, half=text[: len(text) // 2])
    with projects.open_project(project_path) as opened:
        source_id = make_source(opened, text)
        drafts.keep(opened, "source", source_id, {"text": text + "وأضاف."}, 1)
        sources.edit(opened, replace(source_queries.get(opened, source_id), text=theirs))
    window = open_window(project_path)
    button(window, "draft_continue_1").click()
    shown = [words.text for words in sources_page(window).form.conflict.findChildren(Words)]
    _, one, other = [words for words in shown if "الجسر" in words]
    assert one != other
    assert max(len(one), len(other)) < 400
