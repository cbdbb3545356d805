"""Reads the TOML files under `resources/`; each is parsed once, and what it says is kept.

A start of the window needs a good part of these words, and to parse them takes longer than to paint it.
"""

from pathlib import Path
from typing import Any

from tracker import kept

ROOT = Path(__file__).resolve().parents[1] / "resources"


def read(*place: str) -> dict[str, Any]:
    """The content of a file, such as `read("wording", "ar.toml")`."""
    file = ROOT.joinpath(*place)
    beside = kept.place(file.parent, file.name)
    status = file.stat()
    stamp = (status.st_mtime_ns, status.st_size)
    match kept.read(beside):
        case found_stamp, dict(tables) if found_stamp == stamp:
            return tables
    import tomllib  # only now: it is rarely needed

    parsed = tomllib.loads(file.read_text(encoding="utf-8"))
    kept.keep(beside, (stamp, parsed))
    return parsed
