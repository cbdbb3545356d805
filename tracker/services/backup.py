"""Backups: a whole, verified copy of a project, taken while others go on writing."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tracker.db import Project
from tracker.errors import StorageFailed
from tracker.files import atomic_file
from tracker.services import stamps
from tracker.sqlite import sqlite3
from tracker.storage_errors import storage_errors

PAGES_A_STEP = 500

Progress = Callable[[int, int], None]


def default_folder(path: Path) -> Path:
    """Where a project's backups go unless a folder is named: beside it, under its name."""
    return path.with_name(f"{path.stem}.backups")


def back_up(project: Project, folder: Path, progress: Progress | None = None) -> Path:
    """Copy the project into `folder` as it stands now and return the copy's path.

    The copy is verified before it gets its name: a file called a backup is one. `progress(done,
    total)` counts pages and may raise `Cancelled`; then nothing is left behind. The copy is readable
    by its owner only. Raises `StorageFailed`.
    """
    with storage_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = _free_name(folder, project.path)
    with atomic_file(target, replace=False) as file:
        part = Path(file.name)
        with storage_errors(part):
            _copy(project, part, progress)
            _verify(part)
    return target


def _free_name(folder: Path, path: Path) -> Path:
    moment = stamps.now().replace(":", "").replace("T", "-").removesuffix("Z")
    names = (f"{path.stem}-{moment}{suffix}.isnad" for suffix in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(folder / name for name in names if not (folder / name).exists())


def _copy(project: Project, part: Path, progress: Progress | None) -> None:
    def told(_: int, remaining: int, total: int) -> None:
        if progress:
            progress(total - remaining, total)

    # The read transaction holds one view of the project: without it each writer's commit would make
    # SQLite start the copy again, for ever on a busy project.
    with project.reading(), closing(sqlite3.connect(part, isolation_level=None)) as copy:
        project.database.execute_sql("SELECT count(*) FROM sqlite_schema").fetchone()
        project.database.connection().backup(copy, pages=PAGES_A_STEP, progress=told)
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()


def _verify(part: Path) -> None:
    with closing(sqlite3.connect(f"{part.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        orphan = copy.execute("PRAGMA foreign_key_check").fetchone()
    if verdict != "ok" or orphan:
        raise StorageFailed("backup_failed_check", path=str(part))
