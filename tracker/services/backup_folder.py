"""The folders of backups: what lies in them, in which order, what is thinned out, and when that stops.

Backups are put in order by the project's history, which only grows, and not by the clock, which may be
set back. Each says in its name which step is its newest, and when it was made.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from tracker import open_files
from tracker.db import Project
from tracker.errors import IsnadError, StorageFailed
from tracker.queries import history
from tracker.records import ActionRecord
from tracker.services import stamps
from tracker.services.recognize import kind_of_file
from tracker.storage_errors import storage_errors

NAME = re.compile(
    r"(?P<stem>.+)-(?P<step>\d{8,})-(?P<moment>\d{4}-\d\d-\d\d-\d{6})(?:-(?P<reason>[a-z]+))?(?:-\d+)?\.isnad"
)
MOMENT = "%Y-%m-%d-%H%M%S"

UNSOUND = "unsound"
"""In place of a reason: a faithful copy of a project in which something was changed without Isnad."""

MARKER = "damaged"

ALWAYS, HOURS, DAYS, WEEKS, MONTHS = 10, 48, 14, 8, 12
"""What thinning leaves: the newest of all, all of the last hours, then one for each day, week and month."""

UNSOUND_ONES = 2

FOLDER, SECOND_FOLDER, MINUTES = "backup_folder", "second_backup_folder", "backup_minutes"
"""Under these a project notes where its backups go, and how often they are made."""

USUAL_MINUTES = 30


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup as its name tells of it: its newest step's id, and when it was made (UTC)."""

    path: Path
    step: int
    moment: datetime
    reason: str = ""

    @property
    def is_sound(self) -> bool:
        """True if every record in it was as Isnad had left it."""
        return self.reason != UNSOUND


def default_folder(path: Path) -> Path:
    """Where a project's backups go unless a folder is named: beside it, under its name."""
    return path.with_name(f"{path.stem}.backups")


def folder_of(project: Project) -> Path:
    """Where this project's backups go; beside it where the folder that it notes is not there."""
    noted = noted_value(project, FOLDER)
    if noted and Path(noted).is_dir():
        return Path(noted) / default_folder(project.path).name
    return default_folder(project.path)


def noted_value(project: Project, key: str) -> str:
    """What the project notes under this key; empty if it notes nothing."""
    with project.connected():
        rows = project.read("SELECT value FROM project WHERE key = ?", (key,))
    return str(rows[0][0]) if rows else ""


def minutes_of(project: Project) -> int:
    """How many minutes lie between two backups while the project is worked on."""
    noted = noted_value(project, MINUTES)
    return max(1, int(noted)) if noted.isdecimal() else USUAL_MINUTES


def folders(path: Path) -> list[Path]:
    """Every folder that backups of this project may lie in: those that it notes, if it can be read.

    Also of a file that cannot be opened, or is not there any more: then the one beside it.
    """
    beside = default_folder(path)
    found = [beside]
    with contextlib.suppress(IsnadError, OSError), Project(path, writable=False, mode="mode=ro") as project:
        project.connect()
        noted = [noted_value(project, key) for key in (FOLDER, SECOND_FOLDER)]
        found += [Path(each) / beside.name for each in noted if each]
    return found


def all_kept(path: Path) -> list[Kept]:
    """The backups of a project in all of its folders, newest step first; each once, though it lies in two."""
    found: dict[str, Kept] = {}
    for folder in folders(path):
        for each in kept(folder, path):
            found.setdefault(each.path.name, each)
    return sorted(found.values(), key=lambda each: (each.step, each.moment), reverse=True)


def new_name(folder: Path, path: Path, step: int, reason: str = "") -> Path:
    """A name for a backup that is made now, which nothing in the folder has."""
    moment = stamps.now().replace(":", "").replace("T", "-").removesuffix("Z")
    stem = f"{path.stem}-{step:08d}-{moment}" + (f"-{reason}" if reason else "")
    names = (f"{stem}{suffix}.isnad" for suffix in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(folder / name for name in names if not (folder / name).exists())


def kept(folder: Path, path: Path) -> list[Kept]:
    """The backups of the project `path` in this folder, newest step first; none if it cannot be read."""
    with contextlib.suppress(OSError):
        found = (_told(each) for each in folder.iterdir())
        own = [(each, stem) for each, stem in found if each is not None and stem == path.stem]
        return sorted((each for each, _ in own), key=lambda each: (each.step, each.moment), reverse=True)
    return []


def of_history(project: Project, folder: Path) -> Iterator[Kept]:
    """As `kept`, but only those that lie behind the project as it is now.

    A project that was put back to an older state and went on from there leaves its other backups with later
    steps of another history: they count for nothing here.
    """
    uid, newest = noted_value(project, "uid"), history.newest(project)
    for each in kept(folder, project.path):
        if newest is not None and each.step <= newest.id:
            step = newest_step(each.path, uid)
            if step is not None and step == history.step(project, step.id):
                yield each


def _told(path: Path) -> tuple[Kept | None, str]:
    said = NAME.fullmatch(path.name)
    if said is None:
        return None, ""
    with contextlib.suppress(ValueError):  # a day that no calendar has
        moment = datetime.strptime(said["moment"], MOMENT)
        return Kept(path, int(said["step"]), moment, said["reason"] or ""), said["stem"]
    return None, ""


def newest_step(copy: Path, uid: str) -> ActionRecord | None:
    """The newest step of a backup; None if it has none, cannot be read, or is another project's."""
    with contextlib.suppress(IsnadError, OSError):
        if kind_of_file(open_files.head(copy) or b"") == "isnad":
            with (
                Project(copy, writable=False, mode="mode=ro&immutable=1") as opened,
                storage_errors(copy),
            ):
                opened.connect()
                if noted_value(opened, "uid") == uid:
                    return history.newest(opened)
    return None


# Damage


def mark_damaged(path: Path, *, is_damaged: bool) -> None:
    """Note that the project failed a check, or passed one: from a damaged one no backup is thinned out."""
    marker = default_folder(path) / MARKER
    with storage_errors(marker):
        if is_damaged:
            marker.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            marker.touch(mode=0o600)
        else:
            marker.unlink(missing_ok=True)


def is_marked_damaged(path: Path) -> bool:
    """True if the last check of this project found that something was lost or changed."""
    return (default_folder(path) / MARKER).exists()


# Thinning


def thin(project: Project, folder: Path) -> list[Path]:
    """Remove the backups that newer ones make superfluous, and return their paths.

    Nothing sound goes while the project counts as damaged, and never what is no backup of this project.
    """
    uid = noted_value(project, "uid")
    mine = kept(folder, project.path)
    sound, unsound = ([each for each in mine if each.is_sound is kind] for kind in (True, False))
    goes = unsound[UNSOUND_ONES:]
    if not is_marked_damaged(project.path):
        own = {each.path for each in of_history(project, folder)}
        for is_own in (True, False):  # what came before a project was put back to an older state stays too
            goes += superfluous([each for each in sound if (each.path in own) is is_own])
    gone = []
    for each in goes:
        if newest_step(each.path, uid) is not None:
            with storage_errors(each.path):
                each.path.unlink(missing_ok=True)
            gone.append(each.path)
    return gone


def superfluous(newest_first: Sequence[Kept]) -> list[Kept]:
    """Those of a project's backups that thinning removes.

    The newest `ALWAYS` stay whatever the clock says. Days, weeks and months count only if there is a
    backup of them, so that a year without work, or a clock that was wrong, costs nothing.
    """
    ordered = _in_time(newest_first)
    stays = set(ordered[:ALWAYS])
    if ordered:
        since = ordered[0].moment - timedelta(hours=HOURS)
        stays |= {each for each in ordered if each.moment >= since}
    stays |= _last_of(ordered, DAYS, lambda moment: moment.date())
    stays |= _last_of(ordered, WEEKS, lambda moment: moment.isocalendar()[:2])
    stays |= _last_of(ordered, MONTHS, lambda moment: (moment.year, moment.month))
    stay = {each.path for each in stays}
    return [each for each in newest_first if each.path not in stay]


def _in_time(newest_first: Iterable[Kept]) -> list[Kept]:
    """The same backups, none of them later than the one that follows it in the history."""
    ordered: list[Kept] = []
    for each in newest_first:
        moment = min(each.moment, ordered[-1].moment) if ordered else each.moment
        ordered.append(replace(each, moment=moment))
    return ordered


def _last_of(ordered: Iterable[Kept], most: int, span: Callable[[datetime], object]) -> set[Kept]:
    found: dict[object, Kept] = {}
    for each in ordered:
        if len(found) == most and span(each.moment) not in found:
            break
        found.setdefault(span(each.moment), each)
    return set(found.values())


def second_folder(project: Project) -> Path | None:
    """The second folder that backups go to, if one is named; `StorageFailed` if it is not there now."""
    noted = noted_value(project, SECOND_FOLDER)
    if not noted:
        return None
    if not Path(noted).is_dir():  # a drive that is not plugged in; nothing is made in its place
        raise StorageFailed("second_folder_missing", path=noted)
    return Path(noted) / default_folder(project.path).name
