"""The list of tables that are handed out."""

from collections.abc import Mapping
from typing import Any

from tracker.errors import InputRefused
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


def table(what: str, columns: str = "full") -> Table[Any, Any]:
    """The table of `what` with the set `columns`.

    Raises `InputRefused("unknown_option_value")` for a table or a set that does not exist.
    """
    sets = {name: found for (of, name), found in TABLES.items() if of == what}
    if not sets:
        known = tuple(dict.fromkeys(of for of, _ in TABLES))
        raise InputRefused("unknown_option_value", option="what", value=what, choices=known)
    if columns not in sets:
        raise InputRefused("unknown_option_value", option="columns", value=columns, choices=tuple(sets))
    return sets[columns]
