"""Rows on their way in that wait on the disk: a million of them take no more memory than a thousand."""

import contextlib
import marshal
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tracker.files import scratch_folder
from tracker.sqlite import sqlite3
from tracker.storage_errors import storage_errors

PART = 2000
"""Rows that are read together."""

_SCHEMA = """
CREATE TABLE waiting (
    row INTEGER PRIMARY KEY, key BLOB, words BLOB, uid BLOB, told BLOB,
    speaker INTEGER, source INTEGER, origin INTEGER, start INTEGER, "end" INTEGER,
    claim INTEGER, stance TEXT, link_note TEXT,
    first INTEGER, quote_id INTEGER, is_told INTEGER, fate TEXT, link_id INTEGER, link_fate TEXT
) STRICT;
CREATE TABLE known (words BLOB PRIMARY KEY, id INTEGER) WITHOUT ROWID, STRICT;
"""

NEW, REVIVED, CHANGED, SAME = "new", "revived", "changed", "same"
"""What becomes of a quote or link: made, taken out of the trash, changed, or left as it is."""


class Waiting(NamedTuple):
    """One row: a quote as it is told, and the link that the row asks for.

    `speaker`, `source`, `origin` and `claim` are numbers of arrivals. `first` is the first row of the
    same quote; only there stand the quote's `quote_id`, its `fate`, and whether a known one is to become
    as it is told.
    """

    row: int
    key: bytes
    words: bytes | None
    uid: bytes
    told: bytes
    speaker: int
    source: int | None
    origin: int | None
    start: int | None
    end: int | None
    claim: int | None
    stance: str | None
    link_note: str | None
    first: int
    quote_id: int | None = None
    is_told: int | None = None
    fate: str | None = None
    link_id: int | None = None
    link_fate: str | None = None


def packed(told: dict[str, Any]) -> bytes:
    """What a row tells, to be staged; only this process reads it."""
    return marshal.dumps(told)


def unpacked(told: bytes) -> dict[str, Any]:
    """What was packed."""
    found: dict[str, Any] = marshal.loads(told)
    return found


class Staging:
    """The rows that wait, in the order of the file."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def add(self, rows: Sequence[Waiting]) -> None:
        """Let these rows wait."""
        if rows:
            places = ", ".join("?" * len(rows[0]))
            self.run_all(f"INSERT INTO waiting VALUES ({places})", rows)

    def run(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        return list(self._connection.execute(sql, values))

    def run_all(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement for each of these."""
        self._connection.executemany(sql, rows)

    def parts(self, condition: str) -> Iterator[list[Waiting]]:
        """The rows for which an SQL condition holds, in order and in parts; they may be written meanwhile."""
        last = 0
        sql = f"SELECT * FROM waiting WHERE row > ? AND ({condition}) ORDER BY row LIMIT {PART}"
        while part := [Waiting(*row) for row in self._connection.execute(sql, (last,))]:
            last = part[-1].row
            yield part


@contextlib.contextmanager
def staging() -> Iterator[Staging]:
    """A place on the disk for rows, gone at the end of the block. `StorageFailed` if the disk is full."""
    with scratch_folder("isnad-import-") as folder:
        path = folder / "rows.sqlite"
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            with storage_errors(path):
                # What is lost here is read again: nothing needs to outlive a crash.
                for pragma in (
                    "journal_mode=OFF",
                    "synchronous=OFF",
                    "locking_mode=EXCLUSIVE",
                    "cache_size=-32000",
                ):
                    connection.execute(f"PRAGMA {pragma}")
                connection.executescript(_SCHEMA)
                connection.execute("BEGIN")
                yield Staging(connection)
        finally:
            connection.close()
