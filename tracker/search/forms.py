"""The forms under which a word that is looked for may stand in a text: endings, plurals, other spellings.

Clitics in front are no matter of this: the index holds each word without them too.
"""

import re
from collections.abc import Set
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
    apart: tuple[str, str] | None = None
    """The same in two words, of which the second is a beginning: «عبد الله» for «عبدالله»."""

    def fits(self, word: str) -> bool:
        """True for a word of the index that it means."""
        return word.startswith(self.beginnings) or word in self.wholes

    def stands_in(self, held: Set[str]) -> bool:
        """True if a text that holds these words of the index is meant."""
        if any(map(self.fits, held)):
            return True
        return bool(
            self.apart and self.apart[0] in held and any(word.startswith(self.apart[1]) for word in held)
        )

    def match(self) -> str:
        """The FTS5 expression for it."""
        choices = [f'"{word}" *' for word in self.beginnings] + [f'"{word}"' for word in self.wholes]
        if self.apart:
            choices.append(f'("{self.apart[0]}" AND "{self.apart[1]}" *)')
        return choices[0] if len(choices) == 1 else f"({' OR '.join(choices)})"


def bare(word: str) -> str:
    """A folded word without its article, which is seen through on both sides."""
    for article in ARTICLE_PREFIXES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST_STEM:
            return word.removeprefix(article)
    return word


def stem_of(word: str, *, has_own_article: bool = False) -> str:
    """A folded word as it is looked for: without its article, and without the ending of a feminine or its
    plural: «حكومة» finds «حكومات», «حكومتها» and «حكومي» too."""
    word = word if has_own_article else bare(word)
    for ending in ("ات", "ه"):
        if word.endswith(ending) and len(word) - len(ending) > SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=1000)
def sought(word: str, *, has_own_article: bool = False) -> Sought:
    """What a folded word means when it is looked for, its article aside.

    Of a short feminine the endings are told apart («صفحة»: «صفحتها», «صفحات», but not «صفحي»); a plural of
    people means its singular, and a country its people («أمريكا»: «أمريكي», «الأمريكيون»). Broken plurals
    are those of `resources/words/plurals.toml`. A verb of the past means the present too («أعلن»: «يعلن»).
    Of a word that has its own ال («ألمانيا», «إلكتروني») that is no article.
    """
    typed, word = word, word if has_own_article else bare(word)
    if word in _words("alone"):
        return Sought((), _nouns(word))
    if word in _words("lands"):
        return Sought((), (word, *(f"{word}ي{ending}" for ending in OF_PEOPLE)))
    beginnings, wholes = [stem_of(word, has_own_article=has_own_article)], list[str]()
    if typed != word and _MAY_BE_ITS_OWN.match(typed):  # «الالتزام» stands in the index as «التزام»
        beginnings.append(typed)
    for add in (_feminines, _peoples, _several_people, _other_forms):
        add(word, beginnings, wholes)
    if typed == word:
        _verbs(word, wholes)
    kept = tuple(dict.fromkeys(beginnings))
    return Sought(
        kept, tuple(each for each in dict.fromkeys(wholes) if not each.startswith(kept)), _apart(word)
    )


_MAY_BE_ITS_OWN = re.compile(r"الت\wا\w|الكترون|المان|البان")


OF_NOUNS = ("", "ا", "ي", "ان", "ين", "ون", "و", "ها", "هم", "نا")
"""Endings of a noun, but for those that make another word of it."""


def _nouns(word: str) -> tuple[str, ...]:
    others = _forms().get(word, set())
    found = [one + ending for one in (word, *others) for ending in OF_NOUNS]
    return tuple(dict.fromkeys([*found, *(other + "ات" for other in others if len(other) == SHORTEST_STEM)]))


def _feminines(word: str, beginnings: list[str], wholes: list[str]) -> None:
    if word.endswith("ه") and len(word) == SHORTEST_STEM + 1 and not word.endswith("اه"):
        beginnings += [word[:-1] + "ت", word[:-1] + "ات"]
    if word.endswith("ات") and len(word) == SHORTEST_STEM + 2:
        beginnings.append(word[:-2] + "ت")
        wholes.append(word[:-2] + "ه")
    if word.endswith("اه") and len(word) > SHORTEST_STEM + 1:
        beginnings.append(word[:-2] + "يات")


def _peoples(word: str, _beginnings: list[str], wholes: list[str]) -> None:
    if word.endswith("ا") and len(word) > SHORTEST_STEM + 1:
        people = word[:-1] if word.endswith("يا") else word[:-1] + "ي"
        wholes += (people + ending for ending in OF_PEOPLE)


def _several_people(word: str, beginnings: list[str], wholes: list[str]) -> None:
    if word.endswith(("ين", "ون")) and len(word) > SHORTEST_STEM + 2:
        one = word[:-2]
        beginnings += [one + "ين", one + "ون"]
        wholes += [one + "و", one + "ي"]
        if word not in _words("people"):
            wholes += [one, one + "ه", one + "ا"]


def _other_forms(word: str, beginnings: list[str], wholes: list[str]) -> None:
    for other in _forms().get(word) or _broken(word):
        stem = stem_of(other)
        if len(stem) > SHORTEST_STEM:
            beginnings.append(stem)
        else:
            wholes += (other + ending for ending in ("", "ي", "ه", "ها", "هم"))
        if other.endswith("ه"):  # «قادة»: «قادتهم»
            wholes += (other[:-1] + "ت" + ending for ending in ("ه", "ها", "هم", "نا"))


def _broken(word: str) -> list[str]:
    """The broken plural of a feminine like «رهينة», or the singular of «رهائن», where no list knows it."""
    if _FEMININE.fullmatch(word):
        return [f"{word[:2]}اي{word[3]}"]
    one = f"{word[:2]}ي{word[-1:]}ه"
    return [one] if _OF_FEMININE.fullmatch(word) and one not in _forms() else []


_FEMININE, _OF_FEMININE = re.compile(r"\w\wي[^\Wيا]ه"), re.compile(r"\w\wاي[^\Wيا]")


def _verbs(word: str, wholes: list[str]) -> None:
    """The other tense and persons of what may be a verb of the past; a noun has none of these forms."""
    if word.endswith("ت") and not word.endswith("ات") and len(word) > SHORTEST_STEM + 1:
        word = word[:-1]
        wholes += (word + ending for ending in ("", "وا", "ا", "ه", "ها"))
    if len(word) < SHORTEST_STEM or word.endswith(("ه", "ي", "ا")):
        return
    stem = word
    if word.startswith("ا"):  # «أعلن»: «يعلن», but «أكد»: «يؤكد»
        stem = word[1:] if len(word) > SHORTEST_STEM else "و" + word[1:]
    stems = [stem]
    if len(stem) == SHORTEST_STEM and stem[1] == "ا":  # «أضاف»: «يضيف»; «قال»: «يقول»
        stems += (stem[0] + weak + stem[2] for weak in ("ي" if word != stem else "يو"))
    wholes += (
        person + each + ending for each in stems for person in "يت" for ending in ("", "ون", "ان", "ه", "ها")
    )


JOINED = ("عبد", "ابو")
"""First parts of names that some write as one word with the second."""


def _apart(word: str) -> tuple[str, str] | None:
    for first in JOINED:
        second = bare(word.removeprefix(first))
        if word.startswith(first) and len(second) >= SHORTEST_STEM:
            return first, second
    return None


@cache
def _forms() -> dict[str, set[str]]:
    """The other forms of each word of the list; articles are no part of them."""
    found: dict[str, set[str]] = {}
    for line in word_lists("plurals")["forms"]:
        forms = {fold(form) for form in line}
        for form in forms:
            found.setdefault(form, set()).update(forms - {form})
    for first, *others in word_lists("plurals")["from_first"]:
        found.setdefault(fold(first), set()).update(map(fold, others))
    return found


@cache
def _words(name: str) -> frozenset[str]:
    """One of the lists of single words, folded."""
    return frozenset(map(fold, word_lists("plurals")[name]))


@lru_cache(maxsize=1000)
def with_clitics(word: str) -> tuple[str, ...]:
    """What the index may hold for a text's word that is this one, with clitics in front or without.

    A word of three letters or more stands there without its clitics anyway, but «للأمم» not as «الأمم».
    """
    if len(word) >= SHORTEST_STEM:
        return (word, "لل" + word[2:]) if word.startswith("ال") else (word,)
    return tuple(
        conjunction + preposition + article + word
        for conjunction in ("", "و", "ف")
        for preposition in ("", "ب", "ك", "ل", "س")
        for article in ("", "ال")
    )
