import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.records import Fidelity
from tracker.text.verbatim import (
    LONGEST_COMPARED,
    LONGEST_SEARCHED,
    Comparison,
    Difference,
    candidates,
    compare,
    differences,
)

SOURCE = (
    "قالت المديرة: «إنّ الجسرَ القديم آمنٌ تمامًا للشاحنات الثقيلة». "
    "ثم قالت إن الجسر الجديد لم يُفتح بعد أمام الناس."
)


def words_of(result: Comparison, *kinds: Difference) -> str:
    return "".join(stretch.text for stretch in result.stretches if stretch.difference in kinds)


def place(result: Comparison) -> str:
    return SOURCE[result.start : result.end]


def test_words_to_the_letter_are_identical() -> None:
    result = compare("آمنٌ تمامًا", SOURCE)
    assert (result.fidelity, place(result)) == (Fidelity.IDENTICAL, "آمنٌ تمامًا")
    assert [stretch.difference for stretch in result.stretches] == [Difference.SAME]


def test_marks_and_hamzas_alone_are_told_from_other_words() -> None:
    result = compare("ان الجسر القديم امن تماما", SOURCE)
    assert (result.fidelity, place(result)) == (Fidelity.MARKS, "إنّ الجسرَ القديم آمنٌ تمامًا")
    assert words_of(result, Difference.REMOVED).split() == ["إنّ", "الجسرَ", "آمنٌ", "تمامًا"]
    assert words_of(result, Difference.SAME).split() == ["القديم"]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("آمن تمامًا", "«آمن»، تمامًا!", Fidelity.MARKS),
        ("آمن تمامًا", "آمن — تمامًا", Fidelity.MARKS),
        ("5 في المئة", "٥ في المئة", Fidelity.MARKS),
        ("1.5 مليون", "15 مليون", Fidelity.WORDS),
        ("5% منهم", "5 منهم", Fidelity.WORDS),
        ("-5 درجات", "5 درجات", Fidelity.WORDS),
        ("آمن", "غير آمن", Fidelity.WORDS),
    ],
)
def test_punctuation_beside_words_is_a_mark_and_signs_are_not(
    text: str, found: str, expected: Fidelity
) -> None:
    assert compare(text, found, 0, len(found)).fidelity is expected


def test_other_words_are_shown_against_the_nearest_passage() -> None:
    result = compare("إن الجسر القديم غير آمن للشاحنات الثقيلة", SOURCE)
    assert result.fidelity is Fidelity.WORDS
    assert place(result).startswith("إنّ الجسرَ القديم")
    assert "غير" in words_of(result, Difference.ADDED)
    assert "تمامًا" in words_of(result, Difference.REMOVED)


@pytest.mark.parametrize("text", ["الطقس جميل في الجبال", "الجسر ينهار غدا على رؤوس العابرين", "؟!", "لا"])
def test_words_that_are_not_there_are_missing(text: str) -> None:
    assert compare(text, SOURCE) == Comparison(Fidelity.MISSING)
    assert candidates(text, SOURCE) == []


def test_at_its_place_the_quote_is_compared_with_that_place_alone() -> None:
    start = SOURCE.index("الجسر الجديد")
    result = compare("الجسر القديم", SOURCE, start, start + len("الجسر الجديد"))
    assert (result.fidelity, result.start) == (Fidelity.WORDS, start)
    assert words_of(result, Difference.REMOVED) == "الجديد"
    assert words_of(result, Difference.ADDED) == "القديم"


def test_several_places_are_offered_and_none_twice() -> None:
    text = "قال نعم أوافق على القرار. وقال لا أوافق على القرار. وقال نحن نوافق على القرار أيضا"
    found = candidates("وقال إنه يوافق على القرار", text)
    assert len(found) >= 2
    assert all(one[1] <= two[0] or two[1] <= one[0] for one in found for two in found if one != two)


def test_long_passages_are_told_apart_by_their_ends() -> None:
    words = [f"كلمة{number}" for number in range(LONGEST_COMPARED + 10)]
    edited = [*words[:40], "أخرى", *words[41:]]
    stretches = differences(" ".join(edited), " ".join(words))
    assert [(stretch.text.strip(), stretch.difference) for stretch in stretches[1:3]] == [
        (words[40], Difference.REMOVED),
        ("أخرى", Difference.ADDED),
    ]
    assert differences(" ".join(words), "أول " + " ".join(words))[0].difference is Difference.REMOVED


def test_a_very_long_text_is_searched_to_the_letter_only() -> None:
    text = f"{SOURCE}\n{'نص طويل. ' * (LONGEST_SEARCHED // 8)}"
    assert compare("آمنٌ تمامًا", text).fidelity is Fidelity.IDENTICAL
    assert compare("امن تماما", text).fidelity is Fidelity.MISSING


texts = st.lists(
    st.sampled_from(["أ", "ا", "نعم", "نعمْ", "\n", "  ", "😀", "no", "No", "«"]), max_size=12
).map(" ".join)


@given(texts, texts)
def test_stretches_give_back_both_texts_to_the_letter(text: str, found: str) -> None:
    stretches = differences(text, found)
    ours = "".join(each.text for each in stretches if each.difference is not Difference.REMOVED)
    theirs = "".join(each.text for each in stretches if each.difference is not Difference.ADDED)
    assert ours == text
    assert "".join(theirs.split()) == "".join(found.split())


@given(texts.filter(str.strip), texts, texts)
def test_words_that_stand_in_the_text_are_identical(text: str, before: str, behind: str) -> None:
    assert compare(text, before + text + behind).fidelity is Fidelity.IDENTICAL


@given(texts, texts)
def test_a_place_found_lies_in_the_text(text: str, source: str) -> None:
    for start, end in candidates(text, source):
        assert 0 <= start < end <= len(source)
