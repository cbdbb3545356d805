"""While a form's step waits for its turn, the form holds what is being stored, and nothing else."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.factories import make_claim
from tests.ui.conftest import OpenWindow
from tests.ui.drafting import claims_page
from tests.ui.typing import press, type_text
from tracker.queries import claims as claim_queries
from tracker.records import Changes, Claim, ClaimFilter
from tracker.services import claims
from tracker.services import project as projects
from tracker.services.project import Project
from ui.main_window import MainWindow
from ui.widgets.claim_form import ClaimForm

CONTROL = Qt.KeyboardModifier.ControlModifier
SAID = "الجسر آمن للشاحنات"


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What the step before waits for; open at the end, however the test ends."""
    gate = threading.Event()
    yield gate
    gate.set()


def stored(window: MainWindow) -> list[Claim]:
    return [row.claim for row in claim_queries.rows(window.context.project, ClaimFilter())]


def begun(window: MainWindow) -> ClaimForm:
    """A new claim with some words."""
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    type_text(page.form.words, SAID)
    return page.form


def save_behind_another_step(window: MainWindow, form: ClaimForm, gate: threading.Event) -> None:
    """Save the form while another step is under way, which ends when the gate is opened."""

    def long_step(_: Project) -> Changes:
        gate.wait(10)
        return Changes()

    window.context.do(long_step)
    form.frame._buttons["save"].click()
    assert form.frame.is_waiting


def test_what_is_typed_into_a_form_that_waits_is_not_taken(
    project_path: Path, open_window: OpenWindow, gate: threading.Event, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    form = begun(window)
    save_behind_another_step(window, form, gate)
    type_text(form.words, " وغير ذلك")
    press(form.words, Qt.Key.Key_Backspace)
    press(form.words, Qt.Key.Key_V, CONTROL)
    QTest.mouseClick(form.topic, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    type_text(form.topic, "موضوع")
    composed = QInputMethodEvent()
    composed.setCommitString("آخر")
    QApplication.sendEvent(form.words, composed)
    assert (form.words.words(), form.topic.text()) == (SAID, "")
    gate.set()
    qtbot.waitUntil(lambda: len(stored(window)) == 1 and window.context.writer.is_idle)
    (claim,) = stored(window)
    assert (claim.text, claim.topic) == (SAID, "")


def test_a_form_takes_typing_again_when_its_step_was_refused(
    project_path: Path, open_window: OpenWindow, gate: threading.Event, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        claim_id = make_claim(opened, SAID)
    window = open_window(project_path)
    page = claims_page(window)
    page.show_record(claim_id)
    page.edit()
    form = page.form
    assert form is not None
    type_text(form.note, "ملاحظتي")
    save_behind_another_step(window, form, gate)
    with projects.open_project(project_path) as elsewhere:
        claims.edit(elsewhere, replace(claim_queries.get(elsewhere, claim_id), note="ملاحظة غيري"))
    gate.set()
    qtbot.waitUntil(lambda: not form.frame.is_waiting)
    type_text(form.note, " كاملة")
    assert form.note.words() == "ملاحظتي كاملة"
    assert form.isVisible()
    assert stored(window)[0].note == "ملاحظة غيري"


def test_the_rest_of_the_window_takes_typing_while_a_form_waits(
    project_path: Path, open_window: OpenWindow, gate: threading.Event
) -> None:
    window = open_window(project_path)
    form = begun(window)
    save_behind_another_step(window, form, gate)
    search = claims_page(window).list.search_box
    type_text(search, "جسر")
    assert search.text() == "جسر"
    gate.set()
