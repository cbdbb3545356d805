"""What was typed into a search box: understood, asked of the index, and found again in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from tracker.records import QuoteStatus
from tracker.search.words import SHORTEST_STEM, of_status, split, variants, words
from tracker.text.fold import end_with_marks, fold_map
from tracker.text.sort_keys import sort_key

ARTICLE_PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال")


class Fit(Enum):
    """How well a text must hold what was typed: anyhow, every word whole, or some only as beginnings."""

    ANY = 0
    WHOLE = 1
    BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed into a search box: every word begins with one of these, none with those.

    `phrases` stand in the text as they are, word for word, their words being in `stems` too. `whole` are
    the words of `stems` with their endings.
    """

    stems: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    phrases_without: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    fit: Fit = Fit.ANY

    def __bool__(self) -> bool:
        return bool(self.stems or self.without or self.phrases_without)

    def match(self, *more: str) -> str:
        """The FTS5 expression for it, and for `more` expressions that must hold too. Nothing typed into a
        search box is syntax there: all that is left of it are letters and digits between quotes."""
        words = map(exactly, self.whole) if self.fit is Fit.WHOLE else map(prefix, self.stems)
        expression = " AND ".join([*words, *more] or [exactly(*map(of_status, QuoteStatus))])
        if self.fit is Fit.BEGINNING:
            expression = f"({expression}) NOT ({' AND '.join(map(exactly, self.whole))})"
        for stem in self.without:
            expression = f"({expression}) NOT {prefix(stem)}"
        return expression

    def by_relevance(self) -> "tuple[Asked, ...]":
        """The same in two, what fits better first: texts that hold every word whole, then the others."""
        if not self.whole:
            return (self,)
        return replace(self, fit=Fit.WHOLE), replace(self, fit=Fit.BEGINNING)


def prefix(word: str) -> str:
    """The FTS5 expression for words that begin so."""
    return f'"{word}" *'


def exactly(*choices: str) -> str:
    """The FTS5 expression for any of these words, whole."""
    return "(" + " OR ".join(f'"{word}"' for word in choices) + ")"


_PART = re.compile(r'(?P<not>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


def ask(typed: str) -> Asked:
    """What was meant: several words mean all of them, "a phrase" its words in a row, -word leaves out.

    Any text is understood somehow; what holds neither letter nor digit asks for nothing.
    """
    stems: list[str] = []
    without: list[str] = []
    phrases: list[str] = []
    phrases_without: list[str] = []
    whole: list[str] = []
    for part in _PART.finditer(_FANCY_QUOTES.sub('"', typed)):
        found = split(part["phrase"] if part["word"] is None else part["word"])
        is_phrase = len(found) > 1  # «covid-19» too: its parts stand beside each other
        if part["not"]:
            if is_phrase:
                phrases_without.append(" ".join(found))
            else:
                without += map(bare, found)
            continue
        stems += map(stem_of, found)
        whole += map(bare, found)
        if is_phrase:
            phrases.append(" ".join(found))
    return Asked(*(tuple(dict.fromkeys(each)) for each in (stems, without, phrases, phrases_without, whole)))


_FANCY_QUOTES = re.compile("[«»“”„]")


def bare(word: str) -> str:
    """A folded word without its article, which is seen through on both sides."""
    for article in ARTICLE_PREFIXES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST_STEM:
            return word.removeprefix(article)
    return word


def stem_of(word: str) -> str:
    """A folded word as it is looked for: without its article, and without the ending of a feminine or its
    plural: «حكومة» finds «حكومات», «حكومتها» and «حكومي» too. (What is left out keeps its ending.)"""
    word = bare(word)
    for ending in ("ات", "ه"):
        if word.endswith(ending) and len(word) - len(ending) > SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


# Looking into a text


def register(database: Any) -> None:
    """Teach a connection `folded_contains(text, typed)`, `holds_phrases(text, phrases)`, `sort_key(text)`."""
    database.register_function(_contains, "folded_contains", 2, deterministic=True)
    database.register_function(_holds_phrases, "holds_phrases", 2, deterministic=True)
    database.register_function(sort_key, "sort_key", 1, deterministic=True)


@lru_cache(maxsize=64)
def _asked(typed: str) -> Asked:
    return ask(typed)


def fits(typed: str, text: str) -> bool:
    """True if the text holds what was typed, as the index would say."""
    asked = _asked(typed)
    joined = " ".join(split(text))
    held = words(text) if asked.stems or asked.without else set()
    return (
        all(any(word.startswith(stem) for word in held) for stem in asked.stems)
        and not any(word.startswith(stem) for stem in asked.without for word in held)
        and all(phrase in joined for phrase in asked.phrases)
        and not any(phrase in joined for phrase in asked.phrases_without)
    )


def _contains(text: str | None, typed: str) -> bool:
    return fits(typed, text or "")


def _holds_phrases(text: str | None, phrases: str) -> bool:
    """True if all phrases, one a line, stand in the text; those behind «-» must not."""
    joined = " ".join(split(text or ""))
    return all(
        (line[1:] not in joined) if line.startswith("-") else (line in joined) for line in phrases.split("\n")
    )


def spans(typed: str, text: str) -> list[tuple[int, int]]:
    """Where the words that were looked for stand: spans `[start, end)` of the text itself, whole words,
    vowels and clitics included, in order and apart from each other."""
    asked = ask(typed)
    if not asked.stems:
        return []
    folded, origins = fold_map(text)
    found = set(_phrase_spans(asked, folded))
    for match in re.finditer(r"\w+", folded):
        if any(variant.startswith(stem) for variant in variants(match[0]) for stem in asked.stems):
            found.add(match.span())
    return [
        (origins[start], end_with_marks(text, origins[end - 1] + 1)) for start, end in _joined(sorted(found))
    ]


def _phrase_spans(asked: Asked, folded: str) -> Iterator[tuple[int, int]]:
    for phrase in asked.phrases:
        pattern = r"\w*" + r"\W+".join(map(re.escape, phrase.split())) + r"\w*"
        yield from (match.span() for match in re.finditer(pattern, folded))


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
