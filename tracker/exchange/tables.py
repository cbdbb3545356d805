"""The list of tables that are handed out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange import formats
from tracker.exchange.quote_tables import LINKS, QUOTES, REPORT
from tracker.exchange.record_tables import CLAIMS, SOURCES, SPEAKERS
from tracker.exchange.sheets import Table

TABLES: Mapping[tuple[str, str], Table[Any, Any]] = {
    ("quotes", "full"): QUOTES,
    ("quotes", "report"): REPORT,
    ("claims", "full"): CLAIMS,
    ("speakers", "full"): SPEAKERS,
    ("sources", "full"): SOURCES,
    ("links", "full"): LINKS,
}


def table(what: str, columns: str | tuple[str, ...] = "full") -> Table[Any, Any]:
    """The table of `what` with the set `columns`, or with these columns in this order.

    Columns are those of any set of the table, each at most once. Raises
    `InputRefused("unknown_option_value")` for a table, a set or a column that does not exist.
    """
    sets = {name: found for (of, name), found in TABLES.items() if of == what}
    if not sets:
        raise InputRefused("unknown_option_value", option="what", value=what, choices=formats.TABLES)
    if isinstance(columns, tuple):
        return _with_columns(sets, columns)
    if columns not in sets:
        raise InputRefused("unknown_option_value", option="columns", value=columns, choices=tuple(sets))
    return sets[columns]


def _with_columns(sets: Mapping[str, Table[Any, Any]], columns: tuple[str, ...]) -> Table[Any, Any]:
    """The first set that has them all, with these columns alone."""
    for found in sets.values():
        if columns and set(columns) <= set(found.columns):
            return replace(found, columns={name: found.columns[name] for name in columns})
    known = tuple(dict.fromkeys(name for found in sets.values() for name in found.columns))
    unknown = next((name for name in columns if name not in known), ",".join(columns))
    raise InputRefused("unknown_option_value", option="columns", value=unknown, choices=known)
