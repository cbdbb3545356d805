"""Records found among many are those, in the order, that a look at each of them would find."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.text.haystack import Haystack, Rank, Word, rank_of

LETTERS = st.text("ابج ", max_size=8).map(lambda text: " ".join(text.split()))
RECORDS = st.lists(st.lists(LETTERS, min_size=1, max_size=3), max_size=12)
WORDS = st.lists(st.text("ابج", min_size=1, max_size=3).map(lambda word: (word, word)), max_size=4)


def one_by_one(records: list[list[str]], words: list[Word], share: float) -> list[tuple[Rank, int]]:
    found = []
    for place, texts in enumerate(records):
        ranks = [rank_of(words, text) for text in texts] if words else [(0.0, 0)]
        fitting = [rank for rank in ranks if rank[0] <= 1 - share + 1e-9]
        if fitting:
            found.append((min(fitting), place))
    return sorted(found)


@given(records=RECORDS, words=WORDS, share=st.sampled_from([1.0, 0.6, 0.5]), most=st.integers(1, 15))
def test_the_likeliest_are_those_of_a_look_at_each(
    records: list[list[str]], words: list[Word], share: float, most: int
) -> None:
    found = Haystack(records).likeliest(words, most, share, lambda _: True)
    assert found == one_by_one(records, words, share)[:most]


@given(records=RECORDS, words=WORDS)
def test_all_that_hold_the_words_in_one_text_are_found(records: list[list[str]], words: list[Word]) -> None:
    stems = [stem for _, stem in words]
    expected = [
        place
        for place, texts in enumerate(records)
        if any(all(stem in text for stem in stems) for text in texts) or not stems
    ]
    assert Haystack(records).places(stems) == expected


def test_who_is_not_wanted_makes_room_for_others() -> None:
    records = [["نائب"], ["نائب"], ["نائبة"]]
    found = Haystack(records).likeliest([("نائب", "نائب")], 2, 1, lambda place: place != 0)
    assert [place for _, place in found] == [1, 2]
