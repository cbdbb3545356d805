"""What is done to many quotes at once: those of a selection, or all that a filter shows, as one step.

Quotes that lie in the trash by now, and those of which nothing is to be changed, are passed over; the
`Changes` say in `records` how many quotes were changed. Each verb tells `progress(done, total)` how far it
is, in records; what that raises, such as `Cancelled`, stops the step, and nothing of it is left.
`tidying.clear` belongs behind each, as behind undo and redo.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import Link as LinkTable
from tracker.models import Quote as QuoteTable
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.records import Changes, Link, QuoteFilter, QuoteStatus, Stance
from tracker.services import checks, many, stamps, tidying
from tracker.services.many import BATCH, Counter, Progress
from tracker.services.operation import Step, operation

Chosen = QuoteFilter | Collection[int]
"""Which quotes: by their ids, or those that a filter shows when the step begins."""


def set_status(
    project: Project, chosen: Chosen, status: QuoteStatus, *, progress: Progress | None = None
) -> Changes:
    """Say of all these quotes where the work on them stands."""
    with operation(project, "set_quotes_status") as step:
        ids = _live(step, chosen)
        changed = _update(step, ids, {"status": status}, progress)
        return replace(step.changes, records=changed)


def give(project: Project, chosen: Chosen, speaker_id: int, *, progress: Progress | None = None) -> Changes:
    """Say that one speaker said all these quotes.

    Raises `InputRefused`: "merged_speaker"; "unnamed_speaker_elsewhere" if the speaker is unnamed, and one
    of the quotes stands in another source than theirs.
    """
    with operation(project, "set_quotes_speaker") as step:
        speaker = checks.live(project, "speaker", speaker_id)
        if speaker["merged_into_id"] is not None:
            raise InputRefused("merged_speaker", speaker=speaker["name"])
        ids = _live(step, chosen)
        if speaker["source_id"] is not None:
            of_source = QuoteTable.select(QuoteTable.id).where(QuoteTable.source == speaker["source_id"])
            if {*ids} - {row_id for (row_id,) in step.rows(of_source)}:
                raise InputRefused("unnamed_speaker_elsewhere", speaker=speaker["name"])
        changed = _update(step, ids, {"speaker_id": speaker_id}, progress)
        return replace(step.changes, records=changed)


def link(
    project: Project,
    chosen: Chosen,
    claim_id: int,
    stance: Stance,
    *,
    change_stances: bool = False,
    progress: Progress | None = None,
) -> Changes:
    """Link all these quotes to a claim with this stance; those that have it already stay as they are.

    Those that are linked with another stance are refused (`InputRefused` "linked_otherwise" with how many
    `quotes` they are), unless `change_stances`: then they get this one, and keep their focus and note.
    A link that was taken away before comes back, without what it said then.
    """
    with operation(project, "link_quotes") as step:
        checks.live(project, "claim", claim_id)
        ids = _live(step, chosen)
        known = _links(step, claim_id)
        live = {row_id: known[row_id] for row_id in ids if row_id in known and known[row_id][1] is None}
        others = sorted(link_id for link_id, _, other in live.values() if other != stance)
        if others and not change_stances:
            raise InputRefused("linked_otherwise", claim=claim_id, stance=stance, quotes=len(others))
        dead = sorted(known[row_id][0] for row_id in ids if row_id in known and row_id not in live)
        new = [row_id for row_id in ids if row_id not in known]
        if others and not (dead or new):
            step.name = "change_stance"
        counter = Counter(len(others) + len(dead) + len(new), progress)
        _update_links(step, others, {"stance": stance}, counter)
        anew = {"stance": stance, "focus_start": None, "focus_end": None, "note": "", "deleted_at": None}
        _update_links(step, dead, anew, counter)
        _create(step, [Link(quote_id=row_id, claim_id=claim_id, stance=stance) for row_id in new], counter)
        return replace(step.changes, records=counter.done)


def unlink(project: Project, chosen: Chosen, claim_id: int, *, progress: Progress | None = None) -> Changes:
    """Take the links of all these quotes to a claim away; those that have none are passed over."""
    with operation(project, "unlink_quotes") as step:
        known = _links(step, claim_id)
        links = sorted(known[row_id][0] for row_id in _live(step, chosen) if row_id in known)
        counter = Counter(len(links), progress)
        changed = _trash(step, "link", links, counter)
        return replace(step.changes, records=changed)


def trash(project: Project, chosen: Chosen, *, progress: Progress | None = None) -> Changes:
    """Trash all these quotes together with their links."""
    with operation(project, "trash_quotes") as step:
        ids = _live(step, chosen)
        links = link_queries.live_ids(project, ids)
        counter = Counter(len(links) + len(ids), progress)
        with tidying.in_parts(project, len(ids)):
            _trash(step, "link", links, counter)
            changed = _trash(step, "quote", ids, counter)
        return replace(step.changes, records=changed)


def _live(step: Step, chosen: Chosen) -> list[int]:
    """The ids of those that are not in the trash, rising."""
    if isinstance(chosen, QuoteFilter):
        return sorted(quote_queries.ids(step.project, chosen))
    return quote_queries.live_ids(step.project, sorted(set(chosen)))


def _update(step: Step, ids: list[int], values: Mapping[str, object], progress: Progress | None) -> int:
    with tidying.in_parts(step.project, len(ids)):
        return many.update(step, "quote", ids, many.of_rows("quote", values), Counter(len(ids), progress))


def _trash(step: Step, entity: str, ids: list[int], counter: Counter) -> int:
    moment = stamps.now()
    return many.update(step, entity, ids, lambda row: {"deleted_at": row["deleted_at"] or moment}, counter)


def _links(step: Step, claim_id: int) -> dict[int, tuple[int, str | None, str]]:
    """The claim's links by their quotes, those in the trash too: id, moment of going there, stance."""
    columns = (LinkTable.quote, LinkTable.id, LinkTable.deleted_at, LinkTable.stance)
    found = step.rows(LinkTable.select(*columns).where(LinkTable.claim == claim_id))
    return {quote_id: (link_id, deleted_at, stance) for quote_id, link_id, deleted_at, stance in found}


def _update_links(step: Step, ids: list[int], values: Mapping[str, object], counter: Counter) -> None:
    many.update(step, "link", ids, many.of_rows("link", values), counter)


def _create(step: Step, links: Iterable[Link], counter: Counter) -> None:
    made = list(links)
    counter.tell()
    for first in range(0, len(made), BATCH):
        batch = made[first : first + BATCH]
        step.create_all(batch)
        counter.tell(len(batch))
