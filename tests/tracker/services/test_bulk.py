"""Steps over many quotes do what single steps do, one after the other; undo takes them back as one."""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import content, drop_guards, make_claim, make_link, make_quote, make_speaker
from tracker.db import Project
from tracker.errors import Cancelled, Conflict, InputRefused
from tracker.models import ENTITIES
from tracker.queries import history as history_queries
from tracker.queries import links as link_queries
from tracker.queries import past, stored
from tracker.queries import quotes as quote_queries
from tracker.records import Changes, Link, QuoteFilter, QuoteStatus, Stance
from tracker.search.drift import drift
from tracker.services import bulk, claims, history, links, many, quotes, tidying
from tracker.services import project as projects
from tracker.services.operation import operation
from tracker.services.rows import is_as_left

TALLIES = "SELECT * FROM tally WHERE number <> 0 ORDER BY 1, 2"

Act = Callable[[Project], object]


def fill(project: Project, seed: int, number: int = 14) -> None:
    """Quotes of all statuses, linked at random, some of both in the trash."""
    chance = random.Random(seed)
    speakers = [make_speaker(project, f"قائل {place}") for place in range(3)]
    first, second = make_claim(project), make_claim(project, "ادعاء آخر")
    with operation(project, "many"):
        for place in range(number):
            status = chance.choice([*QuoteStatus])
            quote = make_quote(project, chance.choice(speakers), text=f"كلمات {place}", status=status)
            for claim_id in (first, second):
                if chance.random() < 0.5:
                    stance = chance.choice([*Stance])
                    make_link(
                        project, quote, claim_id, stance, note=f"ملاحظة {place}", focus_start=0, focus_end=3
                    )
                    if chance.random() < 0.3:
                        links.unlink(project, quote, claim_id)
            if chance.random() < 0.2:
                quotes.trash(project, quote)


def state(project: Project) -> tuple[dict[Any, dict[str, Any]], list[Any]]:
    """All content with the trash, without the moments at which things went there; what is counted of it."""
    found = {
        key: {**values, "deleted_at": bool(values.get("deleted_at"))}
        for key, values in past.content(project).items()
    }
    return found, project.database.execute_sql(TALLIES).fetchall()


def revisions(project: Project) -> list[object]:
    return [
        project.database.execute_sql(f"SELECT id, revision FROM {entity} ORDER BY id").fetchall()
        for entity in ("quote", "link")
    ]


def assert_is_sound(project: Project) -> None:
    """Digests, search index and totals say what the records say; history leads back through all states."""
    assert list(drift(project.database)) == []
    state = past.content(project)
    for entity in ENTITIES.values():
        ids = [row_id for name, row_id in state if name == entity.name]
        for row in stored.read_rows(project, entity, ids):
            assert is_as_left(entity, dict(zip(stored.row_columns(entity), row, strict=True)))
    for _ in past.walk_back(project, state):
        pass
    assert all(entity == "verdict" for entity, _ in state)


def live(project: Project, ids: list[int]) -> list[int]:
    return [row_id for row_id in ids if quote_queries.get(project, row_id).deleted_at is None]


def link_of(project: Project, quote_id: int, claim_id: int) -> Link | None:
    found = (each for each in link_queries.of_quote(project, quote_id) if each.claim_id == claim_id)
    return next(found, None)


def one_by_one(project: Project, verb: str, ids: list[int], status: QuoteStatus, stance: Stance) -> None:
    with operation(project, verb):
        for row_id in live(project, sorted(ids)):  # so that new links get the same ids
            known = link_of(project, row_id, 1)
            if verb == "set_status":
                quotes.set_status(project, row_id, status)
            elif verb == "trash":
                quotes.trash(project, row_id)
            elif verb == "give":
                quotes.edit(project, replace(quote_queries.get(project, row_id), speaker_id=2))
            elif verb == "unlink" and known:
                links.unlink(project, row_id, 1)
            elif verb == "link" and known:
                links.edit(project, replace(known, stance=stance))
            elif verb == "link":
                links.link(project, Link(quote_id=row_id, claim_id=1, stance=stance))


def at_once(project: Project, verb: str, ids: list[int], status: QuoteStatus, stance: Stance) -> Changes:
    match verb:
        case "set_status":
            return bulk.set_status(project, ids, status)
        case "trash":
            return bulk.trash(project, ids)
        case "give":
            return bulk.give(project, ids, 2)
        case "unlink":
            return bulk.unlink(project, ids, 1)
        case _:
            return bulk.link(project, ids, 1, stance, change_stances=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bulk")


@settings(max_examples=12, deadline=None)
@given(
    st.integers(0, 3),
    st.sampled_from(["set_status", "trash", "give", "unlink", "link"]),
    st.lists(st.integers(1, 14), min_size=1, unique=True),
    st.sampled_from([*QuoteStatus]),
    st.sampled_from([*Stance]),
    st.integers(1, 7),
)
def test_many_at_once_is_what_one_by_one_is(
    folder: Path,
    empty_project: Path,
    seed: int,
    verb: str,
    ids: list[int],
    status: QuoteStatus,
    stance: Stance,
    batch: int,
) -> None:
    filled = folder / f"{seed}.isnad"
    if not filled.exists():
        shutil.copy(empty_project, filled)
        with projects.open_project(filled) as project:
            fill(project, seed)
    paths = [Path(shutil.copy(filled, folder / name)) for name in ("one.isnad", "many.isnad")]
    with projects.open_project(paths[0]) as single, projects.open_project(paths[1]) as project:
        start = state(project)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(many, "BATCH", batch)
            patch.setattr(bulk, "BATCH", batch)
            one_by_one(single, verb, ids, status, stance)
            changes = at_once(project, verb, ids, status, stance)
            assert state(project) == state(single)
            assert revisions(project) == revisions(single)
            assert_is_sound(project)
            after = state(project)
            assert bool(changes) == bool(changes.records) == (start != after)
            if changes:
                history.undo(project)
                assert visible(start) == visible(state(project))
                history.redo(project)
                assert visible(after) == visible(state(project))
                history.undo(project)
                assert_is_sound(project)


def visible(told: tuple[dict[Any, dict[str, Any]], list[Any]]) -> object:
    """What undo brings back: what is not in the trash. Links that a step made lie there afterwards."""
    found, tallies = told
    return {key: values for key, values in found.items() if not values["deleted_at"]}, tallies


def test_a_filter_stands_for_all_that_it_shows(project: Project) -> None:
    fill(project, 1)
    wanted = QuoteFilter(statuses=(QuoteStatus.UNREVIEWED,))
    number = quote_queries.count(project, wanted)
    changes = bulk.set_status(project, wanted, QuoteStatus.CONFIRMED)
    assert changes.records == number > 0
    assert quote_queries.count(project, wanted) == 0
    assert history_queries.undoable(project).name == "set_quotes_status"  # type: ignore[union-attr]


def test_what_is_the_same_already_leaves_no_step(project: Project) -> None:
    quote_id = make_quote(project)
    newest = history_queries.newest(project)
    assert not bulk.set_status(project, [quote_id], QuoteStatus.UNREVIEWED)
    assert not bulk.trash(project, QuoteFilter(search="لا أحد قال هذا"))
    assert history_queries.newest(project) == newest


def test_neighbours_that_the_same_befell_are_one_entry_of_the_history(project: Project) -> None:
    speaker = make_speaker(project)
    ids = [make_quote(project, speaker, text=f"كلمة {place}") for place in range(10)]
    quotes.set_status(project, ids[6], QuoteStatus.NEEDS_INFO)
    bulk.set_status(project, ids, QuoteStatus.CONFIRMED)
    newest = history_queries.entries(project, limit=1)[0]
    told = [(change.row_id, change.last_id, change.before) for change in newest]
    assert told == [
        (ids[0], ids[5], "unreviewed"),
        (ids[6], None, "needs_info"),
        (ids[7], ids[9], "unreviewed"),
    ]
    (of_one,) = history_queries.entries(project, entity="quote", row_id=ids[3], limit=1)[0]
    assert (of_one.row_id, of_one.last_id, of_one.after) == (ids[3], None, "confirmed")


def test_other_stances_are_refused_with_their_number_unless_they_may_be_changed(project: Project) -> None:
    speaker, claim_id = make_speaker(project), make_claim(project)
    ids = [make_quote(project, speaker, text=f"كلمة {place}") for place in range(4)]
    make_link(project, ids[0], claim_id, Stance.SUPPORTS, note="باقية")
    make_link(project, ids[1], claim_id, Stance.DISPUTES, note="باقية")
    before = content(project)
    with pytest.raises(InputRefused) as refused:
        bulk.link(project, ids, claim_id, Stance.SUPPORTS)
    assert (refused.value.code, refused.value.fields["quotes"]) == ("linked_otherwise", 1)
    assert content(project) == before
    assert bulk.link(project, ids, claim_id, Stance.SUPPORTS, change_stances=True).records == 3
    found = [link_of(project, row_id, claim_id) for row_id in ids]
    assert [(each.stance, each.note) for each in found if each] == [
        (Stance.SUPPORTS, "باقية"), (Stance.SUPPORTS, "باقية"), (Stance.SUPPORTS, ""), (Stance.SUPPORTS, "")
    ]  # fmt: skip


def test_an_unnamed_speaker_is_given_quotes_of_their_own_source_only(project: Project) -> None:
    from tests.factories import make_source
    from tracker.records import SpeakerKind

    source_id = make_source(project)
    unnamed = make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=source_id)
    theirs, other = make_quote(project, source_id=source_id), make_quote(project)
    with pytest.raises(InputRefused, match="unnamed_speaker_elsewhere"):
        bulk.give(project, [theirs, other], unnamed)
    assert bulk.give(project, [theirs], unnamed).records == 1


ACTS: dict[str, tuple[Act, Callable[..., Changes]]] = {
    "status": (bool, lambda project, progress: bulk.set_status(
        project, QuoteFilter(), QuoteStatus.WITHDRAWN, progress=progress)),
    "link": (bool, lambda project, progress: bulk.link(
        project, QuoteFilter(), 1, Stance.DISPUTES, change_stances=True, progress=progress)),
    "trash": (bool, lambda project, progress: bulk.trash(
        project, QuoteFilter(), progress=progress)),
    "undo": (lambda project: bulk.trash(project, QuoteFilter()), lambda project, progress: history.undo(
        project, progress=progress)),
    "redo": (lambda project: (bulk.trash(project, QuoteFilter()), history.undo(project)),
        lambda project, progress: history.redo(project, progress=progress)),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_stopped_at_any_batch_nothing_is_left(
    project: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "BATCH", 7)
    monkeypatch.setattr(bulk, "BATCH", 7)
    monkeypatch.setattr(tidying, "FEWEST", 1)
    fill(project, 2)
    prepare, act = ACTS[name]
    prepare(project)
    before, newest = (state(project), revisions(project)), history_queries.newest(project)
    calls: list[tuple[int, int]] = []
    stop_at = 0
    for stop_at in range(1000):
        calls.clear()

        def progress(done: int, total: int, stop_at: int = stop_at) -> None:
            calls.append((done, total))
            if len(calls) > stop_at:
                raise Cancelled

        try:
            act(project, progress=progress)
        except Cancelled:
            assert (state(project), revisions(project)) == before
            assert history_queries.newest(project) == newest
        else:
            break
    assert stop_at >= 3
    assert calls[-1][0] == calls[-1][1]
    assert_is_sound(project)


def test_a_step_over_many_is_not_undone_if_one_of_them_was_changed_behind_it(project: Project) -> None:
    fill(project, 1)
    bulk.set_status(project, QuoteFilter(), QuoteStatus.CONFIRMED)
    drop_guards(project)
    (row_id,) = project.database.execute_sql("SELECT max(id) FROM quote WHERE deleted_at IS NULL").fetchone()
    project.database.execute_sql("UPDATE quote SET status = 'retracted' WHERE id = ?", (row_id,))
    before = state(project)
    with pytest.raises(Conflict, match="undo_conflict"):
        history.undo(project)
    assert state(project) == before


def test_records_of_another_program_are_passed_over_and_none_is_lost(project: Project, path: Path) -> None:
    fill(project, 3)
    shown = [*quote_queries.ids(project, QuoteFilter())]
    bulk.set_status(project, shown, QuoteStatus.CONFIRMED)
    with projects.open_project(path) as other:
        quotes.trash(other, shown[0])
        claims.edit(other, replace(claims_of(other), text="كلمات أخرى للادعاء"))
    changes = bulk.set_status(project, shown, QuoteStatus.MISATTRIBUTED)
    assert changes.records == len(shown) - 1
    assert quote_queries.get(project, shown[0]).status is not QuoteStatus.MISATTRIBUTED
    assert claims_of(project).text == "كلمات أخرى للادعاء"
    assert_is_sound(project)


def claims_of(project: Project):  # type: ignore[no-untyped-def]  # the project's first claim
    from tracker.queries import claims as claim_queries

    return claim_queries.get(project, 1)


def test_what_a_great_step_leaves_in_the_index_is_cleared_and_found_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "FEWEST", 1)
    fill(project, 1)
    wanted = QuoteFilter(search="كلمات")
    number = quote_queries.count(project, wanted)
    tidying.clear(project, bulk.trash(project, QuoteFilter()))
    assert quote_queries.count(project, wanted) == 0
    tidying.clear(project, history.undo(project))
    assert quote_queries.count(project, wanted) == number > 0
    (value,) = project.database.execute_sql(
        "SELECT v FROM quote_index_config WHERE k = 'deletemerge'"
    ).fetchone()
    assert value == 10
    assert_is_sound(project)
