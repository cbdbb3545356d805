"""Undo and redo: the history read backwards, each as a new step of its own."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.db import Project
from tracker.errors import Conflict, InputRefused
from tracker.models import ENTITIES, Change
from tracker.queries import history
from tracker.queries.stored import read_row
from tracker.records import ActionKind, ActionRecord, Changes
from tracker.services import dismissals, many, rejections, stamps, tidying
from tracker.services.many import Counter, Progress
from tracker.services.operation import Step, operation, together
from tracker.services.rows import is_as_left


def undo(project: Project, step_id: int | None = None, *, progress: Progress | None = None) -> Changes:
    """Take back the newest step that stands; `InputRefused` if there is none.

    Raises `Conflict`, changing nothing, if what the step wrote is no longer as it left it, or if the
    newest is not the step that the editor saw and meant, where `step_id` names one. `progress(done, total)`
    counts records; what it raises, such as `Cancelled`, stops the undo, and nothing is changed.
    """
    with operation(project, "undo", kind=ActionKind.UNDO) as step:
        action = history.undoable(project)
        if action is None:
            raise InputRefused("nothing_to_undo")
        _refuse_another(project, action, step_id)
        return _reverse(step, action, progress)


def redo(project: Project, step_id: int | None = None, *, progress: Progress | None = None) -> Changes:
    """Bring back the step that was undone last; a new step in between closes this road.

    Raises `InputRefused` if there is none, `Conflict` as `undo` does; `step_id` is that of the undo.
    """
    with operation(project, "redo", kind=ActionKind.REDO) as step:
        action = history.redoable(project)
        if action is None:
            raise InputRefused("nothing_to_redo")
        _refuse_another(project, action, step_id)
        return _reverse(step, action, progress)


def undo_to(
    project: Project, step_id: int, newest_id: int | None = None, *, progress: Progress | None = None
) -> Changes:
    """Take back all steps behind the step `step_id`, newest first: all of them, or none.

    Each is an undo of its own; `redo_from` takes the whole run back. `records` of the changes says how many
    steps were undone, `action_id` is the first undo of the run. Raises `InputRefused` ("nothing_to_undo") if
    nothing stands behind it or it stands itself no more, `Conflict` as `undo` does; `newest_id` names the
    newest step that the editor saw. `progress` counts records, and what it raises stops the whole.
    """
    with together(project):
        goes = history.standing_after(project, step_id)
        if not goes:
            raise InputRefused("nothing_to_undo")
        _refuse_another(project, goes[0], newest_id)
        return _run(project, undo, goes, progress)


def redo_from(project: Project, step_id: int, *, progress: Progress | None = None) -> Changes:
    """Bring back what a run of undos took, from the undo `step_id` on to the newest: all, or nothing.

    Raises as `redo` does.
    """
    with together(project):
        goes = history.undos_from(project, step_id)
        if not goes:
            raise InputRefused("nothing_to_redo")
        return _run(project, redo, goes, progress)


def _run(
    project: Project,
    verb: Callable[..., Changes],
    goes: Sequence[ActionRecord],
    progress: Progress | None,
) -> Changes:
    sizes = [history.size(project, each.id) for each in goes]
    total, before, changes = sum(sizes), 0, Changes()
    first_id = None
    for each, size in zip(goes, sizes, strict=True):

        def told(done: int, _total: int, before: int = before) -> None:
            if progress:
                progress(before + done, total)

        told(0, 0)
        changes = verb(project, each.id, progress=told)
        first_id = first_id or changes.action_id
        before += size
    return Changes(action_id=first_id, anything=True, name=changes.name, records=len(goes))


def _refuse_another(project: Project, action: ActionRecord, step_id: int | None) -> None:
    if step_id not in (None, action.id):
        meant = history.step(project, step_id)
        raise Conflict("step_overtaken", step=meant.name if meant else "another")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the history: what a step did to the rows `first`…`last`; both None is a creation."""

    entity: str
    first: int
    last: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def _reverse(step: Step, action: ActionRecord, progress: Progress | None) -> Changes:
    step.take_back(action)
    columns = (Change.entity, Change.row_id, Change.last_id, Change.before, Change.after)
    query = Change.select(*columns).where(Change.action == action.id).order_by(Change.id.desc())
    entries = [
        _Entry(entity, first, last or first, before and json.loads(before), after and json.loads(after))
        for entity, first, last, before, after in step.rows(query)
    ]
    counter = Counter(sum(each.last - each.first + 1 for each in entries), progress)
    with tidying.in_parts(step.project, counter.total):
        for together in _together(entries):
            if many.takes(together[0].entity, together[0].after or ()):
                _reverse_many(step, action, together, counter)
            else:
                _reverse_one(step, action, together[0])
                counter.tell(1)
    return replace(step.changes, records=counter.done)


def _together(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """The entries, newest first, in groups of one entity whose rows are written in one go, each row once."""
    group: list[_Entry] = []
    for entry in entries:
        fits = many.takes(entry.entity, entry.after or ())
        if group and not (fits and entry.entity == group[-1].entity and entry.last < group[-1].first):
            yield group
            group = []
        group.append(entry)
        if not fits:
            yield group
            group = []
    if group:
        yield group


def _reverse_many(step: Step, action: ActionRecord, entries: list[_Entry], counter: Counter) -> None:
    entries.reverse()  # so that ids rise
    told, moment = iter(entries), stamps.now()
    entry = next(told)

    def wanted(row: many.Row) -> dict[str, Any]:
        nonlocal entry
        while row["id"] > entry.last:
            entry = next(told)
        if entry.before is None or entry.after is None:
            is_left = row["deleted_at"] is None and is_as_left(ENTITIES[entry.entity], row)
            values: dict[str, Any] = {"deleted_at": moment}
        else:
            is_left = all(row[name] == value for name, value in entry.after.items())
            values = entry.before
        if not is_left:
            raise Conflict("undo_conflict", entity=entry.entity, id=row["id"], step=action.name)
        return values

    ids = [row_id for each in entries for row_id in range(each.first, each.last + 1)]
    many.update(step, entry.entity, ids, wanted, counter)


def _reverse_one(step: Step, action: ActionRecord, entry: _Entry) -> None:
    before, after = entry.before, entry.after
    assert before is not None  # a creation is taken back among many
    assert after is not None
    if entry.entity == dismissals.ENTITY:
        dismissals.reverse(step, entry.first, gone=before["places"], new=after["places"], of=action.name)
    elif entry.entity == rejections.ENTITY:
        rejections.reverse(step, entry.first, before, after, of=action.name)
    else:
        row = read_row(step.project, ENTITIES[entry.entity], entry.first)
        if any(row[name] != value for name, value in after.items()):
            raise Conflict("undo_conflict", entity=entry.entity, id=entry.first, step=action.name)
        again = frozenset(name for name, value in before.items() if after[name] == value)
        step.update(entry.entity, entry.first, {"deleted_at": row["deleted_at"], **before}, again=again)
