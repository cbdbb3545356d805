"""Reads a text and suggests its quotes, each with its speaker: pure, deterministic, in linear time."""

from collections.abc import Iterable

from tracker.suggest.arabic import Reader
from tracker.suggest.model import KnownSpeaker, Span, Suggestion
from tracker.suggest.points import point_lists
from tracker.suggest.sentences import joined_lines, sentences
from tracker.suggest.tokens import is_arabic, paragraphs

__all__ = ["KnownSpeaker", "Suggestion", "suggest"]


def suggest(text: str, known: Iterable[KnownSpeaker] = ()) -> list[Suggestion]:
    lines = joined_lines(text, list(paragraphs(text)))
    lists = list(point_lists(text, lines))
    points = {_trimmed_end(text, each.announced_by): each.points for each in lists}
    inside = {each for found in lists for each in found.points}
    starts = {point[0] for point in inside}
    all_sentences = [
        sentence
        for line in lines
        if is_arabic(text[slice(*line)]) and not any(line[0] <= start < line[1] for start in starts)
        for sentence in sentences(text, line)
    ]
    return sorted(Reader(text, all_sentences, tuple(known), points).read(), key=lambda each: each.start)


def _trimmed_end(text: str, span: Span) -> int:
    return span[0] + len(text[slice(*span)].rstrip())
