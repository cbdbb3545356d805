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
    uri = path.as_uri()
    if not uri.startswith("file:///"):
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?{options}"


__all__ = ["address", "sqlite3"]
