"""Saved filters: the list, and a filter as the text it is stored as."""

import dataclasses
import json
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from tracker.db import Project
from tracker.models import ENTITIES, SavedFilter
from tracker.queries import stored
from tracker.records import QuoteFilter
from tracker.records import SavedFilter as SavedFilterRecord


def all_saved(project: Project) -> list[SavedFilterRecord]:
    """The saved filters, in the order they were saved."""
    columns = stored.columns(SavedFilter, stored.record_columns(ENTITIES["saved_filter"]))
    query = SavedFilter.select(*columns).where(SavedFilter.deleted_at.is_null()).order_by(SavedFilter.id)
    with project.connected():
        found = list(project.rows(query))
    return [stored.record(ENTITIES["saved_filter"], values) for values in found]


def to_spec(quote_filter: QuoteFilter) -> str:
    """The filter as JSON text: only what differs from showing everything."""
    plain = QuoteFilter()
    values = {
        field.name: getattr(quote_filter, field.name)
        for field in dataclasses.fields(quote_filter)
        if getattr(quote_filter, field.name) != getattr(plain, field.name)
    }
    return json.dumps(values, ensure_ascii=False)


def from_spec(spec: str) -> QuoteFilter:
    """The filter that `to_spec` wrote."""
    hints = get_type_hints(QuoteFilter)
    return QuoteFilter(**{name: _typed(hints[name], value) for name, value in json.loads(spec).items()})


def _typed(hint: Any, value: Any) -> Any:
    if isinstance(value, list):
        (of, *_) = get_args(hint)
        return tuple(of(each) for each in value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return value
