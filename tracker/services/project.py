"""Project files: making, recognising, opening and naming them."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import platformdirs
from peewee import EXCLUDED

from tracker import migrations, open_files
from tracker.db import APPLICATION_ID, check_sqlite
from tracker.db import Project as Project  # for the window, which may not look below the services
from tracker.errors import ProjectRefused, StorageFailed
from tracker.files import atomic_file
from tracker.models import Project as ProjectTable
from tracker.services import backup, lock, stamps, verdicts
from tracker.services.recognize import is_in_wal, kind_of_file, schema_number
from tracker.services.recognize import is_writable as is_writable
from tracker.services.rows import insert
from tracker.storage_errors import storage_errors

PAGE_SIZE = 8192
"""In bytes: quotes come in rows of some hundred letters."""

DEFAULT_NAME = "إسناد.isnad"
SAMPLE_NAME = "مثال.isnad"


def default_path() -> Path:
    """Where the project lies that a first start creates, in the user's data folder."""
    return Path(platformdirs.user_data_dir("isnad", appauthor=False)) / DEFAULT_NAME


def sample_path() -> Path:
    """Where the window keeps the sample project, beside the default one."""
    return default_path().with_name(SAMPLE_NAME)


def ensure_default() -> Path:
    """The default project, created if it is not there yet, so that nobody must choose a file first."""
    return ensure(default_path(), create)


def ensure(path: Path, make: Callable[[Path], None]) -> Path:
    """A project of Isnad's own at this place, made with its folder if it is not there yet."""
    if not path.exists():
        with storage_errors(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        make(path)
    return path


def create(path: Path, fill: Callable[[Project], None] | None = None) -> None:
    """Make a project, readable by its owner only: empty, or with what `fill` puts into it.

    It is made under another name beside `path` and put in place when it is whole. An existing file is
    refused and kept. `StorageFailed` if the disk says no; then nothing is there.
    """
    check_sqlite()
    refuse_existing(path)
    with (
        storage_errors(path),
        atomic_file(path, replace=False) as file,
        Project(Path(file.name), writable=True) as project,
    ):
        _lay_ground(project)
        if fill:
            fill(project)
        backup.set_journals_aside(path)


def refuse_existing(path: Path) -> None:
    """Raise `StorageFailed` ("file_exists") if there is a file already."""
    if path.exists():
        raise StorageFailed("file_exists", path=str(path))


def _lay_ground(project: Project) -> None:
    project.connect(page_size=PAGE_SIZE)
    project.set_journal_mode("DELETE")
    database = project.database
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
    head = recognize(path)
    may_write = is_writable(path)
    if may_write and head is not None and schema_number(head) < migrations.newest():
        _bring_up_to_date(path, lock_held=lock_held)
    mode = _mode(path, head, may_write)
    project = _opened(path, writable=writable and may_write, mode=mode)
    if may_write and project.database.user_version < migrations.newest():
        # The file's head was written by a migration that did not end, and the journal has taken it back.
        project.close()
        _bring_up_to_date(path, lock_held=lock_held)
        project = _opened(path, writable=writable and may_write, mode=mode)
    return project


def is_older(path: Path) -> bool:
    """True if the project would be brought up to date when it is opened; raises as `open_project` does."""
    head = recognize(path)
    return head is not None and schema_number(head) < migrations.newest()


def open_untouched(path: Path) -> Project:
    """Open a project for reading so that not a byte of it changes, whatever others left beside it.

    Raises `ProjectRefused` as `open_project` does, "project_older" for one that would have to be brought up
    to date, and `StorageFailed` ("recovery_needed") for one that a killed program left half written.
    """
    check_sqlite()
    head = recognize(path)
    if head is not None and schema_number(head) < migrations.newest():
        raise ProjectRefused("project_older", path=str(path))
    # Who may write it would, as the last one out, take the newest steps out of their journal.
    left = _has_journal(path) or path.with_name(f"{path.name}-journal").exists()
    mode = "mode=ro" if left else _mode(path, head, is_writable(path))
    try:
        opened = _opened(path, writable=False, mode=mode)
    except StorageFailed as error:
        if left and error.code == "permission_denied":  # what has to be taken back cannot be by a reader
            raise StorageFailed("recovery_needed", path=str(path)) from error
        raise
    if opened.database.user_version < migrations.newest():
        opened.close()
        raise ProjectRefused("project_older", path=str(path))
    return opened


def _opened(path: Path, *, writable: bool, mode: str) -> Project:
    project = Project(path, writable=writable, mode=mode)
    project.connect()
    try:
        with storage_errors(path):
            # A file cut short still has a sound header; reading the list of tables shows it.
            project.database.execute_sql("SELECT count(*) FROM sqlite_schema").fetchone()
            _check_version(path, int(project.database.user_version))
    except BaseException:
        project.disconnect()
        raise
    return project


def _bring_up_to_date(path: Path, *, lock_held: bool) -> None:
    with contextlib.nullcontext() if lock_held else lock.held(path):
        _migrate(path)


def recognize(path: Path) -> bytes | None:
    """Raise `ProjectRefused` unless the file is there, is a project, and is not from a newer Isnad.

    Gives the file's first bytes, or None if this process has the project open, and so knows it.
    """
    if path.is_dir():
        raise ProjectRefused("not_a_project", path=str(path), what="folder")
    if not path.exists():
        raise ProjectRefused("file_missing", path=str(path))
    with storage_errors(path):
        head = open_files.head(path)
    if head is None:
        return None
    what = kind_of_file(head)
    if what != "isnad":
        raise ProjectRefused("not_a_project", path=str(path), what=what)
    _check_version(path, schema_number(head))
    if _has_journal(path):
        _check_version(path, _version_in_journal(path, schema_number(head)))
    return head


def _has_journal(path: Path) -> bool:
    # Asked once: the last one out of a project removes its journal at any moment.
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def _version_in_journal(path: Path, otherwise: int) -> int:
    """The schema number with the newest steps counted in, which a header does not know of yet."""
    # What cannot be read this way may still be put in order by an opening for writing.
    with (
        contextlib.suppress(StorageFailed, ProjectRefused),
        Project(path, writable=False, mode="mode=ro") as project,
    ):
        project.connect()
        return int(project.database.user_version)
    return otherwise


def _check_version(path: Path, version: int) -> None:
    newest = migrations.newest()
    if version > newest:
        raise ProjectRefused("project_newer", path=str(path), file_version=version, known_version=newest)


def _mode(path: Path, head: bytes | None, may_write: bool) -> str:
    """How SQLite opens the file: a reader too may have to finish what a killed writer left."""
    if may_write:
        return "mode=rw"
    # Immutable means without locks, for a file that nobody writes: only where SQLite could not open it
    # otherwise, since it makes the files of its journal even for reading.
    stuck = head is not None and is_in_wal(head) and not os.access(path.parent, os.W_OK)
    return "mode=ro&immutable=1" if stuck and not _has_journal(path) else "mode=ro"


def bring_up_to_date(copy: Path) -> None:
    """Migrate a private copy, which needs neither a lock nor a backup."""
    _migrate(copy, keeps_backup=False)


def _migrate(path: Path, *, keeps_backup: bool = True) -> None:
    with storage_errors(path), Project(path, writable=True) as project:
        project.connect()
        found = int(project.database.user_version)
        _check_version(path, found)  # the header may not have known of a newer one
        if found == migrations.newest():
            return
        # The journal mode that leaves one whole file behind, whatever happens.
        project.set_journal_mode("DELETE")
        if keeps_backup:
            backup.back_up(project, backup.default_folder(path), reason="migration")
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
