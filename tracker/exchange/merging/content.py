"""A record from elsewhere as the content of one of ours: fields checked, references resolved."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.merging.model import KINDS, Fields, uid_of
from tracker.exchange.whole_project import LOCAL, REFERENCES
from tracker.models import Entity
from tracker.queries import speakers, stored
from tracker.text import dates
from tracker.text.entry import clean

DATES = ("said_on", "published_on", "verdict_on", "from_on", "until_on")

NEEDED: Mapping[str, tuple[str, ...]] = {
    "source": ("title",),
    "speaker": ("name",),
    "claim": ("text",),
    "quote": ("text", "speaker"),
    "saved_filter": ("name",),
    "speaker_alias": ("name",),
}
"""What a record cannot do without."""


class Known:
    """The ids of the records that are here, by kind and uid; grows as records are taken in."""

    def __init__(self, project: Project) -> None:
        self._ids: dict[str, dict[bytes, int]] = {
            entity: {uid: row_id for row_id, uid in stored.uids(project, entity).items()}
            for entity in KINDS.values()
        }
        self._trashed = {entity: stored.trashed(project, entity) for entity in KINDS.values()}
        into = speakers.merged_into(project)
        theirs = self._ids["speaker"]
        self._merged = {uid for uid, row_id in theirs.items() if row_id in into}
        for uid in self._merged:
            theirs[uid] = into[theirs[uid]]

    def id(self, entity: str, uid: bytes) -> int | None:
        """The id of this record here, trashed or not; None if it is not."""
        return self._ids[entity].get(uid)

    def was_merged(self, entity: str, uid: bytes) -> bool:
        """True for a speaker who is another one here: what is told of them goes to that one."""
        return entity == "speaker" and uid in self._merged

    def is_trashed(self, entity: str, row_id: int | None) -> bool:
        """True if this record here lies in the trash."""
        return row_id in self._trashed[entity]

    def came_back(self, entity: str, row_id: int) -> None:
        """Say that this record here has come out of the trash."""
        self._trashed[entity].discard(row_id)

    def put(self, entity: str, uid: bytes, row_id: int) -> None:
        """Say that their record of this uid is this one here."""
        self._ids[entity][uid] = row_id


def content_of(entity: Entity, fields: Fields, known: Known, kind: str, number: int) -> dict[str, Any]:
    """The content by column that the fields tell; fields that only a newer Isnad knows are refused by name.

    Raises `InputRefused("merge_bad_record")` (entity, number, field_name, value).
    """
    hints = get_type_hints(entity.record)
    content: dict[str, Any] = {}
    for name, value in fields.items():
        column = f"{name}_id" if f"{name}_id" in REFERENCES else name
        if column in LOCAL or name in ("uid", "aliases", "roles", "links"):
            continue
        if column not in entity.content:
            raise _refused(entity, kind, number, name, value)
        if column in REFERENCES:
            content[column] = _reference(column, value, known, entity, kind, number)
        else:
            content[column] = _typed(hints[column], value, entity, kind, number, column)
    for name in NEEDED.get(entity.name, ()):
        column = f"{name}_id" if f"{name}_id" in REFERENCES else name
        if not content.get(column):
            raise _refused(entity, kind, number, name, "")
    return content


def belonging(fields: Fields, name: str, entity: str, number: int) -> list[Fields]:
    """What a record says under this name of what belongs to it, such as the links of a quote."""
    found = fields.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, Mapping) for each in found):
        raise InputRefused(
            "merge_bad_record", entity=entity, number=number, field_name=name, value=str(found)[:60]
        )
    return found


def _reference(column: str, value: Any, known: Known, entity: Entity, kind: str, number: int) -> int | None:
    if value is None:
        return None
    found = known.id(REFERENCES[column], uid_of(value, kind, number))
    if found is None:
        raise _refused(entity, kind, number, column.removesuffix("_id"), value)
    return found


def _typed(hint: Any, value: Any, entity: Entity, kind: str, number: int, column: str) -> Any:
    kinds = get_args(hint) or (hint,)
    if value is None and type(None) in kinds:
        return None
    for of in kinds:
        if isinstance(of, type) and issubclass(of, StrEnum):
            if value in list(of):
                return of(value)
        elif of is int and isinstance(value, int) and not isinstance(value, bool):
            return value
        elif of is str and isinstance(value, str):
            return _text(value, entity, kind, number, column)
    raise _refused(entity, kind, number, column, value)


def _text(value: str, entity: Entity, kind: str, number: int, column: str) -> str:
    try:
        if column in DATES and value:
            dates.interval(value)
        return clean(value, column)
    except InputRefused as refused:
        raise _refused(entity, kind, number, column, value) from refused


def _refused(entity: Entity, kind: str, number: int, name: str, value: object) -> InputRefused:
    del kind
    return InputRefused(
        "merge_bad_record", entity=entity.name, number=number, field_name=name, value=str(value)[:60]
    )
