"""The English word lists, inflected."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracker.text.words import word_lists


@dataclass(frozen=True)
class EnglishWords:
    """The lists of `resources/words/reporting_en.toml`; all words in lower case."""

    verbs: frozenset[str]
    weak: frozenset[str]
    sources: tuple[tuple[str, ...], ...]
    sources_of_last: tuple[tuple[str, ...], ...]
    pronouns: frozenset[str]
    between: frozenset[str]
    determiners: frozenset[str]
    stops: frozenset[str]
    joining: frozenset[str]
    titles: frozenset[str]
    naming: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]


@cache
def english_words() -> EnglishWords:
    """The English lists, read and inflected once."""
    lists = word_lists("reporting_en")
    plain = {
        name: frozenset(lists[name])
        for name in (
            "pronouns",
            "between",
            "determiners",
            "stops",
            "joining",
            "titles",
            "naming",
            "women",
            "men",
        )
    }
    verbs = frozenset(form for line in lists["verbs"] for form in _forms(*line.split()))
    weak = frozenset(form for word in lists["weak"] for form in (word, *_regular(word)))
    sources, of_last = (
        tuple(tuple(line.split()) for line in lists[name]) for name in ("sources", "sources_of_last")
    )
    return EnglishWords(verbs=verbs, weak=weak, sources=sources, sources_of_last=of_last, **plain)


def _forms(verb: str, past: str = "") -> Iterator[str]:
    yield verb
    if past:
        yield past
    for form in _regular(verb):
        if not (past and form.endswith("ed")):
            yield form


def _regular(verb: str) -> tuple[str, str, str]:
    """-s, -ed, -ing: warns warned warning; replies replied replying; admits admitted admitting."""
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    return verb + ending, stem + "ed", stem + "ing"


_DOUBLING = frozenset(["admit", "quip", "snap", "slam", "brag", "hit", "sum", "refer", "begin"])
