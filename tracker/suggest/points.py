"""Finds enumerated points: lines that begin with a number or a bullet, under a line that announces them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.suggest.model import Span

_ORDINALS = "أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا"
_ITEM = re.compile(
    r"[ \t\u00a0]*(?:"
    r"\(?[0-9٠-٩۰-۹]{1,3}\s?[-–—.)٫:]\s*"
    r"|[•●▪◦*·‣-]\s+|[-–—](?=\w)"
    rf"|(?:{_ORDINALS})ً?\s*[:،-]\s*)"
)


@dataclass(frozen=True, slots=True)
class PointList:
    """An announcing line and the points under it, each without its number."""

    announced_by: Span
    lines: tuple[Span, ...]
    points: tuple[Span, ...]


def point_lists(text: str, lines: list[Span]) -> Iterator[PointList]:
    """Lists of two points or more whose announcing line ends with a colon."""
    at = 0
    while at < len(lines):
        start, end = lines[at]
        if text[start:end].rstrip().endswith((":", "：")):
            points = []
            following = at + 1
            while following < len(lines) and (found := _ITEM.match(text, *lines[following])):
                first, last = found.end(), lines[following][1]
                while last > first and text[last - 1].isspace():
                    last -= 1
                if last > first:
                    points.append((first, last))
                following += 1
            if len(points) > 1:
                yield PointList(lines[at], tuple(lines[at + 1 : following]), tuple(points))
                at = following
                continue
        at += 1
