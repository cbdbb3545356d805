"""What a process does until it is killed. Each job says first that it is ready, then what it has finished."""

import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tracker import db
from tracker.errors import IsnadError
from tracker.exchange.export import export
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.queries import history
from tracker.queries import quotes as quote_queries
from tracker.records import Claim, Link, Quote, QuoteFilter, Speaker, Stance
from tracker.services import (
    backup,
    backup_folder,
    checking,
    claims,
    journal,
    links,
    purging,
    quotes,
    restore,
    speakers,
)
from tracker.services import history as undoing
from tracker.services import project as projects
from tracker.services.operation import operation

PARTS = ("speaker", "quote", "claim", "link")
"""What each saved step makes one of, so that a half step shows in their numbers."""


def run(
    wal_is_sound: bool, job: Callable[..., None], path: Path, acks: Connection, arguments: tuple[object, ...]
) -> None:
    """Do a job in a process of its own, as on a SQLite whose WAL is to be trusted, or not."""
    if not wal_is_sound:
        db.wal_is_sound = lambda: False
    job(path, acks, *arguments)


def save(path: Path, acks: Connection, ready: bool) -> None:
    """Save one step after the other; tells the id of each as soon as it is reported as saved."""
    while True:
        with projects.open_project(path) as project:
            if ready:
                acks.send(0)
                ready = False
            for number in range(40):
                with operation(project, "add_quote"):
                    speaker_id = speakers.add(project, Speaker(name=f"قائل {number}")).new_id("speaker")
                    quote = Quote(speaker_id=speaker_id, text="الجسر آمن للشاحنات " * 20)
                    quote_id = quotes.add(project, quote).new_id("quote")
                    claim_id = claims.add(project, Claim(text="الجسر آمن")).new_id("claim")
                    link = Link(quote_id=quote_id, claim_id=claim_id, stance=Stance.SUPPORTS)
                    action = links.link(project, link).action_id
                acks.send(action)


def import_one(path: Path, acks: Connection, table: Path) -> None:
    """Import a table; tells the step."""
    options = Options(what="quotes")
    acks.send(0)
    with projects.open_project(path) as project:
        import_table(project, read_table(table, options), table, options)
        step = history.newest(project)
    acks.send(step.id if step else 0)


def export_often(path: Path, acks: Connection, target: Path) -> None:
    """Export to the same file again and again; tells how often it did."""
    with projects.open_project(path, writable=False) as project:
        acks.send(0)
        for number in range(1, 1000):
            export(project, target, QuoteFilter())
            acks.send(number)


def migrate(path: Path, acks: Connection, at_statement: int | None) -> None:
    """Open an older project, which brings it up to date; with a number it dies before that statement."""
    acks.send(0)
    if at_statement is not None:
        _die_at(at_statement)
    projects.open_project(path).close()
    acks.send(1)


def purge(path: Path, acks: Connection, quote_id: int, at_statement: int) -> None:
    """Purge a quote; dies before the statement of this number, which the backup's are none of."""
    acks.send(0)
    with projects.open_project(path) as project:
        purging.purge(project, [("quote", quote_id)], progress=_dying_once_whole(at_statement))
    acks.send(1)


def _dying_once_whole(at_statement: int) -> backup.Progress:
    """Begins to count statements when the backup is whole."""

    def told(done: int, total: int) -> None:
        if done == total:
            _die_at(at_statement)

    return told


def _die_at(number: int) -> None:
    run, run_many, left = db.AppDatabase.execute_sql, db.AppDatabase.executemany, [number]

    def count() -> None:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(self: db.AppDatabase, sql: str, params: Sequence[object] | None = None) -> Any:
        count()
        return run(self, sql, params)

    def many_counted(self: db.AppDatabase, sql: str, rows: Any) -> Any:
        count()
        return run_many(self, sql, rows)

    db.AppDatabase.execute_sql = counted  # type: ignore[method-assign]  # in this process, which dies of it
    db.AppDatabase.executemany = many_counted  # type: ignore[method-assign]  # likewise


def back_up_often(path: Path, acks: Connection, folder: Path) -> None:
    """Make one backup after the other; tells their paths."""
    with projects.open_project(path) as project:
        acks.send(0)
        while True:
            acks.send(str(backup.back_up(project, folder)))


def restore_often(path: Path, acks: Connection, copy: Path) -> None:
    """Restore a backup again and again, each time to a new file; tells their paths."""
    acks.send(0)
    for number in range(10_000):
        to = copy.with_name(f"restored-{number}.isnad")
        restore.restore(path, copy, to)
        acks.send(str(to))


GUEST = 65534
"""The user and the group that own nothing."""


def _become_a_guest() -> None:
    if os.geteuid() == 0:  # who may write everywhere
        os.setgid(GUEST)
        os.setuid(GUEST)


def _refusal(act: Callable[[], object]) -> str:
    """The code with which it is refused; empty if it is not."""
    try:
        act()
    except IsnadError as error:
        return error.code
    return ""


def as_a_guest(path: Path, acks: Connection, act: Callable[[Path], object], rehearsal: Path) -> None:
    """Do something with a project without any rights of one's own; tells what came of it.

    It is rehearsed with another project: Python itself may lie where a guest cannot load from any more.
    """
    act(rehearsal)
    _become_a_guest()
    acks.send(0)
    acks.send(act(path))


def read_and_write(path: Path) -> object:
    """Read a project, and try to write it."""
    with projects.open_project(path) as project:
        return {
            "writable": project.writable,
            "quotes": quote_queries.count(project, QuoteFilter()),
            "sound": checking.check(project).is_sound,
            "add": _refusal(lambda: claims.add(project, Claim(text="الجسر آمن"))),
            "undo": _refusal(lambda: undoing.undo(project)),
        }


def work_and_back_up(path: Path) -> object:
    """Work on a project, back it up and write its journal."""
    with projects.open_project(path) as project:
        quotes.add(project, Quote(speaker_id=1, text="الجسر آمن"))
        return {
            "backup": _refusal(lambda: backup.back_up(project, backup_folder.folder_of(project))),
            "journal": _refusal(lambda: journal.catch_up(project)),
            "quotes": quote_queries.count(project, QuoteFilter()),
            "sound": checking.check(project).is_sound,
        }
