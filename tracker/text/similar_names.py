"""Whether two names may be one person's: a score to propose by, and whether to preselect.

It never decides. Spelling, titles, ال, spacing, order, left-out middle names and script make little
difference; another given name or family name makes all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import permutations

from tracker.text.fold import fold
from tracker.text.names import name_key
from tracker.text.sounds import block, is_arabic, likeness, may_be_alike
from tracker.text.words import word_lists

PROPOSED = 0.8
"""From here on two names are proposed as one person's."""

_ONE_SHAPE = (  # one given name of two parts, however Latin script joins them
    (re.compile(r"^عبدال(?!له$)(?=\w{3})"), "عبد"),
    (re.compile(r"^abd[aeou]l(?!lah?$)(?=\w{3})"), "abd"),
    (re.compile(r"(?<=\w)[aeiou]?dd?(?:i|ee)ne?$"), "din"),
    (re.compile(r"(?<=\w)الدين$"), "دين"),
)

MOST_WORDS = 6
HOPELESS = 0.5
"""Where a word of the one is less like every word of the other, nothing makes the names one person's."""

ORDER, INNER_WORD, OUTER_WORD = 0.1, 0.05, 0.09


class NameDifference(StrEnum):
    """What the difference between two names that may be one person's comes down to."""

    SAME = "same"  # marks, titles, articles, spaces
    ORDER = "order"  # of the words
    SHORTER = "shorter"  # words that only one of them has
    SCRIPT = "script"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names are one person's, from 0 to 1, and why; `is_sure` if there is next to no doubt."""

    score: float
    is_sure: bool
    reason: NameDifference


@dataclass(frozen=True)
class _Lists:
    """The word lists of `resources/words/similar_names.toml`, folded; given names with their line."""

    second_halves: frozenset[str]
    inside: frozenset[str]
    servants: frozenset[str]
    given: Mapping[str, int]
    whole: tuple[str, ...]  # the first word of each line


@cache
def _lists() -> _Lists:
    lists = word_lists("similar_names")
    second, inside, servants = (
        frozenset(map(_plain, lists[name])) for name in ("second_halves", "inside", "servants")
    )
    given = {_plain(word): number for number, line in enumerate(lists["given"]) for word in line}
    whole = tuple(_plain(line[0]) for line in lists["given"])
    return _Lists(second, inside, servants, given, whole)


def _plain(word: str) -> str:
    return name_key(word) or fold(word)


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell who it is: titles, articles and courtesies taken off."""
    return key_words(name_key(name))


@lru_cache(maxsize=1 << 16)
def key_words(key: str) -> tuple[str, ...]:
    """As `name_words`, of a `name_key` that is there already."""
    lists = _lists()
    words: list[str] = []
    for word in key.split():
        if words and (word in lists.second_halves or words[-1] in lists.servants):
            words[-1] += word
        elif not (words and word in lists.inside):
            words.append(word)
    return tuple(map(_one_word, words))


@lru_cache(maxsize=1 << 16)
def _one_word(word: str) -> str:
    for pattern, rest in _ONE_SHAPE:
        word = pattern.sub(rest, word)
    return word


@lru_cache(maxsize=1 << 16)
def blocks(key: str) -> tuple[str, ...]:
    """One coarse key for each word of a `name_key`: names of one person share at least one, nearly always."""
    return tuple(map(_block, key_words(key)))


@lru_cache(maxsize=1 << 16)
def _block(word: str) -> str:
    """The word's `block`; short forms of a given name have that of the whole one."""
    lists = _lists()
    if word in lists.given:
        word = lists.whole[lists.given[word]]
    return block(_without_son(word)[-1])


def compare(one: str, other: str) -> Likeness:
    """How likely two names are one person's.

    Sure only where both have the same key, which spelling marks, titles, articles and spacing leave as it
    is, and at least two words: even then two people may bear one name. Order, left-out words and another
    script make it likely, never sure. A family name alone stays below `PROPOSED`.
    """
    return compare_keys(name_key(one), name_key(other))


def compare_keys(one: str, other: str) -> Likeness:
    """As `compare`, of two names of which only the `name_key` is at hand."""
    words, others = key_words(one), key_words(other)
    sure = is_one_key(one, other)
    return Likeness(1.0 if sure else compare_words(words, others), sure, _reason(words, others, sure))


def _reason(one: tuple[str, ...], other: tuple[str, ...], sure: bool) -> NameDifference:
    if sure or one == other:
        return NameDifference.SAME
    if any(map(is_arabic, one)) is not any(map(is_arabic, other)):
        return NameDifference.SCRIPT
    if len(one) != len(other):
        return NameDifference.SHORTER
    return NameDifference.ORDER if sorted(one) == sorted(other) else NameDifference.SPELLING


def is_one_key(one: str, other: str) -> bool:
    """True if two name keys differ in nothing but spaces, and hold more than one word."""
    return " " in one and " " in other and one.replace(" ", "") == other.replace(" ", "")


@lru_cache(maxsize=1 << 16)
def compare_words(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The score of two names given as `name_words`."""
    short, long = sorted((one[:MOST_WORDS], other[:MOST_WORDS]), key=lambda words: (len(words), words))
    if not short:
        return 0.0
    if short == long:
        return 1.0 if len(long) > 1 else 0.9
    if len(short) == 1:
        return _of_one_word(short[0], long)
    if not may_be_alike([*map(_block, short)], [*map(_block, long)]):
        return _run_together(short, long)
    table = [[_word_likeness(word, other) for other in long] for word in short]
    if min(map(max, table)) < HOPELESS:
        return _run_together(short, long)
    best = 0.0
    for places in _orders(len(short), len(long)):
        found = [row[place] for row, place in zip(table, places, strict=True)]
        if min(found) > HOPELESS:
            best = max(best, _total(found, places, len(long)))
    return max(best, _run_together(short, long))


@cache
def _orders(short: int, long: int) -> tuple[tuple[int, ...], ...]:
    """Which words of the longer name the words of the shorter are compared with.

    In every order up to four words; beyond, head to head, tail to tail, and the last with the last.
    """
    if long <= 4:
        return tuple(permutations(range(long), short))
    tail = tuple(range(long - short, long))
    return tuple(dict.fromkeys((tuple(range(short)), tail, (*range(short - 1), long - 1))))


def _total(found: list[float], places: tuple[int, ...], long: int) -> float:
    score = 0.4 * sum(found) / len(found) + 0.6 * min(found)
    if list(places) != sorted(places):
        score -= ORDER
    left_out = long - len(places)
    inner = {0, long - 1} <= set(places)
    return score - min(left_out, 3) * (INNER_WORD if inner else OUTER_WORD)


def _of_one_word(word: str, long: tuple[str, ...]) -> float:
    if len(long) == 1:
        return _word_likeness(word, long[0])
    return min(0.7, max(_word_likeness(word, long[-1]), 0.8 * _word_likeness(word, long[0])))


def _run_together(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    """The same letters, spaced another way: قصر الدين، قصرالدين."""
    return 0.97 if "".join(short) == "".join(long) else 0.0


@lru_cache(maxsize=1 << 16)
def _word_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    given = _lists().given
    if one in given and other in given:
        return 0.95 if given[one] == given[other] else 0.3
    if min(len(one), len(other)) == 1:  # an initial
        return 0.85 if block(one)[:1] == block(other)[:1] and one[0] == other[0] else 0.0
    return max(likeness(left, right) for left in _without_son(one) for right in _without_son(other))


def _without_son(word: str) -> tuple[str, ...]:
    """The word, and what stands behind «بن», which Latin script drops."""
    return (word, word[2:]) if word.startswith("بن") and len(word) > 4 else (word,)
