"""Drafts: what was typed in a form and is not saved yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from peewee import Query

from tracker.db import Project
from tracker.models import ENTITIES
from tracker.models import Draft as DraftTable

KEPT_AT = "kept_at"
"""The `field` of the row that holds the moment at which a draft was last changed; no form has such one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of one form that differ from what is stored, as they were typed.

    `row_id` is the record's, or 0, -1, -2, … for records that are new: each keeps its number until it is
    saved or dropped. `base_revision` is the revision that the words were written on, 0 for a new record.
    """

    entity: str
    row_id: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    base_revision: int = 0
    kept_at: str = ""

    @property
    def is_new(self) -> bool:
        """True if the record was never stored."""
        return self.row_id <= 0


def all_drafts(project: Project) -> list[Draft]:
    """The drafts that can be gone on with, the oldest first.

    Those of a record in the trash wait there until it is restored.
    """
    with project.reading():
        found = _drafts(project.rows(_query().order_by(DraftTable.entity, DraftTable.row_id)))
        usable = [draft for draft in found if draft.is_new or _is_live(project, draft)]
    return sorted(usable, key=lambda draft: draft.kept_at)


def of_record(project: Project, entity: str, row_id: int) -> Draft | None:
    """The draft of a stored record, or of a new one that has this number; None if there is none."""
    wanted = (DraftTable.entity == entity) & (DraftTable.row_id == row_id)
    with project.connected():
        found = _drafts(project.rows(_query().where(wanted)))
    return found[0] if found else None


def lowest_row_id(project: Project, entity: str) -> int:
    """The lowest number that a draft of this entity has; 1 if no new record has one."""
    wanted = (DraftTable.entity == entity) & (DraftTable.row_id <= 0)
    query = DraftTable.select(DraftTable.row_id).where(wanted).order_by(DraftTable.row_id).limit(1)
    with project.connected():
        rows = project.rows(query)
    return int(rows[0][0]) if rows else 1


def _query() -> Query:
    return DraftTable.select(
        DraftTable.entity, DraftTable.row_id, DraftTable.field, DraftTable.text, DraftTable.base_revision
    )


def _drafts(rows: Iterable[tuple[str, int, str, str, int]]) -> list[Draft]:
    gathered: dict[tuple[str, int], tuple[dict[str, str], int]] = {}
    for entity, row_id, name, text, base_revision in rows:
        fields, _ = gathered.setdefault((entity, row_id), ({}, base_revision))
        fields[name] = text
    return [
        Draft(
            entity=entity,
            row_id=row_id,
            kept_at=fields.pop(KEPT_AT, ""),
            fields=fields,
            base_revision=base_revision,
        )
        for (entity, row_id), (fields, base_revision) in gathered.items()
    ]


def _is_live(project: Project, draft: Draft) -> bool:
    if draft.entity not in ENTITIES:
        return False
    table = ENTITIES[draft.entity].table
    query = table.select(table.id).where((table.id == draft.row_id) & table.deleted_at.is_null())
    return bool(project.rows(query))
