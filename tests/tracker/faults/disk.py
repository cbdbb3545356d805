"""A disk under the SQLite of this process that keeps account of every write, or has no room for one.

SQLite reaches the disk through a table of functions, its VFS (sqlite.org/vfs.html). This one is a copy of
the usual VFS in which writing, cutting, flushing and deleting are told of first; whoever opens a project
meanwhile goes through it without knowing.
"""

import contextlib
import ctypes
import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.sqlite import sqlite3

SQLITE_OK, SQLITE_FULL = 0, 13

Pointer, Text, Int, Long = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_int64

XOpen = ctypes.CFUNCTYPE(Int, Pointer, Pointer, Pointer, Int, Pointer)
XDelete = ctypes.CFUNCTYPE(Int, Pointer, Text, Int)
XWrite = ctypes.CFUNCTYPE(Int, Pointer, Pointer, Int, Long)
XTruncate = ctypes.CFUNCTYPE(Int, Pointer, Long)
XSync = ctypes.CFUNCTYPE(Int, Pointer, Int)


class Vfs(ctypes.Structure):
    """`sqlite3_vfs`, as far as it is read here."""

    _fields_ = (
        ("version", Int),
        ("file_size", Int),
        ("longest_path", Int),
        ("next", Pointer),
        ("name", Text),
        ("data", Pointer),
        ("open", XOpen),
        ("delete", XDelete),
        ("others", Pointer * 13),
    )


class Methods(ctypes.Structure):
    """`sqlite3_io_methods`: what can be done to an open file."""

    _fields_ = (
        ("version", Int),
        ("close", Pointer),
        ("read", Pointer),
        ("write", XWrite),
        ("truncate", XTruncate),
        ("sync", XSync),
        ("others", Pointer * 13),
    )


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done to a file: opened, written, cut, flushed or deleted; or a mark of the test."""

    kind: str
    name: str = ""
    place: int = 0
    """Where it was written, how long it became, or 1 if a deletion is flushed at once."""
    data: bytes = b""


Told = Callable[[Event], bool]
"""Hears of an event before it happens; false if there is no room for it."""


def _library() -> ctypes.CDLL:
    name = "pysqlite3._sqlite3" if sqlite3.__name__.startswith("pysqlite3") else "_sqlite3"
    return ctypes.CDLL(getattr(importlib.import_module(name), "__file__", None))


class _Copy:
    """A copy of the usual VFS, made once for the process: open files point to it as long as they live."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self.told: Told = lambda _: True
        self._register = library.sqlite3_vfs_register
        self._register.argtypes = (Pointer, Int)
        find = library.sqlite3_vfs_find
        find.restype, find.argtypes = Pointer, (Text,)
        self._usual = find(None)
        content = ctypes.string_at(self._usual, ctypes.sizeof(Vfs))
        self._own, usual = Vfs.from_buffer_copy(content), Vfs.from_buffer_copy(content)
        self._usual_open, self._usual_delete = usual.open, usual.delete
        self._own.name = b"told"
        self._own.open, self._own.delete = XOpen(self._open), XDelete(self._delete)
        self._names: dict[int, str] = {}
        self._methods: dict[int, tuple[Methods, Methods]] = {}
        self._usual_of: dict[int, Methods] = {}

    def put_in_place(self, *, own: bool) -> None:
        self._register(ctypes.addressof(self._own) if own else self._usual, 1)

    def _open(self, vfs: Any, name: Any, file: Any, flags: int, out: Any) -> int:
        result: int = self._usual_open(vfs, name, file, flags, out)
        if result == SQLITE_OK and name:
            self._names[file] = Path(ctypes.string_at(name).decode()).name
            # The first thing in an open file is the address of its functions.
            address = ctypes.cast(file, ctypes.POINTER(Pointer))
            usual, own = self._told_methods(address[0])
            self._usual_of[file] = usual
            address[0] = ctypes.addressof(own)
            self.told(Event("open", self._names[file]))
        return result

    def _told_methods(self, address: int) -> tuple[Methods, Methods]:
        if address not in self._methods:
            content = ctypes.string_at(address, ctypes.sizeof(Methods))
            usual, own = Methods.from_buffer_copy(content), Methods.from_buffer_copy(content)
            own.write, own.truncate, own.sync = XWrite(self._write), XTruncate(self._cut), XSync(self._sync)
            self._methods[address] = (usual, own)
        return self._methods[address]

    def _write(self, file: Any, data: Any, length: int, place: int) -> int:
        if not self.told(Event("write", self._names[file], place, ctypes.string_at(data, length))):
            return SQLITE_FULL
        return int(self._usual_of[file].write(file, data, length, place))

    def _cut(self, file: Any, length: int) -> int:
        self.told(Event("cut", self._names[file], length))
        return int(self._usual_of[file].truncate(file, length))

    def _sync(self, file: Any, flags: int) -> int:
        self.told(Event("sync", self._names[file]))
        return int(self._usual_of[file].sync(file, flags))

    def _delete(self, vfs: Any, name: Any, flushes: int) -> int:
        result: int = self._usual_delete(vfs, name, flushes)
        if result == SQLITE_OK:
            self.told(Event("delete", Path(name.decode()).name, flushes))
        return result


_copies: list[_Copy] = []


@contextlib.contextmanager
def told(hear: Told) -> Iterator[None]:
    """Let `hear` know of everything that SQLite does to files which are opened inside the block."""
    if not _copies:
        _copies.append(_Copy(_library()))
    (copy,) = _copies
    copy.told = hear
    copy.put_in_place(own=True)
    try:
        yield
    finally:
        copy.put_in_place(own=False)
        copy.told = lambda _: True


def is_reachable() -> bool:
    """True if this build of SQLite lets its VFS be reached."""
    return hasattr(_library(), "sqlite3_vfs_register")


@dataclass(slots=True)
class Room:
    """A disk that has room for so many writes more and counts them; None is room without end."""

    left: int | None = None
    used: int = 0

    def __call__(self, event: Event) -> bool:
        if event.kind == "write":
            if self.left is not None and self.used >= self.left:
                return False
            self.used += 1
        return True

    def limit(self, left: int | None) -> None:
        """From now on there is room for so many writes."""
        self.left, self.used = left, 0
