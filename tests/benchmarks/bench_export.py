"""Everything written as CSV, beside SQLite's own shell with the same cells in the same order.

`bench_export.py [FILE.json]` makes a project of SIZE quotes (environment; a million unless given) in a folder
that is gone afterwards, or takes the one that PROJECT names, which it only reads. It prints one table (goal,
measured, peer, ratio): the median of ROUNDS interleaved runs, wall and processor time, each in a process of
its own. The shell neither guards against formulas nor counts.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.generate import make
from tests.benchmarks.table import MEGABYTE, tell
from tracker.exchange.csv_lines import uid
from tracker.exchange.export import export
from tracker.exchange.tables import table
from tracker.queries.quote_lines import COLUMNS
from tracker.records import QuoteFilter
from tracker.services import project as projects

SIZE = int(os.environ.get("SIZE", "1000000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SHELL_CACHE = -128_000
"""KiB; the shell is slower with less."""

Figures = tuple[float, float, float]
"""Seconds, processor seconds, megabytes at the most."""


def shell_sql() -> str:
    """The same cells in the same order."""
    cells = []
    for code in table("quotes").codes:
        column = COLUMNS["verdict_en" if code == "verdict" else code]
        cells.append(f"{uid(column) if code.endswith('_uid') else column} AS {code!r}")
    return (
        f"SELECT {', '.join(cells)} FROM quote q CROSS JOIN speaker p ON p.id = q.speaker_id"
        " LEFT JOIN source s ON s.id = q.source_id LEFT JOIN source o ON o.id = q.origin_id"
        " LEFT JOIN link l ON l.quote_id = q.id AND l.deleted_at IS NULL"
        " LEFT JOIN claim c ON c.id = l.claim_id LEFT JOIN verdict v ON v.id = c.verdict_id"
        " WHERE q.deleted_at IS NULL ORDER BY q.order_key, l.claim_id"
    )


def run(*command: str) -> Figures:
    """What a command takes."""
    begun = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE


def with_isnad(project: Path, out: Path, columns: str) -> Figures:
    """An export by a process that starts for it."""
    return run(sys.executable, __file__, "--export", str(project), str(out), columns)


def with_shell(shell: str, project: Path, out: Path) -> Figures:
    """The same by SQLite's shell."""
    settings = f"PRAGMA cache_size = {SHELL_CACHE}"
    output = ("-cmd", f".output '{out}'")
    return run(shell, "-readonly", "-csv", "-header", "-cmd", settings, *output, str(project), shell_sql())


def measure(shell: str, project: Path, folder: Path) -> list[tuple[str, str, float, float, bool]]:
    """The rows of the table."""
    ours, theirs, reports = [], [], []
    for number in range(ROUNDS):
        theirs.append(with_shell(shell, project, folder / "shell.csv"))
        ours.append(with_isnad(project, folder / "isnad.csv", "full"))
        if number == 0:
            reports.append(with_isnad(project, folder / "report.csv", "report"))
    wall, cpu, memory = (statistics.median(each) for each in zip(*ours, strict=True))
    wall_of_shell, cpu_of_shell, memory_of_shell = (statistics.median(e) for e in zip(*theirs, strict=True))
    return [
        ("6 export of everything (s)", "0.9 x", wall, wall_of_shell, wall <= 0.9 * wall_of_shell),
        ("6 the same, processor (s)", "", cpu, cpu_of_shell, True),
        ("6 greatest memory (MB)", "1.5 x", memory, memory_of_shell, memory <= 1.5 * memory_of_shell),
        (
            "the report's columns, beside the full set (s)",
            "3 x",
            reports[0][0],
            wall,
            reports[0][0] <= 3 * wall,
        ),
        ("its greatest memory (MB)", "", reports[0][2], memory, True),
    ]


def main() -> None:
    """Measure and tell."""
    shell = shutil.which("sqlite3")
    if shell is None:
        sys.exit("bench_export needs SQLite's shell, sqlite3.")
    with tempfile.TemporaryDirectory(prefix="isnad-bench-") as folder:
        project = Path(os.environ.get("PROJECT") or Path(folder) / "bench.isnad")
        if not project.exists():
            make(project, SIZE)
        rows = measure(shell, project, Path(folder))
    tell(rows, SIZE)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--export"]:
        with projects.open_project(Path(sys.argv[2]), writable=False) as opened:
            export(opened, Path(sys.argv[3]), QuoteFilter(), columns=sys.argv[4])
    else:
        main()
