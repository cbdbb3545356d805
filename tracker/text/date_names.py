"""Words a stored date, as screens and reports show it."""

from tracker.text.words import word_lists


def worded(iso: str, language: str) -> str:
    """A partial date that is known to be one, in `language` "ar" or "en"; see `dates.in_words`."""
    year, *rest = iso.split("-")
    words = [year]
    if rest:
        part = int(rest[0])
        words.insert(0, season_name(part, language) if part > 12 else month_name(part, language))
    if len(rest) == 2:
        words.insert(0, str(int(rest[1])))
    if language == "en":
        words.insert(0, "on" if len(rest) == 2 else "in")
    return " ".join(words)


def month_name(month: int, language: str) -> str:
    """The name that screens show: «شباط/فبراير» or "February"."""
    names = word_lists("dates")["month"][month - 1]
    return names["english"][0] if language == "en" else f"{names['levant'][0]}/{names['gulf'][0]}"


def season_name(season: int, language: str) -> str:
    """The name that screens show of an EDTF season, 21 to 24: «ربيع» or "spring"."""
    names = word_lists("dates")["season"][season - 21]
    return str(names["english" if language == "en" else "arabic"][0])
