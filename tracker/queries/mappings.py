"""How tables with certain headers were taken in before."""

import json
from collections.abc import Sequence
from typing import Any

from tracker.db import Project
from tracker.models import ImportMapping
from tracker.text.fold import fold


def key_of(headers: Sequence[str]) -> str:
    """What tells headers from others, however they are spelt."""
    return json.dumps([fold(header) for header in headers], ensure_ascii=False)


def remembered(project: Project, headers: Sequence[str]) -> dict[str, Any]:
    """What was kept when a table with these headers came in last; empty if none did."""
    query = ImportMapping.select(ImportMapping.spec).where(ImportMapping.headers == key_of(headers))
    with project.connected():
        rows = project.rows(query)
    found: dict[str, Any] = json.loads(rows[0][0]) if rows else {}
    return found
