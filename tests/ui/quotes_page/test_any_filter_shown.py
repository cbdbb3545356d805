"""Any filter shows in the window what the command line lists and a plain loop over all quotes finds."""

import json
from dataclasses import fields, replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from pytestqt.qtbot import QtBot

from tests.tracker.queries.test_any_filter import FILTERS, Loop, filled
from tests.ui.conftest import OpenWindow
from tracker.cli import main
from tracker.db import Project
from tracker.queries import filter_choices
from tracker.records import QuoteFilter
from tracker.services import saved_filters
from ui.main_window import MainWindow
from ui.models.filter_choices import CHOICE, Row
from ui.pages.quotes import QuotesPage
from ui.widgets.filter_panel import FilterPanel

__all__ = ["filled"]

NAMES = count()


@pytest.fixture
def window(filled: Project, open_window: OpenWindow) -> MainWindow:
    return open_window(Path(filled.path))


def shown(page: QuotesPage) -> list[int]:
    return list(page.list.quotes.ids_in(range(page.list.quotes.rowCount())))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS)
def test_window_command_line_and_a_plain_loop_agree(
    qtbot: QtBot, window: MainWindow, capsys: pytest.CaptureFixture[str], wanted: QuoteFilter
) -> None:
    page, project = window.pages.quotes, window.context.project
    page.show_filter(replace(wanted, limit=None))
    qtbot.waitUntil(lambda: page.list.quotes.total is not None)
    # Records that are not there cannot be asked for in the window: they have no chip.
    asked = replace(page.bar.filter(), sort=wanted.sort, descending=wanted.descending)
    assert in_no_order(asked) == in_no_order(wanted)
    expected = Loop(project).shown(asked)
    assert shown(page) == expected
    assert page.list.quotes.total == len(expected)
    name = f"قائمة {next(NAMES)}"
    saved_filters.add(project, name, asked)
    capsys.readouterr()
    assert main(["quotes", str(project.path), "--filter", name, "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert list(dict.fromkeys(each["quote_id"] for each in listed)) == expected


def in_no_order(wanted: QuoteFilter) -> dict[str, object]:
    """What the filter asks for of what there is, whatever was asked for first."""
    values = {each.name: getattr(wanted, each.name) for each in fields(wanted) if each.name != "limit"}
    return {
        name: {each for each in value if each != 99} if isinstance(value, tuple) else value
        for name, value in values.items()
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS)
def test_the_panel_counts_what_a_plain_loop_counts(
    qtbot: QtBot, window: MainWindow, wanted: QuoteFilter
) -> None:
    page = window.pages.quotes
    page.show_filter(replace(wanted, limit=None))
    if not page.panel.is_open:
        page.panel.toggle()
    panel = window.findChild(FilterPanel)
    assert isinstance(panel, FilterPanel)
    qtbot.waitUntil(lambda: window.context.reader.is_idle)
    asked = page.bar.filter()
    told = filter_choices.choices(window.context.project, asked)
    expected = Loop(window.context.project).facets(asked)
    for field, counted in expected.items():
        found = {each.value: each.quotes for each in told.fields[field]}
        assert {value: number for value, number in found.items() if number or value in counted} == {
            value: number for value, number in counted.items() if value in found or number
        }
    model = panel.choices

    def shown() -> list[Row]:
        rows = [model.row(model.index(row)) for row in range(model.rowCount())]
        return [row for row in rows if row.kind == CHOICE and row.field != "after_verdict"]

    def is_counted() -> bool:
        """The numbers come a moment after the list: what waits is read when nothing else is."""
        counted = {field: {each.value: each.quotes for each in told.fields[field]} for field in told.fields}
        return all(row.quotes == counted[row.field].get(row.value) for row in shown())

    qtbot.waitUntil(is_counted)
    for row in shown():
        assert model.is_ticked(row) == (row.value in getattr(asked, row.field))
