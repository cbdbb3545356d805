"""Any work at all, taken back after a restart, gives the start again; and each state on the way."""

import hashlib
import itertools
import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import RecordProperty
from tests.factories import content
from tests.tracker.faults.of_many import WorkerOfMany
from tracker.db import Project
from tracker.queries import history as history_queries
from tracker.queries import past
from tracker.records import ActionKind
from tracker.search.drift import drift
from tracker.services import checking, history
from tracker.services import project as projects


def digest(project: Project) -> str:
    return hashlib.sha256(repr(content(project)).encode()).hexdigest()


def digest_of_past(state: past.Content) -> str:
    """The content of everything, trash included, whatever the order in which it was put together."""
    told = sorted(
        (key, sorted((name, sorted(v) if isinstance(v, list) else v) for name, v in row.items()))
        for key, row in state.items()
        if any(row.values())
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def walk(project: Project, pasts: dict[int, str]) -> int:
    """Walk the whole history back and compare each state that is known; how many were."""
    state, newest, seen = past.content(project), history_queries.newest(project), 0
    last = newest.id if newest else 0
    for step in itertools.chain([last + 1], past.walk_back(project, state)):
        if step - 1 in pasts:
            assert digest_of_past(state) == pasts[step - 1]
            seen += 1
    return seen


@dataclass(slots=True)
class Standing:
    """The steps that stand, with the content that some of them left; kept beside Isnad's own history."""

    start: str
    steps: list[int] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    left: dict[int, str] = field(default_factory=dict)
    seen: int = 0

    def follow(self, project: Project) -> bool:
        """Take note of what was done last; false if nothing was."""
        last = history_queries.newest(project)
        if last is None or last.id == self.seen:
            return False
        self.seen = last.id
        if last.kind is ActionKind.UNDO:
            self.undone.append(self.steps.pop())
        elif last.kind is ActionKind.REDO:
            self.steps.append(self.undone.pop())
        else:
            self.steps.append(last.id)
            self.undone = []
        return True

    def wanted(self) -> str | None:
        """What the content is now, if it was looked at when the newest of these steps was done."""
        return self.left.get(self.steps[-1]) if self.steps else self.start


LONG = int(os.environ.get("ISNAD_TEST_OPERATIONS", "30000"))
"""Operations in the soak: five minutes. A hundred thousand take twenty-five."""


@pytest.mark.parametrize(
    ("number", "every"),
    [(400, 5), pytest.param(LONG, LONG // 200, marks=pytest.mark.soak)],
    ids=["some", "many"],
)
@pytest.mark.timeout(7200)
def test_undoing_all_after_a_restart_passes_every_earlier_state_and_ends_at_the_start(
    path: Path, number: int, every: int, record_property: RecordProperty
) -> None:
    compared = 0
    pasts: dict[int, str] = {}
    with projects.open_project(path) as project:
        standing = Standing(digest(project))
        worker = WorkerOfMany(project, seed=number)
        done = 0
        while done < number:
            if not (worker.step() and standing.follow(project)):
                continue
            done += 1
            wanted = standing.wanted()
            if done % every == 0:
                now = digest(project)
                assert wanted in (None, now), worker.done
                standing.left[standing.steps[-1] if standing.steps else 0] = now
                compared += wanted is not None
                pasts[standing.seen] = digest_of_past(past.content(project))
        walked = walk(project, pasts)
        assert list(drift(project.database)) == []
    with projects.open_project(path) as project:
        undone = 0
        while history_queries.undoable(project):
            history.undo(project)
            assert standing.follow(project)
            undone += 1
            wanted = standing.wanted()
            if wanted is not None:
                assert digest(project) == wanted
                compared += 1
        assert standing.steps == []
        assert walk(project, pasts) == walked == len(pasts)
        assert digest(project) == standing.start
        assert list(drift(project.database)) == []
        assert checking.check(project).is_sound
    record_property(
        "operations", f"{done} and {worker.refused} refused, {undone} undone, {compared} compared"
    )
