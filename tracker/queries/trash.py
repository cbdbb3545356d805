"""What lies in the trash: which record, who put it there and when, and with what it went."""

import json
from collections.abc import Mapping
from typing import Any

from peewee import ModelSelect, fn

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.frozen import record
from tracker.models import ENTITIES, Change, Claim, Quote, Source, Speaker
from tracker.queries import history
from tracker.queries.naming import NAMED
from tracker.queries.stored import read_row
from tracker.records import ActionRecord


@record
class Trashed:
    """A record in the trash. `words` name it; `step` put it there, None if nothing tells of that.

    `owner` is what it belongs to, by entity and id, if that lies in the trash as well: it comes back first.
    """

    entity: str
    id: int
    words: str
    deleted_at: str
    step: ActionRecord | None
    owner: tuple[str, int] | None


_LISTS: Mapping[str, "ModelSelect[Any]"] = {
    **NAMED,
    "quote": NAMED["quote"]
    .select_extend(Source.deleted_at, Quote.source)
    .left_outer_join(Source, on=Quote.source == Source.id),
    "speaker": NAMED["speaker"]
    .select_extend(Source.deleted_at, Speaker.source)
    .left_outer_join(Source, on=Speaker.source == Source.id),
    "link": NAMED["link"].where(Quote.deleted_at.is_null() & Claim.deleted_at.is_null()),
    "speaker_alias": NAMED["speaker_alias"].where(Speaker.deleted_at.is_null()),
    "speaker_role": NAMED["speaker_role"].where(Speaker.deleted_at.is_null()),
}
"""Of each entity id, moment and words; and, where it may belong to a source, that one's moment and id.

Links, other names and roles are listed where what they belong to is there: else they come back with it.
"""


def counts(project: Project) -> dict[str, int]:
    """How many records of each entity `page` lists; entities of which none lies there are left out."""
    found = {}
    with project.reading():
        for entity in _LISTS:
            ((number,),) = project.rows(_trashed(entity).select(fn.COUNT(ENTITIES[entity].table.id)))
            if number:
                found[entity] = number
    return found


def page(project: Project, entity: str, *, limit: int, below: Trashed | None = None) -> list[Trashed]:
    """Those records of an entity that lie in the trash, newest first; `below` the last of the page before."""
    table = ENTITIES[entity].table
    query = _trashed(entity)
    if below is not None:
        at_once = (table.deleted_at == below.deleted_at) & (table.id < below.id)
        query = query.where((table.deleted_at < below.deleted_at) | at_once)
    with project.reading():
        rows = project.rows(query.order_by(table.deleted_at.desc(), table.id.desc()).limit(limit))
        return [_listed(project, entity, *row) for row in rows]


def trashed_by(project: Project, entity: str, row_id: int) -> int | None:
    """The id of the step that put this record into the trash; None if no step tells of it."""
    told = Change.select(Change.action, Change.after).where(history.about(entity, row_id))
    with project.reading():
        for step_id, after in project.rows(told.order_by(Change.action.desc(), Change.id.desc())):
            if after is not None and json.loads(after).get("deleted_at"):
                return int(step_id)
    return None


def is_trashed(project: Project, entity: str, row_id: int) -> bool:
    """True if the record lies in the trash; `InputRefused` if there is none."""
    return read_row(project, ENTITIES[entity], row_id)["deleted_at"] is not None


def refuse_unless_trashed(project: Project, entity: str, row_id: int) -> None:
    """Raise `InputRefused` ("not_in_trash") if the record is not in the trash."""
    if not is_trashed(project, entity, row_id):
        raise InputRefused("not_in_trash", entity=entity, id=row_id)


def _trashed(entity: str) -> Any:
    return _LISTS[entity].where(ENTITIES[entity].table.deleted_at.is_null(False))


def _listed(
    project: Project,
    entity: str,
    row_id: int,
    deleted_at: str,
    words: str,
    owner_deleted_at: str | None = None,
    owner_id: int | None = None,
) -> Trashed:
    step_id = trashed_by(project, entity, row_id)
    return Trashed(
        entity=entity,
        id=row_id,
        words=words,
        deleted_at=deleted_at,
        step=None if step_id is None else history.step(project, step_id),
        owner=("source", owner_id) if owner_deleted_at is not None and owner_id is not None else None,
    )
