"""What was typed into a search box: understood, asked of the index, and found again in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from tracker.records import QuoteStatus
from tracker.search.forms import JOINED, Sought, bare, sought, with_clitics
from tracker.search.words import of_status, split, variants, words
from tracker.text.fold import end_with_marks, fold, fold_map
from tracker.text.sort_keys import sort_key


class Fit(Enum):
    """How well a text must hold what was typed: anyhow, every word whole, or some only as beginnings."""

    ANY = 0
    WHOLE = 1
    BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed into a search box: each of `sought` is there, and no word that begins like `without`.

    `phrases` stand in the text as they are, word for word. Their last words are sought too; the others
    stand there whole: one of each row of `in_row`. `whole` are the words of `sought` with their endings.
    """

    sought: tuple[Sought, ...] = ()
    without: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    phrases_without: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    in_row: tuple[tuple[str, ...], ...] = ()
    fit: Fit = Fit.ANY

    def __bool__(self) -> bool:
        return bool(self.sought or self.without or self.phrases_without)

    def match(self, *more: str) -> str:
        """The FTS5 expression for it, and for `more` expressions that must hold too. Nothing typed into a
        search box is syntax there: all that is left of it are letters and digits between quotes."""
        words = map(exactly, self.whole) if self.fit is Fit.WHOLE else map(Sought.match, self.sought)
        rows = (exactly(*choices) for choices in self.in_row)
        expression = " AND ".join([*words, *rows, *more] or [exactly(*map(of_status, QuoteStatus))])
        if self.fit is Fit.BEGINNING:
            expression = f"({expression}) NOT ({' AND '.join(map(exactly, self.whole))})"
        if self.without:
            # One NOT for all: FTS5 refuses expressions that lie a hundred deep.
            expression = f"({expression}) NOT ({' OR '.join(map(prefix, self.without))})"
        return expression

    def match_held(self) -> str:
        """The FTS5 expression for what must be there alone; empty if nothing must."""
        return replace(self, without=()).match() if self.sought or self.in_row else ""

    def match_without(self) -> str:
        """The FTS5 expression for any of the words that are left out; empty if there is none."""
        return " OR ".join(map(prefix, self.without))

    @property
    def phrase_lines(self) -> str:
        """The phrases as `holds_phrases` takes them."""
        return "\n".join((*self.phrases, *(f"-{phrase}" for phrase in self.phrases_without)))

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

    Any text is understood somehow; what holds neither letter nor digit asks for nothing. Of a text that
    is longer than any question, such as a whole article, only the beginning is asked for.
    """
    looked_for: list[Sought] = []
    without: list[str] = []
    phrases: list[str] = []
    phrases_without: list[str] = []
    whole: list[str] = []
    in_row: list[tuple[str, ...]] = []
    own_article = {fold(word) for word in _OWN_ARTICLE.findall(typed[:LONGEST])}
    pieces = _FANCY_QUOTES.sub('"', typed[:LONGEST]).split('"')
    pieces[::2] = (_JOINED_NAME.sub(r"\1", outside) for outside in pieces[::2])
    for part in _PART.finditer('"'.join(pieces)):
        found = split(part["phrase"] if part["word"] is None else part["word"])
        is_phrase = len(found) > 1  # «covid-19» too: its parts stand beside each other
        if part["not"]:
            if is_phrase:
                phrases_without.append(" ".join(found))
            else:
                without += map(bare, found)
            continue
        if is_phrase:
            phrases.append(" ".join(found))
            in_row += (with_clitics(found[0]), *((word,) for word in found[1:-1]))
        last = found[-1:] if is_phrase else found
        looked_for += (sought(word, has_own_article=word in own_article) for word in last)
        whole += (word if word in own_article else bare(word) for word in last)
    found_all = (looked_for, without, phrases, phrases_without, whole, in_row)
    return Asked(*(tuple(dict.fromkeys(each)) for each in found_all))  # type: ignore[arg-type]  # each its own


_OWN_ARTICLE = re.compile("(?<!\\w)[أإ]ل[\\w\u064b-\u0652\u0640]{2,}")
"""A word whose hamza says that its ال is no article."""

_JOINED_NAME = re.compile(rf"(?<![^\s])((?:{'|'.join(JOINED).replace('ا', '[اأ]')}))\s+(?=[^\W\d_]{{2}})")
"""The first part of a name that some write as one word, and the space that they leave out."""

_FANCY_QUOTES = re.compile("[«»“”„]")


LONGEST = 1000
"""Characters of what is typed that are looked at."""


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
    joined = _in_a_row(text)
    held = words(text) if asked.sought or asked.without else set()
    return (
        all(each.stands_in(held) for each in asked.sought)
        and not any(word.startswith(stem) for stem in asked.without for word in held)
        and all(held.intersection(choices) for choices in asked.in_row)
        and all(phrase in joined for phrase in asked.phrases)
        and not any(phrase in joined for phrase in asked.phrases_without)
    )


def _in_a_row(text: str) -> str:
    """Its words in a row as phrases are looked for: «للأمم» holds «الأمم»."""
    return _FOR_THE.sub("لال", " ".join(split(text)))


_FOR_THE = re.compile(r"(?:(?<=\b[وف])|\b)لل")


def _contains(text: str | None, typed: str) -> bool:
    return fits(typed, text or "")


def _holds_phrases(text: str | None, phrases: str) -> bool:
    """True if all phrases, one a line, stand in the text; those behind «-» must not."""
    joined = _in_a_row(text or "")
    return all(
        (line[1:] not in joined) if line.startswith("-") else (line in joined) for line in phrases.split("\n")
    )


def spans(typed: str, text: str) -> list[tuple[int, int]]:
    """Where the words that were looked for stand: spans `[start, end)` of the text itself, whole words,
    vowels and clitics included, in order and apart from each other."""
    asked = ask(typed)
    if not asked.sought:
        return []
    folded, origins = fold_map(text)
    found = set(_phrase_spans(asked, folded))
    for match in re.finditer(r"\w+", folded):
        if any(each.fits(variant) for variant in variants(match[0]) for each in asked.sought):
            found.add(match.span())
    for each in asked.sought:
        if each.apart:
            found.update(_spans_apart(folded, *each.apart))
    return [
        (origins[start], end_with_marks(text, origins[end - 1] + 1)) for start, end in _joined(sorted(found))
    ]


def _phrase_spans(asked: Asked, folded: str) -> Iterator[tuple[int, int]]:
    for phrase in asked.phrases:
        pattern = r"\w*" + r"\W+".join(map(re.escape, phrase.split())) + r"\w*"
        if phrase.startswith("ال"):
            pattern = pattern.replace("ال", "(?:ا|(?<!\\w)ل|(?<=\\b[وف])ل)ل", 1)
        yield from (match.span() for match in re.finditer(pattern, folded))


def _spans_apart(folded: str, first: str, second: str) -> Iterator[tuple[int, int]]:
    """Where the two stand beside each other as one name, clitics in front of it."""
    for match in re.finditer(rf"(?<!\w)(\w*{first})\W+((?:ال)?{second}\w*)", folded):
        if first in variants(match[1]):
            yield match.span()


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
