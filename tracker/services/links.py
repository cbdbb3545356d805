"""Links: which quote bears on which claim, with which stance."""

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES
from tracker.models import Link as LinkTable
from tracker.queries.stored import read_row
from tracker.records import Changes, Link
from tracker.services import checks
from tracker.services.operation import operation


def link(project: Project, link: Link) -> Changes:
    """Link a quote to a claim. Linked already: the new stance, focus and note take the old ones' place.

    A link that was taken away before comes back with its history. Raises `InputRefused` if either
    end is missing or trashed, or the focus lies outside the quote's words.
    """
    with operation(project, "link") as step:
        _check(project, link)
        found, linked = _find(project, link.quote_id, link.claim_id)
        if linked:
            step.name = "change_stance"
        if found is None:
            step.create(link)
        else:
            step.update("link", found, {**_bearing(link), "deleted_at": None})
        return step.changes


def edit(project: Project, link: Link) -> Changes:
    """Store a changed stance, focus or note; `Conflict` if someone else changed the link since.

    The step bears the name of what was changed, the stance before all else.
    """
    with operation(project, "edit_link_note") as step:
        _check(project, link)
        row = read_row(project, ENTITIES["link"], link.id)
        if row["stance"] != link.stance:
            step.name = "change_stance"
        elif (row["focus_start"], row["focus_end"]) != (link.focus_start, link.focus_end):
            step.name = "mark_focus"
        step.update("link", link.id, _bearing(link), revision=link.revision)
        return step.changes


def unlink(project: Project, quote_id: int, claim_id: int) -> Changes:
    """Take a link away; `InputRefused` if the two are not linked."""
    with operation(project, "unlink") as step:
        found, linked = _find(project, quote_id, claim_id)
        if found is None or not linked:
            raise InputRefused("not_linked", quote=quote_id, claim=claim_id)
        step.trash("link", found)
        return step.changes


def _check(project: Project, link: Link) -> None:
    quote = checks.live(project, "quote", link.quote_id)
    checks.live(project, "claim", link.claim_id)
    if link.focus_start is None and link.focus_end is not None:
        raise InputRefused("focus_out_of_range", start=0, end=link.focus_end, length=len(quote["text"]))
    if link.focus_start is not None:
        checks.span(link.focus_start, link.focus_end, len(quote["text"]), "focus_out_of_range")


def _bearing(link: Link) -> dict[str, object]:
    return {
        "stance": link.stance,
        "focus_start": link.focus_start,
        "focus_end": link.focus_end,
        "note": link.note,
    }


def _find(project: Project, quote_id: int, claim_id: int) -> tuple[int | None, bool]:
    """The id of the row for the two, live or trashed, and whether they are linked now."""
    both = (LinkTable.quote == quote_id) & (LinkTable.claim == claim_id)
    row = project.database.execute(
        LinkTable.select(LinkTable.id, LinkTable.deleted_at).where(both)
    ).fetchone()
    return (row[0], row[1] is None) if row else (None, False)
