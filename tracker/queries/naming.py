"""What any record is called by: its words, whatever its entity, trashed or not."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from peewee import ModelSelect, fn

from tracker.db import Project
from tracker.models import (
    ENTITIES,
    Claim,
    Link,
    Quote,
    SavedFilter,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerRole,
    Verdict,
)
from tracker.queries import stored

NAMED: Mapping[str, "ModelSelect[Any]"] = {
    "quote": Quote.select(Quote.id, Quote.deleted_at, Quote.text),
    "claim": Claim.select(Claim.id, Claim.deleted_at, Claim.text),
    "speaker": Speaker.select(Speaker.id, Speaker.deleted_at, Speaker.name),
    "source": Source.select(Source.id, Source.deleted_at, Source.title),
    "link": Link.select(Link.id, Link.deleted_at, fn.printf("%s: %s", Claim.text, Quote.text))
    .join(Quote)
    .switch(Link)
    .join(Claim, on=Link.claim == Claim.id),
    "speaker_alias": SpeakerAlias.select(
        SpeakerAlias.id, SpeakerAlias.deleted_at, fn.printf("%s: %s", Speaker.name, SpeakerAlias.name)
    ).join(Speaker),
    "speaker_role": SpeakerRole.select(
        SpeakerRole.id,
        SpeakerRole.deleted_at,
        fn.printf("%s: %s %s", Speaker.name, SpeakerRole.title, SpeakerRole.organization),
    ).join(Speaker),
    "verdict": Verdict.select(Verdict.id, Verdict.deleted_at, Verdict.name_ar),
    "saved_filter": SavedFilter.select(SavedFilter.id, SavedFilter.deleted_at, SavedFilter.name),
}
"""Of each entity id, moment of trashing, and words."""

REFERENCES: Mapping[str, str] = {
    "speaker_id": "speaker",
    "merged_into_id": "speaker",
    "other_id": "speaker",
    "source_id": "source",
    "origin_id": "source",
    "verdict_id": "verdict",
    "quote_id": "quote",
    "claim_id": "claim",
}
"""The columns that name a record of some entity."""


def words(project: Project, entity: str, row_id: int) -> str | None:
    """The words a record is known by; None if there is none, as after a purge, or it is no record."""
    if entity not in NAMED:
        return None
    rows = project.rows(NAMED[entity].where(ENTITIES[entity].table.id == row_id))
    return str(rows[0][2]) if rows else None


def words_of(project: Project, records: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """As `words`, of many records, by entity and id; those that have none are left out."""
    ids: dict[str, list[int]] = {}
    for entity, row_id in records:
        ids.setdefault(entity, []).append(row_id)
    return {
        (entity, row[0]): str(row[2])
        for entity in ids.keys() & NAMED.keys()
        for row in project.rows(NAMED[entity].where(ENTITIES[entity].table.id.in_(ids[entity])))
    }


def enumeration(entity: str, column: str) -> type[StrEnum] | None:
    """The enumeration whose words a column holds, if it does."""
    return stored.enumerations(ENTITIES[entity]).get(column) if entity in ENTITIES else None
