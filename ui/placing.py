"""Where typed words stand in a source's text."""

from dataclasses import dataclass

from tracker.text import anchors

MOST = 50
"""Places looked at: whoever typed a single word means none of hundreds."""

CONTEXT = 40

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """Where words stand: to the letter, or else spelt in another way. Code points of the source's text."""

    exact: tuple[Span, ...] = ()
    alike: tuple[Span, ...] = ()


def places_of(words: str, text: str) -> Places:
    """Where the words stand in the text; `alike` is looked for only where nothing is exact."""
    if not words.strip():
        return Places()
    starts = anchors.occurrences(words, text)[:MOST]
    if starts:
        return Places(exact=tuple((start, start + len(words)) for start in starts))
    return Places(alike=tuple(anchors.folded_occurrences(words, text)[:MOST]))


def in_context(text: str, span: Span) -> tuple[str, str, str]:
    """What stands before a place in its paragraph, the place's own words, and what stands behind."""
    start, end = span
    before = text[max(0, start - CONTEXT, text.rfind("\n", 0, start) + 1) : start]
    paragraph_end = text.find("\n", end)
    behind = text[end : min(end + CONTEXT, paragraph_end if paragraph_end >= 0 else len(text))]
    return before, text[start:end], behind


def paragraph_of(text: str, place: int) -> int:
    """The number of the paragraph that a place stands in, from 1; empty lines do not count."""
    return sum(1 for line in text[:place].split("\n")[:-1] if line.strip()) + 1
