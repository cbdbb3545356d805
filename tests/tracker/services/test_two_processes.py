"""Two processes that write to one project at the same time lose nothing."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.factories import make_claim
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
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
