"""A backup with all that belongs to it: where the project wants it, twice if it says so, and thinned."""

from dataclasses import dataclass
from pathlib import Path

from tracker.db import Project
from tracker.errors import StorageFailed
from tracker.pace import Pace, at_once
from tracker.services import backup, backup_folder, journal
from tracker.services.backup import Progress


@dataclass(frozen=True, slots=True)
class Taken:
    """The backup that was made; `trouble` says why there is no second one where one was wanted."""

    path: Path
    is_sound: bool
    second: Path | None = None
    trouble: StorageFailed | None = None


def take(project: Project, progress: Progress | None = None, pace: Pace = at_once) -> Taken:
    """Back the project up where it notes, put a copy into its second folder, and thin what is old.

    The journal is brought up to date, and what the backups hold is dropped from it. Raises as
    `backup.back_up` does; a second folder that fails does not spoil the first.
    """
    folder = backup_folder.folder_of(project)
    path = backup.back_up(project, folder, progress, pace=pace)
    is_sound = not backup_folder.is_marked_damaged(project.path)
    second, trouble = _second(project, path, progress, pace)
    backup_folder.thin(project, folder)
    journal.catch_up(project)
    journal.drop_old(project)
    return Taken(path, is_sound, second, trouble)


def is_due(project: Project) -> bool:
    """True if the project has a step that its newest backup has not; never for the sample."""
    if backup_folder.noted_value(project, "sample"):
        return False
    return backup.is_due(project, backup_folder.folder_of(project))


def _second(
    project: Project, path: Path, progress: Progress | None, pace: Pace
) -> tuple[Path | None, StorageFailed | None]:
    try:
        folder = backup_folder.second_folder(project)
        if folder is None:
            return None, None
        put = backup.keep_second(path, folder, progress, pace)
        backup_folder.thin(project, folder)
    except StorageFailed as error:
        return None, error
    return put, None
