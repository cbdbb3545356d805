"""Reads a text and suggests its quotes, each with its speaker: pure, deterministic, in linear time."""

from collections.abc import Iterable

from tracker.suggest.arabic import Reader
from tracker.suggest.english import EnglishReader
from tracker.suggest.model import KnownSpeaker, Span, Suggestion
from tracker.suggest.points import point_lists
from tracker.suggest.sentences import items, joined_lines, sentences
from tracker.suggest.tokens import is_arabic, paragraphs

__all__ = ["KnownSpeaker", "Suggestion", "suggest"]


def suggest(text: str, known: Iterable[KnownSpeaker] = ()) -> list[Suggestion]:
    """The quotes of a text in order of their places, told by Arabic or English rules line by line.

    `known` are the project's speakers: their names sharpen those that the text gives. Never raises for
    any text; the same text gives the same suggestions; the time grows with the text's length.
    """
    speakers = tuple(known)
    arabic, english = [], []
    lines = joined_lines(text, list(paragraphs(text)))
    points, in_points = _points(text, lines)
    for line in lines:
        if line in in_points:
            continue
        if is_arabic(text[slice(*line)]):
            arabic += sentences(text, line)
        else:
            english.append(items(text, line))
    found = [
        *Reader(text, arabic, speakers, points).read(),
        *EnglishReader(text, english, speakers).read(),
    ]
    return sorted(found, key=lambda each: (each.start, each.end))


def _points(text: str, lines: list[Span]) -> tuple[dict[int, tuple[Span, ...]], set[Span]]:
    """The points by the end of the line that announces them, and the lines that are points."""
    by_end: dict[int, tuple[Span, ...]] = {}
    in_points: set[Span] = set()
    for found in point_lists(text, lines):
        start, end = found.announced_by
        by_end[start + len(text[start:end].rstrip())] = found.points
        in_points.update(found.lines)
    return by_end, in_points
