"""Where two claims that are to be merged are linked to one quote with different stances."""

from dataclasses import dataclass

from tracker.db import Project
from tracker.models import Link, Quote, Speaker
from tracker.records import Stance

_REVERSED = {Stance.SUPPORTS: Stance.DISPUTES, Stance.DISPUTES: Stance.SUPPORTS}


@dataclass(frozen=True, slots=True)
class Clash:
    """A quote on which two claims differ: its stance on the one that is kept, and what the other brings."""

    quote_id: int
    speaker: str
    text: str
    kept: Stance
    brought: Stance


def reversed_stance(stance: Stance) -> Stance:
    """The stance on a claim of who has this stance on its contrary."""
    return _REVERSED.get(stance, stance)


def between(
    project: Project, keep_id: int, merge_id: int, *, reversed_stances: bool = False
) -> tuple[Clash, ...]:
    """The clashes that merging the second claim into the first would make, in order of the quotes' dates.

    With `reversed_stances` the second claim counts as the contrary of the first.
    """
    brought = Link.alias()
    query = (
        Link.select(Link.quote, Speaker.name, Quote.text, Link.stance, brought.stance)
        .join(Quote)
        .join(Speaker)
        .join(brought, on=(brought.quote == Link.quote))
        .where((Link.claim == keep_id) & (brought.claim == merge_id))
        .where(Link.deleted_at.is_null() & brought.deleted_at.is_null())
        .order_by(Link.order_key)
    )
    with project.connected():
        rows = project.rows(query)
    found = []
    for quote_id, speaker, text, one, other in rows:
        stance = reversed_stance(Stance(other)) if reversed_stances else Stance(other)
        if stance is not Stance(one):
            found.append(Clash(quote_id, speaker, text, Stance(one), stance))
    return tuple(found)
