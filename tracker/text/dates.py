"""Reads dates as people write them, gives the days a partial date stands for, and words it again."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.errors import InputRefused
from tracker.text.date_names import worded
from tracker.text.date_words import date_words
from tracker.text.fold import fold

_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_ISO = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

# Dates in figures, the day always before the month. Three figures or more are a year.
_IN_FIGURES = tuple(
    map(
        re.compile,
        (
            "(?P<year>[0-9]{2,6})",
            "(?P<year>[0-9]{3,6})-(?P<edtf_season>2[1-4])",
            "(?P<year>[0-9]{3,6})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?:(?P=mark)(?P<day>[0-9]{1,2}))?",
            "(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{3,6})",
            "(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{1,6})",
        ),
    )
)
_ASIDE = str.maketrans("(),;", "    ")
_MARK = re.compile(" ?([/.-]) ?")
_FIGURE_MEETS_LETTER = re.compile(r"(?<=[0-9])(?=[^\W0-9])|(?<=[^\W0-9])(?=[0-9])")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, month, day or season in ISO 8601 / EDTF text, with its first and last day (ISO days)."""

    iso: str
    first_day: str
    last_day: str


def parse(text: str, reference: date | None = None) -> PartialDate:
    """What `text`, written in Arabic or English, in figures or words, says of a date.

    Figures are read day first. Parts of a month, season or year («أواخر شباط 2016») give the whole of it.
    `reference`, the day of the text, resolves days counted from it («أمس», "Thursday": the last one, the
    day itself included; «الخميس الماضي»: not included) and dates without a year (the nearest one).

    Raises InputRefused, always with `value`: `empty_date`, `date_not_understood`, `date_needs_reference`,
    `no_such_day`, `no_such_month` (with `month`), `months_differ`, `weekday_differs` (with `said` and
    `is_really`, 1 for Monday), `hijri_date`, `two_digit_year`, `year_out_of_range` (outside 1000 to 2999).
    """
    try:
        return interval(_read(text, reference))
    except InputRefused as refused:
        # What was read in between means nothing to the user: the answer shows what was typed.
        raise InputRefused(refused.code, **{**refused.fields, "value": text}) from None


def interval(iso: str) -> PartialDate:
    """The days that a stored partial date stands for.

    Seasons are the meteorological ones of the northern half of the earth: spring March to May, summer June
    to August, autumn September to November, winter December to February of the following year.
    Raises InputRefused, with `value`, as `parse` does.
    """
    found = _ISO.fullmatch(iso)
    if not found:
        raise InputRefused("date_not_understood" if iso else "empty_date", value=iso)
    year, month, day = (int(figures) if figures else None for figures in found.groups())
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise InputRefused("year_out_of_range", value=iso)
    if month is None:
        return PartialDate(iso, f"{iso}-01-01", f"{iso}-12-31")
    if day is None and 21 <= month <= 24:
        return _season(iso, year, month)
    if not 1 <= month <= 12:
        raise InputRefused("no_such_month", value=iso, month=month)
    length = monthrange(year, month)[1]
    if day is None:
        return PartialDate(iso, f"{iso}-01", f"{iso}-{length}")
    if not 1 <= day <= length:
        raise InputRefused("no_such_day", value=iso)
    return PartialDate(iso, iso, iso)


def in_words(iso: str, language: str) -> str:
    """A stored partial date as screens and reports show it, in `language` "ar" or "en".

    «5 شباط/فبراير 2016»; "on 5 February 2016", "in February 2016", which spreadsheets leave alone. Raises
    InputRefused as `interval` does.
    """
    interval(iso)
    return worded(iso, language)


def in_cell(iso: str, language: str) -> str:
    """The same as a column headed "Said on" shows it: «5 شباط/فبراير 2016», "5 February 2016 AD".

    Excel and LibreOffice make a date of "5 February 2016" and of "February 2016", in the form their own
    settings give it, and a number of "2016". They know no era in English, so the two letters keep the
    cell text, and beside Hijri dates they mean something. Of Arabic dates, with both names of the month,
    no spreadsheet makes anything. `parse` reads both. Raises InputRefused as `interval` does.
    """
    words = alone(iso, language)
    return f"{words} AD" if language == "en" else words


def alone(iso: str, language: str) -> str:
    """The same beside a name, where nothing reads it as a figure: «5 شباط/فبراير 2016», "5 February 2016"."""
    words = in_words(iso, language)
    return words.partition(" ")[2] if language == "en" else words


def _season(iso: str, year: int, season: int) -> PartialDate:
    first_month = (season - 20) * 3
    last_year, last_month = (year + 1, 2) if season == 24 else (year, first_month + 2)
    length = monthrange(last_year, last_month)[1]
    return PartialDate(iso, f"{year}-{first_month:02}-01", f"{last_year}-{last_month:02}-{length}")


def _read(text: str, reference: date | None) -> str:
    """The ISO text of what is written; whether there is such a day is not yet looked at."""
    words = date_words()
    said = _plain(text)
    if not said:
        raise InputRefused("empty_date")
    if words.hijri.search(said):
        raise InputRefused("hijri_date")
    brief = " ".join(word for word in said.split() if word not in words.fillers)
    iso = _relative(said, reference) or _relative(brief, reference) or _dated(brief, reference)
    if iso is None:
        raise InputRefused("date_not_understood")
    return iso


def _plain(text: str) -> str:
    """Folded, brackets and commas gone, marks tight between their neighbours, figures apart from letters."""
    said = _MARK.sub(r"\1", fold(text).translate(_ASIDE).strip(" ."))
    return " ".join(_FIGURE_MEETS_LETTER.sub(" ", said).split())


def _relative(said: str, reference: date | None) -> str | None:
    """A day counted from the reference, None if this is not how it is written."""
    words = date_words()
    found = words.relative.fullmatch(said)
    if not found:
        return None
    if reference is None:
        raise InputRefused("date_needs_reference")
    if found["weekday"]:
        gone = found["before"] or found["after"]
        latest = _days_before(reference, 1 if gone else 0)
        return _days_before(latest, (latest.isoweekday() - words.weekdays[found["weekday"]]) % 7).isoformat()
    if found["phrase"]:
        day = _days_before(reference, words.days_back[found["phrase"]])
    else:
        count = found["days"] or found["ago"]
        day = _days_before(reference, words.numbers[count] if count in words.numbers else int(count))
    return _agreeing(found["named"], day.isoformat())


def _days_before(day: date, days: int) -> date:
    try:
        return day - timedelta(days)
    except OverflowError:
        raise InputRefused("year_out_of_range") from None


def _agreeing(weekday: str | None, iso: str) -> str:
    """`iso`, after making sure that it falls on the weekday, if one is named."""
    if weekday is not None:
        said, is_really = date_words().weekdays[weekday], date.fromisoformat(iso).isoweekday()
        if said != is_really:
            raise InputRefused("weekday_differs", said=said, is_really=is_really)
    return iso


def _dated(said: str, reference: date | None) -> str | None:
    """A date with its own day, month, season or year, a weekday before it perhaps; None if it is none."""
    led = date_words().led_by_weekday.fullmatch(said)
    if not led:
        return _bare(said, reference)
    iso = _bare(led["rest"], reference)
    if iso is None or iso.count("-") < 2:
        return None  # only a day falls on a weekday
    return _agreeing(led["weekday"], interval(iso).iso)


def _bare(said: str, reference: date | None) -> str | None:
    """A date without a weekday; None if this is not how one is written."""
    spaced = re.sub("[/.-]+", " ", said)
    forms = [(form, said) for form in _IN_FIGURES] + [(form, spaced) for form in date_words().written]
    found = next((match for form, written in forms if (match := form.fullmatch(written))), None)
    if not found:
        return None
    parts = found.groupdict()
    month = _month(parts)
    day = int(parts["day"]) if parts.get("day") else None
    within_year = "".join(f"-{part:02}" for part in (month, day) if part is not None)
    if parts["year"]:
        return f"{_year(parts['year']):04}{within_year}"
    if reference is None:
        raise InputRefused("date_needs_reference")
    return _nearest(within_year, reference)


def _month(parts: dict[str, str | None]) -> int | None:
    """The month, or the EDTF number of the season, that the parts of a date name."""
    words = date_words()
    if season := parts.get("season"):
        return words.seasons[season]
    if season := parts.get("edtf_season"):
        return int(season)
    name = parts.get("month")
    if name is None:
        return None
    month = words.months[name] if name in words.months else int(name)
    if not 1 <= month <= 12:
        raise InputRefused("no_such_month", month=month)
    second = parts.get("second")
    if second and words.months[second] != month:
        raise InputRefused("months_differ")
    return month


def _year(figures: str) -> int:
    if len(figures) <= 2:
        raise InputRefused("two_digit_year")
    year = int(figures)
    if len(figures) != 4 or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise InputRefused("year_out_of_range")
    return year


def _nearest(within_year: str, reference: date) -> str:
    """The year is the one that brings the date nearest to the reference; of two, the earlier."""
    # A 29 February is never further than four years away, not even around 1900.
    years = range(max(reference.year - 4, 0), min(reference.year + 4, date.max.year) + 1)
    candidates = [f"{year:04}{within_year}" for year in years]
    possible = [interval(iso) for iso in candidates if _exists(iso)]
    if not possible:
        return candidates[-1]  # whose interval says what is wrong with it
    return min(possible, key=lambda candidate: _distance(candidate, reference)).iso


def _exists(iso: str) -> bool:
    try:
        interval(iso)
    except InputRefused:
        return False
    return True


def _distance(candidate: PartialDate, reference: date) -> timedelta:
    first, last = date.fromisoformat(candidate.first_day), date.fromisoformat(candidate.last_day)
    return max(first - reference, reference - last, timedelta(0))
