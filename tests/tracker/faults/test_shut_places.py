"""Places that cannot be written: all is refused by name or only read, and nothing changes or stays behind."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.factories import content, make_claim, make_quote
from tests.tracker.faults import jobs, killing
from tests.tracker.faults.full import files_in
from tests.tracker.faults.older import make_older
from tracker import migrations
from tracker.errors import StorageFailed
from tracker.exchange.export import export
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.exchange.merging.reading import whole_of
from tracker.exchange.merging.run import merge
from tracker.records import QuoteFilter
from tracker.services import backup, journal
from tracker.services import project as projects


@pytest.fixture
def shared(filled: Path) -> Iterator[Path]:
    """A project in a folder that whoever has no rights of his own can enter."""
    folder = Path(tempfile.mkdtemp())
    path = Path(shutil.copy(filled, folder / "مشروع.isnad"))
    folder.chmod(0o755)
    path.chmod(0o644)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_in(folder)}


@pytest.mark.skipif(not killing.IS_POSSIBLE, reason="this system does not fork")
@pytest.mark.parametrize("shut", ["file", "folder", "both"])
def test_a_project_that_cannot_be_written_is_read_whole_and_never_changed(
    filled: Path, shared: Path, shut: str
) -> None:
    if shut != "folder":
        shared.chmod(0o444)
    shared.parent.chmod(0o777 if shut == "file" else 0o555)
    before = bytes_of(shared.parent)
    (told,) = killing.run_to_its_end(jobs.as_a_guest, shared, jobs.read_and_write, filled)
    assert told == {"writable": False, "quotes": 30, "sound": True, "add": "read_only", "undo": "read_only"}
    assert bytes_of(shared.parent) == before


@pytest.mark.skipif(not killing.IS_POSSIBLE, reason="this system does not fork")
@pytest.mark.parametrize("shut", ["backups", "journal"])
def test_where_no_backup_can_be_written_that_is_said_and_work_goes_on(
    filled: Path, shared: Path, shut: str
) -> None:
    shared.chmod(0o666)
    shared.parent.chmod(0o777)
    folder = shared.with_name(f"{shared.stem}.backups")
    folder.mkdir()
    if shut == "backups":
        folder.chmod(0o555)
    else:
        folder.chmod(0o777)
        (folder / "journal").mkdir(mode=0o555)
    (told,) = killing.run_to_its_end(jobs.as_a_guest, shared, jobs.work_and_back_up, filled)
    refused = {"backup": "permission_denied"} if shut == "backups" else {"backup": ""}
    assert told == {**refused, "journal": "permission_denied", "quotes": 31, "sound": True}
    assert not [name for name in files_in(shared.parent) if name.endswith(".part")]


def import_some(path: Path, other: Path) -> None:
    with projects.open_project(path) as project:
        import_table(project, read_table(other, Options(what="quotes")), other, Options(what="quotes"))


def merge_older(path: Path, other: Path) -> None:
    whole = whole_of(other)
    assert whole is not None
    with projects.open_project(path) as project:
        merge(project, whole)


@pytest.mark.parametrize("is_there", [False, True], ids=["gone", "a file"])
@pytest.mark.parametrize("act", [import_some, merge_older])
def test_without_a_place_for_what_is_passing_the_refusal_names_it(
    path: Path,
    filled: Path,
    tmp_path: Path,
    act: Callable[[Path, Path], None],
    is_there: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = tmp_path / ("قديم.isnad" if act is merge_older else "جدول.csv")
    if act is merge_older:
        make_older(other, filled, migrations.newest() - 1)
    else:
        with projects.open_project(filled) as project:
            export(project, other, QuoteFilter())
    with projects.open_project(path) as project:
        before = content(project)
    place = tmp_path / "عابر"
    if is_there:
        place.touch()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    with pytest.raises(StorageFailed, match="folder_missing") as caught:
        act(path, other)
    assert caught.value.fields["path"] == str(place)
    with projects.open_project(path) as project:
        assert content(project) == before
    monkeypatch.undo()
    act(path, other)
    with projects.open_project(path) as project:
        assert len(content(project)["quote"]) == 30


def test_a_backup_folder_that_was_unplugged_is_not_made_anew_and_the_backup_lies_beside(
    path: Path, tmp_path: Path
) -> None:
    drive = tmp_path / "قرص"
    drive.mkdir()
    with projects.open_project(path) as project:
        projects.set_value(project, "backup_folder", str(drive))
        make_quote(project)
        first = backup.before(project, "bulk")
        assert first is not None
        assert drive in first.parents
        shutil.move(drive, tmp_path / "بعيد")
        make_claim(project)
        second = backup.before(project, "bulk")
        assert second is not None
        assert second.parent == path.with_name(f"{path.stem}.backups")
        journal.catch_up(project)
        assert not drive.exists()
