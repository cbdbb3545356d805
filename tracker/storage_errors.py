"""What SQLite and the operating system say when they refuse, told as errors a person can act on."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from peewee import DatabaseError, InterfaceError

from tracker.errors import Cancelled, IsnadError, ProjectRefused, StorageFailed
from tracker.sqlite import sqlite3

SQLITE_CODES = {
    "SQLITE_FULL": "disk_full",
    # What a killed program left must be put in order, and who may only read cannot do it.
    "SQLITE_READONLY_ROLLBACK": "recovery_needed",
    "SQLITE_READONLY_RECOVERY": "recovery_needed",
    "SQLITE_READONLY": "permission_denied",
    "SQLITE_PERM": "permission_denied",
    "SQLITE_CANTOPEN": "permission_denied",
    "SQLITE_AUTH": "permission_denied",
    "SQLITE_BUSY": "database_busy",
    "SQLITE_LOCKED": "database_busy",
    "SQLITE_CORRUPT": "project_damaged",
    "SQLITE_NOTADB": "project_damaged",
}

NAMES_BY_WORDS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
"""SQLite's own words, which are all that the driver passes on when a copy to another file fails."""

SYSTEM_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EACCES: "permission_denied",
    errno.EPERM: "permission_denied",
    errno.EROFS: "permission_denied",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
}


UNSUPPORTED = "unsupported file format"
"""What SQLite says of a header that names a format of tables which does not exist; it has no name for it."""


@contextlib.contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite, peewee and the system into `StorageFailed` or `ProjectRefused`.

    Who is stopped by `Project.interrupt` gets `Cancelled`. The sentences name `path`. Errors that are
    ours already pass through. A broken constraint or a faulty statement is a bug of Isnad's and rises as
    it is.
    """
    try:
        yield
    except IsnadError:
        raise
    except (DatabaseError, InterfaceError, sqlite3.Error) as error:
        name = sqlite_name(error)
        if str(error) == UNSUPPORTED:
            raise of_sqlite("SQLITE_CORRUPT", path) from error
        if name is None or name.startswith(
            ("SQLITE_CONSTRAINT", "SQLITE_ERROR", "SQLITE_MISUSE", "SQLITE_RANGE")
        ):
            raise
        if name == "SQLITE_INTERRUPT":
            raise Cancelled from error
        raise of_sqlite(name, path) from error
    except UnicodeDecodeError as error:
        # Text that Isnad never wrote, in a record or in what SQLite says of a damaged file.
        raise ProjectRefused("project_damaged", path=str(path)) from error
    except OSError as error:
        raise of_system(error, path) from error


def of_sqlite(name: str, path: Path) -> IsnadError:
    """The error for one of SQLite's own names, such as SQLITE_FULL or SQLITE_READONLY_DIRECTORY."""
    for family, code in SQLITE_CODES.items():
        if name.startswith(family):
            kind = ProjectRefused if code == "project_damaged" else StorageFailed
            return kind(code, path=str(path))
    return StorageFailed("storage_error", path=str(path), reason=name)


def of_system(error: OSError, path: Path) -> IsnadError:
    """The error for what the operating system refused."""
    code = SYSTEM_CODES.get(error.errno or 0)
    if code is None:
        return StorageFailed("storage_error", path=str(path), reason=error.strerror or str(error.errno))
    return StorageFailed(code, path=str(path))


def sqlite_name(error: BaseException | None) -> str | None:
    """SQLite's name of the first error behind this one, or None.

    peewee wraps the driver's error, and a failed rollback hides the cause of the failure in the
    chain: the deepest name is what really happened.
    """
    name = None
    while error is not None:
        name = getattr(error, "sqlite_errorname", None) or NAMES_BY_WORDS.get(str(error)) or name
        error = error.__cause__ or error.__context__
    return name
