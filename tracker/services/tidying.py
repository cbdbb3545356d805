"""What a step over a great many records leaves for afterwards: the search index is cleared in small parts.

Within the step it would hold up COMMIT; as parts of their own, other writers come in between.
"""

import contextlib
from collections.abc import Iterator

from tracker.db import Project
from tracker.errors import StorageFailed
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


def clear(project: Project, records: int) -> None:
    """Clear the search index, a part at a time, of what a step that is stored has taken out of it.

    What cannot be cleared now, FTS5 clears away bit by bit with later steps.
    """
    if records < FEWEST or project.database.in_transaction():
        return
    is_left = True
    # The step stands: a disk that is full by now must not make it look as if it did not.
    with contextlib.suppress(StorageFailed), project.connected():
        while is_left:
            with storage_errors(project.path), project.database.atomic():
                is_left = index.clear_some(project.database, PAGES)
