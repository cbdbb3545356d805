"""Saving in a project of a million quotes, alone and while a backup runs, both in one run.

`bench_save.py [FILE.json]` makes a project of SIZE quotes (environment; a million unless given) once, in the
user's cache folder, and works on it; PROJECT names another one. Every save is a whole step: an edit of one
quote's note, read back and committed. Rounds of saves without and with a backup take turns, on the same
file and disk; the peer beside them is the same saves while SQLite's own backup runs at full speed. Times
in milliseconds; SAVES are made in each round, one every PAUSE seconds, as a person cannot make them faster.
"""

import json
import os
import random
import statistics
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from tests.benchmarks import generate
from tracker.db import Project
from tracker.errors import Cancelled
from tracker.pace import Pace, at_once, gentle
from tracker.queries import stored
from tracker.records import Quote
from tracker.services import backup, quotes
from tracker.services import project as projects

SIZE = int(os.environ.get("SIZE", "1000000"))
SAVES = int(os.environ.get("SAVES", "400"))
PAUSE = 0.02
GOAL = 16.7
"""One frame of the screen."""


@dataclass(frozen=True)
class Row:
    """One line of the table, in ms: the median, the 99th percentile, the slowest, and how many saves."""

    what: str
    median: float
    p99: float
    slowest: float
    saves: int


def main() -> None:
    """Measure and tell."""
    path = _project()
    rows = []
    with projects.open_project(path) as project:
        for what, pace in (
            ("no backup", None),
            ("gentle backup", gentle()),
            ("backup at full speed", at_once),
        ):
            rows.append(_round(project, what, pace))
            sys.stdout.write(_line(rows[-1]))
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps([vars(row) for row in rows], indent=1), encoding="utf-8")


def _project() -> Path:
    if named := os.environ.get("PROJECT"):
        return Path(named)
    path = Path(platformdirs.user_cache_dir("isnad")) / f"bench-save-{SIZE}.isnad"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        sys.stdout.write(f"making {path} ...\n")
        generate.make(path, SIZE)
    return path


def _line(row: Row) -> str:
    reached = "reached" if row.p99 <= GOAL else "missed"
    return (
        f"{row.what:<22} median {row.median:7.2f}  p99 {row.p99:7.2f}  slowest {row.slowest:7.2f}"
        f"  ({row.saves} saves; p99 <= {GOAL}: {reached})\n"
    )


def _round(project: Project, what: str, pace: Pace | None) -> Row:
    stop, running = threading.Event(), threading.Event()
    thread = threading.Thread(target=_backups, args=(project.path, pace, running, stop)) if pace else None
    if thread:
        thread.start()
        running.wait()
    taken = _saves(project, lambda: thread is None or thread.is_alive())
    stop.set()
    if thread:
        thread.join()
    taken.sort()
    p99 = taken[min(len(taken) - 1, int(len(taken) * 0.99))]
    return Row(what, statistics.median(taken), p99, taken[-1], len(taken))


def _saves(project: Project, goes_on: Callable[[], bool]) -> list[float]:
    pick = random.Random(7)  # nothing here is secret
    last = project.read("SELECT max(id) FROM quote")[0][0]
    taken: list[float] = []
    while len(taken) < SAVES and goes_on():
        quote: Quote = stored.get(project, "quote", pick.randint(1, last))
        changed = replace(quote, note=f"ملاحظة {len(taken)} {time.time_ns()}")
        begun = time.perf_counter()
        quotes.edit(project, changed)
        taken.append((time.perf_counter() - begun) * 1000)
        time.sleep(PAUSE)
    return taken


def _backups(path: Path, pace: Pace, running: threading.Event, stop: threading.Event) -> None:
    """One backup after the other until `stop`, in a folder beside the project; none is left."""
    folder = path.with_name("bench-backups")

    def told(_done: int, _total: int) -> None:
        running.set()
        if stop.is_set():
            raise Cancelled

    try:
        with projects.open_project(path, writable=False) as project:
            while not stop.is_set():
                backup.back_up(project, folder, told, pace=pace).unlink()
    except Cancelled:
        pass
    finally:
        running.set()


if __name__ == "__main__":
    main()
