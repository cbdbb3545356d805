"""Columns of numbers say the same in memory and in a file, and leave neither behind."""

import contextlib
import errno
import gc
import os
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_quote, make_speaker
from tracker.queries import columns, held
from tracker.queries.columns import Column
from tracker.services import project as projects

PUT = st.lists(st.dictionaries(st.integers(0, 60), st.integers(0, 255), max_size=8), max_size=12)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def files() -> list[str]:
    """The files in the folder of what may be lost that this process has open; they have no names."""
    found = []
    for each in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # the one that lists them
            found.append(str(each.readlink()))
    return [each for each in found if each.startswith(os.environ["XDG_CACHE_HOME"])]


@pytest.mark.parametrize("code", ["B", "I"])
@given(puts=PUT, settled_after=st.integers(0, 12), part=st.tuples(st.integers(0, 70), st.integers(0, 70)))
def test_a_column_holds_what_was_put_and_0_elsewhere(
    code: str, puts: list[dict[int, int]], settled_after: int, part: tuple[int, int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "FEWEST", 0)
        column, plain = Column(code), dict[int, int]()
        for number, each in enumerate(puts):
            if number == settled_after:
                column.settle()
            column.put(array("I", each), array(code, each.values()))
            plain |= each
    expected = [plain.get(row_id, 0) for row_id in range(max(plain, default=-1) + 1)]
    assert len(column) == len(expected)
    assert column[:].tolist() == list(expected)
    assert column[part[0] : part[1]].tolist() == expected[part[0] : part[1]]
    assert bytes(column) == array(code, expected).tobytes()


@pytest.mark.parametrize("settled", [False, True])
def test_what_is_cleared_is_0_and_the_length_stays(settled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "FEWEST", 0)
    column = Column()
    column.put(array("I", range(6)), array("I", range(10, 16)))
    if settled:
        column.settle()
    column.clear(2, 3)
    column.clear(5, 90)
    assert column[:].tolist() == [10, 11, 0, 0, 14, 0]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux tells which files are open")
def test_the_columns_of_a_project_end_with_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "FEWEST", 0)
    with projects.open_project(path) as project:
        make_quote(project, make_speaker(project))
        with project.reading():
            assert held.current(project) is not None
    assert files()
    assert not any(each.is_file() for each in Path(os.environ["XDG_CACHE_HOME"]).rglob("*"))
    del project
    gc.collect()
    assert not files()


def test_where_no_file_can_be_made_a_column_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "FEWEST", 0)
    (tmp_path / "cache").write_text("no folder")
    column = Column()
    column.put(array("I", [0, 1]), array("I", [7, 8]))
    column.settle()
    assert column[:].tolist() == [7, 8]


class _Narrow:
    """A file that takes but two bytes at once, and no more than it has room for."""

    def __init__(self, room: int) -> None:
        self.held, self.room = b"", room

    def write(self, data: memoryview) -> int:
        piece = bytes(data[: min(2, self.room - len(self.held))])
        if not piece:
            raise OSError(errno.ENOSPC, "full")
        self.held += piece
        return len(piece)

    def close(self) -> None:
        pass


@pytest.mark.parametrize(("room", "is_settled"), [(24, True), (22, False)])
def test_a_file_that_takes_a_part_is_given_the_rest_or_left(
    room: int, is_settled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _Narrow(room)
    monkeypatch.setattr(columns, "FEWEST", 0)
    monkeypatch.setattr(columns, "_file_without_name", lambda: file)
    column = Column()
    column.put(array("I", range(6)), array("I", range(10, 16)))
    column.settle()
    assert len(column) == 6
    if is_settled:
        assert file.held == array("I", range(10, 16)).tobytes()
    else:
        assert column[:].tolist() == [*range(10, 16)]
