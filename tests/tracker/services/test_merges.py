"""Two speakers, or two claims, made one: all that they had is kept, in one step that undo takes back."""

from dataclasses import replace

import pytest

from tests.factories import content, make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import claims as claim_queries
from tracker.queries import clashes, duplicates
from tracker.queries import history as history_queries
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import saved_filters as saved_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import ClaimStatus, QuoteFilter, SpeakerKind, SpeakerRole, Stance
from tracker.services import claims, history, links, quotes, saved_filters, speakers


def names(project: Project, speaker_id: int) -> list[str]:
    return [alias.name for alias in speaker_queries.aliases(project, speaker_id)]


# ── Speakers


def test_a_merged_speaker_leaves_all_to_the_other(project: Project) -> None:
    keep = make_speaker(project, "سلمى الحداد", note="تعمل في المحطة", wikidata="Q1")
    other = make_speaker(project, "سلمى حداد", latin_name="Salma Haddad", note="مهندسة", wikidata="Q2")
    for name in ("أم كامل", "سلمى الحداد"):
        speakers.add_alias(project, other, name)
    office = SpeakerRole(title="مديرة المحطة", from_on="2016")
    speakers.add_role(project, replace(office, speaker_id=keep))
    speakers.add_role(project, replace(office, speaker_id=other))
    speakers.add_role(project, SpeakerRole(speaker_id=other, title="عضو البلدية"))
    said, trashed = make_quote(project, other), make_quote(project, other)
    quotes.trash(project, trashed)
    before = content(project)

    changes = speakers.merge(project, keep, other)

    assert changes.name == "merge_speakers"
    kept = speaker_queries.get(project, keep)
    assert (kept.name, kept.latin_name, kept.wikidata) == ("سلمى الحداد", "Salma Haddad", "Q1")
    assert kept.note == "تعمل في المحطة\n\nمهندسة"
    assert sorted(names(project, keep)) == ["أم كامل", "سلمى حداد"]
    assert [role.title for role in speaker_queries.roles(project, keep)] == ["مديرة المحطة", "عضو البلدية"]
    assert {quote_queries.get(project, each).speaker_id for each in (said, trashed)} == {keep}
    assert speaker_queries.get(project, other).merged_into_id == keep
    assert [row.speaker.id for row in speaker_queries.rows(project)] == [keep]
    assert history_queries.undoable(project) is not None
    history.undo(project)
    assert content(project) == before
    assert quote_queries.get(project, trashed).speaker_id == other
    history.redo(project)
    assert quote_queries.get(project, said).speaker_id == keep


def test_a_second_latin_name_becomes_another_name(project: Project) -> None:
    keep = make_speaker(project, "سلمى الحداد", latin_name="Salma Haddad")
    speakers.merge(project, keep, make_speaker(project, "سلمى الحداد", latin_name="Selma Haddad"))
    assert names(project, keep) == ["Selma Haddad"]


def test_who_an_unnamed_source_was_can_be_said_later(project: Project) -> None:
    source = make_source(project, "الجسر آمن")
    unnamed = make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=source)
    quote = make_quote(project, unnamed, source_id=source)
    named = make_speaker(project, "سلمى الحداد")
    with pytest.raises(InputRefused, match="merge_into_unnamed"):
        speakers.merge(project, unnamed, named)
    speakers.merge(project, named, unnamed)
    assert quote_queries.get(project, quote).speaker_id == named
    assert names(project, named) == [], "«مصدر أمني» would find her wherever an unnamed source speaks"


def test_unnamed_sources_of_two_texts_stay_two(project: Project) -> None:
    ids = [
        make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=make_source(project))
        for _ in range(2)
    ]
    with pytest.raises(InputRefused, match="merge_into_unnamed"):
        speakers.merge(project, *ids)


def test_a_merge_that_makes_no_sense_is_refused(project: Project) -> None:
    keep, other, third = (make_speaker(project, name) for name in ("سلمى", "سلمى حداد", "شكري"))
    with pytest.raises(InputRefused, match="merge_with_itself"):
        speakers.merge(project, keep, keep)
    speakers.merge(project, keep, other)
    for pair in ((other, third), (third, other), (keep, other)):
        with pytest.raises(InputRefused, match="merged_speaker"):
            speakers.merge(project, *pair)
    for late in (
        lambda: make_quote(project, other),
        lambda: speakers.add_alias(project, other, "أم كامل"),
        lambda: speakers.add_role(project, SpeakerRole(speaker_id=other, title="مديرة")),
        lambda: speakers.rename(project, speaker_queries.get(project, other), "أم كامل"),
    ):
        with pytest.raises(InputRefused, match="merged_speaker"):
            late()
    speakers.trash(project, third)
    with pytest.raises(InputRefused, match="record_trashed"):
        speakers.merge(project, keep, third)


def test_saved_lists_of_the_merged_show_the_kept(project: Project) -> None:
    keep, other = make_speaker(project, "سلمى"), make_speaker(project, "سلمى حداد")
    kept, merged = make_claim(project), make_claim(project, "الجسر خطر")
    saved_filters.add(project, "الجسر", QuoteFilter(speakers=(other, keep), claims=(merged,)))
    speakers.merge(project, keep, other)
    claims.merge(project, kept, merged)
    (saved,) = saved_queries.all_saved(project)
    found = saved_queries.from_spec(project, saved.spec)
    assert (found.speakers, found.claims) == ((keep,), (kept,))


def test_a_rejected_pair_is_a_step_with_undo(project: Project) -> None:
    one, other = make_speaker(project, "سلمى الحداد"), make_speaker(project, "سلمى حداد")
    assert speakers.reject_pair(project, other, one).touches("rejected_pair")
    assert duplicates.rejected_pairs(project) == {(one, other)}
    assert not speakers.reject_pair(project, one, other), "said before: nothing is left to do"
    history.undo(project)
    assert duplicates.rejected_pairs(project) == set()
    history.redo(project)
    assert duplicates.rejected_pairs(project) == {(one, other)}
    (entry, *_) = history_queries.entries(project)
    assert entry.action.name == "reject_pair"
    with pytest.raises(InputRefused, match="merge_with_itself"):
        speakers.reject_pair(project, one, one)


# ── Claims


def stances(project: Project, claim_id: int) -> dict[int, Stance]:
    return {link.quote_id: link.stance for link in link_queries.of_claim(project, claim_id)}


def test_a_merged_claim_leaves_its_links_to_the_other(project: Project) -> None:
    keep = make_claim(project, "الجسر آمن", note="قيست الأعمدة")
    other = make_claim(project, "الجسر آمن تمامًا", topic="الجسر", note="سُئل المهندسون")
    claims.set_status(project, keep, ClaimStatus.DONE)
    (verdict, *_) = [row[0] for row in content(project)["verdict"]]
    claims.set_verdict(project, other, verdict)
    one, two, both = (make_quote(project) for _ in range(3))
    make_link(project, one, keep)
    make_link(project, two, other, Stance.DISPUTES, note="من التقرير")
    make_link(project, both, keep, Stance.MENTIONS, note="أول")
    make_link(project, both, other, Stance.MENTIONS, note="ثان", focus_start=0, focus_end=5)
    before = content(project)

    claims.merge(project, keep, other)

    assert stances(project, keep) == {one: Stance.SUPPORTS, two: Stance.DISPUTES, both: Stance.MENTIONS}
    joined = next(link for link in link_queries.of_claim(project, keep) if link.quote_id == both)
    assert (joined.note, joined.focus_end) == ("أول\n\nثان", 5)
    claim = claim_queries.get(project, keep)
    assert (claim.text, claim.status, claim.verdict_id) == ("الجسر آمن", ClaimStatus.DONE, None)
    assert (claim.topic, claim.note) == ("الجسر", "قيست الأعمدة\n\nسُئل المهندسون")
    assert claim_queries.get(project, other).deleted_at is not None
    assert link_queries.of_claim(project, other) == []
    history.undo(project)
    assert content(project) == before


def test_the_contrary_of_a_claim_brings_its_stances_reversed(project: Project) -> None:
    keep, other = make_claim(project, "الجسر آمن"), make_claim(project, "الجسر خطر")
    linked = {stance: make_quote(project) for stance in Stance}
    for stance, quote in linked.items():
        make_link(project, quote, other, stance)
    claims.merge(project, keep, other, reversed_stances=True)
    assert stances(project, keep) == {
        linked[Stance.SUPPORTS]: Stance.DISPUTES,
        linked[Stance.DISPUTES]: Stance.SUPPORTS,
        linked[Stance.MENTIONS]: Stance.MENTIONS,
    }


def test_a_quote_with_two_stances_is_asked_about(project: Project) -> None:
    keep, other = make_claim(project, "الجسر آمن"), make_claim(project, "الجسر آمن تمامًا")
    quote, equal = make_quote(project), make_quote(project)
    make_link(project, quote, keep, Stance.SUPPORTS)
    make_link(project, quote, other, Stance.DISPUTES)
    make_link(project, equal, keep, Stance.SUPPORTS)
    make_link(project, equal, other, Stance.SUPPORTS)
    (clash,) = clashes.between(project, keep, other)
    assert (clash.quote_id, clash.kept, clash.brought) == (quote, Stance.SUPPORTS, Stance.DISPUTES)
    (turned,) = clashes.between(project, keep, other, reversed_stances=True)
    assert turned.quote_id == equal
    before = content(project)
    with pytest.raises(InputRefused, match="stances_clash") as refused:
        claims.merge(project, keep, other)
    assert refused.value.fields["ids"] == (quote,)
    assert content(project) == before
    claims.merge(project, keep, other, choose={quote: Stance.MENTIONS})
    assert stances(project, keep) == {quote: Stance.MENTIONS, equal: Stance.SUPPORTS}


def test_a_link_taken_away_before_comes_back_as_the_merged_one(project: Project) -> None:
    keep, other = make_claim(project, "الجسر آمن"), make_claim(project, "الجسر آمن تمامًا")
    quote = make_quote(project)
    make_link(project, quote, keep, Stance.SUPPORTS, note="قديم")
    quotes_link = make_link(project, quote, other, Stance.DISPUTES, note="جديد")
    links.unlink(project, quote, keep)
    before = content(project)
    claims.merge(project, keep, other)
    (link,) = link_queries.of_claim(project, keep)
    assert (link.stance, link.note) == (Stance.DISPUTES, "جديد")
    assert link.id != quotes_link
    history.undo(project)
    assert content(project) == before


def test_a_claim_is_not_merged_with_itself(project: Project) -> None:
    claim = make_claim(project)
    with pytest.raises(InputRefused, match="merge_with_itself"):
        claims.merge(project, claim, claim)
