"""The commands of the history: what was done, and undo and redo."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import get_type_hints

from tracker.cli import output, reading
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES
from tracker.queries import history as history_queries
from tracker.queries import verdicts as verdict_queries
from tracker.records import ActionKind, ActionRecord, FieldChange
from tracker.services import backup, project
from tracker.services import history as steps
from tracker.wording import Worded, Wording

LONGEST_VALUE = 60


def history(arguments: Namespace, wording: Wording) -> None:
    """List the steps, newest first, each with what it changed; of one record only if it is named."""
    if arguments.record is not None and arguments.record_id is None:
        arguments.refuse(wording.sentence("cli.usage.needs", option=arguments.record, other="ID"))
    with reading.opened(arguments.file, wording) as opened:
        verdicts = _verdict_names(opened, wording)
        entries = history_queries.entries(
            opened, entity=arguments.record, row_id=arguments.record_id, limit=arguments.limit
        )
        for entry in entries:
            output.show(_headline(entry.action, wording))
            for change, ids in _gathered(entry.changes):
                output.show(f"    {_told(change, ids, verdicts, wording)}")
    output.flush()
    output.say(wording.count("steps", len(entries)))


def undo(arguments: Namespace, wording: Wording) -> None:
    """Take the newest step back, and say which it was; with `--to`, all behind a step, behind a backup."""
    if arguments.to is not None:
        _undo_to(arguments, wording)
        return
    with project.open_project(arguments.file) as opened:
        changes = steps.undo(opened)
    output.say(wording.sentence("messages.undone", step=wording.step(changes.name)))


def _undo_to(arguments: Namespace, wording: Wording) -> None:
    with project.open_project(arguments.file) as opened:
        if not history_queries.standing_after(opened, arguments.to):
            raise InputRefused("nothing_behind_step", step=arguments.to)
        backup.before(opened, "undo")
        changes = steps.undo_to(opened, arguments.to)
    undone = wording.count("steps", changes.records)
    output.say(wording.sentence("messages.undone_to", steps=undone, step=arguments.to))


def redo(arguments: Namespace, wording: Wording) -> None:
    """Bring back the step that was undone last, and say which it was."""
    with project.open_project(arguments.file) as opened:
        changes = steps.redo(opened)
    output.say(wording.sentence("messages.redone", step=wording.step(changes.name)))


def _headline(action: ActionRecord, wording: Wording) -> Worded:
    step = wording.step(action.name)
    if action.kind is not ActionKind.DO:
        step = wording.sentence(f"messages.history.{action.kind}_of", step=step)
    key = "messages.history.undone" if action.undone else "messages.history.step"
    return wording.sentence(key, id=action.id, at=local(action.at), step=step, actor=action.actor)


def _gathered(changes: Iterable[FieldChange]) -> list[tuple[FieldChange, range]]:
    """The changes, each with the ids of the records it tells of.

    Records of one kind that the same befell, with neighbouring ids, are told of together.
    """
    found: list[tuple[FieldChange, range]] = []
    places: dict[tuple[str, str], int] = {}
    for change in changes:
        kind = (change.entity, _befell(change))
        last = change.after if kind[1] == "created" and isinstance(change.after, int) else change.last_id
        ids = range(change.row_id, (last or change.row_id) + 1)
        place = places.get(kind)
        if kind[1] != "change" and place is not None and _touch(found[place][1], ids):
            known = found[place][1]
            ids = range(min(known.start, ids.start), max(known.stop, ids.stop))
            found[place] = (found[place][0], ids)
        else:
            places[kind] = len(found)
            found.append((change, ids))
    return found


def _touch(one: range, other: range) -> bool:
    """True if one begins where the other ends; what is undone is told of backwards."""
    return one.stop == other.start or other.stop == one.start


def _befell(change: FieldChange) -> str:
    """What happened to the record, as the keys of its sentences name it."""
    if change.field == history_queries.CREATED:
        return "created"
    if change.field == "deleted_at":
        return "restored" if change.after is None else "trashed"
    return "change"


def local(moment: str) -> str:
    """A UTC moment as the clock on the wall showed it."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")


def _told(change: FieldChange, ids: range, verdicts: dict[object, str], wording: Wording) -> Worded:
    if change.entity == history_queries.PURGE:
        gone = wording.entity(change.field)
        return wording.sentence("messages.history.purged", entity=gone, number=change.after)
    record = {"entity": wording.entity(change.entity), "id": ids[0]}
    befell = _befell(change)
    if befell != "change":
        if len(ids) == 1:
            return wording.sentence(f"messages.history.{befell}", **record)
        return wording.sentence(f"messages.history.{befell}_many", **record, last=ids[-1])
    many = {"last": ids[-1]} if len(ids) > 1 else {}
    return wording.sentence(
        "messages.history.change_many" if many else "messages.history.change",
        **record,
        **many,
        field=wording.field(change.entity, change.field),
        before=_value(change, change.before, verdicts, wording),
        after=_value(change, change.after, verdicts, wording),
    )


def _value(change: FieldChange, value: object, verdicts: dict[object, str], wording: Wording) -> object:
    """A value as a line of the history shows it: labels for words, names for verdicts, long text cut."""
    if value in (None, "", []):
        return wording.sentence("messages.history.empty")
    if change.field == "verdict_id":
        return verdicts.get(value, value)
    if kind := _enumerations(change.entity).get(change.field):
        return kind(str(value))
    if isinstance(value, list):  # places in a text
        value = ", ".join(f"{start}–{end}" for start, end in value)
    shown = " ".join(str(value).split())
    return shown if len(shown) <= LONGEST_VALUE else f"{shown[: LONGEST_VALUE - 1]}…"


@cache
def _enumerations(entity: str) -> dict[str, type[StrEnum]]:
    """The columns of an entity that hold the word of an enumeration."""
    if entity not in ENTITIES:  # what a step changed is no record of its own, as a pair that was rejected
        return {}
    hints = get_type_hints(ENTITIES[entity].record).items()
    return {name: hint for name, hint in hints if isinstance(hint, type) and issubclass(hint, StrEnum)}


def _verdict_names(opened: Project, wording: Wording) -> dict[object, str]:
    """The names of the verdicts by id."""
    return {
        verdict.id: verdict.name_ar if wording.language == "ar" else verdict.name_en
        for verdict in verdict_queries.all_verdicts(opened)
    }
