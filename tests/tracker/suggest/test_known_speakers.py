"""The project's own speakers sharpen names and roles."""

from tracker.records import SpeakerKind
from tracker.suggest import KnownSpeaker, describes, suggest

KNOWN = (
    KnownSpeaker(
        "لطفي عبدالله الخياط", aliases=("لطفي الخياط",), latin_name="Lutfi Khayat", roles=("مدير الجسور",)
    ),
    KnownSpeaker("Ruba Khazzaf"),
)


def test_an_alias_is_told_with_the_projects_name_and_role() -> None:
    (quote,) = suggest("قال لطفي الخياط: «سنفتح الجسر قبل نهاية الشهر».", KNOWN)
    assert (quote.speaker, quote.role) == ("لطفي عبدالله الخياط", "مدير الجسور")


def test_a_latin_name_finds_the_same_speaker() -> None:
    (quote,) = suggest("“We will open the bridge this month,” said Lutfi Khayat.", KNOWN)
    assert quote.speaker == "لطفي عبدالله الخياط"


def test_a_name_that_two_speakers_bear_decides_nothing() -> None:
    two = (KnownSpeaker("لطفي الخياط", roles=("مدير",)), KnownSpeaker("لطفي خياط", roles=("وزير",)))
    (quote,) = suggest("قال لطفي الخياط: «سنفتح الجسر قبل نهاية الشهر».", two)
    assert (quote.speaker, quote.role) == ("لطفي الخياط", "")


def test_descriptions_are_told_from_names() -> None:
    unnamed = ("مصدر أمني", "مسؤول رفيع", "a spokesman for the port")
    assert {describes(each) for each in unnamed} == {SpeakerKind.UNNAMED}
    bodies = ("وزارة الطرق", "بيان للبلدية")
    assert {describes(each) for each in bodies} == {SpeakerKind.ORGANIZATION}
    names = ("لطفي الخياط", "Ruba Khazzaf", "the Port Authority")
    assert {describes(each) for each in names} == {None}
