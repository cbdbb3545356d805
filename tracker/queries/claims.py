"""Claims: lists with their verdict and balance, and which claim is meant by its words."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from peewee import JOIN, SQL, Expression, Node, fn

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES, Claim, Link, Quote, Verdict
from tracker.queries import stored
from tracker.queries.filtering import BY_TIME
from tracker.records import Balance, ClaimFilter, ClaimRow, QuoteStatus
from tracker.records import Claim as ClaimRecord
from tracker.text.fold import fold
from tracker.text.sort_keys import sort_key

NOT_COUNTED = (QuoteStatus.MISATTRIBUTED, QuoteStatus.WITHDRAWN)
"""Quotes that weigh on no side of a claim: their speaker did not say them, or the editors set them aside.

What its speaker denies having said (`RETRACTED`) was published under their name and still counts.
"""

BATCH = 500
"""Claims whose balances are counted together."""

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


def all_texts(project: Project) -> list[tuple[int, str]]:
    """The ids and words of all claims, in the order of `rows`."""
    query = Claim.select(Claim.id, Claim.text).where(Claim.deleted_at.is_null())
    with project.connected():
        return [(claim_id, text) for claim_id, text in project.rows(query.order_by(Claim.sort_key, Claim.id))]


def all_topics(project: Project) -> list[str]:
    """The topics that claims have, in Arabic order."""
    query = Claim.select(Claim.topic).distinct().where(Claim.deleted_at.is_null() & (Claim.topic != ""))
    with project.connected():
        return sorted((topic for (topic,) in project.rows(query)), key=sort_key)


def ids(project: Project, wanted: ClaimFilter) -> list[int]:
    """The ids of the claims that `rows` gives, in the same order: all that a list of many needs at first.

    With a limit the first of them are found without looking into the rest.
    """
    query = Claim.select(Claim.id).where(*_conditions(wanted)).order_by(Claim.sort_key, Claim.id)
    with project.connected():
        return [claim_id for (claim_id,) in project.rows(query.limit(wanted.limit))]


def of_ids(project: Project, claim_ids: Sequence[int], *, balances: bool = True) -> list[ClaimRow]:
    """The claims of these ids that are there, in no order; without balances where that would take long."""
    query = (
        Claim.select(*_COLUMNS, Verdict.name_ar, Verdict.name_en)
        .join(Verdict, JOIN.LEFT_OUTER)
        .where(Claim.deleted_at.is_null() & Claim.id.in_(claim_ids))
    )
    with project.reading():
        found = project.rows(query)
        return list(_with_balances(project, found, counted=balances))


def balances(project: Project, claim_ids: Sequence[int]) -> dict[int, Balance]:
    """Who stands where on these claims."""
    counted = _balances(project, list(claim_ids))
    return {claim_id: counted.get(claim_id, Balance()) for claim_id in claim_ids}


def rows(
    project: Project, wanted: ClaimFilter, balances: Mapping[int, Balance] | None = None
) -> Iterator[ClaimRow]:
    """The claims that the filter shows, in Arabic order of their words.

    With `balances` they have those instead of their own, which take the longest to count. To be read
    through inside one `project.reading()` if others may write meanwhile.
    """
    query = (
        Claim.select(*_COLUMNS, Verdict.name_ar, Verdict.name_en)
        .join(Verdict, JOIN.LEFT_OUTER)
        .where(*_conditions(wanted))
        .order_by(Claim.sort_key, Claim.id)
        .limit(wanted.limit)
    )
    with project.connected():
        found = project.rows(query)
        for first in range(0, len(found), BATCH):
            yield from _with_balances(project, found[first : first + BATCH], balances)


def _with_balances(
    project: Project,
    found: list[tuple[Any, ...]],
    balances: Mapping[int, Balance] | None = None,
    *,
    counted: bool = True,
) -> Iterator[ClaimRow]:
    claims = [stored.record(ENTITIES["claim"], values[:-2]) for values in found]
    if balances is None:
        balances = _balances(project, [claim.id for claim in claims]) if counted else {}
    for claim, (*_, verdict_ar, verdict_en) in zip(claims, found, strict=True):
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
        # A speaker may have spoken of more claims than a statement takes parameters.
        yield SQL('"t1"."id" IN (SELECT value FROM json_each(?))', (json.dumps(wanted.claims),))
    if wanted.statuses:
        yield Claim.status.in_([status.value for status in wanted.statuses])
    if wanted.verdicts:
        yield Claim.verdict.in_(wanted.verdicts)
    if wanted.unjudged:
        yield Claim.verdict.is_null()
    if wanted.topic:
        yield stored.contains(Claim.topic, wanted.topic)
    if wanted.search:
        yield stored.may_hold("claim", wanted.search, walked=wanted.limit is not None)
        yield stored.contains(Claim.text, wanted.search)


def _balances(project: Project, claim_ids: list[int]) -> dict[int, Balance]:
    """How many speakers and quotes stand where, for those of the claims that have quotes that count."""
    set_aside = ", ".join("?" * len(NOT_COUNTED))
    # The claims lead, whatever SQLite thinks of their number; the index tells all that is asked of quotes.
    sql = (
        "SELECT l.claim_id, l.stance, count(DISTINCT q.speaker_id), count(*) FROM json_each(?) j"
        " CROSS JOIN link l INDEXED BY link_claim_id_deleted_at_order_key ON l.claim_id = j.value"
        f" CROSS JOIN quote q INDEXED BY {BY_TIME} ON q.deleted_at IS NULL AND q.order_key = l.order_key"
        f" WHERE l.deleted_at IS NULL AND q.status NOT IN ({set_aside})"
        " GROUP BY l.claim_id, l.stance"
    )
    found = project.read(sql, (json.dumps(claim_ids), *(status.value for status in NOT_COUNTED)))
    counts: dict[int, dict[str, int]] = {}
    for claim_id, stance, speakers, quotes in found:
        counts.setdefault(claim_id, {}).update({f"{stance}_speakers": speakers, f"{stance}_quotes": quotes})
    return {claim_id: Balance(**numbers) for claim_id, numbers in counts.items()}
