"""The history of one record, in the fold of its details."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_quote, make_speaker
from tests.ui.conftest import OpenWindow
from tests.ui.drafting import claims_page, quotes_page, speakers_page
from tests.ui.typing import press
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import QuoteStatus
from tracker.services import claims, quotes, speakers
from tracker.services import project as projects
from tracker.text.bidi import strip_marks
from ui.main_window import MainWindow
from ui.widgets.record_history import RecordHistory


def fold_of(window: MainWindow, entity: str) -> RecordHistory:
    """The fold of the record with id 1, opened by key."""
    window.show_record(entity, 1)
    fold = {
        "quote": lambda: quotes_page(window).details.history,
        "claim": lambda: claims_page(window).view.history,
        "speaker": lambda: speakers_page(window).view.history,
    }[entity]()
    fold.toggle.setFocus()
    press(fold.toggle, Qt.Key.Key_Space)
    return fold


@pytest.fixture
def worked_on(project_path: Path) -> Path:
    with projects.open_project(project_path) as opened:
        opened.editor = "هدى"
        speaker_id, claim_id = make_speaker(opened), make_claim(opened, "الجسر آمن للشاحنات")
        quote_id = make_quote(opened, speaker_id, text="الجسر آمن")
        quote = quote_queries.get(opened, quote_id)
        quotes.edit(opened, replace(quote, text="الجسر مغلق", status=QuoteStatus.CONFIRMED))
        claims.edit(opened, replace(claim_queries.get(opened, claim_id), text="الجسر مغلق للشاحنات"))
        speakers.edit(opened, replace(speaker_queries.get(opened, speaker_id), wikidata="Q1"))
    return project_path


def test_it_is_closed_until_it_is_asked_for(worked_on: Path, open_window: OpenWindow) -> None:
    window = open_window(worked_on)
    fold = fold_of(window, "quote")
    assert fold.steps is not None
    press(fold.toggle, Qt.Key.Key_Space)
    assert fold.steps is None


def test_it_tells_who_changed_what_word_by_word(worked_on: Path, open_window: OpenWindow) -> None:
    window = open_window(worked_on)
    steps = fold_of(window, "quote").steps
    assert steps is not None
    lines = strip_marks(steps.text).splitlines()
    assert lines[0].startswith("تعديل اقتباس · ")
    assert lines[0].endswith(" · هدى")
    assert lines[1:3] == ["القول: الجسر [آمن] مغلق", "حالة النسبة: ثابت النسبة، وكان: لم يُراجَع"]
    assert lines[3].startswith("إضافة اقتباس · ")


@pytest.mark.parametrize("entity", ["quote", "claim", "speaker"])
def test_an_earlier_state_comes_back_by_key_and_can_be_undone(
    entity: str, worked_on: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(worked_on)
    project = window.context.project
    steps = fold_of(window, entity).steps
    assert steps is not None
    (button,) = steps.buttons
    button.setFocus()
    press(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.context.writer.is_idle)
    newest = history_queries.newest(project)
    assert newest is not None
    assert newest.name == "restore_record"
    state = (
        quote_queries.get(project, 1).text,
        quote_queries.get(project, 1).status,
        claim_queries.get(project, 1).text,
        speaker_queries.get(project, 1).wikidata,
    )
    now = ("الجسر مغلق", QuoteStatus.CONFIRMED, "الجسر مغلق للشاحنات", "Q1")
    before = ("الجسر آمن", QuoteStatus.UNREVIEWED, "الجسر آمن للشاحنات", "")
    owner = {"quote": (0, 1), "claim": (2,), "speaker": (3,)}[entity]
    assert state == tuple(before[place] if place in owner else now[place] for place in range(4))
    assert window.menus.actions["action_undo"].isEnabled()


def test_a_reader_is_offered_no_way_back(worked_on: Path, open_window: OpenWindow) -> None:
    open_window(worked_on)
    second = open_window(worked_on)
    steps = fold_of(second, "claim").steps
    assert steps is not None
    assert steps.findChildren(QPushButton) == []
