"""Rescue: what can still be read out of a ruined project file is brought into a new one.

Rows are looked for page by page, without SQLite, and count only if their digest fits: what is brought
over is what Isnad wrote, to the letter. The history comes along as far as it can be read; undo begins anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker import open_files
from tracker.db import Project
from tracker.errors import StorageFailed
from tracker.models import ENTITIES, Entity
from tracker.records import Anchor, Source, Speaker
from tracker.services import derived, pages, project, rescued_history, stamps
from tracker.services.rescued_history import Found, RescuedSteps
from tracker.services.rows import cleaned, digest_of, is_as_left
from tracker.shares import TOTAL, share
from tracker.storage_errors import storage_errors

Rows = dict[str, dict[int, dict[str, Any]]]

UNKNOWN = "(؟) {id}"
"""The name of what a rescued quote belongs to and could not be found."""


READ = 500
"""How far a rescue is, in thousandths, when all pages are read."""

ROWS_BETWEEN_LOOKS = 100


@dataclass(frozen=True, slots=True)
class Rescued:
    """How many records of each kind were brought over, and the ids that are missing below the greatest; and
    what of the history."""

    path: Path
    found: Mapping[str, int]
    missing: Mapping[str, tuple[int, ...]]
    steps: RescuedSteps


def rescue(ruined: Path, to: Path, progress: pages.Progress | None = None) -> Rescued:
    """Make the project `to`, a new file, of what the file `ruined` still holds; that is only read.

    Records keep their ids and uids. A speaker or source that quotes name and that is lost gets an empty
    record in its place; links that lost an end are left out. `progress(done, total)` counts thousandths and
    may raise `Cancelled`; then nothing is left behind. Raises `StorageFailed` ("nothing_to_rescue") if the
    file holds no record at all.
    """
    project.refuse_existing(to)
    rows, steps = _rows(ruined, share(progress, 0, READ))
    if not any(kept for name, kept in rows.items() if name != "verdict"):
        raise StorageFailed("nothing_to_rescue", path=str(ruined))
    found = {entity: len(kept) for entity, kept in rows.items()}
    missing = {entity: _gaps(kept) for entity, kept in rows.items()}
    _stand_in_for_lost(rows)
    project.create(to, lambda made: _fill(made, rows, steps, share(progress, READ, TOTAL)))
    return Rescued(to, found, missing, rescued_history.told(steps))


def _rows(ruined: Path, progress: pages.Progress) -> tuple[Rows, Found]:
    with storage_errors(ruined):
        data = open_files.whole(ruined)
        if data is None:
            raise StorageFailed("in_use", path=str(ruined))
        journal = ruined.with_name(f"{ruined.name}-wal")
        # The journal's pages stand 24 bytes apart and 32 behind its beginning.
        frames = journal.read_bytes() if journal.exists() else b""
    best: Rows = {}
    steps = Found()
    for size in pages.PAGE_SIZES:
        found, told = _recognized(_with_journal(data, frames, size), size, progress)
        if sum(map(len, found.values())) > sum(map(len, best.values())):
            best, steps = found, told
        if best and size == project.PAGE_SIZE:
            break
    return best, steps


def _with_journal(data: bytes, frames: bytes, size: int) -> bytes:
    whole = data + b"\0" * (-len(data) % size)
    return whole + b"".join(
        frames[at + 24 : at + 24 + size] for at in range(32, len(frames) - 24 - size + 1, 24 + size)
    )


def _recognized(data: bytes, size: int, progress: pages.Progress) -> tuple[Rows, Found]:
    """The rows whose digest fits, by entity and id, of several the one changed last; and the steps."""
    steps = Found()
    found: Rows = {name: {} for name in ENTITIES}
    by_length: dict[int, list[tuple[Entity, tuple[str, ...]]]] = {}
    for entity in ENTITIES.values():
        names = tuple(field.column_name for field in entity.table._meta.sorted_fields)
        for length in {len(names), len(names) - _added_later(entity)}:
            by_length.setdefault(length, []).append((entity, names))
    for row in pages.rows(data, size, progress):
        steps.take(row)
        for entity, names in by_length.get(len(row.values), ()):
            values = dict(zip(names, row.values, strict=False)) | {"id": row.number}
            if _is_of(entity, values):
                kept = found[entity.name].get(row.number)
                if kept is None or kept["revision"] < values["revision"]:
                    found[entity.name][row.number] = values
    return found, steps


def _added_later(entity: Entity) -> int:
    """Columns that step 2 of the schema added at the end, and that rows written before it lack."""
    return 1 if entity.name == "link" else 0


def _is_of(entity: Entity, values: dict[str, Any]) -> bool:
    whole = isinstance(values["digest"], bytes) and isinstance(values["revision"], int)
    if not whole or not isinstance(values.get("uid", b""), bytes):
        return False
    try:
        return is_as_left(entity, values)
    except (AttributeError, TypeError, ValueError):
        return False  # another table's row that happens to have as many columns


def _gaps(kept: Mapping[int, object]) -> tuple[int, ...]:
    return tuple(sorted(set(range(1, max(kept, default=0) + 1)) - set(kept)))


CHILDREN = {
    "speaker_alias": {"speaker_id": "speaker"},
    "speaker_role": {"speaker_id": "speaker"},
    "link": {"quote_id": "quote", "claim_id": "claim"},
}
"""What is nothing without its parents."""

CLEARED = {"speaker": ("merged_into_id", "speaker"), "claim": ("verdict_id", "verdict")}
"""References that a record can do without."""


def _stand_in_for_lost(rows: Rows) -> None:
    """Give every reference something to stand on, or take it away where nothing can."""
    for quote in rows["quote"].values():
        _give_parents(rows, quote)
    for speaker in rows["speaker"].values():
        if speaker["source_id"] is not None:
            _stand_in(rows, "source", speaker["source_id"])
    for name, (column, parent) in CLEARED.items():
        for row in rows[name].values():
            if row[column] is not None and row[column] not in rows[parent]:
                _change(ENTITIES[name], row, **{column: None})
    _leave_out_orphans(rows)


def _leave_out_orphans(rows: Rows) -> None:
    for child, parents in CHILDREN.items():
        lost = [
            row_id
            for row_id, row in rows[child].items()
            if any(row[column] not in rows[parent] for column, parent in parents.items())
        ]
        for row_id in lost:
            del rows[child][row_id]


def _give_parents(rows: Rows, quote: dict[str, Any]) -> None:
    _stand_in(rows, "speaker", quote["speaker_id"])
    if quote["origin_id"] is not None:
        _stand_in(rows, "source", quote["origin_id"])
    if quote["source_id"] is not None:
        is_lost = _stand_in(rows, "source", quote["source_id"])
        if is_lost and quote["anchor"] == Anchor.HELD:
            _change(ENTITIES["quote"], quote, anchor=Anchor.DETACHED.value, start=None, end=None)


def _stand_in(rows: Rows, entity_name: str, row_id: int) -> bool:
    """Put an empty record in the place of a lost one; True if it is one that stands in."""
    if row_id in rows[entity_name]:
        return bool(rows[entity_name][row_id]["revision"] == 0)
    entity, name = ENTITIES[entity_name], UNKNOWN.format(id=row_id)
    record = Speaker(name=name) if entity_name == "speaker" else Source(title=name)
    content = cleaned(entity, {column: getattr(record, column) for column in entity.content})
    row = {"id": row_id, "uid": stamps.new_uid(), "deleted_at": None, "revision": 0, **content}
    rows[entity_name][row_id] = row
    _change(entity, row)
    row["revision"] = 0  # until it is stored, this marks it
    return True


def _change(entity: Entity, row: dict[str, Any], **changed: Any) -> None:
    row.update(changed)
    row["revision"] += 1
    row["digest"] = digest_of(entity, row)


ORDER = (
    *("verdict", "source", "speaker", "speaker_alias", "speaker_role", "claim", "quote", "link"),
    "saved_filter",
)
"""Parents before their children."""


def _fill(made: Project, rows: Rows, steps: Found, progress: pages.Progress) -> None:
    database, done, total = made.database, 0, sum(map(len, rows.values()))
    with database.atomic():
        database.execute_sql("PRAGMA defer_foreign_keys = ON")  # a speaker may be merged into a later one
        database.execute_sql("INSERT INTO project VALUES ('purging', '')")
        database.execute_sql("DELETE FROM verdict")
        database.execute_sql("DELETE FROM project WHERE key = 'purging'")
        rescued_history.store(made, steps)
        for name in ORDER:
            for row in _in_order(rows[name]):
                _insert(made, ENTITIES[name], row)
                done += 1
                if done % ROWS_BETWEEN_LOOKS == 0 or done == total:
                    progress(done, total)


def _in_order(kept: Mapping[int, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row_id in sorted(kept):
        yield kept[row_id]


def _insert(made: Project, entity: Entity, row: dict[str, Any]) -> None:
    stored = {name: row[name] for name in ("id", "digest", "deleted_at", *entity.content)}
    stored["revision"] = max(1, row["revision"])
    if entity.travels:
        stored["uid"] = row["uid"]
    stored |= derived.columns(made.database, entity.name, row["id"], row)
    columns = ", ".join(f'"{name}"' for name in stored)
    places = ", ".join("?" * len(stored))
    made.database.execute_sql(
        f'INSERT INTO "{entity.name}" ({columns}) VALUES ({places})', tuple(stored.values())
    )
    derived.follow_insert(made.database, entity.name, row["id"])
