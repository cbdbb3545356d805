"""Claims: their words, where the work on them stands, and what was found."""

from tracker.db import Project
from tracker.models import Link
from tracker.records import Changes, Claim, ClaimStatus
from tracker.services import checks, stamps
from tracker.services.operation import operation


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


def _checked(project: Project, claim: Claim) -> Claim:
    checks.not_empty(claim.text, "empty_claim")
    checks.live_or_none(project, "verdict", claim.verdict_id)
    checks.stored_date(claim.verdict_on)
    return claim
