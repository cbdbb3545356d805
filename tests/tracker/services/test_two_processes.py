"""Two processes that write to one project at the same time lose nothing."""

import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import RecordProperty
from tests.factories import make_claim
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.records import ClaimFilter
from tracker.services import history
from tracker.services import project as projects

EDITOR = """
import random, sys
from dataclasses import replace
from pathlib import Path
path, letter, top, rounds, per_opening = Path(sys.argv[1]), *sys.argv[2:4], *map(int, sys.argv[4:])
sys.path.insert(0, top)
from tracker.errors import Conflict
from tracker.queries import claims as claim_queries
from tracker.services import claims, project as projects
chance = random.Random(letter)
acknowledged = conflicts = 0
while acknowledged < rounds:
    with projects.open_project(path) as project:
        for _ in range(min(per_opening, rounds - acknowledged)):
            while True:
                claim = claim_queries.get(project, chance.randint(1, 3))
                try:
                    claims.edit(project, replace(claim, note=claim.note + letter))
                except Conflict:
                    conflicts += 1
                    continue
                acknowledged += 1
                break
print(acknowledged, conflicts)
"""


@pytest.mark.parametrize(
    ("rounds", "per_opening"), [(60, 1), pytest.param(5000, 50, marks=pytest.mark.soak)], ids=["some", "many"]
)
@pytest.mark.timeout(3600)
def test_no_acknowledged_edit_is_lost_and_conflicts_are_reported(
    path: Path, rounds: int, per_opening: int, record_property: RecordProperty
) -> None:
    with projects.open_project(path) as project:
        for _ in range(3):
            make_claim(project)
    top = str(Path(__file__).parents[3])
    editors = [
        subprocess.Popen(
            [sys.executable, "-c", EDITOR, str(path), letter, top, str(rounds), str(per_opening)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for letter in "ab"
    ]
    answers = [editor.communicate(timeout=3600) for editor in editors]
    assert [error for _, error in answers] == ["", ""]
    acknowledged, conflicts = zip(*(map(int, out.split()) for out, _ in answers), strict=True)
    with projects.open_project(path) as project:
        notes = "".join(row.claim.note for row in claim_queries.rows(project, ClaimFilter()))
        assert Counter(notes) == {"a": rounds, "b": rounds}
        assert acknowledged == (rounds, rounds)
        edits = [each for each in history_queries.entries(project) if each.action.name == "edit_claim"]
        assert len(edits) == 2 * rounds
        assert project.read("SELECT sum(revision) FROM claim") == [(3 + 2 * rounds,)]
        for _ in edits:
            history.undo(project)
        assert [row.claim.note for row in claim_queries.rows(project, ClaimFilter())] == [""] * 3
    record_property("edits by two processes", f"{sum(acknowledged)}, {sum(conflicts)} conflicts reported")


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
