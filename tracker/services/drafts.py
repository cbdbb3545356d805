"""Keeping what is typed and not saved. None of it is a step: history and redo stay as they are."""

from collections.abc import Callable, Mapping

from peewee import EXCLUDED, Expression

from tracker.db import Project
from tracker.models import Draft as DraftTable
from tracker.queries.drafts import KEPT_AT
from tracker.records import Changes
from tracker.services import stamps
from tracker.services.operation import UNNAMED, operation
from tracker.storage_errors import storage_errors


def keep(
    project: Project, entity: str, row_id: int, fields: Mapping[str, str], base_revision: int = 0
) -> bool:
    """Make these fields, and no others, the draft of a record; only what differs is written. False if
    nothing does. Without fields there is no draft any more.

    `row_id` and `base_revision` as in `tracker.queries.drafts.Draft`. Any text is kept to the letter, but
    what no project can hold: a lone surrogate, which saving refuses by name, becomes a question mark. Raises
    `InputRefused` on a read-only project, `StorageFailed` if the disk says no.
    """
    project.refuse_if_read_only()
    if not fields:
        return discard(project, entity, row_id)
    with project.connected(), storage_errors(project.path), project.database.atomic():
        left = _of(entity, row_id) & DraftTable.field.not_in([*fields, KEPT_AT])
        written: int = project.database.execute(DraftTable.delete().where(left)).rowcount
        for name, text in fields.items():
            written += _put(project, entity, row_id, name, _storable(text), base_revision)
        if written:
            _put(project, entity, row_id, KEPT_AT, stamps.now(), base_revision)
    return bool(written)


def discard(project: Project, entity: str, row_id: int) -> bool:
    """Drop the draft of a record; False if there is none. Inside an operation it is part of that."""
    project.refuse_if_read_only()
    with project.connected(), storage_errors(project.path):
        dropped = project.database.execute(DraftTable.delete().where(_of(entity, row_id)))
        return bool(dropped.rowcount)


def save(
    project: Project,
    entity: str,
    row_id: int,
    verb: Callable[..., Changes],
    *arguments: object,
    **named: object,
) -> Changes:
    """Take the step `verb(project, *arguments, **named)` and drop the draft it was made of, both or neither.

    The step has the verb's own name. Raises what the verb raises; then the draft is kept.
    """
    with operation(project, UNNAMED) as step:
        verb(project, *arguments, **named)
        discard(project, entity, row_id)
        return step.changes


def _of(entity: str, row_id: int) -> Expression:
    return (DraftTable.entity == entity) & (DraftTable.row_id == row_id)


def _put(project: Project, entity: str, row_id: int, name: str, text: str, base_revision: int) -> int:
    """Write one field if it differs from what is stored; how many rows were written."""
    row = {
        "entity": entity,
        "row_id": row_id,
        "field": name,
        "text": text,
        "base_revision": base_revision,
    }
    differs = (DraftTable.text != EXCLUDED.text) | (DraftTable.base_revision != EXCLUDED.base_revision)
    query = DraftTable.insert(row).on_conflict(
        conflict_target=[DraftTable.entity, DraftTable.row_id, DraftTable.field],
        update={DraftTable.text: EXCLUDED.text, DraftTable.base_revision: EXCLUDED.base_revision},
        where=differs,
    )
    rowcount: int = project.database.execute(query).rowcount
    return max(0, rowcount)


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
