"""Makes stored keys whose binary order is the order in which Arabic lists names and titles."""

import re
from functools import cache
from unicodedata import normalize

from tracker.text.fold import FOLDING, fold
from tracker.text.words import word_lists

_ARTICLE = re.compile(r"\bال(\w{2,})")

# What folding would hide and the search for the article must see: إلياس begins with a hamza, not with ال.
_KEPT = "آأإؤئءةى"

# In the Unicode collation for Arabic, hamza and its carriers sort as alef (آ as two), ة as ت, ى as ي. The
# other letters are Kurdish, Urdu and Pashto ones that names bring along; they sort with their nearest.
_SORTED_AS = {"آ": "اا", "ة": "ت", "ى": "ي", **dict.fromkeys("أإؤئء", "ا")} | {
    letter: nearest
    for nearest, letters in {
        "ر": "ڕڑړ", "ل": "ڵ", "و": "ۆۇ", "ي": "ێېۍ", "ت": "ٹټ", "د": "ڈډ", "ن": "ںڼ", "س": "ښ", "ز": "ږ"
    }.items()
    for letter in letters
}  # fmt: skip

# Each Arabic letter becomes one ASCII character between the digits and the small Latin letters.
_ALPHABET = {letter: chr(ord("A") + place) for place, letter in enumerate("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")}


class _Spelling(dict[int, str]):
    """Code point → folded text, but hamzas, ة and ى as they are written."""

    def __missing__(self, code_point: int) -> str:
        character = chr(code_point)
        self[code_point] = spelt = character if character in _KEPT else FOLDING[code_point]
        return spelt


class _Keys(dict[int, str]):
    """Code point → its part of the key: white space, punctuation, digits, Arabic, Latin, all others."""

    def __missing__(self, code_point: int) -> str:
        character = chr(code_point)
        letters = _SORTED_AS.get(character, character)
        if letters[0] in _ALPHABET:
            key = "".join(_ALPHABET[letter] for letter in letters)
        elif character.isalnum() or character < "0":
            key = character
        else:
            key = f"/{character}"  # the last ASCII sign before the digits
        self[code_point] = key
        return key


_SPELLING = _Spelling()
_KEYS = _Keys()


@cache
def _article_exceptions() -> frozenset[str]:
    return frozenset(fold(word) for word in word_lists("article_exceptions")["words"])


def sort_key(text: str) -> str:
    """A key to store beside `text`: keys compared byte by byte (UTF-8) stand in Arabic order.

    Punctuation, digits, Arabic letters, Latin letters, in this order; capitals, accents, vowel marks and
    hamzas make no difference; ال at the head of any word is skipped (not where it belongs to the word).
    """
    spelt = " ".join(normalize("NFKC", text).translate(_SPELLING).split())
    return _ARTICLE.sub(_skip_article, spelt).translate(_KEYS)


def without_article(word: str) -> str:
    """A folded word without its ال, unless ال belongs to the word or hardly anything would be left."""
    return word if word in _article_exceptions() else _ARTICLE.sub(r"\1", word, count=1)


def _skip_article(found: re.Match[str]) -> str:
    word, rest = found[0], found[1]
    # Folding drops a last hamza, and «الماء» (the water) is not «ألما» (Alma).
    belongs = fold(word) in _article_exceptions() and not word.endswith("ء")
    return word if belongs else rest
