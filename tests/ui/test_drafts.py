"""What is typed and not saved is kept as it is typed, and offered at the next start."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_source, make_speaker
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
    write_now,
)
from tests.ui.files import make_project
from tests.ui.typing import press, type_text
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.records import Changes, Stance
from tracker.services import history
from tracker.services import project as projects
from ui.widgets.completion import Choice
from ui.widgets.quote_form import QuoteForm
from ui.widgets.record_field import Picked

CONTROL = Qt.KeyboardModifier.ControlModifier

EXACT = "ا\u00a0ب\u2028ت\u200f\u202eث\u202c \t\ufffc\U0001f600\u0640ج"
"""What Qt alters when an editor is read in its own way, or what is easily dropped."""

KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
from tests.ui.typing import type_text
from ui.app import create_window
application = QApplication([])
window = create_window(Path(sys.argv[1]), "ar")
window.show()
page = window.pages.quotes
page.add_new()
form = page.make_form()
form.fields.speaker.line.setFocus()
type_text(form.fields.speaker.line, "سلمى")
type_text(form.fields.words, sys.argv[3])
form.fields.venue.insert(sys.argv[3])
window.context.drafts.kept.connect(lambda: print("kept", flush=True))
application.exec()
"""


# A crash


def test_what_was_typed_before_a_kill_is_offered_to_the_letter(
    project_path: Path, open_window: OpenWindow, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", KILLED, str(project_path), str(tmp_path / "other"), EXACT]
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}
    killed = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, encoding="utf-8")
    assert killed.stdout
    assert killed.stdout.readline() == "kept\n"
    killed.send_signal(signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    killed.stdout.close()
    window = open_window(project_path)
    assert offers_are_shown(window)
    button(window, "draft_continue_1").click()
    fields = quotes_page(window).make_form().fields
    assert fields.words.words() == EXACT
    assert fields.venue.text() == EXACT
    assert fields.speaker.picked == Picked(text="سلمى")
    assert not offers_are_shown(window)


def test_typing_is_less_than_two_seconds_ahead_of_what_is_kept(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    keeps = window.context.drafts
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    type_text(page.form.words, "أ")
    assert keeps.timer.isActive()
    begun = keeps.timer.remainingTime()
    assert begun < 1500
    qtbot.waitUntil(lambda: keeps.timer.remainingTime() < begun)
    left = keeps.timer.remainingTime()
    type_text(page.form.words, "ب")  # whoever never pauses is not put off again and again
    assert keeps.timer.remainingTime() <= left
    with qtbot.waitSignal(keeps.kept, timeout=2000):
        pass
    assert fields_kept(project_path) == [{"text": "أب"}]


# Closing, and another project


def test_closing_keeps_what_stands_in_every_form(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    for page in (claims_page(window), speakers_page(window)):
        page.add_new()
        assert page.form is not None
        type_text(page.form.fields["note"].editor, "ملاحظة")
    sources_page(window).add_from_text("نص لم يُحفظ\nسطر ثانٍ")
    quotes_page(window).add_new()
    type_text(quotes_page(window).make_form().fields.words, "اقتباس")
    window.close()
    found = {draft.entity: draft.fields for draft in kept(project_path)}
    assert found["claim"] == found["speaker"] == {"note": "ملاحظة"}
    assert found["source"] == {"text": "نص لم يُحفظ\nسطر ثانٍ", "title": "نص لم يُحفظ", "language": "ar"}
    assert found["quote"] == {"words": "اقتباس"}
    window = open_window(project_path)
    for _ in range(4):
        button(window, "draft_continue_1").click()
    assert quotes_page(window).make_form().fields.words.words() == "اقتباس"
    assert sources_page(window).form.text.words() == "نص لم يُحفظ\nسطر ثانٍ"
    assert sources_page(window).form.lines["title"].text() == "نص لم يُحفظ"


def test_what_is_typed_stays_with_its_project_when_another_is_opened(
    project_path: Path, open_window: OpenWindow, tmp_path: Path
) -> None:
    other = make_project(tmp_path / "آخر.isnad")
    window = open_window(project_path)
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    type_text(page.form.words, "ادعاء المشروع الأول")
    window.open_path(other)
    assert not offers_are_shown(window)
    assert fields_kept(other) == []
    window.open_path(project_path)
    assert offers_are_shown(window)
    button(window, "draft_continue_1").click()
    form = claims_page(window).form
    assert form is not None
    assert form.words.words() == "ادعاء المشروع الأول"


def test_everything_chosen_in_a_quote_comes_back(project_path: Path, open_window: OpenWindow) -> None:
    with projects.open_project(project_path) as opened:
        speaker, claim = make_speaker(opened, "وتوت"), make_claim(opened, "للغارات أثر")
        source = make_source(opened, "قال: «الغارات سهلت المهمة».", title="خبر")
    window = open_window(project_path)
    page = quotes_page(window)
    page.add_new()
    fields = page.make_form().fields
    fields.source.pick(Picked(Choice(source, "خبر")))
    fields.speaker.pick(Picked(Choice(speaker, "وتوت")))
    fields.claim.pick(Picked(Choice(claim, "للغارات أثر")))
    fields.origin.pick(Picked(text="بيان المجموعة", is_new=True))
    fields.stance.set_stance(Stance.DISPUTES)
    type_text(fields.said_on.line, "أواخر ما لا يُفهم")
    type_text(fields.words, "الغارات سهلت المهمة")
    fields.source_changed.emit()
    before = fields.entry()
    window.close()
    window = open_window(project_path)
    button(window, "draft_continue_1").click()
    again = quotes_page(window).make_form()
    assert again.fields.entry() == before
    assert again.reader.source is not None
    assert again.reader.source.id == source


def test_several_new_records_are_each_come_back_to(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    for words in ("الأول", "الثاني"):
        sources_page(window).add_from_text(words)
    window.close()
    assert {fields["text"] for fields in fields_kept(project_path)} == {"الأول", "الثاني"}
    window = open_window(project_path)
    sources_page(window).add_from_text("الثالث")  # takes no other's place
    window.close()
    assert {fields["text"] for fields in fields_kept(project_path)} == {"الأول", "الثاني", "الثالث"}


def test_a_record_edited_again_goes_on_with_what_was_typed(
    sample_path: Path, open_window: OpenWindow
) -> None:
    with projects.open_project(sample_path) as opened:
        claim = claim_queries.get(opened, 1)
    window = open_window(sample_path)
    claims_page(window).show_record(claim.id)
    claims_page(window).edit()
    form = claims_page(window).form
    assert form is not None
    type_text(form.note, "لم تُحفظ ")
    window.close()
    window = open_window(sample_path)
    claims_page(window).show_record(claim.id)
    claims_page(window).edit()
    form = claims_page(window).form
    assert form is not None
    assert form.note.words() == f"لم تُحفظ {claim.note}"
    assert not offers_are_shown(window)


# Saving and dropping


def test_saving_drops_the_draft_and_is_one_step(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    type_text(page.form.words, "الجسر آمن")
    write_now(window, qtbot)
    assert fields_kept(project_path) == [{"text": "الجسر آمن"}]
    with qtbot.waitSignal(page.form.saved):
        press(page.form.words, Qt.Key.Key_Return, CONTROL)
    rest(window, qtbot)
    assert fields_kept(project_path) == []
    (entry,) = history_queries.entries(window.context.project)
    assert entry.action.name == "add_claim"


def test_closing_in_the_midst_of_a_save_leaves_the_record_and_no_draft(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    type_text(page.form.words, "الجسر آمن")
    press(page.form.words, Qt.Key.Key_Return, CONTROL)
    window.close()
    assert kept(project_path) == []
    with projects.open_project(project_path) as opened:
        assert claim_queries.get(opened, 1).text == "الجسر آمن"


def test_a_saved_quote_carries_over_what_is_no_draft(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    page = quotes_page(window)
    page.add_new()
    form = page.make_form()
    form.fields.speaker.pick(Picked(text="سلمى", is_new=True))
    type_text(form.fields.words, "الجسر آمن")
    write_now(window, qtbot)
    assert len(kept(project_path)) == 1
    with qtbot.waitSignal(form.saved):
        form.save_and_next()
    write_now(window, qtbot)
    assert form.fields.speaker.picked.id
    assert kept(project_path) == []
    type_text(form.fields.words, "التالي")
    write_now(window, qtbot)
    (draft,) = kept(project_path)
    assert (draft.fields["words"], draft.fields["speaker"]) == ("التالي", "سلمى")


def test_start_afresh_and_erasing_drop_the_draft(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    type_text(page.form.words, "أ")
    write_now(window, qtbot)
    press(page.form.words, Qt.Key.Key_Backspace)
    write_now(window, qtbot)
    assert kept(project_path) == []
    type_text(page.form.words, "ب")
    write_now(window, qtbot)
    page.form.frame.afresh_asked.emit()
    rest(window, qtbot)
    assert kept(project_path) == []


def test_drafts_leave_undo_and_redo_as_they_are(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        make_claim(opened)
        history.undo(opened)
    window = open_window(project_path)
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    type_text(page.form.words, "مسودة")
    write_now(window, qtbot)
    assert fields_kept(project_path) == [{"text": "مسودة"}]
    assert history_queries.redoable(window.context.project) is not None
    with qtbot.waitSignal(window.context.changed):
        window.redo()
    with qtbot.waitSignal(window.context.changed):
        window.undo()
    assert page.form.words.words() == "مسودة"


def test_keeping_a_draft_refreshes_nothing_but_what_others_store_is_seen(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    seen: list[Changes] = []
    window.context.changed.connect(seen.append)
    type_text(page.form.words, "أ")
    write_now(window, qtbot)
    window.context.look_for_changes()
    assert seen == []
    type_text(page.form.words, "ب")
    write_now(window, qtbot)
    with projects.open_project(project_path, lock_held=True) as other:
        make_claim(other)
    window.context.look_for_changes()
    assert seen == [Changes(anything=True)]


def test_a_claim_and_a_side_that_were_put_into_the_form_are_no_draft(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    page = claims_page(window)
    page.show_record(1)
    page.view.quote_wanted.emit(Stance.SUPPORTS, "")
    write_now(window, qtbot)
    assert kept(sample_path) == []
    form = page.findChild(QuoteForm, "claim_quote_form")
    assert isinstance(form, QuoteForm)
    type_text(form.fields.words, "قول لم يُحفظ")
    window.close()
    (draft,) = kept(sample_path)
    assert (draft.fields["words"], draft.fields["claim_id"], draft.fields["stance"]) == (
        "قول لم يُحفظ",
        "1",
        "supports",
    )
