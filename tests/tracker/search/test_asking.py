"""What is typed finds what is meant, however it is spelt, and nothing that is typed breaks anything."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import make_quote
from tracker.db import Project
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteSort
from tracker.search import asking
from tracker.search.words import split, variants
from tracker.text.fold import fold

SAME = [
    ("قُرِّرَت", "قررت"),
    ("إسكندر", "اسكندر"),
    ("أُكتوبر", "اكتوبر"),
    ("آمِن", "امن"),
    ("ٱلكتاب", "الكتاب"),
    ("ﻣﺤﻤﺪ", "محمد"),
    ("ﻻمع", "لامع"),
    ("ﷲ", "الله"),
    ("ｃａｂｌｅ", "cable"),
    ("مؤسسة", "موسسه"),
    ("مســـؤول", "مسؤول"),
    ("مسؤول", "مسوول"),
    ("الجزائر", "الجزاير"),
    ("سماء", "سما"),
    ("على", "علي"),
    ("موسی", "موسى"),
    ("شےء", "شيء"),
    ("مدرسۀ", "مدرسة"),
    ("مدرسہ", "مدرسة"),
    ("٢٠١٦", "2016"),
    ("۲۰۱۶", "2016"),
    ("جمهوری", "جمهوري"),
    ("کتاب", "كتاب"),
    ("ڪتاب", "كتاب"),
    ("بغداگ", "بغداك"),
    ("پاريس", "باريس"),
    ("چلبي", "جلبي"),
    ("ڤيينا", "فيينا"),
    ("ژاله", "زاله"),
    ("ڨابس", "قابس"),
    ("مدرسة", "مدرسه"),
    ("أحمد", "احمد"),
    ("مح\u200bمد", "محمد"),
    ("مح\u00adمد", "محمد"),
    ("\u202bمحمد\u202c", "محمد"),
    ("Erdoğan", "erdogan"),
    ("Erdog\u0306an", "Erdoğan"),
    ("GENÈVE", "geneve"),
]
"""Every rule of how spellings are folded, with a word for it."""


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_word_find_each_other(project: Project, one: str, other: str) -> None:
    for text, typed in ((one, other), (other, one)):
        quote_id = make_quote(project, text=f"قبل {text} بعد")
        assert quote_id in quote_queries.ids(project, QuoteFilter(search=typed))


def test_clitics_are_seen_through_and_words_begin_with_what_was_typed(project: Project) -> None:
    held = {text: make_quote(project, text=text) for text in ("وبالجسر", "للجسر", "الجسور", "جسرين", "تجسير")}
    found = {*quote_queries.ids(project, QuoteFilter(search="الجسر"))}
    assert found == {held["وبالجسر"], held["للجسر"], held["جسرين"], held["الجسور"]}  # that is its plural


def test_phrases_and_words_left_out(project: Project) -> None:
    near = make_quote(project, text="قال إن الجسر آمن اليوم")
    apart = make_quote(project, text="الجسر كما قيل آمن")
    assert list(quote_queries.ids(project, QuoteFilter(search="جسر آمن"))) == [near, apart]
    assert list(quote_queries.ids(project, QuoteFilter(search="«الجسر آمن»"))) == [near]
    assert list(quote_queries.ids(project, QuoteFilter(search="جسر -اليوم"))) == [apart]


def test_a_word_left_out_is_left_out_with_its_own_ending_alone(project: Project) -> None:
    texts = ("حكومة الجسر", "حكومي قرب الجسر", "حكومات وجسر", "الحكومة والجسر")
    held = {text: make_quote(project, text=text) for text in texts}

    def found(typed: str) -> set[int]:
        return {*quote_queries.ids(project, QuoteFilter(search=typed))}

    assert found("حكومة") == {*held.values()}, "what is looked for is found with other endings too"
    assert found("جسر -حكومة") == {held["حكومي قرب الجسر"], held["حكومات وجسر"]}
    assert found("جسر -حكومات") == {*held.values()} - {held["حكومات وجسر"]}


def test_the_words_of_a_phrase_stand_whole_but_for_the_last(project: Project) -> None:
    held = {
        text: make_quote(project, text=text)
        for text in ("وإن الجسرين", "إنه الجسر", "للجسر العالي", "والجسر العالية", "جسرا عاليا", "عن الجسر")
    }
    for typed, found in (
        ("«إن الجسر»", ["وإن الجسرين"]),
        ("«الجسر العالي»", ["للجسر العالي", "والجسر العالية"]),
        ("«جسر العالي»", ["للجسر العالي", "والجسر العالية"]),
        ("«ن الجسر»", []),
    ):
        ids = list(quote_queries.ids(project, QuoteFilter(search=typed)))
        assert ids == [held[text] for text in found], typed


@pytest.mark.parametrize(
    ("typed", "meant", "not_meant"),
    [
        ("صفحة", "صفحته وصفحات", "صفح عنه"),
        ("أمريكا", "الأمريكيون", "الأمريكتان"),
        ("تركيا", "والتركية", "تركيز تركيبة"),
        ("مباراة", "المباريات", "المبارزة"),
        ("المواطنين", "للمواطن مواطنون مواطنة", "الموطن"),
        ("المدنيين", "المدنيون ومدنيي", "الدفاع المدني"),
        ("أحزاب", "الحزب حزبه", "حزين"),
        ("الأسلحة", "بالسلاح", "مسلح"),
    ],
)
def test_other_forms_of_a_word_are_found(typed: str, meant: str, not_meant: str) -> None:
    for word in meant.split():
        assert asking.fits(typed, f"قبل {word} بعد"), word
    assert not asking.fits(typed, not_meant)


def test_many_words_may_be_left_out(project: Project) -> None:
    kept = make_quote(project, text="الجسر آمن")
    make_quote(project, text="الجسر آمن كلمة299")
    wanted = QuoteFilter(search="جسر " + " ".join(f"-كلمة{number}" for number in range(300, 200, -1)))
    assert list(quote_queries.ids(project, wanted)) == [kept]


def test_whole_words_come_before_beginnings_on_request_and_by_date_within(project: Project) -> None:
    texts = ("الجسور قديمة", "وللجسر حراس", "جسران", "كل جسر هنا")
    plural, whole, longer, bare = (
        make_quote(project, text=text, said_on=f"201{9 - place}") for place, text in enumerate(texts)
    )
    wanted = QuoteFilter(search="جسر", sort=QuoteSort.RELEVANCE)
    assert list(quote_queries.ids(project, wanted)) == [bare, whole, longer, plural]
    newest_first = QuoteFilter(search="الجسر", sort=QuoteSort.RELEVANCE, descending=True)
    assert list(quote_queries.ids(project, newest_first)) == [whole, bare, plural, longer]
    everything = QuoteFilter(sort=QuoteSort.RELEVANCE)
    assert list(quote_queries.ids(project, everything)) == [bare, longer, whole, plural]


WORDS = st.sampled_from(["الجسر", "وبالجسرِ", "قُرِّرت", "مدرسة", "covid-19", "،", "«", "»", "-", "\n", "٢٠١٦"])
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=8).map(" ".join)


@settings(max_examples=500, deadline=None)
@given(text=TEXTS, typed=TEXTS)
def test_what_is_highlighted_is_whole_words_that_hold_what_was_typed(text: str, typed: str) -> None:
    asked = asking.ask(typed)
    end = 0
    for start, behind in asking.spans(typed, text):
        assert end <= start < behind
        end = behind
        words = split(text[start:behind])
        assert any(
            sought.fits(variant) for word in words for variant in variants(word) for sought in asked.sought
        )
        assert not fold(text[behind : behind + 1]).isalnum() or not fold(text[behind - 1]).isalnum()
