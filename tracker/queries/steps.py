"""The steps of the project page by page, newest first, narrowed to a person, an entity, or some words.

Steps stand in the order of their ids: clocks go back now and then. A page never reads more than a bounded
number of steps, so that it comes at once from a history of a million.
"""

from typing import Any

from peewee import Expression, fn

from tracker.db import Project
from tracker.frozen import record
from tracker.models import Action, Change, Claim, Quote, Source, Speaker
from tracker.queries import history
from tracker.queries.naming import NAMED, words_of
from tracker.records import ActionRecord, FieldChange

READ_AT_ONCE = 2000
"""Steps that a page looks into at most, when it has to look into them."""


@record
class StepFilter:
    """Which steps are shown: `search` fits what they wrote and who took them, `names` their own."""

    actor: str = ""
    entity: str = ""
    search: str = ""
    names: tuple[str, ...] = ()


@record
class Step:
    """A step of the list, with the record it is about: the first of the entity that it is called after, else
    the first that it changed; `words` are None if that was purged."""

    action: ActionRecord
    entity: str
    row_id: int
    words: str | None
    records: int
    """How many entries the step has: of records made together one, else one for each record."""
    others: int = 0
    """How many more records of this entity it wrote."""


@record
class StepPage:
    """A page of steps; the next one is of those below `below`, and there is none if that is 0."""

    steps: tuple[Step, ...]
    below: int


def page(project: Project, wanted: StepFilter, *, below: int | None = None, limit: int = 100) -> StepPage:
    """The newest steps below the id `below` that fit; fewer than `limit`, even none, may still go on."""
    with project.reading():
        newest = history.newest(project)
        top = min(below or (newest.id + 1 if newest else 1), (newest.id if newest else 0) + 1)
        query = Action.select(*history.COLUMNS).where(Action.id < top)
        if wanted.actor:
            query = query.where(Action.actor == wanted.actor)
        floor = 0
        if wanted.entity or wanted.search:
            floor = max(0, top - READ_AT_ONCE)
            query = query.where((Action.id >= floor) & _fits(wanted))
        rows = project.rows(query.order_by(Action.id.desc()).limit(limit))
        steps = _told(project, rows)
    if len(steps) == limit:
        return StepPage(steps=steps, below=steps[-1].action.id)
    return StepPage(steps=steps, below=floor)


def actors(project: Project) -> list[str]:
    """All who have taken a step, in the order of their names."""
    # One look into the index for each of them, however many steps they took.
    found: list[str] = []
    with project.connected():
        while names := project.rows(
            Action.select(fn.MIN(Action.actor)).where(Action.actor > "".join(found[-1:]))
        ):
            if names[0][0] is None:
                return found
            found.append(names[0][0])
    return found


def changes(project: Project, step_id: int, *, limit: int) -> list[FieldChange]:
    """What a step changed, those of its first `limit` entries."""
    with project.reading():
        return list(history.changes(project, step_id, limit=limit))


def is_undone(project: Project, step_id: int) -> bool:
    """True if the step that took this one back stands: what undo took and redo brought again is done."""
    undone = False
    while found := project.rows(Action.select(Action.id).where(Action.reverts == step_id)):
        step_id, undone = found[-1][0], not undone
    return undone


def _fits(wanted: StepFilter) -> Expression:
    told = Change.select(Change.id).where(Change.action == Action.id)
    fits: Expression = Action.id > 0
    if wanted.entity:
        fits &= fn.EXISTS(told.where(Change.entity == wanted.entity))
    if wanted.search:
        named = Action.name.in_(wanted.names) | _holds(Action.actor, wanted.search)
        fits &= named | fn.EXISTS(told.where(_tells_of(wanted.search)))
    return fits


def _tells_of(search: str) -> Expression:
    """True for an entry that wrote these words, took them away, or is of a record that has them now."""
    holding: Expression = _holds(Change.after, search) | _holds(Change.before, search)
    for entity, table, column in (
        ("quote", Quote, Quote.text),
        ("claim", Claim, Claim.text),
        ("speaker", Speaker, Speaker.name),
        ("source", Source, Source.title),
    ):
        it = table.select(table.id).where((table.id == Change.row_id) & _holds(column, search))
        holding |= (Change.entity == entity) & fn.EXISTS(it)
    return holding


def _holds(column: object, search: str) -> Expression:
    return fn.folded_contains(fn.COALESCE(column, ""), search) == 1


def _told(project: Project, rows: list[tuple[Any, ...]]) -> tuple[Step, ...]:
    """The steps of these rows. A handful of statements tell what there is to tell of all of them."""
    ids = [row[0] for row in rows]
    reverted = {
        step_id for (step_id,) in project.rows(Action.select(Action.reverts).where(Action.reverts.in_(ids)))
    }
    actions = [
        history.record_of(row, undone=row[0] in reverted and is_undone(project, row[0])) for row in rows
    ]
    entries = Change.select(Change.action, fn.MIN(Change.id), fn.COUNT(Change.id)).group_by(Change.action)
    counted = {step_id: rest for step_id, *rest in project.rows(entries.where(Change.action.in_(ids)))}
    first = Change.select(Change.id, Change.entity, Change.row_id)
    firsts = {
        change_id: (entity, row_id)
        for change_id, entity, row_id in project.rows(
            first.where(Change.id.in_([change_id for change_id, _ in counted.values()]))
        )
    }
    about = {}
    for action in actions:
        change_id, number = counted.get(action.id, (0, 0))
        entity, row_id = firsts.get(change_id, ("", 0))
        about[action.id] = (*_meant(project, action, entity, row_id, number), number)
    others = _others(project, ids)
    called = words_of(project, {(entity, row_id) for entity, row_id, _ in about.values()})
    return tuple(
        Step(
            action=action,
            entity=about[action.id][0],
            row_id=about[action.id][1],
            words=called.get(about[action.id][:2]),
            records=about[action.id][2],
            others=max(0, others.get((action.id, about[action.id][0]), 1) - 1),
        )
        for action in actions
    )


def _others(project: Project, ids: list[int]) -> dict[tuple[int, str], int]:
    """How many records of each entity each of these steps wrote."""
    further = fn.SUM(fn.COALESCE(Change.last_id, Change.row_id) - Change.row_id)
    written = Change.select(Change.action, Change.entity, fn.COUNT(Change.row_id.distinct()) + further)
    query = written.where(Change.action.in_(ids)).group_by(Change.action, Change.entity)
    return {(step_id, entity): number for step_id, entity, number in project.rows(query)}


def _meant(project: Project, action: ActionRecord, entity: str, row_id: int, number: int) -> tuple[str, int]:
    """The first record of the entity that a step is called after: «trash_source» trashed its quotes first."""
    parts = (part.removesuffix("s") for part in action.name.split("_"))
    meant = next((part for part in parts if part in NAMED), entity)
    if number < 2 or entity == meant:
        return entity, row_id
    of_it = (Change.action == action.id) & (Change.entity == meant)
    found = project.rows(Change.select(Change.row_id).where(of_it).order_by(Change.id).limit(1))
    return (meant, found[0][0]) if found else (entity, row_id)
