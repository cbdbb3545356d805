"""Which links are newer than the claim's verdict, whatever was undone and redone in between."""

from collections.abc import Callable

import pytest

from tests.factories import drop_guards, make_claim, make_link, make_quote
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import claims as claim_queries
from tracker.queries.history import linked_after, linked_after_verdicts
from tracker.records import Claim, ClaimStatus, Link, Stance
from tracker.services import claims, history, links, quotes
from tracker.services.operation import operation

TRUE, FALSE = 1, 5


@pytest.fixture
def claim_id(project: Project) -> int:
    return make_claim(project)


@pytest.fixture
def add_link(project: Project, claim_id: int) -> Callable[[], int]:
    return lambda: make_link(project, make_quote(project), claim_id)


def test_without_a_verdict_nothing_is_new(
    project: Project, claim_id: int, add_link: Callable[[], int]
) -> None:
    add_link()
    assert linked_after(project, claim_id) == set()


def test_only_links_made_after_the_verdict_are_new(
    project: Project, claim_id: int, add_link: Callable[[], int]
) -> None:
    add_link()
    claims.set_verdict(project, claim_id, TRUE)
    newer = add_link()
    make_link(project, make_quote(project), make_claim(project, "ادعاء آخر"))
    assert linked_after(project, claim_id) == {newer}


def test_a_new_verdict_or_reason_makes_them_known(
    project: Project, claim_id: int, add_link: Callable[[], int]
) -> None:
    claims.set_verdict(project, claim_id, TRUE)
    add_link()
    claims.set_verdict(project, claim_id, TRUE, note="بعد النظر في القول الجديد")
    assert linked_after(project, claim_id) == set()
    newer = add_link()
    claims.set_status(project, claim_id, ClaimStatus.DONE)
    assert linked_after(project, claim_id) == {newer}
    claims.set_verdict(project, claim_id, FALSE)
    assert linked_after(project, claim_id) == set()


def test_a_verdict_taken_back_leaves_nothing_new(
    project: Project, claim_id: int, add_link: Callable[[], int]
) -> None:
    claims.set_verdict(project, claim_id, TRUE)
    add_link()
    claims.set_verdict(project, claim_id, None)
    assert linked_after(project, claim_id) == set()


def test_a_verdict_undone_counts_from_the_one_before(
    project: Project, claim_id: int, add_link: Callable[[], int]
) -> None:
    claims.set_verdict(project, claim_id, TRUE)
    newer = add_link()
    claims.set_verdict(project, claim_id, FALSE)
    history.undo(project)
    assert linked_after(project, claim_id) == {newer}
    history.redo(project)
    assert linked_after(project, claim_id) == set()


def test_a_claim_entered_with_its_verdict_counts_from_its_entry(project: Project) -> None:
    with operation(project, "import"):
        # Inside one operation the changes add up: the newest claim and link are the last.
        claim_id = claims.add(project, Claim(text="جاء مصنفًا", verdict_id=TRUE)).ids("claim")[-1]
        quote_id = make_quote(project)
        links.link(project, Link(quote_id=quote_id, claim_id=claim_id, stance=Stance.SUPPORTS))
    assert linked_after(project, claim_id) == set()
    newer = make_link(project, make_quote(project), claim_id)
    assert linked_after(project, claim_id) == {newer}


def test_a_changed_stance_does_not_make_a_link_new(
    project: Project, claim_id: int, add_link: Callable[[], int]
) -> None:
    add_link()
    claims.set_verdict(project, claim_id, TRUE)
    quote_id = make_quote(project)
    newer = make_link(project, quote_id, claim_id)
    links.link(project, Link(quote_id=quote_id, claim_id=claim_id, stance=Stance.DISPUTES))
    assert linked_after(project, claim_id) == {newer}


def test_a_link_taken_away_and_brought_back_by_undo_is_as_old_as_it_was(
    project: Project, claim_id: int
) -> None:
    quote_id = make_quote(project)
    link_id = make_link(project, quote_id, claim_id)
    claims.set_verdict(project, claim_id, TRUE)
    links.unlink(project, quote_id, claim_id)
    history.undo(project)
    assert linked_after(project, claim_id) == set()
    links.unlink(project, quote_id, claim_id)
    links.link(project, Link(quote_id=quote_id, claim_id=claim_id, stance=Stance.SUPPORTS))
    assert linked_after(project, claim_id) == {link_id}


def test_a_new_link_undone_is_gone_and_redone_is_new_again(
    project: Project, claim_id: int, add_link: Callable[[], int]
) -> None:
    claims.set_verdict(project, claim_id, TRUE)
    newer = add_link()
    history.undo(project)
    assert linked_after(project, claim_id) == set()
    history.redo(project)
    assert linked_after(project, claim_id) == {newer}


def test_links_of_a_trashed_quote_are_not_counted(project: Project, claim_id: int) -> None:
    claims.set_verdict(project, claim_id, TRUE)
    quote_id = make_quote(project)
    make_link(project, quote_id, claim_id)
    quotes.trash(project, quote_id)
    assert claim_queries.get(project, claim_id).verdict_id == TRUE
    assert linked_after(project, claim_id) == set()


def test_links_imported_as_a_range_are_new(project: Project, claim_id: int) -> None:
    claims.set_verdict(project, claim_id, TRUE)
    first, second = (make_link(project, make_quote(project), claim_id) for _ in range(2))
    drop_guards(project)
    # An import writes one change for a whole range of ids.
    project.database.execute_sql("DELETE FROM change WHERE entity = 'link' AND row_id = ?", (second,))
    project.database.execute_sql(
        "UPDATE change SET last_id = ? WHERE entity = 'link' AND row_id = ?", (second, first)
    )
    assert linked_after(project, claim_id) == {first, second}


def test_a_verdict_that_is_kept_makes_them_known_on_the_same_day_too(
    project: Project, claim_id: int, add_link: Callable[[], int]
) -> None:
    claims.set_verdict(project, claim_id, TRUE, note="السبب")
    add_link()
    before = claim_queries.get(project, claim_id)
    claims.keep_verdict(project, claim_id, revision=before.revision)
    assert linked_after(project, claim_id) == linked_after_verdicts(project) == set()
    kept = claim_queries.get(project, claim_id)
    assert (kept.verdict_id, kept.verdict_note) == (TRUE, "السبب")
    newer = add_link()
    assert linked_after(project, claim_id) == linked_after_verdicts(project) == {newer}


def test_undoing_it_shows_again_what_was_new(
    project: Project, claim_id: int, add_link: Callable[[], int]
) -> None:
    claims.set_verdict(project, claim_id, TRUE)
    newer = add_link()
    claims.keep_verdict(project, claim_id)
    history.undo(project)
    assert linked_after(project, claim_id) == {newer}
    history.redo(project)
    assert linked_after(project, claim_id) == set()


def test_without_a_verdict_there_is_none_to_keep(project: Project, claim_id: int) -> None:
    with pytest.raises(InputRefused) as refused:
        claims.keep_verdict(project, claim_id)
    assert refused.value.code == "no_verdict"
