"""What holds for every text: exact slices, determinism, and never an exception."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tracker.suggest import Suggestion, suggest

# fmt: off
PIECES = st.sampled_from([
    *'«»"“”„‟()[]{}:،,.؛!?؟…-–—\n\r\t ',
    "((", "))", "''", " ", "\u200f", "\u202b", "\ufeff", "\u00a0", "\u2028", "ـ", "ً",
    "قال", "وأضاف", "مضيفا", "بحسب", "نقلت", "عن", "أن", "إنه", "الذي", "رئيس", "الوزير", "لطفي", "الخياط",
    "وزارة", "بيان", "المصدر", "في", "تصريح", "لموقع", "لـ", "ل", "و", "أما", "فيما", "بهذه", "كلمة", "1-",
    "• ", "قوله", "يُذكر", "هو", "said", "Orla", "Fenwick", "she", "according to", "that", "the", "Mrs.",
])
# fmt: on
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=80).map(" ".join), st.lists(PIECES).map("".join)
)


@given(TEXTS)
def test_every_place_is_in_the_text_and_every_slice_exact(text: str) -> None:
    for each in suggest(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.text == text[each.start : each.end]
        assert 0 <= each.confidence <= 1
        for span in (each.mention, each.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(TEXTS)
def test_the_same_text_gives_the_same_suggestions_in_order(text: str) -> None:
    found = suggest(text)
    assert found == suggest(text)
    assert [each.start for each in found] == sorted(each.start for each in found)


@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_quoted_passages_do_not_overlap(text: str) -> None:
    def overlaps(one: Suggestion, other: Suggestion) -> bool:
        return one.end > other.start

    found = [each for each in suggest(text) if each.kind != "indirect"]
    assert not any(overlaps(one, other) for one, other in itertools.pairwise(found))
