"""What stands out in a text is the word that was meant, whole, however written; in every kind of record."""

from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_claim, make_quote, make_source, make_speaker
from tests.tracker.search.test_asking import SAME
from tracker.db import Project
from tracker.queries import claims, sources, speakers
from tracker.queries import quotes as quote_queries
from tracker.records import ClaimFilter, QuoteFilter
from tracker.search import asking
from tracker.services import speakers as speaker_services
from tracker.text.fold import fold

TYPED = ("جسر", "مدرسة", "مؤسسات", "قرار", "عبدالله", "ألمانيا", "كتاب", "سيارة", "2016", "Erdoğan")
OTHERS = ("قال", "في", "😀", "،", "«", "»", "نهر", "\n", "شتاء", "-", "👨\u200d👩\u200d👧", "news", "ئ")
CLITICS = ("", "و", "ف", "ال", "وال", "بال", "كال", "ولل", "لل", "ب", "ل")
MARKS = ("", "\u064e", "\u0651\u064f", "\u0652", "\u0640", "\u0670", "\u200d", "\u00ad")
PERSIAN = str.maketrans("كيه", "کیە")
FORMS = {normalize("NFKC", form): form for form in map(chr, range(0xFE70, 0xFEFD))}
WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "Persian": lambda word: word.translate(PERSIAN),
    "presentation forms": lambda word: "".join(FORMS.get(letter, letter) for letter in word),
    "without hamza": lambda word: word.replace("أ", "ا").replace("ؤ", "و"),
    "taa as haa": lambda word: word.replace("ة", "ه"),
    "Arabic digits": lambda word: word.translate(str.maketrans("0126", "٠١٢٦")),
    "capitals": str.upper,
}


@st.composite
def written(draw: st.DrawFn, word: str) -> str:
    """The word as someone may write it: clitics, marks and tatweel, and letters of other kinds."""
    letters = WAYS[draw(st.sampled_from([*WAYS]))](word)
    # An ال is no clitic before a word's own, nor anything before letters that are not Arabic.
    is_plain = fold(word)[0].isascii() or word.startswith(("ال", "أل"))
    clitics = "" if is_plain else draw(st.sampled_from(CLITICS))
    return "".join(letter + draw(st.sampled_from(MARKS)) for letter in clitics + letters)


@st.composite
def asked(draw: st.DrawFn) -> tuple[list[str], str, list[tuple[int, int]]]:
    """Words that are typed, a text that holds each of them somewhere, and where."""
    typed = draw(st.lists(st.sampled_from(TYPED), min_size=1, max_size=3, unique=True))
    parts = [(word, draw(written(word))) for word in typed]
    parts += [("", other) for other in draw(st.lists(st.sampled_from(OTHERS), max_size=6))]
    text, places = "", []
    for word, part in draw(st.permutations(parts)):
        if word:
            places.append((len(text), len(text) + len(part)))
        text += f"{part} "
    return typed, text, places


def shown(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [fold(text[start:end]) for start, end in spans]


@given(found=asked())
def test_the_words_that_stand_out_are_those_that_were_meant(
    found: tuple[list[str], str, list[tuple[int, int]]],
) -> None:
    typed, text, places = found
    spans = asking.spans(" ".join(typed), text)
    assert asking.fits(" ".join(typed), text)
    assert shown(text, spans) == shown(text, places)
    for (start, end), (first, behind) in zip(spans, places, strict=True):
        assert first <= start < end <= behind
        # What is left at the ends is seen by no one.
        assert not fold(text[first:start])
        assert not fold(text[end:behind])


@given(found=asked())
def test_a_phrase_stands_out_with_its_clitics(found: tuple[list[str], str, list[tuple[int, int]]]) -> None:
    _, text, _ = found
    whole = f"{text} وَالمدرسةِ\u00a0الجديـدة {text}"
    phrases = [part for part in shown(whole, asking.spans("«المدرسة الجديده»", whole)) if " " in part]
    assert phrases == ["والمدرسه الجديده"]


@given(word=st.sampled_from(TYPED), data=st.data())
def test_the_folded_span_holds_the_folded_word(word: str, data: st.DataObject) -> None:
    text = f"قبل {data.draw(written(word))} بعد"
    ((start, end),) = asking.spans(word, text)
    (sought,) = asking.ask(word).sought
    stems = (*sought.beginnings, *sought.wholes)
    assert any(stem in fold(text[start:end]) for stem in stems)
    assert fold(word).removesuffix("ه").removesuffix("ات") in fold(text[start:end])


def test_a_name_stands_out_in_one_word_or_two() -> None:
    text = "قال عبد الله ثم عبداللهِ وَلعبدِ اللهِ، والله عبد صالح"
    for typed in ("عبدالله", "عبد الله"):
        assert shown(text, asking.spans(typed, text)) == ["عبد الله", "عبدالله", "ولعبد الله"]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_find_each_other_in_every_kind_of_record(project: Project, one: str, other: str) -> None:
    for text, typed in ((one, other), (other, one)):
        words = f"قبل {text} بعد"
        claim_id = make_claim(project, words)
        named = make_speaker(project, f"سعيد {text}")
        latin = make_speaker(project, "سين", latin_name=f"Said {text}")
        by_alias = make_speaker(project, "جيم")
        speaker_services.add_alias(project, by_alias, f"سعيد {text}")
        source_id = make_source(project, title=words)
        quote_id = make_quote(project, named, text=words)
        assert claim_id in [row.claim.id for row in claims.rows(project, ClaimFilter(search=typed))]
        found = {row.speaker.id for row in speakers.rows(project, typed)}
        assert {named, latin, by_alias} <= found
        assert source_id in sources.ids(project, typed)
        assert quote_id in quote_queries.ids(project, QuoteFilter(search=typed))
        ((start, end),) = asking.spans(typed, words)
        assert fold(words[start:end]) == fold(text)
