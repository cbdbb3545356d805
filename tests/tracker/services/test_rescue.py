"""Rescue brings what is left of a ruined file into a new project, to the letter, and lists the rest."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.benchmarks import generate
from tests.conftest import RecordProperty
from tests.factories import make_claim, make_quote
from tracker.errors import Cancelled, InputRefused, StorageFailed
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import past
from tracker.queries import quotes as quote_queries
from tracker.records import HistoryEntry, QuoteFilter, QuoteRow
from tracker.services import checking, history, rescue
from tracker.services import project as projects
from tracker.services import quotes as quote_steps
from tracker.services.project import PAGE_SIZE
from tracker.services.rescued_history import RescuedSteps
from tracker.services.sample import create_sample

QUOTES = 2000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rescue") / "كبير.isnad"
    generate.make(path, QUOTES)
    return path


def quotes(path: Path) -> dict[int, QuoteRow]:
    with projects.open_project(path, writable=False) as project:
        return {row.quote.id: row for row in quote_queries.rows(project, QuoteFilter())}


def test_a_sound_file_is_rescued_whole(tmp_path: Path) -> None:
    sample = tmp_path / "مثال.isnad"
    create_sample(sample)
    rescued = rescue.rescue(sample, tmp_path / "منقذ.isnad")
    assert not any(rescued.missing.values())
    assert quotes(rescued.path) == quotes(sample)
    with projects.open_project(rescued.path) as project:
        assert checking.check(project).is_sound


def share_rescued(whole: bytes, before: dict[int, QuoteRow], folder: Path, seed: int) -> float:
    """Ruin one page, rescue the file, and give which share of the quotes came over; each to the letter."""
    dice = random.Random(seed)
    page = 0 if seed == 0 else dice.randrange(len(whole) // PAGE_SIZE)
    data = bytearray(whole)
    data[page * PAGE_SIZE : (page + 1) * PAGE_SIZE] = dice.randbytes(PAGE_SIZE)
    ruined = folder / f"تالف-{seed}.isnad"
    ruined.write_bytes(data)
    rescued = rescue.rescue(ruined, folder / f"منقذ-{seed}.isnad")
    after = quotes(rescued.path)
    assert ruined.read_bytes() == data
    for quote_id, row in after.items():
        assert row.quote.text == before[quote_id].quote.text
        assert row.quote.uid == before[quote_id].quote.uid
    missing = set(before) - set(after)
    assert set(rescued.missing["quote"]) == {each for each in missing if each < max(after)}
    with projects.open_project(rescued.path) as project:
        assert checking.check(project).is_sound
    return len(after) / len(before)


@pytest.mark.parametrize("seed", range(6))
def test_after_one_ruined_page_nearly_all_is_brought_over(large: Path, tmp_path: Path, seed: int) -> None:
    assert share_rescued(large.read_bytes(), quotes(large), tmp_path, seed) >= 0.98


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_of_ten_thousand_quotes_nearly_all_outlive_any_ruined_page(
    tmp_path: Path, record_property: RecordProperty
) -> None:
    path = tmp_path / "كبير.isnad"
    generate.make(path, 10_000)
    whole, before = path.read_bytes(), quotes(path)
    shares = []
    for seed in range(12):
        shares.append(share_rescued(whole, before, tmp_path, seed))
        for left in tmp_path.glob(f"*-{seed}.isnad*"):
            left.unlink()
    assert min(shares) >= 0.98
    record_property("rescued after one ruined page", f"{min(shares):.2%} at least in {len(shares)} files")


@pytest.mark.parametrize("reached", [0, 250, 500, 750, 1000])
def test_a_rescue_that_is_stopped_leaves_nothing(large: Path, tmp_path: Path, reached: int) -> None:
    seen = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= reached:
            raise Cancelled

    before = large.read_bytes()
    with pytest.raises(Cancelled):
        rescue.rescue(large, tmp_path / "منقذ.isnad", stop)
    assert seen == sorted(seen)
    assert {total for _, total in seen} == {1000}
    assert [*tmp_path.iterdir()] == []
    assert large.read_bytes() == before


def test_a_file_of_something_else_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    other = tmp_path / "صورة.png"
    other.write_bytes(b"\x89PNG" + bytes(100_000))
    with pytest.raises(StorageFailed, match="nothing_to_rescue"):
        rescue.rescue(other, tmp_path / "منقذ.isnad")
    assert sorted(tmp_path.iterdir()) == [other]


@pytest.fixture
def worked_on(tmp_path: Path) -> Path:
    """A project with a history of many pages."""
    path = tmp_path / "عمل.isnad"
    projects.create(path)
    with projects.open_project(path) as project:
        with project.connected():
            quote_id = make_quote(project)
            for number in range(400):
                before = quote_queries.get(project, quote_id)
                quote_steps.edit(project, replace(before, note=f"ملاحظة {number} " * 8))
            history.undo(project)
        return path


def steps(path: Path) -> dict[int, HistoryEntry]:
    with projects.open_project(path, writable=False) as project:
        return {entry.action.id: entry for entry in history_queries.entries(project)}


def test_the_history_comes_along_and_undo_begins_anew(worked_on: Path, tmp_path: Path) -> None:
    rescued = rescue.rescue(worked_on, tmp_path / "منقذ.isnad")
    before, after = steps(worked_on), steps(rescued.path)
    assert rescued.steps == RescuedSteps(found=len(before))
    newest = max(after)
    assert after.pop(newest).action.name == history_queries.RESCUE
    assert after == before
    with projects.open_project(rescued.path) as project:
        assert checking.check(project).is_sound
        with pytest.raises(InputRefused, match="nothing_to_undo"):
            history.undo(project)
        made = make_claim(project)
        history.undo(project)
        assert claim_queries.get(project, made).deleted_at is not None
        assert past.state_at(project, "quote", 1, 100) == stored_state(worked_on, 100)


def stored_state(path: Path, step_id: int) -> object:
    with projects.open_project(path, writable=False) as project:
        return past.state_at(project, "quote", 1, step_id)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_missing_of_the_history_is_told(worked_on: Path, tmp_path: Path, seed: int) -> None:
    before = steps(worked_on)
    dice = random.Random(seed)
    data = bytearray(worked_on.read_bytes())
    page = dice.randrange(1, len(data) // PAGE_SIZE)
    data[page * PAGE_SIZE : (page + 1) * PAGE_SIZE] = dice.randbytes(PAGE_SIZE)
    ruined = tmp_path / "تالف.isnad"
    ruined.write_bytes(data)
    rescued = rescue.rescue(ruined, tmp_path / "منقذ.isnad")
    after = steps(rescued.path)
    if rescued.steps.found:
        del after[max(after)]
    lost = set(before) - set(after)
    assert set(rescued.steps.missing) == {each for each in lost if each < max(after, default=0)}
    torn = {
        each
        for each, entry in after.items()
        if entry != before[each] and entry.changes != before[each].changes
    }
    assert len(torn) <= rescued.steps.partly <= len(torn) + 4
    with projects.open_project(rescued.path) as project:
        assert checking.check(project).is_sound
