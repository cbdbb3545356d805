"""Which files this process has open through SQLite, and a look at the others' first bytes.

POSIX drops all locks that a process has on a file when it closes any handle to it, SQLite's among them.
So a project that is open here is never opened with an ordinary handle; everyone asks here first.
"""

import threading
from collections import Counter
from pathlib import Path

HEAD = 4096

Key = tuple[int, int]

_open: Counter[Key] = Counter()
_guard = threading.Lock()


def opened(path: Path) -> Key:
    """Note that a connection to the file is about to be made; give the answer back to `closed`."""
    status = path.stat()
    key = (status.st_dev, status.st_ino)
    with _guard:
        _open[key] += 1
    return key


def closed(key: Key) -> None:
    """Note that the connection is gone."""
    with _guard:
        _open[key] -= 1


def head(path: Path) -> bytes | None:
    """The file's first bytes, at most `HEAD`; None if this process has it open through SQLite."""
    return _read(path, HEAD)


def whole(path: Path) -> bytes | None:
    """All of the file's bytes; None if this process has it open through SQLite."""
    return _read(path, -1)


def _read(path: Path, size: int) -> bytes | None:
    with _guard:
        status = path.stat()
        if _open[(status.st_dev, status.st_ino)]:
            return None
        with path.open("rb") as file:
            return file.read(size)
