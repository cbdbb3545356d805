"""Names that may be one person's: proposed however they are spelt, never taken for sure on looks alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.names import name_key
from tracker.text.similar_names import PROPOSED, NameDifference, blocks, compare, name_words
from tracker.text.sounds import may_be_alike

NAMES = st.one_of(
    st.lists(
        st.sampled_from(
            ["سلمى", "الحداد", "د.", "عبد", "الله", "Salma", "al-Haddad", "بن", "Сальма", "-", "ءء"]
        ),
        max_size=7,
    ).map(" ".join),
    st.text(max_size=20),
)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("د. سلمى الحداد", "سلمى حدّاد", NameDifference.SAME),
        ("عبد الله الراوي", "عبدالله الراوي", NameDifference.SAME),
        ("أبو بكر الراوي", "ابوبكر الراوي", NameDifference.SAME),
        ("ضياء الدين مراد", "ضياءالدين مراد", NameDifference.SAME),
        ("سلمى الحداد", "Salma al-Haddad", NameDifference.SCRIPT),
        ("جرجس الخوري", "Girgis Khoury", NameDifference.SCRIPT),
        ("عبد اللطيف شحادة", "Abdel Latif Shehadeh", NameDifference.SCRIPT),
        ("ضياء الدين مراد", "Diaeddine Murad", NameDifference.SCRIPT),
        ("فاضل الزهراوي", "Fadhil az-Zahrawi", NameDifference.SCRIPT),
        ("مراد بن يحيى", "Murad bin Yahya", NameDifference.SCRIPT),
        ("شكري العتيبي", "Шукри Отейби", NameDifference.SCRIPT),
        ("سلمى كامل الحداد", "سلمى الحداد", NameDifference.SHORTER),
        ("Joe Carpenter", "Joseph Carpenter", NameDifference.SPELLING),
        ("Carpenter, Joseph", "Joseph Carpenter", NameDifference.ORDER),
        ("شكري بك العتيبي", "شكري العتيبي", NameDifference.SAME),
    ],
)
def test_one_person_under_two_names_is_proposed(one: str, other: str, reason: NameDifference) -> None:
    found = compare(one, other)
    assert found.score >= PROPOSED
    assert found.reason is reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("محمد الراوي", "محمود الراوي"),
        ("حسن الراوي", "حسين الراوي"),
        ("Hassan Rawi", "حسين الراوي"),
        ("سعد الراوي", "سعيد الراوي"),
        ("Karim Rawi", "Karam Rawi"),
        ("سلمى الحداد", "سلمى النجار"),
        ("وزارة المياه", "وزارة الزراعة"),
        ("الحداد", "سلمى الحداد"),
        ("Salma", "Salma Haddad"),
        ("", "سلمى الحداد"),
    ],
)
def test_two_people_are_not_proposed_as_one(one: str, other: str) -> None:
    assert compare(one, other).score < PROPOSED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سلمى الحداد", "Salma Haddad"),
        ("سلمى الحداد", "الحداد سلمى"),
        ("سلمى كامل الحداد", "سلمى الحداد"),
        ("الحداد", "الحداد"),
        ("محمد حسن الراوي", "محمد حسين الراوي"),
    ],
)
def test_only_a_whole_name_in_the_same_words_is_sure(one: str, other: str) -> None:
    assert not compare(one, other).is_sure
    assert compare("سلمى الحداد", "د. سلمى الحدّاد").is_sure


@given(one=NAMES, other=NAMES)
def test_the_score_is_a_share_and_knows_no_first_and_second(one: str, other: str) -> None:
    found = compare(one, other)
    assert found == compare(other, one)
    assert 0 <= found.score <= 1
    assert found.score >= PROPOSED or not found.is_sure
    if found.is_sure:
        assert name_key(one).replace(" ", "") == name_key(other).replace(" ", "")


@given(name=NAMES)
def test_a_name_resembles_itself(name: str) -> None:
    if name_words(name):
        assert compare(name, name).score >= PROPOSED
        assert may_be_alike(blocks(name_key(name)), blocks(name_key(name)))
