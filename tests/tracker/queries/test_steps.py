"""The steps page by page, and what narrows them."""

from dataclasses import replace

import pytest

from tests.factories import make_claim, make_quote, make_speaker
from tracker.db import Project
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import steps
from tracker.queries.steps import StepFilter
from tracker.records import ClaimStatus, QuoteStatus
from tracker.services import bulk, claims, history, quotes


def found(project: Project, wanted: StepFilter, limit: int = 100) -> list[tuple[int, str]]:
    """All pages, one after the other."""
    everything: list[tuple[int, str]] = []
    below: int | None = None
    while below != 0:
        part = steps.page(project, wanted, below=below, limit=limit)
        everything += [(step.action.id, step.action.name) for step in part.steps]
        below = part.below
    return everything


@pytest.fixture
def worked_on(project: Project) -> Project:
    project.editor = "هدى"
    quote_id = make_quote(project, text="الجسر آمن للشاحنات")
    claim_id = make_claim(project, "الطريق مغلق")
    project.editor = "سلمى"
    claims.edit(project, replace(claim_queries.get(project, claim_id), text="الطريق مفتوح"))
    quotes.set_status(project, quote_id, QuoteStatus.CONFIRMED)
    return project


def test_pages_give_every_step_once_newest_first(worked_on: Project) -> None:
    whole = [(entry.action.id, entry.action.name) for entry in history_queries.entries(worked_on)]
    for limit in (1, 2, 3, 100):
        assert found(worked_on, StepFilter(), limit) == whole


def test_an_empty_history_has_an_empty_page(project: Project) -> None:
    assert steps.page(project, StepFilter()) == steps.StepPage(steps=(), below=0)
    assert steps.actors(project) == []


def test_a_step_names_what_it_is_about(worked_on: Project) -> None:
    newest, reworded, *_ = steps.page(worked_on, StepFilter()).steps
    assert (newest.entity, newest.row_id, newest.words) == ("quote", 1, "الجسر آمن للشاحنات")
    assert (reworded.words, reworded.records) == ("الطريق مفتوح", 1)


def test_a_step_over_many_records_says_how_many_more_there_are(project: Project) -> None:
    quote_ids = [make_quote(project, text=f"قول {number}") for number in range(7)]
    bulk.set_status(project, quote_ids, QuoteStatus.CONFIRMED)
    bulk.set_status(project, [quote_ids[1], quote_ids[4]], QuoteStatus.WITHDRAWN)
    last, first, *_ = steps.page(project, StepFilter()).steps
    assert (last.words, last.others) == ("قول 1", 1)
    assert (first.words, first.others) == ("قول 0", 6)


def test_steps_are_narrowed_to_a_person(worked_on: Project) -> None:
    assert steps.actors(worked_on) == ["سلمى", "هدى"]
    assert [name for _, name in found(worked_on, StepFilter(actor="سلمى"))] == [
        "set_quote_status",
        "edit_claim",
    ]


def test_steps_are_narrowed_to_an_entity(worked_on: Project) -> None:
    names = [name for _, name in found(worked_on, StepFilter(entity="claim"))]
    assert names == ["edit_claim", "add_claim"]


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("مغلق", ["edit_claim"]),  # the words of before
        ("مفتوح", ["edit_claim", "add_claim"]),
        ("الجسر", ["set_quote_status", "add_quote"]),
        ("سلمي", ["set_quote_status", "edit_claim", "add_speaker"]),
        ("لا شيء كهذا", []),
    ],
)
def test_steps_are_found_by_words(worked_on: Project, search: str, names: list[str]) -> None:
    assert [name for _, name in found(worked_on, StepFilter(search=search))] == names


def test_steps_are_found_by_what_they_are_called(worked_on: Project) -> None:
    wanted = StepFilter(search="شيء", names=("add_claim",))
    assert [name for _, name in found(worked_on, wanted)] == ["add_claim"]


def test_a_page_reads_no_more_than_its_share_and_goes_on(
    worked_on: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "READ_AT_ONCE", 2)
    part = steps.page(worked_on, StepFilter(entity="speaker"))
    assert (part.steps, part.below) == ((), 4)
    assert [name for _, name in found(worked_on, StepFilter(entity="speaker"))] == ["add_speaker"]


def test_what_was_undone_and_done_again_is_not_undone(project: Project) -> None:
    claim_id = make_claim(project)
    claims.set_status(project, claim_id, ClaimStatus.DONE)
    for act in (history.undo, history.redo, history.undo, history.redo):
        undone = [step.action.undone for step in steps.page(project, StepFilter()).steps]
        assert undone == [entry.action.undone for entry in history_queries.entries(project)]
        act(project)
    make_speaker(project)
    undone = [step.action.undone for step in steps.page(project, StepFilter()).steps]
    assert undone == [entry.action.undone for entry in history_queries.entries(project)]
