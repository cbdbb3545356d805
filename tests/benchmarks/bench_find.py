"""Finding among a million quotes: pages, totals, search and facets, each beside what it is compared with.

`bench_find.py [FILE.json]` makes projects of SIZE quotes and of a tenth (environment; a million unless given)
once, in the user's cache folder (the great one is PROJECT, if that is given), prints one table (goal,
measured, peer, ratio) and writes it to the file. Times are medians of interleaved rounds in milliseconds, on
a warm machine, of the thread's own work: what it waits for other programs does not count. Beside peers they
are by the clock; those that are no part of Isnad's own environment are in that of the interpreter
PEERS_PYTHON.
"""

import contextlib
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import platformdirs

from tests.benchmarks import filters, generate
from tracker.db import Project
from tracker.queries import facets, quotes
from tracker.records import QuoteFilter, QuoteSort
from tracker.services import project as projects

SIZE = int(os.environ.get("SIZE", "1000000"))
ROUNDS = 7
HIGHLIGHTS = 10_000
"""So many highlights are made for Taguette, which takes its time over more."""

WORDS = ("تظريه", "واعلن", "مكتوب")
RARE_WORD = "تظريه"
EVERYTHING = QuoteFilter(descending=True)


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
    parts = (
        *(_pages, _last_pages, _totals, _facets, _combined_totals, _search),
        *(_growth, _growth_of_facets, _size, _peers),
    )
    with _opened(SIZE) as project:
        rows = [_tell(row) for part in parts for row in part(project)]
    if len(sys.argv) > 1:
        told = {"size": SIZE, "rows": [asdict(row) for row in rows]}
        Path(sys.argv[1]).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _tell(row: Row) -> Row:
    ratio = f"{row.measured / row.peer:8.2f}" if row.peer else " " * 8
    peer = f"{row.peer:9.2f}" if row.peer else " " * 9
    sign = "  " if row.reached else "! "
    sys.stdout.write(f"{sign}{row.what:56}{row.goal:>16}{row.measured:11.2f}{peer}{ratio}\n")
    sys.stdout.flush()
    return row


@contextlib.contextmanager
def _opened(size: int) -> Iterator[Project]:
    path = Path(platformdirs.user_cache_dir("isnad")) / f"bench-{size}.isnad"
    if size == SIZE and (named := os.environ.get("PROJECT")):
        path = Path(named)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        sys.stdout.write(f"making {path} ...\n")
        generate.make(path, size)
    with projects.open_project(path, writable=False) as project, project.connected():
        yield project


def _interleaved(*acts: Callable[[], object], clock: Callable[[], float] = time.thread_time) -> list[float]:
    taken: list[list[float]] = [[] for _ in acts]
    for number in range(ROUNDS + 1):
        for times, act in zip(taken, acts, strict=True):
            begun = clock()
            act()
            if number:  # the first of each only warms up
                times.append((clock() - begun) * 1000)
    return [statistics.median(times) for times in taken]


def _against(
    what: str,
    goal: float,
    of: str,
    act: Callable[[], object],
    peer: Callable[[], object],
    clock: Callable[[], float] = time.thread_time,
) -> Row:
    measured, compared = _interleaved(act, peer, clock=clock)
    return Row(what, f"{goal:g} x {of}", measured, compared, measured <= goal * compared)


def _within(what: str, goal: float, act: Callable[[], object]) -> Row:
    (measured,) = _interleaved(act)
    return Row(what, f"{goal:g} ms", measured, None, measured <= goal)


def _known_ids(project: Project) -> Callable[[], object]:
    some = random.Random(6)
    ids = [some.randrange(1, SIZE) for _ in range(100)]
    return lambda: quotes.by_ids(project, ids, QuoteFilter())


def _pages(project: Project) -> Iterator[Row]:
    """Row 1: the first 100, against 100 rows by known ids."""
    by_ids = _known_ids(project)
    for name, wanted in (filters.single(project, SIZE) | filters.combined(project, SIZE)).items():
        for sort in (QuoteSort.DATE, QuoteSort.SPEAKER, QuoteSort.SOURCE):
            asked = replace(wanted, sort=sort, descending=sort is QuoteSort.DATE)
            what = f"1 first page: {name}, by {sort.value}"
            yield _against(what, 2, "by ids", partial(quotes.first, project, asked, 100), by_ids)


def _last_pages(project: Project) -> Iterator[Row]:
    """Row 2: the last rows, and rows anywhere, by their ids."""
    ids = quotes.ids(project, EVERYTHING)
    some = random.Random(7)

    def dropped() -> object:
        place = some.randrange(max(1, len(ids) - 100))
        return quotes.by_ids(project, ids[place : place + 100], QuoteFilter())

    def first() -> object:
        return quotes.first(project, EVERYTHING, 100)

    yield _against(
        "2 the very last page", 1.5, "first", lambda: quotes.by_ids(project, ids[-100:], QuoteFilter()), first
    )
    yield _against("2 where the scroll bar is dropped", 1.5, "first", dropped, first)


def _totals(project: Project) -> Iterator[Row]:
    """Row 3: exact totals of single filters."""
    for name, wanted in filters.single(project, SIZE).items():
        yield _within(f"3 total: {name}", 10, partial(quotes.count, project, wanted))


def _facets(project: Project) -> Iterator[Row]:
    """Row 3: facets, off the window's thread; the first ones read the columns into memory."""
    begun = time.thread_time()
    facets.facets(project, QuoteFilter())
    taken = (time.thread_time() - begun) * 1000
    yield Row("3 facets, the first time", "told", taken, None, True)
    for name, wanted in (filters.single(project, SIZE) | filters.combined(project, SIZE)).items():
        begun = time.thread_time()
        facets.facets(project, wanted)
        taken = (time.thread_time() - begun) * 1000
        yield Row(f"3 facets: {name}", "1500 ms", taken, None, taken <= 1500)


def _combined_totals(project: Project) -> Iterator[Row]:
    """Row 3: exact totals of combined filters, where facets were shown before."""
    for name, wanted in filters.combined(project, SIZE).items():
        yield _within(f"3 total: {name}", 150, partial(quotes.count, project, wanted))


def _search(project: Project) -> Iterator[Row]:
    """Row 4: as typed, against a rare word."""
    speaker = filters.single(project, SIZE)["a speaker"].speakers
    rare = replace(EVERYTHING, search=RARE_WORD)
    for word in WORDS:
        for length in range(1, 6):
            typed = replace(EVERYTHING, search=word[:length])
            for what, goal, wanted in (
                ("", 2, typed),
                (", a speaker", 5, replace(typed, speakers=speaker)),
                (", by relevance", 2, replace(typed, sort=QuoteSort.RELEVANCE)),
            ):
                yield _against(
                    f"4 search: {length} letters of {word}{what}",
                    goal,
                    "rare word",
                    partial(quotes.first, project, wanted, 100),
                    partial(quotes.first, project, rare, 100),
                )


def _growth(project: Project) -> Iterator[Row]:
    """Row 12: the same among ten times as many."""
    with _opened(SIZE // 10) as tenth:
        for what, wanted in (
            ("first page", EVERYTHING),
            ("first page of a status", filters.single(project, SIZE)["a status"]),
            ("search", replace(EVERYTHING, search=WORDS[0][:2])),
        ):
            yield _against(
                f"12 {what}, among ten times as many",
                1.2,
                "a tenth",
                partial(quotes.first, project, wanted, 100),
                partial(quotes.first, tenth, wanted, 100),
            )


def _growth_of_facets(project: Project) -> Iterator[Row]:
    """Row 12: facets and totals that go through all, which grow with what there is: ten times as much."""
    with _opened(SIZE // 10) as tenth:
        for what, act in (("facets", facets.facets), ("total of stance, status", quotes.count)):
            name = "all" if what == "facets" else "stance, status"
            wanted, among = (
                (filters.single(each, size) | filters.combined(each, size))[name]
                for each, size in ((project, SIZE), (tenth, SIZE // 10))
            )
            facets.facets(tenth, QuoteFilter(statuses=wanted.statuses))  # has the columns read
            yield _against(
                f"12 {what}, among ten times as many",
                13,
                "a tenth",
                partial(act, project, wanted),
                partial(act, tenth, among),
            )


def _size(project: Project) -> Iterator[Row]:
    """Row 13: the file against its raw text, in MB."""
    raw = sum(
        project.read(f"SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM {table}")[0][0]
        for table in ("quote", "claim", "source")
    )
    size = project.path.stat().st_size
    yield Row("13 file, its raw text (MB)", "3 x", size / 1e6, raw / 1e6, size <= 3 * raw)


# Peers that do the same work: the newest confirmed quotes with their speakers and sources, and their number

PAGE = (
    "SELECT quote.*, speaker.name, source.title FROM quote JOIN speaker ON speaker.id = quote.speaker_id"
    " LEFT JOIN source ON source.id = quote.source_id WHERE quote.deleted_at IS NULL"
    " AND quote.status = 'confirmed' ORDER BY quote.order_key DESC LIMIT 100"
)
NUMBER = (
    "SELECT count(DISTINCT quote.id) FROM quote JOIN link ON link.quote_id = quote.id"
    " WHERE quote.deleted_at IS NULL AND link.deleted_at IS NULL AND quote.status = 'confirmed'"
    " AND link.stance = 'supports'"
)


def _peers(project: Project) -> Iterator[Row]:
    confirmed = replace(filters.single(project, SIZE)["a status"], descending=True)
    both = filters.combined(project, SIZE)["stance, status"]
    acts: dict[str, Callable[[], object]] = {
        PAGE: partial(quotes.first, project, confirmed, 100),
        NUMBER: partial(quotes.count, project, both),
    }
    for name, ask in _installed(project.path):
        for sql, act in acts.items():
            what = "a page of a status" if sql is PAGE else "total: stance, status"
            yield _against(f"  {what}, beside {name}", 1, name, act, partial(ask, sql), time.perf_counter)
    yield from _other_peers(project, acts)


def _installed(path: Path) -> Iterator[tuple[str, Callable[[str], object]]]:
    if shell := shutil.which("sqlite3"):
        # With its start, some milliseconds.
        yield (
            "sqlite3",
            lambda sql: subprocess.run([shell, "-readonly", path, sql], check=True, capture_output=True),
        )
    else:
        sys.stdout.write("sqlite3: peer not installed\n")


def _other_peers(project: Project, acts: dict[str, Callable[[], object]]) -> Iterator[Row]:
    """sqlite-utils asks the same SQL; Taguette, which knows no speakers, shows the first of a tag's
    highlights and their number: what is asked here of a claim. Each measures itself, by the clock."""
    for sql, act in acts.items():
        what = "a page of a status" if sql is PAGE else "total: stance, status"
        yield from _beside("sqlite-utils", what, act, path=str(project.path), sql=sql)
    with _opened(HIGHLIGHTS) as small:
        claim = filters.single(small, HIGHLIGHTS)["a claim"]

        def page() -> object:
            return quotes.count(small, claim), quotes.first(small, claim, 100)

        what = f"a claim's first page and total among {HIGHLIGHTS}"
        yield from _beside("taguette", what, page, size=HIGHLIGHTS)


def _beside(peer: str, what: str, act: Callable[[], object], **asked: object) -> Iterator[Row]:
    taken = _of_peer(peer, rounds=ROUNDS, **asked)
    if taken:
        (measured,) = _interleaved(act, clock=time.perf_counter)
        compared = statistics.median(taken)
        yield Row(f"  {what}, beside {peer}", f"1 x {peer}", measured, compared, measured <= compared)
    else:
        sys.stdout.write(f"{peer}: peer not installed\n")


def _of_peer(peer: str, **asked: object) -> list[float]:
    """What the peer took each time; nothing if the interpreter named by PEERS_PYTHON does not have it."""
    python = os.environ.get("PEERS_PYTHON", sys.executable)
    script = Path(__file__).with_name("peers.py")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(**told: object) -> subprocess.CompletedProcess[str]:
        given = json.dumps({"peer": peer, **told})
        command = [python, "-W", "ignore", str(script)]
        return subprocess.run(
            command, input=given, capture_output=True, text=True, check=False, env=environment
        )

    if "ModuleNotFoundError" in run(rounds=0).stderr:
        return []
    done = run(**asked)
    done.check_returncode()
    taken: list[float] = json.loads(done.stdout)
    return taken


if __name__ == "__main__":
    main()
