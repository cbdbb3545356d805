"""Taking in a table of a million quotes, beside what plain SQLite and plain peewee need for the same rows.

`bench_import.py [FILE.json]` writes a CSV of SIZE rows (environment; a million unless given) into a folder
that is gone afterwards, and prints one table (goal, measured, peer, ratio), with each one's greatest memory.
Each runs in a process of its own. The plain one only puts finished rows into bare tables, without an index,
search or history; peewee makes one row in a hundred, and is multiplied.
"""

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from peewee import SqliteDatabase

from tests.benchmarks.generate import KINDS, ROLES, STATUSES, Tongue, _day
from tests.benchmarks.table import MEGABYTE, tell
from tracker import models
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.models import ENTITIES
from tracker.records import Stance
from tracker.services import project as projects
from tracker.sqlite import sqlite3

SIZE = int(os.environ.get("SIZE", "1000000"))
COLUMNS = (
    *("quote", "kind", "speaker", "role", "said_on", "source", "outlet", "published_on", "status"),
    *("claim", "stance", "link_note"),
)
TABLES = ("source", "speaker", "claim", "quote", "link")
PEEWEE_SHARE = 100


def write_table(path: Path) -> None:
    """A table of SIZE quotes by a fiftieth as many speakers, in a tenth as many sources."""
    tongue = Tongue(7)
    speakers = [tongue.text(3).rstrip(".") for _ in range(max(20, SIZE // 50))]
    claims = [tongue.text(12) for _ in range(max(10, SIZE // 20))]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(SIZE):
            if number % 10 == 0:
                source, day = tongue.text(8), _day(tongue)
            told = (tongue.random.choice(each) for each in (KINDS, STATUSES, [*Stance]))
            kind, status, stance = (each.value for each in told)
            is_linked = tongue.random.random() < 0.75
            link = (claims[tongue.skewed(len(claims))], stance, "") if is_linked else ("", "", "")
            speaker, role = speakers[tongue.skewed(len(speakers))], tongue.random.choice(ROLES)
            words = tongue.sentence()
            writer.writerow((words, kind, speaker, role, day, source, "وكالة الميناء", day, status, *link))


def take_in(table: Path, project: Path) -> None:
    """The import itself: the file read, checked and stored, with search and history."""
    if not project.exists():
        projects.create(project)
    with projects.open_project(project) as opened:
        import_table(opened, read_table(table, Options()), table, Options())


def put_in(project: Path, out: Path) -> float:
    """The same rows by `executemany` into bare tables; only that and the commit is timed."""
    source = sqlite3.connect(project)
    target = sqlite3.connect(out, isolation_level=None)
    target.execute("PRAGMA journal_mode=WAL")
    target.execute("PRAGMA synchronous=FULL")
    taken = 0.0
    target.execute("BEGIN")
    for name in TABLES:
        columns = [f'"{field}"' for field in ENTITIES[name].table._meta.columns]
        target.execute(
            f'CREATE TABLE "{name}" ({", ".join(columns)}, PRIMARY KEY ("id"))'.replace(
                '"id",', '"id" INTEGER,', 1
            )
        )
        cursor = source.execute(f'SELECT {", ".join(columns)} FROM "{name}"')
        places = ", ".join("?" * len(columns))
        while rows := cursor.fetchmany(10_000):
            begun = time.perf_counter()
            target.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)
            taken += time.perf_counter() - begun
    begun = time.perf_counter()
    target.execute("COMMIT")
    return taken + time.perf_counter() - begun


def get_or_create(project: Path, out: Path) -> float:
    """One in a hundred of the same rows by peewee's `get_or_create`, in one transaction."""
    projects.create(out)
    database = SqliteDatabase(str(out), pragmas={"journal_mode": "wal", "synchronous": 2})
    source = sqlite3.connect(project)
    taken = 0.0
    with database.bind_ctx(models.TABLES, bind_refs=False), database.atomic():
        for name in TABLES:
            model = ENTITIES[name].table
            columns = [*model._meta.columns]
            chosen = ", ".join(f'"{column}"' for column in columns)
            limit = SIZE // PEEWEE_SHARE
            rows = source.execute(f'SELECT {chosen} FROM "{name}" LIMIT {limit}').fetchall()
            begun = time.perf_counter()
            for row in rows:
                told = dict(zip(columns, row, strict=True))
                row_id = told.pop("id")
                model.get_or_create(id=row_id, defaults=told)  # type: ignore[no-untyped-call]  # nor is it in the stubs
            taken += (time.perf_counter() - begun) * (1 if len(rows) < limit else PEEWEE_SHARE)
    return taken


ACTS: dict[str, Callable[[Path, Path], float | None]] = {
    "import": take_in,
    "executemany": put_in,
    "peewee": get_or_create,
}


def _run(act: str, first: Path, second: Path) -> tuple[float, float]:
    """Seconds, and megabytes at the most, of an act in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--act", act, str(first), str(second)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def main() -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory(prefix="isnad-bench-") as folder:
        table, project = Path(folder) / "table.csv", Path(folder) / "bench.isnad"
        write_table(table)
        taken, memory = _run("import", table, project)
        again, memory_again = _run("import", table, project)
        plain, memory_plain = _run("executemany", project, Path(folder) / "plain.sqlite")
        peewee, _ = _run("peewee", project, Path(folder) / "peewee.isnad")
    rows = [
        ("7 import, beside executemany (s)", "8 x", taken, plain, taken <= 8 * plain),
        ("7 import, beside peewee get_or_create (s)", "1/8", taken, peewee, 8 * taken <= peewee),
        ("7 the same table once more (s)", "8 x", again, plain, again <= 8 * plain),
        ("greatest memory, the import (MB)", "", memory, memory_plain, True),
        ("greatest memory, once more (MB)", "", memory_again, memory_plain, True),
    ]
    tell(rows, SIZE)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--act"]:
        begun = time.perf_counter()
        itself = ACTS[sys.argv[2]](Path(sys.argv[3]), Path(sys.argv[4]))
        seconds = time.perf_counter() - begun if itself is None else itself
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
        sys.stdout.write(f"{seconds} {peak}\n")
    else:
        main()
