"""Both ways in which Isnad keeps a journal, for what must hold with either."""

import shutil
from pathlib import Path

import pytest

from tests.benchmarks import generate
from tracker import db


@pytest.fixture(params=["WAL", "DELETE"])
def journal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With WAL, and as on a SQLite whose WAL is not to be trusted; such a one shows only the latter."""
    if request.param == "DELETE":
        monkeypatch.setattr(db, "wal_is_sound", lambda: False)
    elif not db.wal_is_sound():
        pytest.skip("this SQLite keeps no write-ahead log")
    return str(request.param)


QUOTES = 30


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("full") / "مشروع.isnad"
    generate.make(path, QUOTES)
    return path


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> Path:
    """A project with some quotes, of the test's own."""
    return Path(shutil.copy(made, tmp_path / "مليء.isnad"))
