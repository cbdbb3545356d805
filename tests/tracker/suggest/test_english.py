"""English articles about invented people."""

import pytest

from tracker.records import QuoteKind
from tracker.suggest import suggest

WORDS = "We will open the new bridge soon"


def said(text: str) -> list[tuple[str, str]]:
    return [
        (each.text.rstrip(",."), each.speaker)
        for each in suggest(text)
        if each.kind is not QuoteKind.INDIRECT
    ]


REPORTS = [
    (f"“{WORDS},” Orla Fenwick said on Monday.", "Orla Fenwick"),
    (f"“{WORDS},” said Orla Fenwick, who runs the port.", "Orla Fenwick"),
    (f"“{WORDS},” the mayor, Orla Fenwick, told reporters.", "Orla Fenwick"),
    (f'"{WORDS}," Port spokesman Alden Moss said in a statement.', "Alden Moss"),
    (f"Orla Fenwick said: “{WORDS}.”", "Orla Fenwick"),
    (f"Orla Fenwick told the Harbour Post that “{WORDS}.”", "Orla Fenwick"),
    (f"Orla Fenwick, the mayor, insisted, “{WORDS}.”", "Orla Fenwick"),
    (f"According to Orla Fenwick, “{WORDS}.”", "Orla Fenwick"),
    (f"Mayor Orla Fenwick continued:\n\n“{WORDS}.”", "Orla Fenwick"),
    (f"Orla Fenwick returned the compliment, telling Alden Moss, “{WORDS}.”", "Orla Fenwick"),
    (f"Orla Fenwick: “{WORDS}.”", "Orla Fenwick"),
]


@pytest.mark.parametrize(("text", "speaker"), REPORTS)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    assert said(text) == [(WORDS, speaker)]


def test_a_surname_and_a_pronoun_are_told_with_the_full_name() -> None:
    text = f"Mrs. Orla Fenwick came late.\n\n“{WORDS},” Fenwick said. “It was a long year,” she added."
    assert [speaker for _, speaker in said(text)] == ["Orla Fenwick", "Orla Fenwick"]


def test_a_passage_that_stands_alone_goes_on_with_the_speaker_before() -> None:
    text = f"“{WORDS},” Orla Fenwick said. “It was a long year for us.”\n\n“Nobody gave up on it.”"
    assert [speaker for _, speaker in said(text)] == ["Orla Fenwick"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Orla Fenwick read the book “A Short History of All Bridges” twice.",
        "They met at the “Blue Anchor” on Monday.",
        "A sign over the door reads nothing of “the sort”.",
    ],
)
def test_titles_and_scare_quotes_are_not_speech(text: str) -> None:
    assert said(text) == []


def test_each_line_is_read_in_its_own_language() -> None:
    text = f"قال لطفي الخياط: «سنفتح الجسر قبل نهاية الشهر».\n“{WORDS},” Orla Fenwick said."
    assert [speaker for _, speaker in said(text)] == ["لطفي الخياط", "Orla Fenwick"]


def test_reported_speech_without_marks_is_indirect() -> None:
    (report,) = suggest("The bridge is old. Orla Fenwick said that the work ends before winter. It rained.")
    assert report.kind is QuoteKind.INDIRECT
    assert (report.text, report.speaker) == ("the work ends before winter", "Orla Fenwick")


def test_mention_is_where_the_speaker_is_named() -> None:
    text = f"“{WORDS},” she said."
    (quote,) = suggest(text)
    assert quote.mention is not None
    assert text[slice(*quote.mention)] == "she"
