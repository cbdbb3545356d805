from hypothesis import given
from hypothesis import strategies as st

from tracker.text.bidi import isolate, strip_marks

texts = st.text(alphabet="اa\u2066\u2067\u2068\u2069\u202e\u200f")


def test_value_stands_between_isolates() -> None:
    assert isolate("Witwit (MP)") == "\u2068Witwit (MP)\u2069"
    assert isolate(3) == "\u20683\u2069"


def test_closing_mark_in_a_value_cannot_end_its_isolate() -> None:
    assert isolate("a\u2069b") == "\u2068ab\u2069"


def test_open_isolate_in_a_value_is_closed() -> None:
    assert isolate("a\u2067b") == "\u2068a\u2067b\u2069\u2069"


@given(texts)
def test_isolates_are_balanced_at_the_end_and_not_before(text: str) -> None:
    depth = 0
    isolated = isolate(text)
    for place, character in enumerate(isolated, 1):
        depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
        assert (depth == 0) == (place == len(isolated))


@given(texts)
def test_nothing_but_direction_marks_is_stripped(text: str) -> None:
    assert strip_marks(text) == "".join(character for character in text if character in "اa")
    assert strip_marks(isolate(text)) == strip_marks(text)
