"""Saved filters: a filter given a name, kept in the project."""

from dataclasses import replace

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries.saved_filters import all_saved, to_spec
from tracker.records import Changes, QuoteFilter, SavedFilter
from tracker.services import checks
from tracker.services.operation import operation
from tracker.text.fold import fold


def add(project: Project, name: str, quote_filter: QuoteFilter) -> Changes:
    """Keep a filter under a name; `InputRefused` if the name is empty or taken."""
    with operation(project, "add_saved_filter") as step:
        step.create(_checked(project, SavedFilter(name=name, spec=to_spec(project, quote_filter))))
        return step.changes


def edit(project: Project, saved: SavedFilter) -> Changes:
    """Store another name or filter; `Conflict` if someone else changed it since."""
    with operation(project, "edit_saved_filter") as step:
        step.edit(_checked(project, saved))
        return step.changes


def trash(project: Project, saved_id: int) -> Changes:
    """Take a saved filter off the list."""
    with operation(project, "trash_saved_filter") as step:
        step.trash("saved_filter", saved_id)
        return step.changes


def _checked(project: Project, saved: SavedFilter) -> SavedFilter:
    saved = replace(saved, name=saved.name.strip())
    checks.not_empty(saved.name, "empty_name")
    others = (other for other in all_saved(project) if other.id != saved.id)
    if fold(saved.name) in {fold(other.name) for other in others}:
        raise InputRefused("duplicate_saved_filter", name=saved.name)
    return saved
