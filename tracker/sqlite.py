"""The SQLite library that peewee picked: pysqlite3 where it is installed, else Python's own.

Everything of Isnad's goes through this one: two copies of SQLite in a process break each other's locks.
"""

from peewee import sqlite3 as sqlite3  # type: ignore[attr-defined]  # not in peewee's stubs
