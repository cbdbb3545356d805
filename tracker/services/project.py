"""Project files: making, recognising, opening and naming them."""

import contextlib
import os
import stat
from pathlib import Path

import platformdirs
from peewee import EXCLUDED

from tracker import migrations
from tracker.db import APPLICATION_ID, check_sqlite, peek
from tracker.db import Project as Project  # for the window, which may not look below the services
from tracker.errors import ProjectRefused, StorageFailed
from tracker.files import atomic_file
from tracker.models import Project as ProjectTable
from tracker.services import backup, lock, stamps, verdicts
from tracker.services.operation import insert
from tracker.services.recognize import kind_of_file
from tracker.storage_errors import storage_errors

DEFAULT_NAME = "إسناد.isnad"


def default_path() -> Path:
    """Where the project lies that a first start creates, in the user's data folder."""
    return Path(platformdirs.user_data_dir("isnad", appauthor=False)) / DEFAULT_NAME


def ensure_default() -> Path:
    """The default project, created if it is not there yet, so that nobody must choose a file first."""
    path = default_path()
    if not path.exists():
        with storage_errors(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        create(path)
    return path


def create(path: Path) -> None:
    """Make an empty project, readable by its owner only. An existing file is refused and kept.

    It is made under another name beside `path` and put in place when it is whole.
    """
    check_sqlite()
    if path.exists():
        raise StorageFailed("file_exists", path=str(path))
    with atomic_file(path, replace=False) as file:
        _fill(Path(file.name))


def _fill(part: Path) -> None:
    with Project(part, writable=True) as project:
        project.connect()
        database = project.database
        # An empty file may still choose its page size: 8 kB suits rows of a few hundred letters.
        database.pragma("journal_mode", "DELETE")
        database.pragma("page_size", 8192)
        database.pragma("application_id", APPLICATION_ID)
        migrations.migrate(database, migrations.steps(), found=0)
        with database.atomic():
            for verdict in verdicts.BUILT_IN:
                insert(database, verdict)
            set_value(project, "uid", stamps.new_uid().hex())
            set_value(project, "created_at", stamps.now())


def open_project(path: Path, *, writable: bool = True, lock_held: bool = False) -> Project:
    """Open a project for this thread, migrating an older one first (with a backup beside it).

    A migration takes the project's lock meanwhile, unless the caller says that it has it.

    A file, or a folder, that cannot be written opens read-only. Raises `ProjectRefused`, leaving the
    file untouched, if it is missing, not ours, damaged, or written by a newer Isnad.
    """
    check_sqlite()
    recognize(path)
    may_write = is_writable(path)
    if may_write and peek(path)[1] < migrations.newest():
        with contextlib.nullcontext() if lock_held else lock.held(path):
            _migrate(path)
    project = Project(path, writable=writable and may_write, mode=_mode(path, may_write))
    project.connect()
    try:
        with storage_errors(path):
            # A file cut short still has a sound header; reading the list of tables shows it.
            project.database.execute_sql("SELECT count(*) FROM sqlite_schema").fetchone()
            _check_version(path, int(project.database.user_version))
    except BaseException:
        project.close()
        raise
    return project


def recognize(path: Path) -> None:
    """Raise `ProjectRefused` unless the file is there, is a project, and is not from a newer Isnad."""
    if path.is_dir():
        raise ProjectRefused("not_a_project", path=str(path), what="folder")
    if not path.exists():
        raise ProjectRefused("file_missing", path=str(path))
    if not path.stat().st_size:
        raise ProjectRefused("not_a_project", path=str(path), what="empty")
    try:
        _, version = peek(path)
    except ProjectRefused as error:
        if error.code != "project_damaged":
            raise
        # SQLite cannot read it, so this process can have no connection to it whose locks
        # reading it with an ordinary handle would drop.
        what = kind_of_file(path)
        if what == "isnad":
            raise
        raise ProjectRefused("not_a_project", path=str(path), what=what) from error
    _check_version(path, version)


def _check_version(path: Path, version: int) -> None:
    newest = migrations.newest()
    if version > newest:
        raise ProjectRefused("project_newer", path=str(path), file_version=version, known_version=newest)


def is_writable(path: Path) -> bool:
    """True if this user may write the project: the file and, for its journal, the folder."""
    # Whoever marked a file read-only meant it, even where the system would let an administrator write.
    marked_read_only = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return not marked_read_only and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _mode(path: Path, may_write: bool) -> str:
    """How SQLite opens the file: a reader too may have to finish what a killed writer left."""
    if may_write:
        return "mode=rw"
    journal = path.with_name(f"{path.name}-wal")
    if journal.exists() and journal.stat().st_size:
        return "mode=ro"  # the newest steps lie in the journal, which must not be passed over
    return "mode=ro&immutable=1"


def _migrate(path: Path) -> None:
    with Project(path, writable=True) as project:
        project.connect()
        # Before the migration, in the journal mode that leaves one whole file behind.
        project.database.pragma("journal_mode", "DELETE")
        found = int(project.database.user_version)
        backup.back_up(project, backup.default_folder(path))
        migrations.migrate(project.database, migrations.steps(), found=found)


def value(project: Project, key: str, default: str = "") -> str:
    """What the project notes under this key, such as its `uid`, the `editor`'s name, or `sample`."""
    with project.connected(), storage_errors(project.path):
        row = project.database.execute(
            ProjectTable.select(ProjectTable.value).where(ProjectTable.key == key)
        ).fetchone()
    return str(row[0]) if row else default


def set_value(project: Project, key: str, value: str) -> None:
    """Note a value under this key. It is a setting of the project and not a step of its history."""
    project.refuse_if_read_only()
    insert_or_update = ProjectTable.insert(key=key, value=value).on_conflict(
        conflict_target=[ProjectTable.key], update={ProjectTable.value: EXCLUDED.value}
    )
    with project.connected(), storage_errors(project.path):
        project.database.execute(insert_or_update)
