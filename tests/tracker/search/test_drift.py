"""What the search index says and what the records say: told apart, and mended."""

import pytest

from tests.factories import make_claim, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.search import index
from tracker.search.drift import drift
from tracker.services import project as projects
from tracker.services import speakers
from tracker.services.operation import operation


@pytest.fixture
def filled(project: Project) -> Project:
    source_id = make_source(project, "نص طويل عن الجسر", published_on="2016-02-05")
    speaker_id = make_speaker(project, "إسكندر وتوت", latin_name="Iskandar Witwit")
    speakers.add_alias(project, speaker_id, "أبو محمد")
    make_quote(project, speaker_id, source_id=source_id)
    make_claim(project, topic="جسور")
    return project


def test_what_services_wrote_is_in_the_index_word_for_word(filled: Project) -> None:
    assert list(drift(filled.database)) == []


@pytest.mark.parametrize("record", ["quote", "claim", "speaker", "source"])
def test_a_row_that_was_changed_behind_the_index_is_named_and_mended(filled: Project, record: str) -> None:
    column = {"quote": "text", "claim": "text", "speaker": "name", "source": "title"}[record]
    with filled.database.atomic():
        filled.database.execute_sql(
            f"UPDATE {record} SET {column} = 'كلام مختلف', revision = revision + 1 WHERE id = 1"
        )
    (found,) = drift(filled.database)
    assert (found.record, found.key & 0xFFFFFFFF) == (record, 1)
    assert "كلام" in found.missing
    assert found.surplus
    with filled.database.atomic():
        index.rebuild(filled.database)
    assert list(drift(filled.database)) == []


def test_rows_that_are_missing_or_should_not_be_there_are_named(filled: Project) -> None:
    with filled.database.atomic():
        filled.database.execute_sql("DELETE FROM source_index WHERE rowid = 1")
        filled.database.execute_sql("INSERT INTO claim_index (rowid, words) VALUES (77, 'شبح')")
    claim, source = sorted(drift(filled.database), key=lambda each: each.table)
    assert (claim.key, claim.surplus, claim.missing) == (77, frozenset({"شبح"}), frozenset())
    assert (source.table, source.key, source.surplus) == ("source_index", 1, frozenset())


def test_a_read_only_project_can_be_compared_and_stays_read_only(filled: Project) -> None:
    path = filled.path
    filled.close()
    with projects.open_project(path, writable=False) as project, project.connected():
        assert list(drift(project.database)) == []
        assert project.database.pragma("query_only") == 1


def test_a_name_that_a_merge_moves_is_found_at_its_new_speaker_alone(filled: Project) -> None:
    other = make_speaker(filled, "آخر")
    with operation(filled, "merge_speakers") as step:
        step.update("speaker_alias", 1, {"speaker_id": other})
    assert list(drift(filled.database)) == []


@pytest.mark.parametrize("record", index.INDEXES)
def test_one_record_is_found_by_its_id_and_not_among_all_live_ones(project: Project, record: str) -> None:
    asked = f"EXPLAIN QUERY PLAN {index.INDEXES[record].rows}{index.LIVE_AMONG}"
    plan = [row[3] for row in project.read(asked, (1, 1))]
    assert f"SEARCH {record} USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)" in plan
