"""In which order a filter shows its quotes, where it is not that of time; SQL like that of `filtering`."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.queries.conditions import LIVE_QUOTE, Condition, parameters, together
from tracker.queries.filtering import (
    BY_SOURCE,
    BY_SPEAKER,
    UNDATED_KEY,
    Plan,
    Span,
    Statement,
    columns,
    days,
    gathered,
    keys,
    within,
)
from tracker.records import QuoteFilter, QuoteKind, QuoteSort, QuoteStatus

WHOLE = Span()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the whole order that is itself in the order of time."""

    span: Span = WHOLE
    more: tuple[Condition, ...] = ()
    down: bool = False


def parts(wanted: QuoteFilter) -> list[Part]:
    """The parts of the order by time, by status or by kind, one behind the other; the undated come last."""
    members: Sequence[QuoteStatus | QuoteKind]
    match wanted.sort:
        case QuoteSort.STATUS:
            column, members = "q.status", [*QuoteStatus]
        case QuoteSort.KIND:
            column, members = "q.kind", [*QuoteKind]
        case _:
            if not wanted.descending:
                return [Part()]
            return [Part(Span(None, UNDATED_KEY), down=True), Part(Span(UNDATED_KEY), down=True)]
    inside = [Part(more=(Condition(f"{column} = ?", (member.value,)),)) for member in members]
    return inside[::-1] if wanted.descending else inside


SORT_KEYS = {
    QuoteSort.SPEAKER: ("speaker", "speaker_id"),
    QuoteSort.SOURCE: ("source", "source_id"),
}


def by_name(made: Plan, *, gather: bool, limit: int | None = None) -> Statement:
    """The order keys in the order of speakers' names or sources' titles, and of time within each.

    Either all are gathered and sorted; or names are gone through in order, and for each its quotes (the
    plan is then to be led by all quotes). Quotes without a source are not in it.
    """
    table, column = SORT_KEYS[made.wanted.sort]
    down = " DESC" if made.wanted.descending else ""
    order = f" ORDER BY s.sort_key{down}, s.id{down}, key" + (
        f" LIMIT {limit:d}" if limit is not None else ""
    )
    if gather:
        found = columns(made, "order_key", column)
        keyed = "INDEXED BY source_id_deleted_at_sort_key" if table == "source" else "NOT INDEXED"
        named = f"({found.sql}) k CROSS JOIN {table} s {keyed} ON s.id = k.{column}"
        return Statement(f"SELECT k.order_key AS key FROM {named}{order}", found.parameters)
    asked = [LIVE_QUOTE, *made.rest]
    if made.wanted.first_day:
        asked.append(Condition("q.last_day >= ?", (made.wanted.first_day,)))
    asked += within("q.order_key", days(made.wanted))
    theirs = BY_SPEAKER if table == "speaker" else BY_SOURCE
    through = (
        f"{table} s INDEXED BY {table}_sort_key CROSS JOIN quote q INDEXED BY {theirs} ON q.{column} = s.id"
    )
    # What is asked of the speaker or the source is asked once for each, not for each of its quotes.
    fitting = together(asked).replace(f"q.{column}", "s.id")
    return Statement(f"SELECT q.order_key AS key FROM {through} WHERE {fitting}{order}", parameters(asked))


def by_expression(made: Plan, limit: int | None = None) -> Statement:
    """The order keys in the order of the quotes' words, of their claims' words, or of their ids.

    No index tells the first two: all that fit are gathered and sorted, some seconds for a million.
    """
    found = keys(made, ordered=False)
    sql = {
        QuoteSort.TEXT: "sort_key(q.text)",
        QuoteSort.CLAIM: "(SELECT min(c.sort_key) FROM link l JOIN claim c ON c.id = l.claim_id"
        " WHERE l.quote_id = q.id AND l.deleted_at IS NULL)",
        QuoteSort.ID: "q.id",
    }[made.wanted.sort]
    down = " DESC" if made.wanted.descending else ""
    cut = f" LIMIT {limit:d}" if limit is not None else ""
    return Statement(
        f"SELECT k.key AS key FROM {gathered(found)} ORDER BY {sql} IS NULL, {sql}{down}, k.key{cut}",
        found.parameters,
    )
