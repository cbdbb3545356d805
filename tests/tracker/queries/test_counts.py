"""How many records of a kind there are."""

from tests.factories import make_claim, make_source, make_speaker
from tracker.db import Project
from tracker.queries import claims as claim_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.services import claims, sources, speakers


def test_trashed_records_are_not_counted(project: Project) -> None:
    kept, gone = make_claim(project), make_claim(project, "ادعاء آخر")
    claims.trash(project, gone)
    assert kept != gone
    assert claim_queries.count(project) == 1
    make_speaker(project)
    speakers.trash(project, make_speaker(project, "غيرها"))
    assert speaker_queries.count(project) == 1
    make_source(project)
    sources.trash(project, make_source(project))
    assert source_queries.count(project) == 1
