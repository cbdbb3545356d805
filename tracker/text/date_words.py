"""The words dates are written with, read from `resources/words/dates.toml` and made into patterns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from tracker.text.fold import fold
from tracker.text.words import word_lists

_YEAR = "(?P<year>[0-9]{1,6})"
_DAY = "(?P<day>[0-9]{1,2})"


@dataclass(frozen=True)
class DateWords:
    """Folded words with what they stand for, and the patterns of whole dates that contain words.

    Months count from 1, seasons from 21 (spring, as in EDTF), weekdays from 1 (Monday, as in ISO).
    """

    months: dict[str, int]
    seasons: dict[str, int]
    weekdays: dict[str, int]
    days_back: dict[str, int]
    numbers: dict[str, int]
    fillers: frozenset[str]
    hijri: re.Pattern[str]
    led_by_weekday: re.Pattern[str]
    relative: re.Pattern[str]
    written: tuple[re.Pattern[str], ...]


@cache
def date_words() -> DateWords:
    """The words and patterns, read once."""
    lists = word_lists("dates")
    words = lists["words"]
    months = _numbered(([*chain(*month.values())] for month in lists["month"]), 1)
    seasons = _numbered((season["arabic"] + season["english"] for season in lists["season"]), 21)
    weekdays = _numbered((weekday["names"] for weekday in lists["weekday"]), 1)
    days_back = _numbered((days["names"] for days in lists["days_back"]), 0)
    numbers = _numbered(lists["numbers"]["names"], 1)
    weekday, month, part = _any_of(weekdays), _any_of(months), _any_of(words["part"])
    count = f"[0-9]{{1,6}}|{_any_of(numbers)}"
    return DateWords(
        months=months,
        seasons=seasons,
        weekdays=weekdays,
        days_back=days_back,
        numbers=numbers,
        fillers=frozenset(map(fold, words["filler"])),
        hijri=re.compile(
            rf"(?<!\w)(?:{_any_of(lists['hijri']['months'])})(?!\w)"
            rf"|[0-9] (?:{_any_of(lists['hijri']['marks'])})(?!\w)"
        ),
        led_by_weekday=re.compile(rf"(?P<weekday>{weekday})[ /.-]+(?P<rest>.+)"),
        relative=re.compile(
            rf"(?P<phrase>{_any_of(days_back)})(?: (?P<named>{weekday}))?"
            rf"|(?:قبل|منذ) (?P<days>{count}) (?:ايام|يوما|يوم)|(?P<ago>{count}) days? ago"
            rf"|(?P<before>(?:{_any_of(words['last_before'])}) )?(?P<weekday>{weekday})"
            rf"(?P<after> (?:{_any_of(words['last_after'])}))?"
        ),
        written=(
            re.compile(rf"(?:(?:{part}) )?(?P<month>{month})(?: (?P<second>{month}))?(?: {_YEAR})?"),
            re.compile(rf"{_DAY} (?P<month>{month})(?: (?P<second>{month}))?(?: {_YEAR})?"),
            re.compile(rf"(?P<month>{month}) {_DAY} (?P<year>[0-9]{{3,6}})"),
            re.compile(rf"(?:(?:{part}) )?(?P<season>{_any_of(seasons)})(?: {_YEAR})?"),
            re.compile(rf"(?:{part}) {_YEAR}"),
        ),
    )


def _numbered(lists: Iterable[list[str]], first: int) -> dict[str, int]:
    return {fold(name): number for number, names in enumerate(lists, first) for name in names}


def _any_of(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(set(map(fold, names)), key=len, reverse=True))
