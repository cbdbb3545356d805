"""A walk over every record of a project, each with what its digest says of it."""

from collections.abc import Iterator
from typing import Any

from tracker.db import Project
from tracker.models import ENTITIES, Entity
from tracker.pace import Pace, at_once
from tracker.services.rows import is_as_left

BATCH = 2000
BATCH_OF_SOURCES = 50
"""A source brings its whole text along."""

Row = dict[str, Any]


def number(project: Project) -> int:
    """How many records of all kinds there are, those in the trash among them."""
    return sum(counts(project).values())


def counts(project: Project) -> dict[str, int]:
    """How many records of each kind there are, those in the trash among them."""
    return {name: int(project.read(f'SELECT count(*) FROM "{name}"')[0][0]) for name in ENTITIES}


def batches(project: Project) -> Iterator[tuple[Entity, list[Row]]]:
    """Every stored row with all its columns, kind by kind and in the order of ids, some at a time."""
    for entity in ENTITIES.values():
        for rows in _batches(project, entity):
            yield entity, rows


def _batches(project: Project, entity: Entity) -> Iterator[list[Row]]:
    names = tuple(column.column_name for column in entity.table._meta.sorted_fields)
    columns = ", ".join(f'"{name}"' for name in names)
    size = BATCH_OF_SOURCES if entity.name == "source" else BATCH
    last = 0
    while True:
        rows = project.read(
            f'SELECT {columns} FROM "{entity.name}" WHERE "id" > ? ORDER BY "id" LIMIT {size}', (last,)
        )
        highest = max((row[names.index("id")] for row in rows), default=last)
        if highest <= last:  # the end, or pages in such disorder that they lead round in a circle
            return
        yield [dict(zip(names, row, strict=True)) for row in rows]
        last = highest


def trouble(entity: Entity, row: Row) -> str:
    """Empty if the record is as Isnad last wrote it; else «record_altered» or «record_not_text»."""
    if any(isinstance(value, str) and not _is_text(value) for value in row.values()):
        return "record_not_text"
    try:
        is_sound = is_as_left(entity, row)
    except (AttributeError, TypeError, ValueError):
        is_sound = False  # a column holds another kind of value than it should
    return "" if is_sound else "record_altered"


def is_sound(project: Project, pace: Pace = at_once, told: Pace = at_once) -> bool:
    """True if every record is as Isnad last wrote it. `told` is called for each, and may raise."""
    for entity, rows in batches(project):
        for row in rows:
            if trouble(entity, row):
                return False
            told()
            pace()
    return True


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
