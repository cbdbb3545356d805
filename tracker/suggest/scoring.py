"""How sure a suggestion is: a starting value by rule, less for whatever speaks against it."""

from tracker.suggest.model import Quoted

LEAST_CONFIDENCE = 0.55
"""From here on a suggestion is good enough to be kept without being looked at."""

BY_RULE = {
    "verb": 0.9,
    "participle": 0.85,
    "source": 0.8,
    "noun": 0.75,
    "last": 0.75,
    "label": 0.75,
    "right": 0.8,
    "point": 0.85,
    "subject": 0.5,
    "alone": 0.45,
    "indirect": 0.5,
}


def word_count(passage: str) -> int:
    """How many words a passage has."""
    return sum(any(map(str.isalnum, word)) for word in passage.split())


def confidence(rule: str, passage: Quoted, count: int, *, led: bool, has_speaker: bool) -> float:
    """Between 0 and 1; how much the rule is worth, and what the passage and its place take off."""
    value = BY_RULE[rule]
    if not led:
        value -= 0.2 if count < 7 else 0.1
    if not (passage.opened and passage.closed):
        value -= 0.15
    if passage.bracket:
        value -= 0.15
    if count < 5:
        value -= 0.1
    if not has_speaker:
        value -= 0.3
    return round(max(0.05, min(1.0, value)), 2)
