"""The forms under which a word that is looked for may stand in a text: endings, plurals, other spellings.

Clitics in front are no matter of this: the index holds each word without them too.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from tracker.search.words import SHORTEST_STEM
from tracker.text.fold import fold
from tracker.text.words import word_lists

ARTICLE_PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال")
OF_PEOPLE = ("", "ه", "ين", "ون", "ات", "ا")
"""Endings of a word like «تركي»: of one and of several, men and women."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A word that is looked for: a text's word fits if it begins with one of these, or is one of those."""

    beginnings: tuple[str, ...]
    wholes: tuple[str, ...] = ()

    def fits(self, word: str) -> bool:
        """True for a word of the index that it means."""
        return word.startswith(self.beginnings) or word in self.wholes

    def match(self) -> str:
        """The FTS5 expression for it."""
        choices = [f'"{word}" *' for word in self.beginnings] + [f'"{word}"' for word in self.wholes]
        return choices[0] if len(choices) == 1 else f"({' OR '.join(choices)})"


def bare(word: str) -> str:
    """A folded word without its article, which is seen through on both sides."""
    for article in ARTICLE_PREFIXES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST_STEM:
            return word.removeprefix(article)
    return word


def stem_of(word: str) -> str:
    """A folded word as it is looked for: without its article, and without the ending of a feminine or its
    plural: «حكومة» finds «حكومات», «حكومتها» and «حكومي» too."""
    word = bare(word)
    for ending in ("ات", "ه"):
        if word.endswith(ending) and len(word) - len(ending) > SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=1000)
def sought(word: str) -> Sought:
    """What a folded word means when it is looked for, its article aside.

    Of a short feminine the endings are told apart («صفحة»: «صفحتها», «صفحات», but not «صفحي»); a plural of
    people means its singular, and a country its people («أمريكا»: «أمريكي», «الأمريكيون»). Broken plurals
    are those of `resources/words/plurals.toml`.
    """
    word = bare(word)
    beginnings, wholes = [stem_of(word)], list[str]()
    if word.endswith("ه") and len(word) == SHORTEST_STEM + 1 and not word.endswith("اه"):
        beginnings += [word[:-1] + "ت", word[:-1] + "ات"]
    if word.endswith("اه") and len(word) > SHORTEST_STEM + 1:
        beginnings.append(word[:-2] + "يات")
    if word.endswith("ا") and len(word) > SHORTEST_STEM + 1:
        people = word[:-1] if word.endswith("يا") else word[:-1] + "ي"
        wholes += (people + ending for ending in OF_PEOPLE)
    if word.endswith(("ين", "ون")) and len(word) > SHORTEST_STEM + 2:
        one = word[:-2]
        beginnings += [one + "ين", one + "ون"]
        wholes += [one + "و", one + "ي"]
        if not one.endswith("ي"):  # «المدنيين» are no «الدفاع المدني»
            wholes += [one, one + "ه"]
    for other in _forms().get(word, ()):
        stem = stem_of(other)
        if len(stem) > SHORTEST_STEM:
            beginnings.append(stem)
        else:
            wholes += (other + ending for ending in ("", "ي", "ه", "ها", "هم"))
    kept = tuple(dict.fromkeys(beginnings))
    return Sought(kept, tuple(each for each in dict.fromkeys(wholes) if not each.startswith(kept)))


@cache
def _forms() -> dict[str, set[str]]:
    """The other forms of each word of the list; articles are no part of them."""
    found: dict[str, set[str]] = {}
    for line in word_lists("plurals")["forms"]:
        forms = {fold(form) for form in line}
        for form in forms:
            found.setdefault(form, set()).update(forms - {form})
    return found


@lru_cache(maxsize=1000)
def with_clitics(word: str) -> tuple[str, ...]:
    """What the index may hold for a text's word that is this one, with clitics in front or without.

    A word of three letters or more stands there without its clitics anyway.
    """
    if len(word) >= SHORTEST_STEM:
        return (word,)
    return tuple(
        conjunction + preposition + article + word
        for conjunction in ("", "و", "ف")
        for preposition in ("", "ب", "ك", "ل", "س")
        for article in ("", "ال")
    )
