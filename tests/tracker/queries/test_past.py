"""Earlier states of records, whatever the clock said meanwhile."""

from dataclasses import replace

import pytest

from tests.factories import make_claim, make_quote
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import Change
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import past
from tracker.services import claims, history, stamps


def reword(project: Project, claim_id: int, text: str) -> int:
    changes = claims.edit(project, replace(claim_queries.get(project, claim_id), text=text))
    assert changes.action_id is not None
    return changes.action_id


def test_a_record_was_at_each_step_what_it_was(project: Project) -> None:
    claim_id = make_claim(project, "أولى")
    made = history_queries.entries(project)[0].action.id
    second, third = (reword(project, claim_id, text) for text in ("ثانية", "ثالثة"))
    claims.trash(project, claim_id)
    texts = [past.state_at(project, "claim", claim_id, step) for step in (made, second, third)]
    assert [state and state["text"] for state in texts] == ["أولى", "ثانية", "ثالثة"]
    assert [state and state["deleted_at"] for state in texts] == [None] * 3
    now = past.state_at(project, "claim", claim_id, third + 1)
    assert now is not None
    assert now["deleted_at"] is not None
    assert past.state_at(project, "claim", claim_id, made - 1) is None


def test_a_record_nobody_made_has_no_past(project: Project) -> None:
    with pytest.raises(InputRefused) as refused:
        past.state_at(project, "claim", 7, 1)
    assert refused.value.code == "no_such_record"


def test_each_revision_is_found_again(project: Project) -> None:
    claim_id = make_claim(project, "أولى")
    for text in ("ثانية", "ثالثة"):
        reword(project, claim_id, text)
    texts = [past.at_revision(project, "claim", claim_id, revision)["text"] for revision in (1, 2, 3)]
    assert texts == ["أولى", "ثانية", "ثالثة"]


def test_the_history_of_a_record_is_found_by_its_indexes(project: Project) -> None:
    query = Change.select(Change.before).where(history_queries.about("quote", 5))
    sql, parameters = query.bind(project.database).sql()
    plan = " ".join(str(row[3]) for row in project.read(f"EXPLAIN QUERY PLAN {sql}", parameters))
    assert "change_entity_row_id (entity=? AND row_id=?)" in plan
    assert "change_of_many" in plan


def test_a_clock_that_goes_back_changes_nothing_of_the_order(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter(f"20{year}-01-01T00:00:00Z" for year in range(90, 20, -1))
    monkeypatch.setattr(stamps, "now", lambda: next(moments))
    claim_id = make_claim(project, "أولى")
    second = reword(project, claim_id, "ثانية")
    third = reword(project, claim_id, "ثالثة")
    entries = history_queries.entries(project, entity="claim", row_id=claim_id)
    assert [entry.action.id for entry in entries] == [third, second, second - 1]
    assert entries[0].action.at < entries[1].action.at
    state = past.state_at(project, "claim", claim_id, second)
    assert state is not None
    assert state["text"] == "ثانية"
    history.undo(project)
    assert claim_queries.get(project, claim_id).text == "ثانية"
    history.redo(project)
    assert claim_queries.get(project, claim_id).text == "ثالثة"


def test_walking_back_ends_where_the_project_began(project: Project) -> None:
    start = past.content(project)
    quote_id = make_quote(project)
    claims.trash(project, make_claim(project))
    state = past.content(project)
    assert ("quote", quote_id) in state
    assert len(list(past.walk_back(project, state))) == 4
    assert state == start
