"""Claims: lists with their verdict and balance, and which claim is meant by its words."""

from collections.abc import Iterator

from peewee import JOIN, Expression, Node, fn

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES, Claim, Link, Quote, Verdict
from tracker.queries import stored
from tracker.records import Balance, ClaimFilter, ClaimRow, QuoteStatus
from tracker.records import Claim as ClaimRecord
from tracker.text.fold import fold

NOT_COUNTED = (QuoteStatus.MISATTRIBUTED, QuoteStatus.WITHDRAWN)
"""Quotes that weigh on no side of a claim: their speaker did not say them, or the editors set them aside.

What its speaker denies having said (`RETRACTED`) was published under their name and still counts.
"""

_COLUMNS = stored.columns(Claim, stored.record_columns(ENTITIES["claim"]))


def get(project: Project, claim_id: int) -> ClaimRecord:
    """The claim with this id, trashed ones included; `InputRefused` if there is none."""
    claim: ClaimRecord = stored.get(project, "claim", claim_id)
    return claim


def find(project: Project, words: str) -> ClaimRecord:
    """Which claim is meant: an id, else its whole text, else words of it.

    Raises `InputRefused`: "no_such_claim", or "several_claims" with those that fit.
    """
    if words.strip().isdecimal():
        claim = get(project, int(words))
        if claim.deleted_at is not None:
            raise InputRefused("record_trashed", entity="claim", id=claim.id)
        return claim
    fits = [row.claim for row in rows(project, ClaimFilter(search=words))] if words.strip() else []
    whole = [claim for claim in fits if fold(claim.text) == fold(words)]
    fits = whole or fits
    if not fits:
        raise InputRefused("no_such_claim", name=words)
    if len(fits) > 1:
        matches = tuple(f"{claim.text} ({claim.id})" for claim in fits)
        raise InputRefused("several_claims", name=words, matches=matches)
    return fits[0]


def topics(project: Project, words: str) -> tuple[str, ...]:
    """The topics of claims that hold these words; the words themselves, which none has, if none does."""
    query = Claim.select(Claim.topic).distinct().where(Claim.deleted_at.is_null() & (Claim.topic != ""))
    with project.connected():
        found = [topic for (topic,) in project.rows(query)]
    return tuple(topic for topic in found if stored.fits(words, topic)) or (words,)


def count(project: Project) -> int:
    """How many claims there are."""
    with project.reading():
        return int(project.rows(Claim.select(fn.COUNT(Claim.id)).where(Claim.deleted_at.is_null()))[0][0])


def rows(project: Project, wanted: ClaimFilter) -> Iterator[ClaimRow]:
    """The claims that the filter shows, in Arabic order of their words."""
    query = (
        Claim.select(*_COLUMNS, Verdict.name_ar, Verdict.name_en)
        .join(Verdict, JOIN.LEFT_OUTER)
        .where(*_conditions(wanted))
        .order_by(Claim.sort_key, Claim.id)
        .limit(wanted.limit)
    )
    with project.reading():
        balances = _balances(project)
        found = project.rows(query)
    for *values, verdict_ar, verdict_en in found:
        claim = stored.record(ENTITIES["claim"], values)
        yield ClaimRow(
            claim=claim,
            verdict_ar=verdict_ar or "",
            verdict_en=verdict_en or "",
            balance=balances.get(claim.id, Balance()),
        )


def counts_in_balance() -> Expression:
    """The condition on live quotes and links under which a quote weighs in a claim's balance."""
    counted = Quote.status.not_in([status.value for status in NOT_COUNTED])
    return Link.deleted_at.is_null() & Quote.deleted_at.is_null() & counted


def _conditions(wanted: ClaimFilter) -> Iterator[Node]:
    yield Claim.deleted_at.is_null()
    if wanted.claims:
        yield Claim.id.in_(wanted.claims)
    if wanted.statuses:
        yield Claim.status.in_([status.value for status in wanted.statuses])
    if wanted.verdicts:
        yield Claim.verdict.in_(wanted.verdicts)
    if wanted.topic:
        yield stored.contains(Claim.topic, wanted.topic)
    if wanted.search:
        yield stored.contains(Claim.text, wanted.search)


def _balances(project: Project) -> dict[int, Balance]:
    """How many speakers and quotes stand where, for every claim with quotes that count."""
    query = (
        Link.select(Link.claim, Link.stance, fn.COUNT(Quote.speaker.distinct()), fn.COUNT(Quote.id))
        .join(Quote)
        .where(counts_in_balance())
        .group_by(Link.claim, Link.stance)
    )
    counts: dict[int, dict[str, int]] = {}
    for claim_id, stance, speakers, quotes in project.rows(query):
        counts.setdefault(claim_id, {}).update({f"{stance}_speakers": speakers, f"{stance}_quotes": quotes})
    return {claim_id: Balance(**numbers) for claim_id, numbers in counts.items()}
