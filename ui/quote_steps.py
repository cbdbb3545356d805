"""What the quotes page does to several records at once, as one step of the history."""

from dataclasses import replace

from tracker.records import Changes, Claim, ClaimStatus, Link
from tracker.services import claims, links
from tracker.services.operation import operation
from tracker.services.project import Project


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
