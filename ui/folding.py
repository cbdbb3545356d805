"""What a card shows of a quote: the words that bear on the claim in bold, the rest folded away."""

from dataclasses import dataclass
from enum import Enum, auto

from tracker.records import Quote
from ui.quotation import in_marks

KEPT_BESIDE = 24
"""What stands beside the focus and is no longer than this is not worth folding."""

LONGEST = 320
"""A quote without focus is cut behind a word at about this many characters."""

ELLIPSIS = "…"


class Look(Enum):
    """How a piece of text is painted. A fold stands for words left out, and can be pressed; added and
    removed are words that only a quote or only its source has."""

    PLAIN = auto()
    BOLD = auto()
    FAINT = auto()
    FOLD = auto()
    ADDED = auto()
    REMOVED = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that looks alike."""

    text: str
    look: Look = Look.PLAIN


def pieces(quote: Quote, focus: tuple[int, int] | None, *, unfolded: bool) -> list[Piece]:
    """The quote's words as a card shows them, in quotation marks if they are the speaker's own.

    `focus` counts code points of the quote's text. Unfolded, every word stands there.
    """
    opening, closing = in_marks("\n", quote.kind).split("\n")
    inside = _with_focus(quote.text, *focus, unfolded) if focus else _cut(quote.text, unfolded)
    return [piece for piece in (Piece(opening), *inside, Piece(closing)) if piece.text]


def can_fold(quote: Quote, focus: tuple[int, int] | None) -> bool:
    """True if something of the quote is folded away unless asked for."""
    return any(piece.look is Look.FOLD for piece in pieces(quote, focus, unfolded=False))


def _with_focus(text: str, start: int, end: int, unfolded: bool) -> list[Piece]:
    before, after = Piece(text[:start]), Piece(text[end:])
    if not unfolded and len(before.text) > KEPT_BESIDE:
        before = Piece(f"{ELLIPSIS} ", Look.FOLD)
    if not unfolded and len(after.text) > KEPT_BESIDE:
        after = Piece(f" {ELLIPSIS}", Look.FOLD)
    return [before, Piece(text[start:end], Look.BOLD), after]


def _cut(text: str, unfolded: bool) -> list[Piece]:
    if unfolded or len(text) <= LONGEST + KEPT_BESIDE:
        return [Piece(text)]
    end = text.rfind(" ", 0, LONGEST)
    shown = text[: end if end > 0 else LONGEST]
    return [Piece(shown), Piece(f" {ELLIPSIS}", Look.FOLD)]
