"""Which records an export takes, by the quotes that a filter shows."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tracker.db import Project
from tracker.queries import claims, missing, quotes, sources, speakers
from tracker.records import ClaimFilter, QuoteFilter, QuoteRow, QuoteSort


def select(project: Project, what: str, quote_filter: QuoteFilter) -> tuple[int, Iterable[Any]]:
    """How many records there are, and the records: `QuoteRow`s for quotes and links, else the list's rows.

    Claims, speakers and sources are those that the shown quotes lead to, each once, in the order of
    their list; all of them if every quote is shown.
    """
    if what in ("quotes", "links"):
        found = missing.marked(project, quotes.rows(project, quote_filter))
        return quotes.count(project, quote_filter), found
    chosen = _LISTS[what]
    listed = chosen.rows(project)
    if not _shows_every_quote(quote_filter):
        ids = {led_to for quote in quotes.rows(project, quote_filter) for led_to in chosen.led_to(quote)}
        listed = (row for row in listed if chosen.id_of(row) in ids)
    kept = list(listed)
    return len(kept), kept


def _shows_every_quote(quote_filter: QuoteFilter) -> bool:
    return replace(quote_filter, sort=QuoteSort.DATE, descending=False) == QuoteFilter()


@dataclass(frozen=True, slots=True)
class _List:
    """A list: its rows, the id of a row, and the ids that a quote leads to."""

    rows: Callable[[Project], Iterator[Any]]
    id_of: Callable[[Any], int]
    led_to: Callable[[QuoteRow], Collection[int | None]]


_LISTS: Mapping[str, _List] = {
    "claims": _List(
        lambda project: claims.rows(project, ClaimFilter()),
        lambda row: row.claim.id,
        lambda quote: [link.claim_id for link in quote.links],
    ),
    "speakers": _List(
        speakers.rows,
        lambda row: row.speaker.id,
        lambda quote: [quote.quote.speaker_id],
    ),
    "sources": _List(
        sources.rows,
        lambda row: row.source.id,
        lambda quote: [quote.quote.source_id, quote.quote.origin_id],
    ),
}
