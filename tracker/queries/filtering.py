"""Which quotes a filter shows, and in which order: SQL that touches no row it need not.

With `conditions` the place of the fast reads, in SQL of SQLite's own. A filter has several conditions; one
of them, the rarest, *leads*: its index gives the quotes' order keys already in the order of time, and the
others are asked of each quote in turn until a page is full. Several speakers, statuses and the like are
several *runs* through one index, merged; an `IN (…)` would gather and sort all of them first (measured
over a million quotes: 320 ms against 0.2).

An order key holds the quote's id in its low 32 bits, so that an index alone tells ids.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.queries.conditions import (
    LIVE_LINK,
    LIVE_QUOTE,
    Condition,
    Known,
    any_of,
    conditions,
    link_conditions,
    parameters,
    together,
)
from tracker.records import QuoteFilter, QuoteSort
from tracker.search import asking
from tracker.search.words import of_speaker, of_status

ID_MASK = (1 << 32) - 1
UNDATED_KEY = ((1 << 22) - 1) << 32
"""The order keys of undated quotes begin here (see `tracker.services.derived`)."""

LONGEST_INTERVAL = 366
"""Days that a partial date can stand for: those of a leap year."""

MOST_RUNS = 40
"""More values than this (speakers, sources…) are asked of each quote instead of being followed one by one."""

BY_TIME = "quote_deleted_at_order_key_speaker_id_source_id_status_kind"
"""The index that tells of all live quotes in the order of time what most filters ask."""

BY_SPEAKER = "quote_speaker_id_deleted_at_order_key_source_id_status_kind"
BY_SOURCE = "quote_source_id_deleted_at_order_key"


@dataclass(frozen=True, slots=True)
class Run:
    """Order keys in order, from one place of one index. `table` is called q, l or f: quote, link, words.

    It names its index: SQLite, which does not know how many rows a value has, may take another one. What
    the index does not tell is asked `besides`.
    """

    table: str
    key: str
    told: tuple[Condition, ...]
    besides: tuple[Condition, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return (*self.told, *self.besides)

    def having(self, *conditions: Condition) -> "Run":
        return replace(self, besides=(*self.besides, *conditions))


@dataclass(frozen=True, slots=True)
class Lead:
    """The condition that leads: its runs, the fields that it settles, and whether keys may repeat.

    One that `gathers` gives its keys in no order: they are all read before the first is shown.
    """

    runs: tuple[Run, ...]
    settles: frozenset[str]
    repeats: bool = False
    gathers: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    sql: str
    parameters: tuple[object, ...]


# What may lead


def leads(wanted: QuoteFilter, known: Known) -> Iterator[Lead]:
    """Every condition of the filter that an index can lead by; the last one, all live quotes, always."""
    if wanted.quotes:
        these = (any_of("q.id", wanted.quotes), LIVE_QUOTE)
        yield Lead((Run("quote q NOT INDEXED", "q.order_key", these),), frozenset({"quotes"}))
    if known.asked:
        yield _by_words(wanted, known.asked)
    if 0 < len(wanted.speakers) <= MOST_RUNS:
        yield Lead(
            tuple(_quotes("speaker_id", each) for each in wanted.speakers),
            frozenset({"speakers"}),
        )
    if 0 < len(wanted.sources) <= MOST_RUNS:
        runs = [_quotes(column, each) for each in wanted.sources for column in ("source_id", "origin_id")]
        yield Lead(tuple(runs), frozenset({"sources"}), repeats=True)
    if wanted.speaks_of_links:
        yield from _by_links(wanted, known)
    if wanted.statuses:
        yield Lead(
            tuple(_quotes("status", each.value) for each in wanted.statuses),
            frozenset({"statuses"}),
        )
    if known.roles is not None and len(known.roles) <= MOST_RUNS:
        runs = [_quotes("role", role, Condition("q.role <> ''")) for role in known.roles or ("",)]
        yield Lead(tuple(runs), frozenset({"role"}))
    yield from _gathering(wanted, known)
    yield Lead((Run(f"quote q INDEXED BY {BY_TIME}", "q.order_key", (LIVE_QUOTE,)),), frozenset())


def _gathering(wanted: QuoteFilter, known: Known) -> Iterator[Lead]:
    if known.members is not None:
        asked = any_of("q.speaker_id", known.members)
        run = Run(f"quote q INDEXED BY {BY_SPEAKER}", "q.order_key", (asked, LIVE_QUOTE))
        yield Lead((run,), frozenset(), gathers=True)  # their roles' dates remain to be asked
    if wanted.outlets:
        outlet = any_of("s.outlet", wanted.outlets)
        asked = Condition(f"q.source_id IN (SELECT s.id FROM source s WHERE {outlet.sql})", outlet.parameters)
        run = Run(f"quote q INDEXED BY {BY_SOURCE}", "q.order_key", (asked, LIVE_QUOTE))
        yield Lead((run,), frozenset({"outlets"}), gathers=True)


def _quotes(column: str, value: object, *more: Condition) -> Run:
    index = BY_SPEAKER if column == "speaker_id" else f"quote_{column}_deleted_at_order_key"
    told = (Condition(f"q.{column} = ?", (value,)), LIVE_QUOTE, *more)
    return Run(f"quote q INDEXED BY {index}", "q.order_key", told)


def _by_words(wanted: QuoteFilter, asked: asking.Asked) -> Lead:
    more, settles = [], {"search"}
    if 0 < len(wanted.speakers) <= MOST_RUNS:
        more.append(asking.exactly(*map(of_speaker, wanted.speakers)))
        settles.add("speakers")
    if wanted.statuses:
        more.append(asking.exactly(*map(of_status, wanted.statuses)))
        settles.add("statuses")
    run = Run("quote_index f", "f.rowid", (Condition("f.quote_index MATCH ?", (asked.match(*more),)),))
    return Lead((run,), frozenset(settles))


def _by_links(wanted: QuoteFilter, known: Known) -> Iterator[Lead]:
    """Links lead by their claim, else by verdict, else by stance; a quote may have several of them."""
    values: Sequence[object] = ()
    if 0 < len(wanted.claims) <= MOST_RUNS:
        column, values = "claim_id", wanted.claims
    elif known.claims is not None and len(known.claims) <= MOST_RUNS:
        column, values = "claim_id", known.claims or (0,)
    elif wanted.verdicts:
        column, values = "verdict_id", wanted.verdicts
    elif wanted.stances:
        column, values = "stance", tuple(stance.value for stance in wanted.stances)
    asked = tuple(link_conditions(wanted, known))
    runs = tuple(
        Run(
            f"link l INDEXED BY link_{column}_deleted_at_order_key",
            "l.order_key",
            (Condition(f"l.{column} = ?", (value,)), LIVE_LINK),
            asked,
        )
        for value in values
    )
    if runs:
        yield Lead(runs, frozenset({"links"}), repeats=True)
    if known.claims is not None and len(known.claims) > MOST_RUNS:
        told = (any_of("l.claim_id", known.claims), LIVE_LINK)
        run = Run("link l INDEXED BY link_claim_id_deleted_at_order_key", "l.order_key", told, asked)
        yield Lead((run,), frozenset({"links"}), repeats=True, gathers=True)


def of_claim_and_speaker(wanted: QuoteFilter, known: Known) -> Lead | None:
    """One claim and one speaker as one lead, if the filter has them: both indexes are gone through at once.

    It gathers, and its index tells of nothing: for when quotes are to be sorted anyway.
    """
    if not (len(wanted.claims) == len(wanted.speakers) == 1) or known.asked:
        return None
    both = (
        "(SELECT l.order_key FROM link l INDEXED BY link_claim_id_deleted_at_order_key"
        f" WHERE l.claim_id = {wanted.claims[0]:d} AND l.deleted_at IS NULL INTERSECT SELECT q.order_key"
        f" FROM quote q INDEXED BY {BY_SPEAKER} WHERE q.speaker_id = {wanted.speakers[0]:d}"
        " AND q.deleted_at IS NULL ORDER BY 1)"
    )
    alone = not (wanted.stances or wanted.verdicts) and known.claims is None and known.links is None
    settles = frozenset({"speakers", "links"} if alone else {"speakers"})
    return Lead((Run(f"{both} b", "b.order_key", (Condition("1"),)),), settles, gathers=True)


# The order of time


@dataclass(frozen=True, slots=True)
class Span:
    """Order keys `[first, behind)`; None is open."""

    first: int | None = None
    behind: int | None = None


def days(wanted: QuoteFilter) -> Span:
    """The order keys of quotes that may overlap the filter's days; the undated overlap nothing."""
    if not (wanted.first_day or wanted.last_day):
        return Span()
    first = _key(wanted.first_day) - (LONGEST_INTERVAL << 32) if wanted.first_day else None
    return Span(first, _key(wanted.last_day) + (1 << 32) if wanted.last_day else UNDATED_KEY)


def _key(day: str) -> int:
    return date.fromisoformat(day).toordinal() << 32


def within(key: str, span: Span) -> list[Condition]:
    """Keys within the span."""
    found = []
    if span.first is not None:
        found.append(Condition(f"{key} >= ?", (span.first,)))
    if span.behind is not None:
        found.append(Condition(f"{key} < ?", (span.behind,)))
    return found


@dataclass(frozen=True, slots=True)
class Plan:
    """A lead, with all that remains to be asked of each quote, and the filter it was made for."""

    wanted: QuoteFilter
    lead: Lead
    rest: tuple[Condition, ...]

    def runs(self, span: Span, more: tuple[Condition, ...] = ()) -> list[Run]:
        """The runs through the lead's index within a span of order keys."""
        whole = days(self.wanted)
        rest = (*self.rest, *more)
        first_day = self.wanted.first_day
        if first_day and not (self.lead.settles or self.lead.gathers):
            # All quotes lead: from the first day on every one fits, and before it only those of several days.
            begin = _key(first_day)
            later = _joined(self.lead.runs[0], [Span(begin), whole, span], rest)
            long = Run("quote q INDEXED BY quote_spanning", "q.order_key", self.lead.runs[0].conditions)
            reach = (Condition("q.last_day > q.first_day AND q.last_day >= ?", (first_day,)), *rest)
            return [_joined(long, [Span(None, begin), whole, span], reach), later]
        if first_day:
            rest = (*rest, Condition("q.last_day >= ?", (first_day,)))
        return [_joined(run, [whole, span], rest) for run in self.lead.runs]


def _joined(run: Run, spans: list[Span], rest: tuple[Condition, ...]) -> Run:
    """The run with the quote beside each key, if the quote is asked anything."""
    spanned = [each for span in spans for each in within(run.key, span)]
    if rest and not run.table.startswith("quote q"):
        # CROSS JOIN: SQLite keeps the order of the tables. NOT INDEXED: quotes are read by their ids.
        table = f"{run.table} CROSS JOIN quote q NOT INDEXED ON q.id = ({run.key} & {ID_MASK})"
        return replace(run, table=table).having(*spanned, *rest)
    return run.having(*spanned, *rest)


def plan(wanted: QuoteFilter, known: Known, lead: Lead) -> Plan:
    """How to find the filter's quotes when this condition leads."""
    asked = conditions(wanted, known)
    rest = [each for field, found in asked.items() if field not in lead.settles for each in found]
    return Plan(wanted, lead, tuple(rest))


# Statements


def keys(
    made: Plan,
    span: Span = Span(),
    *,
    more: tuple[Condition, ...] = (),
    down: bool = False,
    limit: int | None = None,
    ordered: bool = True,
) -> Statement:
    """The order keys of a plan within a span, each once, in the order of time."""
    order = f" ORDER BY key{' DESC' if down else ''}" if ordered else ""
    cut = f" LIMIT {limit:d}" if limit is not None else ""
    runs = made.runs(span, more)
    distinct = "DISTINCT " if made.lead.repeats else ""
    selects = [
        f"SELECT {distinct}{run.key} AS key FROM {run.table} WHERE {together(run.conditions)}" for run in runs
    ]
    values = tuple(value for run in runs for value in parameters(run.conditions))
    if len(selects) == 1:
        return Statement(selects[0] + order + cut, values)
    # Each run is in order already, and SQLite merges them so: no more of any is read than is shown.
    return Statement((" UNION " if made.lead.repeats else " UNION ALL ").join(selects) + order + cut, values)


def columns(made: Plan, *names: str, more: tuple[Condition, ...] = ()) -> Statement:
    """These columns of every quote of the plan, each quote once, in no order."""
    chosen = ", ".join(f"q.{name}" for name in names)
    runs = made.runs(Span(), more)
    if made.lead.repeats or not all(run.table.startswith("quote q") for run in runs):
        found = keys(made, more=more, ordered=False)
        # The index tells the most usual columns; else it leads to the row.
        theirs = f"quote q INDEXED BY {BY_TIME} ON q.deleted_at IS NULL AND q.order_key = k.key"
        return Statement(f"SELECT {chosen} FROM ({found.sql}) k CROSS JOIN {theirs}", found.parameters)
    selects = [f"SELECT {chosen} FROM {run.table} WHERE {together(run.conditions)}" for run in runs]
    return Statement(
        " UNION ALL ".join(selects), tuple(v for run in runs for v in parameters(run.conditions))
    )


def is_told_by_index(made: Plan) -> bool:
    """True if speakers lead, and their index tells all else that is asked."""
    free = replace(made.wanted, speakers=(), statuses=(), kinds=(), sort=QuoteSort.DATE, descending=False)
    return "speakers" in made.lead.settles and replace(free, limit=None) == QuoteFilter()


def count(made: Plan, most: int | None = None) -> Statement:
    """How many quotes the plan finds; no further than `most`."""
    found = keys(made, limit=most, ordered=False)
    return Statement(f"SELECT count(*) FROM ({found.sql})", found.parameters)


def reaching(made: Plan) -> Statement:
    """The order keys of quotes that began before the first day and reach it; all quotes lead the plan."""
    run, _ = made.runs(Span())
    return Statement(
        f"SELECT {run.key} AS key FROM {run.table} WHERE {together(run.conditions)}",
        parameters(run.conditions),
    )


def tasted(made: Plan, number: int) -> Statement:
    """How many of so many quotes that the lead alone would give fit the whole plan."""
    some = keys(Plan(QuoteFilter(), made.lead, ()), days(made.wanted), limit=number, ordered=False)
    return Statement(
        f"SELECT count(*) FROM {gathered(some)} WHERE {together(made.rest)}",
        some.parameters + parameters(made.rest),
    )


def length(run: Run, span: Span, most: int) -> Statement:
    """How many keys a run's index gives within a span, repeated ones each time; no further than `most`.

    What is asked besides is left aside: it would lead from the index to as many rows.
    """
    asked = (*run.told, *within(run.key, span))
    found = f"SELECT 1 FROM {run.table} WHERE {together(asked)} LIMIT {most:d}"
    return Statement(f"SELECT count(*) FROM ({found})", parameters(asked))


def ids(found: Statement) -> Statement:
    """The ids of the keys that a statement gives, eight hexadecimal digits each, as one text.

    That is the fastest way of bringing a million of them out of SQLite that does not hold up the window
    (150 ms, 4 ms at a stretch; lists and JSON hold Python's lock 40 to 80 ms).
    """
    return Statement(
        f"SELECT group_concat(printf('%08x', key & {ID_MASK}), '') FROM ({found.sql})", found.parameters
    )


def gathered(found: Statement) -> str:
    """The quotes, called q, of these keys, called k."""
    return f"({found.sql}) k CROSS JOIN quote q NOT INDEXED ON q.id = (k.key & {ID_MASK})"
