"""Compares names of speakers: titles, articles and spacing make no difference, other words do."""

import re
from dataclasses import dataclass
from functools import cache

from tracker.text.fold import fold
from tracker.text.sort_keys import without_article
from tracker.text.words import word_lists

_APOSTROPHE = re.compile("['`ʾʿ]")
_LATIN_ARTICLE = re.compile(r"\b[ae]l-(?=\w)")
_WORD = re.compile(r"\w+")

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class _NameWords:
    """The word lists of `resources/words/titles.toml`, folded and split."""

    titles: frozenset[Phrase]  # offices among them
    offices: frozenset[Phrase]
    after: frozenset[Phrase]
    no_name: frozenset[str]
    joined: frozenset[str]
    dropped: frozenset[str]
    longest: int


def name_key(name: str) -> str:
    """The key that two spellings of one name share.

    Folded; titles taken off, as often as they stand there, but never the whole name; ال taken off each word;
    عبد, أبو, بن, ابن and آل joined to the next word; Latin al-, el-, bin and ibn dropped. Names that fold
    to the same text have the same key. It is a reason to propose a speaker, never one to merge two.
    """
    return " ".join(_joined(_without_titles(_words(name)))) or fold(name)


def whole_name_fits(query: str, name: str) -> bool:
    """True if `query` is `name` spelled in any way, titles aside. An empty query fits nothing."""
    wanted = fold(query)
    return bool(wanted) and (wanted == fold(name) or name_key(query) == name_key(name))


def words_fit(query: str, name: str) -> bool:
    """True if each word of the query's key is a whole word of the name, joined (عبدالله) or not (سلمان in
    محمد بن سلمان). An empty query fits nothing."""
    wanted = name_key(query).split()
    apart = map(without_article, _without_titles(_words(name)))
    return bool(wanted) and {*name_key(name).split(), *apart}.issuperset(wanted)


def _words(name: str) -> list[str]:
    folded = _APOSTROPHE.sub("", fold(name))
    return _WORD.findall(_LATIN_ARTICLE.sub("", folded))


@cache
def _name_words() -> _NameWords:
    lists = word_lists("titles")
    courtesy, offices, after = (
        frozenset(tuple(_words(title)) for title in lists[name]) for name in ("courtesy", "offices", "after")
    )
    no_name, joined, dropped = (
        frozenset(map(fold, lists[name])) for name in ("no_name", "joined", "dropped")
    )
    longest = max(map(len, courtesy | offices | after))
    return _NameWords(courtesy | offices, offices, after, no_name, joined, dropped, longest)


def _without_titles(words: list[str]) -> list[str]:
    """The words of the name proper; all words if nothing that can be a name would be left."""
    known = _name_words()
    rest = words
    office = False
    while length := next((n for n in _lengths(rest) if tuple(rest[:n]) in known.titles), 0):
        office = office or tuple(rest[:length]) in known.offices
        rest = rest[length:]
    while length := next((n for n in _lengths(rest) if tuple(rest[-n:]) in known.after), 0):
        rest = rest[:-length]
    return rest if rest and not (office and _is_no_name(rest[0])) else words


def _lengths(words: list[str]) -> range:
    """How many words a title may have here, the longest first."""
    return range(min(len(words), _name_words().longest), 0, -1)


def _is_no_name(word: str) -> bool:
    # «الرئيس الأمريكي»، «السفير لدى بغداد»، «الأمين العام للأمم المتحدة»
    return word in _name_words().no_name or word.startswith("لل") or without_article(word) != word


def _joined(words: list[str]) -> list[str]:
    known = _name_words()
    keys: list[str] = []
    head = ""
    for place, word in enumerate(words):
        following = place + 1 < len(words)
        if following and word in known.joined:
            head += "بن" if word == "ابن" else word
        elif not (following and place and word in known.dropped):
            keys.append(head + word if head else without_article(word))
            head = ""
    return keys
