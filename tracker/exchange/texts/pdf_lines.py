"""The lines of a PDF's page joined to the paragraphs that they were broken from, by where they stand."""

import re
import statistics
from dataclasses import dataclass, replace
from itertools import pairwise

SHORT_OF_MARGIN = 0.1
"""A line that leaves more than this share of the column empty at its end closes a paragraph."""

WIDE_GAP = 1.4
"""So many times the usual distance from line to line lies between paragraphs."""

NEAR = 4
"""So many rows back a piece may belong to."""

TOUCHING = 4
"""Points that pieces of one row may share: a vowel sign stands over its neighbour."""

_ITEM = re.compile(r"(?:[-–—•●▪*]|\(?[0-9٠-٩]{1,2}[.)\-–])\s*\S")
_PAGE_NUMBER = re.compile(r"[-–— ]*[0-9٠-٩]{1,4}[-–— ]*")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_MARKS = "[\u064b-\u0652\u0670]+"
# PDFium puts vowel signs behind a gap, and signs that touch figures at a line's end on the wrong side.
_MARK_BEFORE_ITS_LETTER = re.compile(f" ({_MARKS})([\u0620-\u064a])")
_MARK_ALONE = re.compile(rf"\s+({_MARKS})(?=[\s.،؛:!؟»\"]|$)")
_MARK_BEHIND_SIGN = re.compile(rf"([.،؛:!؟»\"”]+)({_MARKS})")
# It also turns curly marks in Arabic, which Unicode does not mirror and nobody has drawn turned.
_TURNED = re.compile("(?<![A-Za-z])[“”‘’](?![A-Za-z])")
_TURNED_BACK = {"“": "”", "”": "“", "‘": "’", "’": "‘"}
_SIGN_BEFORE_LAST_FIGURES = re.compile(r"(?<= )([.،؛:!؟]+)([0-9٠-٩]+)$")
_SIGN_BEFORE_FIRST_FIGURES = re.compile(r"^([-–.)])([0-9٠-٩]{1,2})(?=\s)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its box, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The middle of the line."""
        return (self.bottom + self.top) / 2

    @property
    def is_arabic(self) -> bool:
        """True if more of its letters are Arabic than not."""
        return 2 * len(_ARABIC.findall(self.text)) > sum(map(str.isalpha, self.text))


def paragraphs(lines: list[Line]) -> list[str]:
    """The paragraphs of a page, each on one line.

    The number at the page's foot is none. One ends before a wide gap, before an item of a list, and where its
    last line stops short of the margin.
    """
    rows = [_mended(row) for row in _rows(lines)]
    if rows and _PAGE_NUMBER.fullmatch(rows[-1].text):
        rows.pop()
    if not rows:
        return []
    gap = WIDE_GAP * _usual_gap(rows)
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    joined = [rows[0].text]
    for above, row in pairwise(rows):
        spare = (above.left - left if above.is_arabic else right - above.right) / max(right - left, 1)
        is_new = spare > SHORT_OF_MARGIN or above.height - row.height > gap or above.height < row.height
        if is_new or _ITEM.match(row.text):
            joined.append(row.text)
        else:
            joined[-1] = _continued(joined[-1], row.text)
    return list(map(_with_marks_on_letters, joined))


def _continued(paragraph: str, line: str) -> str:
    """A word that was hyphenated at the line's end is whole again."""
    if paragraph.endswith(("\x02", "\u00ad")):
        return paragraph[:-1] + line
    return f"{paragraph} {line}"


def _rows(lines: list[Line]) -> list[Line]:
    """The lines as they are read: pieces of one row put together, and each row before those below it.

    PDFium breaks a row where a vowel sign reaches out of it, and gives the pieces after their neighbours.
    """
    rows: list[Line] = []
    for line in lines:
        first = max(len(rows) - NEAR, 0)
        place = next((at for at in range(first, len(rows)) if _stand_side_by_side(rows[at], line)), None)
        if place is None:
            place = len(rows)
            rows.append(line)
        else:
            rows[place] = _together(rows[place], line)
        while place > first and _is_next_below(rows[place - 1], rows[place]):
            rows[place - 1], rows[place] = rows[place], rows[place - 1]
            place -= 1
    return rows


def _stand_side_by_side(one: Line, other: Line) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    low = min(one.top - one.bottom, other.top - other.bottom)
    return _shared_width(one, other) < TOUCHING and overlap > 0.5 * low


def _is_next_below(one: Line, other: Line) -> bool:
    """True if `one`, given first, is the row below `other`, and not the foot of the column beside it."""
    height = max(one.top - one.bottom, other.top - other.bottom)
    return 0 < other.height - one.height < 3 * height and _shared_width(one, other) >= TOUCHING


def _shared_width(one: Line, other: Line) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _together(one: Line, other: Line) -> Line:
    is_arabic = max(one, other, key=lambda line: len(line.text)).is_arabic
    first, second = sorted((one, other), key=lambda line: line.left, reverse=is_arabic)
    return Line(
        f"{first.text} {second.text}",
        min(one.left, other.left),
        max(one.right, other.right),
        min(one.bottom, other.bottom),
        max(one.top, other.top),
    )


def _usual_gap(rows: list[Line]) -> float:
    gaps = [above.height - row.height for above, row in pairwise(rows)]
    down = [gap for gap in gaps if gap > 0]
    # Below the middle: pages of short paragraphs have as many wide gaps as usual ones.
    return statistics.quantiles(down, n=3)[0] if len(down) > 1 else max(down, default=0.0)


def _with_marks_on_letters(text: str) -> str:
    """No vowel sign stands behind a gap: it belongs to the letter beside."""
    text = _MARK_ALONE.sub(r"\1", _MARK_BEFORE_ITS_LETTER.sub(r"\2\1", text))
    return _MARK_BEHIND_SIGN.sub(r"\2\1", text)


def _mended(row: Line) -> Line:
    """What reading from right to left has put on the wrong side is put back; no letter is changed."""
    if not row.is_arabic:
        return row
    turned = _TURNED.sub(lambda found: _TURNED_BACK[found[0]], row.text)
    text = _SIGN_BEFORE_LAST_FIGURES.sub(r"\2\1", turned)
    return replace(row, text=_SIGN_BEFORE_FIRST_FIGURES.sub(r"\2\1", text))
