"""The history: its steps, what each changed, and which one undo and redo would take."""

import json
from collections.abc import Iterator
from typing import Any

from peewee import Expression, Field, Query, fn

from tracker.db import Project
from tracker.models import ENTITIES, Action, Change, Claim, Link
from tracker.records import ActionKind, ActionRecord, FieldChange, HistoryEntry

CREATED = "created"
"""The `field` of the entry that says a record was made; its content is the record itself."""

PURGE = "purge"
"""The entity of the entry that says how many records of each entity a purge took; their content is gone."""

RESCUE = "rescue"
"""The step behind which lies what a rescue found of the history of a ruined file, perhaps with gaps."""

_WITH_A_PAGE = ("quote", "claim", "speaker", "source")
_SEEN_AT = {
    "link": ("quote", "quote_id"),
    "speaker_alias": ("speaker", "speaker_id"),
    "speaker_role": ("speaker", "speaker_id"),
}

_Reverting = Action.alias()
COLUMNS = (Action.id, Action.at, Action.actor, Action.kind, Action.name, Action.reverts)
_LAST_PURGE = fn.COALESCE(Change.select(fn.MAX(Change.action)).where(Change.entity == PURGE), 0)
_LAST_RESCUE = fn.COALESCE(Action.select(fn.MAX(Action.id)).where(Action.name == RESCUE), 0)
_UNDONE = fn.EXISTS(_Reverting.select(_Reverting.id).where(_Reverting.reverts == Action.id))

JUDGING = {"verdict_id", "verdict_note", "verdict_on"}
"""Columns of a claim that a step writes which judges it, or lets the verdict stand."""

RESTORING = ("restore_trashed", "restore_record")
"""Steps that bring back what was there before: a link is as old after them as it was."""


def undoable(project: Project) -> ActionRecord | None:
    """The step that undo would take back, or None.

    It is the newest that no later step reverts. A purge and a rescue end the road: neither they nor what
    lies behind them can be taken back. When an undo was the last thing done, all steps from
    the one it took back onwards are reverted, so the search begins below that one.
    """
    standing = _undoable(project)
    return None if standing is None else _first(project, standing.limit(1))


def standing_after(project: Project, step_id: int) -> list[ActionRecord]:
    """The steps that undo would take back, one after the other, until the step `step_id` is the newest.

    Newest first. Empty too for a step that does not stand itself, or lies behind a purge or a rescue: there
    is no going back to it this way.
    """
    with project.reading():
        standing = _undoable(project)
        if standing is None or not project.rows(standing.where(Action.id == step_id)):
            return []
        found = project.rows(standing.where(Action.id > step_id))
    return [record_of(row, undone=False) for row in found]


def _undoable(project: Project) -> Query | None:
    """The steps that undo would take back one after the other; None if nothing was ever done."""
    last = newest(project)
    if last is None:
        return None
    stands = (Action.kind != ActionKind.UNDO.value) & ~_UNDONE & (Action.id > _LAST_PURGE)
    stands &= Action.id > _LAST_RESCUE
    if last.kind is ActionKind.UNDO:
        stands &= Action.id < last.reverts_id
    return Action.select(*COLUMNS).where(stands).order_by(Action.id.desc())


def purged_since(project: Project, action_id: int) -> bool:
    """True if a step after this one purged something."""
    purges = Change.select(Change.id).where((Change.entity == PURGE) & (Change.action > action_id))
    return bool(project.rows(purges.limit(1)))


def redoable(project: Project) -> ActionRecord | None:
    """The undo that redo would take back, or None: the newest standing one since the last new step."""
    last = newest(project)
    if last is None or last.kind is ActionKind.DO:
        return None
    last_do = Action.select(fn.COALESCE(fn.MAX(Action.id), 0)).where(Action.kind == ActionKind.DO.value)
    stands = (Action.kind == ActionKind.UNDO.value) & ~_UNDONE & (Action.id > last_do)
    if last.kind is ActionKind.REDO:
        stands &= Action.id < last.reverts_id
    return _first(project, Action.select(*COLUMNS).where(stands).order_by(Action.id.desc()).limit(1))


def undos_from(project: Project, step_id: int) -> list[ActionRecord]:
    """The undos that redo would take back one after the other, newest first, down to the undo `step_id`."""
    last_do = Action.select(fn.COALESCE(fn.MAX(Action.id), 0)).where(Action.kind == ActionKind.DO.value)
    stands = (Action.kind == ActionKind.UNDO.value) & ~_UNDONE & (Action.id > last_do)
    found = Action.select(*COLUMNS).where(stands & (Action.id >= step_id)).order_by(Action.id.desc())
    with project.connected():
        return [record_of(row, undone=False) for row in project.rows(found)]


def entries(
    project: Project, *, entity: str | None = None, row_id: int | None = None, limit: int | None = None
) -> list[HistoryEntry]:
    """The steps, newest first, each with what it changed; of one record only if it is named.

    A step is undone if the step that took it back stands: what undo took back and redo brought again
    counts as done.
    """
    query = Action.select(*COLUMNS).order_by(Action.id.desc()).limit(limit)
    if entity is not None and row_id is not None:
        query = query.where(Action.id.in_(Change.select(Change.action).where(about(entity, row_id))))
    taken_back: set[int] = set()  # by a newer step that stands, which therefore comes before it here
    found = []
    with project.reading():
        for row in project.rows(query):
            action = record_of(row, undone=row[0] in taken_back)
            if action.reverts_id is not None and not action.undone:
                taken_back.add(action.reverts_id)
            told = tuple(changes(project, action.id, entity, row_id))
            found.append(HistoryEntry(action=action, changes=told))
    return found


def linked_after(project: Project, claim_id: int) -> set[int]:
    """The ids of the claim's links that were made after its present verdict was given; none without one.

    A link counts from the step that made it, or linked the two again after they had been parted; taken out
    of the trash, it is as old as it was. A verdict counts from the step that gave it, changed its reason or
    kept it. What undo takes back and redo brings again counts only as it stands in the end.
    """
    with project.reading():
        judged = _judged_by(project, claim_id)
        if judged is None:
            return set()
        live = Link.select(Link.id).where((Link.claim == claim_id) & Link.deleted_at.is_null())
        ids = {link_id for (link_id,) in project.rows(live)}
        since = (
            _linking(Change.row_id, Change.last_id, Change.before, Change.after)
            .where(Change.action > judged)
            .where(Change.row_id.in_(ids) | Change.last_id.is_null(False))
        )
        return {
            link_id
            for first_id, last_id, before, after in project.rows(since)
            if before is None or json.loads(after).get("deleted_at", "") is None
            for link_id in ids & set(range(first_id, (last_id or first_id) + 1))
        }


def linked_after_verdicts(project: Project) -> set[int]:
    """The ids of all links that `linked_after` gives for any claim, in one pass through the history."""
    with project.reading():
        judged = _judged(project)
        earliest = min(judged.values(), default=0)
        links = _linking(Change.action, Change.row_id, Change.last_id, Change.before, Change.after)
        since = links.where(Change.action > earliest)
        found: set[int] = set()
        for action_id, first_id, last_id, before, after in project.rows(since):
            if before is None or json.loads(after).get("deleted_at", "") is None:
                ids = Link.id.between(first_id, last_id or first_id)
                live = Link.select(Link.id, Link.claim).where(ids & Link.deleted_at.is_null())
                found.update(
                    link_id
                    for link_id, claim_id in project.rows(live)
                    if claim_id in judged and action_id > judged[claim_id]
                )
        return found


def _judged(project: Project) -> dict[int, int]:
    """Each live claim that has a verdict, with what `_judged_by` gives for it."""
    query = Claim.select(Claim.id).where(Claim.verdict.is_null(False) & Claim.deleted_at.is_null())
    judged = dict.fromkeys((claim_id for (claim_id,) in project.rows(query)), 0)
    told = _standing(Change.action, Change.row_id, Change.last_id, Change.before, Change.after)
    for action_id, first_id, last_id, before, after in project.rows(
        told.where(Change.entity == "claim").order_by(Change.id)
    ):
        if before is None or json.loads(after).keys() & JUDGING:
            ids = range(first_id, (last_id or first_id) + 1)
            judged.update((claim_id, action_id) for claim_id in ids if claim_id in judged)
    return judged


def _judged_by(project: Project, claim_id: int) -> int | None:
    """The id of the step that gave the claim its present verdict, or None if it has none."""
    verdict = Claim.select(Claim.verdict).where(Claim.id == claim_id)
    if [row[0] for row in project.rows(verdict)] in ([], [None]):
        return None
    told = (
        _standing(Change.action, Change.before, Change.after)
        .where(about("claim", claim_id))
        .order_by(Change.id.desc())
    )
    for action_id, before, after in project.rows(told):
        if before is None or json.loads(after).keys() & JUDGING:
            return int(action_id)
    return 0  # stored before the history began


def _standing(*columns: Field) -> Query:
    """What was written by steps that stand: neither taken back nor there to take another one back."""
    stands = (Action.kind != ActionKind.UNDO.value) & ~_UNDONE
    return Change.select(*columns).join(Action).where(stands)


def _linking(*columns: Field) -> Query:
    """What standing steps wrote to links, but for those that brought back what was there before."""
    return _standing(*columns).where((Change.entity == "link") & Action.name.not_in(RESTORING))


def about(entity: str, row_id: int) -> Expression:
    """True for what was written to this record, alone or with others in one range."""
    # Two cases, each written out for an index of its own: a project may have a million changes of one entity.
    alone = (Change.entity == entity) & (Change.row_id == row_id)
    in_range = (Change.entity == entity) & Change.last_id.is_null(False) & (Change.row_id < row_id)
    return alone | (in_range & (Change.last_id >= row_id))


def changes(
    project: Project,
    action_id: int,
    entity: str | None = None,
    row_id: int | None = None,
    *,
    limit: int | None = None,
) -> Iterator[FieldChange]:
    """What a step changed, in one record only if it is named, as its first `limit` entries tell it."""
    query = Change.select(Change.entity, Change.row_id, Change.last_id, Change.before, Change.after)
    query = query.where(Change.action == action_id).order_by(Change.id).limit(limit)
    if entity is not None and row_id is not None:
        query = query.where(about(entity, row_id))
    for name, first_id, last_id, before, after in project.rows(query):
        if before is None:
            yield FieldChange(
                entity=name, row_id=row_id or first_id, field=CREATED, before=None, after=last_id
            )
            continue
        old, new = json.loads(before), json.loads(after)
        shown, last = (row_id, None) if entity is not None and row_id is not None else (first_id, last_id)
        for field in new:
            yield FieldChange(
                entity=name, row_id=shown, field=field, before=old[field], after=new[field], last_id=last
            )


def newest(project: Project) -> ActionRecord | None:
    """The newest step, undo and redo among them, or None if nothing was ever done."""
    return _first(project, Action.select(*COLUMNS).order_by(Action.id.desc()).limit(1))


def step(project: Project, step_id: int) -> ActionRecord | None:
    """The step with this id, or None; whether it is undone is not looked for."""
    return _first(project, Action.select(*COLUMNS).where(Action.id == step_id))


def size(project: Project, step_id: int) -> int:
    """How many times a record was written in this step."""
    written = fn.COALESCE(Change.last_id, Change.row_id) - Change.row_id + 1
    query = Change.select(fn.COALESCE(fn.SUM(written), 0)).where(Change.action == step_id)
    with project.connected():
        return int(project.rows(query)[0][0])


def shows(project: Project, step_id: int) -> tuple[str, int] | None:
    """Entity and id of the first record with a page of its own in which this step can be seen.

    A link is seen at its quote; other names and roles at their speaker. None if all is in the trash, or
    the step was about something else.
    """
    query = Change.select(Change.entity, Change.row_id).where(Change.action == step_id).order_by(Change.id)
    with project.reading():
        found = (seen_at(project, entity, row_id) for entity, row_id in project.rows(query))
        return next(filter(None, found), None)


def seen_at(project: Project, entity: str, row_id: int) -> tuple[str, int] | None:
    """Entity and id of the record on whose page this one is seen; None if that is in the trash or gone."""
    if entity in _SEEN_AT:
        owner, column = _SEEN_AT[entity]
        entity, row_id = owner, _column(project, entity, row_id, column) or 0
    is_there = entity in _WITH_A_PAGE and _column(project, entity, row_id, "deleted_at", "gone") is None
    return (entity, row_id) if is_there else None


def _column(project: Project, entity: str, row_id: int, column: str, otherwise: Any = None) -> Any:
    """A column of a record; `otherwise` if it was purged."""
    table = ENTITIES[entity].table
    with project.connected():
        found = project.rows(table.select(table._meta.columns[column]).where(table.id == row_id))
    return found[0][0] if found else otherwise


def _first(project: Project, query: Query) -> ActionRecord | None:
    with project.connected():
        rows = project.rows(query)
        return record_of(rows[0], undone=False) if rows else None


def record_of(row: tuple[Any, ...], *, undone: bool) -> ActionRecord:
    """The step that a row of `COLUMNS` is."""
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
