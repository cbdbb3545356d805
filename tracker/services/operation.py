"""The one door for writes: one transaction, one user step, one `action` with its `change` rows.

`operation` opens a step; what a service does inside goes through the step's `create`, `update` and
`trash`. Operations inside an operation join it, so that many small ones can make one step.
"""

import contextlib
import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from peewee import Query

from tracker.db import Project
from tracker.errors import Conflict, InputRefused, StorageFailed
from tracker.models import ENTITIES, OF_RECORD, Action, Change, Entity
from tracker.queries.stored import read_row
from tracker.records import ActionKind, ActionRecord, Changes, Record
from tracker.services import derived, stamps
from tracker.services.many_rows import insert_in_parts
from tracker.services.rows import (
    NewContent,
    cleaned,
    digest_of_content,
    insert,
    insert_all,
    is_as_left,
)
from tracker.storage_errors import storage_errors

RecordType = TypeVar("RecordType", bound=Record)

UNNAMED = ""
"""For a step that takes the name of its first part."""


@contextlib.contextmanager
def operation(project: Project, name: str, *, kind: ActionKind = ActionKind.DO) -> Iterator["Step"]:
    """One step of the history under `name`: all of it is stored when the block ends, or none of it.

    Inside another operation it becomes part of that one; a part that fails leaves nothing, and whoever
    catches its error may go on with the rest. A step that is `UNNAMED` takes the name of its first part,
    and one that changes nothing leaves no trace. Raises `InputRefused` on a read-only project,
    `StorageFailed` if the disk says no.
    """
    outer: Step | None = getattr(project.step, "current", None)
    if outer is not None:
        if kind is not ActionKind.DO:
            raise RuntimeError("undo and redo are steps of their own")
        with _part(outer, name) as part:
            yield part
        return
    project.refuse_if_read_only()
    with project.connected(), storage_errors(project.path):
        if project.database.in_transaction() and not getattr(project.step, "together", False):
            # It would be undone, after it was reported as stored, by whatever ends the reading.
            raise RuntimeError("a step cannot begin inside reading()")
        with project.database.atomic():
            step = Step(project, name, _Ledger(kind))
            project.step.current = step
            try:
                yield step
            finally:
                project.step.current = None


@contextlib.contextmanager
def together(project: Project) -> Iterator[None]:
    """All steps taken in the block are stored when it ends, or none of them; each is a step of its own."""
    project.refuse_if_read_only()
    with project.connected(), storage_errors(project.path), project.database.atomic():
        project.step.together = True
        try:
            yield
        finally:
            project.step.together = False


@contextlib.contextmanager
def _part(outer: "Step", name: str) -> Iterator["Step"]:
    database, ledger = outer.project.database, outer.ledger
    before = (ledger.action_id, len(ledger.rows), len(ledger.created))
    outer.name = outer.name or name
    database.execute_sql("SAVEPOINT part")
    try:
        yield Step(outer.project, name, ledger)
        database.execute_sql("RELEASE part")
    except BaseException:
        # On a full disk SQLite has ended the whole transaction already; the error says so by itself.
        if database.connection().in_transaction:
            database.execute_sql("ROLLBACK TO part")
            database.execute_sql("RELEASE part")
        ledger.action_id = before[0]
        del ledger.rows[before[1] :], ledger.created[before[2] :]
        raise


@dataclasses.dataclass(slots=True)
class _Ledger:
    """What the parts of one step share: its action, and what they wrote, in order."""

    kind: ActionKind
    reverts: int | None = None
    told: ActionRecord | None = None
    action_id: int | None = None
    rows: list[tuple[str, int]] = dataclasses.field(default_factory=list)
    created: list[tuple[str, int]] = dataclasses.field(default_factory=list)


class Step:
    """The step under way, or a part of it: writes rows, and the history of each write.

    `name` is the step's in the history, and may be changed until the first write.
    """

    def __init__(self, project: Project, name: str, ledger: _Ledger) -> None:
        self.project = project
        self.name = name
        self.ledger = ledger
        self._database = project.database
        self._begin = (len(ledger.rows), len(ledger.created))

    @property
    def changes(self) -> Changes:
        """What this step, or this part of it, has changed so far."""
        rows = tuple(dict.fromkeys(self.ledger.rows[self._begin[0] :]))
        return Changes(
            action_id=self.ledger.action_id if rows else None,
            name=self.name,
            rows=rows,
            created=tuple(self.ledger.created[self._begin[1] :]),
        )

    def rows(self, query: Query) -> list[tuple[Any, ...]]:
        """All rows of a query, read before anything that follows is written."""
        return list(self._database.execute(query).fetchall())

    def create(self, record: Record) -> int:
        """Store a new record and return its id."""
        entity = OF_RECORD[type(record)]
        row_id = insert(self._database, record)
        _read_back(self.project, entity, row_id)
        self.note(entity.name, row_id, None, None)
        self.ledger.created.append((entity.name, row_id))
        return row_id

    def create_all(self, records: Sequence[RecordType]) -> range:
        """Store new records of one kind together, as one entry of the history; their ids.

        Meant for imports: many times faster than `create`, and the history grows by one row.
        """
        entity = OF_RECORD[type(records[0])]
        ids = insert_all(self._database, records)
        self.note(entity.name, ids.start, None, None, last_id=ids[-1])
        self.ledger.created += ((entity.name, row_id) for row_id in ids)
        return ids

    def create_in_batches(self, entity_name: str, batches: Iterable[Sequence[NewContent]]) -> range:
        """Store new records by their uid (empty for a new one) and content; their ids.

        One entry of the history, however many; `changes` names the first of them alone. What is not told
        in a content is as in an empty record.
        """
        entity = ENTITIES[entity_name]
        ids = insert_in_parts(self._database, entity, batches)
        if ids:
            self.note(entity_name, ids.start, None, None, last_id=ids[-1])
        return ids

    def update(
        self,
        entity_name: str,
        row_id: int,
        values: Mapping[str, Any],
        *,
        revision: int | None = None,
        again: frozenset[str] = frozenset(),
    ) -> bool:
        """Write those of `values` that differ, or are said `again`; False if none is.

        With `revision`, the one the editor saw, raises `Conflict` if the record was changed since.
        A trashed record is not edited: `InputRefused`.
        """
        entity = ENTITIES[entity_name]
        row = read_row(self.project, entity, row_id)
        if row["deleted_at"] is not None and "deleted_at" not in values:
            raise InputRefused("record_trashed", entity=entity_name, id=row_id)
        if revision is not None and revision != row["revision"]:
            raise Conflict("record_changed", entity=entity_name, id=row_id)
        changed = {k: v for k, v in cleaned(entity, values).items() if row[k] != v or k in again}
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
        self.ledger.reverts = action.id
        self.name = action.name

    def told_by(self, action: ActionRecord) -> None:
        """Give this step the id, the moment and the editor that a journal tells of it.

        To be called before anything is written.
        """
        self.ledger.told = action
        self.ledger.reverts = action.reverts_id

    def _write(self, entity: Entity, row_id: int, row: dict[str, Any], changed: dict[str, Any]) -> None:
        after = {name: changed.get(name, row[name]) for name in entity.content}
        deleted_at = changed.get("deleted_at", row["deleted_at"])
        values = {
            **changed,
            "revision": row["revision"] + 1,
            "digest": digest_of_content(entity, row.get("uid", b""), after, deleted_at),
            **derived.columns(self._database, entity.name, row_id, after),
        }
        seen = (entity.table.id == row_id) & (entity.table.revision == row["revision"])
        if self._database.execute(entity.table.update(values).where(seen)).rowcount != 1:
            raise Conflict("record_changed", entity=entity.name, id=row_id)
        _read_back(self.project, entity, row_id)
        derived.follow_update(self._database, entity.name, row_id, row, values)
        self.note(entity.name, row_id, {name: row[name] for name in changed}, changed)

    def note(
        self,
        entity: str,
        row_id: int,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
        last_id: int | None = None,
    ) -> None:
        """Say in the history what was written to a row: the columns that changed, or None for a creation."""
        change = {
            "action": self._begun_action(),
            "entity": entity,
            "row_id": row_id,
            "last_id": last_id,
            "before": _json(before),
            "after": _json(after),
        }
        self._database.execute(Change.insert(change))
        self.ledger.rows.append((entity, row_id))

    def note_all(
        self, entity: str, entries: Sequence[tuple[int, int | None, dict[str, Any], dict[str, Any]]]
    ) -> None:
        """As `note`, for entries of a first id, a last id or None, and the columns before and after."""
        action_id = self._begun_action()
        self._database.executemany(
            'INSERT INTO "change" ("action_id", "entity", "row_id", "last_id", "before", "after")'
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (action_id, entity, first_id, last_id, _json(before), _json(after))
                for first_id, last_id, before, after in entries
            ],
        )
        self.ledger.rows += ((entity, first_id) for first_id, *_ in entries)

    def _begun_action(self) -> int:
        # Written with the first change, so that a step which changes nothing leaves none.
        if self.ledger.action_id is None:
            action = {
                "at": stamps.now(),
                "actor": self.project.actor,
                "kind": self.ledger.kind.value,
                "name": getattr(self.project.step, "current", self).name,
                "reverts": self.ledger.reverts,
            }
            if told := self.ledger.told:
                action |= {"id": told.id, "at": told.at, "actor": told.actor}
            self.ledger.action_id = int(self._database.execute(Action.insert(action)).lastrowid)
        return self.ledger.action_id


def _read_back(project: Project, entity: Entity, row_id: int) -> None:
    """Raise `StorageFailed` unless what stands in the file now is what was to be written (as Fossil does)."""
    if not is_as_left(entity, read_row(project, entity, row_id)):
        raise StorageFailed("read_back_differs", path=str(project.path), entity=entity.name, id=row_id)


def _json(values: dict[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, separators=(",", ":"))
