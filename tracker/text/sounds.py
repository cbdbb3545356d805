"""How far two words sound alike across spellings and scripts: Arabic, Latin, Cyrillic, Hebrew.

A word becomes a row of sounds: consonants in classes that all scripts can write, vowels as A, I, U. What one
script leaves out (short vowels, ع, doubled letters) costs little; another consonant costs much.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

_LETTERS = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "btcjhxdzrzsSsdtzgfkklmnh", strict=True)),
        **dict(zip("اويى", "AUIA", strict=True)),
        "ع": "A",
        **dict(zip("абвгдежзийклмнопрстуфхцчшщыэюя", "AbfgdAjzIIklmnUbrstUfhssSSIAUA", strict=True)),
        **dict(zip("єіїґў", "AIIgU", strict=True)),
        **dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "AbgdhUzxtIkklmmnnsAffsskrSt", strict=True)),
    }
)
_LATIN = {
    **dict.fromkeys(("dsch", "dzs", "dj", "dz", "dg"), "j"),
    **dict.fromkeys(("tsch", "sch", "sh", "sz", "tch"), "S"),
    **dict.fromkeys(("ch", "kh"), "x"),
    **dict.fromkeys(("k", "ck", "qu", "q", "c"), "k"),
    **dict.fromkeys(("b", "p"), "b"),
    **dict.fromkeys(("f", "ph", "v"), "f"),
    **dict.fromkeys(("d", "đ"), "d"),
    **dict.fromkeys(("s", "ß"), "s"),
    **dict(
        zip(("gea", "ge", "gi", "gh", "dh", "th", "x"), ("jA", "jA", "jI", "g", "z", "c", "ks"), strict=True)
    ),
    "ł": "l",
    **dict.fromkeys(("ai", "ay", "ei", "ey", "ee", "ie"), "I"),
    **dict.fromkeys(("ou", "oo", "au", "aw", "ow", "eu"), "U"),
    **dict.fromkeys(("aa", "a", "e", "æ", "ə"), "A"),
    **dict.fromkeys(("i", "y", "ı"), "I"),
    **dict.fromkeys(("u", "o", "w", "ø", "œ"), "U"),
}
_LATIN_PIECE = re.compile("|".join(sorted(map(re.escape, _LATIN), key=len, reverse=True)))
_SAME_AGAIN = re.compile(r"(.)\1+")
_LATIN_LETTER = re.compile("[a-z\u00df-\u024f]")
_NO_SOUND = re.compile(r"[^A-Za-z]")
_VOWELS = "AIU"

# Consonants that languages write for one another: ش as s, خ as h or k, ج as g, ذ as d, و as v.
_WRITTEN_FOR = {
    "s": "Scz",
    "t": "cd",
    "j": "gSzkI",
    "x": "kShg",
    "k": "gS",
    "g": "h",
    "f": "Ub",
    "c": "Sdz",
    "z": "dS",
}
_NEAR = {frozenset((one, other)) for one, others in _WRITTEN_FOR.items() for other in others}
_BLOCK = str.maketrans("kgjxStdcszbf", "kkkkktttttbb", "hAIU")
_VOWELLESS = str.maketrans("", "", "AIU")

NEAR, SHORT_VOWEL, LONG_VOWEL, OTHER_VOWEL = 0.25, 0.08, 0.45, 0.3


def is_arabic(word: str) -> bool:
    """True if the word's letters are Arabic ones."""
    return any("\u0621" <= letter <= "\u064a" for letter in word)


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> str:
    """The sounds of a folded word; empty for scripts that it does not know."""
    if not _LATIN_LETTER.search(word):
        heard = word.translate(_LETTERS)
    else:
        heard = _LATIN_PIECE.sub(lambda piece: _LATIN[piece[0]], word)
    heard = _SAME_AGAIN.sub(r"\1", _NO_SOUND.sub("", heard))
    return heard.rstrip("h") or heard


@lru_cache(maxsize=1 << 16)
def block(word: str) -> str:
    """A coarse key that words which sound alike usually share: what is worth comparing at all."""
    heard = sounds(word)
    key = heard.translate(_BLOCK) or heard.translate(_VOWELLESS)
    return _SAME_AGAIN.sub(r"\1", key) or heard or word


def may_be_alike(keys: Sequence[str], others: Sequence[str]) -> bool:
    """False if a word of the shorter row sounds like none of the longer; quick, for very many names.

    Words are given as their `block`.
    """
    short, long = (keys, others) if len(keys) <= len(others) else (others, keys)
    rest = [key for key in long if key not in short]
    return all(key in long or any(_differ_once(key, other) for other in rest) for key in short)


def _differ_once(one: str, other: str) -> bool:
    """True if one letter changed, added or left out makes one key the other."""
    length, longer = sorted((len(one), len(other)))
    if longer - length > 1:
        return False
    start = 0
    while start < length and one[start] == other[start]:
        start += 1
    same = start
    while same < length and one[start - same - 1] == other[start - same - 1]:
        same += 1
    return same >= longer - 1


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> float:
    """How alike two folded words sound, from 0 to 1; 1 only for words that are written the same.

    Words that differ in more than one consonant of the coarse key count as not alike at all.
    """
    if one == other:
        return 1.0
    if not _differ_once(block(one), block(other)):
        return 0.0
    left, right = sounds(one), sounds(other)
    if not left or not right:
        return 0.0
    arabic = is_arabic(one), is_arabic(other)
    consonants = max(sum(sound not in _VOWELS for sound in each) for each in (left, right))
    vowels = [LONG_VOWEL if each else SHORT_VOWEL for each in arabic]
    cost = _distance(left, right, vowels[0], vowels[1], all(arabic))
    return max(0.0, 0.99 - cost / max(consonants, 2))


def _distance(left: str, right: str, left_vowel: float, right_vowel: float, both_arabic: bool) -> float:
    """The least cost of turning one row of sounds into the other.

    A vowel that only one side has costs little where its script writes short ones too, more where it
    writes only long ones.
    """
    # A million pairs of names come through here: nothing is worked out twice.
    costs = [_alone(sound, right_vowel) for sound in right]
    above = [0.0, *accumulate(costs)]
    for own in left:
        alone = _alone(own, left_vowel)
        best = above[0] + alone
        row = [best]
        for place, sound in enumerate(right):
            best += costs[place]
            instead = above[place] if own == sound else above[place] + _instead(own, sound, both_arabic)
            if instead < best:
                best = instead
            left_out = above[place + 1] + alone
            if left_out < best:
                best = left_out
            row.append(best)
        above = row
    return above[-1]


def _alone(sound: str, vowel: float) -> float:
    if sound in _VOWELS:
        return vowel
    return 0.4 if sound == "h" else 1.0


def _instead(own: str, other: str, both_arabic: bool) -> float:
    """What it costs to write one sound for another."""
    if own in _VOWELS and other in _VOWELS:
        return LONG_VOWEL if both_arabic else OTHER_VOWEL
    if not both_arabic and frozenset((own, other)) in _NEAR:
        return NEAR
    return 1.0
