"""The columns that follow from others: sort keys, name keys, days, and the order of time.

They are written in the transaction that writes what they come from, so that a filter or a list
never has to work them out. They are no content: no history, no digest, no revision tells of them.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tracker.db import AppDatabase
from tracker.models import Link, Quote, Source
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
    query = Quote.select(Quote.order_key).where(Quote.id == link["quote_id"])
    (order_key,) = database.execute(query).fetchone()
    return {"order_key": order_key}


DERIVE: Mapping[str, Callable[[AppDatabase, int, Values], dict[str, Any]]] = {
    "source": _of_source,
    "speaker": _of_speaker,
    "speaker_alias": _of_alias,
    "speaker_role": _of_role,
    "claim": _of_claim,
    "quote": _of_quote,
    "link": _of_link,
}


def published_on(database: AppDatabase, quote: Values) -> str:
    """The date a quote without one of its own counts with: its source's, without a source its origin's."""
    source_id = quote["source_id"] or quote["origin_id"]
    if source_id is None:
        return ""
    row = database.execute(Source.select(Source.published_on).where(Source.id == source_id)).fetchone()
    return str(row[0]) if row else ""


def _days(first: str, last: str) -> dict[str, str | None]:
    return {
        "first_day": dates.interval(first).first_day if first else None,
        "last_day": dates.interval(last).last_day if last else None,
    }


def order_key(first_day: str | None, quote_id: int) -> int:
    """The quote's place in the order of time; undated ones stand behind all days."""
    day = date.fromisoformat(first_day).toordinal() if first_day else UNDATED
    return (day << ID_BITS) | quote_id


def _placed(quote_id: int, days: dict[str, str | None]) -> dict[str, Any]:
    return {**days, "order_key": order_key(days["first_day"], quote_id)}


def refresh_dependents(database: AppDatabase, entity: str, row_id: int, written: Values) -> None:
    """Bring other rows up to date after these columns of this row were written.

    Derived columns are no content: the rows' revisions stay.
    """
    if entity == "source" and "published_on" in written:
        theirs = (Quote.source == row_id) | (Quote.source.is_null() & (Quote.origin == row_id))
        query = Quote.select(Quote.id).where(theirs & (Quote.said_on == ""))
        days = _days(written["published_on"], written["published_on"])
        for (quote_id,) in database.execute(query).fetchall():
            placed = _placed(quote_id, days)
            database.execute(Quote.update(placed).where(Quote.id == quote_id))
            refresh_dependents(database, "quote", quote_id, placed)
    if entity == "quote":
        database.execute(Link.update(order_key=written["order_key"]).where(Link.quote == row_id))
