"""What a cell says: dates, uids, numbers, words of enumerations in code, Arabic or English."""

import re
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any

from tracker import wording
from tracker.errors import InputRefused
from tracker.exchange.importing.columns import NOTES, Columns
from tracker.exchange.importing.model import Faults, Options, Values
from tracker.records import ClaimStatus, QuoteKind, QuoteStatus, SourceKind, SpeakerKind, Stance
from tracker.text import dates
from tracker.text.entry import clean
from tracker.text.fold import fold
from tracker.text.words import word_lists

_TIME_OF_DAY = re.compile(
    r"(\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}([/.-])\d{1,2}\2\d{4})[T ,]+\d{1,2}:\d{2}.*",
    re.DOTALL,
)
_DATED_BY_SOURCE = re.compile(r"(.*\S)\s*\((?:تاريخ النشر|date published)\)\s*")
# Seconds or milliseconds, as programs count time: no date that people write looks so.
_SINCE_1970 = re.compile(r"(\d{9,10})(?:\d{3})?")
_ERA = re.compile(r"\s+AD\Z")
# Before a year; the time of day behind it is left out elsewhere.
_DAY_AND_MONTH = re.compile(r"\A(\d{1,2})([/.-])(\d{1,2})\2(?=\d{4})")

KINDS: Mapping[str, type[StrEnum]] = {"quotes": QuoteKind, "speakers": SpeakerKind, "sources": SourceKind}
DATES = ("said_on", "published_on", "verdict_on")
UIDS = ("quote_uid", "claim_uid", "speaker_uid", "source_uid")
NUMBERS = ("start", "end", "quote_id", "claim_id")


MOST_REMEMBERED = 100_000
"""Cells whose meaning is remembered: dates, words and uids come again and again."""


class RowReader:
    """Tells what each row says; what cannot be understood is added to the faults."""

    def __init__(self, what: str, columns: Columns, faults: Faults, options: Options) -> None:
        self._faults = faults
        self._dated = columns.get("said_on", ())
        self._fields = [
            (name, places, _remembering(reader, name) if (reader := _reader(what, name, options)) else None)
            for name, places in columns.items()
        ]

    def read(self, row: int, cells: list[str | None]) -> Values:
        """What the cells of a row say, by field."""
        values: dict[str, Any] = {}
        for name, places, reader in self._fields:
            if len(places) == 1:
                text = cells[places[0]] or ""
            else:
                parts = [cell for place in places if (cell := cells[place])]
                text = "\n".join(parts) if name in NOTES else "".join(parts[:1])
            try:
                values[name] = reader(text) if reader else clean(text, name)
            except InputRefused as reason:
                self._faults.add(row, name, text, reason)
                values[name] = None
        if self._dated:
            self._move_date_of_source(values, cells)
        return Values(row, values)

    def _move_date_of_source(self, values: dict[str, Any], cells: list[str | None]) -> None:
        """Give a date that is only the source's, as reports mark it, to the source."""
        for place in self._dated:
            cell = cells[place]
            if cell and cell.endswith(")") and values["said_on"] and _DATED_BY_SOURCE.fullmatch(cell):
                if not values.get("published_on"):
                    values["published_on"] = values["said_on"]
                values["said_on"] = ""


def _remembering(reader: Callable[[str], Any], name: str) -> Callable[[str], Any]:
    return lru_cache(maxsize=MOST_REMEMBERED)(lambda text: reader(clean(text, name)))


def _reader(what: str, name: str, options: Options) -> Callable[[str], Any] | None:
    """What reads the cells of a field; None for words that are taken as they stand."""
    kind = enumeration_of(what, name)
    meant = {fold(wording): meaning for field, wording, meaning in options.values if field == name}
    if kind is not None:
        return lambda text: member(kind, meant.get(fold(text), text)) if text.strip() else None
    if name in DATES:
        return partial(date, month_first=options.month_first)
    if name in UIDS:
        return uid
    if name in NUMBERS:
        return number
    return None


def enumeration_of(what: str, name: str) -> type[StrEnum] | None:
    """The enumeration whose words a field holds in this kind of table; None if it holds others."""
    if name == "kind":
        return KINDS.get(what)
    return {"stance": Stance, "claim_status": ClaimStatus, "status": QuoteStatus}.get(name)


def member(kind: type[StrEnum], text: str) -> StrEnum:
    """The member that a word means: its code, its label in either language, or another house's word for it.

    Raises `InputRefused` («import_unknown_word») with the choices.
    """
    wanted = fold(text.replace("_", " ")).strip()
    for each in kind:
        labels = (wording.load(language).word(each) for language in wording.LANGUAGES)
        if wanted in {fold(label) for label in (each.value.replace("_", " "), *labels)}:
            return each
    for code, others in _other_words(kind).items():
        if wanted in map(fold, others):
            return kind(code)
    raise InputRefused("import_unknown_word", value=text, choices=tuple(kind))


def _other_words(kind: type[StrEnum]) -> Mapping[str, list[str]]:
    fields = {Stance: "stance", QuoteKind: "kind"}
    words: Mapping[str, list[str]] = word_lists("import_values").get(fields.get(kind, ""), {})
    return words


def date(text: str, *, month_first: bool = False) -> str:
    """A date as it is stored, empty for none; the hour is left out. Raises as `dates.parse`."""
    text = text.strip()
    if not text:
        return ""
    if found := _TIME_OF_DAY.fullmatch(text):
        text = found[1]
    if found := _DATED_BY_SOURCE.fullmatch(text):
        text = found[1]
    text = _ERA.sub("", text)
    if found := _SINCE_1970.fullmatch(text):
        return datetime.fromtimestamp(int(found[1]), UTC).date().isoformat()
    if month_first:
        text = _DAY_AND_MONTH.sub(r"\3\2\1\2", text)
    return dates.parse(text).iso


def uid(text: str) -> bytes:
    """The uid that a cell holds, empty for none; `InputRefused` («import_bad_uid»)."""
    if not text.strip():
        return b""
    try:
        return uuid.UUID(text.strip()).bytes
    except ValueError as error:
        raise InputRefused("import_bad_uid", value=text) from error


def number(text: str) -> int | None:
    """A whole number from 0, None for none; `InputRefused` («import_bad_number»)."""
    text = text.strip()
    if not text:
        return None
    if not text.isdecimal() or len(text) > 18:
        raise InputRefused("import_bad_number", value=text)
    return int(text)
