"""The rows that can still be read in a ruined SQLite file, page by page, without SQLite.

Only what the file format says is used (sqlite.org/fileformat2.html): a leaf page of a table holds its rows
by itself, whatever became of the pages above it and of the table's name.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TABLE_LEAF = 13
HEADER = 100
PAGE_SIZES = (8192, 4096, 16384, 1024, 2048, 32768, 65536, 512)
"""What a page may measure, in bytes, the likely ones first."""

Value = int | float | str | bytes | None
MOST_COLUMNS = 64
PAGES_BETWEEN_LOOKS = 64

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the number it stands under, and its columns as stored (None in place of that number)."""

    number: int
    values: tuple[Value, ...]


def rows(data: bytes, size: int, progress: Progress | None = None) -> Iterator[Row]:
    """Every row that stands whole on a page of this size, or on one and the pages it runs over to.

    `progress(done, total)` counts pages, and may raise to end it.
    """
    total = len(data) // size
    for page in range(total):
        if progress and page % PAGES_BETWEEN_LOOKS == 0:
            progress(page, total)
        start = page * size
        yield from _rows_of_page(data, start, size, start + (HEADER if page == 0 else 0))


def _rows_of_page(data: bytes, start: int, size: int, head: int) -> Iterator[Row]:
    if data[head] != TABLE_LEAF:
        return
    (cells,) = struct.unpack_from(">H", data, head + 3)
    for cell in range(min(cells, (size - 8) // 2)):
        (place,) = struct.unpack_from(">H", data, head + 8 + 2 * cell)
        if not 8 <= place < size:
            continue
        try:
            yield _row(data, start, size, start + place)
        except (ValueError, IndexError, struct.error):
            continue  # a cell that was overwritten; those beside it may be whole


def _row(data: bytes, start: int, size: int, at: int) -> Row:
    length, at = _varint(data, at)
    number, at = _varint(data, at)
    payload = _payload(data, start, size, at, length)
    return Row(number, tuple(_values(payload)))


def _payload(data: bytes, start: int, size: int, at: int, length: int) -> bytes:
    """The bytes of a row: those on its page, then those on the pages that it runs over to."""
    if length > len(data):
        raise ValueError("longer than the file")
    most, least = size - 35, (size - 12) * 32 // 255 - 23
    local = length
    if length > most:
        local = least + (length - least) % (size - 4)
        local = local if local <= most else least
    if at + local > start + size:
        raise ValueError("runs over its page")
    payload = bytearray(data[at : at + local])
    (following,) = struct.unpack_from(">I", data, at + local) if local < length else (0,)
    while len(payload) < length:
        there = (following - 1) * size
        if following < 2 or there + size > len(data):
            raise ValueError("the page it runs over to is not there")
        (following,) = struct.unpack_from(">I", data, there)
        payload += data[there + 4 : there + min(size, 4 + length - len(payload))]
    return bytes(payload)


def _values(payload: bytes) -> Iterator[Value]:
    behind, at = _varint(payload, 0)
    kinds = []
    while at < behind:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != behind or len(kinds) > MOST_COLUMNS:
        raise ValueError("no row")
    for kind in kinds:
        value, at = _value(payload, at, kind)
        yield value
    if at != len(payload):
        raise ValueError("no row")


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in (0, 8, 9):
        return (None, 0, 1)[(0, 8, 9).index(kind)], at
    if kind < 7:
        width = (0, 1, 2, 3, 4, 6, 8)[kind]
        return int.from_bytes(_taken(payload, at, width), "big", signed=True), at + width
    if kind == 7:
        return struct.unpack(">d", _taken(payload, at, 8))[0], at + 8
    if kind < 12:
        raise ValueError("no kind of value")
    width = (kind - 12) // 2
    piece = _taken(payload, at, width)
    return (piece.decode() if kind % 2 else piece), at + width


def _taken(payload: bytes, at: int, width: int) -> bytes:
    piece = payload[at : at + width]
    if len(piece) != width:
        raise ValueError("cut short")
    return piece


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place behind it."""
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + place + 1
    return (value << 8) | data[at + 8], at + 9
