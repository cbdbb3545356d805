"""A process that is killed at any moment takes no acknowledged step with it, and leaves no half one."""

import random
import shutil
import time
from pathlib import Path

import pytest

from tests.benchmarks import generate
from tests.conftest import RecordProperty
from tests.factories import content, make_quote
from tests.tracker.faults import jobs, killing
from tests.tracker.faults.older import make_older
from tracker import migrations
from tracker.db import Project
from tracker.exchange.export import export
from tracker.queries import history, past
from tracker.records import QuoteFilter
from tracker.services import backup, checking, lock, purging, quotes
from tracker.services import journal as journals
from tracker.services import project as projects
from tracker.services.recognize import schema_number

pytestmark = [
    pytest.mark.skipif(not killing.IS_POSSIBLE, reason="this system does not fork"),
    pytest.mark.usefixtures("journal"),
    pytest.mark.timeout(7200),
]

OPENS_WITHIN = 1.0
"""In seconds."""

QUOTES = 120


def times(few: int, many: int) -> pytest.MarkDecorator:
    """So many kills in the tests, and so many in the soak."""
    return pytest.mark.parametrize("kills", [few, pytest.param(many, marks=pytest.mark.soak)])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kills") / "مشروع.isnad"
    generate.make(path, QUOTES)
    return path


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> Path:
    """A project with some hundred quotes, of the test's own."""
    return Path(shutil.copy(made, tmp_path / "مليء.isnad"))


class Opened:
    """Opens projects that a kill left, and remembers how long the slowest took."""

    def __init__(self) -> None:
        self.slowest = 0.0

    def __call__(self, path: Path) -> Project:
        begun = time.perf_counter()
        project = projects.open_project(path)
        project.read("SELECT count(*) FROM quote")
        self.slowest = max(self.slowest, time.perf_counter() - begun)
        return project


def is_whole(project: Project) -> bool:
    """True if SQLite finds no fault in the file."""
    return project.read("PRAGMA integrity_check(1)") == [("ok",)]


def count(project: Project, table: str) -> int:
    return int(project.read(f'SELECT count(*) FROM "{table}"')[0][0])


@times(12, 900)
def test_no_saved_step_is_lost_and_none_is_there_by_half(
    path: Path, kills: int, journal: str, record_property: RecordProperty
) -> None:
    chance, opened, acknowledged, cut = random.Random(kills), Opened(), 0, 0
    empty = path.read_bytes()
    for number in range(kills):
        if number % 100 == 0:
            path.write_bytes(empty)
        acks = killing.killed(jobs.save, path, True, chance=chance, longest=0.03, most=6)
        acknowledged += len(acks)
        left = {name for name in ("-wal", "-journal") if path.with_name(path.name + name).exists()}
        assert left <= {"-wal" if journal == "WAL" else "-journal"}
        cut += bool(left)
        with opened(path) as project:
            newest = history.newest(project)
            assert (newest.id if newest else 0) >= max(acks, default=0)
            steps = count(project, "action")
            assert [count(project, table) for table in (*jobs.PARTS, "change")] == [steps] * 4 + [steps * 4]
            assert is_whole(project)
            if number % 100 == 99 or number == kills - 1:
                assert checking.check(project).is_sound
                assert checking.check(project).mended == ()
    record_property("kills in saving", f"{kills}, {cut} left a journal, {acknowledged} steps acknowledged")
    assert opened.slowest < OPENS_WITHIN
    record_property("slowest opening in ms", round(opened.slowest * 1000))


@times(5, 300)
def test_an_import_is_there_whole_or_not_at_all(
    path: Path, filled: Path, tmp_path: Path, kills: int, record_property: RecordProperty
) -> None:
    table = tmp_path / "جدول.csv"
    with projects.open_project(filled) as project:
        export(project, table, QuoteFilter())
    chance, opened, whole = random.Random(kills), Opened(), 0
    empty = path.read_bytes()
    longest = 1.2 * killing.time_to_end(jobs.import_one, path, table)
    for _ in range(kills):
        path.write_bytes(empty)
        acks = killing.killed(jobs.import_one, path, table, chance=chance, longest=longest)
        with opened(path) as project:
            steps = count(project, "action")
            assert count(project, "quote") == steps * QUOTES
            assert steps >= len(acks)
            assert is_whole(project)
            whole += steps
    record_property("kills in an import", f"{kills}, {whole} left all of it")
    assert opened.slowest < OPENS_WITHIN


@times(5, 300)
def test_an_export_leaves_the_old_file_or_the_new_one(
    filled: Path, tmp_path: Path, kills: int, record_property: RecordProperty
) -> None:
    target, wanted = tmp_path / "تقرير.csv", tmp_path / "سليم.csv"
    with projects.open_project(filled) as project:
        export(project, wanted, QuoteFilter())
    chance, old, new = random.Random(kills), 0, wanted.read_bytes()
    for _ in range(kills):
        target.write_text("ما كان من قبل", encoding="utf-8")
        acks = killing.killed(jobs.export_often, filled, target, chance=chance, longest=0.1, most=1)
        is_new = target.read_bytes() == new
        assert is_new or (target.read_text(encoding="utf-8") == "ما كان من قبل" and not acks)
        old += not is_new
    record_property("kills in an export", f"{kills}, {old} left the old file")


@times(4, 200)
def test_every_file_called_a_backup_is_one(
    filled: Path, tmp_path: Path, kills: int, record_property: RecordProperty
) -> None:
    with projects.open_project(filled) as project:
        before = content(project)
    chance, opened, made = random.Random(kills), Opened(), 0
    for number in range(kills):
        folder = tmp_path / str(number)
        acks = killing.killed(jobs.back_up_often, filled, folder, chance=chance, longest=0.12, most=2)
        copies = [*folder.glob("*.isnad")]
        assert {Path(each) for each in acks} <= set(copies)
        for copy in copies:
            with opened(copy) as project:
                assert content(project) == before
                assert is_whole(project)
        made += len(copies)
        with opened(filled) as project:
            assert content(project) == before
        shutil.rmtree(folder, ignore_errors=True)
    record_property("kills in a backup", f"{kills}, {made} backups")
    assert opened.slowest < OPENS_WITHIN


@times(4, 150)
def test_a_restored_project_is_whole_or_not_there(
    filled: Path, tmp_path: Path, kills: int, record_property: RecordProperty
) -> None:
    folder = tmp_path / "نسخ"
    with projects.open_project(filled) as project:
        copy, before = backup.back_up(project, folder), content(project)
    whole, chance, opened, made = copy.read_bytes(), random.Random(kills), Opened(), 0
    for _ in range(kills):
        acks = killing.killed(jobs.restore_often, filled, copy, chance=chance, longest=0.12, most=2)
        restored = [*folder.glob("restored-*.isnad")]
        assert {Path(each) for each in acks} <= set(restored)
        for each in restored:
            with opened(each) as project:
                assert content(project) == before
                assert is_whole(project)
            each.unlink()
        made += len(restored)
        assert copy.read_bytes() == whole
    record_property("kills in restoring", f"{kills}, {made} restored")
    assert opened.slowest < OPENS_WITHIN


def is_old_or_new(opened: Opened, path: Path, before: object, old: int) -> bool:
    """True if the file holds the old project, with the number of its schema, or the new one."""
    number = schema_number(path.read_bytes()[:100])
    backups = [*path.parent.glob(f"{path.stem}.backups/*.isnad")]
    assert number == old or backups, "nothing is brought up to date before there is a backup"
    with opened(path) as project:  # which takes the steps once more if they were not all taken
        assert project.database.user_version == migrations.newest()
        assert content(project) == before
        assert is_whole(project)
    return number in (old, migrations.newest())


OLDER = range(1, migrations.newest())


@pytest.mark.parametrize("old", OLDER)
@times(2, 75)
def test_a_migration_that_is_killed_leaves_the_old_project_or_the_new_one(
    filled: Path, tmp_path: Path, old: int, kills: int, record_property: RecordProperty
) -> None:
    with projects.open_project(filled) as project:
        before = content(project)
    make_older(tmp_path / "أصل.isnad", filled, old)
    first = Path(shutil.copy(tmp_path / "أصل.isnad", tmp_path / "أول.isnad"))
    longest = 1.2 * killing.time_to_end(jobs.migrate, first, None)
    chance, opened, done = random.Random(kills), Opened(), 0
    for number in range(kills):
        path = tmp_path / str(number) / "قديم.isnad"
        path.parent.mkdir()
        shutil.copy(tmp_path / "أصل.isnad", path)
        done += len(killing.killed(jobs.migrate, path, None, chance=chance, longest=longest))
        assert is_old_or_new(opened, path, before, old)
        shutil.rmtree(path.parent)
    record_property(f"kills in a migration from {old}", f"{kills}, {done} after its end")


@pytest.mark.parametrize("old", OLDER)
@pytest.mark.parametrize("every", [40, pytest.param(1, marks=pytest.mark.soak)])
def test_a_migration_killed_at_any_statement_leaves_the_old_project_or_the_new_one(
    filled: Path, tmp_path: Path, old: int, every: int, record_property: RecordProperty
) -> None:
    with projects.open_project(filled) as project:
        before = content(project)
    make_older(tmp_path / "أصل.isnad", filled, old)
    opened, statement = Opened(), 0
    is_done = False
    while not is_done:
        path = tmp_path / str(statement) / "قديم.isnad"
        path.parent.mkdir()
        shutil.copy(tmp_path / "أصل.isnad", path)
        is_done = bool(killing.run_to_its_end(jobs.migrate, path, statement))
        assert is_old_or_new(opened, path, before, old)
        shutil.rmtree(path.parent)
        statement += every
    assert statement > every
    record_property(f"statements of a migration from {old}", statement - every)
    assert opened.slowest < 2 * OPENS_WITHIN  # it may have the migration to do again


PURGED = "زمردة"
"""A word that stands in the purged quote alone."""


def words_of(path: Path) -> bytes:
    """All bytes of the project and its journal."""
    told = path.parent.glob(f"{path.stem}.backups/journal/*")
    beside = (path.with_name(path.name + end) for end in ("", "-wal", "-journal"))
    return b"".join(each.read_bytes() for each in (*beside, *told) if each.is_file())


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.soak)])
def test_a_purge_killed_at_any_statement_took_all_or_nothing(
    filled: Path, tmp_path: Path, every: int, record_property: RecordProperty
) -> None:
    with projects.open_project(filled) as project:
        quote_id = make_quote(project, text=f"قال {PURGED}", note=PURGED)
        quotes.trash(project, quote_id)
        journals.catch_up(project)
        before = past.content(project)
    with projects.open_project(Path(shutil.copy(filled, tmp_path / "بعد.isnad"))) as project:
        purging.purge(project, [("quote", quote_id)])
        after = past.content(project)
    opened, statement, took_all = Opened(), 0, []
    is_done = False
    while not is_done:
        path = tmp_path / str(statement) / filled.name
        path.parent.mkdir()
        shutil.copy(filled, path)
        shutil.copytree(filled.with_name(f"{filled.stem}.backups"), path.with_name(f"{path.stem}.backups"))
        is_done = killing.run_to_its_end(jobs.purge, path, quote_id, statement) == [1]
        with lock.held(path), opened(path) as project:  # nobody has it any more
            found = past.content(project)
            assert is_whole(project)
            assert checking.check(project).is_sound
            assert projects.value(project, "purging") == ""
            journals.catch_up(project)
        assert found in (before, after)
        took_all.append(found == after)
        assert (PURGED.encode() in words_of(path)) is not took_all[-1]
        assert not took_all[-1] or [*path.parent.glob(f"{path.stem}.backups/*-purge.isnad")]
        shutil.rmtree(path.parent)
        statement += every
    assert sorted(took_all) == took_all
    assert not took_all[0]
    assert took_all[-1]
    record_property("statements of a purge", f"{len(took_all)} kills, {sum(took_all)} after its commit")
