"""Who spoke: the unnamed of one source."""

from tests.factories import make_source, make_speaker
from tracker.db import Project
from tracker.queries import speakers as speaker_queries
from tracker.records import SpeakerKind
from tracker.services import history, speakers


def of_source(project: Project, source_id: int) -> list[int]:
    return [each.id for each in speaker_queries.of_source(project, source_id)]


def test_the_unnamed_speakers_of_a_source_are_its_own_in_the_order_they_came(project: Project) -> None:
    source, other = make_source(project), make_source(project)
    first = make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=source)
    make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=other)
    make_speaker(project, "سلمى الحداد")
    second = make_speaker(project, "أحد السكان", kind=SpeakerKind.UNNAMED, source_id=source)
    assert of_source(project, source) == [first, second]
    assert [each.name for each in speaker_queries.of_source(project, source)] == ["مصدر أمني", "أحد السكان"]
    speakers.trash(project, first)
    assert of_source(project, source) == [second]
    history.undo(project)
    assert of_source(project, source) == [first, second]
    assert of_source(project, other + 1) == []
