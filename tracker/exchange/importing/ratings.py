"""Ratings of other houses: which verdict one means, its own wording kept."""

from collections.abc import Mapping, Sequence

from tracker.records import Verdict
from tracker.text.fold import fold
from tracker.text.words import word_lists


def verdict_of(rating: str, verdicts: Sequence[Verdict], meant: Mapping[str, str]) -> Verdict | None:
    """The verdict that a rating means, by either of its names or a known wording; None for an unknown one.

    `meant` says of wordings which verdict's name they mean here, before all else; an empty name is none.
    """
    key = _key(rating)
    chosen = next((meaning for wording, meaning in meant.items() if _key(wording) == key), None)
    if chosen is not None:
        key = _key(chosen)
    for verdict in verdicts:
        if key in (_key(verdict.name_ar), _key(verdict.name_en)):
            return verdict
    for name, wordings in word_lists("ratings").items():
        if key in map(_key, wordings):
            return next((each for each in verdicts if each.name_en == name), None)
    return None


def kept_wording(rating: str, verdict: Verdict | None) -> str:
    """What a note has to keep of a rating: nothing if it is the verdict's name to the letter."""
    rating = rating.strip()
    return "" if verdict and rating in (verdict.name_ar, verdict.name_en) else rating


def _key(words: str) -> str:
    return " ".join(fold(words).replace("-", " ").replace("_", " ").strip(" .!").split())
