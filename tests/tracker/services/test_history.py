"""Undo and redo, and the history they are made of."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import content, drop_guards, make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import Cancelled, Conflict, InputRefused
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import verdicts as verdict_queries
from tracker.records import (
    ActionKind,
    ClaimStatus,
    QuoteFilter,
)
from tracker.services import claims, history, quotes, sources
from tracker.services import project as projects
from tracker.services.operation import operation


def names(project: Project) -> list[tuple[ActionKind, str]]:
    return [(entry.action.kind, entry.action.name) for entry in history_queries.entries(project)]


def test_each_step_leaves_one_action_with_what_changed(project: Project) -> None:
    projects.set_value(project, "editor", "هدى")
    claim_id = make_claim(project)
    claims.set_status(project, claim_id, ClaimStatus.IN_REVIEW)
    newest, oldest = history_queries.entries(project)
    assert (oldest.action.name, oldest.changes[0].field) == ("add_claim", history_queries.CREATED)
    assert (newest.action.name, newest.action.actor) == ("set_claim_status", "هدى")
    (change,) = newest
    assert (change.field, change.before, change.after) == ("status", "unreviewed", "in_review")


def test_creating_stores_no_content_in_the_history(project: Project) -> None:
    make_claim(project, "كلمات لا تتكرر في التاريخ")
    stored_rows = project.database.execute_sql("SELECT before, after FROM change").fetchall()
    assert stored_rows == [(None, None)]


def test_a_step_that_changes_nothing_leaves_no_trace(project: Project) -> None:
    claim_id = make_claim(project)
    before = names(project)
    assert not claims.set_status(project, claim_id, ClaimStatus.UNREVIEWED)
    assert not claims.edit(project, claim_queries.get(project, claim_id))
    assert names(project) == before


def test_a_step_that_fails_half_way_leaves_no_trace(project: Project) -> None:
    before = content(project)
    with pytest.raises(InputRefused), operation(project, "two_things"):
        make_speaker(project)
        make_speaker(project, " ")
    assert content(project) == before
    assert names(project) == []


def test_operations_inside_an_operation_are_one_step(project: Project) -> None:
    with operation(project, "all_at_once"):
        make_link(project, make_quote(project), make_claim(project))
    assert names(project) == [(ActionKind.DO, "all_at_once")]
    history.undo(project)
    assert not any(content(project)[name] for name in ("speaker", "quote", "claim", "link"))


def test_undo_and_redo_go_through_the_steps_in_order(project: Project) -> None:
    claim_id = make_claim(project)
    states = [content(project)]
    for status in (ClaimStatus.IN_REVIEW, ClaimStatus.SECOND_REVIEW, ClaimStatus.DONE):
        claims.set_status(project, claim_id, status)
        states.append(content(project))
    for state in reversed(states[:-1]):
        history.undo(project)
        assert content(project) == state
    for state in states[1:]:
        history.redo(project)
        assert content(project) == state
    with pytest.raises(InputRefused, match="nothing_to_redo"):
        history.redo(project)


def test_undo_between_redos_finds_its_way(project: Project) -> None:
    for number in range(3):
        make_claim(project, f"الادعاء {number}")

    def shown() -> int:
        return len(content(project)["claim"])

    for act, expected in (
        (history.undo, 2),
        (history.undo, 1),
        (history.redo, 2),
        (history.undo, 1),
        (history.undo, 0),
        (history.redo, 1),
        (history.redo, 2),
        (history.redo, 3),
        (history.undo, 2),
    ):
        act(project)
        assert shown() == expected


def test_a_new_step_closes_the_road_of_redo(project: Project) -> None:
    make_claim(project)
    history.undo(project)
    make_claim(project, "ادعاء آخر")
    with pytest.raises(InputRefused, match="nothing_to_redo"):
        history.redo(project)
    history.undo(project)
    with pytest.raises(InputRefused, match="nothing_to_undo"):
        history.undo(project)


def test_undo_and_redo_name_the_step_they_are_about(project: Project) -> None:
    make_claim(project)
    assert history.undo(project).name == "add_claim"
    assert history.redo(project).name == "add_claim"
    assert names(project) == [
        (ActionKind.REDO, "add_claim"),
        (ActionKind.UNDO, "add_claim"),
        (ActionKind.DO, "add_claim"),
    ]


def test_undo_survives_a_restart(path: Path) -> None:
    with projects.open_project(path) as project:
        start = content(project)
        quote_id = make_quote(project)
        make_link(project, quote_id, make_claim(project))
        quotes.trash(project, quote_id)
    for _ in range(5):
        with projects.open_project(path) as project:
            history.undo(project)
    with projects.open_project(path) as project:
        assert content(project) == start
        for _ in range(5):
            history.redo(project)
        assert len(content(project)["claim"]) == 1
        assert content(project)["quote"] == content(project)["link"] == []


def test_undo_refuses_what_was_changed_behind_its_back(project: Project) -> None:
    claim_id = make_claim(project)
    claims.set_status(project, claim_id, ClaimStatus.DONE)
    drop_guards(project)
    project.database.execute_sql("UPDATE claim SET status = 'withdrawn'")
    with pytest.raises(Conflict) as caught:
        history.undo(project)
    assert caught.value.code == "undo_conflict"
    project.database.execute_sql("UPDATE claim SET status = 'done'")
    history.undo(project)
    project.database.execute_sql("UPDATE claim SET text = 'شيء آخر'")
    with pytest.raises(Conflict):
        history.undo(project)
    assert len(content(project)["claim"]) == 1


def test_the_history_of_one_record_holds_its_steps_only(project: Project) -> None:
    claim_id, other_id = make_claim(project), make_claim(project, "ادعاء آخر")
    with operation(project, "both"):
        claims.set_status(project, claim_id, ClaimStatus.DONE)
        claims.set_status(project, other_id, ClaimStatus.DONE)
    entries = history_queries.entries(project, entity="claim", row_id=claim_id)
    assert [entry.action.name for entry in entries] == ["both", "add_claim"]
    assert all(change.row_id == claim_id for entry in entries for change in entry)


def test_a_redone_step_no_longer_counts_as_undone(project: Project) -> None:
    make_claim(project)
    history.undo(project)
    assert [entry.action.undone for entry in history_queries.entries(project)] == [False, True]
    history.redo(project)
    assert [entry.action.undone for entry in history_queries.entries(project)] == [False, True, False]
    history.undo(project)
    assert [entry.action.undone for entry in history_queries.entries(project)] == [False, True, False, True]


def test_every_derived_column_is_as_if_made_anew(project: Project) -> None:
    """After edits, undo and redo, order keys still say the order of time, and links carry their quote's."""
    source_id = make_source(project, published_on="2016-05")
    first = make_quote(project, source_id=source_id)
    second = make_quote(project, text="آخر", said_on="2016-02-05")
    make_link(project, first, make_claim(project))
    source = source_queries.get(project, source_id)
    sources.edit(project, replace(source, published_on="2015"))
    rows = list(quote_queries.rows(project, QuoteFilter()))
    assert [row.quote.id for row in rows] == [first, second]
    assert rows[0].dated_by_source
    history.undo(project)
    assert [row.quote.id for row in quote_queries.rows(project, QuoteFilter())] == [second, first]
    same = (
        "SELECT count(*) FROM link JOIN quote ON quote.id = quote_id WHERE link.order_key != quote.order_key"
    )
    assert project.database.execute_sql(same).fetchone() == (0,)


def test_verdicts_are_set_with_date_and_name_and_taken_back(project: Project) -> None:
    projects.set_value(project, "editor", "هدى")
    claim_id = make_claim(project)
    misleading = verdict_queries.find(project, "مضلل")
    claims.set_verdict(project, claim_id, misleading.id, note="انظر الأرقام")
    claim = claim_queries.get(project, claim_id)
    assert (claim.verdict_id, claim.verdict_by, claim.verdict_note) == (misleading.id, "هدى", "انظر الأرقام")
    assert len(claim.verdict_on) == len("2016-02-05")
    claims.set_verdict(project, claim_id, None)
    claim = claim_queries.get(project, claim_id)
    assert (claim.verdict_id, claim.verdict_on, claim.verdict_by, claim.verdict_note) == (None, "", "", "")


# Back to a step


def test_going_back_to_a_step_gives_what_stood_then_and_redo_brings_all_again(project: Project) -> None:
    quote_id = make_quote(project)
    states, marks = [content(project)], [newest_id(project)]
    for number in range(5):
        quotes.edit(project, replace(quote_queries.get(project, quote_id), note=f"ملاحظة {number}"))
        states.append(content(project))
        marks.append(newest_id(project))
    history.undo(project)  # what is undone already does not stand in the way
    back = history.undo_to(project, marks[1])
    assert content(project) == states[1]
    assert back.records == 3
    assert back.action_id is not None
    history.redo_from(project, back.action_id)
    assert content(project) == states[4]
    history.undo_to(project, marks[0])
    history.redo(project)
    assert content(project) == states[1]


def test_a_run_that_meets_a_conflict_or_is_stopped_changes_nothing(project: Project) -> None:
    quote_id = make_quote(project)
    mark = newest_id(project)
    for number in range(4):
        quotes.edit(project, replace(quote_queries.get(project, quote_id), note=f"ملاحظة {number}"))
    before, last = content(project), newest_id(project)

    def stop(done: int, total: int) -> None:
        assert total == 4
        if done >= 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        history.undo_to(project, mark, progress=stop)
    with pytest.raises(Conflict, match="step_overtaken"):
        history.undo_to(project, mark, last - 1)
    drop_guards(project)
    project.database.execute_sql(
        "UPDATE change SET after = ? WHERE action_id = ?", ('{"note":"؟"}', mark + 2)
    )
    with pytest.raises(Conflict, match="undo_conflict"):
        history.undo_to(project, mark)
    assert content(project) == before
    assert newest_id(project) == last


def test_there_is_no_going_back_to_a_step_that_does_not_stand(project: Project) -> None:
    make_claim(project)
    first = newest_id(project)
    make_claim(project, "ثانٍ")
    history.undo(project)
    for step_id in (first, first + 1, first + 2, 99):
        assert history_queries.standing_after(project, step_id) == []
        with pytest.raises(InputRefused, match="nothing_to_undo"):
            history.undo_to(project, step_id)


def newest_id(project: Project) -> int:
    newest = history_queries.newest(project)
    assert newest is not None
    return newest.id
