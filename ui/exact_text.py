"""Text in and out of Qt's editors to the letter, and places counted as the core counts them.

`toPlainText()` alters six characters (NBSP and line separators among them), and Qt counts UTF-16 units
where the core counts code points: the two doors here are the only ones.
"""

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tracker.errors import InputRefused

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

_PARAGRAPH = "\u2029"
_TAKEN_BY_QT = "\ufdd0\ufdd1\u2029"
"""Characters that mean «new paragraph» inside a QTextDocument, so that it cannot hold them as text."""


_COUNTED_TWICE = re.compile("[\U00010000-\U0010ffff]")


def read(document: "QTextDocument") -> str:
    """The document's text, paragraphs divided by LF, everything else as it was typed or set."""
    return document.toRawText().replace(_PARAGRAPH, "\n")


def refuse_untypable(text: str, field: str) -> None:
    """Raise `InputRefused` naming the first character that an editor cannot hold."""
    for place, character in enumerate(text):
        if character in _TAKEN_BY_QT:
            raise InputRefused(
                "character_not_shown", field=field, place=place, character=f"U+{ord(character):04X}"
            )


def code_point(text: str, utf16: int) -> int:
    """The place in code points of a place that Qt counts in UTF-16 units; inside a pair, the pair's start."""
    units = 0
    for place, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > utf16:
            return place
    return len(text)


def utf16(text: str, code_points: int) -> int:
    """The place in UTF-16 units, as Qt counts, of a place in code points."""
    before = text[:code_points]
    return len(before) + sum(character > "\uffff" for character in before)


class Units:
    """Counts places of one text both ways, at once however long it is."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._pairs = [found.start() for found in _COUNTED_TWICE.finditer(text)]

    def utf16(self, code_points: int) -> int:
        """As the function of this name."""
        return code_points + bisect_left(self._pairs, code_points)

    def code_point(self, utf16: int) -> int:
        """As the function of this name."""
        pairs = self._pairs
        before = bisect_right(range(len(pairs)), utf16, key=lambda at: pairs[at] + at + 2)
        inside = before < len(pairs) and utf16 == pairs[before] + before + 1
        return min(utf16 - before - inside, self.length)
