"""What a step over a great many records leaves for afterwards: the search index is cleared in small parts.

Within the step it would hold up COMMIT; as parts of their own, other writers come in between.
"""

import contextlib
from collections.abc import Callable, Iterator

from tracker.db import Project
from tracker.errors import StorageFailed
from tracker.records import Changes
from tracker.search import index
from tracker.storage_errors import storage_errors

FEWEST = 1000
"""Records from which a step counts as a great one."""

PAGES = 64
"""Pages of the index that one part writes: some milliseconds."""


@contextlib.contextmanager
def in_parts(project: Project, records: int) -> Iterator[None]:
    """For the block inside a step that takes about so many records out of the search index."""
    if records < FEWEST:
        yield
        return
    with index.without_clearing(project.database):
        yield


def clear_part(project: Project) -> bool:
    """Clear a part of what a great step took out of the search index; False if nothing is left to clear.

    Meant for afterwards, again and again; what is not cleared so, FTS5 clears bit by bit with later steps.
    """
    with project.connected(), storage_errors(project.path), project.database.atomic():
        return index.clear_some(project.database, PAGES)


def clear(project: Project, changes: Changes, may_go_on: Callable[[], bool] = lambda: True) -> None:
    """Clear all of it, if this step was a great one, or as much as there is leave for."""
    if changes.records < FEWEST:
        return
    # The step stands: a disk that is full by now must not make it look as if it did not.
    with contextlib.suppress(StorageFailed):
        while may_go_on() and clear_part(project):
            pass
