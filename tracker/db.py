"""The connection to a project file: how it is opened, guarded, read and closed."""

import contextlib
import getpass
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from peewee import DatabaseError, Query, SqliteDatabase

from tracker import open_files
from tracker.editor import EDITOR
from tracker.errors import Cancelled, InputRefused, StorageFailed
from tracker.places import shared_place
from tracker.search import asking
from tracker.sqlite import address, sqlite3
from tracker.storage_errors import sqlite_name, storage_errors

APPLICATION_ID = 0x49534E44
"""«ISND» at offset 68 of the file: what makes a SQLite file an Isnad project."""

OLDEST_SQLITE = (3, 43, 0)
"""The first version with `contentless_delete`, which the search index needs."""

FIRST_WITH_SOUND_WAL = (3, 51, 3)
"""Before it, a checkpoint racing a writer can corrupt a sound file in WAL mode (sqlite.org/wal.html)."""

BUSY_SECONDS = 5.0

OPERATIONS_BETWEEN_LOOKS = 100_000
"""SQLite's own operations between two looks at whether what it does is to be stopped."""


def wal_is_sound() -> bool:
    """True if this process's SQLite is free of the WAL-reset bug, so that WAL may be used."""
    return bool(sqlite3.sqlite_version_info >= FIRST_WITH_SOUND_WAL)


def check_sqlite() -> None:
    """Raise `StorageFailed` if this process's SQLite is too old to work on projects."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise StorageFailed("sqlite_too_old", found=sqlite3.sqlite_version, needed=needed)


def journal_pragmas(*, is_shared: bool) -> dict[str, tuple[str, object]]:
    """The pragmas that decide what survives a power cut, each with the value that it reads back as.

    WAL needs memory that all who open the file share, and leaves the newest steps in a second file: it is
    for files that lie on one computer (sqlite.org/wal.html).
    """
    if wal_is_sound() and not is_shared:
        return {"journal_mode": ("WAL", "wal"), "synchronous": ("FULL", 2)}
    return {"journal_mode": ("DELETE", "delete"), "synchronous": ("EXTRA", 3)}


PRAGMAS: dict[str, tuple[str, object]] = {
    "foreign_keys": ("ON", 1),
    "busy_timeout": (str(int(BUSY_SECONDS * 1000)), int(BUSY_SECONDS * 1000)),
    "recursive_triggers": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "secure_delete": ("OFF", 0),
    "cache_size": ("-12000", -12000),  # KiB; window and writer together stay at 24 MB
    "mmap_size": ("0", 0),
}


def system_user() -> str:
    """The name the system knows this user by; where it knows none, as in some containers, the number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid-{os.getuid()}" if hasattr(os, "getuid") else "?"


class AppDatabase(SqliteDatabase):
    """SQLite through peewee, refusing to go on after SQLite has ended a transaction by itself.

    When a disk fills up, SQLite rolls the whole transaction back; peewee does not notice, and what
    follows would be stored alone, outside any transaction. Each door checks for that.
    """

    def _connect(self) -> Any:
        # By peewee's own choice it would be another copy of SQLite where Python brings a newer one.
        # One thread's alone all the same, but for what is `run_behind`.
        connection = sqlite3.connect(
            self.database,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            **self.connect_params,
        )
        try:
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]  # nor is it in the stubs
        except BaseException:
            connection.close()
            raise
        return connection

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:
        self._refuse_lost_transaction()
        return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]  # nor is it in the stubs

    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> Any:
        """Run one statement over many rows, under the same guard as single statements."""
        self._refuse_lost_transaction()
        cursor = self.connection().executemany(sql, rows)
        self._refuse_lost_transaction()
        return cursor

    def run_behind(self, sql: str) -> "Begun":
        """Run one statement in a thread of its own; nobody may use this connection before `wait`."""
        self._refuse_lost_transaction()
        return Begun(self.connection(), sql)

    def commit(self) -> None:
        # By now peewee has popped its transaction, so the depth says nothing; without this check a
        # COMMIT after SQLite's own rollback would pass for a success.
        if not self.connection().in_transaction:
            raise StorageFailed("transaction_lost", path=str(self.database))
        super().commit()

    def rollback(self) -> None:
        if self.connection().in_transaction:
            super().rollback()

    def _refuse_lost_transaction(self) -> None:
        if self.transaction_depth() and not self.connection().in_transaction:
            raise StorageFailed("transaction_lost", path=str(self.database))


class Begun:
    """A statement under way while its caller does something else."""

    def __init__(self, connection: Any, sql: str) -> None:
        self._connection, self._sql = connection, sql
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="statement")
        self._thread.start()

    def _run(self) -> None:
        try:
            self._connection.execute(self._sql)
        except (sqlite3.Error, MemoryError) as error:
            self._error = error

    @property
    def is_over(self) -> bool:
        """True once it is at work no more."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Return when it is done; raises what it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error


class Project:
    """An open project: its file, and one connection for each thread that asks for one.

    `open_project` in `tracker.services.project` makes it. A read-only project refuses every write.
    """

    def __init__(self, path: Path, *, writable: bool, mode: str = "mode=rw") -> None:
        self.path = path
        self.writable = writable
        self.place = shared_place(path)
        """The network drive or synced folder that it lies in, if it does."""
        self.database = AppDatabase(
            address(path.absolute(), mode),
            lock_type="IMMEDIATE",
            autoconnect=False,
            timeout=BUSY_SECONDS,
            uri=True,
        )
        self.editor = EDITOR.get()
        """The editor at work, where whoever opened the project knows the name."""
        asking.register(self.database)
        self._key = threading.local()  # this thread's entry among the open files
        self._connections: dict[int, Any] = {}  # by thread
        self.step: threading.local = threading.local()  # the operation under way in this thread

    def __enter__(self) -> "Project":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def connect(self, *, page_size: int | None = None) -> None:
        """Connect this thread, set every pragma and read it back. A new file may choose its page size."""
        with storage_errors(self.path):
            self._key.value = open_files.opened(self.path)
            try:
                self.database.connect()
                if page_size:
                    self.database.pragma("page_size", page_size)
                self._set_pragmas()
                self._connections[threading.get_ident()] = self.database.connection()
            except BaseException:
                self.disconnect()
                raise

    def interrupt(self, thread: int) -> None:
        """Stop what the thread with this identity is reading: it gets `Cancelled`. Not for writers."""
        connection = self._connections.get(thread)
        if connection is not None:
            connection.interrupt()

    def set_journal_mode(self, mode: str) -> None:
        """Change the journal mode, waiting for others as for any write; `StorageFailed` if refused."""
        with storage_errors(self.path):
            self._set_and_check("journal_mode", mode, mode.lower())

    def _set_pragmas(self) -> None:
        wanted = dict(PRAGMAS)
        if self.writable:
            wanted |= journal_pragmas(is_shared=self.place is not None)
        else:
            wanted["query_only"] = ("ON", 1)
        for name, (value, read_back) in wanted.items():
            self._set_and_check(name, value, read_back)

    def _set_and_check(self, name: str, value: str, read_back: object) -> None:
        found = self._set_pragma(name, value)
        if found != read_back:
            # SQLite takes a pragma it does not know, or cannot grant, without a word.
            raise StorageFailed("storage_error", path=str(self.path), reason=f"{name}={found}")

    def _set_pragma(self, name: str, value: str) -> object:
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self.database.pragma(name, value)
                return self.database.pragma(name)
            except (DatabaseError, sqlite3.Error) as error:
                # A change of journal mode does not wait for another process's lock, however short; and what
                # comes of fetching the answer peewee lets through as it is.
                busy = (sqlite_name(error) or "").startswith("SQLITE_BUSY")
                if not busy or time.monotonic() > deadline:
                    raise
                time.sleep(0.01)

    @contextlib.contextmanager
    def connected(self) -> Iterator[None]:
        """Give this thread a connection for the length of the block, if it has none yet."""
        if not self.database.is_closed():
            yield
            return
        self.connect()
        try:
            yield
        finally:
            self.close()  # it may have been the last one: then the file is to travel alone

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """One unchanging view of the project for the length of the block, while others may write."""
        with self.connected(), storage_errors(self.path):
            if self.database.in_transaction():
                yield
                return
            with self.database.atomic("DEFERRED"):
                yield

    @contextlib.contextmanager
    def reading_what_is_no_text(self) -> Iterator[None]:
        """Read text that is no UTF-8 too, its bytes as lone surrogates, for the length of the block."""
        connection = self.database.connection()
        connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
        try:
            yield
        finally:
            connection.text_factory = str

    @contextlib.contextmanager
    def looking_up(self, look: Callable[[], None]) -> Iterator[None]:
        """Call `look` every so often while SQLite works, for the length of the block.

        If it raises `Cancelled`, what SQLite was about ends with that.
        """

        def stops() -> bool:
            try:
                look()
            except Cancelled:
                return True
            return False

        connection = self.database.connection()
        connection.set_progress_handler(stops, OPERATIONS_BETWEEN_LOOKS)
        try:
            yield
        finally:
            connection.set_progress_handler(None, OPERATIONS_BETWEEN_LOOKS)

    @contextlib.contextmanager
    def calling(self, name: str, function: Callable[[str], str]) -> Iterator[None]:
        """Let statements call this function of one text by `name`, for the length of the block."""
        connection = self.database.connection()
        connection.create_function(name, 1, function, deterministic=True)
        try:
            yield
        finally:
            connection.create_function(name, 1, None)

    def rows(self, query: Query) -> list[tuple[Any, ...]]:
        """All rows of a query as plain tuples: model instances cost three to ten times as much."""
        with storage_errors(self.path):
            return list(self.database.execute(query).fetchall())

    def read(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement in SQL, for the fast reads of `tracker.queries.filtering`."""
        with storage_errors(self.path):
            return list(self.database.execute_sql(sql, parameters).fetchall())

    def stream(self, query: Query) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one by one, for more of them than belong into memory."""
        with storage_errors(self.path):
            yield from self.database.execute(query)

    def parts(self, sql: str, parameters: Sequence[object], size: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a statement in lists of `size`, for more of them than belong into memory."""
        with storage_errors(self.path):
            cursor = self.database.execute_sql(sql, parameters)
            while part := cursor.fetchmany(size):
                yield part

    def data_version(self) -> int:
        """A number that moves when another connection, here or elsewhere, has written to the project."""
        with self.connected(), storage_errors(self.path):
            return int(self.database.pragma("data_version"))

    def disconnect(self) -> None:
        """Close this thread's connection while others go on."""
        self._connections.pop(threading.get_ident(), None)
        self.database.close()
        key = getattr(self._key, "value", None)
        if key is not None:
            self._key.value = None
            open_files.closed(key)

    def close(self) -> None:
        """Close this thread's connection; the last one out leaves one file that travels alone."""
        if self.database.is_closed():
            return
        try:
            if self.writable and wal_is_sound():
                # Refused while another process has the project open; that one will do it when it leaves.
                # On a full disk the journal stays, with all that is in it, and is read at the next start.
                with contextlib.suppress(DatabaseError, sqlite3.Error):
                    self.database.pragma("busy_timeout", 0)
                    self.database.pragma("journal_mode", "DELETE")
        finally:
            self.disconnect()

    @property
    def actor(self) -> str:
        """Who is named in the history: the editor at work, else the name that this user of the system has in
        the project, else the project's own, else the user.
        """
        if self.editor:
            return self.editor
        user = system_user()
        row = self.database.execute_sql(
            "SELECT value FROM project WHERE key IN ('editor', ?) AND value <> '' ORDER BY key DESC LIMIT 1",
            (f"editor.{user}",),
        ).fetchone()
        return str(row[0]) if row else user

    def refuse_if_read_only(self) -> None:
        """Raise `InputRefused` unless the project may be written."""
        if not self.writable:
            raise InputRefused("read_only", path=str(self.path))
