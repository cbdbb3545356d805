"""What a rescue brought over and what is missing, in sentences for the command line and the window."""

from tracker.services.rescue import Rescued
from tracker.wording import Wording

MOST_IDS = 50
"""Missing ids that are listed before they are only counted."""


def sentences(rescued: Rescued, wording: Wording) -> list[str]:
    """A sentence for each kind of record that was found or is missing, then what of the history."""
    told = []
    for entity, number in rescued.found.items():
        lost = rescued.missing[entity]
        named = wording.entity(entity)
        if lost:
            told.append(wording.sentence("messages.rescued_part", entity=named, found=number, ids=_ids(lost)))
        elif number:
            told.append(wording.sentence("messages.rescued", entity=named, found=number))
    return [*map(str, told), *_of_steps(rescued, wording)]


def _of_steps(rescued: Rescued, wording: Wording) -> list[str]:
    steps = rescued.steps
    if not steps.found:
        return [wording.sentence("messages.rescued_without_history")]
    key = "rescued_steps_part" if steps.missing else "rescued_steps"
    told = [wording.sentence(f"messages.{key}", found=steps.found, ids=_ids(steps.missing))]
    if steps.partly:
        told.append(wording.sentence("messages.rescued_steps_torn", number=steps.partly))
    return [*map(str, told), wording.sentence("messages.rescued_with_history")]


def _ids(lost: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, lost[:MOST_IDS]))
    return f"{shown}, … ({len(lost)})" if len(lost) > MOST_IDS else shown
