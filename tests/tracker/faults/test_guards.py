"""What the file itself forbids, whoever writes to it, and how much its journal may take."""

from pathlib import Path

import pytest
from peewee import DatabaseError

from tests.factories import content, make_claim, make_link, make_quote
from tracker.db import Project
from tracker.records import QuoteStatus
from tracker.services import project as projects
from tracker.services import quotes

FORBIDDEN = (
    "DELETE FROM quote WHERE id = 1",
    "UPDATE quote SET text = 'x' WHERE id = 1",
    "UPDATE quote SET text = 'x', revision = revision + 2 WHERE id = 1",
    "INSERT OR REPLACE INTO quote SELECT * FROM quote WHERE id = 1",
    "REPLACE INTO claim SELECT * FROM claim WHERE id = 1",
    "UPDATE OR REPLACE link SET revision = revision + 5 WHERE id = 1",
    "DELETE FROM action",
    "UPDATE action SET actor = 'x'",
    "DELETE FROM change",
    "UPDATE change SET after = NULL",
)


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_no_statement_goes_past_revisions_history_and_trash(project: Project, sql: str) -> None:
    make_link(project, make_quote(project), make_claim(project))
    before = content(project), project.read("SELECT * FROM action"), project.read("SELECT * FROM change")
    with pytest.raises(DatabaseError):
        project.database.execute_sql(sql)
    after = content(project), project.read("SELECT * FROM action"), project.read("SELECT * FROM change")
    assert after == before


MOST = 64 << 20
"""In bytes: what the journal beside a project may take."""


@pytest.mark.parametrize("steps", [150, pytest.param(3000, marks=pytest.mark.soak)])
@pytest.mark.usefixtures("wal")
def test_the_journal_stays_small_though_lists_are_read_all_the_while(path: Path, steps: int) -> None:
    with projects.open_project(path) as project:
        make_quote(project, text="الجسر آمن " * 4000)
        largest = 0
        for number in range(steps):
            status = QuoteStatus.CONFIRMED if number % 2 else QuoteStatus.IN_REVIEW
            quotes.set_status(project, 1, status)
            with projects.open_project(path, writable=False) as reader:
                assert reader.read("SELECT status FROM quote") == [(status.value,)]
            largest = max(largest, path.with_name(f"{path.name}-wal").stat().st_size)
        assert 0 < largest < MOST
