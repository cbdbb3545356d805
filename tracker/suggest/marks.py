"""Finds what stands between quotation marks: of every kind, nested, turned the wrong way, missing."""

from dataclasses import dataclass, replace

from tracker.suggest.model import Quoted, Token
from tracker.suggest.tokens import MARKS

OPENING = '«“„‟〝"'
_OPENING, _CLOSING = "«“„‟〝", "»”〞"
_DOUBLE = {"((": "open", "))": "close", "``": "open", "''": ""}
_FAMILIES = {"«": "guillemets", "»": "guillemets", "((": "brackets", "))": "brackets"}
_BEFORE_OPENING = "([{:،,؛;.…-–—/«“\"‘'"
_BEHIND_CLOSING = ")]}.,،؛;:!?؟…-–—/»”\"’'"
_CLITICS = frozenset(["ل", "ب", "ك", "و", "ف", "لل", "لـ", "بـ", "كـ", "وـ", "الـ", "ال", "ول", "وب", "فل"])
_NEAR = 12
_LEAST_WRONG = 2
_DEEPEST = 6
"""How many open marks are looked through for the partner of a closing one."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark: which token, which family, what the white space about it says, what its shape says.

    Both are True for an opening mark, False for a closing one, None where they tell nothing.
    """

    place: int
    family: str
    spacing: bool | None
    shape: bool | None


def pairs(tokens: list[Token]) -> tuple[list[tuple[int, int]], list[tuple[int, bool]]]:
    """The pairs of marks as token positions, outermost ones and nested alike; and the marks without a
    partner, each with True if it opens; of these only such as white space tells to be marks."""
    found: list[tuple[int, int]] = []
    single: list[tuple[int, bool]] = []
    open_marks: list[_Mark] = []
    marks = _marks(tokens)
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        partner = _partner(open_marks, mark)
        if _opens(mark, following, has_partner=partner is not None):
            open_marks.append(mark)
        elif partner is None:
            if mark.spacing is not None:
                single.append((mark.place, False))
        else:
            found.append((open_marks[partner].place, mark.place))
            single += [(each.place, True) for each in open_marks[partner + 1 :] if each.spacing is not None]
            del open_marks[partner:]
    single += [(each.place, True) for each in open_marks if each.spacing is not None]
    return sorted(found), sorted(single)


def _opens(mark: _Mark, following: _Mark | None, *, has_partner: bool) -> bool:
    """What a mark does, where white space and shape agree, and where writers slipped (»نص«, ”نص”, « نص«)."""
    if mark.spacing is True and mark.shape is not False:
        return True
    if has_partner or (mark.spacing is False and mark.shape is not True):
        return False
    if mark.shape is not False:
        return True
    # A closing shape where nothing is open: the writer turns marks round, if the next one is turned too.
    if following is None or following.spacing is True or (following.shape is True and mark.spacing is None):
        return False
    return mark.spacing is True or following.place - mark.place <= _NEAR


def _partner(open_marks: list[_Mark], mark: _Mark) -> int | None:
    """The position among the open marks of the one that this mark can close, one of its kind if possible."""
    lowest = max(0, len(open_marks) - _DEEPEST)
    places = range(len(open_marks) - 1, lowest - 1, -1)
    same = next((place for place in places if open_marks[place].family == mark.family), None)
    if same is not None or mark.family == "brackets" or mark.spacing is not False:
        return same
    return next((place for place in places if open_marks[place].family != "brackets"), None)


def _marks(tokens: list[Token]) -> list[_Mark]:
    found = [
        _Mark(place, _FAMILIES.get(token.raw, "quotes"), _spacing(tokens, place), _shape(token.raw))
        for place, token in enumerate(tokens)
        if token.raw in _DOUBLE or token.raw in MARKS
    ]
    return [_as_written(mark, habit) for habit in (_habit(found),) for mark in found]


def _habit(found: list[_Mark]) -> str:
    """How the writer of a line turns the marks, as the white space about them tells: right, wrong, or any."""
    told = [mark for mark in found if mark.spacing is not None and mark.shape is not None]
    wrong = sum(mark.spacing is not mark.shape for mark in told)
    right = len(told) - wrong
    if wrong < _LEAST_WRONG or wrong * 2 < right:
        return "right"
    return "wrong" if wrong > right * 2 else "any"


def _as_written(mark: _Mark, habit: str) -> _Mark:
    if habit == "right" or mark.shape is None:
        return mark
    return replace(mark, shape=None if habit == "any" else not mark.shape)


def _shape(raw: str) -> bool | None:
    if raw in _DOUBLE:
        return {"open": True, "close": False}.get(_DOUBLE[raw])
    return True if raw in _OPENING else False if raw in _CLOSING else None


def _spacing(tokens: list[Token], place: int) -> bool | None:
    """What the white space about a mark says: True it opens, False it closes, None nothing."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    apart_before = before is None or token.apart
    apart_after = after is None or after.apart
    if after is None:
        return False if before is not None else None
    if before is None:
        return True
    if apart_before and apart_after:
        return None
    if apart_before:
        return None if after.raw[0] in ".،,؛;:!?؟" else True
    if apart_after:
        return _attached(before)
    return _between(before, after)


def _attached(before: Token) -> bool | None:
    """A mark that leans on what stands before it closes, unless that is a colon or an opening bracket."""
    if before.raw in "([{:" or before.word in _CLITICS:
        return None if before.raw == ":" else True
    return False


def _between(before: Token, after: Token) -> bool | None:
    """A mark with something close on both sides."""
    if before.raw[0] in "([{:" or before.word in _CLITICS or before.raw.endswith("ـ"):
        return True
    if after.raw[0] in _BEHIND_CLOSING and before.raw[0] not in _BEFORE_OPENING:
        return False
    return None


def outermost(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those pairs that stand in no other."""
    outer: list[tuple[int, int]] = []
    for pair in found:
        if not outer or pair[0] > outer[-1][1]:
            outer.append(pair)
    return outer


def quoted(tokens: list[Token], pair: tuple[int, int]) -> Quoted:
    """The passage between a pair of marks, white space at its ends left out."""
    first, last = tokens[pair[0]], tokens[pair[1]]
    if pair[1] == pair[0] + 1:
        return Quoted(first.end, first.end, (first.start, last.end))
    return Quoted(tokens[pair[0] + 1].start, tokens[pair[1] - 1].end, (first.start, last.end))
