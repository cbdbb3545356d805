"""A disk that is full in the midst of bulk steps, merges, purges, restoring, notes and the journal."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import RecordProperty
from tests.factories import content, make_claim, make_quote
from tests.tracker.faults import disk
from tests.tracker.faults.full import (
    files_in,
    full_at,
    full_at_any_write,
    is_refused,
    largest_file,
    seen,
    some_or_all,
    writes_of,
)
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.merging.reading import whole_of
from tracker.exchange.merging.run import merge
from tracker.queries import drafts as draft_queries
from tracker.records import QuoteFilter, QuoteStatus, Stance
from tracker.services import backup, bulk, drafts, history, journal, purging, quotes, rescue, restore
from tracker.services import project as projects

pytestmark = [
    pytest.mark.skipif(not disk.is_reachable(), reason="the disk of this SQLite cannot be filled"),
    pytest.mark.usefixtures("journal"),
    pytest.mark.timeout(3600),
]

Act = Callable[[Project], object]


def link_all(project: Project) -> None:
    bulk.link(project, QuoteFilter(), 1, list(Stance)[-1], change_stances=True)


def trash_all(project: Project) -> None:
    bulk.trash(project, QuoteFilter())


def judge_all(project: Project) -> None:
    bulk.set_status(project, QuoteFilter(), QuoteStatus.CONFIRMED)


def keep_a_draft(project: Project) -> None:
    drafts.keep(project, "quote", 1, {"text": "كلام " * 3000}, 1)


def note_a_setting(project: Project) -> None:
    projects.set_value(project, "backup_minutes", "7")


def undo(project: Project) -> None:
    history.undo(project)


@some_or_all
@pytest.mark.parametrize("act", [link_all, trash_all, judge_all, keep_a_draft, note_a_setting, undo])
def test_a_step_of_many_an_undo_a_draft_and_a_note_are_stored_whole_or_not(
    filled: Path, act: Act, tries: int, record_property: RecordProperty
) -> None:
    with projects.open_project(filled) as project:
        bulk.set_status(project, QuoteFilter(), QuoteStatus.IN_REVIEW)

    def do(path: Path) -> None:
        with projects.open_project(path) as project:
            act(project)

    def told(path: Path) -> object:
        with projects.open_project(path) as project:
            kept = [(each.entity, each.fields) for each in draft_queries.all_drafts(project)]
            return kept, projects.value(project, "backup_minutes"), content(project)

    before, other = told(filled), filled.with_name("آخر.isnad")
    needed = writes_of(partial(do, Path(shutil.copy(filled, other))))
    after, done = told(other), 0
    assert after != before
    for left in full_at(needed, tries):
        shutil.copy(filled, other)
        with disk.told(disk.Room(left)):
            was_refused = is_refused(partial(do, other))
        assert seen(other)
        assert told(other) == (before if was_refused else after)
        if was_refused:
            do(other)
            assert told(other) == after
        done += 1
    record_property(f"writes of {act.__name__} at which the disk was full", done)


@some_or_all
def test_a_merge_takes_in_all_or_nothing(
    path: Path, filled: Path, tries: int, record_property: RecordProperty
) -> None:
    def do(copy: Path) -> None:
        whole = whole_of(filled)
        assert whole is not None
        with projects.open_project(copy) as project:
            merge(project, whole)

    record_property("writes of a merge at which the disk was full", full_at_any_write(path, do, tries))


@some_or_all
def test_a_purge_takes_all_or_nothing(filled: Path, tries: int, record_property: RecordProperty) -> None:
    with projects.open_project(filled) as project:
        quotes.trash(project, 1)

    def is_there(path: Path) -> bool:
        with projects.open_project(path) as project:
            return bool(project.read("SELECT 1 FROM quote WHERE id = 1"))

    def do(path: Path) -> None:
        with projects.open_project(path) as project:
            purging.purge(project, [("quote", 1)])

    folder = filled.with_name("نسخة")
    other = folder / filled.name

    def afresh() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return Path(shutil.copy(filled, other))

    needed, done = writes_of(partial(do, afresh())), 0
    assert not is_there(other)
    for left in full_at(needed, tries):
        afresh()
        with disk.told(disk.Room(left)):
            was_refused = is_refused(partial(do, other))
        assert seen(other)
        assert not [name for name in files_in(folder) if name.endswith(".part")]
        # The records may be gone though it is refused: where only writing the file anew lacked room.
        if is_there(other):
            assert was_refused
            do(other)
        assert not is_there(other)
        assert any("-purge" in name for name in files_in(folder))
        done += 1
    record_property("writes of a purge at which the disk was full", done)


def copied(_copy: Path, filled: Path, to: Path) -> None:
    with projects.open_project(filled) as project:
        backup.copy_to(project, to)


MADE: dict[str, Callable[[Path, Path, Path], object]] = {
    "restore": lambda copy, filled, to: restore.restore(filled, copy, to),
    "copy": copied,
    "rescue": lambda copy, _, to: rescue.rescue(copy, to),
    "create": lambda _copy, _, to: projects.create(to),
}


@some_or_all
@pytest.mark.parametrize("way", MADE)
def test_a_new_file_is_whole_or_not_there(
    filled: Path, tmp_path: Path, way: str, tries: int, record_property: RecordProperty
) -> None:
    with projects.open_project(filled) as project:
        copy = backup.back_up(project, tmp_path / "نسخ")
    folder = tmp_path / "جديد"
    to = folder / "جديد.isnad"
    make = partial(MADE[way], copy, filled, to)

    def take_away() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()

    take_away()
    needed, done, whole, before = writes_of(make), 0, copy.read_bytes(), seen(to)
    for left in full_at(needed, tries):
        take_away()
        with disk.told(disk.Room(left)):
            was_refused = is_refused(make)
        assert files_in(folder) == (set() if was_refused else {to.name})
        assert copy.read_bytes() == whole
        if was_refused:
            make()
        assert seen(to) == before
        done += 1
    record_property(f"writes of {way} at which the disk was full", done)


@pytest.fixture
def worked_on(path: Path) -> Iterator[Project]:
    """A project with some steps, which its journal has not yet."""
    with projects.open_project(path) as project:
        for number in range(12):
            make_claim(project, f"ادعاء {number}")
            make_quote(project, text="قول " * 90)
        yield project


@some_or_all
def test_a_journal_that_has_no_room_goes_on_where_it_was_whole(
    worked_on: Project, tries: int, record_property: RecordProperty
) -> None:
    folder = journal.folder_of(worked_on)
    journal.catch_up(worked_on)
    (file,) = journal.files(folder)
    whole, done, uid = file.read_bytes(), 0, projects.value(worked_on, "uid")
    for length in full_at(len(whole), min(tries, 300)):
        file.unlink()
        with largest_file(length):
            assert is_refused(lambda: journal.catch_up(worked_on))
        for each in journal.files(folder):
            assert each.stat().st_size <= length
            try:
                steps = [told.action.id for told in journal.read(each, uid)]
            except InputRefused:
                steps = []  # not even the line that names the project had room
            assert steps == sorted(steps)
        journal.catch_up(worked_on)
        assert journal.files(folder)[-1].read_bytes() == whole
        done += 1
    record_property("lengths of a journal at which the disk was full", done)


@some_or_all
def test_a_second_copy_of_a_backup_is_whole_or_not_there(
    worked_on: Project, tmp_path: Path, tries: int, record_property: RecordProperty
) -> None:
    copy, second = backup.back_up(worked_on, tmp_path / "نسخ"), tmp_path / "ثان"
    size, done = copy.stat().st_size, 0
    for kilobytes in full_at(size // 1024, min(tries, 300)):
        with largest_file(kilobytes * 1024):
            assert is_refused(lambda: backup.keep_second(copy, second))
        assert files_in(second) == set()
        done += 1
    assert backup.keep_second(copy, second).read_bytes() == copy.read_bytes()
    record_property("lengths of a second copy at which the disk was full", done)
