"""The models of claims and speakers keep Qt's rules while rows come, go and change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from tests.factories import make_claim, make_speaker
from tracker.queries import claims, speakers, verdicts
from tracker.records import Balance, ClaimFilter, Verdict
from tracker.services import claims as claim_steps
from tracker.services import project as projects
from ui import balance, theme, verdict_look
from ui.context import Context
from ui.models.claim_table import ClaimTable, Column
from ui.models.speaker_table import SpeakerTable


@pytest.fixture
def context(sample_path: Path, qapp: object) -> Iterator[Context]:
    made = Context(projects.open_project(sample_path), "ar")
    yield made
    made.close()


def check(tester: ModelTester, model: QAbstractItemModel) -> None:
    """Let Qt's own tester watch the model from now on, and look through it once."""
    tester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_the_table_of_claims_keeps_the_rules(context: Context, qtmodeltester: ModelTester) -> None:
    project, model = context.project, ClaimTable(context)
    check(qtmodeltester, model)
    known = verdicts.all_verdicts(project)
    for wanted in (
        ClaimFilter(),
        ClaimFilter(search="الجسر"),
        ClaimFilter(),
        ClaimFilter(search="لا شيء كهذا"),
    ):
        model.show_claims(claims.ids(project, wanted), known)
        check(qtmodeltester, model)
    make_claim(project, "أول ادعاء في الترتيب")
    model.show_claims(claims.ids(project, ClaimFilter()), known)
    claim_steps.set_verdict(project, model.id_of(0), 4)
    model.show_claims(claims.ids(project, ClaimFilter()), known)
    model.say()
    assert model.rowCount() == 13
    assert model.data(model.index(model.row_of(model.id_of(0)) or 0, Column.VERDICT)) == "مضلِّل"
    assert model.row_of(None) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_the_table_of_speakers_keeps_the_rules(context: Context, qtmodeltester: ModelTester) -> None:
    project, model = context.project, SpeakerTable(context)
    check(qtmodeltester, model)
    for words in ("", "وتوت", "لا أحد كهذا", ""):
        model.show_ids([row.speaker.id for row in speakers.rows(project, words)])
        check(qtmodeltester, model)
    make_speaker(project, "آخر من جاء")
    model.show_ids(speakers.ids(project))
    model.show_ids(speakers.ids(project))
    model.say()
    assert model.rowCount() == 16
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


@pytest.mark.parametrize("role", [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole])
def test_markup_in_names_is_shown_and_not_obeyed(context: Context, role: Qt.ItemDataRole) -> None:
    speaker_id = make_speaker(context.project, "<b>اسم</b>")
    model = SpeakerTable(context)
    model.show_ids(speakers.ids(context.project))
    told = str(model.data(model.index(model.row_of(speaker_id) or 0, 0), role))
    assert "<b>" in told if role == Qt.ItemDataRole.DisplayRole else "&lt;b&gt;" in told


def test_the_balance_counts_speakers_and_puts_quotes_in_brackets() -> None:
    counted = Balance(
        supports_speakers=3,
        supports_quotes=5,
        disputes_speakers=2,
        disputes_quotes=2,
        mentions_speakers=1,
        mentions_quotes=1,
    )
    assert balance.as_text(counted) == "▲ 3 (5) ▼ 2 (2) ● 1 (1)"
    assert balance.as_text(Balance()) == "▲ 0 ▼ 0 ● 0"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "colour", ["#FFFFFF", "#000000", "#56B4E9", "#E69F00", "#F0E442", "#7F7F7F", "#FFFF00", "#000080"]
)
def test_a_verdicts_own_colour_stands_out_on_its_chip(colour: str, dark: bool) -> None:
    palette = theme._palette(dark=dark)
    seen = verdict_look.colour(Verdict(colour=colour), palette)
    assert verdict_look.contrast(seen, theme.tint(seen, palette)) >= verdict_look.LEAST_CONTRAST
