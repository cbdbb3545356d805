"""What was worked out once and is kept for the next start, beside where Python keeps its compiled modules."""

import contextlib
import marshal
import os
import sys
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from typing import Any

HEAD = len(MAGIC_NUMBER) + 8
"""What stands before the value: which Python wrote it, and a hash of it."""


def place(folder: Path, name: str) -> Path:
    """Where something about a folder's files is kept, for this version of Python."""
    return Path(cache_from_source(str(folder / f"{name}.py")))


def read(kept: Path) -> Any:
    """What is kept there; None if there is nothing, or nothing whole."""
    # Whatever is wrong with what is kept, it is made anew; `marshal` promises nothing of its errors.
    with contextlib.suppress(Exception):
        content = kept.read_bytes()
        if content[:HEAD] == MAGIC_NUMBER + source_hash(content[HEAD:]):
            return marshal.loads(memoryview(content)[HEAD:])
    return None


def keep(kept: Path, value: Any) -> None:
    """Keep a value: texts, numbers, bytes, code, and lists and dicts of them.

    Nothing is kept where Python may not keep its modules either, or where the folder cannot be written.
    """
    if sys.dont_write_bytecode:
        return
    with contextlib.suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_name(f"{kept.name}.{os.getpid()}")
        content = marshal.dumps(value)
        part.write_bytes(MAGIC_NUMBER + source_hash(content) + content)
        part.replace(kept)
