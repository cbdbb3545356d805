import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.fold import fold
from tracker.text.names import name_key, whole_name_fits, words_fit

words = st.sampled_from(
    [
        "النائب",
        "الدكتور",
        "د.",
        "إسكندر",
        "وتوت",
        "عبد",
        "الله",
        "بن",
        "آل",
        "al-Abadi",
        "MP",
        "ء",
        "الرئيس",
        "-",
    ]
)
names = st.one_of(st.lists(words).map(" ".join), st.text())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("النائب الدكتور إسكندر وتوت", "إسكندر وتوت"),
        ("اسكندر وتوت", "إسكندر وتوت"),
        ("د.إسكندر وتوت", "إسكندر وتوت"),
        ("أ.د. محمد جواد", "محمد جواد"),
        ("الشيخ الدكتور همام حمودي", "همام حمودي"),
        ("الفريق أول ركن طالب شغاتي", "طالب شغاتي"),
        ("رئيس الوزراء حيدر العبادي", "حيدر العبادي"),
        ("الدكتور العبادي", "العبادي"),
        ("حيدر العبادي", "حيدر عبادي"),
        ("عبد الله النجيفي", "عبدالله النجيفي"),
        ("أبو بكر", "ابوبكر"),
        ("محمد ابن سلمان", "محمد بن سلمان"),
        ("الحاج أحمد رحمه الله", "أحمد"),
        ("Dr. Iskandar Witwit MP", "iskandar witwit"),
        ("Haider al-Abadi", "Haider Abadi"),
        ("Haider Al Abadi", "Haider al-Abadi"),
        ("Lt. Gen. Talib Shaghati", "Talib Shaghati"),
        ("Mohammed bin Salman", "Mohammed Salman"),
        ("Sana’a", "Sanaa"),
    ],
)
def test_one_name_has_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert whole_name_fits(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("محمد علي", "محمود علي"),
        ("خالد العبيدي", "خالد العبادي"),
        ("علي حسن خليل", "حسن خليل علي"),
        ("الرئيس الأمريكي", "السفير الأمريكي"),
        ("الرئيس السابق", "الوزير السابق"),
        ("الأمين العام للأمم المتحدة", "السفير للأمم المتحدة"),
        ("القيادي في الحركة", "المتحدث في الحركة"),
        ("President of Iraq", "Speaker of Iraq"),
        ("النائب", "الدكتور"),
        ("سيد قطب", "قطب"),
        ("Al Gore", "Gore"),
        ("تميم آل ثاني", "تميم ثاني"),
        ("وتوت", "إسكندر وتوت"),
    ],
)
def test_two_names_have_two_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
    assert not whole_name_fits(one, other)


@pytest.mark.parametrize("title", ["الشيخ", "النائب الدكتور", "MP", "رئيس الوزراء", "د."])
def test_name_made_of_titles_keeps_its_words(title: str) -> None:
    assert len(name_key(title).split()) == len(title.split())


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Witwit", "Iskandar Witwit"),
        ("وتوت", "إسكندر وتوت"),
        ("وتوت إسكندر", "النائب إسكندر وتوت"),
        ("الدكتور وتوت", "إسكندر وتوت"),
        ("العبادي", "حيدر عبادي"),
        ("سلمان", "محمد بن سلمان"),
        ("بن سلمان", "محمد بن سلمان"),
        ("عبدالله", "الملك عبد الله"),
    ],
)
def test_words_of_a_name_fit_it(query: str, name: str) -> None:
    assert words_fit(query, name)


@pytest.mark.parametrize(
    ("query", "name"), [("وتو", "إسكندر وتوت"), ("وتوت علي", "إسكندر وتوت"), ("الدكتور", "الدكتور وتوت")]
)
def test_parts_of_words_and_further_words_do_not_fit(query: str, name: str) -> None:
    assert not words_fit(query, name)


@pytest.mark.parametrize("empty", ["", " ", "\u200f", "ء"])
def test_empty_query_fits_nothing(empty: str) -> None:
    assert not whole_name_fits(empty, empty)
    assert not words_fit(empty, "ء وتوت")


@given(names)
def test_key_is_that_of_the_folded_name_and_empty_only_with_it(name: str) -> None:
    assert name_key(fold(name)) == name_key(name)
    assert bool(name_key(name)) == bool(fold(name))


@given(names)
def test_every_name_fits_itself(name: str) -> None:
    assert whole_name_fits(name, name) == words_fit(name, name) == bool(fold(name))
