"""The columns that follow from others: sort keys, name keys, days, and the order of time.

They are written in the transaction that writes what they come from, so that a filter or a list
never has to work them out. They are no content: no history, no digest, no revision tells of them.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from peewee import fn

from tracker.db import AppDatabase
from tracker.models import Link, Quote, Source
from tracker.text import dates
from tracker.text.names import name_key
from tracker.text.sort_keys import sort_key

Values = Mapping[str, Any]

DAY_BITS = 24
"""`order_key` is the number of the first day (Python's ordinal), then 24 bits of sequence in the day."""

UNDATED = (1 << 22) - 1
"""The «day» of what has no date: after every real one (31.12.9999 is day 3,652,059)."""


def columns(database: AppDatabase, entity: str, content: Values) -> dict[str, Any]:
    """The derived columns of a record of this entity with this content (`order_key` apart)."""
    derive = DERIVE.get(entity)
    return derive(database, content) if derive else {}


def _of_source(_: AppDatabase, source: Values) -> dict[str, Any]:
    return {
        "text_sha256": hashlib.sha256(source["text"].encode()).hexdigest(),
        "sort_key": sort_key(source["title"]),
        **_days(source["published_on"], source["published_on"]),
    }


def _of_speaker(_: AppDatabase, speaker: Values) -> dict[str, Any]:
    return {
        "sort_key": sort_key(speaker["name"]),
        "name_key": name_key(speaker["name"]),
        "latin_key": name_key(speaker["latin_name"]),
    }


def _of_alias(_: AppDatabase, alias: Values) -> dict[str, Any]:
    return {"name_key": name_key(alias["name"])}


def _of_role(_: AppDatabase, role: Values) -> dict[str, Any]:
    return _days(role["from_on"], role["until_on"])


def _of_claim(_: AppDatabase, claim: Values) -> dict[str, Any]:
    return {"sort_key": sort_key(claim["text"])}


def _of_quote(database: AppDatabase, quote: Values) -> dict[str, Any]:
    said_on = quote["said_on"] or published_on(database, quote)
    return _days(said_on, said_on)


def _of_link(database: AppDatabase, link: Values) -> dict[str, Any]:
    query = Quote.select(Quote.order_key).where(Quote.id == link["quote_id"])
    (order_key,) = database.execute(query).fetchone()
    return {"order_key": order_key}


DERIVE: Mapping[str, Callable[[AppDatabase, Values], dict[str, Any]]] = {
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


def next_order_key(database: AppDatabase, first_day: str | None) -> int:
    """The place behind all quotes of that day; undated ones stand behind all days.

    A day holds 16.7 million quotes.
    """
    day = date.fromisoformat(first_day).toordinal() if first_day else UNDATED
    begin = day << DAY_BITS
    inside = (Quote.order_key >= begin) & (Quote.order_key < begin + (1 << DAY_BITS))
    (last,) = database.execute(Quote.select(fn.MAX(Quote.order_key)).where(inside)).fetchone()
    return begin if last is None else int(last) + 1


def is_of_day(order_key: int, first_day: str | None) -> bool:
    """True if the key stands in that day already, so that the quote keeps its place among its neighbours."""
    day = date.fromisoformat(first_day).toordinal() if first_day else UNDATED
    return order_key >> DAY_BITS == day


def refresh_dependents(database: AppDatabase, entity: str, row_id: int, changed: Values) -> None:
    """Bring other rows up to date after `changed` columns of this row were written."""
    if entity == "source" and "published_on" in changed:
        theirs = (Quote.source == row_id) | (Quote.source.is_null() & (Quote.origin == row_id))
        query = Quote.select(Quote.id, Quote.order_key).where(theirs & (Quote.said_on == ""))
        days = _days(changed["published_on"], changed["published_on"])
        for quote_id, order_key in database.execute(query.order_by(Quote.order_key)).fetchall():
            place_quote(database, quote_id, order_key, days)
    if entity == "quote" and "order_key" in changed:
        database.execute(Link.update(order_key=changed["order_key"]).where(Link.quote == row_id))


def place_quote(database: AppDatabase, quote_id: int, order_key: int, days: Values) -> None:
    """Write a quote's days and, if its day is another now, its place in the order of time."""
    values = dict(days)
    if not is_of_day(order_key, days["first_day"]):
        values["order_key"] = next_order_key(database, days["first_day"])
    database.execute(Quote.update(values).where(Quote.id == quote_id))
    refresh_dependents(database, "quote", quote_id, values)
