"""Columns of all quotes and links, held at hand: what totals and facets of broad filters are counted on.

SQLite goes from row to row: over a million quotes two conditions and a count take it a second, and facets
three. Held as a byte or four a quote they take a twentieth of that. They are read once for each open
project, into files without names (`columns`), in parts, so that who is stopped (`Project.interrupt`) goes on
later where it was; and brought up to date from the history before every answer.

A *mask* is an integer with one byte for each id, 1 or 0: Python's `&` and `|` go over it by the word.
"""

import threading
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from weakref import WeakKeyDictionary

from tracker.db import Project
from tracker.queries.columns import Column, Numbers, put
from tracker.queries.filtering import BY_TIME, ID_MASK
from tracker.records import QuoteKind, QuoteStatus, Stance

PART = 50_000
"""Rows that are read or gone through at a stretch: some milliseconds in which no other thread runs."""

MOST_READ_AGAIN = 20_000
"""After more changes than this everything is read anew."""

SPARSE = 4
"""Where there are so many more ids than rows, a place for each id is not worth its memory."""

GREATEST_VERDICT = 255
"""The greatest id that a byte holds: there are some ten verdicts."""

BROAD = 60_000
"""Where more quotes than this come into question, the columns are quicker than rows."""

STATUSES, KINDS, STANCES = ([each.value for each in of] for of in (QuoteStatus, QuoteKind, Stance))
KIND_BITS = 3


class Held:
    """The columns by id: those of quotes, and `link_…` of links. 0 stands for none.

    `marks` and `link_stances` say whether the row is there: they are 0 for trashed ones. A mark is the
    place of the status, then in the low bits that of the kind, each from 1; a stance is a place too.
    `days` are the first days of quotes as the upper half of their order keys has them.
    """

    def __init__(self, until_action: int) -> None:
        self.until_action = until_action
        self.quotes_until: int | None = 0  # the order key until which quotes were read; None: all were
        self.links_until: int | None = 0
        self.marks = Column("B")
        self.days = Column()
        self.speakers = Column()
        self.sources = Column()
        self.origins = Column()  # as long as the last quote that has one
        self.link_stances = Column("B")
        self.link_verdicts = Column("B")
        self.link_quotes = Column()
        self.link_claims = Column()

    @property
    def is_whole(self) -> bool:
        return self.links_until is None

    def settle(self) -> None:
        """Out of memory with all that is there."""
        for column in vars(self).values():
            if isinstance(column, Column):
                column.settle()


_HELD: WeakKeyDictionary[Project, Held] = WeakKeyDictionary()
_LOCK = threading.Lock()


def current(project: Project, *, only_if_read: bool = False) -> Held | None:
    """The columns as the project is now; to be asked for inside `project.reading()`.

    With `only_if_read` None, unless all that is left to do is to follow some changes. None too inside a
    step, which may yet be taken back, and for projects whose ids lie far apart. May raise `Cancelled`.
    """
    if getattr(project.step, "current", None) is not None or not _LOCK.acquire(blocking=not only_if_read):
        return None
    try:
        held = _HELD.get(project)
        if held is not None and not _follow(project, held):
            held = _HELD.pop(project) and None
        if held is None or not held.is_whole:
            if only_if_read or not _is_worth_it(project):
                return None
            held = _HELD[project] = held or Held(_newest_action(project))
            _read(project, held)
        return held
    finally:
        _LOCK.release()


def prepare(project: Project) -> None:
    """Read the columns before they are asked for, if there are so many quotes that they will be used."""
    with project.reading():
        everything = project.read("SELECT coalesce(sum(number), 0) FROM tally WHERE what = 'status'")[0][0]
        if everything > BROAD:
            current(project)


def _newest_action(project: Project) -> int:
    return int(project.read("SELECT coalesce(max(id), 0) FROM action")[0][0])


def _is_worth_it(project: Project) -> bool:
    return _verdicts_fit(project) and all(
        project.read(f"SELECT coalesce(max(id), 0) <= ? + ? * count(*) FROM {table}", (PART, SPARSE))[0][0]
        for table in ("quote", "link")
    )


def _verdicts_fit(project: Project) -> bool:
    return bool(project.read("SELECT coalesce(max(id), 0) <= ? FROM verdict", (GREATEST_VERDICT,))[0][0])


# Reading: numbers come out of SQLite as hexadecimal text, a part at a time (see `filtering.ids`)


def _place(column: str, words: Sequence[object]) -> str:
    cases = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(words, 1))
    return f"CASE {column} {cases} END"


_MARK = f"({_place('status', STATUSES)} << {KIND_BITS} | {_place('kind', KINDS)})"
_QUOTE = (
    f"printf('%08x%08x%08x%08x%08x', order_key & {ID_MASK}, order_key >> 32, speaker_id,"
    f" coalesce(source_id, 0), {_MARK})"
)
_LINK = (
    "printf('%08x%08x%08x%04x%04x', id, quote_id, claim_id, coalesce(verdict_id, 0),"
    f" {_place('stance', STANCES)})"
)
_QUOTES = (
    f"SELECT group_concat({_QUOTE}, ''), max(order_key) FROM (SELECT order_key, status, kind, speaker_id,"
    f" source_id FROM quote INDEXED BY {BY_TIME} WHERE deleted_at IS NULL AND order_key > ?"
    " ORDER BY order_key LIMIT ?)"
)
_LINKS = (
    f"SELECT group_concat({_LINK}, ''), max(id) FROM (SELECT id, quote_id, claim_id, verdict_id, stance"
    " FROM link WHERE deleted_at IS NULL AND id > ? ORDER BY id LIMIT ?)"
)
_ORIGINS = (
    f"SELECT group_concat(printf('%08x%08x', order_key & {ID_MASK}, origin_id), '') FROM quote"
    " INDEXED BY quote_origin_id_deleted_at_order_key WHERE origin_id IS NOT NULL AND deleted_at IS NULL"
)


def _read(project: Project, held: Held) -> None:
    while held.quotes_until is not None:
        digits, until = project.read(_QUOTES, (held.quotes_until, PART))[0]
        _put_quotes(held, digits)
        held.quotes_until = until
    _put_origins(held, project.read(_ORIGINS)[0][0])
    while held.links_until is not None:
        digits, until = project.read(_LINKS, (held.links_until, PART))[0]
        _put_links(held, digits)
        held.links_until = until
    held.settle()


def numbers(digits: str | None) -> Numbers:
    """The numbers that stand in a text, eight hexadecimal digits each."""
    found = array("I", bytes.fromhex(digits or ""))
    found.byteswap()
    return found


def _put_quotes(held: Held, digits: str | None) -> None:
    found = numbers(digits)
    put(
        found[::5],
        (held.marks, array("B", found[4::5])),
        *(
            (column, found[place::5])
            for place, column in enumerate((held.days, held.speakers, held.sources), 1)
        ),
    )


def _put_origins(held: Held, digits: str | None) -> None:
    found = numbers(digits)
    held.origins.put(found[::2], found[1::2])


def _put_links(held: Held, digits: str | None) -> None:
    raw = bytes.fromhex(digits or "")
    found = numbers(digits)
    put(
        found[::4],
        (held.link_quotes, found[1::4]),
        (held.link_claims, found[2::4]),
        (held.link_verdicts, array("B", raw[13::16])),
        (held.link_stances, array("B", raw[15::16])),
    )


# Following the history


def _follow(project: Project, held: Held) -> bool:
    """Read again what has changed since; False if everything is to be."""
    newest = _newest_action(project)
    if newest == held.until_action:
        return True
    if not (held.is_whole and _verdicts_fit(project)):
        return False  # what was read and what was not may have changed places
    sql = (
        "SELECT entity, row_id, coalesce(last_id, row_id) FROM change WHERE action_id > ?"
        " AND entity IN ('quote', 'link', 'claim', 'source') LIMIT ?"
    )
    changes = project.read(sql, (held.until_action, MOST_READ_AGAIN + 1))
    if sum(last - first + 1 for _, first, last in changes) > MOST_READ_AGAIN:
        return False
    for entity, first, last in dict.fromkeys(changes):
        _AGAIN[entity](project, held, first, last)
    held.until_action = newest
    return True


def _quotes_again(project: Project, held: Held, first: int, last: int) -> None:
    held.marks.clear(first, last)
    held.origins.clear(first, last)
    among = "FROM quote WHERE deleted_at IS NULL AND id BETWEEN ? AND ?"
    _put_quotes(held, _digits(project, f"{_QUOTE}, '') {among}", first, last))
    origins = f"printf('%08x%08x', id, origin_id), '') {among} AND origin_id IS NOT NULL"
    _put_origins(held, _digits(project, origins, first, last))


def _quotes_of_sources_again(project: Project, held: Held, first: int, last: int) -> None:
    """Their days may follow those of the source."""
    for column in ("source_id", "origin_id"):
        among = f"FROM quote WHERE deleted_at IS NULL AND {column} BETWEEN ? AND ?"
        _put_quotes(held, _digits(project, f"{_QUOTE}, '') {among}", first, last))


def _links_again(project: Project, held: Held, first: int, last: int) -> None:
    held.link_stances.clear(first, last)
    among = "FROM link WHERE deleted_at IS NULL AND id BETWEEN ? AND ?"
    _put_links(held, _digits(project, f"{_LINK}, '') {among}", first, last))


def _links_of_claims_again(project: Project, held: Held, first: int, last: int) -> None:
    """Their verdict is the claim's."""
    among = (
        "FROM link INDEXED BY link_claim_id_deleted_at_order_key"
        " WHERE deleted_at IS NULL AND claim_id BETWEEN ? AND ?"
    )
    _put_links(held, _digits(project, f"{_LINK}, '') {among}", first, last))


def _digits(project: Project, listed: str, first: int, last: int) -> str | None:
    digits: str | None = project.read(f"SELECT group_concat({listed}", (first, last))[0][0]
    return digits


_AGAIN: Mapping[str, Callable[[Project, Held, int, int], None]] = {
    "quote": _quotes_again,
    "source": _quotes_of_sources_again,
    "link": _links_again,
    "claim": _links_of_claims_again,
}


# Masks


def mark_of(status: QuoteStatus, kind: QuoteKind) -> int:
    """The mark of quotes with this status and kind."""
    return (STATUSES.index(status) + 1) << KIND_BITS | (KINDS.index(kind) + 1)


def mask(column: bytes | bytearray) -> int:
    """The bytes of a column, each 1 or 0, as a mask."""
    return int.from_bytes(column, "little")


def places(column: bytes | bytearray, wanted: Iterable[int]) -> int:
    """The mask of the ids whose byte is one of those."""
    table = bytearray(256)
    for place in wanted:
        table[place] = 1
    return mask(column.translate(table))


def values(column: Column, wanted: Iterable[int], greatest: int) -> int:
    """The mask of the ids whose number is one of those; none of the column's is above `greatest`."""
    table = bytearray(greatest + 1)
    for value in wanted:
        if 0 < value <= greatest:
            table[value] = 1
    return by_table(column, table)


def within(column: Column, first: int, behind: int, greatest: int) -> int:
    """As `values`, for all numbers of `[first, behind)`."""
    table = bytearray(greatest + 1)
    table[first:behind] = b"\1" * (behind - first)
    return by_table(column, table)


def by_table(column: Column, table: bytearray) -> int:
    """The mask of the ids at whose number the table holds 1."""
    return mask(b"".join(bytes(map(table.__getitem__, part)) for part in parts(column)))


def of_ids(ids: Iterable[Iterable[int]], size: int) -> int:
    """The mask of these ids, all below `size`, given in parts."""
    found = bytearray(size)
    for part in ids:
        deque(map(found.__setitem__, part, repeat(1)), maxlen=0)
    return mask(found)


def parts(column: Column) -> Iterator[Numbers]:
    """The column in pieces, between which other threads may run."""
    return (part for _, part in placed_parts(column))


def pieces(numbers: Numbers) -> Iterator[Numbers]:
    """The same of what is no column."""
    return (numbers[first : first + PART] for first in range(0, len(numbers), PART))


def placed_parts(column: Column) -> Iterator[tuple[int, Numbers]]:
    """As `parts`, each with the place where it begins."""
    for first in range(0, len(column), PART):
        yield first, column[first : first + PART]


def selectors(chosen: int, size: int) -> bytes:
    """The mask as bytes, one for each id below `size`: what `itertools.compress` takes."""
    return chosen.to_bytes(size, "little")
