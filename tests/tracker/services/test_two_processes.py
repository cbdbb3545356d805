"""Two processes that write to one project at the same time lose nothing."""

import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.factories import make_claim
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.records import ClaimFilter
from tracker.services import history
from tracker.services import project as projects

ROUNDS = 60

EDITOR = f"""
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from tracker.errors import Conflict
from tracker.queries import claims as claim_queries
from tracker.services import claims, project as projects
acked = conflicts = 0
for number in range({ROUNDS}):
    with projects.open_project(Path(sys.argv[1])) as project:
        while True:
            claim = claim_queries.get(project, 1)
            try:
                claims.edit(project, replace(claim, note=claim.note + sys.argv[2]))
            except Conflict:
                conflicts += 1
                continue
            acked += 1
            break
print(acked, conflicts)
"""


def test_no_acknowledged_edit_is_lost_and_conflicts_are_reported(path: Path) -> None:
    with projects.open_project(path) as project:
        make_claim(project)
    top = str(Path(__file__).parents[3])
    editors = [
        subprocess.Popen(
            [sys.executable, "-c", EDITOR, str(path), letter, top],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for letter in "ab"
    ]
    answers = [editor.communicate(timeout=100) for editor in editors]
    assert [error for _, error in answers] == ["", ""]
    acked = [int(out.split()[0]) for out, _ in answers]
    with projects.open_project(path) as project:
        note = claim_queries.get(project, 1).note
        assert Counter(note) == {"a": acked[0], "b": acked[1]}
        assert acked == [ROUNDS, ROUNDS]
        edits = [each for each in history_queries.entries(project) if each.action.name == "edit_claim"]
        assert len(edits) == sum(acked)
        for _ in edits:
            history.undo(project)
        assert claim_queries.get(project, 1).note == ""


def test_a_reader_beside_a_writer_never_takes_the_project_for_damaged(path: Path) -> None:
    top = str(Path(__file__).parents[3])
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), top])
    listings = 0
    while writer.poll() is None:
        with projects.open_project(path, writable=False) as project:
            list(claim_queries.rows(project, ClaimFilter(limit=1)))
            listings += 1
    assert writer.returncode == 0
    assert listings > 5


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tracker.records import Claim
from tracker.services import claims, project as projects
for number in range(120):
    with projects.open_project(Path(sys.argv[1])) as project:
        claims.add(project, Claim(text="x" * 3000))
"""


@pytest.mark.usefixtures("wal")
def test_a_crash_in_the_middle_of_a_checkpoint_is_mended_and_not_called_damage(
    path: Path, tmp_path: Path
) -> None:
    crashed = tmp_path / "crashed.isnad"
    size = path.stat().st_size
    with projects.open_project(path) as project:
        project.database.pragma("wal_autocheckpoint", 0)
        for number in range(40):
            make_claim(project, "x" * 3000 + str(number))
        journal = path.with_name(f"{path.name}-wal").read_bytes()
        crashed.with_name(f"{crashed.name}-wal").write_bytes(journal)
    crashed.write_bytes(path.read_bytes()[:size])
    # A checkpoint writes the first page, which tells of a larger file, before the file has grown.
    with crashed.open("r+b") as file:
        file.write(_newest_first_page(journal))
        file.truncate(size)
    with projects.open_project(crashed) as project:
        assert len(list(claim_queries.rows(project, ClaimFilter()))) == 40


def _newest_first_page(journal: bytes) -> bytes:
    """The last version of page 1 in a write-ahead log (sqlite.org/fileformat.html §4)."""
    (size,) = struct.unpack(">I", journal[8:12])
    frames = [journal[at : at + 24 + size] for at in range(32, len(journal), 24 + size)]
    return [frame[24:] for frame in frames if frame[:4] == b"\0\0\0\x01"][-1]
