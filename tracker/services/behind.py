"""The search index of a great many new quotes, written while Python makes the next rows ready.

SQLite writes the words of thousands of quotes with one statement, in a thread of its own, and without
Python's lock. Only one of the two has the connection at any moment: whoever wants it again waits first.
"""

import contextlib
from collections.abc import Iterable, Iterator

from tracker.db import AppDatabase, Begun

_MAKE = 'CREATE TEMP TABLE "found_words" ("id" INTEGER PRIMARY KEY, "words" BLOB NOT NULL)'
# One statement: FTS5 writes out what it has gathered at the beginning of each that makes several rows.
_WRITE = (
    'INSERT INTO "quote_index" (rowid, words) SELECT "quote"."order_key", CAST("found_words"."words" AS TEXT)'
    ' FROM temp."found_words" CROSS JOIN "quote" ON "quote"."id" = "found_words"."id" ORDER BY 1'
)


class Indexing:
    """Writes words of quotes that are stored already. Made by `indexing`."""

    def __init__(self, database: AppDatabase) -> None:
        self._database = database
        self._begun: Begun | None = None

    def write(self, first_id: int, words: Iterable[bytes]) -> None:
        """Begin to write the words, in UTF-8, of the quotes `[first_id, …]`.

        The connection is busy until `wait`.
        """
        self.wait()
        self._database.executemany('INSERT INTO temp."found_words" VALUES (?, ?)', enumerate(words, first_id))
        self._begun = self._database.run_behind(_WRITE)

    def wait(self) -> None:
        """Return when the connection is free again; raises what the writing raised."""
        if self._begun is None:
            return
        try:
            self._begun.wait()
        finally:
            # An interrupt from the keyboard ends the waiting alone: whoever takes the step back waits again.
            if self._begun.is_over:
                self._begun = None
        self._database.execute_sql('DELETE FROM temp."found_words"')


@contextlib.contextmanager
def indexing(database: AppDatabase) -> Iterator[Indexing]:
    """For a block inside a transaction; nothing is being written any more when it ends, however it ends."""
    database.execute_sql(_MAKE)
    behind = Indexing(database)
    try:
        yield behind
    finally:
        # After a failure the step is taken back, and this with it; not while the connection is at work.
        behind.wait()
    database.execute_sql('DROP TABLE temp."found_words"')
