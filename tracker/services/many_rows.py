"""New records by the thousand: stored in parts, the search index following each part."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from tracker.db import AppDatabase
from tracker.models import Entity
from tracker.search.index import words_of_quote
from tracker.services import derived
from tracker.services.behind import indexing
from tracker.services.rows import NewContent, Ready, insert_ready, insert_rows, made_ready

FOLLOWED_TOGETHER = 32_000
"""New records after which the search index follows: in few large pieces it is many times faster."""

WRITTEN_BEHIND = 16_000
"""New quotes whose words are written while the next are made ready."""


def insert_in_parts(database: AppDatabase, entity: Entity, batches: Iterable[Sequence[NewContent]]) -> range:
    """Store new records, leaving no history; their ids, which follow each other."""
    if entity.name == "quote":
        return _insert_quotes(database, entity, batches)
    ids = range(0)
    followed = 0
    for batch in batches:
        more = insert_rows(database, entity, batch)
        ids = range(ids.start or more.start, more.stop)
        followed = followed or more.start
        if ids.stop - followed >= FOLLOWED_TOGETHER:
            derived.follow_insert_of_many(database, entity.name, followed, ids[-1])
            followed = 0
    if followed:
        derived.follow_insert_of_many(database, entity.name, followed, ids[-1])
    return ids


def _insert_quotes(database: AppDatabase, entity: Entity, batches: Iterable[Sequence[NewContent]]) -> range:
    parts = _parts(entity, batches)
    first = next(parts, None)
    if first is None:
        return range(0)
    if first.number < WRITTEN_BEHIND:
        ids = insert_ready(database, entity, [each for ready in first.ready for each in ready])
        derived.follow_insert_of_many(database, entity.name, ids.start, ids[-1])
        return ids
    start = stop = 0
    with indexing(database) as behind:
        for part in itertools.chain([first], parts):
            behind.wait()
            first_id = None
            for ready in part.ready:
                ids = insert_ready(database, entity, ready)
                first_id, start, stop = first_id or ids.start, start or ids.start, ids.stop
            behind.write(first_id or start, part.words)
            part.forget()
    return range(start, stop)


class _Part:
    """Quotes that are ready, in batches, with their words for the search index."""

    def __init__(self) -> None:
        self.ready: list[list[Ready]] = []
        self.words: list[bytes] = []

    @property
    def number(self) -> int:
        return len(self.words)

    def take(self, ready: list[Ready]) -> None:
        self.ready.append(ready)
        told = (each.content for each in ready)
        # As bytes: speakers' letters would make Python keep four for each letter.
        self.words += [
            words_of_quote(each["text"], each["speaker_id"], each["status"]).encode() for each in told
        ]

    def forget(self) -> None:
        """Leave the memory to the next part."""
        self.ready.clear()
        self.words.clear()


def _parts(entity: Entity, batches: Iterable[Sequence[NewContent]]) -> Iterator[_Part]:
    part = _Part()
    for batch in batches:
        part.take(made_ready(entity, batch))
        if part.number >= WRITTEN_BEHIND:
            yield part
            part = _Part()
    if part.number:
        yield part
