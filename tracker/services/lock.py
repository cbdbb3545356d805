"""Who holds a project: a lock file beside it, and who and where its holder is."""

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from tracker.db import system_user
from tracker.errors import ProjectRefused
from tracker.services import stamps
from tracker.storage_errors import storage_errors


class ProjectLock:
    """Held until `release`. The system frees it by itself when the process ends, however it ends."""

    def __init__(self, lock: FileLock, holder_file: Path) -> None:
        self._lock = lock
        self._holder_file = holder_file

    def release(self) -> None:
        """Free the project for others; a second call does nothing."""
        if self._lock.is_locked:
            self._holder_file.unlink(missing_ok=True)
            self._lock.release()


def hold(path: Path) -> ProjectLock:
    """Take the project's lock, or raise `ProjectRefused` («project_locked») naming its holder."""
    # The holder stands in a file of its own, because trying the lock empties the lock file.
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0, mode=0o600, thread_local=False)
    holder_file = path.with_name(f".{path.name}.holder")
    with storage_errors(path):
        try:
            lock.acquire()
        except Timeout as error:
            holder, since = _read_holder(holder_file)
            raise ProjectRefused("project_locked", path=str(path), holder=holder, since=since) from error
        me = {
            "who": system_user(),
            "where": socket.gethostname(),
            "pid": os.getpid(),
            "since": stamps.now(),
        }
        holder_file.touch(mode=0o600)
        holder_file.write_text(json.dumps(me), encoding="utf-8")
    return ProjectLock(lock, holder_file)


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """The project's lock for the length of the block; see `hold`."""
    lock = hold(path)
    try:
        yield
    finally:
        lock.release()


def _read_holder(holder_file: Path) -> tuple[str, str]:
    # Its writer may be half-way through, or gone: then the holder stays unnamed, the lock holds.
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        me = json.loads(holder_file.read_text(encoding="utf-8"))
        return f"{me['who']}@{me['where']} ({me['pid']})", str(me["since"])
    return "?", "?"
