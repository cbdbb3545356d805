"""Check: whether a project file still holds what Isnad wrote there, and only that.

SQLite's own check sees broken pages; it does not see a changed letter. Every record carries a digest over
its content, and everything that follows from records (days, sort keys, the search index) can be worked out
again and compared. The same walk over damaged copies found every silent change there was.
"""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from peewee import DatabaseError

from tracker.db import Project
from tracker.errors import Cancelled, StorageFailed
from tracker.models import ENTITIES, Entity
from tracker.queries import stored
from tracker.records import Anchor
from tracker.search import index
from tracker.search.drift import drift
from tracker.search.shadow import incomplete
from tracker.services import all_records, backup_folder, derived
from tracker.sqlite import sqlite3
from tracker.storage_errors import sqlite_name, storage_errors

MOST_FINDINGS = 1000
"""What is told of each kind; a file with more is for rescue, not for reading."""

Progress = Callable[[int, int], None]

Stale = tuple[str, int, dict[str, Any]]
"""A record's kind and id, with what should stand in those of its columns that are off."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be. `code` is its sentence's key under `findings` in the wording."""

    code: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: `damage` needs a person or a backup, `mended` was worked out anew and stored."""

    records: int
    damage: tuple[Finding, ...]
    mended: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """True if nothing was lost or changed; what could be mended does not count."""
        return not self.damage


def check(project: Project, progress: Progress | None = None) -> Report:
    """Look through the whole project; what follows from its records is mended if the project may be written.

    `progress(done, total)` counts parts of the work and may raise `Cancelled`. Reads what is damaged as far
    as it can be read, and raises nothing for it.
    """
    with project.connected(), project.reading_what_is_no_text():
        pace = _Pace(progress)
        damage, mended = _Findings(), _Findings()
        damage.add(_definitions(project))
        if damage.told:  # no statement about such a table says anything
            report = Report(0, tuple(damage.told), ())
            _mark(project, report)
            return report
        with project.looking_up(pace.look):  # SQLite alone is at work for long here
            damage.add(_pages(project))
            damage.add(_parents(project))
        may_write = project.writable and not damage.numbers["sqlite_damage"]
        done = _records(project, damage, mended, pace, may_write=may_write)
        with project.looking_up(pace.look):
            damage.add(_anchors(project))
            damage.add(_loose_links(project))
            drifted = _drifted(project, pace)
        _mend_index(project, mended, drifted, may_write=may_write)
    pace.end()
    report = Report(done, tuple(damage.told), tuple(mended.told))
    _mark(project, report)
    return report


class _Pace:
    """How far a check is: records count once when they are looked at, and twice with the search index."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._done, self._total = 0, 1

    def expect(self, total: int) -> None:
        """There is so much to do."""
        self._total = max(1, total)

    def more(self, done: int) -> None:
        """So much more is done."""
        self._done = min(self._done + done, self._total - 1)
        self.look()

    def look(self) -> None:
        """Tell how far it is; raises `Cancelled` if it is to stop."""
        if self._progress:
            self._progress(self._done, self._total)

    def end(self) -> None:
        """All is done."""
        if self._progress:
            self._progress(self._total, self._total)


class _Findings:
    """What was found, at most `MOST_FINDINGS` of each kind: a ruined file may have more than memory holds."""

    def __init__(self) -> None:
        self.told: list[Finding] = []
        self.numbers: Counter[str] = Counter()

    def add(self, found: Iterable[Finding]) -> None:
        for finding in found:
            self.numbers[finding.code] += 1
            if self.numbers[finding.code] <= MOST_FINDINGS:
                self.told.append(finding)


def _records(project: Project, damage: _Findings, mended: _Findings, pace: _Pace, *, may_write: bool) -> int:
    """Look at every record, and mend what follows from it as it goes; how many there were."""
    done = 0
    pace.expect(_parts(project))
    for entity, rows in all_records.batches(project):
        stale: list[Stale] = []
        for row in rows:
            found = _record(entity, row)
            damage.add(found)
            if not found:  # what follows from altered content is worth nothing
                stale += _stale(project, entity, row)
        mended.add(Finding("derived_off", {"entity": name, "id": row_id}) for name, row_id, _ in stale)
        if may_write and stale:
            _mend(project, stale)
        done += len(rows)
        pace.more(len(rows))
    return done


def _parts(project: Project) -> int:
    counts = all_records.counts(project)
    return sum(counts.values()) + 2 * sum(counts[name] for name in index.INDEXES)


def _mark(project: Project, report: Report) -> None:
    # Where nothing can be noted beside the project, no backup is thinned out there either.
    if project.writable and report.is_sound == backup_folder.is_marked_damaged(project.path):
        with contextlib.suppress(StorageFailed):
            backup_folder.mark_damaged(project.path, is_damaged=not report.is_sound)


def _definitions(project: Project) -> Iterator[Finding]:
    """The columns that a damaged definition of a table no longer names: they would be read as mere words."""
    for entity in ENTITIES.values():
        named = {name for (name,) in project.read("SELECT name FROM pragma_table_info(?)", (entity.name,))}
        for column in entity.table._meta.sorted_fields:
            if column.column_name not in named:
                reason = f"no such column: {entity.name}.{column.column_name}"
                yield Finding("sqlite_damage", {"reason": reason})


def _pages(project: Project) -> Iterator[Finding]:
    try:
        yield from _verdicts(project, str(MOST_FINDINGS))
        return
    except (DatabaseError, sqlite3.Error) as error:
        stopped_by = str(error)
    if "fts5" not in stopped_by:  # such as a table's definition that was damaged
        yield Finding("sqlite_damage", {"reason": stopped_by})
    # A search index that cannot be read ends SQLite's whole check, so the rest goes table by table. Not in
    # the handler: there this error would be taken for the cause of the next one.
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'"
    for (name,) in project.read(tables):
        yield from _verdicts(project, f'"{name}"')


def _verdicts(project: Project, argument: str) -> Iterator[Finding]:
    for (verdict,) in project.read(f"PRAGMA integrity_check({argument})"):
        if verdict != "ok" and "fts5" not in verdict.lower():  # the search index is looked at by itself
            yield Finding("sqlite_damage", {"reason": verdict})


def _parents(project: Project) -> Iterator[Finding]:
    for table, row_id, parent, _ in project.read("PRAGMA foreign_key_check"):
        yield Finding("parent_missing", {"entity": table, "id": row_id, "parent": parent})


def _record(entity: Entity, row: dict[str, Any]) -> list[Finding]:
    """Nothing, if the record is as Isnad last wrote it."""
    trouble = all_records.trouble(entity, row)
    return [Finding(trouble, {"entity": entity.name, "id": row["id"]})] if trouble else []


def _stale(project: Project, entity: Entity, row: dict[str, Any]) -> Iterator[Stale]:
    """The columns that do not follow from the record's content as they should, with what they should be."""
    content = {name: row[name] for name in stored.record_columns(entity)}
    try:
        right = derived.columns(project.database, entity.name, row["id"], content)
    except TypeError:
        return  # what it follows from is not there, which is told of already
    wrong = {name: value for name, value in right.items() if row[name] != value}
    if wrong:
        yield entity.name, row["id"], wrong


def _anchors(project: Project) -> Iterator[Finding]:
    """A held quote stands in its source to the letter; one in the trash may have been left behind by undo."""
    sql = """
        SELECT q.id FROM quote q JOIN source s ON s.id = q.source_id
        WHERE q.anchor = ? AND q.deleted_at IS NULL
            AND substr(s.text, q.start + 1, q."end" - q.start) IS NOT q.text
    """
    for (quote_id,) in project.read(sql, (Anchor.HELD.value,)):
        yield Finding("anchor_off", {"entity": "quote", "id": quote_id})


def _loose_links(project: Project) -> Iterator[Finding]:
    sql = """
        SELECT l.id FROM link l JOIN quote q ON q.id = l.quote_id JOIN claim c ON c.id = l.claim_id
        WHERE l.deleted_at IS NULL AND (q.deleted_at IS NOT NULL OR c.deleted_at IS NOT NULL)
    """
    for (link_id,) in project.read(sql):
        yield Finding("loose_link", {"entity": "link", "id": link_id})


def _drifted(project: Project, pace: _Pace) -> list[str]:
    """The kinds of records whose search index is off; all of them where it cannot even be read."""
    try:
        drifted = [found.record for found in drift(project.database, pace.more)]
        return list(dict.fromkeys([*drifted, *incomplete(project.database)]))
    except (DatabaseError, sqlite3.Error, UnicodeError) as error:
        if sqlite_name(error) == "SQLITE_INTERRUPT":
            raise Cancelled from error
        # A damaged index holds nothing that the records do not; it is made anew.
        return list(index.INDEXES)
    except (AttributeError, TypeError):
        return []  # a record holds another kind of value than text, which is told of already


LINKS_FOLLOW = """
    UPDATE link SET order_key = (SELECT q.order_key FROM quote q WHERE q.id = link.quote_id)
    WHERE order_key IS NOT (SELECT q.order_key FROM quote q WHERE q.id = link.quote_id)
        AND EXISTS (SELECT 1 FROM quote q WHERE q.id = link.quote_id)
"""
"""Links were compared with quotes that had not been mended yet."""


def _mend(project: Project, stale: list[Stale]) -> None:
    with storage_errors(project.path), project.database.atomic():
        for entity, row_id, right in stale:
            assigned = ", ".join(f'"{name}" = ?' for name in right)
            project.database.execute_sql(
                f'UPDATE "{entity}" SET {assigned} WHERE "id" = ?', (*right.values(), row_id)
            )


def _mend_index(project: Project, mended: _Findings, drifted: list[str], *, may_write: bool) -> None:
    mended.add(Finding("index_off", {"entity": name}) for name in drifted)
    if may_write and mended.told:
        with storage_errors(project.path), project.database.atomic():
            project.database.execute_sql(LINKS_FOLLOW)
            if mended.numbers["index_off"]:
                index.renew(project.database)
