"""Compares the words of a quote with the text they are said to stand in, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from tracker.records.enums import Fidelity
from tracker.text import anchors
from tracker.text.fold import end_with_marks, fold

LEAST_ALIKE = 0.6
"""The share of words, counted on both sides, from which a passage says nearly the same."""

LONGEST_SEARCHED = 200_000
"""Code points of a text that is searched for words spelt or put in another way: someone waits for it."""

LONGEST_COMPARED = 3000
"""Words that are compared one by one; of longer passages only the ends that are the same are told apart."""

MOST_CANDIDATES = 5
"""Places offered; whoever meets more needs longer words, not a longer list."""

MOST_SEEDS = 60
"""Stretches of the source that are compared word by word, those that share most words first."""

# As `fold` leaves them: one kind of each. A point or comma before a figure is part of the number.
_OPENING, _CLOSING = "\"'([{…", "\"')]}…,.:;?!"

_WORDS = re.compile(r"\S+")


class Difference(StrEnum):
    """What became of a stretch of the source's words in the quote."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words to the letter, with the blanks behind them: the quote's, or the source's if `REMOVED`."""

    text: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result: `[start, end)` of the source that was compared with, in code points, None if missing.

    The stretches that are not removed make the quote's words, those not added the source's, white space
    aside.
    """

    fidelity: Fidelity
    start: int | None = None
    end: int | None = None
    stretches: tuple[Stretch, ...] = ()


def compare(text: str, source_text: str, start: int | None = None, end: int | None = None) -> Comparison:
    """Compare a quote with its source: at its place if it has one, else at the best place for it.

    The best is where the words stand to the letter, else where they fold to the same, else the passage
    that has most of the words in their order; if none has enough of them, the words are missing.
    """
    if start is None or end is None:
        places = candidates(text, source_text, 1)
        if not places:
            return Comparison(Fidelity.MISSING)
        start, end = places[0]
    found = source_text[start:end]
    if found == text:
        return Comparison(Fidelity.IDENTICAL, start, end, (Stretch(text, Difference.SAME),))
    fidelity = Fidelity.MARKS if _without_marks(found) == _without_marks(text) else Fidelity.WORDS
    return Comparison(fidelity, start, end, differences(text, found))


def candidates(text: str, source_text: str, most: int = MOST_CANDIDATES) -> list[tuple[int, int]]:
    """Where the words may stand, best first: exact places, else folded ones, else the nearest passages.

    A text longer than `LONGEST_SEARCHED` is searched for exact places only.
    """
    starts = anchors.occurrences(text, source_text)[:most]
    if starts:
        return [(start, start + len(text)) for start in starts]
    if len(source_text) > LONGEST_SEARCHED:
        return []
    return anchors.folded_occurrences(text, source_text)[:most] or _nearest(text, source_text, most)


def differences(text: str, found: str) -> tuple[Stretch, ...]:
    """The words of the quote against those found, as stretches in reading order; a replacement is what
    was removed, then what was added."""
    ours, theirs = _pieces(text), _pieces(found)
    stretches = []
    for kind, first, last, own_first, own_last in _opcodes(_bare(theirs), _bare(ours)):
        if kind == "equal" and own_first == own_last:
            continue
        if kind == "equal":
            stretches.append(Stretch("".join(ours[own_first:own_last]), Difference.SAME))
            continue
        if first < last:
            stretches.append(Stretch("".join(theirs[first:last]), Difference.REMOVED))
        if own_first < own_last:
            stretches.append(Stretch("".join(ours[own_first:own_last]), Difference.ADDED))
    return tuple(stretches)


def _opcodes(theirs: list[str], ours: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """As `SequenceMatcher.get_opcodes`, in a time that does not run away with long passages."""
    if max(len(theirs), len(ours)) <= LONGEST_COMPARED:
        return SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    shorter = min(len(theirs), len(ours))
    head = next((n for n in range(shorter) if theirs[n] != ours[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if theirs[-1 - n] != ours[-1 - n]), rest)
    last, own_last = len(theirs) - tail, len(ours) - tail
    return [
        ("equal", 0, head, 0, head),
        ("replace", head, last, head, own_last),
        ("equal", last, len(theirs), own_last, len(ours)),
    ]


def _pieces(text: str) -> list[str]:
    """The words, each with the blanks behind it; blanks at the head go with the first."""
    starts = [word.start() for word in _WORDS.finditer(text)]
    starts[:1] = [0]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if text]


def _bare(pieces: list[str]) -> list[str]:
    return [piece.strip() for piece in pieces]


def _nearest(text: str, source_text: str, most: int) -> list[tuple[int, int]]:
    """Passages that begin and end with words of the quote and share most of its words in order."""
    wanted = [folded for word in text.split() if (folded := _key(word))]
    words = _words(source_text)
    keys = [key for _, _, key in words]
    scored: dict[tuple[int, int], float] = {}
    for first in _likely_starts(wanted, keys):
        window = keys[first : first + len(wanted) + max(2, len(wanted) // 2)]
        blocks = [
            b for b in SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks() if b.size
        ]
        if not blocks:
            continue
        low, high = blocks[0].b, blocks[-1].b + blocks[-1].size
        shared = sum(block.size for block in blocks)
        alike = 2 * shared / (len(wanted) + high - low)
        if alike >= LEAST_ALIKE:
            scored[_bare_span(source_text, words[first + low][0], words[first + high - 1][1])] = alike
    return _apart(sorted(scored, key=lambda span: (-scored[span], span)), most)


@lru_cache(maxsize=2)
def _words(source_text: str) -> list[tuple[int, int, str]]:
    """The words of a text with their places, as `_key` has them; kept for the next quote of the same text."""
    return [
        (word.start(), word.end(), key)
        for word in _WORDS.finditer(source_text)
        if (key := _key(word.group()))
    ]


def _bare_span(source_text: str, start: int, end: int) -> tuple[int, int]:
    """The span without punctuation at its ends: the passage begins and ends with letters or figures."""
    while not source_text[start].isalnum():
        start += 1
    last = end
    while not source_text[last - 1].isalnum():
        last -= 1
    return start, min(end, end_with_marks(source_text, last))


def _likely_starts(wanted: list[str], keys: list[str]) -> list[int]:
    """Where windows are worth looking at: those that hold most of the quote's words, the best first."""
    from_here = set(wanted)
    length, held, counts = len(wanted), 0, []
    for index, key in enumerate(keys):
        held += key in from_here
        if index >= length:
            held -= keys[index - length] in from_here
        counts.append((held, max(0, index - length + 1)))
    least = max(1, round(length * LEAST_ALIKE / 2))
    likely = sorted((count for count in counts if count[0] >= least), key=lambda count: (-count[0], count[1]))
    return [start for _, start in likely[:MOST_SEEDS]]


def _apart(spans: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """The first of these spans that do not overlap one before them."""
    chosen: list[tuple[int, int]] = []
    for start, end in spans:
        if len(chosen) < most and all(end <= other[0] or other[1] <= start for other in chosen):
            chosen.append((start, end))
    return chosen


def _without_marks(text: str) -> list[str]:
    """The words folded, without the punctuation that opens and closes them; dashes between words left out."""
    words = (word.lstrip(_OPENING).rstrip(_CLOSING) for word in fold(text).split())
    return [word for word in words if word.strip("-")]


def _key(word: str) -> str:
    """The word as compared in the search for a passage: folded, without punctuation."""
    return "".join(character for character in fold(word) if character.isalnum())
