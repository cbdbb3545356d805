"""The disk is full while someone types: the words stay where they are until there is room."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.tracker.faults import disk
from tests.tracker.faults.disk import Room
from tests.ui.conftest import OpenWindow
from tests.ui.desk import WITWIT_SAID, Desk, fill
from tests.ui.drafting import claims_page, fields_kept, rest, sources_page, speakers_page, write_now
from tests.ui.typing import type_text
from tracker.queries import claims as claim_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import ClaimFilter
from ui.widgets.quote_form import QuoteForm
from ui.widgets.record_form import RecordForm
from ui.widgets.source_form import SourceForm

pytestmark = pytest.mark.skipif(not disk.is_reachable(), reason="the disk of this SQLite cannot be filled")


def save(form: RecordForm[Any] | SourceForm | QuoteForm) -> None:
    form.frame._buttons["save"].click()


@pytest.fixture
def room() -> Iterator[Room]:
    """A disk with room without end, until the test takes it away."""
    room = Room()
    with disk.told(room):
        yield room
        room.limit(None)


@pytest.mark.parametrize("left", [0, 1, 2, 4, 8])
def test_a_claim_stays_in_its_form_and_is_saved_when_there_is_room(
    room: Room, project_path: Path, open_window: OpenWindow, qtbot: QtBot, left: int
) -> None:
    window = open_window(project_path)
    page = claims_page(window)
    page.add_new()
    form = page.form
    assert form is not None
    type_text(form.words, "الجسر آمن للشاحنات")
    type_text(form.note, "طلبنا التقرير")
    room.limit(left)
    save(form)
    qtbot.waitUntil(lambda: not form.frame.is_waiting)
    assert "القرص" in form.frame._error.text()
    assert form.isVisible()
    assert (form.words.words(), form.note.words()) == ("الجسر آمن للشاحنات", "طلبنا التقرير")
    assert claim_queries.count(window.context.project) == 0
    room.limit(None)
    save(form)
    qtbot.waitUntil(lambda: claim_queries.count(window.context.project) == 1)
    (row,) = claim_queries.rows(window.context.project, ClaimFilter())
    assert (row.claim.text, row.claim.note) == ("الجسر آمن للشاحنات", "طلبنا التقرير")
    rest(window, qtbot)
    assert fields_kept(project_path) == []


def test_what_is_typed_while_the_disk_is_full_is_kept_as_a_draft_when_there_is_room(
    room: Room, project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    room.limit(0)
    type_text(page.form.words, "ادعاء طويل")
    write_now(window, qtbot)
    assert page.form.words.words() == "ادعاء طويل"
    room.limit(None)
    write_now(window, qtbot)
    assert fields_kept(project_path) == [{"text": "ادعاء طويل"}]


def test_a_quote_stays_in_its_form_beside_the_text(
    room: Room, project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    source_id = fill(project_path)
    desk = Desk(open_window(project_path), qtbot, source_id)
    desk.begin()
    desk.form.fields.words.set_words(WITWIT_SAID)
    type_text(desk.form.fields.speaker.line, "إسكندر وتوت")
    room.limit(0)
    save(desk.form)
    qtbot.waitUntil(lambda: not desk.form.frame.is_waiting)
    assert desk.form.fields.words.words() == WITWIT_SAID
    assert desk.form.fields.speaker.line.text() == "إسكندر وتوت"
    assert desk.count() == 0
    room.limit(None)
    save(desk.form)
    qtbot.waitUntil(lambda: desk.count() == 1)


def test_a_source_and_a_speaker_stay_in_their_forms(
    room: Room, project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    sources_page(window).add_from_text("قال النائب إن الجسر آمن.")
    text = sources_page(window).form
    type_text(text.lines["title"], "خبر عن الجسر")
    room.limit(0)
    save(text)
    qtbot.waitUntil(lambda: not text.frame.is_waiting)
    assert (text.lines["title"].text(), text.isVisible()) == ("خبر عن الجسر", True)
    room.limit(None)
    save(text)
    qtbot.waitUntil(lambda: len(list(source_queries.rows(window.context.project))) == 1)
    rest(window, qtbot)
    page = speakers_page(window)
    page.add_new()
    assert page.form is not None
    type_text(page.form.name, "سلمى الحداد")
    room.limit(0)
    save(page.form)
    qtbot.waitUntil(lambda: page.form is not None and not page.form.frame.is_waiting)
    assert (page.form.name.text(), page.form.isVisible()) == ("سلمى الحداد", True)
    room.limit(None)
    save(page.form)
    qtbot.waitUntil(lambda: len(list(speaker_queries.rows(window.context.project))) == 1)
