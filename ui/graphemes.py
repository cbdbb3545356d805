"""The ends of a passage, moved by letters and words: never into the middle of what people see as one sign."""

from PySide6.QtCore import QTextBoundaryFinder

from ui.exact_text import code_point, utf16

_FINDER = QTextBoundaryFinder
_LETTER, _WORD = _FINDER.BoundaryType.Grapheme, _FINDER.BoundaryType.Word


def next_letter(text: str, place: int, *, forward: bool) -> int:
    """The place one sign further in the text, or back; the same at its end."""
    return _moved(text, place, _LETTER, forward=forward)


def next_word_end(text: str, place: int, *, forward: bool) -> int:
    """The next place behind a word, or the one before; the text's own ends are the last ones."""
    return _to(text, place, _FINDER.BoundaryReason.EndOfItem, forward=forward)


def next_word_start(text: str, place: int, *, forward: bool) -> int:
    """The next place before a word, or the one before; the text's own ends are the last ones."""
    return _to(text, place, _FINDER.BoundaryReason.StartOfItem, forward=forward)


def on_letter(text: str, place: int) -> int:
    """The place itself, or the beginning of the sign in whose middle it lies."""
    line, start = _line(text, place, forward=False)
    finder = QTextBoundaryFinder(_LETTER, line)
    finder.setPosition(utf16(line, place - start))
    if not finder.isAtBoundary():
        finder.toPreviousBoundary()
    return start + code_point(line, finder.position())


def _line(text: str, place: int, *, forward: bool) -> tuple[str, int]:
    """The line on that side of a place, its line end taken in, and where it starts.

    All that decides about a boundary stands in its line, so that a long text costs no more than a short one.
    """
    start = text.rfind("\n", 0, place if forward else max(0, place - 1)) + 1
    end = text.find("\n", place if forward else max(0, place - 1))
    return text[start : len(text) if end < 0 else end + 1], start


def _moved(text: str, place: int, kind: QTextBoundaryFinder.BoundaryType, *, forward: bool) -> int:
    line, start = _line(text, place, forward=forward)
    finder = QTextBoundaryFinder(kind, line)
    finder.setPosition(utf16(line, place - start))
    found = finder.toNextBoundary() if forward else finder.toPreviousBoundary()
    if found < 0:
        return place
    return start + code_point(line, found)


def _to(text: str, place: int, reason: QTextBoundaryFinder.BoundaryReason, *, forward: bool) -> int:
    at = place
    while True:
        line, start = _line(text, at, forward=forward)
        finder = QTextBoundaryFinder(_WORD, line)
        finder.setPosition(utf16(line, at - start))
        # A line's first word begins where the way from the line above has led already.
        if at != place and reason in finder.boundaryReasons():
            return at
        while (finder.toNextBoundary() if forward else finder.toPreviousBoundary()) >= 0:
            if reason in finder.boundaryReasons():
                return start + code_point(line, finder.position())
        beyond = start + len(line) if forward else start
        if beyond == at or not 0 < beyond < len(text):
            return beyond
        at = beyond
