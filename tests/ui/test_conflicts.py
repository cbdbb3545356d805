"""An edit that lost a race, in every form: nothing is overwritten, and each field is chosen by key."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tests.ui.conftest import OpenWindow
from tests.ui.drafting import claims_page, quotes_page, sources_page, speakers_page
from tests.ui.typing import press, type_text
from tracker.queries import claims as claim_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.queries import stored, verdicts
from tracker.records import Claim, ClaimStatus, Quote, QuoteStatus, SpeakerRole
from tracker.services import claims, quotes, sources, speakers
from tracker.services import project as projects
from tracker.services.project import Project
from tracker.text.bidi import strip_marks
from ui.three_ways import ThreeWays
from ui.widgets.conflict_panel import ConflictPanel
from ui.widgets.quote_card import QuoteCard


def elsewhere(path: Path, act: Callable[[Project], object]) -> None:
    """Let another program write."""
    with projects.open_project(path, lock_held=True) as other:
        act(other)


def push(panel: ConflictPanel, name: str) -> None:
    button = panel.findChild(QPushButton, name)
    assert button is not None, name
    button.setFocus()
    press(button, Qt.Key.Key_Space)


def test_what_only_one_side_changed_is_nobodys_loss() -> None:
    base = Claim(id=1, text="أصل", topic="طرق", note="ملاحظة")
    theirs = replace(base, topic="جسور", note="ملاحظتهم")
    ways = ThreeWays("claim", base, theirs, replace(base, text="جديد", note="ملاحظتي"))
    assert (ways.settled, ways.clashes) == (("topic",), ("note",))
    same = ThreeWays("claim", base, theirs, replace(theirs, text="جديد"))
    assert (same.settled, same.clashes) == ((), ())


def test_a_place_counts_with_the_words_that_stand_there() -> None:
    base = Quote(id=1, text="الجسر آمن", start=3, end=12)
    ways = ThreeWays("quote", base, replace(base, start=5, end=14), replace(base, note="ملاحظتي"))
    assert (ways.settled, ways.clashes) == (("text",), ())


def test_a_claim_is_merged_field_by_field(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    with projects.open_project(project_path) as opened:
        claim_id = make_claim(opened, "الجسر آمن للشاحنات", topic="طرق")
    window = open_window(project_path)
    page = claims_page(window)
    page.show_record(claim_id)
    page.edit()
    form = page.form
    assert form is not None

    def reword(other: Project) -> None:
        claim = claim_queries.get(other, claim_id)
        claims.edit(other, replace(claim, text="الجسر مغلق للشاحنات", topic="جسور"))

    elsewhere(project_path, reword)
    form.words.set_words("الجسر آمن للشاحنات الصغيرة")
    form.save()
    qtbot.waitUntil(form.conflict.isVisible)
    told = strip_marks(form.conflict.text)
    assert "وكان: الجسر آمن للشاحنات" in told
    assert "الجسر [آمن] مغلق للشاحنات" in told
    assert "الجسر آمن للشاحنات الصغيرة" in told
    assert form.topic.text() == "جسور"  # changed by them alone
    assert form.words.words() == "الجسر آمن للشاحنات الصغيرة"
    push(form.conflict, "claim_choose_text")
    assert form.words.words() == "الجسر مغلق للشاحنات"
    push(form.conflict, "claim_choose_text")
    assert form.words.words() == "الجسر آمن للشاحنات الصغيرة"
    with qtbot.waitSignal(form.saved):
        push(form.conflict, "claim_keep_mine")
    claim = claim_queries.get(window.context.project, claim_id)
    assert (claim.text, claim.topic) == ("الجسر آمن للشاحنات الصغيرة", "جسور")


def test_what_was_saved_after_the_panel_came_is_shown_before_it_is_saved_over(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        claim_id = make_claim(opened, "أصل")
    window = open_window(project_path)
    page = claims_page(window)
    page.show_record(claim_id)
    page.edit()
    form = page.form
    assert form is not None

    def note(text: str) -> Callable[[Project], object]:
        return lambda other: claims.edit(other, replace(claim_queries.get(other, claim_id), note=text))

    elsewhere(project_path, note("أولى"))
    form.note.set_words("ملاحظتي")
    form.save()
    qtbot.waitUntil(form.conflict.isVisible)
    elsewhere(project_path, note("ثانية"))
    push(form.conflict, "claim_keep_mine")
    qtbot.waitUntil(lambda: form.conflict.isVisible() and "ثانية" in form.conflict.text)
    assert claim_queries.get(window.context.project, claim_id).note == "ثانية"
    with qtbot.waitSignal(form.saved):
        push(form.conflict, "claim_keep_mine")
    assert claim_queries.get(window.context.project, claim_id).note == "ملاحظتي"


def test_a_speaker_is_merged_field_by_field(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        speaker_id = make_speaker(opened, latin_name="Salma")
    window = open_window(project_path)
    page = speakers_page(window)
    page.show_record(speaker_id)
    page.edit()
    form = page.form
    assert form is not None

    def change(other: Project) -> None:
        speaker = speaker_queries.get(other, speaker_id)
        speakers.edit(other, replace(speaker, latin_name="Salma H.", wikidata="Q42"))

    elsewhere(project_path, change)
    form.latin_name.setText("Salma Haddad")
    form.save()
    qtbot.waitUntil(form.conflict.isVisible)
    assert form.wikidata.text() == "Q42"
    push(form.conflict, "speaker_choose_latin_name")
    assert form.latin_name.text() == "Salma H."
    with qtbot.waitSignal(form.saved):
        push(form.conflict, "speaker_keep_mine")
    speaker = speaker_queries.get(window.context.project, speaker_id)
    assert (speaker.latin_name, speaker.wikidata) == ("Salma H.", "Q42")


def test_a_role_is_merged_field_by_field(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    with projects.open_project(project_path) as opened:
        speaker_id = make_speaker(opened)
        role = SpeakerRole(speaker_id=speaker_id, title="نائبة", organization="المجلس")
        role_id = speakers.add_role(opened, role).new_id("speaker_role")
    window = open_window(project_path)
    page = speakers_page(window)
    page.show_record(speaker_id)
    form = page.view.roles.form

    def now(project: Project) -> SpeakerRole:
        found: SpeakerRole = stored.get(project, "speaker_role", role_id)
        return found

    form.edit(now(window.context.project))
    elsewhere(
        project_path,
        lambda other: speakers.edit_role(other, replace(now(other), title="رئيسة", from_on="2016")),
    )
    form.role_title.setText("وزيرة")
    form.save()
    qtbot.waitUntil(form.conflict.isVisible)
    assert form.from_on.iso() == "2016"
    assert form.role_title.text() == "وزيرة"
    with qtbot.waitSignal(form.left):
        push(form.conflict, "speaker_role_keep_mine")
    after = now(window.context.project)
    assert (after.title, after.organization, after.from_on) == ("وزيرة", "المجلس", "2016")


def test_a_role_can_be_left_as_it_was_saved(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        speaker_id = make_speaker(opened)
        role = SpeakerRole(speaker_id=speaker_id, title="نائبة")
        role_id = speakers.add_role(opened, role).new_id("speaker_role")
    window = open_window(project_path)
    page = speakers_page(window)
    page.show_record(speaker_id)
    form = page.view.roles.form
    form.edit(stored.get(window.context.project, "speaker_role", role_id))
    elsewhere(
        project_path,
        lambda other: speakers.edit_role(
            other, replace(stored.get(other, "speaker_role", role_id), title="رئيسة")
        ),
    )
    form.role_title.setText("وزيرة")
    form.save()
    qtbot.waitUntil(form.conflict.isVisible)
    push(form.conflict, "speaker_role_keep_theirs")
    assert form.role_title.text() == "رئيسة"
    assert form.conflict.isHidden()
    assert not form.draft.is_touched


def test_a_source_is_merged_field_by_field(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    text = "قال النائب إن الجسر آمن. " * 20
    with projects.open_project(project_path) as opened:
        source_id = make_source(opened, text, title="خبر")
    window = open_window(project_path)
    page = sources_page(window)
    page.show_record(source_id)
    page.edit()

    def change(other: Project) -> None:
        source = source_queries.get(other, source_id)
        sources.edit(other, replace(source, text=text + "وزادوا.", title="خبرهم"))

    elsewhere(project_path, change)
    page.form.lines["title"].setText("خبري")
    page.form.save()
    qtbot.waitUntil(page.form.conflict.isVisible)
    assert page.form.text.words().endswith("وزادوا.")
    push(page.form.conflict, "source_choose_title")
    assert page.form.lines["title"].text() == "خبرهم"
    push(page.form.conflict, "source_choose_title")
    with qtbot.waitSignal(page.form.saved):
        push(page.form.conflict, "source_keep_mine")
    source = source_queries.get(window.context.project, source_id)
    assert (source.title, source.text) == ("خبري", text + "وزادوا.")


def test_a_quote_is_merged_field_by_field_and_keeps_its_place(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        source_id = make_source(opened, "قال: الجسر آمن. ثم قال: الجسر مغلق.")
        quote_id = make_quote(opened, text="الجسر آمن", source_id=source_id, start=5)
        other_speaker = make_speaker(opened, "نعيم السميدي")
    window = open_window(project_path)
    page = quotes_page(window)
    page.show_record(quote_id)
    page.edit()
    form = page.make_form()

    def change(other: Project) -> None:
        quote = quote_queries.get(other, quote_id)
        quotes.edit(
            other, replace(quote, text="الجسر مغلق", start=24, end=34, note="هم", speaker_id=other_speaker)
        )

    elsewhere(project_path, change)
    form.fields.note.setText("")
    type_text(form.fields.note, "ملاحظتي")
    form.save()
    qtbot.waitUntil(form.conflict.isVisible)
    assert (form.fields.words.words(), form.fields.speaker.line.text()) == ("الجسر مغلق", "نعيم السميدي")
    with qtbot.waitSignal(form.saved):
        push(form.conflict, "quote_keep_mine")
    quote = quote_queries.get(window.context.project, quote_id)
    assert (quote.text, quote.start, quote.note) == ("الجسر مغلق", 24, "ملاحظتي")
    assert quote.speaker_id == other_speaker


def judged(path: Path) -> tuple[int, int, int]:
    """A claim with a verdict and a reason, and the ids of that verdict and of another one."""
    with projects.open_project(path) as opened:
        claim_id = make_claim(opened, "الجسر آمن للشاحنات")
        first, second = (each.id for each in verdicts.all_verdicts(opened)[:2])
        claims.set_verdict(opened, claim_id, first, note="سبب أول")
    return claim_id, first, second


@pytest.mark.parametrize("window_knows", [False, True])
def test_a_reason_that_lost_a_race_stays_typed_under_the_one_that_won(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot, window_knows: bool
) -> None:
    claim_id, _, second = judged(project_path)
    window = open_window(project_path)
    page = claims_page(window)
    page.show_record(claim_id)
    head = page.view.head
    head.ask_reason()
    type_text(head.reason_edit, "سببي")
    elsewhere(project_path, lambda other: claims.set_verdict(other, claim_id, second, note="سببهم"))
    if window_knows:
        window.context.look_for_changes()
    with qtbot.waitSignal(window.context.refused) as refusal:
        press(head.reason_edit, Qt.Key.Key_Return)
    assert refusal.args[0].code == "record_changed"
    assert head.reason_edit.text() == "سببي"
    assert head.reason_edit.isVisible()
    assert head.reason.isVisible()
    assert "سببهم" in head.reason.text
    found = claim_queries.get(window.context.project, claim_id)
    assert (found.verdict_id, found.verdict_note) == (second, "سببهم")
    press(head.reason_edit, Qt.Key.Key_Return)  # now that it was seen
    qtbot.waitUntil(lambda: not head.reason_edit.isVisible())
    found = claim_queries.get(window.context.project, claim_id)
    assert (found.verdict_id, found.verdict_note) == (second, "سببي")


def test_a_reason_is_given_though_something_else_of_the_claim_was_changed(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    claim_id, first, _ = judged(project_path)
    window = open_window(project_path)
    page = claims_page(window)
    page.show_record(claim_id)
    head = page.view.head
    head.ask_reason()
    type_text(head.reason_edit, "سببي")
    elsewhere(project_path, lambda other: claims.set_status(other, claim_id, ClaimStatus.IN_REVIEW))
    window.context.look_for_changes()
    assert not head.reason.isVisible()
    press(head.reason_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not head.reason_edit.isVisible())
    found = claim_queries.get(window.context.project, claim_id)
    assert (found.verdict_id, found.verdict_note) == (first, "سببي")


def test_a_status_that_lost_a_race_shows_the_one_that_won(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    claim_id, _, _ = judged(project_path)
    window = open_window(project_path)
    page = claims_page(window)
    page.show_record(claim_id)
    head = page.view.head
    elsewhere(project_path, lambda other: claims.set_status(other, claim_id, ClaimStatus.IN_REVIEW))
    with qtbot.waitSignal(window.context.refused) as refusal:
        head.status.chosen.emit(ClaimStatus.DONE)
    assert refusal.args[0].code == "record_changed"
    assert head.status.text() == window.context.wording.word(ClaimStatus.IN_REVIEW)
    head.status.chosen.emit(ClaimStatus.DONE)
    done = window.context.wording.word(ClaimStatus.DONE)
    qtbot.waitUntil(lambda: head.status.text() == done)


def test_the_status_of_a_quote_that_lost_a_race_shows_the_one_that_won(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        claim_id, quote_id = make_claim(opened, "الجسر آمن للشاحنات"), make_quote(opened)
        make_link(opened, quote_id, claim_id)
    window = open_window(project_path)
    page = claims_page(window)
    page.show_record(claim_id)
    (card,) = page.findChildren(QuoteCard)
    elsewhere(project_path, lambda other: quotes.set_status(other, quote_id, QuoteStatus.CONFIRMED))
    with qtbot.waitSignal(window.context.refused) as refusal:
        card.status.chosen.emit(QuoteStatus.RETRACTED)
    assert refusal.args[0].code == "record_changed"
    (card,) = page.findChildren(QuoteCard)
    assert card.status.text() == window.context.wording.word(QuoteStatus.CONFIRMED)
