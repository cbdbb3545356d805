"""The one SQLite library of this process: pysqlite3 where it is installed, else Python's own.

Everything of Isnad's goes through this one: two copies of SQLite in a process break each other's locks.
"""

from pathlib import PurePath

try:
    from pysqlite3 import dbapi2 as sqlite3
except ImportError:
    import sqlite3


def address(path: PurePath, options: str) -> str:
    """The address that SQLite opens the file by, with options such as "mode=ro".

    Only an address can say «never create a file here». A network folder of Windows (//server/share) is
    written with an empty host: SQLite takes no other (sqlite.org/uri.html).
    """
    # Written by hand: `as_uri` loads urllib, which alone takes a fiftieth of the window's start.
    plain = path.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file://{'' if plain.startswith('/') else '/'}{plain}?{options}"


__all__ = ["address", "sqlite3"]
