"""Which quotes one would look for in vain in the text of their source."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from peewee import fn

from tracker.db import Project
from tracker.models import Source
from tracker.records import Anchor, QuoteRow


def marked(project: Project, rows: Iterable[QuoteRow]) -> Iterator[QuoteRow]:
    """The rows, those marked as missing whose source has a text in which the quote has no place."""
    has_text: dict[int, bool] = {}
    for row in rows:
        source_id = row.quote.source_id
        if source_id is None or row.quote.anchor is Anchor.HELD:
            yield row
            continue
        if source_id not in has_text:
            has_text[source_id] = _has_text(project, source_id)
        yield replace(row, is_missing_from_text=has_text[source_id])


def _has_text(project: Project, source_id: int) -> bool:
    # Its length alone, which is told without reading the text.
    query = Source.select(fn.OCTET_LENGTH(Source.text)).where(Source.id == source_id)
    with project.connected():
        return any(size for (size,) in project.rows(query))
