"""Lines of text made of quotes and their links inside SQLite: what a large export is written from.

A million quotes as Python objects take minutes, as lines that come out of SQLite in blocks, seconds; and
Python's lock is held only while a block is handed over.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.db import Project
from tracker.queries import quotes
from tracker.queries.conditions import link_conditions, parameters, together
from tracker.queries.plans import known
from tracker.records import QuoteFilter

BLOCK = 1000
"""Quotes whose lines are made together."""

COLUMNS = {
    "quote_id": "q.id",
    "quote_uid": "q.uid",
    "quote": "q.text",
    "kind": "q.kind",
    "speaker": "p.name",
    "role": "q.role",
    "said_on": "q.said_on",
    "venue": "q.venue",
    "source": "s.title",
    "outlet": "s.outlet",
    "published_on": "iif(q.source_id IS NULL, o.published_on, s.published_on)",
    "url": "s.url",
    "start": "iif(q.anchor = 'held', q.start, NULL)",
    "end": "iif(q.anchor = 'held', q.\"end\", NULL)",
    "status": "q.status",
    "link_id": "l.id",
    "claim_id": "l.claim_id",
    "claim": "c.text",
    "stance": "l.stance",
    "claim_status": "c.status",
    "verdict_ar": "iif(v.name_ar = '', v.name_en, v.name_ar)",
    "verdict_en": "iif(v.name_en = '', v.name_ar, v.name_en)",
    "note": "q.note",
    "speaker_uid": "p.uid",
    "source_uid": "s.uid",
    "claim_uid": "c.uid",
    "link_note": "l.note",
}
"""What a line can tell, in SQL: the meaning of `QuoteRow` and `LinkRow`, NULL where there is nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of so many quotes, in UTF-8, and how many they are."""

    records: int
    rows: int
    data: bytes


def blocks(project: Project, quote_filter: QuoteFilter, line: str, *, links_only: bool) -> Iterator[Block]:
    """The lines of the quotes that the filter shows, in its order, one for each link that fits it.

    `line` is an expression over `COLUMNS` that gives a text. A quote without a fitting link has one line
    all the same, unless `links_only`. To be read through inside one `project.reading()`.
    That the bytes are UTF-8 is not looked at.
    """
    with project.connected():
        found = quotes.ids(project, quote_filter)
        asked = link_conditions(quote_filter, known(project, quote_filter))
        sql = _statement(line, together(asked), links_only=links_only)
        for first in range(0, len(found), BLOCK):
            listed = found[first : first + BLOCK].tolist()
            yield _block(project, sql, listed, parameters(asked))


def _block(project: Project, sql: str, listed: Sequence[int], asked: tuple[object, ...]) -> Block:
    ((data, rows),) = project.read(sql, (json.dumps(listed), *asked))
    return Block(len(listed), rows, data or b"")


def _statement(line: str, asked: str, *, links_only: bool) -> str:
    # The links are put in order while they are two numbers each, before their texts are read; CROSS JOIN
    # and the left joins keep that order.
    join = "CROSS" if links_only else "LEFT"
    order = (
        "SELECT j.value AS quote_id, l.id AS link_id FROM json_each(?) j"
        f" {join} JOIN link l INDEXED BY link_quote_id_claim_id ON l.quote_id = j.value AND {asked}"
        " ORDER BY j.key, l.id LIMIT -1"
    )
    return (
        f"SELECT CAST(group_concat({line}, '') AS BLOB), count(*) FROM ({order}) k"
        " CROSS JOIN quote q NOT INDEXED ON q.id = k.quote_id AND q.deleted_at IS NULL"
        " CROSS JOIN speaker p NOT INDEXED ON p.id = q.speaker_id"
        " LEFT JOIN source s ON s.id = q.source_id LEFT JOIN source o ON o.id = q.origin_id"
        " LEFT JOIN link l NOT INDEXED ON l.id = k.link_id"
        " LEFT JOIN claim c ON c.id = l.claim_id LEFT JOIN verdict v ON v.id = c.verdict_id"
    )
