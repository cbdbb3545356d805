"""Keeps values of either direction from disturbing the sentence they are put into."""

import re

_ISOLATORS = "\u2066\u2067\u2068"
_FIRST_STRONG_ISOLATE = "\u2068"
_POP = "\u2069"
_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
_MARK = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def isolate(value: object) -> str:
    """`value` as text between U+2068 and U+2069, for display only: never store or export it.

    Isolates that the value itself leaves open are closed, closing marks without an opening one left out,
    so that nothing in it reaches beyond.
    """
    text = str(value)
    if not _ISOLATES.isdisjoint(text):
        text = _balanced(text)
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP}"


def strip_marks(text: str) -> str:
    """`text` without the invisible marks, embeddings, overrides and isolates that steer direction."""
    return re.sub(_MARK, "", text)


def _balanced(text: str) -> str:
    kept = []
    depth = 0
    for character in text:
        if character in _ISOLATORS:
            depth += 1
        elif character == _POP:
            if not depth:
                continue
            depth -= 1
        kept.append(character)
    return "".join(kept) + _POP * depth
