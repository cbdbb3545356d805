"""Backups: a whole, verified copy of a project, taken while others go on writing."""

import contextlib
import os
from contextlib import closing
from pathlib import Path

from tracker.db import Project
from tracker.errors import StorageFailed
from tracker.files import atomic_file
from tracker.pace import Pace, at_once
from tracker.queries import history
from tracker.services import backup_folder, lock
from tracker.services.backup_folder import default_folder as default_folder
from tracker.shares import TOTAL, share
from tracker.shares import Progress as Progress
from tracker.sqlite import sqlite3
from tracker.storage_errors import of_sqlite, sqlite_name, storage_errors

PAGES_A_STEP = 500
PAGES_A_GENTLE_STEP = 50

WRITING_ERRORS = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE")

JOURNALS = ("-wal", "-shm", "-journal")

COPIED, CHECKED = 400, 550
"""How far a backup is, in thousandths, when its pages are copied, and when SQLite has checked them."""


def back_up(
    project: Project,
    folder: Path,
    progress: Progress | None = None,
    *,
    reason: str = "",
    pace: Pace = at_once,
) -> Path:
    """Copy the project into `folder` as it stands now and return the copy's path.

    The copy is verified before it gets its name: SQLite's check, the number of records of each kind, and
    the digest of every one. A file called a backup is one; if a record is not as Isnad left it, the copy
    is kept as «unsound», counts for nothing, and the project as damaged. `progress(done, total)` counts
    thousandths and may raise `Cancelled`; then nothing is left behind. The copy is readable by its owner
    only. `reason` is a word for what it is made before. Raises `StorageFailed`.
    """
    with storage_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.ExitStack() as view:
        view.enter_context(project.reading())
        newest = history.newest(project)
        target = backup_folder.new_name(folder, project.path, newest.id if newest else 0, reason)
        with atomic_file(target, replace=False) as file:
            part = Path(file.name)
            expected = _copy(project, part, share(progress, 0, COPIED), pace)
            view.close()  # others' journal may shrink again
            is_sound = _verify(part, expected, progress, pace)
    if not is_sound:
        target = _call_unsound(project, target)
    return target


def before(project: Project, reason: str, progress: Progress | None = None) -> Path | None:
    """The backup that stands before something that changes much: import, bulk, purge, restore, migration.

    Made unless the newest backup has every step that the project has. None for the sample, in which is
    nobody's work, and for a project without any step. `progress` and errors are those of `back_up`: if
    it raises, do not begin what the backup was to stand before. `reason` is a word of a-z.
    """
    if backup_folder.noted_value(project, "sample") or history.newest(project) is None:
        return None
    folder = backup_folder.folder_of(project)
    newest = next(backup_folder.of_history(project, folder), None)
    if newest is not None and newest.is_sound and not is_due(project, folder):
        return newest.path
    return back_up(project, folder, progress, reason=reason)


def copy_to(project: Project, target: Path, progress: Progress | None = None) -> None:
    """Copy the project to the file `target` as it stands now, verified as `back_up` does.

    A file that is there is replaced, unless a window has it open as a project: then `ProjectRefused`
    («project_locked»), as also for the project itself. Asking first is the caller's business.
    """
    replace = target.exists()
    with (
        lock.held(target) if replace else contextlib.nullcontext(),
        atomic_file(target, replace=replace) as file,
    ):
        part = Path(file.name)
        expected = _copy(project, part, share(progress, 0, COPIED), at_once)
        _verify(part, expected, progress, at_once)  # what was altered is copied too, as it is
        if replace:
            _drop_journals(target)
        else:
            set_journals_aside(target)


def is_due(project: Project, folder: Path) -> bool:
    """True if the project has a step that its newest backup in `folder` has not."""
    step = history.newest(project)
    if step is None:
        return False
    newest = next(backup_folder.of_history(project, folder), None)
    return newest is None or newest.step != step.id


def keep_second(copy: Path, folder: Path, progress: Progress | None = None, pace: Pace = at_once) -> Path:
    """Put a backup that was made into a second folder too, and return its path there.

    Raises `StorageFailed`; the backup itself is not touched by it.
    """
    with storage_errors(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / copy.name
    with storage_errors(folder):
        total, done = copy.stat().st_size, 0
        with copy.open("rb") as whole, atomic_file(target, replace=True) as file:
            while part := whole.read(1 << 20):
                file.write(part)
                done += len(part)
                if progress:
                    progress(done, total)
                pace()
        if target.stat().st_size != total:
            raise StorageFailed("backup_failed_check", path=str(target))
    return target


def _call_unsound(project: Project, target: Path) -> Path:
    said = backup_folder.NAME.fullmatch(target.name)
    assert said is not None  # the name was made by the same rule
    named = backup_folder.new_name(target.parent, project.path, int(said["step"]), backup_folder.UNSOUND)
    with storage_errors(target):
        target.rename(named)
    backup_folder.mark_damaged(project.path, is_damaged=True)
    return named


def _drop_journals(target: Path) -> None:
    """Remove what a killed program left beside the file: it would be read into the one that replaces it."""
    with storage_errors(target):
        for journal in JOURNALS:
            target.with_name(target.name + journal).unlink(missing_ok=True)


def set_journals_aside(target: Path) -> None:
    """Give another name to what lies beside a project that is gone: it would be read into a new one there.

    It is kept, for it may hold the newest steps of the one that was moved away without it.
    """
    with storage_errors(target):
        target.with_name(f"{target.name}-shm").unlink(missing_ok=True)
        for journal in ("-wal", "-journal"):
            left = target.with_name(target.name + journal)
            names = (left.with_name(f"{left.name}.older{n}") for n in ("", *range(2, 1000)))
            if left.exists():
                left.rename(next(name for name in names if not name.exists()))


def _copy(project: Project, part: Path, progress: Progress, pace: Pace) -> dict[str, int]:
    """Copy the project's pages; how many records of each kind it holds."""
    from tracker.services import all_records  # only now: a start needs none of it

    is_gentle = pace is not at_once

    def told(_: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)
        if is_gentle:
            # What waits to be written is written now and in small parts: else the next save, which has
            # to wait for the disk, would wait for all of it.
            os.fsync(descriptor)
        pace()

    # The read transaction holds one view of the project: without it each writer's commit would make
    # SQLite start the copy again, for ever on a busy project.
    descriptor = os.open(part, os.O_RDWR)
    try:
        with project.reading(), closing(sqlite3.connect(part, isolation_level=None)) as copy:
            counts = all_records.counts(project)
            pages = PAGES_A_GENTLE_STEP if is_gentle else PAGES_A_STEP
            try:
                project.database.connection().backup(copy, pages=pages, progress=told)
            except sqlite3.Error as error:
                # Only what writing can meet is the copy's trouble; all else lies in what is copied.
                name = sqlite_name(error) or ""
                of = part if name.startswith(WRITING_ERRORS) else project.path
                raise of_sqlite(name, of) from error
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
    finally:
        os.close(descriptor)
    return counts


def _verify(part: Path, expected: dict[str, int], progress: Progress | None, pace: Pace) -> bool:
    """Raise `StorageFailed` unless the copy is whole; False if a record in it is not as Isnad left it."""
    from tracker.services import all_records

    failed = StorageFailed("backup_failed_check", path=str(part))
    with (
        Project(part, writable=False, mode="mode=ro&immutable=1") as copy,
        copy.connected(),
        copy.reading_what_is_no_text(),
    ):
        told = share(progress, COPIED, CHECKED)

        def look() -> None:
            told(0, 1)
            pace()

        with copy.looking_up(look):
            (verdict,) = copy.read("PRAGMA integrity_check(1)")[0]
            orphans = copy.read("PRAGMA foreign_key_check")
        if verdict != "ok" or orphans or all_records.counts(copy) != expected:
            raise failed
        total, done = sum(expected.values()), 0
        told = share(progress, CHECKED, TOTAL)

        def one_more() -> None:
            nonlocal done
            done += 1
            if done % 500 == 0 or done == total:
                told(done, total)

        return all_records.is_sound(copy, pace, one_more)
