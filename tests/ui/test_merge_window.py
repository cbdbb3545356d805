"""Records come in whole through the window: tried and shown first, then one step."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer
from tests.ui.conftest import OpenWindow
from tests.ui.files import shown_notice
from tracker.errors import Cancelled
from tracker.exchange.export import export
from tracker.exchange.merging.run import keep_mine
from tracker.queries import claims as claim_queries
from tracker.queries import quotes as quote_queries
from tracker.records import Claim, QuoteFilter
from tracker.services import claims, history
from tracker.services import project as projects
from tracker.services.operation import operation
from tracker.services.sample import create_sample
from ui import records_import
from ui.dialogs.export import ExportDialog
from ui.dialogs.import_table import ImportTableDialog
from ui.dialogs.merge import MergeDialog
from ui.main_window import MainWindow

LONG = 30_000


@pytest.fixture
def other(tmp_path: Path) -> Path:
    create_sample(tmp_path / "آخر.isnad")
    return tmp_path / "آخر.isnad"


def import_file(window: MainWindow, path: Path, qtbot: QtBot) -> MergeDialog:
    window.files.records.begin(path)
    qtbot.waitUntil(lambda: window.findChild(MergeDialog) is not None, timeout=LONG)
    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    return dialog


def test_another_project_comes_in_as_one_step(
    project_path: Path, other: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    answer(window, other)
    window.menus.actions["action_import"].trigger()
    qtbot.waitUntil(lambda: window.findChild(MergeDialog) is not None, timeout=LONG)
    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    assert "الاقتباسات: جديد \u206841\u2069" in dialog.counts.text()
    assert not dialog.clashes.isVisible()
    assert quote_queries.count(window.context.project, QuoteFilter()) == 0
    dialog.go.click()
    qtbot.waitUntil(lambda: quote_queries.count(window.context.project, QuoteFilter()) == 41, timeout=LONG)
    qtbot.waitUntil(lambda: window.context.writer.is_idle)
    history.undo(window.context.project)
    assert quote_queries.count(window.context.project, QuoteFilter()) == 0


def test_records_that_differ_are_shown_and_only_the_ticked_become_the_files(
    sample_path: Path, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(sample_path) as sample:
        for claim_id in (1, 2):
            claims.edit(sample, replace(claim_queries.get(sample, claim_id), note="من الملف"))
        export(sample, tmp_path / "all.json", QuoteFilter(), what="all")
        for claim_id in (1, 2):
            claims.edit(sample, replace(claim_queries.get(sample, claim_id), note="من هنا"))
    window = open_window(sample_path)
    dialog = import_file(window, tmp_path / "all.json", qtbot)
    assert dialog.clashes.topLevelItemCount() == 2
    record = dialog.clashes.topLevelItem(0)
    assert record is not None
    line = record.child(0)
    assert line is not None
    assert (line.text(1), line.text(2)) == ("من هنا", "من الملف")
    record.setCheckState(0, Qt.CheckState.Checked)
    dialog.go.click()
    qtbot.waitUntil(
        lambda: (
            {claim_queries.get(window.context.project, each).note for each in (1, 2)}
            == {"من هنا", "من الملف"}
        ),
        timeout=LONG,
    )


def test_two_files_that_come_in_at_once_are_not_mistaken_for_each_other(
    project_path: Path, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    for name in ("first", "second"):
        projects.create(tmp_path / f"{name}.isnad")
        with projects.open_project(tmp_path / f"{name}.isnad") as opened:
            claims.add(opened, Claim(text=f"claim of the {name}"))
        window.files.records.begin(tmp_path / f"{name}.isnad")
    qtbot.waitUntil(lambda: len(window.findChildren(MergeDialog)) == 2, timeout=LONG)
    first, second = sorted(
        window.findChildren(MergeDialog), key=lambda each: "first.isnad" not in each.head.text()
    )
    assert "second.isnad" in second.head.text()
    first.go.click()
    there = "SELECT text FROM claim"
    qtbot.waitUntil(lambda: bool(window.context.project.read(there)), timeout=LONG)
    qtbot.waitUntil(lambda: window.context.writer.is_idle)
    assert window.context.project.read(there) == [("claim of the first",)]
    second.reject()


def test_what_is_here_already_is_said_so(
    sample_path: Path, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(sample_path, writable=False) as sample:
        export(sample, tmp_path / "all.json", QuoteFilter(), what="all")
    window = open_window(sample_path)
    import_file(window, tmp_path / "all.json", qtbot).go.click()
    qtbot.waitUntil(lambda: "كل هذا في المشروع" in shown_notice(window), timeout=LONG)


def test_the_project_itself_is_refused(sample_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(sample_path)
    window.files.records.begin(sample_path)
    qtbot.waitUntil(lambda: "هذا هو المشروع نفسه" in shown_notice(window))


def test_a_bad_record_is_told_and_nothing_is_stored(
    project_path: Path, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"isnad": 1, "claims": [{"uid": "7", "text": "ادعاء"}]}), encoding="utf-8")
    window = open_window(project_path)
    window.files.records.begin(bad)
    qtbot.waitUntil(lambda: "في السجل" in shown_notice(window), timeout=LONG)
    assert claim_queries.count(window.context.project) == 0


def test_a_table_in_json_goes_to_the_tables(
    project_path: Path, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    table = tmp_path / "rows.json"
    table.write_text(json.dumps([{"quote": "قول", "speaker": "فلان"}]), encoding="utf-8")
    window = open_window(project_path)
    window.files.records.begin(table)
    qtbot.waitUntil(lambda: window.findChild(ImportTableDialog) is not None, timeout=LONG)


def test_reviews_are_written_under_the_address_of_the_house(
    sample_path: Path, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    window.menus.actions["action_export"].trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    options = dialog.options
    options.format.setCurrentIndex(options.format.findData("claimreview"))
    assert dialog.path.text().endswith(".claimreview.json")
    assert options.review_address.isVisible()
    options.review_address.setText("https://we.example/r/")
    target = tmp_path / "مراجعات.claimreview.json"
    dialog.path.setText(str(target))
    dialog.go.click()
    qtbot.waitUntil(lambda: shown_notice(window) != "", timeout=LONG)
    reviews = json.loads(target.read_text(encoding="utf-8"))
    assert reviews
    assert all(review["url"].startswith("https://we.example/r/") for review in reviews)


def test_the_trial_waits_for_no_step_under_way_and_holds_none_up(
    project_path: Path, other: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    with operation(window.context.project, "add_claim"):
        claims.add(window.context.project, Claim(text="بينما يُجرَّب الضم"))
        import_file(window, other, qtbot).reject()
    assert claim_queries.count(window.context.project) == 1


@pytest.mark.parametrize("stopped_at", [0, 150, 650, None])
def test_backup_and_merge_are_one_measure_and_stop_anywhere(
    project_path: Path, other: Path, stopped_at: int | None
) -> None:
    with projects.open_project(project_path) as project:
        claims.add(project, Claim(text="ادعاء قبل الضم"))
        coming = records_import._try(
            records_import._read(other, lambda *_: None), project_path, lambda *_: None
        )
        seen: list[int] = []

        def tell(done: int, total: int) -> None:
            assert total == 1000
            seen.append(done)
            if stopped_at is not None and done >= stopped_at:
                raise Cancelled

        if stopped_at is None:
            records_import._merge(coming, keep_mine, project, tell)
            assert seen[-1] == 1000
            assert any(done < 300 for done in seen)
        else:
            with pytest.raises(Cancelled):
                records_import._merge(coming, keep_mine, project, tell)
            assert claim_queries.count(project) == 1
        assert seen == sorted(seen)
