"""The past: walking the history back from the present gives every earlier state.

A record's creation stores no content, since the record is the content; so the past is the present with
what later steps changed put back, the newest first.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tracker.db import Project
from tracker.models import ENTITIES, Action, Change, DismissedSuggestion, RejectedPair
from tracker.queries import stored
from tracker.queries.history import about

Content = dict[tuple[str, int], dict[str, Any]]
"""By entity and id the columns of a record's content, and `deleted_at`.

What is no record of its own stands in lists, under the id that its changes bear: «places» of the dismissed
suggestions of a source, and «others», the speakers of whom it was said that they are not this one.
"""

NOW = 2**62
"""A step behind the last one: the present."""

DISMISSED, REJECTED = "dismissed_suggestion", "rejected_pair"


def content(project: Project) -> Content:
    """The present content of the whole project, trash included, to begin a walk with."""
    found: Content = {}
    with project.reading():
        for entity in ENTITIES.values():
            names = ("id", *entity.content, "deleted_at")
            for row_id, *values in project.stream(
                entity.table.select(*stored.columns(entity.table, names)).order_by(entity.table.id)
            ):
                found[entity.name, row_id] = dict(zip(names[1:], values, strict=True))
        table = DismissedSuggestion
        for source_id, start, end in project.rows(table.select(table.source, table.start, table.end)):
            _put(found, (DISMISSED, source_id), "places", [[start, end]], [])
        for first, second in project.rows(RejectedPair.select(RejectedPair.speaker, RejectedPair.other)):
            _put(found, (REJECTED, first), "others", [second], [])
    return found


def walk_back(project: Project, state: Content) -> Iterator[int]:
    """Turn `state`, the project's present `content`, into that before each step, the newest first.

    Yields the id of each step when it is taken back, undo and redo among them: they are steps as well.
    What was purged since is in no state, as if it had never been.
    """
    with project.reading():
        columns = (Change.action, Change.entity, Change.row_id, Change.last_id, Change.before, Change.after)
        # One after the other, for a history may be longer than memory. What a purge left of a step may be
        # no change at all, but a step it is.
        steps = Action.select(Action.id, *columns[1:]).left_outer_join(Change)
        last: int | None = None
        for step_id, *change in project.stream(steps.order_by(Action.id.desc(), Change.id.desc())):
            if last is not None and step_id != last:
                yield last
            last = step_id
            if change[0] is not None:
                _take_back(state, *change)
        if last is not None:
            yield last


def state_at(project: Project, entity: str, row_id: int, step_id: int) -> dict[str, Any] | None:
    """A record's content and `deleted_at` as they were when this step was done; None if it was not there yet.

    Steps count by their ids, never by their clock. `InputRefused` ("no_such_record") if there is none.
    """
    with project.reading():
        row = stored.read_row(project, ENTITIES[entity], row_id)
        state = {name: row[name] for name in (*ENTITIES[entity].content, "deleted_at")}
        later = Change.select(Change.before).where(about(entity, row_id) & (Change.action > step_id))
        for (before,) in project.rows(later.order_by(Change.action.desc(), Change.id.desc())):
            if before is None:
                return None
            state |= json.loads(before)
    return state


def can_come_back(state: dict[str, Any] | None, now: dict[str, Any] | None) -> bool:
    """True if a record's earlier state may be asked for again: it was there then, and is another one now."""
    return state is not None and state["deleted_at"] is None and state != now


def at_revision(project: Project, entity: str, row_id: int, revision: int) -> dict[str, Any]:
    """A record's content and `deleted_at` as they were when it had this revision, or its first one.

    Each change of a record raises its revision by one, so that many are put back.
    """
    with project.reading():
        row = stored.read_row(project, ENTITIES[entity], row_id)
        state = {name: row[name] for name in (*ENTITIES[entity].content, "deleted_at")}
        later = Change.select(Change.before).where(about(entity, row_id) & Change.before.is_null(False))
        newest_first = later.order_by(Change.action.desc(), Change.id.desc())
        for (before,) in project.rows(newest_first.limit(max(0, row["revision"] - revision))):
            state |= json.loads(before)
    return state


def record_at_revision(project: Project, entity: str, row_id: int, revision: int) -> Any:
    """The record as it was when it had this revision, and bearing it."""
    state = at_revision(project, entity, row_id, revision)
    return replace(as_record(project, entity, row_id, state), revision=revision)


def as_record(project: Project, entity: str, row_id: int, state: dict[str, Any]) -> Any:
    """The record with this state in place of what it holds now; id, uid and revision are the present ones."""
    row = {**stored.read_row(project, ENTITIES[entity], row_id), **state}
    return stored.record(ENTITIES[entity], [row[name] for name in stored.record_columns(ENTITIES[entity])])


def _take_back(
    state: Content,
    entity: str,
    row_id: int,
    last_id: int | None,
    before: str | None,
    after: str | None,
) -> None:
    if entity == DISMISSED:
        old, new = json.loads(before or ""), json.loads(after or "")
        _put(state, (DISMISSED, row_id), "places", old["places"], new["places"])
    elif entity == REJECTED:
        old, new = json.loads(before or "")["other_id"], json.loads(after or "")["other_id"]
        _put(state, (REJECTED, row_id), "others", [old] if old else [], [new] if new else [])
    elif entity not in ENTITIES:
        return  # a step that says of itself what it did, as a purge
    elif before is None:
        for created in range(row_id, (last_id or row_id) + 1):
            state.pop((entity, created), None)
    else:
        for changed in range(row_id, (last_id or row_id) + 1):
            # What is missing here was purged since, alone of its range.
            if last_id is None or (entity, changed) in state:
                state[entity, changed] = {**state[entity, changed], **json.loads(before)}


def _put(state: Content, key: tuple[str, int], name: str, back: list[Any], gone: list[Any]) -> None:
    """Put these on the list that stands under a key, and take those off; an empty list is none."""
    there = [each for each in state.get(key, {name: []})[name] if each not in gone]
    listed = sorted([*there, *(each for each in back if each not in there)])
    if listed:
        state[key] = {name: listed}
    else:
        state.pop(key, None)
