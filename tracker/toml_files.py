"""Reads the TOML files under `resources/`: parsed once, then kept as Python keeps its compiled modules.

A start of the window needs a good part of these words, and to parse them takes longer than to paint it.
"""

import contextlib
import marshal
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1] / "resources"


def read(*place: str) -> dict[str, Any]:
    """The content of a file, such as `read("wording", "ar.toml")`."""
    file = ROOT.joinpath(*place)
    kept = _kept_beside(file)
    stamp = _stamp(file)
    found = _read_kept(kept)
    if found and found[0] == stamp:
        return found[1]
    import tomllib  # only now: it is rarely needed

    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    if not sys.dont_write_bytecode:
        _keep(kept, marshal.dumps((stamp, tables)))
    return tables


def _kept_beside(file: Path) -> Path:
    return Path(cache_from_source(str(file.with_suffix(f".{file.suffix[1:]}.py"))))


def _stamp(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_mtime_ns, status.st_size


def _read_kept(kept: Path) -> tuple[tuple[int, int], dict[str, Any]] | None:
    # A copy that is missing, cut short or of another kind is made anew.
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        stamp, tables = marshal.loads(kept.read_bytes())
        return stamp, tables
    return None


def _keep(kept: Path, content: bytes) -> None:
    # Where Isnad lies in a folder that cannot be written, the file is parsed each time.
    with contextlib.suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        part = kept.with_name(f"{kept.name}.{os.getpid()}")
        part.write_bytes(content)
        part.replace(kept)
