"""The one place of reads written for SQLite itself: the first page of the window, without peewee.

peewee and the tables take longer to load than a person waits for a window; so what the window shows first
is read by a short-lived connection of its own, which writes nothing and is gone before the project is
opened. Everything here says the same as the queries beside it (tested).
"""

from array import array
from contextlib import closing
from pathlib import Path
from typing import Any

from tracker import open_files
from tracker.frozen import record
from tracker.records import (
    Anchor,
    ClaimStatus,
    LinkRow,
    Quote,
    QuoteKind,
    QuoteRow,
    QuoteStatus,
    Stance,
)
from tracker.sqlite import address, sqlite3

ROWS = 100
"""Quotes that are read in full: more than any screen shows."""

SHORT = 2000
"""Of so many quotes at most all ids are read; of more, those of the first rows."""

GUARDS = "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
"""A file may come from anywhere; see `tracker.db` for what an open project has besides."""

COUNTS = {
    "quote": "SELECT coalesce(sum(number), 0) FROM tally WHERE what = 'status'",
    "claim": "SELECT count(*) FROM claim WHERE deleted_at IS NULL",
    "speaker": "SELECT count(*) FROM speaker WHERE deleted_at IS NULL AND merged_into_id IS NULL",
    "source": "SELECT count(*) FROM source WHERE deleted_at IS NULL",
}

QUOTES = """
SELECT quote.id, quote.uid, quote.revision, quote.deleted_at, quote.speaker_id, quote.source_id,
       quote.origin_id, quote.kind, quote.text, quote.anchor, quote.start, quote."end", quote.prefix,
       quote.suffix, quote.said_on, quote.said_on_text, quote.role, quote.venue, quote.status, quote.note,
       speaker.name, speaker.uid, source.title, source.uid, source.url, source.outlet,
       source.published_on, origin.title, origin.published_on
FROM quote
JOIN speaker ON speaker.id = quote.speaker_id
LEFT JOIN source ON source.id = quote.source_id
LEFT JOIN source AS origin ON origin.id = quote.origin_id
WHERE quote.deleted_at IS NULL ORDER BY quote.order_key LIMIT ?
"""

LINKS = """
SELECT link.quote_id, link.id, link.claim_id, claim.uid, claim.text, claim.status, verdict.name_ar,
       verdict.name_en, link.stance, link.focus_start, link.focus_end, link.note
FROM link
JOIN claim ON claim.id = link.claim_id
LEFT JOIN verdict ON verdict.id = claim.verdict_id
WHERE link.deleted_at IS NULL AND claim.deleted_at IS NULL AND link.quote_id IN (
    SELECT id FROM quote WHERE deleted_at IS NULL ORDER BY order_key LIMIT ?)
ORDER BY link.quote_id, link.id
"""


@record
class FirstPage:
    """What the window shows first of a project: its marks, how much it holds, and its first quotes.

    `schema` and `application` are the numbers in its header, to be looked at before anything else here.
    """

    schema: int
    application: int
    marks: dict[str, str]
    counts: dict[str, int]
    quote_ids: "array[int]"
    rows: tuple[QuoteRow, ...]


def first_page(path: Path) -> FirstPage:
    """Read it, in one unchanging view of the file. Whatever SQLite refuses is raised as its own error."""
    key = open_files.opened(path)
    try:
        with closing(sqlite3.connect(address(path.absolute(), "mode=ro"), uri=True)) as connection:
            connection.executescript(GUARDS)
            connection.execute("BEGIN")
            return _read(connection)
    finally:
        open_files.closed(key)


def _read(connection: Any) -> FirstPage:
    ask = connection.execute
    counts = {entity: ask(sql).fetchone()[0] for entity, sql in COUNTS.items()}
    known = counts["quote"] if counts["quote"] <= SHORT else ROWS
    ids = ask("SELECT id FROM quote WHERE deleted_at IS NULL ORDER BY order_key LIMIT ?", (known,))
    return FirstPage(
        schema=ask("PRAGMA user_version").fetchone()[0],
        application=ask("PRAGMA application_id").fetchone()[0],
        marks=dict(ask("SELECT key, value FROM project")),
        counts=counts,
        quote_ids=array("I", [row[0] for row in ids]),
        rows=_rows(connection),
    )


def _rows(connection: Any) -> tuple[QuoteRow, ...]:
    links: dict[int, list[LinkRow]] = {}
    for quote_id, *values in connection.execute(LINKS, (ROWS,)):
        links.setdefault(quote_id, []).append(_link(values))
    found = []
    for values in connection.execute(QUOTES, (ROWS,)):
        quote = _quote(values[:20])
        found.append(_row(quote, values[20:], tuple(links.get(quote.id, ()))))
    return tuple(found)


def _quote(values: tuple[Any, ...]) -> Quote:
    row_id, uid, revision, deleted_at, speaker, source, origin, kind, text, anchor, start, end, *rest = values
    prefix, suffix, said_on, said_on_text, role, venue, status, note = rest
    return Quote(
        id=row_id,
        uid=uid,
        revision=revision,
        deleted_at=deleted_at,
        speaker_id=speaker,
        source_id=source,
        origin_id=origin,
        kind=QuoteKind(kind),
        text=text,
        anchor=Anchor(anchor),
        start=start,
        end=end,
        prefix=prefix,
        suffix=suffix,
        said_on=said_on,
        said_on_text=said_on_text,
        role=role,
        venue=venue,
        status=QuoteStatus(status),
        note=note,
    )


def _row(quote: Quote, rest: tuple[Any, ...], links: tuple[LinkRow, ...]) -> QuoteRow:
    speaker, speaker_uid, source, source_uid, url, outlet, published_on, origin, origin_published_on = rest
    dated = (published_on if quote.source_id else origin_published_on) or ""
    return QuoteRow(
        quote=quote,
        speaker=speaker,
        speaker_uid=speaker_uid,
        source=source or "",
        source_uid=source_uid or b"",
        source_url=url or "",
        outlet=outlet or "",
        published_on=dated,
        origin=origin or "",
        dated_by_source=bool(dated and not quote.said_on),
        links=links,
    )


def _link(values: list[Any]) -> LinkRow:
    row_id, claim_id, uid, claim, status, verdict_ar, verdict_en, stance, start, end, note = values
    return LinkRow(
        link_id=row_id,
        claim_id=claim_id,
        claim_uid=uid,
        claim=claim,
        claim_status=ClaimStatus(status),
        verdict_ar=verdict_ar or "",
        verdict_en=verdict_en or "",
        stance=Stance(stance),
        focus_start=start,
        focus_end=end,
        note=note,
    )
