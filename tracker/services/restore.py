"""Restoring: a backup becomes a project of its own, and says what it lacks."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tracker.db import Project
from tracker.errors import IsnadError
from tracker.queries import history
from tracker.records import ActionRecord
from tracker.services import all_records, backup, project
from tracker.services.aside import opened_aside

MOST_STEPS = 10_000
"""As far back as the project's history is compared; more missing steps than this are told as this many."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The new project, its newest step, and the steps that the project has and the backup has not.

    `missing` is None if the project could not be read, or is not the one that the backup was made of.
    """

    path: Path
    newest: ActionRecord | None
    missing: tuple[ActionRecord, ...] | None


def restore(damaged: Path, copy: Path, to: Path, progress: backup.Progress | None = None) -> Restored:
    """Make the backup `copy` the project `to`, a new file; `damaged` stays as it is, whatever it is.

    The backup is checked while it is copied. Raises `ProjectRefused` if it is no sound project, and
    `StorageFailed` ("file_exists") if there is a file at `to` already.
    """
    project.refuse_existing(to)
    with opened_aside(copy) as opened:
        backup.copy_to(opened, to, progress)
        newest = history.newest(opened)
        uid = project.value(opened, "uid")
    return Restored(to, newest, _missing(damaged, uid, newest))


@dataclass(frozen=True, slots=True)
class Differences:
    """What a backup holds and what the project does, in records of each kind, and the newest step of each.

    `present` is None, and `missing` too, if the project cannot be read.
    """

    backed_up: Mapping[str, int]
    present: Mapping[str, int] | None
    newest: ActionRecord | None
    missing: int | None


def differences(damaged: Path, copy: Path) -> Differences:
    """Compare a backup with the project as it is now; `ProjectRefused` if the backup is no project."""
    with opened_aside(copy) as opened:
        backed_up = all_records.counts(opened)
        newest = history.newest(opened)
        uid = project.value(opened, "uid")
    try:
        with opened_aside(damaged) as opened:
            if project.value(opened, "uid") != uid:
                return Differences(backed_up, None, newest, None)
            present = all_records.counts(opened)
            last = history.newest(opened)
    except IsnadError:
        return Differences(backed_up, None, newest, None)  # that it cannot be read is why one asks
    steps = (last.id if last else 0) - (newest.id if newest else 0)
    return Differences(backed_up, present, newest, max(0, steps))


def _missing(damaged: Path, uid: str, newest: ActionRecord | None) -> tuple[ActionRecord, ...] | None:
    try:
        with opened_aside(damaged) as opened:
            return _since(opened, uid, newest)
    except IsnadError:
        return None  # that it cannot be read is why it is restored


def _since(opened: Project, uid: str, newest: ActionRecord | None) -> tuple[ActionRecord, ...] | None:
    if project.value(opened, "uid") != uid:
        return None
    steps = [entry.action for entry in history.entries(opened, limit=MOST_STEPS)]
    return tuple(step for step in steps if newest is None or step.id > newest.id)
