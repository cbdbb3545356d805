"""Totals that the project keeps (see the table `tally`): read, not counted."""

from collections.abc import Sequence
from dataclasses import fields

from tracker.queries.conditions import Known
from tracker.queries.filtering import Plan, Statement, leads, reaching
from tracker.records import QuoteFilter, QuoteStatus


def tally(wanted: QuoteFilter) -> Statement | None:
    """The total of a filter of one field, or of none, from the tallies; None if it must be counted."""
    plain = QuoteFilter()
    asked = {field.name for field in fields(plain)} - {"sort", "descending", "limit"}
    asked = {name for name in asked if getattr(wanted, name) != getattr(plain, name)}
    if asked - {"first_day", "last_day"} and len(asked) > 1:
        return None
    what: str
    values: Sequence[object]
    match [*asked]:
        case []:
            what, values = "status", tuple(QuoteStatus)
        case ["statuses"]:
            what, values = "status", wanted.statuses
        case ["kinds"]:
            what, values = "kind", wanted.kinds
        case ["stances"] if len(wanted.stances) == 1:
            what, values = "stance", wanted.stances
        case ["verdicts"] if len(wanted.verdicts) == 1:
            what, values = "verdict", wanted.verdicts
        case ["first_day" | "last_day", *_]:
            return _tally_of_days(wanted)
        case _:
            return None
    once = [*dict.fromkeys(map(str, values))]
    among = ", ".join("?" * len(once))
    sql = f"SELECT coalesce(sum(number), 0) FROM tally WHERE what = ? AND value IN ({among})"
    return Statement(sql, (what, *once))


def _tally_of_days(wanted: QuoteFilter) -> Statement:
    """Those that begin within the days, and those of several days that only end there."""
    begin, end = wanted.first_day or "0", wanted.last_day or "9999-99"
    sql = "SELECT coalesce(sum(number), 0) FROM tally WHERE what = 'day' AND value BETWEEN ? AND ?"
    if not wanted.first_day:
        return Statement(sql, (begin, end))
    *_, everything = leads(wanted, Known())
    before = reaching(Plan(wanted, everything, ()))
    return Statement(
        f"SELECT ({sql}) + (SELECT count(*) FROM ({before.sql}))", (begin, end, *before.parameters)
    )
