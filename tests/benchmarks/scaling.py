"""How finding scales: `scaling.py FILE.json …` makes a table of what `bench_find.py` wrote for several sizes.

It is the one in the README. Of every kind of question it tells the median, and the slowest, in milliseconds.
"""

import json
import statistics
import sys
from pathlib import Path
from typing import Any

KINDS = {
    "First page by date": ("1 first page", ", by date"),
    "First page by speaker": ("1 first page", ", by speaker"),
    "First page by source": ("1 first page", ", by source"),
    "Last page, or anywhere": ("2 ", ""),
    "Total": ("3 total", ""),
    "Facets": ("3 facets:", ""),
    "Search, 1 to 5 letters": ("4 search", ""),
}
"""Each line of the table with how the names of its measurements begin and end."""


def main() -> None:
    """Print the table."""
    runs: list[dict[str, Any]] = [json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]]
    runs.sort(key=lambda run: run["size"])
    heads = (f"{run['size']:,}" for run in runs)
    sys.stdout.write(f"| ms: median (slowest) | {' | '.join(heads)} |\n")
    sys.stdout.write(f"|---|{'---|' * len(runs)}\n")
    for kind, (begin, end) in KINDS.items():
        told = (_told(run, begin, end) for run in runs)
        sys.stdout.write(f"| {kind} | {' | '.join(told)} |\n")
    sizes = (_size(run) for run in runs)
    sys.stdout.write(f"| File, as a multiple of its text | {' | '.join(sizes)} |\n")


def _told(run: dict[str, Any], begin: str, end: str) -> str:
    taken = [
        row["measured"] for row in run["rows"] if row["what"].startswith(begin) and row["what"].endswith(end)
    ]
    return f"{statistics.median(taken):.1f} ({max(taken):.1f})"


def _size(run: dict[str, Any]) -> str:
    (row,) = (row for row in run["rows"] if row["what"].startswith("13 "))
    return f"{row['measured'] / row['peer']:.1f}"


if __name__ == "__main__":
    main()
