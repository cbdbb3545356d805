import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.text.fold import find, fold, fold_map

# Everything that the rules speak of, close together, so that combinations are met.
ODD = (
    "اأإآٱءؤئىيیةهکگبپو \u00a0\t\n\u2003\u064b\u0651\u0654\u0670ـ\u200f\u200b\u2067\ufeff"
    "«»“’،؛؟٫–٥۵5AbÉe\u0301ßİﻻﷲﷺﱞﹰＡ！\u3000😀中"
)
texts = st.one_of(st.text(alphabet=ODD), st.text())
# What the fast ways are made for.
usual_texts = st.text(alphabet="أإآةىؤئءـ،ابتي .\u064b\u0651«»\n-abA")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قُرِّرَت", "قررت"),
        ("إسكندر", "اسكندر"),
        ("أحمد", "احمد"),
        ("آمال", "امال"),
        ("ٱلرحمن", "الرحمن"),
        ("ﻣﺆﺳﺴﺔ", "مؤسسة"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("ﷺ", "صلى الله عليه وسلم"),
        ("نصﱞا", "نصا"),
        ("مؤسسة", "موسسه"),
        ("مســـؤول", "مسؤول"),
        ("الجزائر", "الجزاير"),
        ("على", "علي"),
        ("شيء", "شي"),
        ("٢٠١٦", "2016"),
        ("۲۰۱۶", "2016"),
        ("جمهوری", "جمهوري"),
        ("کردستان", "كردستان"),
        ("پاریس", "باريس"),
        ("«نعم»", '"نعم"'),
        ("“نعم”", "„نعم“"),
        ("‘نعم’", "'نعم'"),
        ("نعم، لا؛ لماذا؟", "نعم, لا; لماذا?"),
        ("١٫٥", "1.5"),
        ("أ – ب", "ا - ب"),
        ("\u202bنص\u202c \u2067نص\u2069", "نص نص"),
        ("نص\u00a0 \n\tنص ", "نص نص"),
        ("Erdoğan", "ERDOGAN"),
        ("Straße", "strasse"),
        ("ＡＢＣ！", "abc!"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("مسؤول", "مسئول"), ("علي", "عالي"), ("محمد", "محمود"), ("5", "6")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.one_of(texts, usual_texts))
@example("A\x1cB")
@example(" أ ")
def test_the_fast_ways_fold_as_the_map_does(text: str) -> None:
    folded, origins = fold_map(text)
    assert fold(text) == folded
    assert len(origins) == len(folded)
    assert origins == sorted(origins)


def test_every_character_folds_alike_on_each_way_and_for_good() -> None:
    # Planes 4 to 13 hold no characters, 15 and 16 only private ones.
    assigned = [*range(0x40000), *range(0xE0000, 0xE0200), sys.maxunicode]
    for code_point in assigned:
        text = f"أ{chr(code_point)}ب"
        folded = fold(text)
        assert (fold(folded), fold_map(text)[0]) == (folded, folded), hex(code_point)


@given(texts, texts)
def test_found_span_folds_to_text_with_the_folded_needle(before: str, needle: str) -> None:
    text = before + needle + before
    spans = find(needle, text)
    for start, end in spans:
        assert fold(needle) in fold(text[start:end])
    assert bool(spans) == (fold(needle) != "")


@given(texts, texts)
def test_found_exactly_when_the_folded_text_has_it(needle: str, text: str) -> None:
    assert bool(find(needle, text)) == (fold(needle) != "" and fold(needle) in fold(text))


@pytest.mark.parametrize(
    ("needle", "text", "found"),
    [
        ("قررت", "لقد قرّرتْ أمس", ["قرّرتْ"]),
        (
            "المجموعه المصغره",
            "في المجموعة المصغّرة، والمجموعة  المصغرةِ",
            ["المجموعة المصغّرة", "المجموعة  المصغرةِ"],
        ),
        ("شي", "لا شيء", ["شيء"]),
        ("نعم", "\u202bنعمْ\u202c", ["نعمْ"]),
        ("اا", "ااا", ["اا"]),
        ("له", "ﷲ", ["ﷲ"]),
        ("", "نص", []),
        ("ًّ", "نصًّا", []),
    ],
)
def test_find_gives_spans_of_the_original_with_their_marks(needle: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(needle, text)] == found
