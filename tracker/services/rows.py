"""Rows as they are stored: made of records, their texts cleaned, their digests written beside them.

No history tells of what is done here; that is `tracker.services.operation`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from tracker.db import AppDatabase
from tracker.models import OF_RECORD, Entity
from tracker.queries import stored
from tracker.records import Record
from tracker.services import derived, stamps
from tracker.text.entry import clean

NewContent = tuple[bytes, Mapping[str, Any]]
"""The uid of a record that is new, empty if it has none yet, and what is told of its content."""


def insert(database: AppDatabase, record: Record) -> int:
    """Store a new record, leaving no history: for what stands in a project before its first step."""
    entity = OF_RECORD[type(record)]
    row_id = _next_id(database, entity)
    database.execute(entity.table.insert(_new_row(database, entity, row_id, record)))
    derived.follow_insert(database, entity.name, row_id)
    return row_id


def insert_all(database: AppDatabase, records: Sequence[Record]) -> range:
    """Store new records of one kind together, leaving no history; their ids, which follow each other."""
    entity = OF_RECORD[type(records[0])]
    contents = [(record.uid, {name: getattr(record, name) for name in entity.content}) for record in records]
    return insert_contents(database, entity, contents)


def insert_contents(database: AppDatabase, entity: Entity, new: Sequence[NewContent]) -> range:
    """As `insert_all`, of records that are told by uid and content."""
    ids = insert_rows(database, entity, new)
    derived.follow_insert_of_many(database, entity.name, ids.start, ids[-1])
    return ids


def insert_rows(database: AppDatabase, entity: Entity, new: Sequence[NewContent]) -> range:
    """As `insert_contents`, but for the search index, which is left to follow later."""
    return insert_ready(database, entity, made_ready(entity, new))


@dataclass(frozen=True, slots=True)
class Ready:
    """A new record that is cleaned and has its digest: what can be done without the database."""

    uid: bytes
    content: Mapping[str, Any]
    digest: bytes


def made_ready(entity: Entity, new: Sequence[NewContent]) -> list[Ready]:
    """New records as they will be stored; raises as `cleaned` does."""
    plain = stored.defaults(entity)
    found = []
    for uid, content in new:
        told = cleaned(entity, content)
        uid = (uid or stamps.new_uid()) if entity.travels else b""
        found.append(Ready(uid, {**plain, **told}, digest_of_content(entity, uid, told, None)))
    return found


def insert_ready(database: AppDatabase, entity: Entity, ready: Sequence[Ready]) -> range:
    """As `insert_rows`, of records that were made ready."""
    ids = range(first_id := _next_id(database, entity), first_id + len(ready))
    derivations = derived.of_many(database, entity.name, first_id, [each.content for each in ready])
    rows = [
        _row(entity, row_id, each.uid, each.content, each.digest, more)
        for row_id, each, more in zip(ids, ready, derivations, strict=True)
    ]
    columns = ", ".join(f'"{name}"' for name in rows[0])
    places = ", ".join("?" * len(rows[0]))
    database.executemany(
        f'INSERT INTO "{entity.name}" ({columns}) VALUES ({places})', [tuple(row.values()) for row in rows]
    )
    return ids


def _next_id(database: AppDatabase, entity: Entity) -> int:
    """The id after the greatest there ever was, known beforehand because derived columns are made of it."""
    # Plain SQL: an import asks this for every one of a million links. A purge notes the ids that it frees.
    (last,) = database.execute_sql(
        f'SELECT max(coalesce((SELECT max("id") FROM "{entity.name}"), 0), coalesce((SELECT '
        'CAST("value" AS INTEGER) FROM "project" WHERE "key" = ?), 0))',
        (f"last_id.{entity.name}",),
    ).fetchone()
    return int(last) + 1


def _new_row(database: AppDatabase, entity: Entity, row_id: int, record: Record) -> dict[str, Any]:
    content = cleaned(entity, {name: getattr(record, name) for name in entity.content})
    uid = (record.uid or stamps.new_uid()) if entity.travels else b""
    digest = digest_of_content(entity, uid, content, None)
    return _row(entity, row_id, uid, content, digest, derived.columns(database, entity.name, row_id, content))


def _row(
    entity: Entity,
    row_id: int,
    uid: bytes,
    content: Mapping[str, Any],
    digest: bytes,
    derivation: Mapping[str, Any],
) -> dict[str, Any]:
    row = {"id": row_id, **content, "revision": 1, "deleted_at": None, "digest": digest, **derivation}
    if entity.travels:
        row["uid"] = uid
    return row


def digest_of(entity: Entity, row: Mapping[str, Any]) -> bytes:
    """The digest that a row with this content has."""
    content = {name: row[name] for name in entity.content}
    return digest_of_content(entity, row.get("uid", b""), content, row["deleted_at"])


def is_as_left(entity: Entity, row: dict[str, Any]) -> bool:
    """True if the row's content is still what Isnad last wrote there."""
    return bool(row["digest"] == digest_of(entity, row))


def cleaned(entity: Entity, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are stored: text with its line ends made LF, enumerations as their words.

    Raises `InputRefused` for NUL and lone surrogates, naming the field; `ValueError` for a word that is
    none of its enumeration's, which would make every later list fail.
    """
    if not values.keys() <= _writable(entity):
        unknown = values.keys() - _writable(entity)
        raise TypeError(f"{entity.name} has no column {', '.join(sorted(unknown))}")
    words = _words(entity)
    return {
        name: words[name][value] if name in words else _cleaned_value(value, name)
        for name, value in values.items()
    }


@cache
def _words(entity: Entity) -> dict[str, "_Words"]:
    return {name: _Words(kind) for name, kind in stored.enumerations(entity).items()}


class _Words(dict[str, str]):
    """The words of an enumeration, as they are stored; `ValueError` for others."""

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__((member, member.value) for member in kind)
        self._kind = kind

    def __missing__(self, word: str) -> str:
        return self._kind(word).value


@cache
def _writable(entity: Entity) -> frozenset[str]:
    return frozenset({*entity.content, "deleted_at"})


def _cleaned_value(value: Any, name: str) -> Any:
    return clean(value, name) if value and isinstance(value, str) else value


def digest_of_content(
    entity: Entity, uid: bytes, content: Mapping[str, Any], deleted_at: str | None
) -> bytes:
    """The digest of a record with this uid and content."""
    # Only what differs from an empty record counts, so that a field which a later version adds leaves
    # the digests of all older records as they are.
    plain = stored.defaults(entity)
    told = {name: value for name, value in content.items() if value != plain[name]}
    return stamps.digest(uid, told, deleted_at)
