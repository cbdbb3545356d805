"""What the quotes page does to several records at once: each of these is one step of the history."""

from collections.abc import Iterable
from dataclasses import replace

from tracker.records import Changes, Claim, ClaimStatus, Link, QuoteStatus
from tracker.services import claims, links, quotes
from tracker.services.operation import operation
from tracker.services.project import Project


def trash_all(project: Project, quote_ids: Iterable[int]) -> Changes:
    """Trash these quotes together with their links."""
    with operation(project, "trash_quote") as step:
        for quote_id in quote_ids:
            quotes.trash(project, quote_id)
        return step.changes


def set_status_of_all(project: Project, quote_ids: Iterable[int], status: QuoteStatus) -> Changes:
    """Give all these quotes one status."""
    with operation(project, "set_quote_status") as step:
        for quote_id in quote_ids:
            quotes.set_status(project, quote_id, status)
        return step.changes


def link(project: Project, link: Link, *, new_claim: str = "", reopen: bool = False) -> Changes:
    """Link a quote to a claim, which is added first if `new_claim` holds its words.

    With `reopen` the claim, finished before, is in review again.
    """
    if not new_claim and not reopen:
        return links.link(project, link)  # which knows whether they were linked before
    with operation(project, "link") as step:
        if new_claim:
            link = replace(link, claim_id=claims.add(project, Claim(text=new_claim)).new_id("claim"))
        links.link(project, link)
        if reopen:
            claims.set_status(project, link.claim_id, ClaimStatus.IN_REVIEW)
        return step.changes
