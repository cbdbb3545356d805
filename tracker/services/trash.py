"""Taking records out of the trash, with what went there along with them."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from peewee import Expression

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES, Link, Quote, Speaker, SpeakerAlias, SpeakerRole
from tracker.queries import stored
from tracker.queries import trash as trash_queries
from tracker.records import Changes
from tracker.services import claims, links, quotes, saved_filters, sources, speakers, verdicts
from tracker.services.operation import Step, operation

EDIT: Mapping[str, Callable[[Project, Any], Changes]] = {
    "source": sources.edit,
    "speaker": speakers.edit,
    "speaker_alias": speakers.edit_alias,
    "speaker_role": speakers.edit_role,
    "quote": quotes.edit,
    "claim": claims.edit,
    "verdict": verdicts.edit,
    "link": links.edit,
    "saved_filter": saved_filters.edit,
}
"""The verb that stores a record of each entity after looking whether it may be so."""


def restore(project: Project, entity: str, row_id: int) -> Changes:
    """Take a record out of the trash, with what the same step put there because it belongs to it.

    So come back a quote's links, a claim's links, a source's quotes and unnamed speakers, a speaker's other
    names and roles; of these stays in the trash what could not stand now, as a link whose other end lies
    there. Raises `InputRefused`: "not_in_trash", and whatever storing such a record would be refused for:
    "record_trashed" if it belongs to something in the trash, "duplicate_alias" and the like.
    """
    with operation(project, "restore_trashed") as step:
        revive(step, entity, row_id)
        return step.changes


def restore_all(project: Project, records: Sequence[tuple[str, int]]) -> Changes:
    """As `restore`, for several records as one step; what came back along with one before is passed over."""
    with operation(project, "restore_trashed") as step:
        for entity, row_id in records:
            if trash_queries.is_trashed(project, entity, row_id):
                revive(step, entity, row_id)
        return step.changes


def revive(step: Step, entity: str, row_id: int) -> None:
    """As `restore`, for a part of a step."""
    project = step.project
    trash_queries.refuse_unless_trashed(project, entity, row_id)
    step_id = trash_queries.trashed_by(project, entity, row_id)
    step.update(entity, row_id, {"deleted_at": None})
    # Nothing is changed by it; it looks whether the record, as it is, may stand among the others of today.
    EDIT[entity](project, stored.get(project, entity, row_id))
    for belonging, theirs in _belonging(entity, row_id):
        table = ENTITIES[belonging].table
        query = table.select(table.id).where(theirs & table.deleted_at.is_null(False)).order_by(table.id)
        for (other_id,) in step.rows(query):
            if step_id is not None and trash_queries.trashed_by(project, belonging, other_id) == step_id:
                with contextlib.suppress(InputRefused), operation(project, "restore_trashed") as part:
                    revive(part, belonging, other_id)


def _belonging(entity: str, row_id: int) -> list[tuple[str, Expression]]:
    """What goes into the trash with a record, in the order in which it can come back."""
    if entity == "source":
        quoted = (Quote.source == row_id) | (Quote.origin == row_id)
        return [("speaker", Speaker.source == row_id), ("quote", quoted)]
    if entity == "speaker":
        return [
            ("speaker_alias", SpeakerAlias.speaker == row_id),
            ("speaker_role", SpeakerRole.speaker == row_id),
        ]
    if entity == "quote":
        return [("link", Link.quote == row_id)]
    if entity == "claim":
        return [("link", Link.claim == row_id)]
    return []
