"""Backups, journal and check on the command line."""

import os
from pathlib import Path

from tests.factories import drop_guards, make_claim, make_quote
from tests.tracker.cli.conftest import Ask, Run
from tracker.services import backup_folder, journal
from tracker.services import project as projects


def claims_in(path: Path) -> list[str]:
    with projects.open_project(path, writable=False) as opened:
        return [row[0] for row in opened.read("SELECT text FROM claim ORDER BY id")]


def test_a_backup_restored_and_given_its_journal_is_the_project_again(
    path: Path, ask: Ask, run: Run, tmp_path: Path
) -> None:
    with projects.open_project(path) as opened:
        make_claim(opened, "قبل النسخة")
    copy = ask("backup", path)
    with projects.open_project(path) as opened:
        make_claim(opened, "بعد النسخة")
        journal.catch_up(opened)
        folder = journal.folder_of(opened)
    ask("restore", path, copy, "--to", tmp_path / "new.isnad")
    done = run("reapply", tmp_path / "new.isnad", folder, "--language", "en")
    assert done.code == 0
    assert "Steps put back: 1 step" in done.err
    assert claims_in(tmp_path / "new.isnad") == ["قبل النسخة", "بعد النسخة"]
    again = run("reapply", tmp_path / "new.isnad", folder)
    assert again.code == 0
    assert "لم يتغيّر شيء" in again.err


def test_a_backup_goes_to_a_second_folder_too_and_says_if_that_is_not_there(
    path: Path, ask: Ask, run: Run, tmp_path: Path
) -> None:
    second = tmp_path / "قرص"
    second.mkdir()
    with projects.open_project(path) as opened:
        make_quote(opened)
        projects.set_value(opened, backup_folder.SECOND_FOLDER, str(second))
    copy = Path(ask("backup", path))
    assert (second / "مشروع.backups" / copy.name).read_bytes() == copy.read_bytes()
    (second / "مشروع.backups" / copy.name).unlink()
    (second / "مشروع.backups").rmdir()
    second.rmdir()
    done = run("backup", path)
    assert done.code == 0
    assert "مجلد النسخ الثاني غير موجود" in done.err
    assert Path(done.out.strip()).exists()


def test_a_copy_of_a_project_that_was_altered_says_that_it_does_not_count(path: Path, run: Run) -> None:
    with projects.open_project(path) as opened:
        claim = make_claim(opened)
        drop_guards(opened)
        opened.database.execute_sql("UPDATE claim SET text = 'غير ما قيل' WHERE id = ?", (claim,))
    done = run("backup", path)
    assert "لا تُعد نسخة احتياطية" in done.err
    assert "-unsound" in done.out
    assert run("check", path).code == 1


def test_a_folder_that_cannot_be_written_refuses_the_backup_in_a_sentence(
    path: Path, run: Run, tmp_path: Path
) -> None:
    if os.geteuid() == 0:  # root may write everywhere: a file where the folder should be refuses as well
        backup_folder.default_folder(path).write_bytes(b"")
    else:
        path.parent.chmod(0o500)
    try:
        done = run("backup", path)
    finally:
        path.parent.chmod(0o700)
    assert done.code == 1
    assert done.out == ""
    assert done.err.strip()
