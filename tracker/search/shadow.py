"""The tables in which FTS5 keeps an index beside its words: what its own check does not look at.

A search still answers without them, but wrongly: a word is not found on a later page, or a record that was
edited is found by its old words too. Their form is that of FTS5's «Structure of the %_data table»
(sqlite.org/fts5.html, ext/fts5/fts5_index.c).
"""

from collections.abc import Iterator

from tracker.search.index import INDEXES, LIVE, Connection, Index

SEGMENT_BITS, PAGE_BITS = 37, 31
FIRST_SEGMENT = 1 << SEGMENT_BITS
DOCLIST_INDEX = 1 << 36
FIRST_TOMBSTONE = 1 << (SEGMENT_BITS + 16)
"""Above it lies which records were taken out; no word begins there."""


def incomplete(database: Connection) -> Iterator[str]:
    """The kinds of records whose index lacks something beside its words; raises what SQLite raises."""
    for index in INDEXES.values():
        if not (_knows_its_rows(database, index) and _knows_its_pages(database, index)):
            yield index.record


def _knows_its_rows(database: Connection, index: Index) -> bool:
    (held,) = database.execute_sql(f'SELECT count(*) FROM "{index.table}_docsize"').fetchone()
    (live,) = database.execute_sql(f'SELECT count(*) FROM "{index.record}"{LIVE}').fetchone()
    known = f'EXISTS (SELECT 1 FROM "{index.table}_docsize" WHERE id = "{index.record}"."{index.key}")'
    unknown = f'SELECT 1 FROM "{index.record}"{LIVE} AND NOT {known} LIMIT 1'
    return bool(held == live and database.execute_sql(unknown).fetchone() is None)


def _knows_its_pages(database: Connection, index: Index) -> bool:
    """True if every page on which a word begins is listed by its first word."""
    listed = {
        (segment, page >> 1)
        for segment, page in database.execute_sql(f'SELECT segid, pgno FROM "{index.table}_idx"')
    }
    pages = database.execute_sql(
        f'SELECT id, substr(block, 3, 2), length(block) FROM "{index.table}_data" WHERE id >= ? AND id < ?',
        (FIRST_SEGMENT, FIRST_TOMBSTONE),
    )
    wanted = {
        (key >> SEGMENT_BITS, key & ((1 << PAGE_BITS) - 1))
        for key, size, length in pages
        # Behind the page proper comes the list of the words on it, if there are any.
        if not key & DOCLIST_INDEX and length > int.from_bytes(size, "big")
    }
    return listed == wanted
