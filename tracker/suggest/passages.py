"""Finds the quoted passages of a line: pairs of marks, and marks whose partner is missing."""

from bisect import bisect_left

from tracker.suggest import marks
from tracker.suggest.classes import class_of
from tracker.suggest.model import Quoted, Token
from tracker.suggest.names import noun_phrase
from tracker.suggest.tokens import MARKS
from tracker.suggest.words import lexicon, phrase_at

_LONGEST_UNCLOSED = 400
_SEARCHED_BACK = 160
_FARTHEST_PARTICLE = 40
_LEAST_IN_BRACKETS = 5
_MOST_IN_BRACKETS = 200
_LONGEST_NAME = 6
_LEAST_BEFORE_REPORT = 4
_LONGEST_REPORT = 40
_ENDS = ".!?؟"
_RESUMES = frozenset(["كان", "كانت", "يذكر", "يشار", "جدير", "الجدير"])

Pair = tuple[int, int]
Passage = tuple[int, int, Quoted]
"""The first and last token of a passage, and where it stands in the text."""


def passages(words: list[Token]) -> list[Passage]:
    """The quoted passages of a line in order; none overlaps another."""
    paired, single = marks.pairs(words)
    kept, broken = _plausible(words, paired)
    outer = marks.outermost(kept)
    single = sorted(
        [*single, *((first, True) for first, _ in broken), *((last, False) for _, last in broken)]
    )
    found = _Found(len(words))
    repaired = [
        each
        for place, opens in single
        if (each := _unclosed(words, place, outer) if opens else _unopened(words, place, outer)) is not None
    ]
    # A missing opening mark is made good first: the passage may hold short names in marks of their own.
    for first, last, passage in repaired:
        if not passage.opened:
            found.add(first, last, passage)
    for first, last in outer:
        found.add(first, last, marks.quoted(words, (first, last)))
    for each in [*repaired, *_bracketed(words)]:
        found.add(*each)
    return found.in_order()


class _Found:
    """Passages that do not overlap; who comes first stays."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self._passages: list[Passage] = []

    def add(self, first: int, last: int, passage: Quoted) -> None:
        if not any(self._taken[first : last + 1]):
            self._taken[first : last + 1] = b"\1" * (last + 1 - first)
            self._passages.append((first, last, passage))

    def in_order(self) -> list[Passage]:
        return sorted(self._passages, key=lambda each: each[0])


def _plausible(words: list[Token], paired: list[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs, and apart those that hold a report of their own: their marks have lost their partners."""
    kept: list[Pair] = []
    broken: list[Pair] = []
    for at, (first, last) in enumerate(paired):
        inner = next((pair for pair in paired[at + 1 : at + 4] if pair[1] < last), None)
        is_long = inner is not None and inner[1] - inner[0] > _LONGEST_NAME
        holds_report = inner is not None and is_long and _introduces(words, inner[0], first + 1)
        (broken if holds_report or _goes_over(words, first, last) else kept).append((first, last))
    return kept, broken


def _goes_over(words: list[Token], first: int, last: int) -> bool:
    """True if a new report begins within the passage: «… . وأضاف أن …»."""
    for at in range(first + _LEAST_BEFORE_REPORT, min(last, first + _LONGEST_UNCLOSED)):
        if words[at - 1].raw in _ENDS and _goes_on(words[at]):
            return any(_leads_to_speech(word) for word in words[at + 1 : min(at + _LONGEST_REPORT, last)])
    return False


def _leads_to_speech(word: Token) -> bool:
    return word.raw == ":" or word.raw in MARKS or class_of(word) == "opener"


def _introduces(words: list[Token], place: int, lowest: int) -> bool:
    """True if a report leads up to the mark: «… . وقال فلان: "»."""
    for at in range(place - 1, max(lowest, place - 12), -1):
        kind = class_of(words[at])
        if kind == "participle" or (kind == "verb" and _goes_on(words[at])):
            return True
        if words[at].raw in _ENDS or kind == "verb":
            return False
    return False


def _goes_on(word: Token) -> bool:
    """True for «وأضاف»: a verb of speech that begins a new report."""
    verb = lexicon().verbs.get(word.word)
    return verb is not None and verb.joined and verb.speaks and class_of(word) == "verb"


def _is_narrative(words: list[Token], at: int) -> bool:
    """True if the reporter seems to speak again: «وأضاف», «وغادر», «وكان», «وبحسب»."""
    word = words[at].word
    verb = lexicon().verbs.get(word)
    is_verb = verb is not None and verb.joined and class_of(words[at]) == "verb"
    bare = word[1:] if word[:1] == "و" else word
    return is_verb or bare in _RESUMES or bare in lexicon().sources


def _speaks(word: Token) -> bool:
    verb = lexicon().verbs.get(word.word)
    return class_of(word) == "participle" or (class_of(word) == "verb" and verb is not None and verb.speaks)


def _unclosed(words: list[Token], place: int, outer: list[Pair]) -> Passage | None:
    """A passage whose closing mark is missing ends with the line, or before the next report begins."""
    at = bisect_left(outer, (place, 0))
    following = outer[at][0] if at < len(outer) else len(words)
    end = min(len(words), place + _LONGEST_UNCLOSED)
    if following < end:
        end = _before_report(words, place, following)
    for at in range(place + 2, end):
        if (words[at - 1].raw in _ENDS and _is_narrative(words, at)) or phrase_at(
            lexicon().boilerplate, [each.word for each in words[at : at + 4]], 0
        ):
            end = at
            break
    last = end - 1
    if last <= place:
        return None
    outside = (words[place].start, words[last].end)
    return place, last, Quoted(words[place + 1].start, words[last].end, outside, closed=False)


def _before_report(words: list[Token], place: int, following: int) -> int:
    """The end of what was said before the report that leads up to the next passage."""
    for at in range(following - 1, place, -1):
        if words[at].raw in _ENDS:
            return at + 1
        if at > place + 1 and words[at - 1].raw in ("،", ",") and _speaks(words[at]):
            return at - 1
    return place + 1


def _unopened(words: list[Token], place: int, outer: list[Pair]) -> Passage | None:
    """A passage whose opening mark is missing begins behind the particle, or colon, of the nearest report.

    Where there is neither, it begins behind the speaker's name.
    """
    if not _is_at_end(words, place):
        return None
    particle = None
    for at in range(place - 1, _lowest(place, outer) - 1, -1):
        if class_of(words[at]) == "opener" or words[at].raw == ":":
            particle = at
        if _reports(words, at):
            near = particle is not None and particle - at < _FARTHEST_PARTICLE
            first = particle + 1 if particle is not None and near else _behind_speaker(words, at)
            if first >= place:
                return None
            outside = (words[first].start, words[place].end)
            return first, place, Quoted(words[first].start, words[place - 1].end, outside, opened=False)
    return None


def _is_at_end(words: list[Token], place: int) -> bool:
    """True if the closing mark ends a sentence or a clause, as that of an utterance does."""
    if place + 1 >= len(words):
        return True
    following = words[place + 1]
    return not following.is_word or class_of(following) in ("verb", "participle", "stop")


def _reports(words: list[Token], at: int) -> bool:
    """True for a verb or participle of speech at the head of its clause, not one within what is said."""
    if not _speaks(words[at]):
        return False
    verb = lexicon().verbs.get(words[at].word)
    return verb is None or verb.joined or at == 0 or not words[at - 1].is_word


def _behind_speaker(words: list[Token], at: int) -> int:
    phrase = noun_phrase(words, at + 1, "")
    return phrase.last if phrase is not None else at + 1


def _lowest(place: int, outer: list[Pair]) -> int:
    """How far back a missing opening mark is looked for: never into the passage before, names aside."""
    lowest = max(0, place - _SEARCHED_BACK)
    for first, last in reversed(outer[: bisect_left(outer, (place, 0))][-8:]):
        if last - first > _LONGEST_NAME:
            return max(lowest, last + 1)
    return lowest


def _bracketed(words: list[Token]) -> list[Passage]:
    """Round brackets that serve as quotation marks: right behind a verb of speech, and five words or more."""
    found = []
    for at in range(1, len(words)):
        if words[at].raw != "(" or not (words[at - 1].raw == ":" or _says(words[at - 1])):
            continue
        ends = range(at + 1, min(at + _MOST_IN_BRACKETS, len(words)))
        end = next((place for place in ends if words[place].raw == ")"), 0)
        if end and sum(each.is_word for each in words[at + 1 : end]) >= _LEAST_IN_BRACKETS:
            outside = (words[at].start, words[end].end)
            found.append((at, end, Quoted(words[at + 1].start, words[end - 1].end, outside, bracket=True)))
    return found


def _says(word: Token) -> bool:
    verb = lexicon().verbs.get(word.word)
    return verb is not None and verb.speaks and not verb.is_weak
