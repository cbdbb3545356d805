"""Links as rows of their own: which quote bears on which claim."""

import json
from collections.abc import Sequence

from peewee import Query

from tracker.db import Project
from tracker.models import ENTITIES, Link
from tracker.queries import stored
from tracker.records import Link as LinkRecord

_COLUMNS = stored.columns(Link, stored.record_columns(ENTITIES["link"]))


def live_ids(project: Project, quote_ids: Sequence[int]) -> list[int]:
    """The ids of all live links of these quotes, rising."""
    sql = (
        "SELECT id FROM link WHERE quote_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL"
        " ORDER BY id"
    )
    with project.connected():
        return [row[0] for row in project.read(sql, (json.dumps([*quote_ids]),))]


def of_quote(project: Project, quote_id: int) -> list[LinkRecord]:
    """The quote's links, in the order they were made."""
    return _read(project, Link.select(*_COLUMNS).where(Link.quote == quote_id).order_by(Link.id))


def of_claim(project: Project, claim_id: int) -> list[LinkRecord]:
    """The claim's links, in order of their quotes' dates."""
    return _read(project, Link.select(*_COLUMNS).where(Link.claim == claim_id).order_by(Link.order_key))


def _read(project: Project, query: Query) -> list[LinkRecord]:
    with project.connected():
        found = list(project.rows(query.where(Link.deleted_at.is_null())))
    return [stored.record(ENTITIES["link"], values) for values in found]
