"""Claims: their words, where the work on them stands, and what was found."""

from collections.abc import Mapping
from types import MappingProxyType

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import Link
from tracker.queries import clashes
from tracker.queries import links as link_queries
from tracker.records import Changes, Claim, ClaimStatus, Stance
from tracker.records import Link as LinkRecord
from tracker.services import checks, merges, stamps
from tracker.services.operation import Step, operation


def add(project: Project, claim: Claim) -> Changes:
    """Store a new claim; `InputRefused` if it has no words."""
    with operation(project, "add_claim") as step:
        step.create(_checked(project, claim))
        return step.changes


def edit(project: Project, claim: Claim) -> Changes:
    """Store what was changed in a claim read before; `Conflict` if someone else changed it since."""
    with operation(project, "edit_claim") as step:
        step.edit(_checked(project, claim))
        return step.changes


def trash(project: Project, claim_id: int) -> Changes:
    """Trash a claim together with its links; `InputRefused` if it lies there already."""
    with operation(project, "trash_claim") as step:
        checks.live(project, "claim", claim_id)
        query = Link.select(Link.id).where((Link.claim == claim_id) & Link.deleted_at.is_null())
        for (link_id,) in step.rows(query):
            step.trash("link", link_id)
        step.trash("claim", claim_id)
        return step.changes


def merge(
    project: Project,
    keep_id: int,
    merge_id: int,
    reversed_stances: bool = False,
    choose: Mapping[int, Stance] = MappingProxyType({}),
) -> Changes:
    """Make two claims one, as one step: the first gets the second's links, the second goes to the trash.

    With `reversed_stances` the second says the contrary of the first: what supports it disputes the first.
    Words, status and verdict of the first stay; its topic too, unless it has none; notes are joined. Where
    both are linked to one quote, equal stances join, and `choose` says which of two different ones holds, by
    the quote's id; those without a choice are refused as "stances_clash" with the quotes' ids. Saved lists of
    the second show the first. "merge_with_itself" for one and the same.
    """
    with operation(project, "merge_claims") as step:
        keep, other = (checks.live(project, "claim", claim_id) for claim_id in (keep_id, merge_id))
        if keep_id == merge_id:
            raise InputRefused("merge_with_itself", entity="claim", id=keep_id)
        found = clashes.between(project, keep_id, merge_id, reversed_stances=reversed_stances)
        open_ones = tuple(each.quote_id for each in found if each.quote_id not in choose)
        if open_ones:
            raise InputRefused("stances_clash", claim=keep_id, other=merge_id, ids=open_ones)
        for link in link_queries.of_claim(project, merge_id):
            stance = clashes.reversed_stance(link.stance) if reversed_stances else link.stance
            _move_link(step, keep_id, link, choose.get(link.quote_id, stance))
        topic, note = keep["topic"] or other["topic"], merges.joined(keep["note"], other["note"])
        step.update("claim", keep_id, {"topic": topic, "note": note})
        step.trash("claim", merge_id)
        merges.in_saved_filters(step, "claims", other["uid"], keep["uid"])
        return step.changes


def set_status(
    project: Project, claim_id: int, status: ClaimStatus, *, revision: int | None = None
) -> Changes:
    """Say where the work on a claim stands; `Conflict` if `revision` is given and has moved on."""
    with operation(project, "set_claim_status") as step:
        step.update("claim", claim_id, {"status": status}, revision=revision)
        return step.changes


def set_verdict(
    project: Project,
    claim_id: int,
    verdict_id: int | None,
    *,
    note: str | None = None,
    revision: int | None = None,
) -> Changes:
    """Say what was found on a claim, with today's date and the editor's name; None takes it back.

    Without `note` the reason given before stays as long as there is a verdict. `Conflict` if `revision`
    is given and has moved on.
    """
    with operation(project, "set_verdict") as step:
        claim = checks.live(project, "claim", claim_id)
        checks.live_or_none(project, "verdict", verdict_id)
        found = verdict_id is not None
        reason = (claim["verdict_note"] if note is None else note) if found else ""
        values: dict[str, object] = {"verdict_id": verdict_id, "verdict_note": reason}
        if any(claim[name] != value for name, value in values.items()):
            values |= {
                "verdict_on": stamps.today() if found else "",
                "verdict_by": project.actor if found else "",
            }
        step.update("claim", claim_id, values, revision=revision)
        return step.changes


def keep_verdict(project: Project, claim_id: int, *, revision: int | None = None) -> Changes:
    """Say that the verdict stands, with all that was linked till now: nothing is new after it any more.

    It is dated today, with the editor's name; the reason stays. `InputRefused` («no_verdict») where there is
    none to keep, `Conflict` if `revision` is given and has moved on.
    """
    with operation(project, "keep_verdict") as step:
        if checks.live(project, "claim", claim_id)["verdict_id"] is None:
            raise InputRefused("no_verdict", id=claim_id)
        values = {"verdict_on": stamps.today(), "verdict_by": project.actor}
        step.update("claim", claim_id, values, revision=revision, again=frozenset({"verdict_on"}))
        return step.changes


def _move_link(step: Step, keep_id: int, link: LinkRecord, stance: Stance) -> None:
    """Make a link the kept claim's; a link that joins the quote to that one already takes it in."""
    columns = (Link.id, Link.deleted_at, Link.focus_start, Link.focus_end, Link.note)
    query = Link.select(*columns).where((Link.quote == link.quote_id) & (Link.claim == keep_id))
    standing = step.rows(query)
    if not standing:
        step.update("link", link.id, {"claim_id": keep_id, "stance": stance})
        return
    ((link_id, deleted_at, start, end, note),) = standing
    is_live = deleted_at is None
    if not is_live or start is None:
        start, end = link.focus_start, link.focus_end
    note = merges.joined(note, link.note) if is_live else link.note
    values = {"stance": stance, "focus_start": start, "focus_end": end, "note": note, "deleted_at": None}
    step.trash("link", link.id)
    step.update("link", link_id, values)


def _checked(project: Project, claim: Claim) -> Claim:
    checks.not_empty(claim.text, "empty_claim")
    checks.live_or_none(project, "verdict", claim.verdict_id)
    checks.stored_date(claim.verdict_on)
    return claim
