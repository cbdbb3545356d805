"""Places in a text: counted in units and back, moved over whole signs, looked up among marks."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import exact_text, graphemes
from ui.widgets.text_marks import Mark, Marks

MIXED = st.text(alphabet="ab جُ\u0301😀👨\u200d👩🇮🇶\n«»", max_size=40)
FAMILY = "👨‍👩‍👧‍👦"


@given(MIXED)
def test_units_count_as_the_plain_functions_do(text: str) -> None:
    units = exact_text.Units(text)
    for place in range(len(text) + 1):
        assert units.utf16(place) == exact_text.utf16(text, place)
    for place in range(exact_text.utf16(text, len(text)) + 1):
        assert units.code_point(place) == exact_text.code_point(text, place)


def walked(text: str, move: Callable[..., int], *, forward: bool) -> list[int]:
    places = [0 if forward else len(text)]
    while (following := move(text, places[-1], forward=forward)) != places[-1]:
        places.append(following)
    return places


@given(MIXED, st.sampled_from([graphemes.next_letter, graphemes.next_word_end, graphemes.next_word_start]))
def test_the_way_back_is_the_way_there(text: str, move: Callable[..., int]) -> None:
    assert walked(text, move, forward=True) == walked(text, move, forward=False)[::-1]


@given(MIXED)
def test_no_step_ends_inside_a_sign(text: str) -> None:
    letters = set(walked(text, graphemes.next_letter, forward=True))
    for move in (graphemes.next_word_end, graphemes.next_word_start):
        assert set(walked(text, move, forward=True)) <= letters
    assert {graphemes.on_letter(text, place) for place in range(len(text) + 1)} == letters


@pytest.mark.parametrize("sign", [FAMILY, "🇮🇶", "مُّ", "é", "😀"])
def test_one_sign_is_one_step(sign: str) -> None:
    text = f"a{sign}b"
    assert graphemes.next_letter(text, 1, forward=True) == 1 + len(sign)
    assert graphemes.next_letter(text, 1 + len(sign), forward=False) == 1


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=12)


@given(SPANS, st.integers(0, 90), st.integers(1, 20))
def test_marks_find_what_is_to_be_seen(spans: list[tuple[int, int]], first: int, length: int) -> None:
    marks = Marks(Mark(0, start, start + size) for start, size in spans)
    last = first + length
    assert marks.between(first, last) == [each for each in marks if each.start < last and each.end > first]
    here = [each for each in marks if each.start <= first < each.end]
    found = marks.at(first)
    assert (found is None) == (not here)
    assert found is None or found.end - found.start == min(each.end - each.start for each in here)
