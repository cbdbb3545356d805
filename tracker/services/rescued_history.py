"""The history as a rescue finds it: what a ruined file still tells of its steps, as far as that is whole.

Unlike records, what the history wrote has no digest: a row counts if it is such as Isnad writes.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.db import Project
from tracker.models import ENTITIES, Action, Change
from tracker.queries import history
from tracker.records import ActionKind
from tracker.services import dismissals, rejections, stamps
from tracker.services.pages import Row

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z")
KINDS = {kind.value for kind in ActionKind}
TOLD_OF = {*ENTITIES, history.PURGE, dismissals.ENTITY, rejections.ENTITY}

AT_ONCE = 500


@dataclass(slots=True)
class Found:
    """Steps and what they wrote, by their numbers."""

    steps: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    changes: dict[int, tuple[Any, ...]] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        """Keep a row if it is one of the history."""
        if _is_step(row.values):
            self.steps[row.number] = row.values[1:]
        elif _is_change(row.values):
            self.changes[row.number] = row.values[1:]


@dataclass(frozen=True, slots=True)
class RescuedSteps:
    """How many steps were brought over, the numbers of those that are missing below the greatest, and how
    many of the rest are not told of whole."""

    found: int = 0
    missing: tuple[int, ...] = ()
    partly: int = 0


def told(found: Found) -> RescuedSteps:
    """What of the history is there, and what is missing of it."""
    known = {number: row for number, row in found.changes.items() if row[0] in found.steps}
    # A purge takes steps, and parts of steps, out of the history before it: what lacks there is not lost.
    purge = max((row[0] for row in known.values() if row[1] == history.PURGE), default=0)
    missing = tuple(number for number in _gaps(found.steps) if number > purge)
    partly = sum(number > purge for number in _torn(found.steps, known))
    return RescuedSteps(found=len(found.steps), missing=missing, partly=partly)


def store(made: Project, found: Found) -> None:
    """Write the steps into a new project, and behind them the step «rescue», where undo begins anew.

    A step is brought over with what is left of it; what belongs to a lost step is left out.
    """
    database = made.database
    steps = [
        (number, at, actor, kind, name, reverts if reverts in found.steps else None)
        for number, (at, actor, kind, name, reverts) in sorted(found.steps.items())
    ]
    changes = [(number, *row) for number, row in sorted(found.changes.items()) if row[0] in found.steps]
    for table, columns, rows in (
        (Action, '"id", "at", "actor", "kind", "name", "reverts_id"', steps),
        (Change, '"id", "action_id", "entity", "row_id", "last_id", "before", "after"', changes),
    ):
        places = ", ".join("?" * (columns.count(",") + 1))
        sql = f'INSERT INTO "{table._meta.table_name}" ({columns}) VALUES ({places})'
        for first in range(0, len(rows), AT_ONCE):
            database.executemany(sql, rows[first : first + AT_ONCE])
    if steps:
        step = {"at": stamps.now(), "actor": made.actor, "kind": ActionKind.DO.value, "name": history.RESCUE}
        database.execute(Action.insert(step))


def _is_step(values: tuple[Any, ...]) -> bool:
    if len(values) != 6 or values[0] is not None or values[3] not in KINDS:
        return False
    _, at, actor, _, name, reverts = values
    is_named = isinstance(actor, str) and isinstance(name, str)
    is_dated = isinstance(at, str) and MOMENT.fullmatch(at) is not None
    return is_named and is_dated and (reverts is None or isinstance(reverts, int))


def _is_change(values: tuple[Any, ...]) -> bool:
    if len(values) != 7 or values[0] is not None or values[2] not in TOLD_OF:
        return False
    _, step_id, entity, row_id, last_id, before, after = values
    if not isinstance(step_id, int) or not isinstance(row_id, int):
        return False
    if not (last_id is None or isinstance(last_id, int)):
        return False
    if before is None and after is None:
        return True
    return entity == history.PURGE or (_is_object(before) and _is_object(after))


def _is_object(text: Any) -> bool:
    try:
        return isinstance(text, str) and isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _gaps(kept: Mapping[int, object]) -> tuple[int, ...]:
    return tuple(sorted(set(range(1, max(kept, default=0) + 1)) - set(kept)))


def _torn(steps: Mapping[int, tuple[Any, ...]], changes: Mapping[int, tuple[Any, ...]]) -> set[int]:
    """The steps of which something is missing, as far as the numbers of what they wrote tell.

    These rise with the steps, so that what is missing between two of them belongs to either.
    """
    told_of = Counter(row[0] for row in changes.values())
    torn = {step for step, row in steps.items() if not told_of[step] and row[3] != history.RESCUE}
    rising = sorted(changes)
    for one, other in zip([0, *rising], rising, strict=False):
        if other != one + 1:
            torn |= {changes[each][0] for each in (one, other) if each in changes}
    return torn
