"""What a cell says: dates, uids, numbers, words of enumerations in code, Arabic or English."""

import re
import uuid
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from tracker import wording
from tracker.errors import InputRefused
from tracker.exchange.importing.columns import NOTES, Columns
from tracker.exchange.importing.model import Faults, RawTable, Values
from tracker.records import ClaimStatus, QuoteKind, QuoteStatus, SourceKind, SpeakerKind, Stance
from tracker.text import dates
from tracker.text.entry import clean
from tracker.text.fold import fold

_TIME_OF_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}.*", re.DOTALL)
_DATED_BY_SOURCE = re.compile(r"(.*\S)\s*\((?:تاريخ النشر|date published)\)\s*")
_ERA = re.compile(r"\s+AD\Z")

KINDS: Mapping[str, type[StrEnum]] = {"quotes": QuoteKind, "speakers": SpeakerKind, "sources": SourceKind}
DATES = ("said_on", "published_on", "verdict_on")
UIDS = ("quote_uid", "claim_uid", "speaker_uid", "source_uid")
NUMBERS = ("start", "end", "quote_id", "claim_id")


def read_rows(table: RawTable, what: str, columns: Columns, faults: Faults) -> list[Values]:
    """What each row says; what cannot be understood is added to the faults."""
    return [_values(row, cells, what, columns, faults) for row, cells in table.rows]


def _values(row: int, cells: list[str | None], what: str, columns: Columns, faults: Faults) -> Values:
    values: dict[str, Any] = {}
    for name, places in columns.items():
        parts = [cell for place in places if (cell := cells[place])]
        text = "\n".join(parts) if name in NOTES else "".join(parts[:1])
        try:
            values[name] = _reader(what, name)(clean(text, name))
        except InputRefused as reason:
            faults.add(row, name, text, reason)
            values[name] = None
    _move_date_of_source(values, cells, columns)
    return Values(row, values)


def _move_date_of_source(values: dict[str, Any], cells: list[str | None], columns: Columns) -> None:
    """Give a date that is only the source's, as reports mark it, to the source."""
    for place in columns.get("said_on", ()):
        if values["said_on"] and _DATED_BY_SOURCE.fullmatch(cells[place] or ""):
            if not values.get("published_on"):
                values["published_on"] = values["said_on"]
            values["said_on"] = ""


def _reader(what: str, name: str) -> Callable[[str], Any]:
    enumerations: dict[str, type[StrEnum]] = {"stance": Stance, "claim_status": ClaimStatus}
    enumerations["status"] = QuoteStatus
    if what in KINDS:
        enumerations["kind"] = KINDS[what]
    if name in enumerations:
        kind = enumerations[name]
        return lambda text: member(kind, text) if text.strip() else None
    if name in DATES:
        return date
    if name in UIDS:
        return uid
    if name in NUMBERS:
        return number
    return lambda text: text


def member(kind: type[StrEnum], text: str) -> StrEnum:
    """The member that a word means: its code, or its label in either language, however spelt.

    Raises `InputRefused` («import_unknown_word») with the choices.
    """
    wanted = fold(text.replace("_", " ")).strip()
    for each in kind:
        labels = (wording.load(language).word(each) for language in wording.LANGUAGES)
        if wanted in {fold(label) for label in (each.value.replace("_", " "), *labels)}:
            return each
    raise InputRefused("import_unknown_word", value=text, choices=tuple(kind))


def date(text: str) -> str:
    """A date as it is stored, empty for none; the hour is left out. Raises as `dates.parse`."""
    text = text.strip()
    if not text:
        return ""
    if found := _TIME_OF_DAY.fullmatch(text):
        text = found[1]
    if found := _DATED_BY_SOURCE.fullmatch(text):
        text = found[1]
    return dates.parse(_ERA.sub("", text)).iso


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
