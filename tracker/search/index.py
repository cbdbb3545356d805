"""The search index in the project file: one full-text table (FTS5) for each searchable kind of record.

It is written in the transaction that writes the row. It holds no text, only which words stand in which
row; phrases are looked up in the rows themselves. A quote's row in it is its `order_key`, so that whoever
reads a word's rows in order reads them in the order of time. Trashed records are not in it.
"""

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tracker.search.words import of_speaker, of_status, written


class Connection(Protocol):
    """What the index needs of a database."""

    def execute_sql(self, sql: str, params: Any = None) -> Any: ...

    def executemany(self, sql: str, rows: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class Index:
    """One full-text table: `rows` reads what belongs in it, the key first; `key` is the records' column.

    `written` is what is put in for a row of `rows`.
    """

    table: str
    record: str
    key: str
    rows: str
    written: Callable[[tuple[Any, ...]], str]

    def words(self, row: tuple[Any, ...]) -> set[str]:
        """The words that belong in it for a row of `rows`, each once."""
        return set(self.written(row).split())


def words_of_quote(text: str, speaker_id: int, status: str) -> str:
    """What is put in for a quote."""
    return f"{written(text)} {of_speaker(speaker_id)} {of_status(status)}"


def _words_of_quote(row: tuple[Any, ...]) -> str:
    return words_of_quote(*row[1:])


def _words_of_text(row: tuple[Any, ...]) -> str:
    return written(" ".join(row[1:]))


INDEXES: Mapping[str, Index] = {
    index.record: index
    for index in (
        Index(
            "quote_index",
            "quote",
            "order_key",
            'SELECT "order_key", "text", "speaker_id", "status" FROM "quote"',
            _words_of_quote,
        ),
        Index("claim_index", "claim", "id", 'SELECT "id", "text", "topic" FROM "claim"', _words_of_text),
        Index(
            "speaker_index",
            "speaker",
            "id",
            'SELECT "id", "name", "latin_name", coalesce((SELECT group_concat("name", \' \')'
            ' FROM "speaker_alias" WHERE "speaker_id" = "speaker"."id" AND "deleted_at" IS NULL), \'\')'
            ' FROM "speaker"',
            _words_of_text,
        ),
        Index(
            "source_index",
            "source",
            "id",
            'SELECT "id", "title", "outlet", "author", "text" FROM "source"',
            _words_of_text,
        ),
    )
}

LIVE = ' WHERE "deleted_at" IS NULL'

LIVE_AMONG = ' WHERE +"deleted_at" IS NULL AND "id" BETWEEN ? AND ?'
"""The plus keeps SQLite from going through all live records, by their index, for the sake of one id."""


def put(database: Connection, record: str, row_id: int, *, old_key: int | None) -> None:
    """Bring the index up to date with one record that was written; `old_key` is where it stood before."""
    index = INDEXES[record]
    if old_key is not None:
        database.execute_sql(f'DELETE FROM "{index.table}" WHERE rowid = ?', (old_key,))
    fill(database, record, row_id, row_id)


def fill(database: Connection, record: str, first_id: int, last_id: int) -> None:
    """Put the live records `[first_id, last_id]`, which are not in it yet, into their index."""
    index = INDEXES[record]
    # In the order of the index itself: what comes out of order makes it write all that it holds in memory.
    rows = database.execute_sql(f'{index.rows}{LIVE_AMONG} ORDER BY "{index.key}"', (first_id, last_id))
    database.executemany(
        f'INSERT INTO "{index.table}" (rowid, words) VALUES (?, ?)',
        ((row[0], index.written(row)) for row in rows.fetchall()),
    )


def put_all(database: Connection, record: str, old_keys: Sequence[int], ids: Sequence[int]) -> None:
    """As `put`, for many records: take out what stood at these keys, put in the live ones of these ids."""
    index = INDEXES[record]
    # Rising keys: else FTS5 writes out what it has gathered each time that one is smaller than the last.
    gone = [(key,) for key in sorted(old_keys)]
    database.executemany(f'DELETE FROM "{index.table}" WHERE rowid = ?', gone)
    # The plus sign: else SQLite looks through all live records for a few of them.
    among = f'{index.rows} WHERE +"deleted_at" IS NULL AND "id" IN (SELECT value FROM json_each(?))'
    rows = sorted(database.execute_sql(among, (json.dumps([*ids]),)).fetchall())
    database.executemany(
        f'INSERT INTO "{index.table}" (rowid, words) VALUES (?, ?)',
        ((row[0], index.written(row)) for row in rows),
    )


@contextlib.contextmanager
def without_clearing(database: Connection) -> Iterator[None]:
    """For a block inside a transaction that takes a great many records out of the index.

    What they leave is not cleared away within it, which would hold up COMMIT for a long time (18 s for
    100,000); `clear_some` does it afterwards.
    """
    for index in INDEXES.values():
        _set(database, index.table, "deletemerge", 0)
    yield
    # After a failure the whole transaction is taken back.
    for index in INDEXES.values():
        _set(database, index.table, "deletemerge", DELETEMERGE)


DELETEMERGE = 10
"""Per cent of a part of the index that are deleted when it is rewritten: what FTS5 takes by itself."""


def clear_some(database: Connection, pages: int) -> bool:
    """Clear away a part of what was taken out, writing about so many pages; False if nothing is left."""
    is_left = False
    for index in INDEXES.values():
        before = _written(database)
        _set(database, index.table, "merge", pages)
        is_left |= (
            _written(database) >= before + 2
        )  # the sign that FTS5 gives, sqlite.org/fts5.html#the_merge_command
    return is_left


def _written(database: Connection) -> int:
    return int(database.execute_sql("SELECT total_changes()").fetchone()[0])


def _set(database: Connection, table: str, command: str, value: int) -> None:
    database.execute_sql(f'INSERT INTO "{table}" ("{table}", rank) VALUES (?, ?)', (command, value))


BATCH = 5000
"""Records that are read together when the index is made anew."""


def rebuild(database: Connection) -> None:
    """Make the whole index anew from the records."""
    for index in INDEXES.values():
        database.execute_sql(f'INSERT INTO "{index.table}" ("{index.table}") VALUES (\'delete-all\')')
        (last,) = database.execute_sql(f'SELECT coalesce(max("id"), 0) FROM "{index.record}"').fetchone()
        for first in range(1, last + 1, BATCH):
            fill(database, index.record, first, first + BATCH - 1)


def renew(database: Connection) -> None:
    """As `rebuild`, also for an index so damaged that SQLite cannot open it any more."""
    for index in INDEXES.values():
        # What an index notes of its own format is all that opening one asks for; the rest is made anew.
        database.execute_sql(
            f"INSERT OR REPLACE INTO \"{index.table}_config\" (k, v) VALUES ('version', {FORMAT})"
        )
    rebuild(database)


FORMAT = 4
"""The number of FTS5's file format, which its own table `…_config` notes."""


def merge(database: Connection) -> None:
    """Bring together what a great many writes left in pieces: after an import the file is a tenth smaller.

    Half a minute for a million quotes.
    """
    for index in INDEXES.values():
        database.execute_sql(f'INSERT INTO "{index.table}" ("{index.table}") VALUES (\'optimize\')')
