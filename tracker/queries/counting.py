"""How many quotes fit a filter: by SQL where few come into question, else on the columns held in memory."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import compress

from tracker.db import Project
from tracker.queries import filtering, held
from tracker.queries.columns import Numbers
from tracker.queries.conditions import Known
from tracker.queries.filtering import UNDATED_KEY, Plan, Statement
from tracker.queries.held import Held
from tracker.queries.plans import known, plan, reach
from tracker.records import QuoteFilter, QuoteKind, QuoteStatus, Stance


def total(project: Project, wanted: QuoteFilter) -> int:
    """How many quotes the filter shows, its limit aside; to be asked for inside `project.reading()`.

    The columns in memory are used if they were read already: reading them is what `facets` does.
    """
    found = known(project, wanted)
    made = plan(project, wanted, found, ordered=False)
    one_index_tells = not (made.rest or made.lead.repeats)
    if not one_index_tells and is_broad(project, made):
        columns = held.current(project, only_if_read=True)
        if columns is not None:
            return chosen(project, columns, wanted, found).bit_count()
    counted = filtering.count(made)
    return int(project.read(counted.sql, counted.parameters)[0][0])


def is_broad(project: Project, made: Plan) -> bool:
    """True if so many quotes come into question that going through them as rows takes its time."""
    return reach(project, made.lead, held.BROAD, filtering.days(made.wanted)) > held.BROAD


def chosen(project: Project, columns: Held, wanted: QuoteFilter, found: Known) -> int:
    """The mask of the quotes that fit."""
    fitting = held.places(bytes(columns.marks), _marks(wanted))
    if wanted.quotes:
        fitting &= held.of_ids(
            [[each for each in wanted.quotes if each < len(columns.marks)]], len(columns.marks)
        )
    if wanted.speakers:
        fitting &= held.values(columns.speakers, wanted.speakers, greatest(project, "speaker"))
    if wanted.sources:
        last = greatest(project, "source")
        of_source = held.values(columns.sources, wanted.sources, last)
        fitting &= of_source | held.values(columns.origins, wanted.sources, last)
    if wanted.outlets:
        sources = _of_outlets(project, wanted.outlets)
        fitting &= held.values(columns.sources, sources, greatest(project, "source"))
    if wanted.speaks_of_links:
        fitting &= quotes_of(columns, links(project, columns, wanted, found))
    if wanted.first_day or wanted.last_day:
        fitting &= _of_days(project, columns, wanted)
    for part in _asked_of_rows(wanted):
        keys = filtering.keys(plan(project, part, ordered=False), ordered=False)
        fitting &= held.of_ids(_ids(project, keys), len(columns.marks))
    return fitting


def greatest(project: Project, table: str) -> int:
    """The greatest id of a table's rows."""
    return int(project.read(f"SELECT coalesce(max(id), 0) FROM {table}")[0][0])


def _marks(wanted: QuoteFilter) -> Iterator[int]:
    for status in wanted.statuses or QuoteStatus:
        for kind in wanted.kinds or QuoteKind:
            yield held.mark_of(status, kind)


def _of_outlets(project: Project, outlets: tuple[str, ...]) -> list[int]:
    among = ", ".join("?" * len(outlets))
    return [row[0] for row in project.read(f"SELECT id FROM source WHERE outlet IN ({among})", outlets)]


def _asked_of_rows(wanted: QuoteFilter) -> Iterator[QuoteFilter]:
    """The parts of the filter that no column in memory tells."""
    plain = QuoteFilter()
    for part in (
        replace(plain, role=wanted.role),
        replace(plain, organization=wanted.organization),
        replace(plain, search=wanted.search),
    ):
        if part != plain:
            yield part


def _ids(project: Project, found: Statement) -> Iterator[Numbers]:
    as_text = filtering.ids(found)
    yield from held.pieces(held.numbers(project.read(as_text.sql, as_text.parameters)[0][0]))


def _of_days(project: Project, columns: Held, wanted: QuoteFilter) -> int:
    """Those that begin within the days, and those of several days that only end there."""
    first = date.fromisoformat(wanted.first_day).toordinal() if wanted.first_day else 1
    last = date.fromisoformat(wanted.last_day).toordinal() if wanted.last_day else date.max.toordinal()
    fitting = held.within(columns.days, first, last + 1, UNDATED_KEY >> 32)
    if wanted.first_day:
        *_, everything = filtering.leads(QuoteFilter(), Known())
        dated = QuoteFilter(first_day=wanted.first_day, last_day=wanted.last_day)
        reaching = filtering.reaching(filtering.plan(dated, Known(), everything))
        fitting |= held.of_ids(_ids(project, reaching), len(columns.marks))
    return fitting


# Links


def links(project: Project, columns: Held, wanted: QuoteFilter, found: Known) -> int:
    """The mask of the links of which one and the same must fit what the filter asks of links."""
    stances = [held.STANCES.index(each) + 1 for each in wanted.stances or Stance]
    fitting = held.places(bytes(columns.link_stances), stances)
    if wanted.verdicts:
        fitting &= held.places(
            bytes(columns.link_verdicts),
            [each for each in wanted.verdicts if 0 < each <= held.GREATEST_VERDICT],
        )
    if wanted.claims:
        fitting &= held.values(columns.link_claims, wanted.claims, greatest(project, "claim"))
    if found.claims is not None:
        fitting &= held.values(columns.link_claims, found.claims, greatest(project, "claim"))
    if found.links is not None:
        size = len(columns.link_stances)
        fitting &= held.of_ids([[link_id for link_id in found.links if link_id < size]], size)
    return fitting


def quotes_of(columns: Held, chosen_links: int) -> int:
    """The mask of the quotes that have any of these links."""
    selectors = held.selectors(chosen_links, len(columns.link_stances))
    found = (
        [*compress(quotes, selectors[place : place + held.PART])]
        for place, quotes in held.placed_parts(columns.link_quotes)
    )
    return held.of_ids(found, len(columns.marks))


def links_of(columns: Held, chosen_quotes: int) -> int:
    """The mask of the links that these quotes have, trashed ones included."""
    selectors = held.selectors(chosen_quotes, len(columns.marks))
    return held.mask(
        b"".join(bytes(map(selectors.__getitem__, part)) for part in held.parts(columns.link_quotes))
    )
