"""Dates as people type them, resolved before they are saved."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, type_text
from tracker.services import project as projects
from ui.context import Context
from ui.widgets.date_edit import DateEdit, day_of


@pytest.fixture
def context(project_path: Path, qtbot: QtBot) -> Iterator[Context]:
    made = Context(projects.open_project(project_path), "ar")
    yield made
    made.close()


@pytest.fixture
def edit(context: Context, qtbot: QtBot) -> DateEdit:
    made = DateEdit(context)
    qtbot.addWidget(made)
    made.reference = date(2016, 2, 5)
    return made


@pytest.mark.parametrize(
    ("typed", "iso", "printed"),
    [
        ("5/2/2016", "2016-02-05", ""),
        ("٥ شباط", "2016-02-05", "٥ شباط"),
        ("2016", "2016", ""),
        ("أمس", "2016-02-04", "أمس"),
        ("أواخر ربيع 2016", "2016-21", "أواخر ربيع 2016"),
        ("Feb 2016", "2016-02", "Feb 2016"),
    ],
)
def test_what_is_typed_is_understood(edit: DateEdit, typed: str, iso: str, printed: str) -> None:
    type_text(edit.line, typed)
    assert (edit.iso(), edit.printed()) == (iso, printed)
    assert edit.is_valid()


def test_the_date_meant_is_shown_in_words(edit: DateEdit) -> None:
    type_text(edit.line, "5/2/2016")
    assert edit.meaning.text() == "5 شباط/فبراير 2016"


def test_what_is_wrong_is_said_when_the_line_is_left(edit: DateEdit) -> None:
    type_text(edit.line, "31/2/2016")
    assert not edit.is_valid()
    assert edit.iso() == ""
    assert edit.meaning.text() == ""
    press(edit.line, Qt.Key.Key_Return)
    assert "31/2/2016" in edit.meaning.text()


def test_a_stored_date_stays_as_it_was_resolved(edit: DateEdit) -> None:
    edit.set_iso("2016-02-04", "أمس")
    assert edit.line.text() == "أمس"
    assert edit.meaning.text() == "4 شباط/فبراير 2016"
    edit.reference = date(2020, 1, 1)
    assert (edit.iso(), edit.printed()) == ("2016-02-04", "أمس")


def test_what_is_being_typed_is_counted_from_a_new_reference(edit: DateEdit) -> None:
    type_text(edit.line, "أمس")
    edit.reference = date(2020, 1, 2)
    assert edit.iso() == "2020-01-01"
    edit.reference = None
    assert not edit.is_valid()


@pytest.mark.parametrize("iso", ["2016", "2016-02", "2016-02-05", "2016-23"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_words_for_a_stored_date_can_be_typed_too(
    edit: DateEdit, context: Context, iso: str, language: str
) -> None:
    context.speak(language)
    edit.set_iso(iso)
    shown = edit.line.text()
    edit.set_iso("")
    type_text(edit.line, shown)
    assert edit.iso() == iso


def test_emptying_the_line_takes_the_date_away(edit: DateEdit, qtbot: QtBot) -> None:
    edit.set_iso("2016-02-05")
    edit.line.selectAll()
    with qtbot.waitSignal(edit.changed):
        press(edit.line, Qt.Key.Key_Backspace)
    assert (edit.iso(), edit.printed(), edit.is_valid()) == ("", "", True)


def test_only_a_day_is_a_reference() -> None:
    assert day_of("2016-02-05") == date(2016, 2, 5)
    assert day_of("2016-02") is None
    assert day_of("") is None
