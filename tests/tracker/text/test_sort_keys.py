import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.sort_keys import sort_key, without_article


def test_names_stand_in_the_order_arabic_lists_them() -> None:
    ordered = [
        "«نبأ»",
        "2016",
        "آدم",
        "إبراهيم",
        "أحمد",
        "أحمد علي",
        "ألمانيا",
        "الياس",
        "الأنبار",
        "البارزاني",
        "تميم",
        "الحشد الشعبي",
        "حيدر العبادي",
        "حيدر عثمان",
        "ڕێبین",
        "العراق",
        "كردستان",
        "ێلدا",
        "Abadi",
        "beirut",
        "Zebari",
        "Москва",
    ]
    assert sorted(ordered, key=lambda name: sort_key(name).encode()) == ordered


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("مُحَمَّد", "محمد"),
        ("فاطمة", "فاطمت"),
        ("مصطفى", "مصطفي"),
        ("العراق", "عراق"),
        ("ٱلرحمن", "رحمن"),
        ("الفريق العبادي", "فريق عبادي"),
        ("إلياس", "الياس"),
        ("ألمانيا", "المانيا"),
        ("ﺍﻟﻌﺮﺍﻕ", "العراق"),
        ("ﺃليم", "أليم"),
        ("ا\u0654ليم", "أليم"),
        ("الماء", "ماء"),
        ("٢٠", "20"),
        ("Élysée", "elysee"),
    ],
)
def test_spelling_and_article_make_no_difference(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize("word", ["الله", "إلى", "الى", "إلهام", "الذي", "ألف", "ال"])
def test_a_beginning_that_only_looks_like_the_article_stays(word: str) -> None:
    assert sort_key(word).startswith("AW")


def test_article_of_a_folded_word_is_taken_off() -> None:
    assert without_article("العبادي") == "عبادي"
    assert without_article("الله") == "الله"
    assert without_article("الا") == "الا"
    assert without_article("witwit") == "witwit"


@given(st.text(alphabet='ابلءأةىئABz5٥"«- ێ'))
def test_marks_tatweel_and_spacing_make_no_difference(text: str) -> None:
    assert sort_key(f" {'ـ'.join(text)}\u064b\u00a0") == sort_key(text)


@given(st.text())
def test_keys_of_arabic_stand_between_figures_and_latin(text: str) -> None:
    assert "9" < sort_key(f"ب{text}") < "a"


@given(st.text(alphabet="بتثجحخدذرزسشصضطظعغفقكمنه"), st.text(alphabet="بتثجحخدذرزسشصضطظعغفقكمنه"))
def test_plain_letters_sort_by_the_alphabet(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) == (one < other)
