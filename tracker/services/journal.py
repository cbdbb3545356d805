"""The journal: every step once more, as plain text beside the backups, a second behind the project.

JSON Lines in UTF-8, readable without Isnad, in files that follow each other. A file begins with a line that
names the project. A step is a line of its own, then a line for each thing it wrote, and one that ends it
with a digest over the lines before, so that a torn end or a changed letter shows. What it tells is what
people wrote: it lies beside the project, private as that is, and is no log.
"""

import contextlib
import itertools
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES, Change
from tracker.queries import history
from tracker.queries.stored import read_row
from tracker.records import ActionKind, ActionRecord
from tracker.services import backup_folder, stamps
from tracker.storage_errors import storage_errors

FORMAT = 1
FOLDER = "journal"

MOST_ROWS = 5000
"""A step that wrote more, such as an import, is only named: the backup made after it holds it."""

MOST_STEPS = 2000
"""A journal that is begun late begins at most so many steps back."""

BYTES_A_FILE = 4 << 20


@dataclass(frozen=True, slots=True)
class Told:
    """One step as the journal tells it: `lines` are what it wrote, None if that was left out."""

    action: ActionRecord
    lines: tuple[dict[str, Any], ...] | None


@dataclass(frozen=True, slots=True)
class Written:
    """So many steps were added to the journal; `left_out` if one was too large to be written out."""

    steps: int = 0
    left_out: bool = False


def folder_of(project: Project) -> Path:
    """Where the project's journal lies: with its backups."""
    return backup_folder.folder_of(project) / FOLDER


def catch_up(project: Project) -> Written:
    """Write the steps that the journal has not yet, and make sure that they are on the disk.

    May be called at any time, from any thread and process; who comes second has nothing left to do.
    Raises `StorageFailed`; the project is not touched by it.
    """
    folder = folder_of(project)
    with storage_errors(folder):
        if _is_caught_up(project, folder):
            return Written()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock", timeout=0, mode=0o600, thread_local=False)
        with contextlib.suppress(Timeout), lock, project.reading():
            return _catch_up(project, folder)
    return Written()


def _catch_up(project: Project, folder: Path) -> Written:
    newest = history.newest(project)
    uid = backup_folder.noted_value(project, "uid")
    if newest is None:
        return Written()
    last = _last(project, folder, uid)
    if last is not None and history.purged_since(project, last):
        # Whoever purged was killed before forgetting the journal, or is about to forget it.
        _delete(folder)
        last = None
    if last is None:
        last = _beginning(project, newest)
    if last >= newest.id:
        return Written()
    left_out = False
    with _Pen(folder, uid, last + 1) as pen:
        for step_id in range(last + 1, newest.id + 1):
            action = history.step(project, step_id)
            if action is not None:  # a purge takes steps out of the history
                lines = _lines(project, action)
                left_out |= lines is None
                pen.write(action, lines)
    _last(project, folder, uid)
    return Written(newest.id - last, left_out)


def _beginning(project: Project, newest: ActionRecord) -> int:
    """Where a journal begins: behind the newest backup, or with the first step if that is not far."""
    for each in backup_folder.of_history(project, backup_folder.folder_of(project)):
        if each.is_sound:
            return each.step if newest.id - each.step <= MOST_STEPS else newest.id
    return 0 if newest.id <= MOST_STEPS else newest.id


def _last(project: Project, folder: Path, uid: str) -> int | None:
    """The last step of the journal; None if there is none, or none of this project's present history."""
    last = None
    with contextlib.suppress(InputRefused):  # what is damaged is set aside, and a new one begun
        names = files(folder)
        for name in names[-1:]:
            last = _last_of(name, uid)
        if last is None and not names:
            return None
        if last is not None and _is_same(history.step(project, last.id), last):
            return last.id
    set_aside(folder)
    return None


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found in a journal's last file: its last step, and the byte behind it."""

    name: Path
    uid: str
    inode: int
    size: int
    modified: int
    end: int
    last: ActionRecord | None

    def goes_on(self, name: Path, uid: str, status: os.stat_result) -> bool:
        """True if the file is the one that was read, and at most has more behind that."""
        is_it = (self.name, self.uid, self.inode) == (name, uid, status.st_ino)
        return is_it and (status.st_size > self.size or self.is_as_read(status))

    def is_as_read(self, status: os.stat_result) -> bool:
        """True if nothing was written to the file since."""
        return (self.size, self.modified) == (status.st_size, status.st_mtime_ns)


_known: dict[Path, _Known] = {}
"""By the journal's folder: a file of megabytes is not read anew for each step, nor while nothing happens."""


def _is_caught_up(project: Project, folder: Path) -> bool:
    """True if the journal is as this process left it, with the newest step there is; writes nothing."""
    known, newest = _known.get(folder), history.newest(project)
    if known is None or known.last is None or newest is None or newest.id != known.last.id:
        return False
    with contextlib.suppress(OSError):
        is_own = known.uid == backup_folder.noted_value(project, "uid") and _is_same(newest, known.last)
        status = known.name.stat()
        return is_own and known.inode == status.st_ino and known.is_as_read(status)
    return False


def _last_of(name: Path, uid: str) -> ActionRecord | None:
    """The last whole step of a file, of which only what is new since the last look is read."""
    known = _known.pop(name.parent, None)
    with storage_errors(name), name.open("rb") as lines:
        status = os.fstat(lines.fileno())
        last = None
        if known is not None and known.goes_on(name, uid, status):
            lines.seek(known.end)
            last = known.last
        else:
            _read_head(lines, name, uid)
        end = lines.tell()
        for told in _steps(lines, name):
            last, end = told.action, lines.tell()
    _known[name.parent] = _Known(name, uid, status.st_ino, status.st_size, status.st_mtime_ns, end, last)
    return last


def _is_same(stored: ActionRecord | None, told: ActionRecord) -> bool:
    return stored is not None and (stored.at, stored.actor, stored.kind) == (told.at, told.actor, told.kind)


def set_aside(folder: Path) -> None:
    """Put the journal's files under a name of their own, where none goes on with them."""
    with storage_errors(folder):
        for file in files(folder):
            moment = stamps.now().replace(":", "")
            file.rename(file.with_name(f"{file.stem}-{moment}.older"))


def forget(project: Project) -> None:
    """Delete the whole journal, as a purge asks for: what is purged stands in it in plain words.

    Call it after the purge; the next `catch_up` begins a new journal behind the newest backup. That one
    forgets the old journal too if it meets a purge: a program may be killed before it comes to this.
    """
    _delete(folder_of(project))


def _delete(folder: Path) -> None:
    with storage_errors(folder):
        for file in [*files(folder), *folder.glob("*.older")]:
            file.unlink(missing_ok=True)


def drop_old(project: Project) -> None:
    """Delete the journal's files that lie before the oldest of the newest backups, which hold all of it."""
    own = backup_folder.of_history(project, backup_folder.folder_of(project))
    kept = list(itertools.islice((each for each in own if each.is_sound), backup_folder.ALWAYS))
    if not kept:
        return
    reached = kept[-1].step
    names = files(folder_of(project))
    for file, following in itertools.pairwise(names):
        if int(following.stem) <= reached + 1:
            with storage_errors(file):
                file.unlink(missing_ok=True)


def files(folder: Path) -> list[Path]:
    """The journal's files in the order of their steps; the first step's id is their name."""
    return sorted(each for each in folder.glob("*.jsonl") if each.stem.isdecimal())


# Writing


class _Pen:
    """Appends whole steps, and begins a new file where the last one has grown long or is torn."""

    def __init__(self, folder: Path, uid: str, first: int) -> None:
        self._folder, self._uid = folder, uid
        self._file = self._last_file() or self._new_file(first)

    def __enter__(self) -> "_Pen":
        return self

    def __exit__(self, *_: object) -> None:
        os.fsync(self._file)
        os.close(self._file)

    def write(self, action: ActionRecord, lines: list[dict[str, Any]] | None) -> None:
        if os.fstat(self._file).st_size > BYTES_A_FILE:
            os.fsync(self._file)
            os.close(self._file)
            self._file = self._new_file(action.id)
        self._append(_as_text(action, lines))

    def _append(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._file, data) :]

    def _last_file(self) -> int | None:
        for name in files(self._folder)[-1:]:
            file = os.open(name, os.O_WRONLY)
            # What a killed program left half-written is cut off: no step is in it.
            os.ftruncate(file, _known[self._folder].end)
            os.lseek(file, 0, os.SEEK_END)
            return file
        return None

    def _new_file(self, first: int) -> int:
        name = self._folder / f"{first:08d}.jsonl"
        self._file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._append(_line({"isnad_journal": FORMAT, "project": self._uid}))
        return self._file


def _as_text(action: ActionRecord, lines: list[dict[str, Any]] | None) -> bytes:
    head = {
        "step": action.id,
        "at": action.at,
        "actor": action.actor,
        "kind": action.kind.value,
        "name": action.name,
        "reverts": action.reverts_id,
    }
    body = b"".join(map(_line, [head, *(lines or ())]))
    end: dict[str, Any] = {"end": action.id, "digest": _digest(body)}
    return body + _line(end if lines is not None else {**end, "left_out": True})


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()


def _lines(project: Project, action: ActionRecord) -> list[dict[str, Any]] | None:
    """What a step wrote, in order; None if that is too much for a journal, or was to leave no trace."""
    if action.name == history.PURGE:
        return None
    changes = project.read(
        "SELECT id, entity, row_id, last_id, before, after FROM change WHERE action_id = ? ORDER BY id",
        (action.id,),
    )
    if sum((last or first) - first + 1 for _, _, first, last, _, _ in changes) > MOST_ROWS:
        return None
    lines: list[dict[str, Any]] = []
    for change_id, entity, first, last, before, after in changes:
        if before is None:
            ids = range(first, (last or first) + 1)
            try:
                rows = [_as_made(project, entity, each, change_id) for each in ids]
            except InputRefused:
                return None  # it was purged since
            lines.append({"made": entity, "id": first, "last_id": last, "rows": rows})
        else:
            told = {"before": json.loads(before), "after": json.loads(after)}
            lines.append({"changed": entity, "id": first, "last_id": last, **told})
    return lines


def _as_made(project: Project, entity_name: str, row_id: int, change_id: int) -> dict[str, Any]:
    """A record's content as it was when it was made: as it is now, with all later changes taken back."""
    entity = ENTITIES[entity_name]
    row = read_row(project, entity, row_id)
    later = Change.select(Change.before).where(
        history.about(entity_name, row_id) & (Change.id > change_id) & Change.before.is_null(False)
    )
    for (before,) in project.rows(later.order_by(Change.id.desc())):
        row |= json.loads(before)
    content = {name: row[name] for name in entity.content}
    return {"uid": row["uid"].hex(), **content} if entity.travels else content


# Reading


def read(file: Path, uid: str) -> Iterator[Told]:
    """The whole steps of a journal's file, in order; what is torn at its end is left out.

    Raises `InputRefused`: "journal_of_another" unless it is this project's, "journal_damaged" with the line
    where it is no longer what Isnad wrote.
    """
    with storage_errors(file), file.open("rb") as lines:
        _read_head(lines, file, uid)
        yield from _steps(lines, file)


def _read_head(lines: Iterator[bytes], file: Path, uid: str) -> None:
    head = _parsed(next(lines, b""), file, 1)
    if head is None or "isnad_journal" not in head:
        raise InputRefused("journal_damaged", path=str(file), line=1)
    if head.get("project") != uid or head["isnad_journal"] != FORMAT:
        raise InputRefused("journal_of_another", path=str(file))


def _steps(lines: Iterable[bytes], file: Path) -> Iterator[Told]:
    body: list[bytes] = []
    for number, line in enumerate(lines, 2):
        told = _parsed(line, file, number)
        if told is None:
            return  # torn
        if "end" not in told:
            body.append(line)
            continue
        if told.get("digest") != _digest(b"".join(body)):
            raise InputRefused("journal_damaged", path=str(file), line=number)
        head, *rest = map(json.loads, body)
        yield Told(_action(head), None if told.get("left_out") else tuple(rest))
        body = []


def _parsed(line: bytes, file: Path, number: int) -> dict[str, Any] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        found = json.loads(line)
    except ValueError as error:
        raise InputRefused("journal_damaged", path=str(file), line=number) from error
    if not isinstance(found, dict):
        raise InputRefused("journal_damaged", path=str(file), line=number)
    return found


def _action(head: dict[str, Any]) -> ActionRecord:
    return ActionRecord(
        id=head["step"],
        at=head["at"],
        actor=head["actor"],
        kind=ActionKind(head["kind"]),
        name=head["name"],
        reverts_id=head["reverts"],
        undone=False,
    )
