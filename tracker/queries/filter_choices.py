"""The choices of a filter, each with what it is called and how many quotes it would show."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from tracker.db import Project
from tracker.queries import facets, quotes
from tracker.records import QuoteFilter, QuoteKind, QuoteStatus, Stance

NAMES: Mapping[str, tuple[str, str]] = {
    "speakers": ("speaker", "name"),
    "claims": ("claim", "text"),
    "sources": ("source", "title"),
}
"""The fields whose choices are records by id, but for verdicts, which have a name in each language."""

MEMBERS: Mapping[str, type[StrEnum]] = {"statuses": QuoteStatus, "kinds": QuoteKind, "stances": Stance}


@dataclass(frozen=True, slots=True)
class Named:
    """One choice of a field as a filter takes it, what it is called, and its quotes.

    Members of enumerations and verdicts are called by the window, in its language: their name is empty.
    """

    value: Any
    name: str
    quotes: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of each field, the most quotes first, and the quotes linked after the verdict."""

    fields: Mapping[str, tuple[Named, ...]]
    after_verdict: int


def choices(project: Project, wanted: QuoteFilter, most: int = facets.MOST) -> Choices:
    """What this filter could ask for further, as `facets.facets` counts it; it can be stopped likewise."""
    counted = facets.facets(project, wanted, most)
    found = {}
    for field, each in counted.items():
        names = _names(project, field, (choice.value for choice in each))
        typed = MEMBERS.get(field, lambda value: value)
        # A record that is there no more has no name, and is no choice.
        found[field] = tuple(
            Named(typed(choice.value), names.get(choice.value, ""), choice.quotes)
            for choice in each
            if field not in NAMES or choice.value in names
        )
    after = replace(wanted, after_verdict=True, limit=None)
    return Choices(found, quotes.count(project, after))


def _names(project: Project, field: str, values: Iterable[Any]) -> dict[Any, str]:
    if field in NAMES:
        table, column = NAMES[field]
        sql = f"SELECT id, {column} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
        return dict(project.read(f"{sql} AND deleted_at IS NULL", (json.dumps(list(values)),)))
    if field in ("outlets", "topics"):
        return {value: value for value in values}
    return {}
