"""Killing processes at any moment, and what they had acknowledged by then."""

import multiprocessing
import random
import time
from collections.abc import Callable
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from tests.tracker.faults import jobs
from tracker import db

PATIENCE = 60.0
"""In seconds: how long a job may take to begin, or to end by itself."""

IS_POSSIBLE = "forkserver" in multiprocessing.get_all_start_methods()


@cache
def _server() -> ForkServerContext:
    """Processes are forked off a clean one, which has all modules loaded and no file open."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "tests.tracker.faults.jobs"])
    return context


def killed(
    job: Callable[..., None],
    path: Path,
    *arguments: object,
    chance: random.Random,
    longest: float,
    most: int = 0,
) -> list[Any]:
    """Start the job, kill it, and give what it had acknowledged.

    It dies within `longest` seconds after it was ready, or had acknowledged some number of times, which is
    `most` at most: on a busy computer, seconds alone would nearly always kill it at its beginning.
    """
    moment = chance.uniform(0, longest)
    return _run(job, path, arguments, moment=moment, acknowledged=chance.randint(0, most))[0]


def run_to_its_end(job: Callable[..., None], path: Path, *arguments: object) -> list[Any]:
    """Start a job that ends, or kills itself, and give what it had acknowledged."""
    return _run(job, path, arguments, moment=PATIENCE)[0]


def time_to_end(job: Callable[..., None], path: Path, *arguments: object) -> float:
    """How many seconds a job takes that ends by itself, here and now."""
    return _run(job, path, arguments, moment=PATIENCE)[1]


def _run(
    job: Callable[..., None],
    path: Path,
    arguments: tuple[object, ...],
    moment: float,
    acknowledged: int = 0,
) -> tuple[list[Any], float]:
    """What the job acknowledged, and how long it went on after it was ready.

    It keeps its journal as this process does, where a test may have said that WAL is not to be trusted.
    """
    acks, told = _server().Pipe(duplex=False)
    process = _server().Process(target=jobs.run, args=(db.wal_is_sound(), job, path, told, arguments))
    process.start()
    told.close()
    assert acks.poll(PATIENCE)
    acks.recv()  # that it is ready
    heard: list[Any] = []
    while len(heard) < acknowledged and acks.poll(PATIENCE):
        heard.append(acks.recv())
    begun = time.perf_counter()
    process.join(moment)
    took = time.perf_counter() - begun
    process.kill()
    process.join(PATIENCE)
    while True:
        try:
            heard.append(acks.recv())
        except EOFError:
            break
    acks.close()
    process.close()
    return heard, took
