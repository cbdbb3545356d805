"""Finding among a million quotes: pages, totals, search and facets, each beside what it is compared with.

`bench_find.py [FILE.json]` makes a project of SIZE quotes (environment; a million unless given) once, in the
user's cache folder, prints one table (goal, measured, peer, ratio) and writes it to the file. Times are
medians of interleaved rounds in milliseconds; the machine is warm.
"""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from tests.benchmarks import generate
from tracker.db import Project
from tracker.queries import facets, quotes
from tracker.records import QuoteFilter, QuoteSort, QuoteStatus, Stance
from tracker.services import project as projects

SIZE = int(os.environ.get("SIZE", "1000000"))
ROUNDS = 7
LETTERS = "امبوت"
RARE_WORD = "تظريه"


@dataclass(frozen=True)
class Row:
    """One line of the table: `measured` and `peer` in ms (sizes in MB), `goal` the greatest ratio or ms."""

    what: str
    goal: str
    measured: float
    peer: float | None
    reached: bool


def main() -> None:
    """Measure and tell."""
    path = Path(platformdirs.user_cache_dir("isnad")) / f"bench-{SIZE}.isnad"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        sys.stdout.write(f"making {path} ...\n")
        generate.make(path, SIZE)
    with projects.open_project(path, writable=False) as project, project.connected():
        rows = [*_pages(project), *_totals(project), *_search(project), *_facets(project), _size(project)]
    for row in rows:
        ratio = f"{row.measured / row.peer:8.2f}" if row.peer else " " * 8
        peer = f"{row.peer:9.2f}" if row.peer else " " * 9
        sign = "  " if row.reached else "! "
        sys.stdout.write(f"{sign}{row.what:44}{row.goal:>18}{row.measured:11.2f}{peer}{ratio}\n")
    if len(sys.argv) > 1:
        told = [{name: getattr(row, name) for name in Row.__dataclass_fields__} for row in rows]
        Path(sys.argv[1]).write_text(
            json.dumps({"size": SIZE, "rows": told}, indent=1) + "\n", encoding="utf-8"
        )


def _interleaved(*acts: Callable[[], object]) -> list[float]:
    taken: list[list[float]] = [[] for _ in acts]
    for number in range(ROUNDS + 1):
        for times, act in zip(taken, acts, strict=True):
            begun = time.perf_counter()
            act()
            if number:  # the first of each only warms up
                times.append((time.perf_counter() - begun) * 1000)
    return [statistics.median(times) for times in taken]


def _single(project: Project) -> dict[str, QuoteFilter]:
    some = random.Random(5)
    speakers = [
        project.read("SELECT speaker_id FROM quote WHERE id = ?", (some.randrange(1, SIZE),))[0][0]
        for _ in range(5)
    ]
    (claim_id,) = project.read("SELECT claim_id FROM link LIMIT 1 OFFSET 1000")[0]
    return {
        "all": QuoteFilter(),
        "a speaker": QuoteFilter(speakers=(speakers[0],)),
        "five speakers": QuoteFilter(speakers=tuple(speakers)),
        "a claim": QuoteFilter(claims=(claim_id,)),
        "a stance": QuoteFilter(stances=(Stance.SUPPORTS,)),
        "a status": QuoteFilter(statuses=(QuoteStatus.CONFIRMED,)),
        "a rare status": QuoteFilter(statuses=(QuoteStatus.RETRACTED,)),
        "a source": QuoteFilter(sources=(SIZE // 20,)),
        "a year": QuoteFilter(first_day="2018-03-01", last_day="2019-02-28"),
    }


def _pages(project: Project) -> list[Row]:
    """Row 1 and 2: the first 100, and the last ones by their ids, against 100 rows by known ids."""
    some = random.Random(6)
    known = [some.randrange(1, SIZE) for _ in range(100)]
    rows = []
    for name, wanted in _single(project).items():
        for sort in (QuoteSort.DATE, QuoteSort.SPEAKER, QuoteSort.SOURCE):
            asked = replace(wanted, sort=sort, descending=sort is QuoteSort.DATE)
            measured, peer = _interleaved(
                lambda asked=asked: quotes.first(project, asked, 100),  # type: ignore[misc]
                lambda: quotes.by_ids(project, known, QuoteFilter()),
            )
            fits = measured <= 2 * peer
            rows.append(Row(f"1 first page: {name}, by {sort.value}", "2 x by ids", measured, peer, fits))
    ids = quotes.ids(project, QuoteFilter(descending=True))
    last, first = _interleaved(
        lambda: quotes.by_ids(project, ids[-100:], QuoteFilter()),
        lambda: quotes.first(project, QuoteFilter(descending=True), 100),
    )
    return [*rows, Row("2 the very last page", "1.5 x first", last, first, last <= 1.5 * first)]


def _totals(project: Project) -> list[Row]:
    """Row 3: exact totals."""
    rows = []
    for name, wanted in _single(project).items():
        (measured,) = _interleaved(lambda wanted=wanted: quotes.count(project, wanted))  # type: ignore[misc]
        rows.append(Row(f"3 total: {name}", "10 ms", measured, None, measured <= 10))
    return rows


def _search(project: Project) -> list[Row]:
    """Row 4: as typed, against a rare word."""
    rows = []
    for length in range(1, 6):
        typed = QuoteFilter(search=RARE_WORD[:length] if length > 1 else LETTERS[0], descending=True)
        rare = QuoteFilter(search=RARE_WORD, descending=True)
        measured, peer = _interleaved(
            lambda typed=typed: quotes.first(project, typed, 100),  # type: ignore[misc]
            lambda rare=rare: quotes.first(project, rare, 100),  # type: ignore[misc]
        )
        rows.append(Row(f"4 search: {length} letters", "2 x rare word", measured, peer, measured <= 2 * peer))
    return rows


def _facets(project: Project) -> list[Row]:
    """Row 3: facets, off the window's thread."""
    rows = []
    for name, wanted in _single(project).items():
        begun = time.perf_counter()
        facets.facets(project, wanted)
        taken = (time.perf_counter() - begun) * 1000
        rows.append(Row(f"3 facets: {name}", "1500 ms", taken, None, taken <= 1500))
    return rows


def _size(project: Project) -> Row:
    """Row 13: the file against its raw text, in MB."""
    raw = sum(
        project.read(f"SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM {table}")[0][0]
        for table in ("quote", "claim", "source")
    )
    size = project.path.stat().st_size
    return Row("13 file, its raw text (MB)", "3 x", size / 1e6, raw / 1e6, size <= 3 * raw)


if __name__ == "__main__":
    main()
