"""What follows from others: sort keys, name keys, days, the order of time, and the search index.

All is written in the transaction that writes what it comes from, so that a filter or a list never has
to work it out. It is no content: no history, no digest, no revision tells of it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from tracker.db import AppDatabase
from tracker.models import Link, Quote, SpeakerAlias
from tracker.search import index
from tracker.text import dates
from tracker.text.names import name_key
from tracker.text.sort_keys import sort_key

Values = Mapping[str, Any]

ID_BITS = 32
"""`order_key` is the number of the first day (Python's ordinal), then 32 bits of the quote's id.

Within a day quotes stand in the order they were entered, and go back to their places after an undo.
"""

UNDATED = (1 << 22) - 1
"""The «day» of what has no date: after every real one (31.12.9999 is day 3,652,059)."""


def columns(database: AppDatabase, entity: str, row_id: int, content: Values) -> dict[str, Any]:
    """The derived columns of the record with this id and content."""
    derive = DERIVE.get(entity)
    return derive(database, row_id, content) if derive else {}


def _of_source(_database: AppDatabase, _row_id: int, source: Values) -> dict[str, Any]:
    return {
        "text_sha256": hashlib.sha256(source["text"].encode()).hexdigest(),
        "sort_key": sort_key(source["title"]),
        **_days(source["published_on"], source["published_on"]),
    }


def _of_speaker(_database: AppDatabase, _row_id: int, speaker: Values) -> dict[str, Any]:
    return {
        "sort_key": sort_key(speaker["name"]),
        "name_key": name_key(speaker["name"]),
        "latin_key": name_key(speaker["latin_name"]),
    }


def _of_alias(_database: AppDatabase, _row_id: int, alias: Values) -> dict[str, Any]:
    return {"name_key": name_key(alias["name"])}


def _of_role(_database: AppDatabase, _row_id: int, role: Values) -> dict[str, Any]:
    return _days(role["from_on"], role["until_on"])


def _of_claim(_database: AppDatabase, _row_id: int, claim: Values) -> dict[str, Any]:
    return {"sort_key": sort_key(claim["text"])}


def _of_quote(database: AppDatabase, row_id: int, quote: Values) -> dict[str, Any]:
    said_on = quote["said_on"] or published_on(database, quote)
    return _placed(row_id, _days(said_on, said_on))


def _of_link(database: AppDatabase, _row_id: int, link: Values) -> dict[str, Any]:
    # Plain SQL: an import asks this for every one of a million links.
    (order_key,) = database.execute_sql(
        "SELECT order_key FROM quote WHERE id = ?", (link["quote_id"],)
    ).fetchone()
    (verdict_id,) = database.execute_sql(
        "SELECT verdict_id FROM claim WHERE id = ?", (link["claim_id"],)
    ).fetchone()
    return {"order_key": order_key, "verdict_id": verdict_id}


DERIVE: Mapping[str, Callable[[AppDatabase, int, Values], dict[str, Any]]] = {
    "source": _of_source,
    "speaker": _of_speaker,
    "speaker_alias": _of_alias,
    "speaker_role": _of_role,
    "claim": _of_claim,
    "quote": _of_quote,
    "link": _of_link,
}


def of_many(
    database: AppDatabase, entity: str, first_id: int, contents: Sequence[Values]
) -> list[dict[str, Any]]:
    """The derived columns of records that are made together, their ids following each other."""
    numbered = enumerate(contents, first_id)
    if entity == "quote":
        dated = _looked_up(database, "source", "published_on", map(_dating_source, contents))
        return [_of_dated_quote(row_id, quote, dated) for row_id, quote in numbered]
    if entity == "link":
        keys = _looked_up(database, "quote", "order_key", (link["quote_id"] for link in contents))
        verdicts = _looked_up(database, "claim", "verdict_id", (link["claim_id"] for link in contents))
        return [
            {"order_key": keys[link["quote_id"]], "verdict_id": verdicts[link["claim_id"]]}
            for link in contents
        ]
    return [columns(database, entity, row_id, content) for row_id, content in numbered]


def _looked_up(database: AppDatabase, entity: str, column: str, ids: Iterable[int | None]) -> dict[int, Any]:
    """The column of these rows, by id."""
    wanted = json.dumps([row_id for row_id in set(ids) if row_id is not None])
    sql = f'SELECT "id", "{column}" FROM "{entity}" WHERE "id" IN (SELECT value FROM json_each(?))'
    return dict(database.execute_sql(sql, (wanted,)).fetchall())


def _dating_source(quote: Values) -> int | None:
    """The source whose date a quote without one of its own counts with."""
    source_id: int | None = quote["source_id"] or quote["origin_id"]
    return None if quote["said_on"] else source_id


def _of_dated_quote(row_id: int, quote: Values, dated: Mapping[int, str]) -> dict[str, Any]:
    source_id = _dating_source(quote)
    said_on = quote["said_on"] or ("" if source_id is None else dated.get(source_id, ""))
    return _placed(row_id, _days(said_on, said_on))


def published_on(database: AppDatabase, quote: Values) -> str:
    """The date a quote without one of its own counts with: its source's, without a source its origin's."""
    source_id = quote["source_id"] or quote["origin_id"]
    if source_id is None:
        return ""
    row = database.execute_sql("SELECT published_on FROM source WHERE id = ?", (source_id,)).fetchone()
    return str(row[0]) if row else ""


@lru_cache(maxsize=20_000)
def _interval(iso: str) -> dates.PartialDate:
    return dates.interval(iso)


def _days(first: str, last: str) -> dict[str, str | None]:
    return {
        "first_day": _interval(first).first_day if first else None,
        "last_day": _interval(last).last_day if last else None,
    }


def order_key(first_day: str | None, quote_id: int) -> int:
    """The quote's place in the order of time; undated ones stand behind all days."""
    day = _ordinal(first_day) if first_day else UNDATED
    return (day << ID_BITS) | quote_id


@lru_cache(maxsize=20_000)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _placed(quote_id: int, days: dict[str, str | None]) -> dict[str, Any]:
    return {**days, "order_key": order_key(days["first_day"], quote_id)}


def follow_insert(database: AppDatabase, entity: str, row_id: int) -> None:
    """Bring the search index up to date after a row was made."""
    _index(database, entity, row_id, None)


def follow_update(database: AppDatabase, entity: str, row_id: int, before: Values, written: Values) -> None:
    """Bring other rows and the search index up to date after these columns of this row were written.

    `before` is the row as it was. Derived columns are no content: the rows' revisions stay.
    """
    if entity == "source" and "published_on" in written:
        _date_quotes(database, row_id, written["published_on"])
    if entity == "quote" and written["order_key"] != before["order_key"]:
        database.execute(Link.update(order_key=written["order_key"]).where(Link.quote == row_id))
    if entity == "claim" and "verdict_id" in written:
        database.execute(Link.update(verdict_id=written["verdict_id"]).where(Link.claim == row_id))
    _index(database, entity, row_id, before)


def _date_quotes(database: AppDatabase, source_id: int, published_on: str) -> None:
    """Give the source's quotes that have no date of their own their new place in the order of time."""
    theirs = (Quote.source == source_id) | (Quote.source.is_null() & (Quote.origin == source_id))
    columns = (Quote.id, Quote.order_key, Quote.deleted_at)
    query = Quote.select(*columns).where(theirs & (Quote.said_on == ""))
    days = _days(published_on, published_on)
    for quote_id, old_key, deleted_at in database.execute(query).fetchall():
        placed = _placed(quote_id, days)
        database.execute(Quote.update(placed).where(Quote.id == quote_id))
        before = {"order_key": old_key, "deleted_at": deleted_at}
        follow_update(database, "quote", quote_id, before, placed)


def follow_insert_of_many(database: AppDatabase, entity: str, first_id: int, last_id: int) -> None:
    """As `follow_insert`, for rows that were made together."""
    if entity == "speaker_alias":
        for row_id in range(first_id, last_id + 1):
            _index(database, entity, row_id, None)
    elif entity in index.INDEXES:
        index.fill(database, entity, first_id, last_id)


def _index(database: AppDatabase, entity: str, row_id: int, before: Values | None) -> None:
    if entity == "speaker_alias":
        query = SpeakerAlias.select(SpeakerAlias.speaker).where(SpeakerAlias.id == row_id)
        (speaker_id,) = database.execute(query).fetchone()
        # A merge gives another speaker the name: both are searched by other words then.
        for each in {speaker_id, before["speaker_id"] if before else speaker_id}:
            index.put(database, "speaker", each, old_key=each)
    elif entity in index.INDEXES:
        was_in = before is not None and before["deleted_at"] is None
        key = before.get("order_key", row_id) if before and was_in else None
        index.put(database, entity, row_id, old_key=key)
