"""What is typed finds what is meant, however it is spelt, and nothing that is typed breaks anything."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import make_claim, make_quote, make_source
from tracker.db import Project
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteSort
from tracker.search import asking
from tracker.search.words import split, variants
from tracker.services import project as projects
from tracker.text.fold import fold

SAME = [
    ("قُرِّرَت", "قررت"),
    ("إسكندر", "اسكندر"),
    ("ﻣﺤﻤﺪ", "محمد"),
    ("مؤسسة", "موسسه"),
    ("مســـؤول", "مسؤول"),
    ("الجزائر", "الجزاير"),
    ("على", "علي"),
    ("٢٠١٦", "2016"),
    ("جمهوری", "جمهوري"),
    ("مدرسة", "مدرسه"),
    ("أحمد", "احمد"),
    ("Erdoğan", "erdogan"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_word_find_each_other(project: Project, one: str, other: str) -> None:
    for text, typed in ((one, other), (other, one)):
        quote_id = make_quote(project, text=f"قبل {text} بعد")
        assert quote_id in quote_queries.ids(project, QuoteFilter(search=typed))


def test_clitics_are_seen_through_and_words_begin_with_what_was_typed(project: Project) -> None:
    held = {text: make_quote(project, text=text) for text in ("وبالجسر", "للجسر", "الجسور", "جسرين", "تجسير")}
    found = {*quote_queries.ids(project, QuoteFilter(search="الجسر"))}
    assert found == {held["وبالجسر"], held["للجسر"], held["جسرين"]}


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


def test_whole_words_come_before_beginnings_on_request_and_by_date_within(project: Project) -> None:
    texts = ("الجسور قديمة", "وللجسر حراس", "جسران", "كل جسر هنا")
    beginning, whole, longer, bare = (
        make_quote(project, text=text, said_on=f"201{9 - place}") for place, text in enumerate(texts)
    )
    wanted = QuoteFilter(search="جسر", sort=QuoteSort.RELEVANCE)
    assert list(quote_queries.ids(project, wanted)) == [bare, whole, longer]
    newest_first = QuoteFilter(search="الجسر", sort=QuoteSort.RELEVANCE, descending=True)
    assert list(quote_queries.ids(project, newest_first)) == [whole, bare, longer]
    everything = QuoteFilter(sort=QuoteSort.RELEVANCE)
    assert list(quote_queries.ids(project, everything)) == [bare, longer, whole, beginning]


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
            variant.startswith(stem) for word in words for variant in variants(word) for stem in asked.stems
        )
        assert not fold(text[behind : behind + 1]).isalnum() or not fold(text[behind - 1]).isalnum()


@pytest.fixture(scope="module")
def typed_into(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path = tmp_path_factory.mktemp("typed") / "typed.isnad"
    projects.create(path)
    with projects.open_project(path) as project, project.connected():
        make_quote(project, source_id=make_source(project, "نص"))
        make_claim(project)
        yield project


@settings(max_examples=2000, deadline=None)
@given(
    typed=st.one_of(
        st.text(max_size=20), st.text(alphabet='"*()-:^{}+,. ANDORNEAR\u0640\u064eاو', max_size=20)
    )
)
def test_nothing_that_is_typed_breaks_the_search(typed_into: Project, typed: str) -> None:
    wanted = QuoteFilter(search=typed)
    assert quote_queries.count(typed_into, wanted) == len(quote_queries.ids(typed_into, wanted))
    for statement in quote_queries.statements(typed_into, wanted, 100):
        plan = typed_into.read(f"EXPLAIN QUERY PLAN {statement.sql}", statement.parameters)
        assert not [row for row in plan if row[3].startswith("SCAN q")]
