"""Backups: a whole, verified copy of a project, taken while others go on writing."""

import contextlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tracker import open_files
from tracker.db import Project
from tracker.errors import IsnadError, StorageFailed
from tracker.files import atomic_file
from tracker.queries import history
from tracker.records import ActionRecord
from tracker.services import lock, stamps
from tracker.services.recognize import kind_of_file
from tracker.sqlite import address, sqlite3
from tracker.storage_errors import of_sqlite, sqlite_name, storage_errors

PAGES_A_STEP = 500

WRITING_ERRORS = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE")

JOURNALS = ("-wal", "-shm", "-journal")

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
    _write_copy(project, target, progress, replace=False)
    return target


def copy_to(project: Project, target: Path, progress: Progress | None = None) -> None:
    """Copy the project to the file `target` as it stands now, as `back_up` does into a folder.

    A file that is there is replaced, unless a window has it open as a project: then `ProjectRefused`
    («project_locked»), as also for the project itself. Asking first is the caller's business.
    """
    replace = target.exists()
    with lock.held(target) if replace else contextlib.nullcontext():
        _write_copy(project, target, progress, replace=replace)


def is_due(project: Project, folder: Path) -> bool:
    """True if the project has a step that its newest backup in `folder` has not."""
    step = history.newest(project)
    return step is not None and step != _newest_backed_up(folder)


def _newest_backed_up(folder: Path) -> ActionRecord | None:
    # Whatever keeps the newest backup from being read, it is none.
    with contextlib.suppress(IsnadError, OSError):
        copies = sorted(folder.glob("*.isnad"), key=lambda copy: copy.stat().st_mtime_ns)
        if copies and kind_of_file(open_files.head(copies[-1]) or b"") == "isnad":
            with (
                Project(copies[-1], writable=False, mode="mode=ro&immutable=1") as copy,
                storage_errors(folder),
            ):
                copy.connect()
                return history.newest(copy)
    return None


def _write_copy(project: Project, target: Path, progress: Progress | None, *, replace: bool) -> None:
    with atomic_file(target, replace=replace) as file:
        part = Path(file.name)
        _copy(project, part, progress)
        with storage_errors(part):
            _verify(part)
        if replace:
            _drop_journals(target)


def _drop_journals(target: Path) -> None:
    """Remove what a killed program left beside the file: it would be read into the one that replaces it."""
    with storage_errors(target):
        for journal in JOURNALS:
            target.with_name(target.name + journal).unlink(missing_ok=True)


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
        try:
            project.database.connection().backup(copy, pages=PAGES_A_STEP, progress=told)
        except sqlite3.Error as error:
            # Only what writing can meet is the copy's trouble; all else lies in what is copied.
            name = sqlite_name(error) or ""
            of = part if name.startswith(WRITING_ERRORS) else project.path
            raise of_sqlite(name, of) from error
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()


def _verify(part: Path) -> None:
    with closing(sqlite3.connect(address(part.absolute(), "mode=ro"), uri=True)) as copy:
        (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        orphan = copy.execute("PRAGMA foreign_key_check").fetchone()
    if verdict != "ok" or orphan:
        raise StorageFailed("backup_failed_check", path=str(part))
