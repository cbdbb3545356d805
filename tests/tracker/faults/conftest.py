"""Both ways in which Isnad keeps a journal, for what must hold with either."""

import pytest

from tracker import db


@pytest.fixture(params=["WAL", "DELETE"])
def journal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With WAL, and as on a SQLite whose WAL is not to be trusted; such a one shows only the latter."""
    if request.param == "DELETE":
        monkeypatch.setattr(db, "wal_is_sound", lambda: False)
    elif not db.wal_is_sound():
        pytest.skip("this SQLite keeps no write-ahead log")
    return str(request.param)
