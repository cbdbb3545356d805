"""Undo and redo: the history read backwards, each as a new step of its own."""

import json
from typing import Any

from tracker.db import Project
from tracker.errors import Conflict, InputRefused
from tracker.models import ENTITIES, Change
from tracker.queries import history
from tracker.queries.stored import read_row
from tracker.records import ActionKind, ActionRecord, Changes
from tracker.services import dismissals, rejections, stamps
from tracker.services.operation import Step, is_as_left, operation


def undo(project: Project, step_id: int | None = None) -> Changes:
    """Take back the newest step that stands; `InputRefused` if there is none.

    Raises `Conflict`, changing nothing, if what the step wrote is no longer as it left it, or if the
    newest is not the step that the editor saw and meant, where `step_id` names one.
    """
    with operation(project, "undo", kind=ActionKind.UNDO) as step:
        action = history.undoable(project)
        if action is None:
            raise InputRefused("nothing_to_undo")
        _refuse_another(project, action, step_id)
        return _reverse(step, action)


def redo(project: Project, step_id: int | None = None) -> Changes:
    """Bring back the step that was undone last; a new step in between closes this road.

    Raises `InputRefused` if there is none, `Conflict` as `undo` does; `step_id` is that of the undo.
    """
    with operation(project, "redo", kind=ActionKind.REDO) as step:
        action = history.redoable(project)
        if action is None:
            raise InputRefused("nothing_to_redo")
        _refuse_another(project, action, step_id)
        return _reverse(step, action)


def _refuse_another(project: Project, action: ActionRecord, step_id: int | None) -> None:
    if step_id not in (None, action.id):
        meant = history.step(project, step_id)
        raise Conflict("step_overtaken", step=meant.name if meant else "another")


def _reverse(step: Step, action: ActionRecord) -> Changes:
    step.take_back(action)
    query = Change.select(Change.entity, Change.row_id, Change.last_id, Change.before, Change.after)
    for entity, row_id, last_id, before, after in step.rows(
        query.where(Change.action == action.id).order_by(Change.id.desc())
    ):
        if entity == dismissals.ENTITY:
            gone, new = json.loads(before)["places"], json.loads(after)["places"]
            dismissals.reverse(step, row_id, gone=gone, new=new, of=action.name)
        elif entity == rejections.ENTITY:
            rejections.reverse(step, row_id, json.loads(before), json.loads(after), of=action.name)
        elif before is None:
            for created in range(last_id or row_id, row_id - 1, -1):
                _uncreate(step, action, entity, created)
        else:
            _restore(step, action, entity, row_id, json.loads(before), json.loads(after))
    return step.changes


def _uncreate(step: Step, action: ActionRecord, entity: str, row_id: int) -> None:
    row = read_row(step.project, ENTITIES[entity], row_id)
    if row["deleted_at"] is not None or not is_as_left(ENTITIES[entity], row):
        raise Conflict("undo_conflict", entity=entity, id=row_id, step=action.name)
    step.update(entity, row_id, {"deleted_at": stamps.now()})


def _restore(
    step: Step,
    action: ActionRecord,
    entity: str,
    row_id: int,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    row = read_row(step.project, ENTITIES[entity], row_id)
    if any(row[name] != value for name, value in after.items()):
        raise Conflict("undo_conflict", entity=entity, id=row_id, step=action.name)
    again = frozenset(name for name, value in before.items() if after[name] == value)
    step.update(entity, row_id, {"deleted_at": row["deleted_at"], **before}, again=again)
