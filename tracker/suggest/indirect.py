"""Reported speech without quotation marks: the reporter's words for what somebody said."""

from tracker.records import QuoteKind
from tracker.suggest.classes import class_of
from tracker.suggest.model import Span, Suggestion, Token
from tracker.suggest.scoring import BY_RULE, word_count
from tracker.suggest.speakers import Person

LEAST_WORDS = 4
_FARTHEST_PARTICLE = 24
_ENGLISH_FARTHEST = 3
_ENDS = ".!?؟…۔"


def arabic(text: str, sentence: list[Token], behind: int, person: Person, cue: Span) -> Suggestion | None:
    """What stands behind the particle of a report («قال فلان إن …») that ends at place `behind`."""
    for at in range(behind, min(behind + _FARTHEST_PARTICLE, len(sentence) - 1)):
        if class_of(sentence[at]) == "opener":
            return _suggestion(text, sentence, at + 1, person, cue)
    return None


def english(text: str, sentence: list[Token], behind: int, person: Person, cue: Span) -> Suggestion | None:
    """What stands behind «that», at most a few words on («the mayor told them that …»)."""
    for at in range(behind, min(behind + _ENGLISH_FARTHEST, len(sentence) - 1)):
        if sentence[at].word == "that":
            return _suggestion(text, sentence, at + 1, person, cue)
    return None


def _suggestion(text: str, sentence: list[Token], first: int, person: Person, cue: Span) -> Suggestion | None:
    last = len(sentence)
    while last > first and sentence[last - 1].quoted is None and sentence[last - 1].raw[0] in _ENDS:
        last -= 1
    if last <= first:
        return None
    start, end = sentence[first].start, sentence[last - 1].end
    if word_count(text[start:end]) < LEAST_WORDS:
        return None
    return Suggestion(
        start,
        end,
        text[start:end],
        QuoteKind.INDIRECT,
        person.name,
        person.role,
        person.mention,
        cue,
        "",
        BY_RULE["indirect"],
    )
