"""Files appear whole or not at all, whatever happens while they are written."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.errors import Cancelled, StorageFailed
from tracker.files import atomic_file

DISK_FULL = """
import resource, signal, sys
from pathlib import Path
from tracker.errors import StorageFailed
from tracker.files import atomic_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    with atomic_file(Path(sys.argv[1])) as file:
        for _ in range(100):
            file.write(b"x" * 1000)
except StorageFailed as error:
    print(error.code, error.fields["path"])
"""


def test_new_file_has_the_content_and_is_private(tmp_path: Path) -> None:
    with atomic_file(tmp_path / "تقرير.csv") as file:
        file.write(b"new")
    assert contents(tmp_path) == {"تقرير.csv": b"new"}
    assert mode_of(tmp_path / "تقرير.csv") == 0o600


def test_what_killed_programs_left_unfinished_is_swept_away_after_a_day(tmp_path: Path) -> None:
    left = [".تقرير.csv.0123abcd.part", ".نسخة.isnad.89abcdef.part-journal", ".x.xlsx.01234567.9f_k2.part"]
    kept = ["x.part", ".x.part", "تقرير.part-journal", ".x.0123abcg.part", ".خبر.txt"]
    young = ".تقرير.csv.fedcba98.part"
    for name in (*left, *kept, young):
        (tmp_path / name).write_bytes(b"x")
        if name != young:
            os.utime(tmp_path / name, (0, 0))
    folder = tmp_path / ".x.xlsx.00000000.a1.part"
    folder.mkdir()
    (folder / "sheet.xml").write_bytes(b"x")
    os.utime(folder, (0, 0))
    with atomic_file(tmp_path / "آخر.csv") as file:
        file.write(b"new")
    assert {path.name for path in tmp_path.iterdir()} == {*kept, young, "آخر.csv"}


def test_until_the_end_the_file_is_a_hidden_private_part_beside_its_target(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_bytes(b"old")
    target.chmod(0o644)
    with atomic_file(target) as file:
        file.write(b"new")
        part = Path(file.name)
        assert part.parent == tmp_path
        assert part.name.startswith(".report.csv.")
        assert part.suffix == ".part"
        assert mode_of(part) == 0o600
        assert target.read_bytes() == b"old"
    assert contents(tmp_path) == {"report.csv": b"new"}


@pytest.mark.parametrize("failure", [Cancelled(), ValueError("a bug"), KeyboardInterrupt()])
def test_failure_leaves_the_old_file_and_no_part(tmp_path: Path, failure: BaseException) -> None:
    target = tmp_path / "report.csv"
    target.write_bytes(b"old")
    with pytest.raises(type(failure)):
        write_and_fail(target, failure)
    assert contents(tmp_path) == {"report.csv": b"old"}


def test_overwriting_keeps_the_permissions_of_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_bytes(b"old")
    target.chmod(0o640)
    with atomic_file(target) as file:
        file.write(b"new")
    assert mode_of(target) == 0o640


def test_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "report.csv").write_bytes(b"old")
    link = tmp_path / "link.csv"
    link.symlink_to(folder / "report.csv")
    with atomic_file(link) as file:
        assert Path(file.name).parent == folder
        file.write(b"new")
    assert link.is_symlink()
    assert contents(folder) == {"report.csv": b"new"}


def test_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "report.csv"
    with pytest.raises(StorageFailed) as refusal, atomic_file(path):
        pytest.fail("there is nothing to write to")
    assert (refusal.value.code, refusal.value.fields) == ("folder_missing", {"path": str(path)})


def test_folder_in_the_place_of_the_file_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "report.csv").mkdir()
    with pytest.raises(StorageFailed) as refusal, atomic_file(tmp_path / "report.csv"):
        pytest.fail("there is nothing to write to")
    assert refusal.value.code == "storage_error"
    assert set(refusal.value.fields) == {"path", "reason"}
    assert list(tmp_path.iterdir()) == [tmp_path / "report.csv"]


def test_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("ق" * 125 + ".csv")
    with atomic_file(target) as file:
        file.write(b"new")
    assert contents(tmp_path) == {target.name: b"new"}


def test_forbidden_folder_is_named(tmp_path: Path) -> None:
    forbid(tmp_path, 0o500)
    with pytest.raises(StorageFailed) as refusal, atomic_file(tmp_path / "report.csv"):
        pytest.fail("there is nothing to write to")
    assert refusal.value.code == "permission_denied"


def test_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_bytes(b"old")
    forbid(target, 0o400)
    with pytest.raises(StorageFailed) as refusal, atomic_file(target):
        pytest.fail("there is nothing to write to")
    assert refusal.value.code == "permission_denied"
    assert contents(tmp_path) == {"report.csv": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of this kind")
def test_full_disk_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_bytes(b"old")
    run = subprocess.run(
        [sys.executable, "-c", DISK_FULL, str(target)], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["disk_full", str(target)]
    assert run.stderr == ""
    assert contents(tmp_path) == {"report.csv": b"old"}


def write_and_fail(target: Path, failure: BaseException) -> None:
    with atomic_file(target) as file:
        file.write(b"new")
        raise failure


def forbid(path: Path, mode: int) -> None:
    path.chmod(mode)
    if os.access(path, os.W_OK):
        pytest.skip("nothing is forbidden to this user")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
