"""A project to work on: a real file, made once and copied for each test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker import db
from tracker.db import Project
from tracker.services import project as projects


@pytest.fixture(autouse=True)
def _sqlite_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """With ISNAD_TEST_SQLITE=old the suite runs as on a SQLite whose WAL is not to be trusted."""
    if os.environ.get("ISNAD_TEST_SQLITE") == "old":
        monkeypatch.setattr(db, "wal_is_sound", lambda: False)


@pytest.fixture
def wal() -> None:
    """For tests about write-ahead logs, which a SQLite that is not to be trusted with them never makes."""
    if not db.wal_is_sound():
        pytest.skip("this SQLite keeps no write-ahead log")


@pytest.fixture(scope="session")
def empty_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.isnad"
    projects.create(path)
    return path


@pytest.fixture
def path(empty_project: Path, tmp_path: Path) -> Path:
    """The path of an empty project that is not open."""
    return Path(shutil.copy(empty_project, tmp_path / "مشروع.isnad"))


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """An empty project, open for writing."""
    with projects.open_project(path) as opened:
        yield opened
