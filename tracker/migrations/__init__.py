"""Numbered SQL steps that bring a project file's schema up to date.

Each step is a file beside this one and is plain SQL: the models change with the program, a released
step never does. `user_version` in the file's header counts the steps that have been taken. The search
index, which SQL alone cannot fill, is filled behind the step that makes it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from tracker.errors import ProjectRefused
from tracker.sqlite import sqlite3

STEP_FILES = (
    "0001_first.sql",
    "0002_search.sql",
    "0003_guards.sql",
    "0004_names.sql",
    "0005_history.sql",
    "0006_detached.sql",
)

MAKES_INDEX = 2
"""The step that makes the search index."""


class Connection(Protocol):
    """What a migration needs of a database: statements, one at a time, and a transaction around them."""

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any: ...

    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> Any: ...

    def atomic(self) -> Any: ...


def steps() -> tuple[str, ...]:
    """The SQL of every step, in order; the first brings an empty file to schema number 1."""
    from importlib import resources  # only now: to open a project takes no step, as a rule

    folder = resources.files("tracker.migrations")
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in STEP_FILES)


def newest() -> int:
    """The schema number this program writes."""
    return len(STEP_FILES)


def migrate(database: Connection, sql_steps: Sequence[str], *, found: int) -> None:
    """Take the steps after `found`, all in one transaction: after a failure the file is as it was.

    Foreign keys are off meanwhile, as SQLite asks for rebuilding tables, and are checked before the
    commit; a row left without its parent is refused as `ProjectRefused` and undoes everything.
    """
    database.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        with database.atomic():
            for number, sql in enumerate(sql_steps[found:], found + 1):
                for statement in statements(sql):
                    database.execute_sql(statement)
                if number == MAKES_INDEX:
                    from tracker.search import index

                    index.rebuild(database)
            if database.execute_sql("PRAGMA foreign_key_check").fetchone():
                raise ProjectRefused("migration_failed", found=found, wanted=len(sql_steps))
            database.execute_sql(f"PRAGMA user_version = {len(sql_steps):d}")
    finally:
        database.execute_sql("PRAGMA foreign_keys = ON")


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one. (`executescript` would commit before it begins.)"""
    begun = ""
    for piece in re.split("(?<=;)", script):
        begun += piece
        if sqlite3.complete_statement(begun):
            yield begun.strip()
            begun = ""
    if re.sub("--.*", "", begun).strip():
        raise ValueError("the script ends inside a statement")
