"""Backups are put in order by history, thinned by rule, and never thinned away from a damaged project."""

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.factories import drop_guards, make_claim, make_quote
from tracker.db import Project
from tracker.errors import StorageFailed
from tracker.services import backing_up, backup, backup_folder, checking, journal, restore, stamps
from tracker.services import project as projects
from tracker.services.backup_folder import Kept

NEWEST = datetime(2026, 11, 24, 12)


def series(*ages_in_hours: float) -> list[Kept]:
    """Backups, newest first, each so many hours older than the newest."""
    return [
        Kept(Path(f"{place}.isnad"), 10_000 - place, NEWEST - timedelta(hours=age))
        for place, age in enumerate(ages_in_hours)
    ]


def stay(newest_first: list[Kept]) -> list[Kept]:
    gone = backup_folder.superfluous(newest_first)
    return [each for each in newest_first if each not in gone]


def test_all_of_the_last_two_days_stay() -> None:
    half_hours = series(*(n / 2 for n in range(97)))
    assert stay(half_hours) == half_hours


def test_older_ones_are_thinned_to_days_weeks_and_months() -> None:
    two_years = series(*range(0, 24 * 730, 6))
    left = stay(two_years)
    older = [each for each in left if each.moment < NEWEST - timedelta(hours=48)]
    assert len(left) < 48 / 6 + 1 + 14 + 8 + 12 + 1
    assert len({each.moment.date() for each in older}) == len(older)
    assert older[-1].moment < NEWEST - timedelta(days=320)


def test_the_newest_ten_stay_whatever_the_clock_says() -> None:
    once_a_decade = series(*(n * 24 * 3650 for n in range(12)))
    assert stay(once_a_decade)[:10] == once_a_decade[:10]


def test_a_clock_set_back_removes_nothing() -> None:
    before = series(*range(0, 200, 10))
    wrong = [Kept(Path("wrong.isnad"), 20_000, NEWEST - timedelta(days=3650)), *before]
    assert stay(wrong) == wrong


def test_a_clock_that_ran_ahead_for_a_while_counts_as_the_moment_that_follows() -> None:
    ahead = series(0, 1, -24 * 3650, 2, 3, 100, 101)
    assert stay(ahead) == ahead


def test_thinning_is_the_same_the_second_time() -> None:
    chance = random.Random(3)  # nothing here is secret
    for _ in range(50):
        kept = series(*sorted(chance.uniform(0, 24 * 500) for _ in range(120)))
        left = stay(kept)
        assert stay(left) == left
        assert left[0] is kept[0]


def test_the_order_is_that_of_the_steps_though_the_clock_went_back(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "b"
    copies = []
    for moment in ("2026-11-24T10:00:00Z", "2025-01-01T00:00:00Z", "2026-11-24T09:00:00Z"):
        make_claim(project, f"ادعاء {moment}")
        with monkeypatch.context() as clock:
            clock.setattr(stamps, "now", lambda moment=moment: moment)
            copies.append(backup.back_up(project, folder))
    assert [each.path for each in backup_folder.kept(folder, project.path)] == copies[::-1]
    assert sorted(copies) == copies
    assert not backup.is_due(project, folder)


def make_old(project: Project, folder: Path, number: int) -> list[Path]:
    """Backups of one step each, all of them years old."""
    copies = []
    for place in range(number):
        make_claim(project, f"ادعاء {place}")
        copy = backup.back_up(project, folder)
        moment = f"2001-01-{1 + place // 10:02}-{place % 10:02}0000"
        renamed = copy.with_name(f"{project.path.stem}-{place + 1:08d}-{moment}.isnad")
        copies.append(copy.rename(renamed))
    make_claim(project, "آخر ادعاء")
    copies.append(backup.back_up(project, folder))
    return copies


def test_thinning_takes_this_projects_backups_and_nothing_else(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    copies = make_old(project, folder, 14)
    other = tmp_path / "آخر.isnad"
    projects.create(other)
    strangers = [
        folder / f"{project.path.stem}-00000001-2001-01-01-000001.isnad",  # a project of the same name
        folder / f"{project.path.stem}-00000002-2001-01-01-000002.isnad",  # no project at all
        folder / "رسالة.txt",
    ]
    strangers[0].write_bytes(other.read_bytes())
    strangers[1].write_bytes(b"\0" * 5000)
    strangers[2].write_text("نص", encoding="utf-8")
    gone = backup_folder.thin(project, folder)
    assert gone
    assert set(gone) <= set(copies[:-10])
    assert all(each.exists() for each in strangers)
    assert all(each.exists() for each in copies[-10:])


def test_a_damaged_project_pushes_out_no_good_backup(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    copies = make_old(project, folder, 14)
    claim = make_claim(project)
    drop_guards(project)
    project.database.execute_sql("UPDATE claim SET text = 'غير ما قيل' WHERE id = ?", (claim,))
    assert not checking.check(project).is_sound
    assert backup_folder.is_marked_damaged(project.path)
    assert backup_folder.thin(project, folder) == []
    assert all(each.exists() for each in copies)
    backup_folder.mark_damaged(project.path, is_damaged=False)
    assert backup_folder.thin(project, folder)


def test_a_copy_of_what_was_altered_counts_for_nothing_and_marks_the_project(
    project: Project, tmp_path: Path
) -> None:
    claim = make_claim(project)
    good = backup.back_up(project, tmp_path / "b")
    make_claim(project, "ادعاء ثان")
    drop_guards(project)
    project.database.execute_sql("UPDATE claim SET text = 'غير ما قيل' WHERE id = ?", (claim,))
    bad = backup.back_up(project, tmp_path / "b")
    kept = backup_folder.kept(tmp_path / "b", project.path)
    assert [(each.path, each.is_sound) for each in kept] == [(bad, False), (good, True)]
    assert backup_folder.is_marked_damaged(project.path)


def test_a_check_that_finds_nothing_lifts_the_mark(project: Project) -> None:
    backup_folder.mark_damaged(project.path, is_damaged=True)
    assert checking.check(project).is_sound
    assert not backup_folder.is_marked_damaged(project.path)


def test_before_a_great_change_a_backup_stands_and_one_is_enough(project: Project) -> None:
    assert backup.before(project, "import") is None  # nobody's work is in it yet
    make_quote(project)
    copy = backup.before(project, "import")
    assert copy is not None
    assert copy.parent == backup_folder.default_folder(project.path)
    assert "-import" in copy.name
    assert backup.before(project, "purge") == copy
    make_claim(project)
    assert backup.before(project, "purge") not in (None, copy)


def test_backups_go_where_the_project_notes_and_beside_it_if_that_is_gone(
    project: Project, tmp_path: Path
) -> None:
    named = tmp_path / "قرص"
    named.mkdir()
    projects.set_value(project, backup_folder.FOLDER, str(named))
    assert backup_folder.folder_of(project) == named / "مشروع.backups"
    named.rmdir()
    assert backup_folder.folder_of(project) == backup_folder.default_folder(project.path)
    assert not named.exists()


def test_a_second_folder_gets_the_same_bytes_and_is_named_if_it_is_not_there(
    project: Project, tmp_path: Path
) -> None:
    assert backup_folder.second_folder(project) is None
    named = tmp_path / "قرص"
    projects.set_value(project, backup_folder.SECOND_FOLDER, str(named))
    with pytest.raises(StorageFailed, match="second_folder_missing"):
        backup_folder.second_folder(project)
    assert not named.exists()
    named.mkdir()
    make_claim(project)
    copy = backup.back_up(project, tmp_path / "b")
    second = backup_folder.second_folder(project)
    assert second is not None
    put = backup.keep_second(copy, second)
    assert put.read_bytes() == copy.read_bytes()
    assert put.stat().st_mode & 0o777 == 0o600


def test_a_project_put_back_to_an_older_backup_is_looked_after_from_there(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with projects.open_project(path) as project:
        taken = []
        for day in range(1, 31):
            monkeypatch.setattr(stamps, "now", lambda day=day: f"2026-01-{day:02}T10:00:00Z")
            make_claim(project, f"ادعاء {day}")
            taken.append(backing_up.take(project).path)
    old = next(each for each in taken[:-5] if each.exists() and each >= taken[15])
    path.unlink()
    restore.restore(path, old, path)
    with projects.open_project(path) as project:
        for day in range(1, 4):
            monkeypatch.setattr(stamps, "now", lambda day=day: f"2026-02-{day:02}T10:00:00Z")
            make_claim(project, f"عمل جديد {day}")
            copy = backing_up.take(project).path
            assert copy.exists()
            assert not backing_up.is_due(project)
            assert backup.before(project, "import") == copy
        make_claim(project, "آخر عمل")
        assert journal.catch_up(project).steps == 1
        assert all(each.exists() for each in taken[-10:])
