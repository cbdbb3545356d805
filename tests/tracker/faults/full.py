"""Filling the disk at any write of what is done to a project, and what must hold then."""

import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.factories import content
from tests.tracker.faults import disk
from tests.tracker.faults.disk import Room
from tracker.errors import StorageFailed
from tracker.services import checking
from tracker.services import project as projects

some_or_all = pytest.mark.parametrize("tries", [5, pytest.param(10**6, marks=pytest.mark.soak)])
"""At how many of the writes the disk is full: some in the tests, each one in the soak."""


def full_at(needed: int, tries: int) -> Iterator[int]:
    """The writes at which the disk is to be full, spread over all that are needed."""
    return iter(range(0, needed, max(1, needed // tries)))


def writes_of(act: Callable[[], object]) -> int:
    """How often SQLite writes in doing this."""
    room = Room()
    with disk.told(room):
        act()
    return room.used


def refused(act: Callable[[], object]) -> None:
    with pytest.raises(StorageFailed, match="disk_full"):
        act()


def is_refused(act: Callable[[], object]) -> bool:
    """True if it is refused; it may also go through, where only the tidying up afterwards lacks room."""
    try:
        act()
    except StorageFailed as error:
        return error.code == "disk_full"
    return False


def seen(path: Path) -> tuple[object, int]:
    """The content of a project that must be sound, and how many steps its history has."""
    with projects.open_project(path) as project:
        assert project.read("PRAGMA integrity_check") == [("ok",)]
        assert checking.check(project).is_sound
        return content(project), len(project.read("SELECT id FROM action"))


def comparable(found: tuple[object, int]) -> tuple[object, int]:
    """Without the random names that new records get."""
    tables, steps = found
    assert isinstance(tables, dict)
    return {name: len(rows) for name, rows in tables.items()}, steps


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def full_at_any_write(
    start: Path,
    act: Callable[[Path], object],
    tries: int,
) -> int:
    """Fill the disk at any write of what is done to a copy of a project; how often that was.

    Each time nothing is stored and nothing left behind; with room again all of it is done.
    """
    folder = start.with_name("نسخة")
    path = folder / start.name

    def afresh() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(start, path)

    afresh()
    needed, after, whole = writes_of(lambda: act(path)), seen(path), files_in(folder)
    afresh()
    before, done = seen(path), 0
    for left in full_at(needed, tries):
        afresh()
        with disk.told(Room(left)):
            refused = is_refused(lambda: act(path))
        assert not [name for name in files_in(folder) if name.endswith(".part")]
        assert comparable(seen(path)) == comparable(before if refused else after)
        if refused:
            assert len(files_in(folder)) == 1
            act(path)
            assert comparable(seen(path)) == comparable(after)
        assert len(files_in(folder)) == len(whole)
        done += 1
    return done


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes for the length of the block, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
