"""Many records of one kind written together, in batches, with one entry of the history for each range of ids.

What `Step.update` does for one record is done here for a great number of them, and leaves the same rows
behind it: the same content, revisions and digests, read back as they were meant, the same search index.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.db import AppDatabase, Project
from tracker.errors import Conflict, InputRefused, StorageFailed
from tracker.models import ENTITIES, Entity
from tracker.queries import stored
from tracker.search import index
from tracker.services.operation import Step
from tracker.services.rows import cleaned, digest_of

Row = dict[str, Any]
Wanted = Callable[[Row], Mapping[str, Any]]
"""What is to stand in a row, as it is now; what is the same already is not written."""

Progress = Callable[[int, int], None]

BATCH = 2000
"""Records that are read, and then written, together."""

_NOTHING_DERIVED = {
    "quote": {"kind", "role", "venue", "status", "note", "speaker_id", "deleted_at"},
    "link": {"stance", "focus_start", "focus_end", "note", "deleted_at"},
}


def takes(entity: str, columns: Sequence[str] | Mapping[str, Any]) -> bool:
    """True if nothing but the search index follows from these columns, so that they may be written here."""
    if entity not in ENTITIES:
        return False
    return set(columns) <= _NOTHING_DERIVED.get(entity, {"deleted_at"})


@dataclass(slots=True)
class Counter:
    """How far a step over many records is; whoever hears of it may stop the step by raising."""

    total: int
    progress: Progress | None
    done: int = 0

    def tell(self, more: int = 0) -> None:
        self.done += more
        if self.progress:
            self.progress(self.done, max(self.total, self.done))


def update(step: Step, entity_name: str, ids: Sequence[int], wanted: Wanted, counter: Counter) -> int:
    """Write what `wanted` says of each of these rows, ids rising; how many it changed.

    Only columns that the module `takes`. Raises `InputRefused` ("no_such_record"), and what `wanted` raises.
    """
    entity = ENTITIES[entity_name]
    ranges, changed = _Ranges(step, entity_name), 0
    counter.tell()
    for first in range(0, len(ids), BATCH):
        batch = ids[first : first + BATCH]
        changed += _write(step, entity, _read(step.project, entity, batch), wanted, ranges)
        counter.tell(len(batch))
    ranges.end()
    return changed


def _read(project: Project, entity: Entity, ids: Sequence[int]) -> list[Row]:
    names = stored.row_columns(entity)
    rows = [dict(zip(names, row, strict=True)) for row in stored.read_rows(project, entity, ids)]
    if len(rows) != len(ids):
        missing = min({*ids} - {row["id"] for row in rows})
        raise InputRefused("no_such_record", entity=entity.name, id=missing)
    return rows


def _write(step: Step, entity: Entity, rows: list[Row], wanted: Wanted, ranges: "_Ranges") -> int:
    written: list[tuple[Row, Row]] = []
    for row in rows:
        values = {name: value for name, value in wanted(row).items() if row[name] != value}
        if not values:
            continue
        new = {**row, **values, "revision": row["revision"] + 1}
        new["digest"] = digest_of(entity, new)
        written.append((row, new))
        ranges.add(row["id"], {name: row[name] for name in values}, values)
    if written:
        _store(step, entity, written)
        _read_back(step, entity, [new for _, new in written])
        _index(step.project.database, entity.name, written)
    return len(written)


def _store(step: Step, entity: Entity, written: list[tuple[Row, Row]]) -> None:
    alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for row, new in written:
        names = tuple(name for name in new if new[name] != row[name])
        alike.setdefault(names, []).append((*(new[name] for name in names), row["id"], row["revision"]))
    for names, values in alike.items():
        assignments = ", ".join(f'"{name}" = ?' for name in names)
        sql = f'UPDATE "{entity.name}" SET {assignments} WHERE "id" = ? AND "revision" = ?'
        if step.project.database.executemany(sql, values).rowcount != len(values):
            raise Conflict("record_changed", entity=entity.name, id=values[0][-2])


def _read_back(step: Step, entity: Entity, meant: list[Row]) -> None:
    names = stored.row_columns(entity)
    found = stored.read_rows(step.project, entity, [new["id"] for new in meant])
    expected = [tuple(new[name] for name in names) for new in meant]
    if found != expected:
        odd = next(new["id"] for new, row in zip(meant, found, strict=False) if (*row,) not in expected)
        path = str(step.project.path)
        raise StorageFailed("read_back_differs", path=path, entity=entity.name, id=odd)


_INDEXED = {"quote": {"status", "speaker_id", "deleted_at"}}


def _index(database: AppDatabase, entity: str, written: list[tuple[Row, Row]]) -> None:
    if entity == "speaker_alias":
        # Its words are searched as the speaker's.
        ids = sorted({row["speaker_id"] for row, _ in written})
        index.put_all(database, "speaker", ids, ids)
    elif entity in index.INDEXES:
        key = index.INDEXES[entity].key
        shown = _INDEXED.get(entity, {"deleted_at"})
        moved = [(row, new) for row, new in written if any(row[name] != new[name] for name in shown)]
        old = [row[key] for row, _ in moved if row["deleted_at"] is None]
        index.put_all(database, entity, old, [new["id"] for _, new in moved if new["deleted_at"] is None])


@dataclass(slots=True)
class _Ranges:
    """The history of what is written, ids rising: neighbours that the same befell are one entry."""

    step: Step
    entity: str
    entries: list[tuple[int, int | None, Row, Row]] = field(default_factory=list)

    def add(self, row_id: int, before: Row, after: Row) -> None:
        if self.entries:
            first, last, *told = self.entries[-1]
            if row_id == (last or first) + 1 and told == [before, after]:
                self.entries[-1] = (first, row_id, before, after)
                return
        if len(self.entries) >= BATCH:
            self.end()
        self.entries.append((row_id, None, before, after))

    def end(self) -> None:
        if self.entries:
            self.step.note_all(self.entity, self.entries)
            self.entries = []


def of_rows(entity: str, values: Mapping[str, Any]) -> Wanted:
    """The same values for every row, as they are stored."""
    same = cleaned(ENTITIES[entity], values)
    return lambda _row: same
