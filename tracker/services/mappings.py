"""Remembers how a table was taken in, for the next one with the same headers. It is no step."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from peewee import EXCLUDED

from tracker.db import Project
from tracker.models import ImportMapping
from tracker.queries.mappings import key_of
from tracker.storage_errors import storage_errors


def remember(project: Project, headers: Sequence[str], spec: Mapping[str, Any]) -> None:
    """Keep what was chosen for a table with these headers, in place of what was kept before.

    Raises `InputRefused` on a read-only project, `StorageFailed` if the disk says no.
    """
    project.refuse_if_read_only()
    row = {"headers": key_of(headers), "spec": json.dumps(spec, ensure_ascii=False)}
    with project.connected(), storage_errors(project.path):
        query = ImportMapping.insert(row).on_conflict(
            conflict_target=[ImportMapping.headers], update={ImportMapping.spec: EXCLUDED.spec}
        )
        project.database.execute(query)
