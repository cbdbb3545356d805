"""Speakers who may be one: found for a name, and as pairs among all."""

import threading

from tests.factories import make_source, make_speaker
from tracker.db import Project
from tracker.queries import duplicates
from tracker.queries import speakers as speaker_queries
from tracker.records import Speaker, SpeakerKind
from tracker.services import history, speakers
from tracker.services.operation import operation
from tracker.text.similar_names import NameDifference


def found(project: Project, name: str, **more: object) -> list[int]:
    return [each.speaker_id for each in duplicates.resembling(project, name, **more)]  # type: ignore[arg-type]  # as given


def test_a_speaker_is_found_by_name_alias_and_latin_name(project: Project) -> None:
    by_name = make_speaker(project, "سلمى الحداد")
    by_alias = make_speaker(project, "أم كامل")
    speakers.add_alias(project, by_alias, "سلمى كامل حداد")
    by_latin = make_speaker(project, "صانعة السلام", latin_name="Salma Haddad")
    make_speaker(project, "شكري العتيبي")
    assert set(found(project, "د. سلمى الحدّاد")) == {by_name, by_alias, by_latin}
    assert found(project, "شيء آخر", latin_name="Salma al-Haddad") == [by_latin, by_name, by_alias]


def test_the_sure_one_comes_first_and_says_why(project: Project) -> None:
    make_speaker(project, "سلمى كامل الحداد")
    same = make_speaker(project, "سلمى الحداد")
    first, second = duplicates.resembling(project, "النائبة سلمى حدّاد")
    assert (first.name, second.name) == ("سلمى الحداد", "سلمى كامل الحداد")
    assert (first.speaker_id, first.is_sure, first.reason) == (same, True, NameDifference.SAME)
    assert (second.is_sure, second.reason) == (False, NameDifference.SHORTER)
    assert found(project, "سلمى الحداد", besides=same) == [second.speaker_id]
    assert found(project, "سلمى الحداد", limit=1) == [same]
    assert found(project, "") == found(project, "ءء") == []


def test_unnamed_trashed_and_merged_speakers_are_nobody_s_double(project: Project) -> None:
    source = make_source(project)
    make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=source)
    make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=make_source(project))
    gone = make_speaker(project, "سلمى الحداد")
    speakers.trash(project, gone)
    merged, kept = make_speaker(project, "شكري العتيبي"), make_speaker(project, "شكري عتيبي")
    speakers.merge(project, kept, merged)
    assert found(project, "مصدر أمني") == found(project, "سلمى الحداد") == []
    assert found(project, "شكري العتيبي") == [kept]
    assert duplicates.pairs(project) == ()


def test_what_is_known_follows_every_step(project: Project) -> None:
    assert found(project, "سلمى الحداد") == []
    first = make_speaker(project, "سلمى الحداد")
    assert found(project, "سلمى الحداد") == [first]
    speakers.rename(project, speaker_queries.get(project, first), "شكري العتيبي")
    assert found(project, "سلمى الحداد") == found(project, "شكري العتيبي") == [first]
    history.undo(project)
    assert found(project, "شكري العتيبي") == []
    second = make_speaker(project, "Salma Haddad")
    speakers.merge(project, second, first)
    assert found(project, "سلمى الحداد") == [second]
    history.undo(project)
    assert found(project, "سلمى الحداد") == [first, second]
    assert [each.score for each in duplicates.resembling(project, "سلمى الحداد")][1] < 1, (
        "no name is left over"
    )


def test_pairs_are_the_likely_ones_and_a_rejected_one_stays_away(project: Project) -> None:
    one, other = make_speaker(project, "سلمى الحداد"), make_speaker(project, "سلمى حداد")
    third = make_speaker(project, "Salma Haddad")
    make_speaker(project, "شكري العتيبي")
    assert [(each.speaker_id, each.other_id) for each in duplicates.pairs(project)] == [
        (one, other),
        (one, third),
        (other, third),
    ]
    assert [each.is_sure for each in duplicates.pairs(project)] == [True, False, False]
    assert len(duplicates.pairs(project, limit=2)) == 2
    speakers.reject_pair(project, third, one)
    assert {(each.speaker_id, each.other_id) for each in duplicates.pairs(project)} == {
        (one, other),
        (other, third),
    }
    speakers.merge(project, other, one)
    assert duplicates.pairs(project) == (), "what was said of one holds for whom they were merged into"
    history.undo(project)
    history.undo(project)
    assert len(duplicates.pairs(project)) == 3


def test_a_person_and_an_organization_make_no_pair(project: Project) -> None:
    make_speaker(project, "سلمى الحداد")
    make_speaker(project, "سلمى الحداد", kind=SpeakerKind.ORGANIZATION)
    assert duplicates.pairs(project) == ()


def test_another_thread_may_ask_at_the_same_time(project: Project) -> None:
    speaker = make_speaker(project, "سلمى الحداد")
    answers: list[object] = []
    asking = [threading.Thread(target=lambda: answers.append(found(project, "سلمى حداد"))) for _ in range(4)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert answers == [[speaker]] * 4


def test_after_more_steps_than_are_followed_one_by_one_all_names_are_read_again(project: Project) -> None:
    gone = make_speaker(project, "سلمى الحداد")
    assert found(project, "سلمى الحداد") == [gone]
    renamed = make_speaker(project, "شكري العتيبي")
    with operation(project, "import") as step:
        ids = step.create_all([Speaker(name=f"قائل رقم {n}") for n in range(duplicates.MOST_READ_AGAIN + 1)])
        speakers.trash(project, gone)
        speakers.rename(project, speaker_queries.get(project, renamed), "كامل الجبوري")
        other = speakers.add_alias(project, ids[-1], "ناظم البصري").rows
    assert other
    assert found(project, "سلمى الحداد") == []
    assert found(project, "شكري العتيبي") == [renamed], "the name from before is kept as another one"
    assert found(project, "كامل الجبوري") == [renamed]
    assert found(project, "ناظم البصري") == [ids[-1]]
    assert ids[-2] in found(project, f"قائل رقم {duplicates.MOST_READ_AGAIN - 1}", limit=1000)
    history.undo(project)
    assert found(project, "سلمى الحداد") == [gone]
    assert found(project, "ناظم البصري") == []
