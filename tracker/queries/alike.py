"""Quotes and sources that may have been entered twice."""

from tracker.db import Project
from tracker.models import Quote, Source
from tracker.queries import sources
from tracker.records import Quote as QuoteRecord


def quotes_alike(project: Project, quote: QuoteRecord) -> list[int]:
    """The ids of the other quotes with the same words of the same speaker in the same source."""
    same_source = Quote.source.is_null() if quote.source_id is None else Quote.source == quote.source_id
    query = Quote.select(Quote.id).where(
        (Quote.speaker == quote.speaker_id)
        & same_source
        & (Quote.text == quote.text)
        & (Quote.id != quote.id)
        & Quote.deleted_at.is_null()
    )
    with project.reading():
        return [row[0] for row in project.rows(query.order_by(Quote.id))]


def sources_alike(project: Project, source_id: int) -> list[tuple[int, str]]:
    """Id and title of the other sources with the same text, or with the same title, outlet and date."""
    this = sources.get(project, source_id)
    alike = (
        (Source.title == this.title)
        & (Source.outlet == this.outlet)
        & (Source.published_on == this.published_on)
    )
    if this.text:
        fingerprint = Source.select(Source.text_sha256).where(Source.id == source_id)
        alike |= Source.text_sha256 == fingerprint
    query = Source.select(Source.id, Source.title).where(
        alike & (Source.id != source_id) & Source.deleted_at.is_null()
    )
    with project.reading():
        return [(row[0], row[1]) for row in project.rows(query.order_by(Source.id))]
