"""Finds the words of a quote in the text of its source, and finds them again after that text was edited."""

from collections import Counter
from dataclasses import dataclass
from unicodedata import category

from tracker.text.fold import FOLDING, end_with_marks, fold, fold_map

CONTEXT_LENGTH = 32

LEAST_EVIDENCE = 16
"""Code points that the words and the one side left of them come to, where the other side was edited."""


def context(source_text: str, start: int, end: int) -> tuple[str, str]:
    """The prefix and suffix of `[start, end)`: up to 32 code points on each side, fewer only at the text's
    start and end."""
    return source_text[max(0, start - CONTEXT_LENGTH) : start], source_text[end : end + CONTEXT_LENGTH]


def occurrences(text: str, source_text: str) -> list[int]:
    """Where `text` stands in the source to the letter: all starts, overlapping ones too; none if empty."""
    starts = []
    start = source_text.find(text) if text else -1
    while start >= 0:
        starts.append(start)
        start = source_text.find(text, start + 1)
    return starts


def folded_occurrences(text: str, source_text: str) -> list[tuple[int, int]]:
    """Spans `[start, end)` of the source that fold to what `text` folds to, marks and hamzas at their ends
    taken in, and that neither begin nor end inside a word."""
    wanted = fold(text)
    if not wanted or wanted not in fold(source_text):
        return []
    folded, origins = fold_map(source_text)
    spans = []
    for first in occurrences(wanted, folded):
        behind = first + len(wanted)
        if _inside_word(folded, first) or _inside_word(folded, behind):
            continue
        start = _start_with_hamza(source_text, origins[first])
        end = end_with_marks(source_text, origins[behind - 1] + 1)
        if fold(source_text[start:end]) == wanted:  # else it begins or ends inside a ligature
            spans.append((start, end))
    return spans


def telling_context(source_text: str, start: int, end: int, at_least: int = 0) -> tuple[str, str]:
    """The prefix and suffix of `[start, end)` by which it is known again: its `context`, made longer, up to
    the whole text, until it comes to `at_least` code points and stands around these words only once."""
    length = CONTEXT_LENGTH
    while True:
        first, behind = max(0, start - length), end + length
        around = source_text[first:behind]
        is_enough = len(around) - (end - start) >= at_least and _stands_once(around, source_text)
        if is_enough or len(around) == len(source_text):
            return source_text[first:start], source_text[end:behind]
        length *= 2


def lasting_context(source_text: str, start: int, end: int) -> tuple[str, str]:
    """The prefix and suffix to be kept of a quote that loses its place, for `come_back`."""
    return telling_context(source_text, start, end, 2 * CONTEXT_LENGTH)


def follow(old_text: str, start: int, end: int, new_text: str) -> int | None:
    """Where the quote at `[start, end)` of a source starts after the source was edited, or None if that is
    not sure.

    A place where its words stand to the letter has evidence if the whole prefix stands before it or the
    whole suffix behind it (`telling_context`); a prefix that reached to the text's start, or a suffix to
    its end, must still. The answer is the only place with evidence, and only if that evidence stands once
    in the old text and once in the new one. With one side missing, what is left and the words must come to
    16 code points, and nothing may hint that the quote itself went elsewhere: the missing side on the wrong
    side of the place, or the same words at some place that was not there before.
    """
    quote = _Known(old_text[start:end], *telling_context(old_text, start, end), old_text, start)
    places = [place for place in occurrences(quote.text, new_text) if quote.has_evidence(new_text, place)]
    if len(places) != 1 or _cuts_word(old_text, start, end, new_text, places[0]):
        return None
    return places[0] if quote.is_sure(new_text, places[0]) else None


def come_back(text: str, prefix: str, suffix: str, old_text: str, new_text: str) -> int | None:
    """Where a quote that was lost starts again because an edit brought its passage back, or None.

    `prefix` and `suffix` are its `lasting_context` in the text it was lost from. Sure is only a place where
    the words stand with the whole of both, once, and which the edit has made: a passage that was there
    before was another one, and so is one of several with these words if there are no more of them now.
    Less context than 64 code points must be the whole rest of the text.
    """
    passage = prefix + text + suffix
    if passage in old_text or not _stands_once(passage, new_text):
        return None
    if len(prefix) + len(suffix) < 2 * CONTEXT_LENGTH and passage != new_text:
        return None
    now = len(occurrences(text, new_text))
    is_made = now == 1 or now > len(occurrences(text, old_text))
    return new_text.index(passage) + len(prefix) if is_made else None


@dataclass(frozen=True, slots=True)
class _Known:
    """A quote as it stood in the old text: its words, what stood around them, and where."""

    text: str
    prefix: str
    suffix: str
    old_text: str
    start: int

    def _before(self, text: str, place: int) -> bool:
        reached_start = self.start == len(self.prefix)
        return text.endswith(self.prefix, 0, place) and (not reached_start or place == len(self.prefix))

    def _behind(self, text: str, place: int) -> bool:
        end = place + len(self.text)
        reached_end = self.start + len(self.text) + len(self.suffix) == len(self.old_text)
        return text.startswith(self.suffix, end) and (not reached_end or end + len(self.suffix) == len(text))

    def has_evidence(self, text: str, place: int) -> bool:
        """True if the whole prefix or the whole suffix stands where it should."""
        return self._before(text, place) or self._behind(text, place)

    def is_sure(self, text: str, place: int) -> bool:
        """True if no sign speaks against the only place with evidence."""
        before, behind = self._before(text, place), self._behind(text, place)
        if before and behind:
            return self._once(self.prefix + self.text + self.suffix, text)
        end = place + len(self.text)
        if before:
            shown, joined, missing, wrong_side = self.prefix, self.prefix + self.text, self.suffix, text[:end]
        else:
            shown, joined, missing, wrong_side = (
                self.suffix,
                self.text + self.suffix,
                self.prefix,
                text[place:],
            )
        # A short context is tied to the text's start or end, and there it can stand but once.
        is_unique = (not _is_full(shown) or self._once(shown, text)) and self._once(joined, text)
        is_long = len(joined) >= LEAST_EVIDENCE
        is_astray = _is_full(missing) and missing in wrong_side
        return is_unique and is_long and not is_astray and self._others_were_there(text, place)

    def _once(self, piece: str, text: str) -> bool:
        return _stands_once(piece, self.old_text) and _stands_once(piece, text)

    def _others_were_there(self, text: str, place: int) -> bool:
        """True if each other place with these words looks as one did before the edit."""
        now, then = occurrences(self.text, text), occurrences(self.text, self.old_text)
        known = Counter(self._around(self.old_text, each) for each in then if each != self.start)
        return not Counter(self._around(text, each) for each in now if each != place) - known

    def _around(self, text: str, place: int) -> tuple[str, str]:
        return context(text, place, place + len(self.text))


def _is_full(context_text: str) -> bool:
    return len(context_text) >= CONTEXT_LENGTH


def _stands_once(piece: str, text: str) -> bool:
    first = text.find(piece)
    return first >= 0 and text.find(piece, first + 1) < 0


def _cuts_word(old_text: str, start: int, end: int, new_text: str, place: int) -> bool:
    """True if the quote would now begin or end inside a word, or before its marks, and did not before."""
    pairs = ((start, place), (end, place + end - start))
    return any(_joins(new_text, now) and not _joins(old_text, then) for then, now in pairs)


def _joins(text: str, place: int) -> bool:
    """True if the characters on both sides of the place belong to one word or one letter with its marks."""
    if not 0 < place < len(text):
        return False
    before, behind = text[place - 1], text[place]
    in_word = before.isalnum() or category(before)[0] == "M"
    return category(behind)[0] == "M" or (in_word and behind.isalnum())


def _inside_word(folded: str, place: int) -> bool:
    """True if the characters on both sides of the place are letters or figures."""
    return 0 < place < len(folded) and folded[place - 1].isalnum() and folded[place].isalnum()


def _start_with_hamza(source_text: str, start: int) -> int:
    """`start`, moved before a bare hamza that opens the word: ء folds to nothing."""
    for index in range(start - 1, -1, -1):
        if FOLDING[ord(source_text[index])]:
            break
        if source_text[index] == "ء":
            start = index
    return start
