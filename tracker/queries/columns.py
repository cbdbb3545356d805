"""Columns of numbers by id, some megabytes each, that leave the memory of a long-running window alone.

While they are first filled they are arrays. Then each is put into a file without a name, which the system
keeps in memory only as long as nothing else needs the room, and is read from there a part at a time.
"""

import contextlib
import threading
from array import array
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TypeAlias
from weakref import finalize

import platformdirs

Numbers: TypeAlias = "array[int]"

FEWEST = 1 << 16
"""Bytes from which on a column is worth a file."""


class Column:
    """Numbers of one size by id, from 0 on; 0 wherever none was put. Any thread may read them.

    `column[first:behind]` are those of a part, as an array of their own, and `bytes(column)` all of them.
    `of` is the type code of `array`.
    """

    def __init__(self, of: str = "I") -> None:
        self._numbers: Numbers = array(of)
        self._file: IO[bytes] | None = None
        self._length = 0
        self._lock = threading.Lock()  # the place in the file is one for all threads

    def __len__(self) -> int:
        return len(self._numbers) if self._file is None else self._length

    def __getitem__(self, part: slice) -> Numbers:
        if self._file is None:
            return self._numbers[part]
        first, behind, _ = part.indices(self._length)
        found: Numbers = array(self._numbers.typecode)
        with self._lock:
            self._file.seek(first * found.itemsize)
            found.frombytes(self._file.read(max(0, behind - first) * found.itemsize))
        return found

    def __bytes__(self) -> bytes:
        return self[:].tobytes()

    def put(self, ids: Numbers, values: Numbers) -> None:
        """Put these at their ids, in whatever order."""
        put(ids, (self, values))

    def place(self, ids: Numbers, values: Numbers, last: int, *, in_one: bool) -> None:
        """As `put`, where the greatest id is known, and whether the ids follow one upon the other."""
        if self._file is not None:
            with self._lock:
                self._write(ids, values, in_one=in_one)
            return
        self._numbers.frombytes(bytes(max(0, last + 1 - len(self._numbers)) * self._numbers.itemsize))
        if in_one:
            self._numbers[ids[0] : last + 1] = values
        else:
            deque(map(self._numbers.__setitem__, ids, values), maxlen=0)

    def clear(self, first: int, last: int) -> None:
        """Put 0 at the ids from the first to the last that the column holds."""
        ids = array("I", range(first, min(last + 1, len(self))))
        self.put(ids, array(self._numbers.typecode, bytes(len(ids) * self._numbers.itemsize)))

    def settle(self) -> None:
        """Put the column into its file, if it is large. Where that cannot be it stays in memory."""
        size = len(self._numbers) * self._numbers.itemsize
        if self._file is not None or size < FEWEST:
            return
        with contextlib.suppress(OSError):
            file = _file_without_name()
            _write_whole(file, self._numbers.tobytes())
            finalize(self, file.close)
            self._length, self._file = len(self._numbers), file
            self._numbers = array(self._numbers.typecode)

    def _write(self, ids: Numbers, values: Numbers, *, in_one: bool) -> None:
        assert self._file is not None
        size = values.itemsize
        pieces: Iterable[tuple[int, bytes]] = (
            [(ids[0], values.tobytes())]
            if in_one
            else ((each, values[place : place + 1].tobytes()) for place, each in enumerate(ids))
        )
        for row_id, piece in pieces:
            self._file.seek(row_id * size)  # what lies between the end and here reads as 0
            _write_whole(self._file, piece)
        self._length = max(self._length, max(ids) + 1)


def _write_whole(file: IO[bytes], data: bytes) -> None:
    """Write all of it, or raise `OSError`: where the disk fills up, the system at first writes but a part."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def put(ids: Numbers, *columns: tuple[Column, Numbers]) -> None:
    """Put into each of these columns its values at the ids, in whatever order."""
    if not ids:
        return
    last = max(ids)
    follow = last - ids[0] == len(ids) - 1 and ids == array(ids.typecode, range(ids[0], last + 1))
    for column, values in columns:
        column.place(ids, values, last, in_one=follow)


def _file_without_name() -> IO[bytes]:
    """A file that is gone when it is closed; among what may be lost, for `/tmp` often is memory."""
    from tempfile import TemporaryFile

    folder = Path(platformdirs.user_cache_dir("isnad", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return TemporaryFile(buffering=0, prefix="columns-", dir=folder)
