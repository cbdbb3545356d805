"""Turns a text into sentences in which each quoted passage is one item."""

from tracker.suggest import marks
from tracker.suggest.model import Span, Token
from tracker.suggest.passages import Passage, passages
from tracker.suggest.tokens import MARKS, ends_sentence, tokens

LONGEST_SENTENCE = 400
_LOOKED_AT = 20
MOST_LINES_OF_A_QUOTE = 8

Sentence = list[Token]


def joined_lines(text: str, lines: list[Span]) -> list[Span]:
    """The lines, those made one that a quotation runs across: opened in the first, closed in the last.

    A line that ends with a colon is one with a quotation that begins the next line.
    """
    found: list[Span] = []
    waiting: int | None = None
    led: Span | None = None
    for line in lines:
        if found and found[-1] != led and _leads_to(text, found[-1], line):
            led = line = (found.pop()[0], line[1])
            waiting = None if waiting == len(found) else waiting
        paired, single = marks.pairs(tokens(text, *line))
        closes_first = bool(single) and not single[0][1] and (not paired or paired[0][0] > single[0][0])
        if waiting is not None and closes_first and len(found) - waiting <= MOST_LINES_OF_A_QUOTE:
            found[waiting:] = [(found[waiting][0], line[1])]
            single = single[1:]
            waiting = None
        else:
            found.append(line)
            if paired:
                waiting = None
        if single and single[-1][1]:
            waiting = len(found) - 1
    return found


def _leads_to(text: str, line: Span, following: Span) -> bool:
    """True if the line leads up to words in quotation marks that begin the following one."""
    ends = (
        text[line[1] - _LOOKED_AT : line[1]].rstrip() if line[1] >= _LOOKED_AT else text[: line[1]].rstrip()
    )
    begins = text[following[0] : following[0] + _LOOKED_AT].lstrip()
    return ends.endswith((":", "：", ",", "،")) and begins[:1] in tuple(MARKS)


def sentences(text: str, line: Span) -> list[Sentence]:
    """The sentences of a line or of joined lines; none has more than 400 items."""
    return _split(items(text, line))


def items(text: str, line: Span) -> list[Token]:
    """The words and signs of a line, each quoted passage as one item."""
    words = tokens(text, *line)
    return _collapsed(words, passages(words))


def _collapsed(words: list[Token], found: list[Passage]) -> list[Token]:
    collapsed: list[Token] = []
    at = 0
    for first, last, passage in found:
        collapsed += words[at:first]
        collapsed.append(Token(*passage.outer, "", "", passage, words[first].apart))
        at = last + 1
    return collapsed + words[at:]


def _split(line: list[Token]) -> list[Sentence]:
    found: list[Sentence] = []
    current: Sentence = []
    for at, item in enumerate(line):
        following = line[at + 1] if at + 1 < len(line) else None
        is_end = item.quoted is None and ends_sentence(current, item, following)
        current.append(item)
        if is_end or len(current) >= LONGEST_SENTENCE:
            found.append(current)
            current = []
    if current:
        found.append(current)
    return found
