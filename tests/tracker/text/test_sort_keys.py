from itertools import pairwise
from pathlib import Path

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


IN_ICU_ORDER = (Path(__file__).parent / "names_in_icu_order.txt").read_text(encoding="utf-8").splitlines()
"""Names put together of common ones, in the order of ICU 72 for Arabic, their articles aside."""


def without_articles(name: str) -> str:
    """The name as ICU was given it: in what the list holds, only «الله» and «الياس» keep their ال."""
    words = name.split()
    return " ".join(w[2:] if w.startswith("ال") and w not in ("الله", "الياس") else w for w in words)


def test_two_thousand_names_stand_in_the_order_of_icu_but_for_the_article() -> None:
    assert len(IN_ICU_ORDER) == len({*IN_ICU_ORDER}) > 1900
    keys = [sort_key(name).encode() for name in IN_ICU_ORDER]
    placed = list(zip(keys, IN_ICU_ORDER, strict=True))
    assert [(one, other) for one, other in pairwise(placed) if one[0] > other[0]] == []


def test_the_stored_order_is_that_of_the_icu_that_is_installed() -> None:
    icu = pytest.importorskip("icu")
    collator = icu.Collator.createInstance(icu.Locale("ar"))
    keys = [collator.getSortKey(without_articles(name)) for name in IN_ICU_ORDER]
    assert keys == sorted(keys)
