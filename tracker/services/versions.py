"""What this Isnad is made of, for «About», the log and reports of errors."""

import platform
from importlib import metadata

from tracker.sqlite import sqlite3


def versions() -> dict[str, str]:
    """The versions of Isnad, of Python and of what the core stands on, by name."""
    return {
        "Isnad": metadata.version("isnad"),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "peewee": metadata.version("peewee"),
    }
