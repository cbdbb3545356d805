from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.anchors import (
    come_back,
    context,
    folded_occurrences,
    follow,
    lasting_context,
    occurrences,
    telling_context,
)
from tracker.text.fold import fold

PREFIX = "وقال النائب إسكندر وتوت في تصريح ل«إرفع صوتك»: "
QUOTE = "إن الضربات فعّالة"
SUFFIX = "، مضيفًا أن تحرير سنجار ما كان ليتم من دونها."
SOURCE = f"أربيل.\n{PREFIX}{QUOTE}{SUFFIX}\n"


@dataclass(frozen=True)
class Edit:
    """One stretch of a source replaced. `start`, `end`: the quote's place before it."""

    source: str
    start: int
    end: int
    edit_start: int
    edit_end: int
    inserted: str

    @property
    def new_source(self) -> str:
        return self.source[: self.edit_start] + self.inserted + self.source[self.edit_end :]

    @property
    def shift(self) -> int:
        return len(self.inserted) - (self.edit_end - self.edit_start)

    def found(self) -> int | None:
        return follow(self.source, self.start, self.end, self.new_source)


# Few letters, and blocks longer than a context, so that quotes and contexts are repeated all the time.
short_texts = st.text(alphabet="اب", max_size=12)
long_texts = st.lists(
    st.sampled_from(["اب", "ج", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي٠١٢٣٤", "هوينملكقفغعظطضصشسزرذدخحجثتبا٥٦٧٨٩"]),
    max_size=9,
).map("".join)


@st.composite
def edits_outside(draw: st.DrawFn) -> Edit:
    texts = draw(st.sampled_from([short_texts, long_texts]))
    before, behind, inserted = draw(texts), draw(texts), draw(texts)
    quote = draw(st.text(alphabet="اب", min_size=1, max_size=3))
    source, start, end = before + quote + behind, len(before), len(before) + len(quote)
    low, high = (0, start) if draw(st.booleans()) else (end, len(source))
    edit_start, edit_end = sorted((draw(st.integers(low, high)), draw(st.integers(low, high))))
    return Edit(source, start, end, edit_start, edit_end, inserted)


@st.composite
def edits_inside(draw: st.DrawFn) -> Edit:
    texts = draw(st.sampled_from([short_texts, long_texts]))
    before, behind, inserted = draw(texts), draw(texts), draw(short_texts)
    quote = draw(st.text(alphabet="اب", min_size=1, max_size=5))
    start, end = len(before), len(before) + len(quote)
    edit_start, edit_end = sorted((draw(st.integers(start, end)), draw(st.integers(start, end))))
    return Edit(before + quote + behind, start, end, edit_start, edit_end, inserted)


@given(edits_outside())
def test_after_an_edit_outside_the_quote_the_true_place_is_found_or_none(edit: Edit) -> None:
    moved = edit.shift if edit.edit_end <= edit.start else 0
    assert edit.found() in {edit.start + moved, None}


@given(edits_inside())
def test_after_an_edit_inside_the_quote_no_other_place_is_taken_for_it(edit: Edit) -> None:
    # The edited stretch may still begin or end with the quote's words; nothing tells this from an edit
    # beside the quote.
    assert edit.found() in {edit.start, edit.start + edit.shift, None}


@given(edits_outside())
def test_place_found_holds_the_quote(edit: Edit) -> None:
    found = edit.found()
    text = edit.source[edit.start : edit.end]
    assert found is None or edit.new_source[found : found + len(text)] == text


@pytest.mark.parametrize(
    ("changed", "into"),
    [
        ("أربيل.", "بغداد، 5 شباط.\n"),
        ("سنجار", "الموصل"),
        ("تصريح", "حديث"),
        ("ل«إرفع صوتك»: ", ""),
        ("، مضيفًا", "» مضيفًا"),
        (PREFIX, ""),
        (f"{SUFFIX}\n", ""),
    ],
)
def test_quote_is_found_after_an_edit_beside_it(changed: str, into: str) -> None:
    edited = SOURCE.replace(changed, into)
    start = SOURCE.index(QUOTE)
    assert edited != SOURCE
    assert follow(SOURCE, start, start + len(QUOTE), edited) == edited.index(QUOTE)


def test_same_question_asked_twice_does_not_hide_the_answer() -> None:
    question = "س: هل توافق على هذا القرار الذي اتخذ أمس؟ ج: "
    source = f"{question}نعم، بلا شك وقد قلت ذلك مرارًا وتكرارًا.\n{question}لا أوافق عليه أبدًا.\n"
    start, end = len(question), len(question) + 3
    assert follow(source, start, end, f"مقابلة\n{source}") == len(question) + len("مقابلة\n")


def test_answer_edited_in_one_of_two_like_passages_is_not_sought_in_the_other() -> None:
    passage = "س: هل توافق على هذا القرار الذي اتخذ أمس؟ ج: نعم، بلا شك وقد قلت ذلك مرارًا وتكرارًا.\n"
    start = passage.index("نعم")
    edited = passage.replace("نعم", "كلا") + passage
    assert follow(passage * 2, start, start + 3, edited) is None


@pytest.mark.parametrize(
    "edited",
    [
        f"خبر آخر: {QUOTE}، كما ورد.",
        SOURCE.replace(QUOTE, "إن الضربات غير فعّالة"),
        f"{PREFIX}{QUOTE}. ثم: {QUOTE}{SUFFIX}\n",
        f"{SUFFIX}{QUOTE}{PREFIX}",
        "",
    ],
)
def test_unsure_place_is_none(edited: str) -> None:
    start = SOURCE.index(QUOTE)
    assert follow(SOURCE, start, start + len(QUOTE), edited) is None


@pytest.mark.parametrize(
    ("source", "start"),
    [
        (f"{PREFIX}نعم. انتهى.\n{PREFIX}نعم{SUFFIX}", 2 * len(PREFIX) + len("نعم. انتهى.\n")),
        (f"{PREFIX}نعم{SUFFIX}\nوقال غيره: نعم{SUFFIX}", len(PREFIX)),
    ],
)
def test_context_that_stands_twice_is_no_evidence(source: str, start: int) -> None:
    edited = f"{source[:start]}كلا{source[start + 3 :]}"
    assert follow(source, start, start + 3, edited) is None


@pytest.mark.parametrize(
    "edited",
    [
        f"وقال غيره كذا{SUFFIX}\n{PREFIX}{QUOTE} أيضًا.",
        f"وقال غيره: {QUOTE}{SUFFIX}\n{PREFIX}كذا.",
    ],
)
def test_missing_context_that_stands_on_the_wrong_side_speaks_against_the_place(edited: str) -> None:
    start = SOURCE.index(QUOTE)
    assert follow(SOURCE, start, start + len(QUOTE), edited) is None


def test_short_context_counts_only_at_the_edge_of_the_text() -> None:
    said = "نعم، وقد قلنا ذلك مرارًا وتكرارًا منذ سنوات"
    source, start = f"قال: {said} للجميع", len("قال: ")
    end = start + len(said)
    assert follow(source, start, end, f"قال: {said} لا للجميع") == start
    assert follow(source, start, end, f"ثم قال: {said} لا للجميع") is None
    assert follow(source, start, end, f"ثم قال {said} للجميع") == len("ثم قال ")
    assert follow(source, start, end, f"ثم قال {said} للجميع.") is None


def test_few_words_with_little_around_them_are_not_sure() -> None:
    assert follow("قال: نعم أوافق", 5, 8, "قال: نعم لا أوافق") is None
    assert follow("قال: نعم أوافق", 5, 8, "قال: نعم أوافق") == 5
    assert follow("نعم", 0, 3, "نعم") == 0
    assert follow("نعم", 0, 3, "نعم.") is None


@pytest.mark.parametrize("grown", ["نعمة", "نعمْ", "أنعم"])
def test_letters_and_marks_grown_onto_the_quote_detach_it(grown: str) -> None:
    source = f"{PREFIX}نعم{SUFFIX}"
    start = len(PREFIX)
    assert follow(source, start, start + 3, source) == start
    assert follow(source, start, start + 3, f"{PREFIX}{grown}{SUFFIX}") is None


def test_passage_deleted_is_not_sought_in_its_double() -> None:
    passage = f"{PREFIX}{QUOTE}{SUFFIX}\n"
    source = f"{'خبر أول. ' * 5}{passage}{'خبر ثانٍ. ' * 5}{passage}{'خبر ثالث. ' * 5}"
    start = source.index(QUOTE)
    assert follow(source, start, start + len(QUOTE), source.replace(passage, "", 1)) is None
    prefix, suffix = telling_context(source, start, start + len(QUOTE))
    assert len(prefix) > 32
    assert source.count(prefix + QUOTE + suffix) == 1


def test_lost_quote_comes_back_with_its_passage_and_not_to_another() -> None:
    start = SOURCE.index(QUOTE)
    prefix, suffix = lasting_context(SOURCE, start, start + len(QUOTE))
    assert come_back(QUOTE, prefix, suffix, "أربيل.", f"بغداد. {SOURCE}") == start + len("بغداد. ")
    assert come_back(QUOTE, prefix, suffix, SOURCE, f"بغداد. {SOURCE}") is None
    assert come_back(QUOTE, prefix, suffix, "", SOURCE * 2) is None
    assert come_back(QUOTE, prefix, suffix, "", f"{PREFIX}{QUOTE}.") is None
    assert come_back(QUOTE, prefix, suffix, QUOTE * 2, SOURCE) == start
    assert come_back(QUOTE, "", "", "", QUOTE) == 0
    assert come_back(QUOTE, "", "", "", f"قال: {QUOTE}") is None


def test_context_is_32_code_points_on_each_side() -> None:
    source = "ا" * 40 + "😀" + "ب\u064b" * 20
    assert context(source, 40, 41) == ("ا" * 32, "ب\u064b" * 16)
    assert context(source, 2, 3) == ("اا", "ا" * 32)
    assert context(source, 0, len(source)) == ("", "")


@given(st.text(alphabet="اب", max_size=3), st.text(alphabet="اب", max_size=12))
def test_occurrences_are_all_places(text: str, source: str) -> None:
    places = [start for start in range(len(source)) if text and source.startswith(text, start)]
    assert occurrences(text, source) == places


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("ان الضربات فعاله", "قال إنّ الضرباتِ فعّالةٌ.", ["إنّ الضرباتِ فعّالةٌ"]),
        ("لا شي", "قال: «لا شيء».", ["لا شيء"]),
        ("اخر", "كلام ءاخر", ["ءاخر"]),
        ('"نعم"', "قال «نعم»", ["«نعم»"]),
        ("نعم", "ونعم، بنعم، نعمة، نعم", ["نعم"]),
        ("لا لا", "لا لا لا", ["لا لا", "لا لا"]),
        ("له", "ﷲ", []),
        ("الله عليه", "النبي ﷺ", []),
        ("كلمة واحدة", "كلمه\n\n واحدهْ", ["كلمه\n\n واحدهْ"]),
        ("نعم", "\u202bنعم\u202c", ["نعم"]),
        ("", "نص", []),
        ("ًّ", "نصًّا", []),
    ],
)
def test_folded_occurrences_are_whole_words_of_the_source(text: str, source: str, found: list[str]) -> None:
    assert [source[start:end] for start, end in folded_occurrences(text, source)] == found


texts = st.text(alphabet="اأءبةـ\u064b\u0651\u200fﻻﷲ .«5aA\n")


@given(texts, texts)
def test_folded_occurrence_folds_to_the_text(text: str, source: str) -> None:
    for start, end in folded_occurrences(text, source):
        assert fold(source[start:end]) == fold(text)


@given(texts, texts, texts)
def test_text_between_spaces_is_always_found(before: str, text: str, behind: str) -> None:
    found = folded_occurrences(text, f"{before} {text} {behind}")
    assert bool(found) == (fold(text) != "")


@pytest.mark.parametrize("repeated", ["وقال إن الجسر آمن. ", "ا", "سطر طويل من تقرير\n" * 3])
def test_what_is_kept_of_a_lost_place_is_bounded_however_often_a_text_repeats_itself(repeated: str) -> None:
    source = repeated * 2000
    start = len(source) // 2
    prefix, suffix = lasting_context(source, start, start + len(repeated))
    assert (len(prefix), len(suffix)) == (256, 256)
    assert source[start - 256 : start] == prefix
    assert come_back(repeated, prefix, suffix, "", source) is None, "which one it was, nobody can tell"
