"""Saved filters: the list, and a filter as the text it is stored as."""

import dataclasses
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES, Claim, Quote, RecordTable, SavedFilter, Source, Speaker, Verdict
from tracker.queries import stored
from tracker.records import QuoteFilter
from tracker.records import SavedFilter as SavedFilterRecord
from tracker.text.fold import fold

RECORDS_BY_FIELD: Mapping[str, type[RecordTable]] = {
    "speakers": Speaker,
    "claims": Claim,
    "sources": Source,
    "verdicts": Verdict,
    "quotes": Quote,
}
"""The fields of a filter that name records. In a spec they stand by uid, which means the same record in
every project that a saved filter may travel to."""


def all_saved(project: Project) -> list[SavedFilterRecord]:
    """The saved filters, in the order they were saved."""
    columns = stored.columns(SavedFilter, stored.record_columns(ENTITIES["saved_filter"]))
    query = SavedFilter.select(*columns).where(SavedFilter.deleted_at.is_null()).order_by(SavedFilter.id)
    with project.connected():
        found = project.rows(query)
    return [stored.record(ENTITIES["saved_filter"], values) for values in found]


def find(project: Project, name: str) -> QuoteFilter:
    """The saved filter of this name, spelling marks aside.

    Raises `InputRefused`: "no_such_filter" with the names there are, or as `from_spec` does.
    """
    saved = all_saved(project)
    for each in saved:
        if fold(each.name).strip() == fold(name).strip():
            return from_spec(project, each.spec)
    raise InputRefused("no_such_filter", name=name, filters=tuple(each.name for each in saved))


def to_spec(project: Project, quote_filter: QuoteFilter) -> str:
    """The filter as JSON text: only what differs from showing everything, records by their uids."""
    plain = QuoteFilter()
    values = {}
    for field in dataclasses.fields(quote_filter):
        value = getattr(quote_filter, field.name)
        if value != getattr(plain, field.name):
            table = RECORDS_BY_FIELD.get(field.name)
            values[field.name] = _uids(project, table, value) if table else value
    return json.dumps(values, ensure_ascii=False)


def from_spec(project: Project, spec: str) -> QuoteFilter:
    """The filter that `to_spec` wrote, in this project.

    Raises `InputRefused` («saved_filter_unknown») if it speaks of a record that is not here, or of a
    field that only a newer Isnad knows: leaving that out would show more than was asked for.
    """
    hints = get_type_hints(QuoteFilter)
    values: dict[str, Any] = {}
    for name, value in json.loads(spec).items():
        if name not in hints:
            raise InputRefused("saved_filter_unknown")
        table = RECORDS_BY_FIELD.get(name)
        values[name] = _ids(project, table, value) if table else _typed(hints[name], value)
    return QuoteFilter(**values)


def _uids(project: Project, table: type[RecordTable], ids: tuple[int, ...]) -> list[str]:
    with project.connected():
        found = dict(project.rows(table.select(table.id, table.uid).where(table.id.in_(ids))))
    return [found[row_id].hex() for row_id in ids]


def _ids(project: Project, table: type[RecordTable], uids: list[str]) -> tuple[int, ...]:
    """The records that are there now. What was trashed has no quotes: it is left out as long as any is left,
    for then the filter shows the same."""
    wanted = [bytes.fromhex(uid) for uid in uids]
    query = table.select(table.uid, table.id, table.deleted_at).where(table.uid.in_(wanted))
    with project.connected():
        found = {uid: (row_id, deleted_at) for uid, row_id, deleted_at in project.rows(query)}
    there = [found[uid][0] for uid in wanted if uid in found and found[uid][1] is None]
    if len(found) < len(set(wanted)) or (wanted and not there):
        raise InputRefused("saved_filter_unknown")
    return tuple(there)


def _typed(hint: Any, value: Any) -> Any:
    if isinstance(value, list):
        (of, *_) = get_args(hint)
        return tuple(of(each) for each in value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return value
