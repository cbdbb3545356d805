"""The one door for writes: steps, their parts, and what must not pass through."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import content, drop_guards, make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import stored
from tracker.records import Anchor, Claim, ClaimFilter, ClaimStatus, Quote, Speaker, SpeakerKind
from tracker.services import claims, history, lock, quotes, sources, speakers
from tracker.services import project as projects
from tracker.services.operation import operation
from tracker.services.rows import is_as_left


def test_a_step_cannot_begin_inside_reading(project: Project) -> None:
    claim_id = make_claim(project)
    with project.reading(), pytest.raises(RuntimeError, match="reading"):
        claims.set_status(project, claim_id, ClaimStatus.DONE)
    assert claim_queries.get(project, claim_id).status is ClaimStatus.UNREVIEWED


def test_a_step_taken_while_a_list_is_read_half_way_is_kept(path: Path) -> None:
    with projects.open_project(path) as project:
        for number in range(3):
            make_claim(project, f"الادعاء {number}")
        rows = claim_queries.rows(project, ClaimFilter())
        first = next(rows).claim
        claims.set_status(project, first.id, ClaimStatus.DONE)
        del rows
    with projects.open_project(path) as project:
        assert claim_queries.get(project, first.id).status is ClaimStatus.DONE


def test_a_refused_part_leaves_nothing_in_the_step(project: Project) -> None:
    with operation(project, "import") as step:
        make_speaker(project, "الأول")
        with pytest.raises(InputRefused):
            make_speaker(project, "الثاني", note="x\0")
        with pytest.raises(InputRefused):
            speakers.add(project, Speaker(name="الثالث"), aliases=["ب", "ب"])
        make_speaker(project, "الرابع")
        changes = step.changes
    assert [row[2] for row in content(project)["speaker"]] == ["الأول", "الرابع"]
    assert content(project)["speaker_alias"] == []
    assert len(changes.created) == 2
    history.undo(project)
    assert content(project)["speaker"] == []


def test_a_part_that_fails_first_leaves_no_step(project: Project) -> None:
    with operation(project, "import"), pytest.raises(InputRefused):
        speakers.add(project, Speaker(name="ب"), aliases=[""])
    assert history_queries.entries(project) == []


def test_each_part_tells_what_it_made_itself(project: Project) -> None:
    with operation(project, "import") as step:
        first = claims.add(project, Claim(text="الأول"))
        second = claims.add(project, Claim(text="الثاني"))
        assert (first.new_id("claim"), second.new_id("claim")) == (1, 2)
        assert step.changes.ids("claim") == (1, 2)


def test_undo_is_no_part_of_a_step(project: Project) -> None:
    make_claim(project)
    with operation(project, "mixed"), pytest.raises(RuntimeError):
        history.undo(project)
    assert len(content(project)["claim"]) == 1


def test_a_word_of_no_enumeration_is_never_stored(project: Project) -> None:
    quote = Quote(speaker_id=make_speaker(project), text="قول", kind="nonsense")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="nonsense"):
        quotes.add(project, quote)
    assert content(project)["quote"] == []


def test_a_byte_order_mark_inside_a_text_is_a_character_like_others(project: Project) -> None:
    source_id = make_source(project, "\ufeff\ufeffقال \ufeffالجسر آمن\ufeff اليوم")
    text = source_queries.get(project, source_id).text
    assert text == "قال \ufeffالجسر آمن\ufeff اليوم", "those at its head came from the file"
    speaker_id = make_speaker(project)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            if not text[start:end].strip():
                continue
            quote_id = make_quote(project, speaker_id, source_id=source_id, text="", start=start, end=end)
            quote = quote_queries.get(project, quote_id)
            assert quote.text == text[start:end]
            quotes.edit(project, replace(quote, note="تحقق"))
            assert quote_queries.get(project, quote_id).text == text[start:end]


def test_a_field_that_a_later_version_adds_leaves_old_digests_valid(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim_id = make_claim(project)
    claim = ENTITIES["claim"]
    row = stored.read_row(project, claim, claim_id)
    wider = replace(claim, content=(*claim.content, "mood"))
    monkeypatch.setattr(stored, "defaults", lambda _: {**dict.fromkeys(claim.content, ""), **DEFAULTS})
    assert is_as_left(wider, {**row, "mood": ""})
    assert not is_as_left(wider, {**row, "mood": "sad"})
    assert not is_as_left(wider, {**row, "mood": "", "topic": "changed behind Isnad's back"})


DEFAULTS = {"status": ClaimStatus.UNREVIEWED, "verdict_id": None, "mood": ""}


def test_the_digest_tells_trashed_from_live(project: Project) -> None:
    claim_id = make_claim(project)
    drop_guards(project)
    project.database.execute_sql("UPDATE claim SET deleted_at = '2016-02-05T00:00:00Z'")
    assert not is_as_left(ENTITIES["claim"], stored.read_row(project, ENTITIES["claim"], claim_id))


def test_quotes_of_a_day_keep_their_places_through_change_and_undo(project: Project) -> None:
    speaker_id = make_speaker(project)
    for number in range(3):
        make_quote(project, speaker_id, text=f"قول {number}", said_on="2016-02-05")
    before = project.database.execute_sql("SELECT id, order_key FROM quote ORDER BY order_key").fetchall()
    quotes.edit(project, replace(quote_queries.get(project, 1), said_on="2017"))
    history.undo(project)
    after = project.database.execute_sql("SELECT id, order_key FROM quote ORDER BY order_key").fetchall()
    assert after == before


def test_an_unnamed_speaker_speaks_in_one_source_only(project: Project) -> None:
    here, there = make_source(project), make_source(project, title="خبر آخر")
    speaker_id = make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=here)
    make_quote(project, speaker_id, source_id=here)
    with pytest.raises(InputRefused, match="unnamed_speaker_elsewhere"):
        make_quote(project, speaker_id, source_id=there)


def test_the_verdict_of_a_claim_keeps_its_reason_until_another_is_given(project: Project) -> None:
    claim_id = make_claim(project)
    claims.set_verdict(project, claim_id, 1, note="انظر الأرقام")
    claims.set_verdict(project, claim_id, 2)
    assert claim_queries.get(project, claim_id).verdict_note == "انظر الأرقام"
    claims.set_verdict(project, claim_id, 2, note="")
    assert claim_queries.get(project, claim_id).verdict_note == ""


def test_the_lock_may_be_freed_by_another_thread(path: Path) -> None:
    held = lock.hold(path)
    thread = threading.Thread(target=held.release)
    thread.start()
    thread.join()
    lock.hold(path).release()


def test_each_thread_has_a_connection_of_its_own_and_the_file_is_whole_afterwards(path: Path) -> None:
    with projects.open_project(path) as project:
        make_claim(project)

        def work() -> None:
            make_claim(project, "من خيط آخر")

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert len(content(project)["claim"]) == 2
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_trashed_quotes_anchor_and_a_trashed_links_focus_follow_their_words(project: Project) -> None:
    source_id = make_source(project, "قال الرجل إن الجسر آمن اليوم وغدًا")
    quote_id = make_quote(project, source_id=source_id, text="", start=13, end=22)
    assert quote_queries.get(project, quote_id).text == "الجسر آمن"
    make_link(project, quote_id, make_claim(project), focus_start=0, focus_end=5)
    quotes.trash(project, quote_id)
    sources.edit(
        project, replace(source_queries.get(project, source_id), text="أمس قال الرجل إن الجسر آمن اليوم وغدًا")
    )
    history_names = [entry.action.name for entry in history_queries.entries(project)][:2]
    assert history_names == ["edit_source", "trash_quote"]
    row = stored.get(project, "quote", quote_id)
    assert (row.anchor, row.start, row.end) == (Anchor.HELD, 17, 26)
