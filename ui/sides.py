"""Who stands on both sides of a claim, and whether the dates tell of a change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tracker.queries.claims import NOT_COUNTED
from tracker.records import QuoteRow, Stance
from tracker.text import dates
from tracker.text.bidi import isolate
from ui import date_words
from ui.i18n import translate

SIDES = (Stance.SUPPORTS, Stance.DISPUTES)


@dataclass(frozen=True, slots=True)
class BothSides:
    """A speaker has quotes on both sides.

    `first` and `last` are the partial dates between which the position changed; empty where the dates do
    not tell, since what was said at the same time, or at an unknown one, is no change.
    """

    first: str = ""
    last: str = ""


def on_both_sides(said: Iterable[tuple[int, Stance, str]]) -> dict[int, BothSides]:
    """By speaker id, those who stand on both sides; what is said is (speaker id, stance, partial date)."""
    quotes: dict[int, list[tuple[Stance, str]]] = {}
    for speaker_id, stance, date in said:
        if stance in SIDES:
            quotes.setdefault(speaker_id, []).append((stance, date))
    return {
        speaker_id: _between(theirs)
        for speaker_id, theirs in quotes.items()
        if len({stance for stance, _ in theirs}) == len(SIDES)
    }


def speakers_on_both_sides(rows: Iterable[QuoteRow], stances: Mapping[int, Stance]) -> dict[int, BothSides]:
    """As `on_both_sides`, for the quotes of one claim that count; `stances` holds each quote's by its id."""
    return on_both_sides(
        (row.quote.speaker_id, stances[row.quote.id], date_of(row))
        for row in rows
        if row.quote.id in stances and counts(row)
    )


def counts(row: QuoteRow) -> bool:
    """True if the quote weighs in the balance of a claim."""
    return row.quote.status not in NOT_COUNTED


def date_of(row: QuoteRow) -> str:
    """The partial date that a quote counts with: its own, else its source's."""
    return row.quote.said_on or row.published_on


def told(both: BothSides, language: str) -> str:
    """The sentence for it: a change where the dates tell of one, and never a contradiction."""
    if not both.first:
        return translate("BothSides", "Has spoken on both sides")
    first, last = (isolate(date_words.bare(date, language)) for date in (both.first, both.last))
    changed = translate("BothSides", "Changed position between {first} and {last}")
    return changed.format(first=first, last=last)


def _between(theirs: list[tuple[Stance, str]]) -> BothSides:
    dated = sorted(
        (dates.interval(date).first_day, dates.interval(date).last_day, date, stance)
        for stance, date in theirs
        if date
    )
    turns = [
        (before[2], after[2])
        for before, after in pairwise(dated)
        if before[3] != after[3] and before[1] < after[0]
    ]
    return BothSides(turns[0][0], turns[-1][1]) if turns else BothSides()
