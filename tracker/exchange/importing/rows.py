"""How a row of a table is read into a plan, unless it is one of quotes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.importing.arrivals import Arrival
from tracker.exchange.importing.model import Values
from tracker.exchange.importing.plan import Plan, told_of
from tracker.exchange.importing.roles import aliases_in, roles_in
from tracker.records import Link, Source, Speaker, SpeakerKind, Stance
from tracker.services.entry import proposed_speaker_kind
from tracker.text.fold import fold
from tracker.text.names import name_key

_OF_SPEAKER = {name: name for name in ("kind", "latin_name", "on_behalf_of", "wikidata", "note")}
_OF_SOURCE = {
    name: name
    for name in ("kind", "outlet", "author", "url", "archive_url", "published_on", "language", "note", "text")
}


def _link(plan: Plan, quote: Arrival, claim: Arrival, told: dict[str, Any], row: int) -> None:
    arrivals = plan.arrivals["link"]
    key = (id(quote), id(claim))
    seen = arrivals.get(key)
    if seen is not None:
        if seen.told.get("stance") != told.get("stance"):
            reason = InputRefused("import_rows_differ", other=seen.row)
            plan.faults.add(row, "stance", told.get("stance", ""), reason)
        return
    refers: dict[str, Arrival | None] = {"quote_id": quote, "claim_id": claim}
    before = plan.known.link(quote.id, claim.id) if quote.id and claim.id else None
    if before is None:
        record = replace(Link(stance=Stance.MENTIONS), **told)
    else:
        # A quote that was found by its words alone is left as it is, and so are its links.
        record = replace(before, deleted_at=None, **(told if quote.told or before.deleted_at else {}))
    arrivals.put(Arrival(record, row, before, told, refers), key)


def claim_row(plan: Plan, values: Values) -> None:
    """A claim."""
    before = len(plan.arrivals["claim"].all)
    if plan.claim(values, of_claims=True) is None:
        plan.faults.add(values.row, "claim", "", InputRefused("empty_claim"))
    elif len(plan.arrivals["claim"].all) == before:
        plan.arrivals["claim"].repeated += 1


def source_row(plan: Plan, values: Values) -> None:
    """A source."""
    told = told_of(values, _OF_SOURCE)
    told["title"] = " ".join((values.get("title") or values.get("url")).split())
    title, outlet, url = told["title"], told.get("outlet", ""), told.get("url", "")
    key = ("url", url) if url else ("title", fold(title), fold(outlet))
    before = len(plan.arrivals["source"].all)
    uid = values.get("source_uid") or b""
    arrival = plan.take(
        Source(uid=uid),
        key,
        told,
        values.row,
        lambda: plan.known.source(title, outlet, url),
        is_main=True,
    )
    plan.refuse_empty(arrival, "title", "empty_title", "title", values)
    plan.arrivals["source"].repeated += len(plan.arrivals["source"].all) == before


def speaker_row(plan: Plan, values: Values) -> None:
    """A speaker, with other names and roles; those there are already are not taken away."""
    name, uid = " ".join(values.get("name").split()), values.get("speaker_uid") or b""
    told = {"kind": proposed_speaker_kind(name)} | told_of(values, _OF_SPEAKER) | {"name": name}
    is_unnamed = told["kind"] is SpeakerKind.UNNAMED
    source = plan.source(Values(values.row, {"source": values.get("source")})) if is_unnamed else None
    if is_unnamed and source is None:
        plan.faults.add(values.row, "source", "", InputRefused("unnamed_needs_source"))
    key = ("unnamed", fold(name), id(source)) if is_unnamed else ("name", name_key(name) or fold(name))
    before = len(plan.arrivals["speaker"].all)
    arrival = plan.take(
        Speaker(uid=uid),
        key,
        told,
        values.row,
        lambda: plan.named(name, uid, source, values),
        {"source_id": source} if is_unnamed else {},
        is_main=True,
    )
    if arrival.before is not None:
        arrival.refers.clear()
    plan.refuse_empty(arrival, "name", "empty_name", "name", values)
    plan.arrivals["speaker"].repeated += len(plan.arrivals["speaker"].all) == before
    if arrival.row == values.row and (arrival.told or arrival.before is None):
        arrival.parts += aliases_in(plan.project, arrival.id, values.get("aliases"))
        try:
            arrival.parts += roles_in(plan.project, arrival.id, values.get("roles"))
        except InputRefused as reason:
            plan.faults.add(values.row, "roles", values.get("roles"), reason)


def link_row(plan: Plan, values: Values) -> None:
    """A link between a quote and a claim that are there already."""
    quote, claim = _linked_quote(plan, values), _linked_claim(plan, values)
    if quote is not None and claim is not None:
        told = told_of(values, {"stance": "stance", "note": "note"})
        ends: list[Arrival] = []
        for entity, record in (("quote", quote), ("claim", claim)):
            key = ("id", record.id)
            known = plan.arrivals[entity].get(key)
            arrival = known or plan.arrivals[entity].put(Arrival(record, values.row, record), key)
            ends.append(arrival)
        ends[0].told = ends[0].told or {"text": quote.text}
        _link(plan, ends[0], ends[1], told, values.row)


def _linked_quote(plan: Plan, values: Values) -> Any:
    uid, text = values.get("quote_uid"), values.get("quote")
    found = plan.known.by_uid("quote", uid) if uid else None
    if found is None and not uid and values.get("quote_id", None) is not None:
        found = plan.known.by_id("quote", values.get("quote_id"))
    if found is None and text:
        ids = plan.known.quotes_of_words(text)
        found = plan.known.by_id("quote", ids[0]) if len(ids) == 1 else None
    if found is None or found.deleted_at is not None:
        plan.faults.add(values.row, "quote", text, InputRefused("import_no_such_quote"))
        return None
    return found


def _linked_claim(plan: Plan, values: Values) -> Any:
    uid, text = values.get("claim_uid"), values.get("claim")
    found = plan.known.by_uid("claim", uid) if uid else None
    if found is None and not uid and values.get("claim_id", None) is not None:
        found = plan.known.by_id("claim", values.get("claim_id"))
    if found is None and text:
        found = plan.known.claim(text)
    if found is None or found.deleted_at is not None:
        plan.faults.add(values.row, "claim", text, InputRefused("import_no_such_claim"))
        return None
    return found


ROWS: Mapping[str, Callable[[Plan, Values], None]] = {
    "claims": claim_row,
    "speakers": speaker_row,
    "sources": source_row,
    "links": link_row,
}
"""How a row is read, by kind of table; those of quotes wait on the disk (`quotes.py`)."""
