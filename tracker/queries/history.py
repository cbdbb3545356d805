"""The history: its steps, what each changed, and which one undo and redo would take."""

import json
from collections.abc import Iterator
from typing import Any

from peewee import Expression, Query, fn

from tracker.db import Project
from tracker.models import Action, Change
from tracker.records import ActionKind, ActionRecord, FieldChange, HistoryEntry

CREATED = "created"
"""The `field` of the entry that says a record was made; its content is the record itself."""

_Reverting = Action.alias()
_COLUMNS = (Action.id, Action.at, Action.actor, Action.kind, Action.name, Action.reverts)
_UNDONE = fn.EXISTS(_Reverting.select(_Reverting.id).where(_Reverting.reverts == Action.id))


def undoable(project: Project) -> ActionRecord | None:
    """The step that undo would take back, or None.

    It is the newest that no later step reverts. When an undo was the last thing done, all steps from
    the one it took back onwards are reverted, so the search begins below that one.
    """
    newest = _newest(project)
    if newest is None:
        return None
    stands = (Action.kind != ActionKind.UNDO.value) & ~_UNDONE
    if newest.kind is ActionKind.UNDO:
        stands &= Action.id < newest.reverts_id
    return _first(project, Action.select(*_COLUMNS).where(stands).order_by(Action.id.desc()).limit(1))


def redoable(project: Project) -> ActionRecord | None:
    """The undo that redo would take back, or None: the newest standing one since the last new step."""
    newest = _newest(project)
    if newest is None or newest.kind is ActionKind.DO:
        return None
    last_do = Action.select(fn.COALESCE(fn.MAX(Action.id), 0)).where(Action.kind == ActionKind.DO.value)
    stands = (Action.kind == ActionKind.UNDO.value) & ~_UNDONE & (Action.id > last_do)
    if newest.kind is ActionKind.REDO:
        stands &= Action.id < newest.reverts_id
    return _first(project, Action.select(*_COLUMNS).where(stands).order_by(Action.id.desc()).limit(1))


def entries(
    project: Project, *, entity: str | None = None, row_id: int | None = None, limit: int | None = None
) -> list[HistoryEntry]:
    """The steps, newest first, each with what it changed; of one record only if it is named."""
    query = Action.select(*_COLUMNS, _UNDONE).order_by(Action.id.desc()).limit(limit)
    if entity is not None and row_id is not None:
        query = query.where(Action.id.in_(Change.select(Change.action).where(_about(entity, row_id))))
    with project.reading():
        return [
            HistoryEntry(
                action=_record(row[:-1], undone=bool(row[-1])),
                changes=tuple(_changes(project, row[0], entity, row_id)),
            )
            for row in list(project.rows(query))
        ]


def _about(entity: str, row_id: int) -> Expression:
    last = fn.COALESCE(Change.last_id, Change.row_id)
    return (Change.entity == entity) & (Change.row_id <= row_id) & (last >= row_id)


def _changes(
    project: Project, action_id: int, entity: str | None, row_id: int | None
) -> Iterator[FieldChange]:
    query = Change.select(Change.entity, Change.row_id, Change.last_id, Change.before, Change.after)
    query = query.where(Change.action == action_id).order_by(Change.id)
    if entity is not None and row_id is not None:
        query = query.where(_about(entity, row_id))
    for name, first_id, last_id, before, after in project.rows(query):
        if before is None:
            yield FieldChange(
                entity=name, row_id=row_id or first_id, field=CREATED, before=None, after=last_id
            )
            continue
        old, new = json.loads(before), json.loads(after)
        for field in new:
            yield FieldChange(entity=name, row_id=first_id, field=field, before=old[field], after=new[field])


def _newest(project: Project) -> ActionRecord | None:
    return _first(project, Action.select(*_COLUMNS).order_by(Action.id.desc()).limit(1))


def _first(project: Project, query: Query) -> ActionRecord | None:
    with project.connected():
        rows = list(project.rows(query))
        return _record(rows[0], undone=False) if rows else None


def _record(row: tuple[Any, ...], *, undone: bool) -> ActionRecord:
    action_id, at, actor, kind, name, reverts_id = row
    return ActionRecord(
        id=action_id,
        at=at,
        actor=actor,
        kind=ActionKind(kind),
        name=name,
        reverts_id=reverts_id,
        undone=undone,
    )
