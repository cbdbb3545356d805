"""Lists of ids: where some stand, and the steps from one list to a newer one."""

import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models import id_list
from ui.models.id_list import place_of, places_of, runs, steps

some_ids = st.lists(st.integers(1, 70_000), unique=True, max_size=60)


def walked(old: list[int], new: list[int]) -> list[int] | None:
    """The old list after the steps to the new one."""
    made, ids = steps(array("I", old), array("I", new)), array("I", old)
    if made is None:
        return None
    for each in made:
        ids = id_list.after(ids, each)
    return list(ids)


@given(some_ids, st.integers(1, 70_000))
def test_an_id_is_found_where_it_stands_and_nowhere_else(ids: list[int], wanted: int) -> None:
    held = array("I", ids)
    assert place_of(held, wanted) == (ids.index(wanted) if wanted in ids else -1)
    for place, each in enumerate(ids):
        assert place_of(held, each) == place
        assert place_of(held, each, place + 1) == -1


@given(some_ids, some_ids)
def test_places_ascend_and_leave_out_what_is_not_there(ids: list[int], wanted: list[int]) -> None:
    expected = [place for place, each in enumerate(ids) if each in wanted]
    assert places_of(array("I", ids), wanted) == expected
    assert [each for first, last in runs(expected) for each in range(first, last + 1)] == expected


@given(some_ids, some_ids)
def test_steps_lead_to_the_newer_list_or_there_are_none(old: list[int], new: list[int]) -> None:
    assert walked(old, new) in (None, new)


@given(some_ids, st.data())
def test_what_one_step_of_a_user_changes_takes_few_steps(ids: list[int], data: st.DataObject) -> None:
    new = list(ids)
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(new)))
        match data.draw(st.sampled_from(["add", "remove", "move"])):
            case "add":
                new.insert(place, 80_000 + len(new))
            case "remove":
                del new[place : place + 1]
            case _ if new:
                new.insert(place, new.pop(data.draw(st.integers(0, len(new) - 1))))
    assert walked(ids, new) == new


@pytest.mark.parametrize(("whence", "to"), [(3, 40), (40, 3), (0, 99), (99, 0), (7, 8), (8, 7)])
def test_one_row_that_moves_is_one_step(whence: int, to: int) -> None:
    old = random.Random(1).sample(range(1, 10**6), 100)
    new = list(old)
    new.insert(to, new.pop(whence))
    made = steps(array("I", old), array("I", new))
    assert made is not None
    assert len(made) == 1
    assert walked(old, new) == new


def test_a_block_that_comes_or_goes_is_one_step() -> None:
    old = list(range(1, 1000))
    for new in (old[:400] + old[500:], old[:400], old[400:]):
        for before, after in ((old, new), (new, old)):
            made = steps(array("I", before), array("I", after))
            assert made is not None
            assert len(made) == 1
            assert walked(before, after) == after


def test_lists_without_anything_in_common_are_other_lists() -> None:
    assert walked(list(range(1, 1000)), list(range(5000, 1000, -1))) is None
