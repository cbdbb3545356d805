"""Backups are whole, private, verified, and never half there."""

import contextlib
import stat
from pathlib import Path

import pytest

from tests.factories import make_quote, make_source
from tracker.db import Project
from tracker.errors import Cancelled, StorageFailed
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter
from tracker.services import backup
from tracker.services import project as projects


def test_a_backup_is_a_project_with_the_same_content(project: Project, tmp_path: Path) -> None:
    make_quote(project, text="قول قبل النسخ")
    copy = backup.back_up(project, tmp_path / "نسخ")
    make_quote(project, text="قول بعد النسخ")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with projects.open_project(copy) as opened:
        assert [row.quote.text for row in quote_queries.rows(opened, QuoteFilter())] == ["قول قبل النسخ"]
    assert [each.name for each in copy.parent.iterdir()] == [copy.name]


def test_backups_of_the_same_moment_do_not_replace_each_other(project: Project, tmp_path: Path) -> None:
    copies = {backup.back_up(project, tmp_path / "b") for _ in range(3)}
    assert len(copies) == 3


def test_others_may_write_while_a_backup_runs(project: Project, tmp_path: Path) -> None:
    make_source(project, "نص طويل " * 500_000)
    with projects.open_project(project.path) as other:
        written: list[int] = []

        def write(done: int, total: int) -> None:
            if not written:
                # The fallback journal locks writers out while a reader holds its view.
                with contextlib.suppress(StorageFailed):
                    other.database.pragma("busy_timeout", 0)
                    written.append(make_quote(other))

        copy = backup.back_up(project, tmp_path / "b", write)
    with projects.open_project(copy) as opened:
        assert quote_queries.count(opened, QuoteFilter()) == 0


def test_a_cancelled_backup_leaves_nothing(project: Project, tmp_path: Path) -> None:
    make_source(project, "نص طويل " * 500_000)

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        backup.back_up(project, tmp_path / "b", cancel)
    assert list((tmp_path / "b").iterdir()) == []


def test_a_backup_that_fails_its_check_does_not_count(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.database.execute_sql("PRAGMA foreign_keys = OFF")
    project.database.execute_sql(
        "INSERT INTO link VALUES (1, 1, x'00', NULL, 77, 77, 'supports', NULL, NULL, '', 1, NULL)"
    )
    with pytest.raises(StorageFailed, match="backup_failed_check"):
        backup.back_up(project, tmp_path / "b")
    assert list((tmp_path / "b").iterdir()) == []
