"""The one door for writes: one transaction, one user step, one `action` with its `change` rows.

`operation` opens a step; what a service does inside goes through the step's `create`, `update` and
`trash`. Operations inside an operation join it, so that many small ones can make one step.
"""

import contextlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from peewee import Query

from tracker.db import AppDatabase, Project
from tracker.errors import Conflict, InputRefused
from tracker.models import ENTITIES, OF_RECORD, Action, Change, Entity
from tracker.queries.stored import read_row
from tracker.records import ActionKind, ActionRecord, Changes, Record
from tracker.services import derived, stamps
from tracker.storage_errors import storage_errors
from tracker.text.entry import clean


@contextlib.contextmanager
def operation(project: Project, name: str, *, kind: ActionKind = ActionKind.DO) -> Iterator["Step"]:
    """One step of the history under `name`: all of it is stored when the block ends, or none of it.

    Inside another operation it joins that one. A step that changes nothing leaves no trace.
    Raises `InputRefused` on a read-only project, `StorageFailed` if the disk says no.
    """
    outer: Step | None = getattr(project.step, "current", None)
    if outer is not None:
        yield outer
        return
    project.refuse_if_read_only()
    with project.connected(), storage_errors(project.path), project.database.atomic():
        step = Step(project, name, kind)
        project.step.current = step
        try:
            yield step
        finally:
            project.step.current = None


class Step:
    """The step under way: writes rows, and the history of each write."""

    def __init__(self, project: Project, name: str, kind: ActionKind) -> None:
        self.project = project
        self._database = project.database
        self._name = name
        self._kind = kind
        self._reverts: int | None = None
        self._action_id: int | None = None
        self._rows: dict[tuple[str, int], None] = {}
        self._created: list[tuple[str, int]] = []

    @property
    def changes(self) -> Changes:
        """What the step has changed so far."""
        return Changes(
            action_id=self._action_id, name=self._name, rows=tuple(self._rows), created=tuple(self._created)
        )

    def rows(self, query: Query) -> list[tuple[Any, ...]]:
        """All rows of a query, read before anything that follows is written."""
        return list(self._database.execute(query).fetchall())

    def create(self, record: Record) -> int:
        """Store a new record and return its id."""
        entity = OF_RECORD[type(record)]
        row_id = insert(self._database, record)
        self._note(entity, row_id, None, None)
        self._created.append((entity.name, row_id))
        return row_id

    def update(
        self, entity_name: str, row_id: int, values: Mapping[str, Any], *, revision: int | None = None
    ) -> bool:
        """Write those of `values` that differ; False if none does.

        With `revision`, the one the editor saw, raises `Conflict` if the record was changed since.
        A trashed record is not edited: `InputRefused`.
        """
        entity = ENTITIES[entity_name]
        row = read_row(self.project, entity, row_id)
        if row["deleted_at"] is not None and "deleted_at" not in values:
            raise InputRefused("record_trashed", entity=entity_name, id=row_id)
        if revision is not None and revision != row["revision"]:
            raise Conflict("record_changed", entity=entity_name, id=row_id)
        changed = {k: v for k, v in cleaned(entity, values).items() if row[k] != v}
        if changed:
            self._write(entity, row_id, row, changed)
        return bool(changed)

    def edit(self, record: Record) -> bool:
        """Write what differs between a record that was read before and the stored row; see `update`."""
        entity = OF_RECORD[type(record)]
        values = {name: getattr(record, name) for name in entity.content}
        return self.update(entity.name, record.id, values, revision=record.revision)

    def trash(self, entity_name: str, row_id: int) -> bool:
        """Move a record to the trash; False if it is there already."""
        if read_row(self.project, ENTITIES[entity_name], row_id)["deleted_at"] is not None:
            return False
        return self.update(entity_name, row_id, {"deleted_at": stamps.now()})

    def take_back(self, action: ActionRecord) -> None:
        """Say that this step reverts another one. To be called before anything is written."""
        self._reverts = action.id
        self._name = action.name

    def _write(self, entity: Entity, row_id: int, row: dict[str, Any], changed: dict[str, Any]) -> None:
        after = {name: changed.get(name, row[name]) for name in entity.content}
        deleted_at = changed.get("deleted_at", row["deleted_at"])
        values = {
            **changed,
            "revision": row["revision"] + 1,
            "digest": _digest(entity, row.get("uid", b""), after, deleted_at),
            **derived.columns(self._database, entity.name, after),
        }
        if entity.name == "quote" and not derived.is_of_day(row["order_key"], values["first_day"]):
            values["order_key"] = derived.next_order_key(self._database, values["first_day"])
        seen = (entity.table.id == row_id) & (entity.table.revision == row["revision"])
        if self._database.execute(entity.table.update(values).where(seen)).rowcount != 1:
            raise Conflict("record_changed", entity=entity.name, id=row_id)
        derived.refresh_dependents(self._database, entity.name, row_id, values)
        self._note(entity, row_id, {name: row[name] for name in changed}, changed)

    def _note(
        self, entity: Entity, row_id: int, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        change = {
            "action": self._begun_action(),
            "entity": entity.name,
            "row_id": row_id,
            "before": _json(before),
            "after": _json(after),
        }
        self._database.execute(Change.insert(change))
        self._rows[(entity.name, row_id)] = None

    def _begun_action(self) -> int:
        # Written with the first change, so that a step which changes nothing leaves none.
        if self._action_id is None:
            action = {
                "at": stamps.now(),
                "actor": self.project.actor,
                "kind": self._kind.value,
                "name": self._name,
                "reverts": self._reverts,
            }
            self._action_id = int(self._database.execute(Action.insert(action)).lastrowid)
        return self._action_id


def insert(database: AppDatabase, record: Record) -> int:
    """Store a new record, leaving no history: for what stands in a project before its first step."""
    entity = OF_RECORD[type(record)]
    content = cleaned(entity, {name: getattr(record, name) for name in entity.content})
    uid = (record.uid or stamps.new_uid()) if entity.travels else b""
    values = {**content, "revision": 1, "deleted_at": None, "digest": _digest(entity, uid, content, None)}
    if entity.travels:
        values["uid"] = uid
    values |= derived.columns(database, entity.name, content)
    if entity.name == "quote":
        values["order_key"] = derived.next_order_key(database, values["first_day"])
    return int(database.execute(entity.table.insert(values)).lastrowid)


def is_as_left(entity: Entity, row: dict[str, Any]) -> bool:
    """True if the row's content is still what Isnad last wrote there."""
    content = {name: row[name] for name in entity.content}
    return bool(row["digest"] == _digest(entity, row.get("uid", b""), content, row["deleted_at"]))


def cleaned(entity: Entity, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are stored: text with its line ends made LF, enumerations as their words.

    Raises `InputRefused` for NUL and lone surrogates, naming the field.
    """
    unknown = values.keys() - {*entity.content, "deleted_at"}
    if unknown:
        raise TypeError(f"{entity.name} has no column {', '.join(sorted(unknown))}")
    return {k: cleaned_text(v, k) if isinstance(v, str) else v for k, v in values.items()}


def cleaned_text(text: str, field: str) -> str:
    """The text as it is stored (see `tracker.text.entry.clean`), an enumeration as its word."""
    return clean(str(text), field)


def _digest(entity: Entity, uid: bytes, content: Mapping[str, Any], deleted_at: str | None) -> bytes:
    return stamps.digest(uid, [content[name] for name in entity.content], deleted_at)


def _json(values: dict[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, separators=(",", ":"))
