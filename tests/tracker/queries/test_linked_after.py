"""Which links are newer than the claim's verdict, whatever was undone and redone in between."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import drop_guards, make_claim, make_link, make_quote
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries.history import linked_after, linked_after_verdicts
from tracker.records import Claim, ClaimStatus, Link, Stance
from tracker.services import claims, earlier, history, links, quotes, trash
from tracker.services import project as projects
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


def test_a_link_taken_out_of_the_trash_is_as_old_as_it_was(project: Project, claim_id: int) -> None:
    old_quote, new_quote = make_quote(project), make_quote(project)
    make_link(project, old_quote, claim_id)
    claims.set_verdict(project, claim_id, TRUE)
    newer = make_link(project, new_quote, claim_id)
    for quote_id in (old_quote, new_quote):
        quotes.trash(project, quote_id)
        trash.restore(project, "quote", quote_id)
    assert linked_after(project, claim_id) == linked_after_verdicts(project) == {newer}
    history.undo(project)
    history.redo(project)
    assert linked_after(project, claim_id) == linked_after_verdicts(project) == {newer}


def test_a_link_brought_back_as_an_earlier_state_is_as_old_as_it_was(project: Project, claim_id: int) -> None:
    quote_id = make_quote(project)
    link_id = make_link(project, quote_id, claim_id)
    made = history_queries.newest(project)
    assert made is not None
    claims.set_verdict(project, claim_id, TRUE)
    links.unlink(project, quote_id, claim_id)
    earlier.restore_record(project, "link", link_id, made.id)
    assert linked_after(project, claim_id) == linked_after_verdicts(project) == set()


# Any work at all


@dataclass
class Plain:
    """What a person would note on paper: when each pair was linked, when each claim was judged, and what
    lies in the trash, of which there is one thing at a time.

    A note is a whole page, so that going back is turning to an older one.
    """

    linked: dict[tuple[int, int], int] = field(default_factory=dict)
    judged: dict[int, int] = field(default_factory=dict)
    trashed: tuple[str, int] | None = None

    def turn(self) -> "Plain":
        return Plain(dict(self.linked), dict(self.judged), self.trashed)

    def newer(self, claim_id: int) -> set[int]:
        """The quotes that were linked to the claim after it was judged."""
        if claim_id not in self.judged or self.trashed == ("claim", claim_id):
            return set()
        return {
            quote
            for (quote, claim), moment in self.linked.items()
            if claim == claim_id and moment > self.judged[claim] and self.trashed != ("quote", quote)
        }


WORK = st.lists(
    st.tuples(
        st.sampled_from(
            ["link", "link", "part", "judge", "trash", "trash claim", "restore", "restore", "undo", "redo"]
        ),
        st.integers(0, 2),
        st.integers(0, 1),
    ),
    min_size=4,
    max_size=25,
)


@given(work=WORK)
@settings(max_examples=60, deadline=None)
def test_whatever_was_done_it_is_what_one_would_note_on_paper(work: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "work.isnad")
        projects.create(path)
        with projects.open_project(path) as project:
            quote_ids = [make_quote(project) for _ in range(3)]
            claim_ids = [make_claim(project, f"ادعاء {number}") for number in range(2)]
            _compare(project, quote_ids, claim_ids, work)


def _compare(
    project: Project, quote_ids: list[int], claim_ids: list[int], work: list[tuple[str, int, int]]
) -> None:
    pages, at = [Plain()], 0
    for moment, (verb, which_quote, which_claim) in enumerate(work, 1):
        quote_id, claim_id = quote_ids[which_quote], claim_ids[which_claim]
        if verb in ("undo", "redo"):
            there = at - 1 if verb == "undo" else at + 1
            if 0 <= there < len(pages):
                getattr(history, verb)(project)
                at = there
        else:
            page = pages[at].turn()
            if not _step(project, page, verb, quote_id, claim_id, moment):
                continue
            pages[at + 1 :] = [page]
            at += 1
        quote_of = dict(project.read("SELECT id, quote_id FROM link"))
        found = {each: {quote_of[link_id] for link_id in linked_after(project, each)} for each in claim_ids}
        assert found == {each: pages[at].newer(each) for each in claim_ids}
        every = set().union(*(linked_after(project, each) for each in claim_ids))
        assert linked_after_verdicts(project) == every


def _step(project: Project, page: Plain, verb: str, quote_id: int, claim_id: int, moment: int) -> bool:
    """Take one step in the project and note it; False if there was nothing to do."""
    pair = (quote_id, claim_id)
    is_away = page.trashed in (("quote", quote_id), ("claim", claim_id))
    if verb == "link" and pair not in page.linked and not is_away:
        links.link(project, Link(quote_id=quote_id, claim_id=claim_id, stance=Stance.SUPPORTS))
        page.linked[pair] = moment
    elif verb == "part" and pair in page.linked and not is_away:
        links.unlink(project, quote_id, claim_id)
        del page.linked[pair]
    elif verb == "judge" and page.trashed != ("claim", claim_id):
        claims.set_verdict(project, claim_id, TRUE, note=f"السبب {moment}")
        page.judged[claim_id] = moment
    elif verb == "trash" and page.trashed is None:
        quotes.trash(project, quote_id)
        page.trashed = ("quote", quote_id)
    elif verb == "trash claim" and page.trashed is None:
        claims.trash(project, claim_id)
        page.trashed = ("claim", claim_id)
    elif verb == "restore" and page.trashed is not None:
        trash.restore(project, *page.trashed)
        page.trashed = None
    else:
        return False
    return True
