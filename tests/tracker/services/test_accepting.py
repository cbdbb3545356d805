"""Accepting suggestions: whose quotes they become, and what is left out."""

import pytest

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import DismissedSuggestion
from tracker.queries import quotes as quote_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Anchor, Quote, QuoteFilter, QuoteRow, Source, Speaker, SpeakerKind, SpeakerRole
from tracker.services import history, quotes, sources, speakers
from tracker.services.accepting import accept

FIRST, SECOND = "سنفتح الجسر الجديد قبل نهاية الشهر", "لن تغلق الطرق في المساء أبدا"
TEXT = f"وقال لطفي الخياط إن «{FIRST}».\nوقال مصدر أمني إن «{SECOND}»."


@pytest.fixture
def source_id(project: Project) -> int:
    return sources.add(project, Source(title="الجسر", text=TEXT, published_on="2024-05-02")).new_id("source")


def rows(project: Project) -> list[QuoteRow]:
    return list(quote_queries.rows(project, QuoteFilter()))


def test_quotes_are_held_at_their_places(project: Project, source_id: int) -> None:
    accepted = accept(project, source_id)
    stored = [row.quote for row in rows(project)]
    assert [quote.id for quote in stored] == list(accepted.quote_ids)
    assert [quote.text for quote in stored] == [FIRST, SECOND]
    assert {quote.anchor for quote in stored} == {Anchor.HELD}


def test_a_speaker_who_is_known_is_not_made_again(project: Project, source_id: int) -> None:
    role = SpeakerRole(title="مدير الجسور")
    known = speakers.add(project, Speaker(name="لطفي الخياط"), roles=[role]).new_id("speaker")
    accept(project, source_id)
    first = rows(project)[0].quote
    assert (first.speaker_id, first.role) == (known, "مدير الجسور")


def test_who_is_not_named_belongs_to_the_source(project: Project, source_id: int) -> None:
    other = sources.add(project, Source(title="خبر آخر", text=TEXT)).new_id("source")
    accept(project, source_id)
    accept(project, other)
    unnamed = [
        row.speaker for row in speaker_queries.rows(project) if row.speaker.kind is SpeakerKind.UNNAMED
    ]
    assert [(each.name, each.source_id) for each in unnamed] == [
        ("مصدر أمني", source_id),
        ("مصدر أمني", other),
    ]


def test_a_name_that_two_bear_is_left_to_a_person(project: Project, source_id: int) -> None:
    for _ in range(2):
        speakers.add(project, Speaker(name="لطفي الخياط"))
    accepted = accept(project, source_id)
    assert (len(accepted.quote_ids), accepted.unattributed) == (1, 1)


def test_what_stands_there_is_skipped_even_if_its_ends_were_moved(project: Project, source_id: int) -> None:
    speaker_id = speakers.add(project, Speaker(name="لطفي الخياط")).new_id("speaker")
    start = TEXT.index(FIRST)
    moved = Quote(speaker_id=speaker_id, source_id=source_id, start=start + 2, end=start + len(FIRST))
    quotes.add(project, moved)
    accepted = accept(project, source_id)
    assert (len(accepted.quote_ids), accepted.stored) == (1, 1)


def test_what_was_dismissed_is_skipped(project: Project, source_id: int) -> None:
    start = TEXT.index(FIRST)
    with project.connected():
        project.database.execute(
            DismissedSuggestion.insert({"source": source_id, "start": start, "end": start + len(FIRST)})
        )
    assert accept(project, source_id).stored == 1


def test_it_is_one_step_and_can_be_undone(project: Project, source_id: int) -> None:
    accepted = accept(project, source_id)
    assert accepted.changes.name == "accept_suggestions"
    history.undo(project)
    assert rows(project) == []


def test_a_trashed_source_is_refused(project: Project, source_id: int) -> None:
    sources.trash(project, source_id)
    with pytest.raises(InputRefused, match="record_trashed"):
        accept(project, source_id)
