"""Purging: what lies in the trash is taken out of the file for good, with all that its history says of it.

It is the one thing that cannot be undone, so it is done on request only, behind a verified backup, and
holding the project's lock. Undo ends at it: no step before it can be taken back, since what a step did to
what is gone cannot be put back with the rest; single records can still be given their earlier states.
"""

import contextlib
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from peewee import fn

from tracker.db import BUSY_SECONDS, Project
from tracker.errors import InputRefused
from tracker.frozen import record
from tracker.models import ENTITIES, Change, DismissedSuggestion, Draft, RejectedPair
from tracker.models import Project as ProjectTable
from tracker.queries import past
from tracker.queries.history import PURGE
from tracker.queries.trash import refuse_unless_trashed
from tracker.records import Changes
from tracker.search import index
from tracker.services import backup, journal, lock
from tracker.services import project as projects
from tracker.services.backup_folder import folder_of
from tracker.services.operation import Step, operation
from tracker.storage_errors import storage_errors

AT_ONCE = 500
"""Ids that one statement names."""

_HOLD: Mapping[str, tuple[tuple[str, str], ...]] = {
    "source": (("speaker", "source_id"), ("quote", "source_id"), ("quote", "origin_id")),
    "speaker": (
        ("speaker", "merged_into_id"),
        ("speaker_alias", "speaker_id"),
        ("speaker_role", "speaker_id"),
        ("quote", "speaker_id"),
    ),
    "quote": (("link", "quote_id"),),
    "claim": (("link", "claim_id"),),
    "verdict": (("claim", "verdict_id"),),
}
"""For each entity the columns of others that name it: such a record cannot stay without it."""

_CHILDREN_FIRST = (
    "link",
    "quote",
    "speaker_alias",
    "speaker_role",
    "speaker",
    "source",
    "claim",
    "verdict",
    "saved_filter",
)

Ids = dict[str, set[int]]


@record
class Purged:
    """What a purge did: the step, the backup that was taken before it, and how many records are gone."""

    changes: Changes
    backup: Path
    records: int


def affected(project: Project, records: Iterable[tuple[str, int]]) -> Ids:
    """All that would be purged with these records, by entity: themselves and what cannot be without them.

    Raises `InputRefused`: "not_in_trash" for a record that is not there, "purge_in_use" if something that is
    not in the trash needs one of them, or a claim in the trash bears the verdict.
    """
    found: Ids = {}
    with project.reading():
        waiting = list(records)
        for entity, row_id in waiting:
            refuse_unless_trashed(project, entity, row_id)
        while waiting:
            entity, row_id = waiting.pop()
            if row_id not in found.setdefault(entity, set()):
                found[entity].add(row_id)
                waiting += _holding(project, entity, row_id)
    return {entity: ids for entity, ids in found.items() if ids}


def purge(
    project: Project,
    records: Collection[tuple[str, int]],
    *,
    backups: Path | None = None,
    lock_held: bool = False,
    progress: backup.Progress | None = None,
) -> Purged:
    """Take these records out of the trash and out of the file, with what cannot be without them.

    Nothing of their content stays in the file, in their history neither: how many there were is all that the
    step says. First a backup is taken into `backups`, by default where the project's backups go; it does
    hold them, as older ones do. The journal, which tells in plain words what is to be gone, is forgotten.
    The lock is taken unless the caller has it; `progress` is of the backup. Raises what `affected` raises,
    "project_locked" while a window holds the project, `StorageFailed`; then nothing is changed, unless the
    disk fails only when the file is written anew: the records are gone then, and so is the journal.
    """
    project.refuse_if_read_only()
    with contextlib.nullcontext() if lock_held else lock.held(project.path), project.connected():
        affected(project, records)
        copy = backup.back_up(project, backups or folder_of(project), progress, reason="purge")
        with _leaving_no_bytes(project):
            with operation(project, "purge") as step:
                gone = affected(project, records)
                _purge(step, gone)
                changes = step.changes
            try:
                _compact(project)
            finally:
                journal.forget(project)  # the records are gone by now, whatever the disk says
    return Purged(changes=changes, backup=copy, records=sum(map(len, gone.values())))


def _holding(project: Project, entity: str, row_id: int) -> Iterator[tuple[str, int]]:
    for other, column in _HOLD.get(entity, ()):
        table = ENTITIES[other].table
        columns = table._meta.columns  # peewee's documented door to a model's columns
        query = table.select(table.id, table.deleted_at).where(columns[column] == row_id)
        for other_id, deleted_at in project.rows(query):
            is_free = deleted_at is not None or column == "merged_into_id"
            if not is_free or column == "verdict_id":
                raise InputRefused("purge_in_use", entity=entity, id=row_id, other=other, other_id=other_id)
            yield other, other_id


@contextlib.contextmanager
def _leaving_no_bytes(project: Project) -> Iterator[None]:
    """Let SQLite write zeros over what is deleted inside the block."""
    with storage_errors(project.path):
        project.database.pragma("secure_delete", "ON")
        try:
            yield
        finally:
            project.database.pragma("secure_delete", "OFF")


def _purge(step: Step, gone: Ids) -> None:
    database = step.project.database
    database.execute(ProjectTable.insert(key="purging", value="1"))  # what the guards look for
    database.pragma("defer_foreign_keys", "ON")  # speakers may have been merged into each other
    for entity in _CHILDREN_FIRST:
        _keep_ids(step, entity, gone.get(entity, set()))
        ids = sorted(gone.get(entity, ()))
        for first in range(0, len(ids), AT_ONCE):
            _delete(step, entity, ids[first : first + AT_ONCE])
        _forget_ranges(step, entity)
    index.merge(database)  # its deleted words lie there until then
    database.execute(ProjectTable.delete().where(ProjectTable.key == "purging"))
    counts = {entity: len(ids) for entity, ids in gone.items()}
    step.note(PURGE, 0, dict.fromkeys(counts), counts)


def _keep_ids(step: Step, entity: str, ids: set[int]) -> None:
    """Note the greatest id, if it goes: no other record may ever come under its number."""
    table = ENTITIES[entity].table
    ((greatest,),) = step.rows(table.select(fn.MAX(table.id)))
    key = f"last_id.{entity}"
    # An earlier purge may have taken a greater one, and nothing have come since.
    if greatest in ids and greatest > int(projects.value(step.project, key, "0")):
        projects.set_value(step.project, key, str(greatest))


def _delete(step: Step, entity: str, ids: list[int]) -> None:
    database = step.project.database
    own = (Change.entity == entity) & Change.row_id.in_(ids) & Change.last_id.is_null()
    database.execute(Change.delete().where(own))
    database.execute(Draft.delete().where((Draft.entity == entity) & Draft.row_id.in_(ids)))
    if entity == "source":
        database.execute(DismissedSuggestion.delete().where(DismissedSuggestion.source.in_(ids)))
        database.execute(Change.delete().where((Change.entity == past.DISMISSED) & Change.row_id.in_(ids)))
    if entity == "speaker":
        database.execute(
            RejectedPair.delete().where(RejectedPair.speaker.in_(ids) | RejectedPair.other.in_(ids))
        )
        database.execute(Change.delete().where((Change.entity == past.REJECTED) & Change.row_id.in_(ids)))
    table = ENTITIES[entity].table
    database.execute(table.delete().where(table.id.in_(ids)))


def _forget_ranges(step: Step, entity: str) -> None:
    """Drop the entries of what befell many records alike if none of them is left.

    One that stays says of those who are left what it said of them before.
    """
    table = ENTITIES[entity].table
    left = table.select(table.id).where(table.id.between(Change.row_id, Change.last_id))
    of_many = (Change.entity == entity) & Change.last_id.is_null(False)
    step.project.database.execute(Change.delete().where(of_many & ~fn.EXISTS(left)))


def _compact(project: Project) -> None:
    """Write the file anew without what was deleted, and empty the log beside it that still has it."""
    project.database.execute_sql("VACUUM")
    deadline = time.monotonic() + BUSY_SECONDS
    # Somebody may be reading the state before; who closes the project last empties the log in any case.
    while project.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        if time.monotonic() > deadline:
            return
        time.sleep(0.01)
