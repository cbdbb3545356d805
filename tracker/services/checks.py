"""The checks that several services make on what they are given."""

from typing import Any

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES
from tracker.queries.stored import read_row
from tracker.text import dates


def live(project: Project, entity: str, row_id: int) -> dict[str, Any]:
    """The row, by column name; `InputRefused` if there is none or it lies in the trash."""
    row = read_row(project, ENTITIES[entity], row_id)
    if row["deleted_at"] is not None:
        raise InputRefused("record_trashed", entity=entity, id=row_id)
    return row


def live_or_none(project: Project, entity: str, row_id: int | None) -> dict[str, Any] | None:
    """As `live`, for a reference that may be empty."""
    return None if row_id is None else live(project, entity, row_id)


def not_empty(text: str, code: str) -> None:
    """Raise `InputRefused(code)` if the text holds nothing but spaces."""
    if not text.strip():
        raise InputRefused(code)


def stored_date(iso: str) -> None:
    """Raise `InputRefused` unless the text is empty or a date as design stores it (partial ISO 8601)."""
    if iso:
        dates.interval(iso)


def span(start: int, end: int | None, length: int, code: str = "span_out_of_range") -> None:
    """Raise `InputRefused` unless `[start, end)` holds something and lies within `length` code points."""
    if end is None or not 0 <= start < end <= length:
        raise InputRefused(code, start=start, end=end, length=length)
