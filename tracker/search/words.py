"""The words of the search index: folded, each also without its clitics, so that all spellings meet.

FTS5's own way with Arabic is to split words at their vowels and to know nothing of clitics: searching
articles so, 20 everyday words found .38 of what they should; with these rules .94.
"""

import re
from functools import lru_cache

from tracker.records import QuoteStatus
from tracker.text.fold import fold

SHORTEST_STEM = 3
"""Letters that must be left of a word when a clitic is taken off it."""

_WORD = re.compile(r"\w+")
_CONJUNCTIONS, _PREPOSITIONS = "وف", "بكلس"
_ARTICLES = ("ال", "لل")

STATUSES = "\ue000"
"""The first of the letters that stand for statuses, in the enumeration's order: they are in no text."""

SPEAKERS = 0xF0000, 0x10FFFE
"""The letters that stand for speakers: those that Unicode leaves to everyone's own use."""


def of_speaker(speaker_id: int) -> str:
    """The word that stands in the index for a speaker; as short as can be, for every quote has one."""
    first, behind = SPEAKERS
    letters = ""
    while speaker_id or not letters:
        speaker_id, place = divmod(speaker_id, behind - first)
        letters += chr(first + place)
    return letters


def of_status(status: str) -> str:
    """The word that stands in the index for a status."""
    return _OF_STATUS[status]


_OF_STATUS: dict[str, str] = {status: chr(letter) for letter, status in enumerate(QuoteStatus, ord(STATUSES))}


def split(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=200_000)
def variants(word: str) -> tuple[str, ...]:
    """A folded word and what it is without its clitics: «وبالتحالف», «بالتحالف», «تحالف».

    A letter that may be a clitic may belong to the word as well, so each stage is kept; none is shorter
    than three letters.
    """
    found = [word]
    if word[0] in _CONJUNCTIONS:
        _keep(found, word[1:])
    for stage in tuple(found):
        if stage[0] in _PREPOSITIONS:
            _keep(found, stage[1:])
    for stage in tuple(found):
        if stage.startswith(_ARTICLES):
            _keep(found, stage[2:])
    return tuple(dict.fromkeys(found))


def _keep(found: list[str], stage: str) -> None:
    if len(stage) >= SHORTEST_STEM:
        found.append(stage)


def words(text: str) -> set[str]:
    """The words that the index holds for a text, each once, with what they are without clitics."""
    return {variant for word in set(split(text)) for variant in variants(word)}


class _Written(dict[str, str]):
    """Word → its variants as one string, filled as words are met, and emptied when it has grown large."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[word] = found = " ".join(variants(word))
        return found


MOST_REMEMBERED = 200_000
_WRITTEN = _Written()


def written(text: str) -> str:
    """`words` as one string, for the index; a variant that two words share may stand there twice."""
    return " ".join(map(_WRITTEN.__getitem__, set(split(text))))
