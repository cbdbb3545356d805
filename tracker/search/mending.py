"""An index that cannot be trusted: found, and made anew even when SQLite can no longer open it."""

from collections.abc import Iterator
from itertools import chain

from peewee import DatabaseError

from tracker.search import drift, index
from tracker.sqlite import sqlite3

PARTS = ("data", "idx", "docsize", "config")
"""The ordinary tables that a full-text table keeps its entries in."""

MEMORY = 32 << 20
"""Bytes that a large import may fill before words are written, as step 2 of the schema sets it."""

FAILURES = (DatabaseError, sqlite3.DatabaseError)


def off(database: index.Connection) -> list[str]:
    """The kinds of records whose index does not hold just what they say, or cannot be read at all."""
    return [each.record for each in index.INDEXES.values() if _is_off(database, each)]


def _is_off(database: index.Connection, each: index.Index) -> bool:
    try:
        return next(chain(_broken(database, each), drift.of_index(database, each)), None) is not None
    except FAILURES:
        return True


def _broken(database: index.Connection, each: index.Index) -> Iterator[str]:
    """What SQLite itself says against an index."""
    for (verdict,) in database.execute_sql(f"PRAGMA integrity_check('{each.table}')"):
        if verdict != "ok":
            yield verdict


def remake(database: index.Connection) -> None:
    """Drop all indexes, in whatever state they are, and make them anew. To be called in a transaction.

    SQLite does not drop a table that it cannot open: each is struck from the schema by hand, and its
    parts, which are ordinary tables, are dropped one by one.
    """
    made_by = {table: _made_by(database, table) for table in _tables()}
    database.execute_sql("PRAGMA writable_schema = ON")
    for table in made_by:
        database.execute_sql("DELETE FROM sqlite_schema WHERE name = ?", (table,))
    database.execute_sql("PRAGMA writable_schema = RESET")  # reads the schema again
    for table, sql in made_by.items():
        for part in PARTS:
            database.execute_sql(f'DROP TABLE IF EXISTS "{table}_{part}"')
        database.execute_sql(sql)
        database.execute_sql(f'INSERT INTO "{table}" ("{table}", rank) VALUES (\'hashsize\', {MEMORY})')
    index.rebuild(database)


def _tables() -> list[str]:
    return [each.table for each in index.INDEXES.values()]


def _made_by(database: index.Connection, table: str) -> str:
    (sql,) = database.execute_sql("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return str(sql)
