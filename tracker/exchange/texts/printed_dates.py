"""Dates as files and printed texts give them, with the hour, the city or the other calendar beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.errors import InputRefused
from tracker.text import dates

LINES_WITH_THE_DATE = 8
"""Lines at the head of a text among which its date is looked for."""

LONGEST_DATE_LINE = 60
"""Characters: a date with its city, hour and both calendars. Longer lines only mention one."""

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d.*)?")
_CLOCK = re.compile(
    r"(?:الساعة\s*)?(?<!\d)\d{1,2}[:٫]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[apAP]\.?[mM]\.?|[صم](?!\w))?.*$"
)
_LABEL = re.compile(
    r"^\s*(?:تاريخ النشر|تاريخ|نشر(?:ت|\s+في|\s+بتاريخ)?|نُشر(?:\s+في|\s+بتاريخ)?|آخر تحديث|"
    r"published(?:\s+on)?|posted(?:\s+on)?|updated|date)\s*[:：]?\s*",
    re.I,
)
_BETWEEN = re.compile(r"\s+[-–—ـ/]\s+|[|–—•·،,؛;()\[\]:]|\s+الموافق(?:\s+ل[ـ]?)?\s*")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date: as ISO text (empty if that cannot be told), and its words where they say more."""

    iso: str
    words: str
    is_hijri: bool = False


def understood(words: str) -> PrintedDate:
    """What the words that a file gives as its date say. A Hijri date is kept as printed, and marked."""
    words = " ".join(words.split())
    found = _ISO.fullmatch(words)
    if found and is_date(found[1]):
        return PrintedDate(found[1], "")
    iso, is_hijri = "", False
    for piece in _pieces(words):
        try:
            parsed = dates.parse(piece).iso
        except InputRefused as error:
            is_hijri = is_hijri or error.code == "hijri_date"
        else:
            iso = max(iso, parsed, key=len)
    return PrintedDate(iso, words if words != iso else "", is_hijri)


def is_date(iso: str) -> bool:
    """True for a partial ISO date that the calendar has."""
    try:
        dates.interval(iso)
    except InputRefused:
        return False
    return True


def in_text(text: str) -> PrintedDate | None:
    """The date that stands on a line of its own at the head of a text: a whole day; None if there is none."""
    for line in _head(text):
        found = understood(line)
        if len(found.iso) == len("2016-02-05") or (found.is_hijri and not found.iso):
            return found
    return None


def _head(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text[: LINES_WITH_THE_DATE * 1000].splitlines())
    filled = [line for line in lines if line][:LINES_WITH_THE_DATE]
    yield from (line for line in filled if len(line) <= LONGEST_DATE_LINE and re.search(r"\d", line))


def _pieces(words: str) -> Iterator[str]:
    """The words and their parts that may be a date: without label, hour, and what stands beside."""
    for part in (words, *_BETWEEN.split(words)):
        bare = _LABEL.sub("", _CLOCK.sub("", part)).strip(" -–—|,،.")
        if bare:
            yield bare
