"""Stores what an import brings, inside its one step."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from tracker.exchange.importing.arrivals import Arrival
from tracker.exchange.importing.plan import Plan
from tracker.exchange.importing.quotes import Settling, link_outcome
from tracker.exchange.importing.staging import CHANGED, REVIVED, Staging, Waiting, unpacked
from tracker.models import OF_RECORD
from tracker.records import Anchor, Record, SpeakerAlias
from tracker.services import claims, links, quotes, sources, speakers
from tracker.services.loading import in_bulk
from tracker.services.operation import Step
from tracker.services.rows import NewContent

BATCH = 2000
"""Records that are stored with one statement."""

Told = Callable[[int], None]
"""Hears of each number of rows that have been stored."""

_EDITS: dict[str, Any] = {
    "source": sources.edit,
    "speaker": speakers.edit,
    "claim": claims.edit,
    "quote": quotes.edit,
    "link": links.edit,
}


def store_arrivals(step: Step, plan: Plan, entities: Sequence[str]) -> None:
    """Store these kinds of records, in this order: what others refer to comes first."""
    for entity in entities:
        arrivals = plan.arrivals[entity].all
        _create(step, entity, [each for each in arrivals if each.before is None])
        for each in arrivals:
            if each.before is not None and (each.is_new or each.is_changed):
                _change(step, entity, each.before, each.with_references())
        if entity == "speaker":
            _store_parts(step, arrivals)


def store_quotes(step: Step, rows: Staging, settling: Settling, plan: Plan, told: Told) -> None:
    """Store the quotes and links that wait; speakers, sources and claims are there already."""
    ((number,),) = rows.run("SELECT count(*) FROM waiting WHERE fate = 'new'")
    with in_bulk(step.project.database, number):
        made = step.create_in_batches("quote", _new_quotes(rows, plan, told))
        rows.run(
            "UPDATE waiting SET quote_id = place + ? FROM (SELECT row AS r, row_number() OVER (ORDER BY row)"
            " - 1 AS place FROM waiting WHERE fate = 'new') WHERE row = r",
            (made.start,),
        )
        step.create_in_batches("link", _new_links(rows, plan))
    _change_known(step, rows, settling, plan)


def _new_quotes(rows: Staging, plan: Plan, told: Told) -> Iterator[list[NewContent]]:
    speakers, sources = (_ids(plan, entity) for entity in ("speaker", "source"))
    stored = 0
    for part in rows.parts("fate = 'new'"):
        yield [(each.uid, _content(each, speakers, sources)) for each in part]
        stored += len(part)
        told(stored)


def _content(waiting: Waiting, speakers: Sequence[int], sources: Sequence[int]) -> dict[str, Any]:
    content: dict[str, Any] = unpacked(waiting.told)
    content["speaker_id"] = speakers[waiting.speaker]
    if waiting.source is not None:
        content["source_id"] = sources[waiting.source]
    if waiting.origin is not None:
        content["origin_id"] = sources[waiting.origin]
    if waiting.start is not None:
        content |= {"anchor": Anchor.HELD, "start": waiting.start, "end": waiting.end}
    return content


def _new_links(rows: Staging, plan: Plan) -> Iterator[list[NewContent]]:
    claims = _ids(plan, "claim")
    last = 0
    sql = (
        "SELECT w.row, f.quote_id, w.claim, w.stance, w.link_note FROM waiting AS w"
        " JOIN waiting AS f ON f.row = w.first"
        " WHERE w.row > ? AND w.claim IS NOT NULL AND w.link_id IS NULL ORDER BY w.row LIMIT ?"
    )
    while part := rows.run(sql, (last, BATCH)):
        last = part[-1][0]
        yield [
            (
                b"",
                {"quote_id": quote_id, "claim_id": claims[claim], "stance": stance or "mentions"}
                | ({"note": note} if note else {}),
            )
            for _, quote_id, claim, stance, note in part
        ]


def _ids(plan: Plan, entity: str) -> list[int]:
    return [each.id for each in plan.arrivals[entity].all]


def _change_known(step: Step, rows: Staging, settling: Settling, plan: Plan) -> None:
    """Bring known quotes and links to what is told of them, out of the trash if they lie there."""
    fates = f"('{CHANGED}', '{REVIVED}')"
    for part in rows.parts(f"first = row AND fate IN {fates}"):
        before = plan.known.all_by_id("quote", [each.quote_id or 0 for each in part])
        for each in part:
            known = before[each.quote_id or 0]
            _change(step, "quote", known, settling.outcome(each, known)[0])
    for part in rows.parts(f"link_fate IN {fates}"):
        links = plan.known.all_by_id("link", [each.link_id or 0 for each in part])
        for each in part:
            known = links[each.link_id or 0]
            _change(step, "link", known, link_outcome(each, known, is_told=bool(each.is_told)))


def _create(step: Step, entity: str, arrivals: Sequence[Arrival]) -> None:
    batches = (arrivals[first : first + BATCH] for first in range(0, len(arrivals), BATCH))
    made = step.create_in_batches(
        entity, ([_new(each.with_references()) for each in batch] for batch in batches)
    )
    for row_id, each in zip(made, arrivals, strict=True):
        each.record = replace(each.record, id=row_id)


def _new(record: Record) -> NewContent:
    return record.uid, {name: getattr(record, name) for name in OF_RECORD[type(record)].content}


def _change(step: Step, entity: str, before: Any, record: Any) -> None:
    """Bring a known record to what is told of it, out of the trash if it lies there."""
    if before.deleted_at is not None:
        step.update(entity, record.id, {"deleted_at": None})
        record = replace(record, revision=record.revision + 1)
    _EDITS[entity](step.project, record)


def _store_parts(step: Step, arrivals: Sequence[Arrival]) -> None:
    parts = [replace(part, speaker_id=each.id) for each in arrivals for part in each.parts]
    for kind in (True, False):
        same = [part for part in parts if isinstance(part, SpeakerAlias) is kind]
        for first in range(0, len(same), BATCH):
            step.create_all(same[first : first + BATCH])
