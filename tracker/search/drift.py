"""Whether the search index says what the records say: words that are missing from it, or too many."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tracker.search.index import INDEXES, LIVE, Connection, Index

BUCKETS = 1 << 16
"""Rows are compared in so many groups, by a sum over each; only groups that differ are looked into."""

MOST = 1000
"""So many groups that differ are looked into; beyond them the index is best made anew as a whole."""


@dataclass(frozen=True, slots=True)
class Drift:
    """One row of an index that is off: `key` is its row there, the words are folded.

    A quote's key is its order key, whose low 32 bits are its id; of all others it is the id.
    """

    table: str
    record: str
    key: int
    missing: frozenset[str]
    surplus: frozenset[str]


Told = Callable[[int], None]
"""Hears how many more were looked at; what it raises ends the comparison."""

LOOK = 1000


def _untold(_more: int) -> None:
    pass


def drift(database: Connection, told: Told = _untold) -> Iterator[Drift]:
    """The rows of the search index that are off; none if all is well. `index.rebuild` mends them.

    Reads everything twice, in memory that does not grow with the project; some minutes for a million
    quotes. To be called outside a transaction or inside one that has read only. `told` hears of each live
    record twice, once for its words and once for what the index holds of it.
    """
    for index in INDEXES.values():
        yield from of_index(database, index, told)


def of_index(database: Connection, index: Index, told: Told = _untold) -> Iterator[Drift]:
    """The rows of one index that are off; see `drift`."""
    vocabulary = f"temp.{index.table}_words"
    _without_guard(database, f"DROP TABLE IF EXISTS {vocabulary}")
    _without_guard(
        database, f"CREATE VIRTUAL TABLE {vocabulary} USING fts5vocab('main', '{index.table}', 'instance')"
    )
    try:
        yield from _compared(database, index, vocabulary, told)
    finally:
        _without_guard(database, f"DROP TABLE {vocabulary}")


def _without_guard(database: Connection, sql: str) -> None:
    """Run what touches temporary tables alone, which a read-only connection refuses as well."""
    (guarded,) = database.execute_sql("PRAGMA query_only").fetchone()
    database.execute_sql("PRAGMA query_only = OFF")
    try:
        database.execute_sql(sql)
    finally:
        database.execute_sql(f"PRAGMA query_only = {guarded}")


def _compared(database: Connection, index: Index, vocabulary: str, told: Told) -> Iterator[Drift]:
    sums, rows, entries = [0] * BUCKETS, 0, 0
    # A hash of Python's is as good here as a digest, and costs a tenth: it need not outlive the process.
    for key, words in _wanted(database, index):
        for word in words:
            sums[key % BUCKETS] ^= hash((word, key))
        rows, entries = rows + 1, entries + len(words)
        if rows % LOOK == 0:
            told(LOOK)
    told(rows % LOOK)
    looks, words_of_a_look = rows // LOOK, max(1, entries * LOOK // max(1, rows))
    for number, (word, key) in enumerate(_held(database, vocabulary), 1):
        sums[key % BUCKETS] ^= hash((word, key))
        if number % words_of_a_look == 0 and looks:
            looks -= 1
            told(LOOK)
    told(rows % LOOK + looks * LOOK)
    off = {place for place, difference in enumerate(sums) if difference}
    if off:
        yield from _details(database, index, vocabulary, {*sorted(off)[:MOST]})


def _details(database: Connection, index: Index, vocabulary: str, off: set[int]) -> Iterator[Drift]:
    held: dict[int, set[str]] = {}
    for word, key in _held(database, vocabulary):
        if key % BUCKETS in off:
            held.setdefault(key, set()).add(word)
    for key, words in _wanted(database, index):
        if key % BUCKETS in off and (found := held.pop(key, set())) != words:
            yield Drift(index.table, index.record, key, frozenset(words - found), frozenset(found - words))
    for key, found in held.items():
        yield Drift(index.table, index.record, key, frozenset(), frozenset(found))


def _held(database: Connection, vocabulary: str) -> Iterator[tuple[str, int]]:
    return iter(database.execute_sql(f"SELECT term, doc FROM {vocabulary}"))


def _wanted(database: Connection, index: Index) -> Iterator[tuple[int, set[str]]]:
    row: tuple[Any, ...]
    for row in database.execute_sql(index.rows + LIVE):
        yield row[0], index.words(row)
