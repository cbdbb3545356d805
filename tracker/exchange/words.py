"""How a value is written in a cell: enumerations, verdicts and dates as codes, in Arabic or in English."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from tracker import wording
from tracker.errors import InputRefused
from tracker.text import dates

HEADERS = ("code", "ar", "en")

# Not in the wording files: these words stand in a cell, where the isolates of a sentence have no place.
_DATED_BY_SOURCE = {"ar": "{date} (تاريخ النشر)", "en": "{date} (date published)"}
_MISSING = {"ar": "{place} (لم يُعثر على القول في نص المادة)", "en": "{place} (words not found in its text)"}
_REPORTED = {"ar": "{origin}، نقلًا عن {place}", "en": "{origin}, as reported by {place}"}


@dataclass(frozen=True, slots=True)
class Words:
    """What `--headers` chooses: "code" (as stored; what is prose, in English), "ar" or "en"."""

    headers: str

    def __post_init__(self) -> None:
        if self.headers not in HEADERS:
            raise InputRefused("unknown_option_value", option="headers", value=self.headers, choices=HEADERS)

    @property
    def language(self) -> str:
        """The language of what is prose in every set of words, such as a date."""
        return "ar" if self.headers == "ar" else "en"

    def labels(self, table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
        """The headers of these columns, in their order."""
        if self.headers == "code":
            return columns
        labels = wording.load(self.headers).headers(table)
        return tuple(labels[column] for column in columns)

    def word(self, member: StrEnum) -> str:
        """The label of a member of an enumeration."""
        return member.value if self.headers == "code" else wording.load(self.headers).word(member)

    def verdict(self, name_ar: str, name_en: str) -> str:
        """The verdict's name; one that was named in one language only keeps that name in the other."""
        return (name_ar or name_en) if self.headers == "ar" else (name_en or name_ar)

    def title(self, table: str) -> str:
        """What a table is called."""
        return wording.load(self.language).sentence(f"tables.{table}")

    def date(self, iso: str, *, dated_by_source: bool = False) -> str:
        """A partial date in words that a spreadsheet leaves alone; empty for an empty one.

        A date that is only the source's says so.
        """
        return self._dated(dates.in_cell(iso, self.language) if iso else "", dated_by_source)

    def date_in_text(self, iso: str, *, dated_by_source: bool = False) -> str:
        """The same for a text that people read, where no spreadsheet has to be kept off."""
        return self._dated(dates.alone(iso, self.language) if iso else "", dated_by_source)

    def _dated(self, date: str, dated_by_source: bool) -> str:
        return _DATED_BY_SOURCE[self.language].format(date=date) if date and dated_by_source else date

    def published(self, origin: str, place: str, *, is_missing: bool = False) -> str:
        """Where words were published: `place`, after the text that it reports if there is one.

        Words that are missing from that text, which one would look for in vain, say so.
        """
        if is_missing:
            place = _MISSING[self.language].format(place=place)
        if not (origin and place):
            return origin or place
        return _REPORTED[self.language].format(origin=origin, place=place)


def uid_text(uid: bytes) -> str:
    """A uid as exports, imports and merges write it; empty if there is none."""
    return str(uuid.UUID(bytes=uid)) if uid else ""
