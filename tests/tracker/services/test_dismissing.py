"""Suggestions that an editor keeps one by one, or dismisses: each a step, remembered, and to be undone."""

from dataclasses import replace

import pytest

from tracker.db import Project
from tracker.errors import Conflict, InputRefused
from tracker.models import DismissedSuggestion
from tracker.queries import history as history_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.queries.suggestions import still_open, taken
from tracker.records import Quote, QuoteFilter, QuoteRow, Source, Speaker
from tracker.services import history, sources, speakers
from tracker.services.accepting import Chosen, accept, dismiss, keep, keep_edited
from tracker.suggest import Suggestion, suggest

FIRST, SECOND = "سنفتح الجسر الجديد قبل نهاية الشهر", "لن تغلق الطرق في المساء أبدا"
TEXT = f"وقال لطفي الخياط إن «{FIRST}».\nوقال مصدر أمني إن «{SECOND}»."


@pytest.fixture
def source_id(project: Project) -> int:
    return sources.add(project, Source(title="الجسر", text=TEXT, published_on="2024-05-02")).new_id("source")


def place_of(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def offered(project: Project, source_id: int) -> list[Suggestion]:
    found = {(each.start, each.end): each for each in suggest(source_queries.get(project, source_id).text)}
    return [found[place] for place in still_open(found, taken(project, source_id))]


def words_offered(project: Project, source_id: int) -> list[str]:
    return [each.text for each in offered(project, source_id)]


def rows(project: Project) -> list[QuoteRow]:
    return list(quote_queries.rows(project, QuoteFilter()))


def edit_text(project: Project, source_id: int, text: str) -> None:
    sources.edit(project, replace(source_queries.get(project, source_id), text=text))


def test_what_is_dismissed_is_neither_offered_nor_accepted_again(project: Project, source_id: int) -> None:
    assert words_offered(project, source_id) == [FIRST, SECOND]
    changes = dismiss(project, source_id, place_of(FIRST))
    assert changes.name == "dismiss_suggestion"
    assert changes.touches("dismissed_suggestion")
    assert words_offered(project, source_id) == [SECOND]
    accept(project, source_id)
    assert [row.quote.text for row in rows(project)] == [SECOND]


def test_dismissing_twice_leaves_one_step(project: Project, source_id: int) -> None:
    dismiss(project, source_id, place_of(FIRST))
    assert not dismiss(project, source_id, place_of(FIRST))


def test_dismissing_is_undone_and_redone(project: Project, source_id: int) -> None:
    dismiss(project, source_id, place_of(FIRST))
    dismiss(project, source_id, place_of(SECOND))
    history.undo(project)
    assert words_offered(project, source_id) == [SECOND]
    history.undo(project)
    assert words_offered(project, source_id) == [FIRST, SECOND]
    history.redo(project)
    history.redo(project)
    assert words_offered(project, source_id) == []


def test_a_place_outside_the_text_is_refused(project: Project, source_id: int) -> None:
    with pytest.raises(InputRefused, match="span_out_of_range"):
        dismiss(project, source_id, (5, len(TEXT) + 1))


def test_undo_refuses_if_the_list_is_no_longer_as_it_was_left(project: Project, source_id: int) -> None:
    dismiss(project, source_id, place_of(FIRST))
    with project.connected():
        project.database.execute(DismissedSuggestion.delete())
    with pytest.raises(Conflict, match="undo_conflict"):
        history.undo(project)


def test_dismissed_places_move_with_an_edited_text_and_back_with_undo(
    project: Project, source_id: int
) -> None:
    dismiss(project, source_id, place_of(SECOND))
    longer = "عنوان جديد\n\n" + TEXT
    edit_text(project, source_id, longer)
    assert place_of(SECOND, longer) in taken(project, source_id)
    assert words_offered(project, source_id) == [FIRST]
    history.undo(project)
    assert taken(project, source_id) == [place_of(SECOND)]


def test_a_dismissed_place_that_is_not_found_again_is_forgotten(project: Project, source_id: int) -> None:
    dismiss(project, source_id, place_of(SECOND))
    edit_text(project, source_id, TEXT.replace("المساء", "الليل"))
    assert taken(project, source_id) == []
    history.undo(project)
    assert taken(project, source_id) == [place_of(SECOND)]


def test_one_suggestion_is_kept_as_one_step(project: Project, source_id: int) -> None:
    first, _ = offered(project, source_id)
    changes = keep(project, source_id, [Chosen(suggestion=first, place=(first.start, first.end))])
    assert changes.name == "keep_suggestion"
    assert [(row.quote.text, row.speaker) for row in rows(project)] == [(FIRST, "لطفي الخياط")]
    assert words_offered(project, source_id) == [SECOND]
    history.undo(project)
    assert (rows(project), words_offered(project, source_id)) == ([], [FIRST, SECOND])


def test_kept_with_other_ends_it_is_not_offered_again(project: Project, source_id: int) -> None:
    first, _ = offered(project, source_id)
    place = (first.start, first.end)
    shorter = replace(first, end=first.start + 4, text=first.text[:4])
    keep(project, source_id, [Chosen(suggestion=shorter, place=place)])
    assert [row.quote.text for row in rows(project)] == [FIRST[:4]]
    assert words_offered(project, source_id) == [SECOND]
    history.undo(project)
    assert words_offered(project, source_id) == [FIRST, SECOND]


def test_kept_for_a_known_speaker_the_name_becomes_one_of_theirs(project: Project, source_id: int) -> None:
    known = speakers.add(project, Speaker(name="لطفي خياط")).new_id("speaker")
    first, _ = offered(project, source_id)
    keep(project, source_id, [Chosen(suggestion=first, place=(first.start, first.end), speaker_id=known)])
    assert rows(project)[0].quote.speaker_id == known
    assert [speaker.id for speaker in speaker_queries.named(project, "لطفي الخياط")] == [known]
    history.undo(project)
    assert len(list(speaker_queries.rows(project))) == 1


def test_what_the_form_made_of_a_suggestion_is_one_step(project: Project, source_id: int) -> None:
    speaker_id = speakers.add(project, Speaker(name="سلمى الحداد")).new_id("speaker")
    steps = len(history_queries.entries(project))
    start, _ = place = place_of(FIRST)
    quote = Quote(speaker_id=speaker_id, source_id=source_id, start=start, end=start + 4)
    keep_edited(project, quote, place=place)
    assert len(history_queries.entries(project)) == steps + 1
    assert words_offered(project, source_id) == [SECOND]
    history.undo(project)
    assert words_offered(project, source_id) == [FIRST, SECOND]
