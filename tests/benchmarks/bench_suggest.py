"""Suggesting the quotes of a text: whether the time grows with the length alone, up to 5 MB.

`bench_suggest.py [FILE.json]` prints the milliseconds for a hundred thousand characters at each length, and
how the longest compares with the shortest; the file gets the same. The text is an article of our own, again
and again under other headings.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from tests.flows.article import ARTICLE
from tracker.suggest import suggest

MEGABYTES = (0.05, 0.5, 5)
ROUNDS = 3
GOAL = 1.3
"""How many times as long a character may take in 5 MB as in 50 kB."""


def main() -> None:
    """Measure and tell."""
    texts = {size: _text(int(size * 1_000_000)) for size in MEGABYTES}
    times: dict[float, list[float]] = {size: [] for size in MEGABYTES}
    for _ in range(ROUNDS):
        for size, text in texts.items():
            begun = time.perf_counter()
            suggest(text)
            times[size].append((time.perf_counter() - begun) / len(text) * 100_000 * 1000)
    found = {size: statistics.median(each) for size, each in times.items()}
    for size, each in found.items():
        sys.stdout.write(f"{size:5} MB  {each:7.1f} ms for 100,000 characters\n")
    ratio = found[MEGABYTES[-1]] / found[MEGABYTES[0]]
    sys.stdout.write(f"growth    {ratio:6.2f}  (goal: at most {GOAL})\n")
    if len(sys.argv) > 1:
        told = {"milliseconds": found, "growth": ratio, "goal": GOAL}
        Path(sys.argv[1]).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _text(size: int) -> str:
    parts: list[str] = []
    written = 0
    while written < size:
        part = f"الفصل {len(parts) + 1}\n\n{ARTICLE}\n"
        parts.append(part)
        written += len(part.encode())
    return "".join(parts)


if __name__ == "__main__":
    main()
