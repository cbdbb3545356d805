"""The import of a table: everything is checked first, then it is stored as one step."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.importing.arrivals import Arrival
from tracker.exchange.importing.cells import read_rows
from tracker.exchange.importing.columns import is_own, understand
from tracker.exchange.importing.model import Faults, Imported, Options, RawTable
from tracker.exchange.importing.plan import ENTITIES, Plan
from tracker.exchange.importing.rows import ROWS
from tracker.records import SpeakerAlias
from tracker.services import claims, links, quotes, sources, speakers
from tracker.services.operation import Step, operation

BATCH = 1000
"""Records that are stored with one statement."""

COUNTED = {"quote": "quotes", "claim": "claims", "speaker": "speakers", "source": "sources", "link": "links"}


def import_table(
    project: Project, table: RawTable, path: Path, options: Options, *, dry_run: bool = False
) -> Imported:
    """Take in a table as one step «import», or only tell what would become of it.

    A record with a uid becomes as its row says; without one it is known by its words: a quote by text,
    speaker and source, a speaker by name or other name. What changes nothing leaves no step.

    Raises `InputRefused`: as `columns.understand`; import_refused with the `faults` of all rows (and their
    number, `rows`), and then nothing was stored.
    """
    what, columns = understand(table, options)
    faults = Faults({name: table.headers[places[0]] for name, places in columns.items()})
    rows = read_rows(table, what, columns, faults)
    taken = {place for places in columns.values() for place in places}
    ignored = tuple(
        header
        for place, header in enumerate(table.headers)
        if place not in taken and header.strip() and not is_own(what, header)
    )

    def planned() -> Plan:
        plan = Plan(project, faults)
        for values in rows:
            ROWS[what](plan, values)
        if faults.found:
            found = tuple(sorted(faults.found, key=lambda fault: fault.row))
            bad = len({fault.row for fault in found})
            raise InputRefused("import_refused", path=str(path), rows=bad, faults=found)
        return plan

    if dry_run:
        with project.reading():
            plan = planned()
    else:
        with operation(project, "import") as step:
            plan = planned()
            done = _told(what, len(rows), plan, ignored)
            _store(step, plan)
        return done
    return _told(what, len(rows), plan, ignored)


def _told(what: str, rows: int, plan: Plan, ignored: tuple[str, ...]) -> Imported:
    counts = {COUNTED[entity]: plan.arrivals[entity].count() for entity in ENTITIES}
    return Imported(what, rows, counts, ignored)


def _store(step: Step, plan: Plan) -> None:
    for entity in ENTITIES:
        arrivals = plan.arrivals[entity].all
        _create(step, [each for each in arrivals if each.before is None])
        for each in arrivals:
            if each.before is not None and (each.is_new or each.is_changed):
                _change(step, entity, each)
        if entity == "speaker":
            _store_parts(step, arrivals)


def _create(step: Step, arrivals: Sequence[Arrival]) -> None:
    for first in range(0, len(arrivals), BATCH):
        batch = arrivals[first : first + BATCH]
        ids = step.create_all([each.with_references() for each in batch])
        for row_id, each in zip(ids, batch, strict=True):
            each.record = replace(each.record, id=row_id)


_EDITS: dict[str, Any] = {
    "source": sources.edit,
    "speaker": speakers.edit,
    "claim": claims.edit,
    "quote": quotes.edit,
    "link": links.edit,
}


def _change(step: Step, entity: str, arrival: Arrival) -> None:
    """Bring a known record to what is told of it, out of the trash if it lies there."""
    record = arrival.with_references()
    if arrival.before.deleted_at is not None:
        step.update(entity, record.id, {"deleted_at": None})
        record = replace(record, revision=record.revision + 1)
    _EDITS[entity](step.project, record)


def _store_parts(step: Step, arrivals: Sequence[Arrival]) -> None:
    parts = [replace(part, speaker_id=each.id) for each in arrivals for part in each.parts]
    for kind in (True, False):
        same = [part for part in parts if isinstance(part, SpeakerAlias) is kind]
        for first in range(0, len(same), BATCH):
            step.create_all(same[first : first + BATCH])
