"""CSV of quotes and links whose lines SQLite makes itself, equal to the byte to what `csv_format` writes."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from tracker.errors import ProjectRefused
from tracker.exchange.content import Content
from tracker.exchange.sheets import Table
from tracker.exchange.spreadsheet_cells import MAY_BEGIN, guard
from tracker.queries import quotes
from tracker.queries.quote_lines import COLUMNS, Block, blocks
from tracker.records import ClaimStatus, QuoteKind, QuoteStatus, Stance
from tracker.sqlite import sqlite3
from tracker.storage_errors import storage_errors

HAS_CONCAT = (3, 44)
"""The version of SQLite from which on it puts many texts together in one go."""

ENUMERATIONS: dict[str, type[StrEnum]] = {
    "kind": QuoteKind,
    "status": QuoteStatus,
    "stance": Stance,
    "claim_status": ClaimStatus,
}
NUMBERS = {"quote_id", "link_id", "claim_id", "start", "end"}
UIDS = {"quote_uid", "speaker_uid", "source_uid", "claim_uid"}
PARTS_OF_A_UID = ((1, 4), (5, 2), (7, 2), (9, 2), (11, 6))
"""Where each begins, and how many bytes it has."""

DIGITS = "0123456789abcdef-"
MEANS_MORE_IN_GLOB = "*?["


def can_write(chosen: Table[Any, Any]) -> bool:
    """Whether the table's lines can be made here: those of quotes and links in the order of the list."""
    return chosen.name in ("quotes", "links") and chosen.order is None


def write_lines(file: BinaryIO, content: Content, chosen: Table[Any, Any]) -> None:
    """Write the rows of the table, without headers."""
    cells = _Cells(content)
    tally = content.tally
    tally.total += quotes.count(content.project, content.quote_filter)
    tally.tell()
    with content.project.calling("csv_cell", cells.written):
        found = blocks(
            content.project,
            content.quote_filter,
            cells.line(_told(chosen)),
            links_only=chosen.name == "links",
        )
        for block in _sound(found, content.project.path):
            file.write(block.data)
            tally.records += block.records
            tally.rows += block.rows
            tally.tell()
        tally.tell()


def _sound(found: Iterable[Block], path: Path) -> Iterator[Block]:
    """The blocks; each is looked at, in a thread of its own, while SQLite makes the next.

    Raises `ProjectRefused` («project_damaged») after one that is no UTF-8, or holds a NUL: no text that
    was stored by Isnad does, and other programs read a file no further.
    """
    with storage_errors(path), ThreadPoolExecutor(1, "sound") as looking:
        looked: Future[None] | None = None
        for block in found:
            if looked is not None:
                looked.result()
            looked = looking.submit(_refuse_damage, block.data, path)
            yield block
        if looked is not None:
            looked.result()


def _refuse_damage(data: bytes, path: Path) -> None:
    data.decode()
    if b"\0" in data:
        raise ProjectRefused("project_damaged", path=str(path))


def _told(chosen: Table[Any, Any]) -> list[str]:
    """What the columns tell, as `COLUMNS` calls it: the note in a table of links is the link's."""
    return ["link_note" if (chosen.name, code) == ("links", "note") else code for code in chosen.codes]


class _Cells:
    """How cells are written in SQL, with this delimiter and these words."""

    def __init__(self, content: Content) -> None:
        self._words = content.words
        self._delimiter = content.delimiter
        self._exact = content.exact

    def line(self, codes: Iterable[str]) -> str:
        """The expression of a line of these columns."""
        cells = [self._cell(code) for code in codes]
        if len(cells) == 1:
            # An empty line would be no row; csv writes an empty cell that stands alone in quotes.
            cells = [f"coalesce(nullif({cells[0]}, ''), '\"\"')"]
        parts = [part for cell in cells for part in (literal(self._delimiter), cell)][1:]
        return _together([*parts, literal("\r\n")])

    def written(self, cell: str) -> str:
        """A text as the cell that stands in the file."""
        text = io.StringIO()
        guarded = cell if self._exact else guard(cell)
        csv.writer(text, delimiter=self._delimiter, lineterminator="\r\n").writerow((guarded, None))
        return text.getvalue()[:-3]

    def _cell(self, code: str) -> str:
        if code in ENUMERATIONS:
            return self._word(COLUMNS[code], ENUMERATIONS[code])
        if code in NUMBERS:
            return self._plain(COLUMNS[code])
        if code in UIDS:
            return self._plain(uid(COLUMNS[code]))
        return self._text(self._column(code))

    def _column(self, code: str) -> str:
        if code == "verdict":
            code = "verdict_ar" if self._words.headers == "ar" else "verdict_en"
        return COLUMNS[code]

    def _word(self, column: str, members: type[StrEnum]) -> str:
        words = {member.value: self.written(self._words.word(member)) for member in members}
        if all(value == word for value, word in words.items()):
            return column
        whens = " ".join(f"WHEN {literal(value)} THEN {literal(word)}" for value, word in words.items())
        return f"CASE {column} {whens} END"

    def _plain(self, value: str) -> str:
        """A number or a uid, which needs quotes only if the delimiter is one of its own characters."""
        return self._quoted(value) if self._delimiter in DIGITS else value

    def _text(self, value: str) -> str:
        guarded = "" if self._exact else f"WHEN {value} GLOB {literal(MAY_BEGIN)} THEN csv_cell({value})"
        return self._quoted(value, guarded)

    def _quoted(self, value: str, first: str = "") -> str:
        asked = " OR ".join(contains(value, each) for each in (self._delimiter, '"', "\n", "\r"))
        return (
            f"CASE {first} WHEN {asked} THEN '\"' || replace({value}, '\"', '\"\"') || '\"' ELSE {value} END"
        )


def _together(parts: Sequence[str]) -> str:
    """These one behind the other, whole, whatever is in them: `printf` would end each at a NUL."""
    if sqlite3.sqlite_version_info >= HAS_CONCAT:
        return f"concat({', '.join(parts)})"
    return " || ".join(f"ifnull({part}, '')" for part in parts)


def literal(text: str) -> str:
    """The text in SQL."""
    return "'" + text.replace("'", "''") + "'"


def contains(value: str, character: str) -> str:
    """Whether the text has the character, in SQL."""
    if character in MEANS_MORE_IN_GLOB:
        return f"instr({value}, {literal(character)})"
    # GLOB looks for one character at the speed of memory; instr goes from character to character.
    return f"{value} GLOB {literal(f'*{character}*')}"


def uid(column: str) -> str:
    """A uid in SQL as `words.uid_text` writes it; empty for none."""
    parts = ", ".join(f"hex(substr({column}, {first}, {length}))" for first, length in PARTS_OF_A_UID)
    return f"iif({column} IS NULL, '', lower(printf('%s-%s-%s-%s-%s', {parts})))"
