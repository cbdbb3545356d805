"""The commands of the trash, and of earlier states: list, bring back, purge for good."""

from argparse import Namespace
from collections.abc import Iterator

from tracker.cli import output, reading
from tracker.cli.safety import counter
from tracker.cli.steps import local
from tracker.db import Project
from tracker.queries import trash as trash_queries
from tracker.queries.trash import Trashed
from tracker.services import earlier, project, purging
from tracker.services import trash as trashing
from tracker.wording import Wording

AT_ONCE = 500
"""Records that are read together."""


def trash(arguments: Namespace, wording: Wording) -> None:
    """List what lies in the trash, the newest of each entity first, with who put it there and when."""
    with reading.opened(arguments.file, wording) as opened, opened.reading():
        found = _found(opened, arguments.trashed, arguments.limit)
        if arguments.format == "json":
            output.json_array(_object(each) for each in found)
            return
        headers = [wording.sentence(f"messages.trash.{name}") for name in ("record", "at", "actor", "words")]
        number = output.table(headers, (_row(each, wording) for each in found), output.terminal_width())
    output.flush()
    output.say(wording.count("records", number))


def restore_record(arguments: Namespace, wording: Wording) -> None:
    """Take a record out of the trash, or make it what it was when a step was done, as a new step."""
    entity, record_id = arguments.of_entity, arguments.record_id
    with project.open_project(arguments.file) as opened:
        if arguments.step is None:
            trashing.restore(opened, entity, record_id)
        else:
            earlier.restore_record(opened, entity, record_id, arguments.step)
    key = "messages.trash.taken_out" if arguments.step is None else "messages.trash.as_it_was"
    output.say(wording.sentence(key, entity=wording.entity(entity), id=record_id, step=arguments.step or ""))


def purge(arguments: Namespace, wording: Wording) -> None:
    """Take records out of the trash and out of the file for good, behind a backup whose path is printed."""
    if not arguments.for_good:
        arguments.refuse(wording.sentence("cli.usage.for_good", option="--for-good"))
    records = [(arguments.of_entity, record_id) for record_id in arguments.ids]
    with project.open_project(arguments.file) as opened:
        purged = purging.purge(opened, records, backups=arguments.backups, progress=counter())
    output.result(f"{purged.backup}\n")
    output.flush()
    number = wording.count("records", purged.records)
    output.say(wording.sentence("messages.trash.purged", records=number, path=purged.backup))


def _found(opened: Project, entity: str | None, limit: int | None) -> Iterator[Trashed]:
    left = limit
    for each in [entity] if entity else trash_queries.counts(opened):
        last = None
        while part := trash_queries.page(
            opened, each, limit=AT_ONCE if left is None else min(AT_ONCE, left), below=last
        ):
            yield from part
            last = part[-1]
            left = None if left is None else left - len(part)


def _row(trashed: Trashed, wording: Wording) -> list[str]:
    record = f"{wording.entity(trashed.entity)} {trashed.id}"
    step = trashed.step
    return [record, local(trashed.deleted_at), step.actor if step else "", trashed.words]


def _object(trashed: Trashed) -> dict[str, object]:
    step = trashed.step
    return {
        "entity": trashed.entity,
        "id": trashed.id,
        "words": trashed.words,
        "deleted_at": trashed.deleted_at,
        "actor": step.actor if step else None,
        "step": step.id if step else None,
    }
