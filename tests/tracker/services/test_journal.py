"""The journal tells every step, and gives a restored backup back what it lacks, or refuses by name."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, rule

from tests.factories import make_claim, make_link, make_quote, make_source
from tests.tracker.services.test_any_work import AnyWork
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import history as history_queries
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteStatus, Stance
from tracker.services import all_records, backup, bulk, history, journal, quotes, reapply
from tracker.services import project as projects
from tracker.services.operation import operation


def everything(project: Project) -> list[Any]:
    """Every row of every record and of the history, bookkeeping included."""
    rows: list[Any] = [(entity.name, row) for entity, some in all_records.batches(project) for row in some]
    rows += project.read("SELECT * FROM action ORDER BY id")
    told = 'SELECT action_id, entity, row_id, last_id, "before", "after" FROM change ORDER BY id'
    # As what they mean: the columns of one change have no order.
    for *row, before, after in project.read(told):
        rows.append((*row, before and json.loads(before), after and json.loads(after)))
    rows += sorted(project.read("SELECT source_id, start, end FROM dismissed_suggestion"))
    rows += sorted(project.read("SELECT speaker_id, other_id FROM rejected_pair"))
    return rows


def restored(project: Project, copy: Path, to: Path) -> Project:
    with projects.open_project(copy, writable=False) as opened:
        backup.copy_to(opened, to)
    return projects.open_project(to)


class Journaled(AnyWork):
    """Whatever editors do, an old backup and the journal give back the project, to the last digest."""

    @invariant()
    def a_backup_stands_at_the_start(self) -> None:
        if hasattr(self, "project") and not (self.folder / "base.isnad").exists():
            backup.copy_to(self.project, self.folder / "base.isnad")

    @rule()
    def journal_catches_up(self) -> None:
        journal.catch_up(self.project)

    def teardown(self) -> None:
        if hasattr(self, "project") and history_queries.newest(self.project):
            journal.catch_up(self.project)
            with restored(self.project, self.folder / "base.isnad", self.folder / "again.isnad") as again:
                reapply.reapply(again, journal.folder_of(self.project))
                assert everything(again) == everything(self.project)
        super().teardown()


Journaled.TestCase.settings = settings(max_examples=10, stateful_step_count=15, deadline=None)
TestJournaled = Journaled.TestCase


@pytest.fixture
def base(project: Project, tmp_path: Path) -> Path:
    """A backup; after it come a few steps in the project and its journal."""
    make_link(project, make_quote(project, text="قول أول"), make_claim(project))
    copy = backup.back_up(project, tmp_path / "b")
    source = make_source(project, "قال: الجسر آمن، والله.")
    make_quote(project, text="الجسر آمن", source_id=source, start=5, end=14)
    make_claim(project, "ادعاء ثان")
    history.undo(project)
    journal.catch_up(project)
    return copy


def test_a_restored_backup_gets_back_what_it_lacks(project: Project, base: Path, tmp_path: Path) -> None:
    with restored(project, base, tmp_path / "again.isnad") as again:
        done = reapply.reapply(again, journal.folder_of(project))
        assert everything(again) == everything(project)
        assert (done.steps, done.last) == (5, history_queries.newest(project))
        assert reapply.reapply(again, journal.folder_of(project)).steps == 0


def test_the_journal_is_private_plain_text_with_what_was_said_in_it(project: Project, base: Path) -> None:
    (file,) = journal.files(journal.folder_of(project))
    assert file.stat().st_mode & 0o777 == 0o600
    lines = file.read_text("utf-8").splitlines()
    assert all(isinstance(json.loads(line), dict) for line in lines)
    assert any("ادعاء ثان" in line for line in lines)
    assert project.path.parent in file.parents


def test_what_was_done_to_many_at_once_is_put_back_on_all_of_them(
    project: Project, base: Path, tmp_path: Path
) -> None:
    made = [make_quote(project, text=f"قول {number}") for number in range(6)]
    bulk.set_status(project, made, QuoteStatus.CONFIRMED)  # before the journal tells how they were made
    bulk.link(project, made[1:4], make_claim(project, "ادعاء ثالث"), Stance.SUPPORTS)
    journal.catch_up(project)
    bulk.trash(project, made)
    history.undo(project)
    bulk.set_status(project, made[2:], QuoteStatus.WITHDRAWN)
    journal.catch_up(project)
    with restored(project, base, tmp_path / "again.isnad") as again:
        reapply.reapply(again, journal.folder_of(project))
        assert everything(again) == everything(project)


def test_catching_up_twice_writes_nothing_twice(project: Project, base: Path) -> None:
    (file,) = journal.files(journal.folder_of(project))
    before = file.read_bytes()
    assert journal.catch_up(project) == journal.Written()
    assert file.read_bytes() == before


def test_a_torn_end_is_cut_off_and_written_anew(project: Project, base: Path, tmp_path: Path) -> None:
    (file,) = journal.files(journal.folder_of(project))
    whole = file.read_bytes()
    for cut in range(len(whole) - 1, whole.rindex(b'{"step"'), -7):
        file.write_bytes(whole[:cut])
        journal.catch_up(project)
        assert file.read_bytes() == whole


def test_a_changed_letter_is_found_and_what_comes_before_it_is_put_back(
    project: Project, base: Path, tmp_path: Path
) -> None:
    (file,) = journal.files(journal.folder_of(project))
    file.write_bytes(file.read_bytes().replace("ادعاء ثان".encode(), "ادعاء فان".encode(), 1))
    with restored(project, base, tmp_path / "again.isnad") as again:
        with pytest.raises(InputRefused, match="journal_damaged"):
            reapply.reapply(again, file)
        newest = history_queries.newest(again)
        assert newest is not None
        assert newest.name == "add_quote"


def test_another_projects_journal_is_refused(project: Project, base: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.isnad"
    projects.create(other)
    with projects.open_project(other) as opened:
        with pytest.raises(InputRefused, match="journal_of_another"):
            reapply.reapply(opened, journal.folder_of(project))
        with pytest.raises(InputRefused, match="journal_missing"):
            reapply.reapply(opened, journal.folder_of(opened))


def test_a_history_that_went_another_way_is_refused(project: Project, base: Path, tmp_path: Path) -> None:
    with restored(project, base, tmp_path / "again.isnad") as again:
        make_claim(again, "ما لم يكن في الأصل")
        before = everything(again)
        with pytest.raises(InputRefused, match="journal_does_not_fit"):
            reapply.reapply(again, journal.folder_of(project))
        assert everything(again) == before


def test_a_missing_step_is_refused_by_its_number(project: Project, base: Path, tmp_path: Path) -> None:
    (file,) = journal.files(journal.folder_of(project))
    lines = file.read_bytes().splitlines(keepends=True)
    ends = [place for place, line in enumerate(lines) if line.startswith(b'{"end"')]
    own = [json.loads(lines[place])["end"] for place in ends]
    with restored(project, base, tmp_path / "again.isnad") as again:
        newest = history_queries.newest(again)
        assert newest is not None
        gone = own.index(newest.id + 1) if newest.id + 1 in own else 0
        first = ends[gone - 1] + 1 if gone else 1
        file.write_bytes(b"".join(lines[:first] + lines[ends[gone] + 1 :]))
        with pytest.raises(InputRefused, match="journal_gap"):
            reapply.reapply(again, file)


def test_a_step_too_large_is_named_and_stops_there(
    project: Project, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_ROWS", 3)
    with operation(project, "import"):
        for number in range(5):
            make_claim(project, f"ادعاء {number}")
    assert journal.catch_up(project).left_out
    with restored(project, base, tmp_path / "again.isnad") as again:
        with pytest.raises(InputRefused, match="journal_left_out"):
            reapply.reapply(again, journal.folder_of(project))
        newest = history_queries.newest(again)
        assert newest is not None
        assert newest.name == "undo" or newest.kind.value == "undo"


def test_a_purged_record_leaves_no_words_once_the_journal_is_forgotten(project: Project, base: Path) -> None:
    journal.forget(project)
    assert journal.files(journal.folder_of(project)) == []
    make_claim(project, "بعد الحذف")
    journal.catch_up(project)
    assert journal.files(journal.folder_of(project)) != []


def test_files_that_backups_have_outrun_are_dropped(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "BYTES_A_FILE", 1)
    folder = backup.default_folder(project.path)
    for number in range(14):
        make_claim(project, f"ادعاء {number}")
        journal.catch_up(project)
        backup.back_up(project, folder)
    assert len(journal.files(journal.folder_of(project))) == 14
    journal.drop_old(project)
    left = journal.files(journal.folder_of(project))
    assert 9 <= len(left) <= 10


WORK = """
import sys
from pathlib import Path
from tests.factories import make_claim
from tracker.services import journal, project
with project.open_project(Path(sys.argv[1])) as opened:
    for number in range(10_000):
        make_claim(opened, f"ادعاء {number}")
        print(number, flush=True)
        journal.catch_up(opened)
        print("caught up", flush=True)
"""

REAPPLY = """
import sys
from pathlib import Path
from tracker.services import project, reapply
with project.open_project(Path(sys.argv[1])) as opened:
    reapply.reapply(opened, Path(sys.argv[2]), lambda done, _: print(done, flush=True))
"""


def killed_after(script: str, lines: int, *arguments: Path) -> int:
    """Run a script in a process of its own and kill it after so many lines; how many it had written."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        seen = 0
        for seen, _ in enumerate(process.stdout, 1):
            if seen == lines:
                process.send_signal(signal.SIGKILL)
                break
    return seen


@pytest.mark.parametrize("lines", [7, 24, 41])
def test_killed_between_writing_and_putting_back_nothing_is_lost_or_twice(
    path: Path, tmp_path: Path, lines: int
) -> None:
    base = tmp_path / "base.isnad"
    base.write_bytes(path.read_bytes())
    killed_after(WORK, lines, path)
    with projects.open_project(path) as project:
        journal.catch_up(project)
        again = tmp_path / "again.isnad"
        again.write_bytes(base.read_bytes())
        killed_after(REAPPLY, lines // 6, again, journal.folder_of(project))
        with projects.open_project(again) as opened:
            reapply.reapply(opened, journal.folder_of(project))
            assert everything(opened) == everything(project)


def test_edits_made_before_the_journal_catches_up_are_told_as_they_were(
    project: Project, base: Path, tmp_path: Path
) -> None:
    added = make_quote(project, text="قول كما قيل أولًا")
    for text in ("قول ثان", "قول ثالث"):
        quotes.edit(project, replace(quote_queries.get(project, added), text=text))
    journal.catch_up(project)
    with restored(project, base, tmp_path / "again.isnad") as again:
        reapply.reapply(again, journal.folder_of(project))
        assert everything(again) == everything(project)


def traces(folder: Path) -> dict[str, int]:
    return {each.name: each.stat().st_mtime_ns for each in (folder, *folder.iterdir())}


def test_while_nothing_happens_the_journal_is_neither_read_nor_written(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_claim(project)
    journal.catch_up(project)
    folder = journal.folder_of(project)
    before = traces(folder)
    monkeypatch.setattr(journal, "_last", lambda *_: pytest.fail("the journal was read"))
    for _ in range(3):
        assert journal.catch_up(project) == journal.Written()
    assert traces(folder) == before


def test_a_new_step_is_written_without_reading_all_that_stands_before_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        make_claim(project, f"ادعاء {number}")
    journal.catch_up(project)
    (file,) = journal.files(journal.folder_of(project))
    monkeypatch.setattr(journal, "_read_head", lambda *_: pytest.fail("read from its beginning"))
    make_claim(project, "ادعاء آخر")
    assert journal.catch_up(project).steps == 1
    monkeypatch.undo()
    uid = projects.value(project, "uid")
    assert [told.action.id for told in journal.read(file, uid)] == [*range(1, 22)]


OTHER_PROCESS = """
import sys
from pathlib import Path
from tests.factories import make_claim
from tracker.services import journal, project
with project.open_project(Path(sys.argv[1])) as opened:
    make_claim(opened, "من برنامج آخر")
    journal.catch_up(opened)
"""


def test_what_another_process_wrote_to_the_journal_is_gone_on_with(project: Project) -> None:
    make_claim(project)
    journal.catch_up(project)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    subprocess.run([sys.executable, "-c", OTHER_PROCESS, project.path], check=True, env=environment)
    make_claim(project, "ادعاء ثالث")
    assert journal.catch_up(project).steps == 1
    (file,) = journal.files(journal.folder_of(project))
    with file.open("ab") as torn:
        torn.write(b'{"step":4,"at"')  # by a program that was killed
    make_claim(project, "ادعاء رابع")
    assert journal.catch_up(project).steps == 1
    told = [told.action.id for told in journal.read(file, projects.value(project, "uid"))]
    assert told == [1, 2, 3, 4]


def test_a_journal_whose_last_file_was_changed_behind_its_back_is_set_aside(project: Project) -> None:
    make_claim(project, "ادعاء للتبديل")
    journal.catch_up(project)
    folder = journal.folder_of(project)
    (file,) = journal.files(folder)
    file.write_bytes(file.read_bytes().replace("للتبديل".encode(), "للتبديـ".encode()))
    os.utime(file, ns=(1, 1))
    journal.catch_up(project)
    assert [*folder.glob("*.older")]
    (again,) = journal.files(folder)
    assert [told.action.id for told in journal.read(again, projects.value(project, "uid"))] == [1]
