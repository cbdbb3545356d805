"""Turns a text into sentences in which each quoted passage is one item, missing marks made good."""

from tracker.suggest import marks
from tracker.suggest.classes import class_of
from tracker.suggest.model import Quoted, Span, Token
from tracker.suggest.tokens import ends_sentence, tokens
from tracker.suggest.words import lexicon, phrase_at

LONGEST_SENTENCE = 400
MOST_LINES_OF_A_QUOTE = 8
_SEARCHED_BACK = 160
_LEAST_IN_BRACKETS = 5

Sentence = list[Token]


def joined_lines(text: str, lines: list[Span]) -> list[Span]:
    """The lines, those made one that a quotation runs across: opened in the first, closed in the last."""
    found: list[Span] = []
    waiting: int | None = None
    for line in lines:
        paired, single = marks.pairs(tokens(text, *line))
        closes_first = bool(single) and not single[0][1] and (not paired or paired[0][0] > single[0][0])
        if waiting is not None and closes_first and len(found) - waiting <= MOST_LINES_OF_A_QUOTE:
            found[waiting:] = [(found[waiting][0], line[1])]
            single = single[1:]
            waiting = None
        else:
            found.append(line)
            if paired and waiting is not None:
                waiting = None
        if single and single[-1][1]:
            waiting = len(found) - 1
    return found


def sentences(text: str, line: Span) -> list[Sentence]:
    """The sentences of a line or of joined lines; none has more than 400 items."""
    words = tokens(text, *line)
    return _split(_collapsed(words, _passages(words), text))


def _passages(words: list[Token]) -> list[tuple[int, int, Quoted]]:
    """Quoted passages with their first and last token, in order, none in another."""
    paired, single = marks.pairs(words)
    outer = marks.outermost(_plausible(words, paired))
    found = [(first, last, marks.quoted(words, (first, last))) for first, last in outer]
    taken = {place for first, last in outer for place in (first, last)}
    covered = _Covered(outer)
    for place, opens in single:
        if place in taken or covered.has(place):
            continue
        repaired = _unclosed(words, place, outer) if opens else _unopened(words, place, outer)
        if repaired is not None and not covered.overlaps(repaired[0], repaired[1]):
            found.append(repaired)
            covered.add(repaired[0], repaired[1])
    found += [each for each in _bracketed(words) if not covered.overlaps(each[0], each[1])]
    return sorted(found, key=lambda each: each[0])


class _Covered:
    """Which token positions lie in a passage."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._places: set[int] = set()
        for first, last in ranges:
            self.add(first, last)

    def add(self, first: int, last: int) -> None:
        self._places.update(range(first, last + 1))

    def has(self, place: int) -> bool:
        return place in self._places

    def overlaps(self, first: int, last: int) -> bool:
        return not self._places.isdisjoint(range(first, last + 1))


def _plausible(words: list[Token], paired: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs without those that hold a report of their own: two marks that lost their partners."""
    kept = []
    for at, (first, last) in enumerate(paired):
        inner = next((pair for pair in paired[at + 1 : at + 4] if pair[1] < last), None)
        if inner is None or inner[1] - inner[0] < 6 or not _introduces(words, inner[0], first + 1):
            kept.append((first, last))
    return kept


def _introduces(words: list[Token], place: int, lowest: int) -> bool:
    """True if a report leads up to the mark: a full stop or a mark behind it, then a verb of speech."""
    for at in range(place - 1, max(lowest, place - 12), -1):
        kind = class_of(words[at])
        if kind in ("verb", "participle"):
            verb = lexicon().verbs.get(words[at].word)
            return kind == "participle" or (verb is not None and verb.joined and verb.speaks)
        if words[at].raw in ".!?؟":
            return False
    return False


def _unclosed(words: list[Token], place: int, outer: list[tuple[int, int]]) -> tuple[int, int, Quoted] | None:
    """A passage whose closing mark is missing ends with the line, or before the next report begins."""
    following = next((first for first, _ in outer if first > place), len(words))
    end = following if following == len(words) else _sentence_end(words, place, following)
    for at in range(place + 1, end):
        if words[at - 1].raw in ".!?؟" and _begins_report(words, at):
            end = at
            break
        if phrase_at(lexicon().boilerplate, [each.word for each in words[at : at + 4]], 0):
            end = at
            break
    last = end - 1
    if last <= place:
        return None
    return (
        place,
        last,
        Quoted(words[place + 1].start, words[last].end, (words[place].start, words[last].end), closed=False),
    )


def _sentence_end(words: list[Token], place: int, following: int) -> int:
    """The end of the last sentence that is over before `following`, else the place of a report."""
    for at in range(following - 1, place, -1):
        if words[at].raw in ".!?؟":
            return at + 1
        if at > place + 1 and class_of(words[at]) in ("verb", "participle") and words[at - 1].raw in "،,":
            return at - 1
    return place + 1


def _begins_report(words: list[Token], at: int) -> bool:
    verb = lexicon().verbs.get(words[at].word)
    return verb is not None and verb.joined and verb.speaks and class_of(words[at]) == "verb"


def _unopened(words: list[Token], place: int, outer: list[tuple[int, int]]) -> tuple[int, int, Quoted] | None:
    """A passage whose opening mark is missing begins behind the particle, or colon, of the nearest report."""
    lowest = max(0, place - _SEARCHED_BACK)
    previous = max((last for _, last in outer if last < place), default=-1)
    lowest = max(lowest, previous + 1)
    particle = None
    for at in range(place - 1, lowest - 1, -1):
        kind = class_of(words[at])
        if kind == "opener" or words[at].raw == ":":
            particle = at
        if kind in ("verb", "participle") and particle is not None and particle - at < 14:
            verb = lexicon().verbs.get(words[at].word)
            if (verb is None or verb.speaks) and particle < place - 1:
                first = particle + 1
                span = (words[first].start, words[place].end)
                return first, place, Quoted(words[first].start, words[place - 1].end, span, opened=False)
    return None


def _bracketed(words: list[Token]) -> list[tuple[int, int, Quoted]]:
    """Round brackets that serve as quotation marks: right behind a verb of speech, and five words or more."""
    found = []
    for at in range(1, len(words)):
        verb = lexicon().verbs.get(words[at - 1].word)
        speaks = verb is not None and verb.speaks and not verb.is_weak
        if words[at].raw != "(" or not (speaks or words[at - 1].raw == ":"):
            continue
        end = next(
            (place for place in range(at + 1, min(at + 200, len(words))) if words[place].raw == ")"), 0
        )
        if end and sum(each.is_word for each in words[at + 1 : end]) >= _LEAST_IN_BRACKETS:
            span = (words[at].start, words[end].end)
            found.append((at, end, Quoted(words[at + 1].start, words[end - 1].end, span, bracket=True)))
    return found


def _collapsed(words: list[Token], passages: list[tuple[int, int, Quoted]], text: str) -> list[Token]:
    items: list[Token] = []
    at = 0
    for first, last, passage in passages:
        items += words[at:first]
        items.append(Token(*passage.outer, "", "", passage))
        at = last + 1
    return items + words[at:]


def _split(items: list[Token]) -> list[Sentence]:
    found: list[Sentence] = []
    current: Sentence = []
    for at, item in enumerate(items):
        following = items[at + 1] if at + 1 < len(items) else None
        is_end = item.quoted is None and ends_sentence(current, item, following)
        current.append(item)
        if is_end or len(current) >= LONGEST_SENTENCE:
            found.append(current)
            current = []
    if current:
        found.append(current)
    return found
