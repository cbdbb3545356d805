"""Reads a text and suggests its quotes, each with its speaker: pure, deterministic, in linear time."""

from collections.abc import Callable, Iterable

from tracker.records import SpeakerKind
from tracker.suggest.arabic import Reader
from tracker.suggest.classes import class_of
from tracker.suggest.english import EnglishReader
from tracker.suggest.english_words import english_words
from tracker.suggest.model import KnownSpeaker, Span, Suggestion
from tracker.suggest.names import noun_phrase
from tracker.suggest.points import point_lists
from tracker.suggest.sentences import items, joined_lines, sentences
from tracker.suggest.tokens import is_arabic, paragraphs, tokens

__all__ = ["KnownSpeaker", "Suggestion", "describes", "suggest"]


def _no_matter(_done: int, _total: int) -> None:
    """Nobody asks how far the reading is."""


def suggest(
    text: str,
    known: Iterable[KnownSpeaker] = (),
    *,
    progress: Callable[[int, int], None] = _no_matter,
) -> list[Suggestion]:
    """The quotes of a text in order of their places, told by Arabic or English rules line by line.

    `known` are the project's speakers: their names sharpen those that the text gives. Never raises for
    any text; the same text gives the same suggestions; the time grows with the text's length. `progress`
    hears how far the reading is, in code points; what it raises ends it.
    """
    speakers = tuple(known)
    arabic, english = [], []
    lines = joined_lines(text, list(paragraphs(text)))
    points, in_points = _points(text, lines)
    for line in lines:
        progress(line[0] // 2, len(text))
        if line in in_points:
            continue
        if is_arabic(text[slice(*line)]):
            arabic += sentences(text, line)
        else:
            english.append(items(text, line))
    found = []
    for reader in (Reader(text, arabic, speakers, points), EnglishReader(text, english, speakers)):
        for each in reader.read():
            progress((len(text) + each.start) // 2, len(text))
            found.append(each)
    return sorted(found, key=lambda each: (each.start, each.end))


def describes(speaker: str) -> SpeakerKind | None:
    """What kind of speaker a suggestion's words for them are, where they are no person's name.

    Unnamed: an office without a name («مصدر أمني», "a spokesman"). Organization: a body, or a text that
    speaks («وزارة المياه», «بيان اللجنة»). None for anything else.
    """
    words = tokens(speaker, 0, len(speaker))
    if not words:
        return SpeakerKind.UNNAMED
    if not is_arabic(speaker):
        begins_low = words[0].raw in english_words().determiners
        return SpeakerKind.UNNAMED if begins_low and not words[-1].raw[:1].isupper() else None
    phrase = noun_phrase(words, 0, speaker)
    kind = class_of(words[0])
    if kind in ("body", "text"):
        return SpeakerKind.ORGANIZATION
    is_office = phrase is not None and not phrase.name and kind in ("role", "title")
    return SpeakerKind.UNNAMED if is_office else None


def _points(text: str, lines: list[Span]) -> tuple[dict[int, tuple[Span, ...]], set[Span]]:
    """The points by the end of the line that announces them, and the lines that are points."""
    by_end: dict[int, tuple[Span, ...]] = {}
    in_points: set[Span] = set()
    for found in point_lists(text, lines):
        start, end = found.announced_by
        by_end[start + len(text[start:end].rstrip())] = found.points
        in_points.update(found.lines)
    return by_end, in_points
