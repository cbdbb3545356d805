"""Finds the words of a quote in the text of its source, and finds them again after that text was edited."""

from tracker.text.fold import FOLDING, end_with_marks, fold, fold_map

CONTEXT_LENGTH = 32


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


def find_again(text: str, prefix: str, suffix: str, new_source_text: str) -> int | None:
    """Where the quote `text` starts after its source was edited, or None if that is not sure.

    `prefix` and `suffix` are its `context` before the edit. A place where `text` stands to the letter has
    evidence if the whole prefix stands before it or the whole suffix behind it; a context shorter than 32
    code points reached to the text's start or end, and must still. The answer is the only place with
    evidence, unless there is a sign that the quote stood elsewhere and was itself edited:

    - none of the contexts beside it is unique in the text; or
    - the context missing on its one side stands on the other.

    An edit outside the quote leaves one side of it whole. So after one, the answer is the true place or
    None. Without any context only a text that is nothing but the quote has evidence.
    """
    if not prefix and not suffix:
        return 0 if text and text == new_source_text else None
    places = [
        start
        for start in occurrences(text, new_source_text)
        if _stands_before(start, prefix, new_source_text)
        or _stands_behind(start + len(text), suffix, new_source_text)
    ]
    if len(places) == 1 and _is_sure(places[0], places[0] + len(text), prefix, suffix, new_source_text):
        return places[0]
    return None


def _is_sure(start: int, end: int, prefix: str, suffix: str, source_text: str) -> bool:
    """True if no sign speaks against the only place with evidence."""
    before = _stands_before(start, prefix, source_text)
    behind = _stands_behind(end, suffix, source_text)
    if before and behind:
        return _is_unique(prefix, source_text) or _is_unique(suffix, source_text)
    if before:
        astray = _is_full(suffix) and source_text.find(suffix, 0, end) >= 0
        return _is_unique(prefix, source_text) and not astray
    astray = _is_full(prefix) and source_text.find(prefix, start) >= 0
    return _is_unique(suffix, source_text) and not astray


def _is_full(context_text: str) -> bool:
    return len(context_text) >= CONTEXT_LENGTH


def _stands_before(start: int, prefix: str, source_text: str) -> bool:
    return source_text.endswith(prefix, 0, start) and (_is_full(prefix) or start == len(prefix))


def _stands_behind(end: int, suffix: str, source_text: str) -> bool:
    return source_text.startswith(suffix, end) and (_is_full(suffix) or end + len(suffix) == len(source_text))


def _is_unique(context_text: str, source_text: str) -> bool:
    # A short context is tied to the text's start or end, and there it can stand but once.
    return not _is_full(context_text) or source_text.find(context_text) == source_text.rfind(context_text)


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
