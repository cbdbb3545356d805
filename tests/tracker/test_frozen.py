"""Records behave as frozen dataclasses do."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest

from tracker.frozen import record, value


@record
class Draft:
    words: str
    number: int = 3


@record
class Longer(Draft):
    note: str = ""


@value
class Pair:
    first: str
    second: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    words: str
    number: int = 3


def test_they_are_made_compared_and_shown_like_dataclasses() -> None:
    made = Draft(words="قول")
    assert (made.words, made.number) == ("قول", 3)
    assert made == Draft(words="قول") != Draft(words="قول", number=4)
    assert made != Longer(words="قول")
    assert len({made, Draft(words="قول"), Draft(words="آخر")}) == 2
    assert repr(made) == repr(Plain(words="قول")).replace("Plain", "Draft")
    assert [each.name for each in fields(Longer)] == ["words", "number", "note"]
    assert replace(Longer(words="قول"), note="ملاحظة") == Longer(words="قول", note="ملاحظة")


def test_nothing_in_them_changes() -> None:
    made = Draft(words="قول")
    with pytest.raises(FrozenInstanceError):
        made.words = "آخر"  # type: ignore[misc]  # what the test is about
    with pytest.raises(FrozenInstanceError):
        made.other = "آخر"  # type: ignore[attr-defined]  # likewise
    with pytest.raises(FrozenInstanceError):
        del made.words
    assert not hasattr(made, "__dict__")


def test_what_a_record_needs_and_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError, match="words"):
        Draft()  # type: ignore[call-arg]  # what the test is about
    with pytest.raises(TypeError, match="other"):
        Draft(words="قول", other=1)  # type: ignore[call-arg]  # likewise
    with pytest.raises(TypeError):
        Draft("قول")  # type: ignore[call-arg]  # likewise


def test_values_are_made_by_place_too() -> None:
    assert Pair("أ", 2) == Pair(first="أ", second=2) != Pair("أ")


@pytest.mark.parametrize("made", [Draft(words="قول"), Longer(words="قول", note="هامش"), Pair("أ", 2)])
def test_copies_are_equal(made: object) -> None:
    assert copy.copy(made) == copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made
