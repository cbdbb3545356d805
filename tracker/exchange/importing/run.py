"""The import of a table: everything is checked first, then it is stored as one step."""

import contextlib
import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.importing.cells import RowReader
from tracker.exchange.importing.columns import Columns, field_named, is_own, understand
from tracker.exchange.importing.model import Count, Faults, Imported, Options, RawTable, Values
from tracker.exchange.importing.plan import ENTITIES, Plan
from tracker.exchange.importing.quotes import QuoteRows, Settling
from tracker.exchange.importing.rows import ROWS
from tracker.exchange.importing.staging import CHANGED, NEW, REVIVED, SAME, Staging, staging
from tracker.exchange.importing.storing import store_arrivals, store_quotes
from tracker.services.operation import operation

COUNTED = {"quote": "quotes", "claim": "claims", "speaker": "speakers", "source": "sources", "link": "links"}

Progress = Callable[[int, int], None]

LOOK = 1000
"""Rows between two looks at whether the import is to go on."""


def _unwatched(_done: int, _total: int) -> None:
    pass


def import_table(
    project: Project,
    table: RawTable,
    path: Path,
    options: Options,
    *,
    dry_run: bool = False,
    progress: Progress = _unwatched,
) -> Imported:
    """Take in a table as one step «import», or only tell what would become of it.

    A record with a uid becomes as its row says; without one it is known by its words and left as it is: a
    quote by text, speaker and source, a speaker by name or other name; unless `options.duplicates` chooses
    otherwise. What changes nothing leaves no step. Rows of quotes wait on the disk, so that memory grows
    with the speakers, sources and claims alone. `progress(done, total)` counts rows, each once when it is
    checked and once when it is stored; what it raises, such as `Cancelled`, leaves nothing behind.

    Raises `InputRefused`: as `columns.understand`; import_refused with the `faults` of all rows, as many as
    are kept, their `number`, and how many `rows` have any; and then nothing was stored.
    """
    for name, words in options.constants:
        table = table.with_column(words)
        options = replace(options, mapping=(*options.mapping, (name, str(len(table.headers)))))
    what, columns = understand(table, options)
    faults = Faults({name: table.headers[places[0]] for name, places in columns.items()})
    rows = table.found.rows
    with (
        _undisturbed(),
        staging() as waiting,
        project.reading() if dry_run else operation(project, "import") as step,
    ):
        plan = Plan(project, faults, options)
        reader = RowReader(what, columns, faults, options)
        settling = None
        if what == "quotes":
            settling = _take_quotes(table, plan, reader, QuoteRows(plan, waiting, columns), waiting, progress)
        else:
            for values, _ in _read(table, reader, progress):
                ROWS[what](plan, values)
        _refuse(faults, path)
        done = Imported(what, rows, _counts(plan, waiting), _ignored(table, what, columns))
        if step is not None:
            store_arrivals(step, plan, ENTITIES[:3] if settling else ENTITIES)
            if settling is not None:
                store_quotes(step, waiting, settling, plan, lambda stored: progress(rows + stored, 2 * rows))
            done = replace(done, changes=step.changes)
        progress(2 * rows, 2 * rows)
    return done


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Python's collector of cycles rests: rows make none, and it would look through all arrivals for them."""
    is_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_at_work:
            gc.enable()


def _read(
    table: RawTable, reader: RowReader, progress: Progress
) -> Iterator[tuple[Values, list[str | None]]]:
    for place, (number, cells) in enumerate(table.read()):
        if place % LOOK == 0:
            progress(place, 2 * table.found.rows)
        yield reader.read(number, cells), cells


def _take_quotes(
    table: RawTable, plan: Plan, reader: RowReader, taken: QuoteRows, waiting: Staging, progress: Progress
) -> Settling:
    for values, cells in _read(table, reader, progress):
        taken.take(values, cells)
    taken.flush()
    settling = Settling(plan, waiting, tells_source=taken.tells_source)
    settling.settle()
    return settling


def _refuse(faults: Faults, path: Path) -> None:
    if faults.number:
        found = tuple(sorted(faults.found, key=lambda fault: fault.row))
        raise InputRefused(
            "import_refused", path=str(path), rows=len(faults.rows), number=faults.number, faults=found
        )


def _counts(plan: Plan, waiting: Staging) -> dict[str, Count]:
    """How many of each kind are made, changed and left as they are."""
    counts = {COUNTED[entity]: plan.arrivals[entity].count() for entity in ENTITIES}
    for noun, fate, rows in (
        ("quotes", "fate", "first = row"),
        ("links", "coalesce(link_fate, 'new')", "claim IS NOT NULL"),
    ):
        for found, number in waiting.run(f"SELECT {fate}, count(*) FROM waiting WHERE {rows} GROUP BY 1"):
            count = counts[noun]
            count.created += number if found in (NEW, REVIVED) else 0
            count.updated += number if found == CHANGED else 0
            count.skipped += number if found == SAME else 0
    return counts


def _ignored(table: RawTable, what: str, columns: Columns) -> tuple[str, ...]:
    taken = {place for places in columns.values() for place in places}
    return tuple(
        header
        for place, header in enumerate(table.headers)
        if place not in taken and header.strip() and (field_named(what, header) or not is_own(what, header))
    )
