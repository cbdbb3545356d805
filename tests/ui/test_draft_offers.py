"""Offers of what was not saved: gone on with, discarded, put off; and what was changed elsewhere since."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_quote
from tests.ui.conftest import OpenWindow
from tests.ui.drafting import (
    button,
    claims_page,
    fields_kept,
    kept,
    offers_are_shown,
    quotes_page,
    sources_page,
)
from tests.ui.files import shown_notice
from tests.ui.typing import press
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import SourceKind, SpeakerKind
from tracker.services import claims, drafts, quotes, sources
from tracker.services import project as projects

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
    qtbot.waitUntil(lambda: window.context.writer.is_idle)
    assert kept(project_path) == []
    assert shown_notice(window)
    window.notice.action.click()
    assert offers_are_shown(window)
    qtbot.waitUntil(lambda: window.context.writer.is_idle)
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
    shown = {label.text() for label in form.conflict.findChildren(QLabel)}
    assert {"سبقتك", "ملاحظتي"} <= shown
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
    shown = {label.text() for label in page.form.conflict.findChildren(QLabel)}
    assert {"سبقك غيرك", "ملاحظتي"} <= shown
    with qtbot.waitSignal(page.form.saved):
        page.form.conflict.mine_wanted.emit()
    assert source_queries.get(window.context.project, 1).note == "ملاحظتي"
