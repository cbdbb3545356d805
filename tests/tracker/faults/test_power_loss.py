"""A power cut at any moment: every step that was acknowledged is there, whole, and no other state ever is.

The work goes through Isnad's own services; what reaches the disk is recorded below SQLite. For each
moment, some of what a power cut may leave is laid out in a folder and opened as a project.
"""

import hashlib
import os
import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import RecordProperty
from tests.factories import content
from tests.tracker.faults import disk
from tests.tracker.faults.disk import Event
from tests.tracker.faults.of_many import WorkerOfMany
from tests.tracker.faults.older import make_older
from tests.tracker.faults.power import Platter, State
from tracker import db, migrations
from tracker.db import Project
from tracker.queries import history
from tracker.records import Quote
from tracker.search.drift import drift
from tracker.services import project as projects
from tracker.services.operation import operation

pytestmark = pytest.mark.skipif(
    not disk.is_reachable(), reason="this SQLite does not let its disk be watched"
)

ACKNOWLEDGED = "acknowledged"
VARIANTS = 12
PAGES_TO_CHECKPOINT = 20
"""As few as this, so that checkpoints fall between the steps that are recorded, and into them."""


@dataclass(slots=True)
class Recording:
    """What happened on the disk, and the content that each step left."""

    start: Platter
    events: list[Event] = field(default_factory=list)
    contents: dict[int, str] = field(default_factory=dict)

    def hear(self, event: Event) -> bool:
        self.events.append(event)
        return True

    def acknowledge(self, project: Project) -> None:
        """Note that everything up to now was reported as saved."""
        step = newest(project)
        self.contents[step] = digest(project)
        self.events.append(Event(ACKNOWLEDGED, place=step))


def newest(project: Project) -> int:
    step = history.newest(project)
    return step.id if step else 0


def digest(project: Project) -> str:
    return hashlib.sha256(repr(content(project)).encode()).hexdigest()


def import_some(project: Project, worker: WorkerOfMany) -> None:
    """One large step, which takes more pages than the checkpoint waits for."""
    speaker_id = worker.any("speaker")
    with operation(project, "import") as step:
        step.create_all([Quote(speaker_id=speaker_id, text=worker.text(8)) for _ in range(40)])


def record(path: Path, seed: int, steps: int) -> Recording:
    """Work on a project, closing and opening it now and then, and keep account of the disk."""
    recording = Recording(Platter.of(path))
    chance = random.Random(seed)
    with disk.told(recording.hear):
        while steps > 0:
            with projects.open_project(path) as project:
                project.database.pragma("wal_autocheckpoint", PAGES_TO_CHECKPOINT)
                recording.acknowledge(project)
                worker = WorkerOfMany(project, chance.randrange(10**9), longest=40)
                for _ in range(chance.randint(1, 12)):
                    before = newest(project)
                    worker.step()
                    if newest(project) != before:
                        recording.acknowledge(project)
                        steps -= 1
                if worker.any("speaker") > 1:
                    import_some(project, worker)
                    recording.acknowledge(project)
    return recording


def states(recording: Recording, chance: random.Random) -> Iterator[tuple[State, int]]:
    """Different states that a power cut may leave, each with the newest step acknowledged by then."""
    platter, acknowledged, seen = recording.start, 0, set()
    for event in recording.events:
        if event.kind == ACKNOWLEDGED:
            acknowledged = event.place
        else:
            platter.follow(event)
        for state in platter.states(chance, VARIANTS):
            key = hash((acknowledged, *sorted(state.items())))
            if key not in seen:
                seen.add(key)
                yield state, acknowledged


def laid_out(state: State, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in state.items():
        (folder / name).write_bytes(data)


def fault(path: Path, contents: dict[int, str], acknowledged: int, *, is_thorough: bool) -> str:
    """What is wrong with the project that a power cut left; empty if nothing is."""
    with projects.open_project(path) as project:
        step = newest(project)
        if step < acknowledged:
            return f"step {acknowledged} was acknowledged and is lost; the last is {step}"
        if contents.get(step) != digest(project):
            return f"another content than step {step} left"
        verdicts = project.read("PRAGMA integrity_check(1)")
        if verdicts != [("ok",)]:
            return f"damaged: {verdicts}"
        if is_thorough and list(drift(project.database)):
            return "the search index says something else than the records"
    return ""


SOAK = 52_000
"""States for each of the two journals."""


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has such a place: the disk of this computer is not under test."""
    shared = Path("/dev/shm")
    if not os.access(shared, os.W_OK):
        yield tmp_path
        return
    folder = shared / f"isnad-power-{os.getpid()}"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def path(empty_project: Path, memory: Path) -> Path:
    """An empty project that is not open, to work on."""
    return Path(shutil.copy(empty_project, memory / "مشروع.isnad"))


@pytest.fixture
def scratch(memory: Path) -> Path:
    """Where states are laid out."""
    return memory / "state"


@pytest.mark.parametrize("number", [150, pytest.param(SOAK, marks=pytest.mark.soak)])
@pytest.mark.timeout(7200)
@pytest.mark.usefixtures("journal")
def test_no_acknowledged_step_is_lost_to_a_power_cut(
    path: Path, scratch: Path, number: int, record_property: RecordProperty
) -> None:
    faults: list[str] = []
    done, seed = 0, number
    whole, is_short = path.read_bytes(), number < 1000
    while done < number and not faults:
        path.write_bytes(whole)
        chance = random.Random(seed)
        recording = record(path, seed, steps=12 if is_short else 40)
        found: Iterable[tuple[State, int]] = states(recording, chance)
        if is_short:
            found = chance.sample(list(found), number)
        for state, acknowledged in found:
            laid_out(state, scratch)
            said = fault(scratch / path.name, recording.contents, acknowledged, is_thorough=done % 10 == 0)
            faults += [f"seed {seed}, state {done}: {said}"] if said else []
            done += 1
        seed += 1
    record_property("crash states", done)
    assert faults == []


@pytest.mark.parametrize("number", [30, pytest.param(3_000, marks=pytest.mark.soak)])
@pytest.mark.parametrize("version", range(1, migrations.newest()))
@pytest.mark.timeout(7200)
@pytest.mark.usefixtures("journal")
def test_a_migration_cut_short_by_a_power_cut_leaves_the_old_project_or_the_new_one(
    path: Path, scratch: Path, version: int, number: int, record_property: RecordProperty
) -> None:
    with projects.open_project(path) as project:
        worker = WorkerOfMany(project, seed=version)
        while newest(project) < 20:
            worker.step()
        wanted = {newest(project): digest(project)}
    old = path.with_name("old.isnad")
    make_older(old, path, version)
    recording = Recording(Platter.of(old))

    def hear(event: Event) -> bool:  # the backup that comes first is made, like all files, under another name
        return recording.hear(event) if event.name.startswith(old.name) else True

    with disk.told(hear):
        projects.open_project(old).close()
    chance = random.Random(number)
    found = list(states(recording, chance))
    for state, _ in chance.sample(found, min(number, len(found))):
        laid_out(state, scratch)
        assert fault(scratch / old.name, wanted, max(wanted), is_thorough=True) == ""
    record_property(f"crash states of a migration from {version}", min(number, len(found)))


@pytest.mark.usefixtures("wal")
def test_the_simulation_finds_what_a_journal_that_is_not_flushed_loses(
    path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unflushed(*, is_shared: bool) -> dict[str, tuple[str, object]]:
        return {"journal_mode": ("WAL", "wal"), "synchronous": ("NORMAL", 1)}

    monkeypatch.setattr(db, "journal_pragmas", unflushed)
    recording = record(path, seed=1, steps=12)
    found = list(states(recording, random.Random(1)))
    faults = []
    for state, acknowledged in random.Random(1).sample(found, 60):
        laid_out(state, scratch)
        faults.append(fault(scratch / path.name, recording.contents, acknowledged, is_thorough=False))
    assert any("lost" in said for said in faults)
