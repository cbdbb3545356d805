"""How a row of each kind of table is read into a plan."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.importing.arrivals import Arrival
from tracker.exchange.importing.model import Values
from tracker.exchange.importing.plan import Plan, told_of
from tracker.exchange.importing.roles import aliases_in, roles_in
from tracker.records import Anchor, Link, Quote, Source, Speaker, SpeakerKind, Stance
from tracker.services.entry import proposed_speaker_kind
from tracker.text import anchors
from tracker.text.fold import fold
from tracker.text.names import name_key

_OF_QUOTE = {name: name for name in ("kind", "role", "said_on", "venue", "status", "note")}
_OF_SPEAKER = {name: name for name in ("kind", "latin_name", "on_behalf_of", "wikidata", "note")}
_OF_SOURCE = {
    name: name
    for name in ("kind", "outlet", "author", "url", "archive_url", "published_on", "language", "note", "text")
}


def quote_row(plan: Plan, values: Values) -> None:
    """A quote, its speaker and source, and the claim that this row links it to."""
    source = plan.source(values)
    speaker = plan.speaker(values, source)
    claim = plan.claim(values)
    text, uid = values.get("quote"), values.get("quote_uid") or b""
    told = told_of(values, _OF_QUOTE) | {"text": text}
    refers = {"speaker_id": speaker} | ({"source_id": source} if _tells_source(values) else {})
    if origin := plan.origin(values):
        refers["origin_id"] = origin
    key = ("words", text, id(speaker), id(source))
    before = len(plan.arrivals["quote"].all) + len(plan.arrivals["link"].all)
    quote = plan.take(
        Quote(uid=uid), key, told, values.row, lambda: _same_quote(plan, text, speaker, source), refers
    )
    plan.refuse_empty(quote, "text", "empty_text", "quote", values)
    if quote.row == values.row:
        _anchor(plan, quote, source, values)
    if claim is not None:
        _link(plan, quote, claim, told_of(values, {"stance": "stance", "link_note": "note"}), values.row)
    if before == len(plan.arrivals["quote"].all) + len(plan.arrivals["link"].all):
        plan.arrivals["quote"].repeated += 1


def _tells_source(values: Values) -> bool:
    return any(name in values.by_field for name in ("source", "outlet", "url", "source_uid", "published_in"))


def _same_quote(plan: Plan, text: str, speaker: Arrival, source: Arrival | None) -> Any:
    if not speaker.id or (source is not None and not source.id):
        return None
    return plan.known.quote(speaker.id, source.id if source else None, text)


def _anchor(plan: Plan, quote: Arrival, source: Arrival | None, values: Values) -> None:
    """Hold a quote that is new, or has other words, at its place in the source's text."""
    record, before = quote.record, quote.before
    is_moved = before is not None and "source_id" in quote.refers and before.source_id != _id(source)
    start = values.get("start", None)
    if before is not None and before.text == record.text and not is_moved and start in (None, before.start):
        return
    if before is not None and not quote.told:
        return
    text = plan.known.text_of_source(source.id) if source is not None and source.id else ""
    end = values.get("end", None)
    record = replace(record, anchor=Anchor.NONE, start=None, end=None, prefix="", suffix="")
    if text and start is not None:
        end = start + len(record.text) if end is None else end
        if text[start:end] != record.text:
            reason = InputRefused("import_not_at_place", start=start, end=end)
            plan.faults.add(values.row, "quote", record.text, reason)
        record = replace(record, anchor=Anchor.HELD, start=start, end=end)
    elif text and len(places := anchors.occurrences(record.text, text)) == 1:
        end = places[0] + len(record.text)
        record = replace(record, anchor=Anchor.HELD, start=places[0], end=end)
    quote.record = record


def _id(arrival: Arrival | None) -> int | None:
    return arrival.id if arrival else None


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
    arrival = plan.take(Source(uid=uid), key, told, values.row, lambda: plan.known.source(title, outlet, url))
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
    "quotes": quote_row,
    "claims": claim_row,
    "speakers": speaker_row,
    "sources": source_row,
    "links": link_row,
}
"""How a row is read, by kind of table."""
