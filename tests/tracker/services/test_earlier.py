"""An earlier state of a record comes back as a new step."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from tests.factories import content, make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.queries import verdicts as verdict_queries
from tracker.records import Anchor, ClaimStatus, SpeakerKind
from tracker.services import claims, history, links, quotes, sources, speakers, verdicts
from tracker.services.earlier import restore_record

TEXT = "قال الوزير إن الجسر آمن للشاحنات، ثم قال إن العمل فيه انتهى قبل شهر."
WORDS = "الجسر آمن للشاحنات"


def newest(project: Project) -> int:
    step = history_queries.newest(project)
    assert step is not None
    return step.id


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(InputRefused) as refused:
        act()
    return refused.value.code


def test_a_claim_is_again_what_it_was_and_undo_takes_that_back(project: Project) -> None:
    claim_id = make_claim(project, "الجسر آمن")
    claims.set_status(project, claim_id, ClaimStatus.DONE)
    then = newest(project)
    claims.edit(project, replace(claim_queries.get(project, claim_id), text="الجسر مغلق", topic="طرق"))
    later = content(project)
    changes = restore_record(project, "claim", claim_id, then)
    claim = claim_queries.get(project, claim_id)
    assert (claim.text, claim.topic, claim.status) == ("الجسر آمن", "", ClaimStatus.DONE)
    assert changes.name == "restore_record"
    assert newest(project) == changes.action_id
    history.undo(project)
    assert content(project) == later


def test_what_is_so_already_is_no_step(project: Project) -> None:
    claim_id = make_claim(project)
    then = newest(project)
    assert refusal(lambda: restore_record(project, "claim", claim_id, then)) == "state_stands"
    assert newest(project) == then


def test_a_record_is_not_brought_to_before_it_was_made_or_into_the_trash(project: Project) -> None:
    make_speaker(project)
    before = newest(project)
    claim_id = make_claim(project)
    claims.trash(project, claim_id)
    trashed = newest(project)
    history.undo(project)
    for step in (before, trashed):
        act = partial(restore_record, project, "claim", claim_id, step)
        assert refusal(act) == "not_there_then"


def test_a_trashed_quote_comes_back_as_it_was_with_its_links(project: Project) -> None:
    quote_id, claim_id = make_quote(project, text=WORDS), make_claim(project)
    make_link(project, quote_id, claim_id, focus_start=0, focus_end=5)
    then, before = newest(project), content(project)
    quotes.edit(project, replace(quote_queries.get(project, quote_id), text="كلام آخر", note="نُقل خطأً"))
    quotes.trash(project, quote_id)
    restore_record(project, "quote", quote_id, then)
    assert content(project) == before


def test_the_place_of_a_quote_is_found_in_the_text_of_today(project: Project) -> None:
    source_id = make_source(project, TEXT)
    start = TEXT.index(WORDS)
    quote_id = make_quote(project, text=WORDS, source_id=source_id, start=start)
    then = newest(project)
    quote = quote_queries.get(project, quote_id)
    quotes.edit(project, replace(quote, text="العمل فيه انتهى", start=None, end=None, anchor=Anchor.NONE))
    source = source_queries.get(project, source_id)
    sources.edit(project, replace(source, text="بغداد: " + TEXT))
    restore_record(project, "quote", quote_id, then)
    quote = quote_queries.get(project, quote_id)
    assert (quote.text, quote.anchor) == (WORDS, Anchor.HELD)
    assert quote.start == start + len("بغداد: ")


def test_a_quote_whose_place_is_gone_comes_back_detached(project: Project) -> None:
    source_id = make_source(project, TEXT)
    quote_id = make_quote(project, text=WORDS, source_id=source_id, start=TEXT.index(WORDS))
    then = newest(project)
    quote = quote_queries.get(project, quote_id)
    quotes.edit(project, replace(quote, text="كلام آخر", start=None, end=None, anchor=Anchor.NONE))
    sources.edit(project, replace(source_queries.get(project, source_id), text="نص آخر لا كلام فيه."))
    restore_record(project, "quote", quote_id, then)
    quote = quote_queries.get(project, quote_id)
    assert (quote.text, quote.anchor, quote.start) == (WORDS, Anchor.DETACHED, None)
    assert quote.suffix


def test_the_marked_words_of_a_link_come_back_with_the_words(project: Project) -> None:
    quote_id, claim_id = make_quote(project, text=WORDS), make_claim(project)
    make_link(project, quote_id, claim_id, focus_start=6, focus_end=9)
    then = newest(project)
    quotes.edit(project, replace(quote_queries.get(project, quote_id), text="كلام"))
    assert link_queries.of_quote(project, quote_id)[0].focus_start is None
    restore_record(project, "quote", quote_id, then)
    (link,) = link_queries.of_quote(project, quote_id)
    assert (link.focus_start, link.focus_end) == (6, 9)


def test_a_link_gets_its_stance_back(project: Project) -> None:
    link_id = make_link(project, make_quote(project), make_claim(project), note="أولى")
    then = newest(project)
    (link,) = link_queries.of_quote(project, 1)
    links.edit(project, replace(link, note="ثانية"))
    restore_record(project, "link", link_id, then)
    assert link_queries.of_quote(project, 1)[0].note == "أولى"


def test_a_speaker_who_was_merged_since_is_refused(project: Project) -> None:
    keep, other = make_speaker(project), make_speaker(project, "سلمى حداد")
    then = newest(project)
    speakers.merge(project, keep, other)
    assert refusal(lambda: restore_record(project, "speaker", other, then)) == "merged_speaker"


def test_a_quote_of_a_merged_speaker_is_refused(project: Project) -> None:
    keep, other = make_speaker(project), make_speaker(project, "سلمى حداد")
    quote_id = make_quote(project, other)
    then = newest(project)
    speakers.merge(project, keep, other)
    before = content(project)
    assert refusal(lambda: restore_record(project, "quote", quote_id, then)) == "merged_speaker"
    assert content(project) == before


def test_a_speaker_does_not_become_one_of_a_source_who_has_spoken_elsewhere(project: Project) -> None:
    source_id = make_source(project, TEXT)
    speaker_id = make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=source_id)
    then = newest(project)
    speaker = speaker_queries.get(project, speaker_id)
    speakers.edit(project, replace(speaker, name="سلمى", kind=SpeakerKind.PERSON, source_id=None))
    make_quote(project, speaker_id)
    code = refusal(lambda: restore_record(project, "speaker", speaker_id, then))
    assert code == "unnamed_speaker_elsewhere"


def test_a_claim_with_a_verdict_that_is_gone_is_refused(project: Project) -> None:
    claim_id, verdict = make_claim(project), verdict_queries.all_verdicts(project)[0]
    claims.set_verdict(project, claim_id, verdict.id)
    then = newest(project)
    claims.set_verdict(project, claim_id, None)
    verdicts.trash(project, verdict.id)
    assert refusal(lambda: restore_record(project, "claim", claim_id, then)) == "record_trashed"


def test_a_link_that_went_to_another_claim_is_refused(project: Project) -> None:
    keep, other = make_claim(project), make_claim(project, "ادعاء آخر")
    link_id = make_link(project, make_quote(project), other)
    then = newest(project)
    claims.merge(project, keep, other)
    assert refusal(lambda: restore_record(project, "link", link_id, then)) == "link_moved"
