"""Pairs of speakers of whom an editor said that they are two: such a pair is not proposed again.

They are no records of their own. What a step does to a pair is one `change` under the smaller of the two
ids: `other_id` before and after, None for «not rejected».
"""

from collections.abc import Mapping

from tracker.errors import Conflict
from tracker.models import RejectedPair
from tracker.services.operation import Step

ENTITY = "rejected_pair"


def add(step: Step, one: int, other: int) -> None:
    """Reject a pair as part of the step; nothing is left to do if that was said before."""
    first, second = sorted((one, other))
    if not _is_rejected(step, first, second):
        _change(step, first, {"other_id": None}, {"other_id": second})


def reverse(
    step: Step, first: int, before: Mapping[str, int | None], after: Mapping[str, int | None], *, of: str
) -> None:
    """Take back what the step called `of` did to a pair; `Conflict` if it is no longer as that left it."""
    second = before["other_id"] or after["other_id"]
    assert second is not None  # one of them names the other speaker
    if _is_rejected(step, first, second) is (after["other_id"] is None):
        raise Conflict("undo_conflict", entity="speaker", id=first, step=of)
    _change(step, first, after, before)


def _change(
    step: Step, first: int, before: Mapping[str, int | None], after: Mapping[str, int | None]
) -> None:
    table, second = RejectedPair, after["other_id"]
    if second is None:
        pair = (table.speaker == first) & (table.other == before["other_id"])
        step.project.database.execute(table.delete().where(pair))
    else:
        step.project.database.execute(table.insert({"speaker": first, "other": second}))
    step.note(ENTITY, first, dict(before), dict(after))


def _is_rejected(step: Step, first: int, second: int) -> bool:
    table = RejectedPair
    query = table.select(table.speaker).where((table.speaker == first) & (table.other == second))
    return bool(step.rows(query))
