"""Putting steps back: what a restored backup lacks is taken from the journal, step by step, or refused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.db import Project
from tracker.errors import Conflict, InputRefused
from tracker.models import ENTITIES
from tracker.queries import history, stored
from tracker.queries.stored import read_row
from tracker.records import ActionRecord
from tracker.services import backup_folder, dismissals, journal, many, rejections
from tracker.services.journal import Told
from tracker.services.operation import Step, operation

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reapplied:
    """So many steps were put back; `last` is the newest of them."""

    steps: int
    last: ActionRecord | None


def reapply(project: Project, source: Path, progress: Progress | None = None) -> Reapplied:
    """Put back the steps that the journal `source`, a file or its folder, has beyond the project.

    Each is stored whole, under its own number, moment and editor, so that a project which was restored
    and given its journal is the one that was lost; stopped in between, a second call goes on. Raises
    `InputRefused` where a step does not fit: "journal_of_another", "journal_damaged", "journal_gap",
    "journal_left_out" or "journal_does_not_fit", with the step; those before it are stored.
    """
    project.refuse_if_read_only()
    uid = backup_folder.noted_value(project, "uid")
    names = journal.files(source) if source.is_dir() else [source] * source.exists()
    if not names:
        raise InputRefused("journal_missing", path=str(source))
    steps, last = 0, None
    for told in _beyond(project, names, uid):
        _put_back(project, told)
        steps, last = steps + 1, told.action
        if progress:
            progress(steps, steps)  # how many will follow is not known
    return Reapplied(steps, last)


def _beyond(project: Project, names: list[Path], uid: str) -> Iterator[Told]:
    newest = history.newest(project)
    reached = newest.id if newest else 0
    for name in names:
        for told in journal.read(name, uid):
            step_id = told.action.id
            if step_id <= reached:
                _refuse_another(project, told.action, name)
                continue
            if step_id != reached + 1:
                raise InputRefused("journal_gap", path=str(name), step=reached + 1)
            yield told
            reached = step_id


def _refuse_another(project: Project, told: ActionRecord, name: Path) -> None:
    """A step that the project has must be the same one: else its history went another way."""
    own = history.step(project, told.id)
    if own is not None and (own.at, own.actor, own.name) != (told.at, told.actor, told.name):
        raise InputRefused("journal_does_not_fit", path=str(name), step=told.id)


def _put_back(project: Project, told: Told) -> None:
    action = told.action
    if told.lines is None:
        raise InputRefused("journal_left_out", step=action.id)
    try:
        with operation(project, action.name, kind=action.kind) as step:
            step.told_by(action)
            for line in told.lines:
                _write(step, line, action.name)
    except (Conflict, InputRefused, KeyError, TypeError, ValueError) as error:
        raise InputRefused("journal_does_not_fit", path=str(project.path), step=action.id) from error


def _write(step: Step, line: dict[str, Any], name: str) -> None:
    if "made" in line:
        _make(step, line)
        return
    entity, row_id, before, after = line["changed"], line["id"], line["before"], line["after"]
    if entity == dismissals.ENTITY:
        dismissals.reverse(step, row_id, gone=after["places"], new=before["places"], of=name)
    elif entity == rejections.ENTITY:
        rejections.reverse(step, row_id, after, before, of=name)
    elif line["last_id"] is not None:
        _write_many(step, line)
    else:
        row = read_row(step.project, ENTITIES[entity], row_id)
        if any(row[field] != value for field, value in before.items()):
            raise Conflict("record_changed", entity=entity, id=row_id)
        step.update(entity, row_id, {"deleted_at": row["deleted_at"], **after})


def _write_many(step: Step, line: dict[str, Any]) -> None:
    """Write to all rows of a range what befell them alike."""
    entity, before, after = line["changed"], line["before"], line["after"]
    if not many.takes(entity, after):
        raise ValueError(entity)  # nothing that Isnad writes in ranges

    def wanted(row: many.Row) -> dict[str, Any]:
        if any(row[field] != value for field, value in before.items()):
            raise Conflict("record_changed", entity=entity, id=row["id"])
        return dict(after)

    ids = range(line["id"], line["last_id"] + 1)
    many.update(step, entity, ids, wanted, many.Counter(len(ids), None))


def _make(step: Step, line: dict[str, Any]) -> None:
    records = [_record(line["made"], row) for row in line["rows"]]
    first = step.create_all(records).start if line["last_id"] is not None else step.create(records[0])
    if first != line["id"]:
        raise Conflict("record_changed", entity=line["made"], id=line["id"])


def _record(entity_name: str, row: dict[str, Any]) -> Any:
    entity = ENTITIES[entity_name]
    enums = stored.enumerations(entity)
    content: dict[str, Any] = {
        name: enums[name](row[name]) if name in enums else row[name] for name in entity.content
    }
    if entity.travels:
        content["uid"] = bytes.fromhex(row["uid"])
    return entity.record(**content)
