"""The command that tells what ClaimReviews lack: validate."""

from argparse import Namespace
from collections.abc import Iterable

from tracker.cli import output
from tracker.errors import InputRefused
from tracker.exchange.claim_review_rules import Lack, lacks, reviews_in
from tracker.wording import Wording

LONGEST_SHOWN = 60


def validate(arguments: Namespace, wording: Wording) -> None:
    """Say what Google requires and recommends that these reviews lack; refused if what is required is."""
    reviews = reviews_in(arguments.reviews)
    found = [lack for review in reviews for lack in lacks(review)]
    _tell(found, wording)
    missing = {lack.claim for lack in found if lack.is_required}
    if missing:
        raise InputRefused("reviews_lack_fields", number=len(missing), total=len(reviews))
    output.say(wording.sentence("messages.reviews_sound", number=len(reviews)))


def _tell(found: Iterable[Lack], wording: Wording) -> None:
    for lack in found:
        said = "required" if lack.is_required else "long" if lack.is_too_long else "recommended"
        claim = lack.claim if len(lack.claim) <= LONGEST_SHOWN else f"{lack.claim[: LONGEST_SHOWN - 1]}…"
        output.show(wording.sentence(f"messages.review_{said}", claim=claim, field=lack.field))
