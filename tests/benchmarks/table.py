"""What a benchmark measured, as one table and as JSON."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

MEGABYTE = 1024  # of what Linux counts memory in

Row = tuple[str, str, float, float, bool]
"""What was measured, the goal, the figure, the peer's, and whether the goal is reached."""


def tell(rows: Sequence[Row], size: int) -> None:
    """Print the table, and write it to the JSON file that the command line names, if it does."""
    for what, goal, measured, peer, reached in rows:
        sign = "  " if reached else "! "
        sys.stdout.write(f"{sign}{what:46}{goal:>8}{measured:11.2f}{peer:11.2f}{measured / peer:8.2f}\n")
    if len(sys.argv) > 1:
        names = ("what", "goal", "measured", "peer", "reached")
        told = [dict(zip(names, row, strict=True)) for row in rows]
        Path(sys.argv[1]).write_text(
            json.dumps({"size": size, "rows": told}, indent=1) + "\n", encoding="utf-8"
        )
