"""The table of quotes: the whole length at once, the rows as they are asked for, each text as it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteKind, QuoteSort, QuoteStatus, Stance
from tracker.services import project as projects
from tracker.services import quotes
from tracker.services.project import Project
from ui.context import Context
from ui.models import quote_pages
from ui.models.quote_table import Column, QuoteTable
from ui.tooltips import as_tooltip

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


@pytest.fixture
def project(project_path: Path) -> Iterator[Project]:
    """An empty project, open in this thread."""
    with projects.open_project(project_path) as opened:
        yield opened


@pytest.fixture
def context(qtbot: QtBot, project: Project) -> Iterator[Context]:
    made = Context(project, "ar")
    yield made
    made.close()


@pytest.fixture
def sample(qtbot: QtBot, sample_path: Path) -> Iterator[Context]:
    made = Context(projects.open_project(sample_path), "ar")
    yield made
    made.close()


def cell(table: QuoteTable, row: int, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return str(table.index(row, column).data(role) or "")


def column(table: QuoteTable, which: Column = Column.QUOTE) -> list[str]:
    return [cell(table, row, which) for row in range(table.rowCount())]


def test_the_model_keeps_qts_rules(sample: Context, qtmodeltester: Any) -> None:
    table = QuoteTable(sample)
    qtmodeltester.check(table, force_py=False)
    table.show_filter(QuoteFilter(statuses=(QuoteStatus.CONFIRMED,)))
    table.show_filter(QuoteFilter(search="لا شيء كهذا"))
    table.show_filter(QuoteFilter())


def test_an_empty_model_keeps_qts_rules(context: Context, qtmodeltester: Any) -> None:
    table = QuoteTable(context)
    qtmodeltester.check(table, force_py=False)
    assert table.rowCount() == 0
    make_quote(context.project)
    table.refresh()
    assert column(table) == ["الجسر آمن"]


def test_it_shows_what_the_filter_shows_in_its_order(sample: Context) -> None:
    table = QuoteTable(sample)
    for wanted in (
        QuoteFilter(),
        QuoteFilter(sort=QuoteSort.SPEAKER, descending=True),
        QuoteFilter(stances=(Stance.DISPUTES,), search="محطة"),
    ):
        table.show_filter(wanted)
        rows = list(quote_queries.rows(sample.project, wanted))
        assert column(table) == [row.quote.text for row in rows]
        assert column(table, Column.SPEAKER) == [row.speaker for row in rows]
        assert [table.quote_row(row) for row in range(table.rowCount())] == rows


def test_rows_far_apart_are_read_in_pages_and_old_pages_are_dropped(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quote_pages, "PAGE", 3)
    monkeypatch.setattr(quote_pages, "PAGES_KEPT", 2)
    speaker_id = make_speaker(context.project)
    for number in range(20):
        make_quote(context.project, speaker_id, text=f"قول {number}")
    table = QuoteTable(context)
    assert table.rowCount() == 20
    for row in (0, 19, 10, 0, 5, 19):
        assert cell(table, row, Column.QUOTE) == f"قول {row}"
        assert len(table._pages._pages) <= 2


def test_refreshing_leaves_rows_in_place_and_tells_of_each_that_comes(qtbot: QtBot, context: Context) -> None:
    quote_id = make_quote(context.project)
    table = QuoteTable(context)
    assert cell(table, 0, Column.STATUS) == "لم يُراجَع"
    quotes.set_status(context.project, quote_id, QuoteStatus.CONFIRMED)
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.dataChanged):
        table.refresh()
    assert cell(table, 0, Column.STATUS) == "ثابت النسبة"
    make_quote(context.project, text="قول ثانٍ")
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.rowsInserted):
        table.refresh()
    assert table.rowCount() == 2


def test_a_quote_taken_away_by_another_program_leaves_an_empty_row_until_the_refresh(
    context: Context,
) -> None:
    make_quote(context.project)
    table = QuoteTable(context)
    quotes.trash(context.project, table.quote_id(0))
    assert table.index(0, 0).data() is None
    table.refresh()
    assert table.rowCount() == 0


def test_rows_are_found_by_id_in_the_order_shown(context: Context) -> None:
    ids = [make_quote(context.project, text=f"قول {number}") for number in range(4)]
    table = QuoteTable(context)
    assert table.rows_of([]) == []
    assert table.rows_of([ids[2]]) == [2]
    assert table.rows_of([99]) == []
    assert table.rows_of([ids[3], 99, ids[0]]) == [0, 3]


def test_an_indirect_quote_stands_in_no_marks_and_says_whose_words_it_is(context: Context) -> None:
    make_quote(context.project, text="إن الجسر آمن", kind=QuoteKind.INDIRECT)
    table = QuoteTable(context)
    shown = [cell(table, 0, each, role) for each in Column for role in ROLES]
    assert not any("«" in text for text in shown)
    spoken = cell(table, 0, Column.QUOTE, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "نقل بالمعنى، بصياغة الناقل\nإن الجسر آمن"


@pytest.mark.parametrize("kind", [QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.POINT])
def test_the_speakers_own_words_are_spoken_in_marks_and_stand_plain_as_data(
    context: Context, kind: QuoteKind
) -> None:
    make_quote(context.project, text="الجسر آمن", kind=kind)
    table = QuoteTable(context)
    assert cell(table, 0, Column.QUOTE) == "الجسر آمن"
    assert cell(table, 0, Column.QUOTE, Qt.ItemDataRole.AccessibleTextRole) == "«الجسر آمن»"


def test_a_date_taken_from_the_source_says_so(context: Context) -> None:
    source_id = make_source(context.project, published_on="2016-02-05")
    make_quote(context.project, source_id=source_id)
    table = QuoteTable(context)
    assert cell(table, 0, Column.DATE) == "5 شباط/فبراير 2016"
    spoken = cell(table, 0, Column.DATE, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.splitlines()[0] == "5 شباط/فبراير 2016"
    assert len(spoken.splitlines()) == 2


def test_each_claim_stands_behind_the_sign_of_its_stance(context: Context) -> None:
    quote_id = make_quote(context.project)
    make_link(context.project, quote_id, make_claim(context.project, "الأول"), Stance.DISPUTES)
    make_link(context.project, quote_id, make_claim(context.project, "الثاني"), Stance.MENTIONS)
    table = QuoteTable(context)
    assert cell(table, 0, Column.CLAIMS) == "▼ الأول\n● الثاني"
    spoken = cell(table, 0, Column.CLAIMS, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "يخالف: الأول\nيذكر بلا موقف: الثاني"


def test_headers_stand_in_the_windows_language_at_the_leading_side(sample: Context) -> None:
    table = QuoteTable(sample)
    horizontal = Qt.Orientation.Horizontal
    assert [table.headerData(each, horizontal) for each in (Column.QUOTE, Column.STATUS)] == [
        "القول",
        "حالة النسبة",
    ]
    sample.speak("en")
    assert [table.headerData(each, horizontal) for each in (Column.QUOTE, Column.STATUS)] == [
        "Quote",
        "Attribution",
    ]
    alignment = table.headerData(0, horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignLeading
    assert table.headerData(0, Qt.Orientation.Vertical) is None


def test_peoples_words_are_no_markup_in_a_tooltip() -> None:
    assert as_tooltip("") == ""
    shown = as_tooltip("<img src=x> & <b>")
    assert "<img" not in shown
    assert "&lt;img src=x&gt; &amp; &lt;b&gt;" in shown
    assert "dir='rtl'" in as_tooltip("الجسر آمن")
    assert "dir='ltr'" in as_tooltip("The bridge is safe")
