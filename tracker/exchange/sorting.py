"""Sorts more rows than fit in memory."""

import contextlib
import heapq
import itertools
import json
from collections.abc import Generator, Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryFile

from tracker.exchange.sheets import Row

RUN = 10_000
"""Rows that are sorted in memory at a time."""

Keyed = tuple[tuple[str | int, ...], Row]


def in_order(rows: Iterable[Keyed], folder: Path) -> Generator[Row, None, None]:
    """The rows by their keys, equal ones in the order they came in.

    Sorted runs of `RUN` rows are set aside in files without a name in `folder`, one row of each in
    memory when they are merged. A single run stays in memory.
    """
    source = iter(rows)
    with contextlib.ExitStack() as stack:
        runs: list[Iterable[Keyed]] = []
        while run := sorted(itertools.islice(source, RUN), key=itemgetter(0)):
            if runs or len(run) == RUN:
                runs.append(stack.enter_context(_set_aside(run, folder)))
            else:
                runs.append(run)
        for _, row in heapq.merge(*runs, key=itemgetter(0)):
            yield row


@contextlib.contextmanager
def _set_aside(run: list[Keyed], folder: Path) -> Iterator[Iterator[Keyed]]:
    """The rows out of a file, which takes them from the list."""
    with TemporaryFile("w+", encoding="utf-8", newline="\n", prefix=".", suffix=".part", dir=folder) as file:
        file.writelines(json.dumps(keyed) + "\n" for keyed in run)
        run.clear()  # this frame lives as long as the file
        file.seek(0)
        yield map(_read, file)


def _read(line: str) -> Keyed:
    key, row = json.loads(line)
    return tuple(key), tuple(row)
