"""What each field of a filter asks of a quote, and of its links, as SQL."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.records import QuoteFilter
from tracker.search import asking


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL that a row must fulfil, with its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


NOTHING_ASKED = asking.Asked()


@dataclass(frozen=True, slots=True)
class Known:
    """What was looked up for a filter before, such as the roles that fit its words. None: not asked for.

    `claims` are those of the topics; `members` speak for the organization: those who held a role there
    (`role_ids`; `are_dated` if any of them has a date), and those who speak on its behalf.
    """

    asked: asking.Asked = NOTHING_ASKED
    claims: tuple[int, ...] | None = None
    roles: tuple[str, ...] | None = None
    role_ids: tuple[int, ...] = ()
    members: tuple[int, ...] | None = None
    on_behalf: tuple[int, ...] = ()
    are_dated: bool = False
    links: tuple[int, ...] | None = None


def any_of(column: str, values: Iterable[object]) -> Condition:
    """The column has one of the values."""
    listed = list(values)
    if len(listed) == 1:
        return Condition(f"{column} = ?", (listed[0],))
    return Condition(
        f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(listed, ensure_ascii=False),)
    )


LIVE_QUOTE = Condition("q.deleted_at IS NULL")
LIVE_LINK = Condition("l.deleted_at IS NULL")


def link_conditions(wanted: QuoteFilter, known: Known) -> list[Condition]:
    """What one and the same link, called l, must fit."""
    found = [LIVE_LINK]
    if wanted.claims:
        found.append(any_of("l.claim_id", wanted.claims))
    if wanted.stances:
        found.append(any_of("l.stance", [stance.value for stance in wanted.stances]))
    if wanted.verdicts:
        found.append(any_of("l.verdict_id", wanted.verdicts))
    if known.claims is not None:
        # The + keeps the claims of a topic from leading: there may be thousands, for each of a quote's links.
        found.append(any_of("+l.claim_id", known.claims))
    if known.links is not None:
        found.append(any_of("l.id", known.links))
    return found


def conditions(wanted: QuoteFilter, known: Known) -> dict[str, list[Condition]]:
    """What each field of the filter asks of a quote, called q."""
    asked = known.asked
    found: dict[str, list[Condition]] = {
        "quotes": [any_of("q.id", wanted.quotes)] if wanted.quotes else [],
        "speakers": [any_of("q.speaker_id", wanted.speakers)] if wanted.speakers else [],
        "statuses": [any_of("q.status", [each.value for each in wanted.statuses])] if wanted.statuses else [],
        "kinds": [any_of("q.kind", [each.value for each in wanted.kinds])] if wanted.kinds else [],
        "sources": [_of_sources(wanted)] if wanted.sources else [],
        "outlets": [_of_outlets(wanted)] if wanted.outlets else [],
        "links": [_linked(wanted, known)] if wanted.speaks_of_links else [],
        "role": [any_of("q.role", known.roles)] if known.roles is not None else [],
        "organization": _speaks_for(known),
        "search": [],
        "phrases": [],
    }
    if asked:
        words = "EXISTS (SELECT 1 FROM quote_index f WHERE f.quote_index MATCH ? AND f.rowid = q.order_key)"
        found["search"] = [Condition(words, (asked.match(),))]
    if asked.phrase_lines:
        found["phrases"] = [Condition("holds_phrases(q.text, ?)", (asked.phrase_lines,))]
    return found


def _of_sources(wanted: QuoteFilter) -> Condition:
    own, origin = any_of("q.source_id", wanted.sources), any_of("q.origin_id", wanted.sources)
    return Condition(f"({own.sql} OR {origin.sql})", own.parameters + origin.parameters)


def _of_outlets(wanted: QuoteFilter) -> Condition:
    outlet = any_of("s.outlet", wanted.outlets)
    # The + keeps the sources from leading: there may be thousands, each in an order of its own.
    return Condition(f"+q.source_id IN (SELECT s.id FROM source s WHERE {outlet.sql})", outlet.parameters)


def _linked(wanted: QuoteFilter, known: Known) -> Condition:
    asked = link_conditions(wanted, known)
    return Condition(
        # Left to itself, SQLite would go through all links of a stance for every quote.
        "EXISTS (SELECT 1 FROM link l INDEXED BY link_quote_id_claim_id"
        f" WHERE l.quote_id = q.id AND {together(asked)})",
        parameters(asked),
    )


def _speaks_for(known: Known) -> list[Condition]:
    """The speaker held a role there when the quote was said (unknown dates fit), or speaks on its behalf."""
    if known.members is None:
        return []
    among = any_of("q.speaker_id", known.members)
    if not known.are_dated:
        return [among]
    held = any_of("r.id", known.role_ids)
    behalf = any_of("q.speaker_id", known.on_behalf)
    sql = (
        "(EXISTS (SELECT 1 FROM speaker_role r WHERE r.speaker_id = q.speaker_id"
        " AND (r.first_day IS NULL OR q.last_day IS NULL OR r.first_day <= q.last_day)"
        " AND (r.last_day IS NULL OR q.first_day IS NULL OR r.last_day >= q.first_day)"
        f" AND {held.sql}) OR {behalf.sql})"
    )
    # Who never belonged there is left out by the index, before the quote's days are looked up.
    return [among, Condition(sql, held.parameters + behalf.parameters)]


def together(asked: Iterable[Condition]) -> str:
    """All of the conditions."""
    return " AND ".join(each.sql for each in asked) or "1"


def parameters(asked: Iterable[Condition]) -> tuple[object, ...]:
    """The parameters of all of the conditions."""
    return tuple(value for each in asked for value in each.parameters)
