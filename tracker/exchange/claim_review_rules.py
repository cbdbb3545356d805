"""What Google asks of a ClaimReview, and which of it a review lacks.

developers.google.com/search/docs/appearance/structured-data/factcheck, read in 2026: required are
claimReviewed, reviewRating.alternateName and url; recommended the author, the item reviewed with its author,
its date and where it appeared, and the rating in numbers.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.errors import InputRefused
from tracker.storage_errors import storage_errors
from tracker.text.entry import decode

LONGEST_CLAIM = 75
"""Characters that Google shows of a claim; longer ones are cut there."""

REQUIRED = ("claimReviewed", "reviewRating.alternateName", "url")
RECOMMENDED = (
    "author.name",
    "datePublished",
    "itemReviewed.author.name",
    "itemReviewed.datePublished",
    "itemReviewed.appearance|itemReviewed.firstAppearance",
    "reviewRating.ratingValue",
    "reviewRating.bestRating",
    "reviewRating.worstRating",
)


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing or unfit in a review: `field` as a path, `is_required`, and whether it is too long."""

    claim: str
    field: str
    is_required: bool
    is_too_long: bool = False


def lacks(review: Mapping[str, Any]) -> Iterator[Lack]:
    """All that one review lacks, what is required first."""
    claim = str(review.get("claimReviewed") or "")
    for paths, is_required in ((REQUIRED, True), (RECOMMENDED, False)):
        for path in paths:
            if not any(_there(review, each) for each in path.split("|")):
                yield Lack(claim, path.replace("|", " / "), is_required)
    if len(claim) > LONGEST_CLAIM:
        yield Lack(claim, "claimReviewed", is_required=False, is_too_long=True)


def _there(found: Any, path: str) -> bool:
    for name in path.split("."):
        if isinstance(found, list):
            found = found[0] if found else None
        found = found.get(name) if isinstance(found, Mapping) else None
    return found not in (None, "", [], {})


def reviews_in(path: Path) -> list[Mapping[str, Any]]:
    """The ClaimReviews of a file of JSON-LD, as they stand there.

    Raises `InputRefused`: "not_reviews" for a file that holds none or is no JSON; `StorageFailed`.
    """
    with storage_errors(path):
        text = decode(path.read_bytes())
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise InputRefused("not_reviews", path=str(path)) from None
    reviews = [
        each for each in _objects(found) if "ClaimReview" in str(each.get("@type") or each.get("type"))
    ]
    if not reviews:
        raise InputRefused("not_reviews", path=str(path))
    return reviews


def _objects(found: Any) -> Iterator[Mapping[str, Any]]:
    waiting = [found]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += reversed(each)
        elif isinstance(each, Mapping):
            yield each
            waiting += [value for value in each.values() if isinstance(value, list | Mapping)]
