"""What a project file can refuse: a clear sentence in the language asked for, exit 1, nothing changed."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Run
from tracker import db
from tracker.services import lock
from tracker.sqlite import sqlite3

Trouble = Callable[[Path, pytest.MonkeyPatch], AbstractContextManager[None]]


def execute(path: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement).fetchall()


@contextmanager
def not_ours(path: Path, _: pytest.MonkeyPatch) -> Iterator[None]:
    path.write_bytes(b"PK\x03\x04" + bytes(4000))
    yield


@contextmanager
def damaged(path: Path, _: pytest.MonkeyPatch) -> Iterator[None]:
    path.write_bytes(path.read_bytes()[:9000])
    yield


@contextmanager
def newer(path: Path, _: pytest.MonkeyPatch) -> Iterator[None]:
    execute(path, "PRAGMA user_version = 99")
    yield


@contextmanager
def read_only(path: Path, _: pytest.MonkeyPatch) -> Iterator[None]:
    path.chmod(0o444)
    yield


@contextmanager
def written_by_another(path: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    patch.setitem(db.PRAGMAS, "busy_timeout", ("20", 20))
    patch.setattr(db, "BUSY_SECONDS", 0.05)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def disk_full(path: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    # SQLite's own limit gives the error of a full disk, wherever the test runs.
    patch.setitem(db.PRAGMAS, "max_page_count", (str(pages), pages))
    yield


@contextmanager
def missing(path: Path, _: pytest.MonkeyPatch) -> Iterator[None]:
    away = path.with_suffix(".away")
    path.rename(away)
    yield
    away.rename(path)


def content(path: Path, trouble: Trouble) -> object:
    """The file's bytes; its rows where opening it for writing may stir the header."""
    if trouble is written_by_another or not path.exists():
        return None
    if trouble is not disk_full:
        return path.read_bytes()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return [connection.execute(f"SELECT * FROM {t}").fetchall() for t in ("claim", "action", "change")]


SENTENCES: dict[Trouble, tuple[str, str]] = {
    not_ours: ("أرشيف ZIP", "ZIP"),
    damaged: ("تلف", "damaged"),
    newer: ("أحدث", "newer"),
    read_only: ("للقراءة فقط", "read"),
    written_by_another: ("مشغول", "busy"),
    disk_full: ("القرص", "disk"),
    missing: ("لا ملف", "no file"),
}


@pytest.mark.parametrize("place", [0, 1], ids=["ar", "en"])
@pytest.mark.parametrize("trouble", SENTENCES, ids=lambda trouble: str(getattr(trouble, "__name__", "")))
def test_trouble_with_the_file_is_told_and_changes_nothing(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Trouble, place: int
) -> None:
    language = ("ar", "en")[place]
    with trouble(path, monkeypatch):
        before = content(path, trouble)
        text = "ادعاء " * (200_000 if trouble is disk_full else 1)
        done = run("add-claim", path, text, "--language", language)
        assert (done.code, done.out) == (1, "")
        assert SENTENCES[trouble][place] in done.err
        assert content(path, trouble) == before


def test_a_window_that_holds_the_project_does_not_keep_the_command_line_out(run: Run, path: Path) -> None:
    held = lock.hold(path)
    try:
        assert run("add-claim", path, "ادعاء").out == "1\n"
    finally:
        held.release()
