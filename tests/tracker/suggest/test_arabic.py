"""Arabic articles about invented people: who said what, and what is nobody's speech."""

import pytest

from tracker.records import QuoteKind
from tracker.suggest import Suggestion, suggest


def said(text: str) -> list[tuple[str, str]]:
    """The words and the speaker of each suggestion, reported speech aside."""
    return [(each.text, each.speaker) for each in quoted(text)]


def quoted(text: str) -> list[Suggestion]:
    return [each for each in suggest(text) if each.kind is not QuoteKind.INDIRECT]


WORDS = "سنفتح الجسر الجديد قبل نهاية الشهر"


# fmt: off
REPORTS = [
    # the speaker behind the verb
    (f"قال جهاد الزعتري: «{WORDS}».", "جهاد الزعتري"),
    (f"وقال مدير دائرة الجسور جهاد الزعتري «{WORDS}».", "جهاد الزعتري"),
    (f"وقالت وزيرة الطرق رباب الخزاف إن «{WORDS}».", "رباب الخزاف"),
    (f"وأكد عضو لجنة الطرق في مجلس المدينة، غيث النجار، أن «{WORDS}».", "غيث النجار"),
    (f"وقال غيث النجار، عضو لجنة الطرق، إن «{WORDS}».", "غيث النجار"),
    (f"وأوضح المتحدث باسم دائرة الجسور الدكتور لطفي الخياط أن «{WORDS}».", "لطفي الخياط"),
    (f"وقال لصحيفة «الميناء» المهندس لطفي الخياط إن «{WORDS}».", "لطفي الخياط"),
    (f"وقالت دائرة الجسور الشمالية في بيان أمس إن «{WORDS}».", "دائرة الجسور الشمالية"),
    (f"وقال بيان للدائرة صدر الأحد «{WORDS}».", "بيان للدائرة"),
    (f"وقال مصدر هندسي في البلدية إن «{WORDS}».", "مصدر هندسي في البلدية"),
    (f"وقال المهندس الهولندي (يان دركسن) إن «{WORDS}».", "يان دركسن"),
    # before it
    (f"وكان مدير الدائرة لطفي الخياط قد قال إن «{WORDS}».", "لطفي الخياط"),
    (f"لطفي الخياط يقول إن «{WORDS}».", "لطفي الخياط"),
    (f"أما مدير الدائرة لطفي الخياط فقال «{WORDS}».", "لطفي الخياط"),
    # by other words than verbs
    (f"زار لطفي الخياط الموقع، مضيفًا: «{WORDS}».", "لطفي الخياط"),
    (f"اكتفى لطفي الخياط بالقول إن «{WORDS}».", "لطفي الخياط"),
    (f"ونقلت صحيفة الميناء عن لطفي الخياط قوله إن «{WORDS}».", "لطفي الخياط"),
    (f"وجاء في بيان الدائرة: «{WORDS}».", "بيان الدائرة"),
    (f"وبحسب لطفي الخياط فإن «{WORDS}».", "لطفي الخياط"),
    (f"وفقا لدائرة الجسور فإن «{WORDS}».", "دائرة الجسور"),
    (f"لطفي الخياط: «{WORDS}».", "لطفي الخياط"),
    # behind the words
    (f"«{WORDS}»، قال لطفي الخياط.", "لطفي الخياط"),
    (f"«{WORDS}» بحسب لطفي الخياط.", "لطفي الخياط"),
    (f"«{WORDS}».. بهذه العبارة استهلت رباب الخزاف حديثها.", "رباب الخزاف"),
]
# fmt: on


@pytest.mark.parametrize(("text", "speaker"), REPORTS)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    assert said(text) == [(WORDS, speaker)]


MARKS = [
    f'قال لطفي الخياط: "{WORDS}".',
    f"قال لطفي الخياط: “{WORDS}”.",
    f"قال لطفي الخياط: ”{WORDS}“.",
    f"قال لطفي الخياط: ”{WORDS}”.",
    f"قال لطفي الخياط: »{WORDS}«.",
    f"قال لطفي الخياط: (({WORDS})).",
    f"قال لطفي الخياط: « {WORDS} ».",
    f"قال لطفي الخياط:«{WORDS}».",
    f"قال لطفي الخياط:\n«{WORDS}».",
    f"قال لطفي الخياط \u200f«{WORDS}\u200f».",
    f"وهو يقول ({WORDS}) كما عرفنا لطفي الخياط.",
]


@pytest.mark.parametrize("text", MARKS)
def test_quotation_marks_of_every_kind_are_read(text: str) -> None:
    assert [words.strip("\u200f") for words, _ in said(text)] == [WORDS]


def test_a_missing_closing_mark_ends_with_the_line() -> None:
    text = f"قال لطفي الخياط: «{WORDS}\nوهطل المطر في المساء."
    assert said(text) == [(WORDS, "لطفي الخياط")]


def test_a_missing_closing_mark_ends_before_the_next_report() -> None:
    text = f"قال لطفي الخياط: «{WORDS}. وأضاف: «لن ننتظر أكثر من ذلك»."
    assert [words.rstrip(".") for words, _ in said(text)] == [WORDS, "لن ننتظر أكثر من ذلك"]


def test_a_missing_opening_mark_begins_behind_the_particle() -> None:
    text = f"وأضاف لطفي الخياط أن {WORDS}»، ثم غادر."
    assert said(text) == [(WORDS, "لطفي الخياط")]


def test_a_name_in_marks_inside_the_words_does_not_cut_them() -> None:
    words = "مخيم «بسمة الصيف» يفتح أبوابه للجميع غدا"
    assert said(f"قال لطفي الخياط: «{words}».") == [(words, "لطفي الخياط")]


def test_a_quotation_may_run_across_lines() -> None:
    words = "نعمل من أجل ثلاثة أمور:\nأولها سلامة الناس.\nوآخرها سرعة العمل"
    assert said(f"قال لطفي الخياط إنه «{words}».") == [(words, "لطفي الخياط")]


NO_SPEECH = [
    "قرأ لطفي الخياط كتاب «رحلة الماء من النبع إلى المصب».",
    "قال لطفي الخياط إنه يقرأ صحيفة «الميناء».",
    "ذكر لطفي الخياط تنظيم «الموج الأسود» ثلاث مرات.",
    "وقال لموقع (أصوات البحر) إنه متعب.",
    "أرسلوا الصور عبر تطبيق “المرسال” على الرقم المعروف.",
    "يُذكر أن المعرض أقيم تحت شعار «ماء نظيف لكل بيت في المدينة».",
    "شارك اللاعبون، فيما تدرب الحراس «سالم وغانم وراجح وماجد» وحدهم.",
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_names_and_titles_in_marks_are_not_speech(text: str) -> None:
    assert said(text) == []


def test_a_surname_is_told_with_the_full_name_and_the_office() -> None:
    text = f"التقى وزير الطرق لطفي الخياط العمال. وتابع الخياط «{WORDS}»."
    (quote,) = quoted(text)
    assert (quote.speaker, quote.role) == ("لطفي الخياط", "وزير الطرق")


def test_an_office_alone_is_told_with_its_name() -> None:
    text = f"زار السفير النرويجي أولاف هانسن الميناء.\nوحذر السفير المدينة من الانتظار، وقال: «{WORDS}»."
    assert said(text) == [(WORDS, "أولاف هانسن")]


def test_a_statement_goes_on_speaking() -> None:
    text = f"وقال بيان للبلدية «{WORDS}».\nوذكر البيان «لن تغلق الطرق في المساء»."
    assert {speaker for _, speaker in said(text)} == {"بيان للبلدية"}


def test_the_verb_tells_which_of_two_goes_on() -> None:
    text = f"قالت رباب الخزاف إن الطريق طويل. وقال لطفي الخياط إن الجسر جاهز. وأضافت: «{WORDS}»."
    assert said(text) == [(WORDS, "رباب الخزاف")]


def test_the_speaker_is_carried_across_paragraphs() -> None:
    text = f"قال لطفي الخياط: «{WORDS}».\nويقع الجسر شمال المدينة.\nوأضاف: «لن تغلق الطرق في المساء»."
    assert [speaker for _, speaker in said(text)] == ["لطفي الخياط", "لطفي الخياط"]


def test_whom_a_verb_addresses_does_not_speak() -> None:
    text = f"قال لطفي الخياط إن العمل صعب. وحذر السائقين من السرعة. وأضاف «{WORDS}»."
    assert said(text) == [(WORDS, "لطفي الخياط")]


def test_a_description_behind_a_verb_that_goes_on_is_the_same_speaker() -> None:
    text = f"قال سمعان الدرويش إن الفريق جاهز. وتابع هداف الدوري: «{WORDS}»."
    assert said(text) == [(WORDS, "سمعان الدرويش")]


def test_whoever_reports_within_a_report_does_not_take_it_over() -> None:
    text = f"قالت رباب الخزاف إن البلدية أعلنت خطتها لكي «{WORDS}»."
    assert said(text) == [(WORDS, "رباب الخزاف")]


def test_a_name_ends_before_what_its_bearer_does() -> None:
    text = f"أبدى المهاجم الدولي سمعان الدرويش رغبته في البقاء. وقال الدرويش «{WORDS}»."
    assert said(text) == [(WORDS, "سمعان الدرويش")]


@pytest.mark.parametrize(
    ("said_to", "venue"),
    [
        ("لموقع (أصوات البحر)", "موقع (أصوات البحر)"),
        ("لـ«الميناء»", "الميناء"),
        ("لقناة الموج", "قناة الموج"),
    ],
)
def test_the_outlet_it_was_said_to_is_told(said_to: str, venue: str) -> None:
    (quote,) = quoted(f"وقال لطفي الخياط {said_to} «{WORDS}».")
    assert (quote.speaker, quote.venue) == ("لطفي الخياط", venue)


def test_several_who_speak_together_are_told_together() -> None:
    text = f"وقال كل من المهندس لطفي الخياط، والمهندسة رباب الخزاف «{WORDS}»."
    assert said(text) == [(WORDS, "لطفي الخياط، رباب الخزاف")]


def test_a_name_behind_a_relative_clause_belongs_to_the_office_before_it() -> None:
    text = f"وهو ما ذكره المتطوع الذي أنقذ جاره، المسعف سمير النجار، حيث يقول «{WORDS}»."
    assert said(text) == [(WORDS, "سمير النجار")]


POINTS = """أصدرت لجنة السدود بيانًا.

ومن أبرز النقاط التي أوردها البيان حول الاجتماع:

1- تنظيف القنوات قبل الشتاء.

2- نحن ملتزمون بإصلاح السد القديم.

وانتهى الاجتماع مساء."""


def test_points_under_an_announcing_line_are_the_statements_words() -> None:
    points = [each for each in suggest(POINTS) if each.kind is QuoteKind.POINT]
    assert [each.text for each in points] == ["تنظيف القنوات قبل الشتاء.", "نحن ملتزمون بإصلاح السد القديم."]
    assert {each.speaker for each in points} == {"البيان"}


def test_a_list_that_nobody_announces_is_nobodys_words() -> None:
    assert suggest("مقادير الحساء:\n1- ماء\n2- عدس وبصل وملح وكمون") == []


def test_reported_speech_without_marks_is_indirect() -> None:
    (report,) = suggest("وأكد لطفي الخياط أن العمل في الجسر ينتهي قبل الشتاء.")
    assert report.kind is QuoteKind.INDIRECT
    assert (report.text, report.speaker) == ("العمل في الجسر ينتهي قبل الشتاء", "لطفي الخياط")
    assert report.confidence < 0.55


def test_words_woven_into_a_sentence_are_partial() -> None:
    (quote,) = quoted("وأعرب لطفي الخياط عن «الفخر والاعتزاز بهذا العمل الكبير».")
    assert (quote.kind, quote.speaker) == (QuoteKind.PARTIAL, "لطفي الخياط")


def test_mention_and_cue_are_places_in_the_text() -> None:
    text = f"وقال المهندس لطفي الخياط: «{WORDS}»."
    (quote,) = quoted(text)
    assert quote.mention is not None
    assert quote.cue is not None
    assert text[slice(*quote.mention)] == "المهندس لطفي الخياط"
    assert text[slice(*quote.cue)] == "وقال"
