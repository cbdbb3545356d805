"""How fast long work goes: at full speed, or resting in between so that a save never waits for it."""

import time
from collections.abc import Callable

WORK_AT_MOST = 0.0005
"""Seconds of work between two rests: as long as a save may wait for the processor, each time it asks."""

Pace = Callable[[], None]
"""Called between small pieces of long work."""


def at_once() -> None:
    """The pace of work that someone waits for."""


def gentle(rest: float = 2.0) -> Pace:
    """A pace that rests `rest` times as long as was worked since the last rest.

    Python lets one thread run at a time, and a disk one writer: long work that nobody waits for leaves
    most of both to the thread that saves.
    """
    since = time.perf_counter()

    def breathe() -> None:
        nonlocal since
        worked = time.perf_counter() - since
        if worked >= WORK_AT_MOST:
            time.sleep(worked * rest)
            since = time.perf_counter()

    return breathe
