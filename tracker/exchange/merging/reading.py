"""What a file of records holds, told by its content: the one list of what can be taken in whole."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker import open_files
from tracker.errors import InputRefused
from tracker.exchange import whole_project
from tracker.exchange.content import Content
from tracker.exchange.formats import EVERYTHING
from tracker.exchange.merging import claim_reviews, discourse_networks, web_annotations
from tracker.exchange.merging.model import KINDS, Fields, Whole
from tracker.exchange.words import Words
from tracker.records import QuoteFilter
from tracker.services.aside import opened_aside
from tracker.services.recognize import SQLITE_SIGNATURE, kind_of_file
from tracker.storage_errors import storage_errors
from tracker.text.entry import decode

MOST_BYTES = 1_000_000_000
"""What a file of JSON may hold, since it is read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonFormat:
    """A form of JSON: `fits` tells it by its content, `read` makes records of it."""

    name: str
    fits: Callable[[Any], bool]
    read: Callable[[Any, str], Whole]


def _of_everything(found: Any, _name: str) -> Whole:
    if found["isnad"] != whole_project.VERSION:
        raise InputRefused("merge_newer", version=str(found["isnad"])[:20])
    for kind in KINDS:
        if not isinstance(found.get(kind, []), list):
            raise InputRefused("merge_bad_part", part=kind)
    return Whole(parts=lambda: ((kind, found.get(kind, [])) for kind in KINDS))


JSON_FORMATS: tuple[JsonFormat, ...] = (
    JsonFormat(
        name="json",
        fits=lambda found: isinstance(found, Mapping) and "isnad" in found,
        read=_of_everything,
    ),
    JsonFormat(name="claimreview", fits=claim_reviews.fits, read=claim_reviews.read),
    JsonFormat(name="annotations", fits=web_annotations.fits, read=web_annotations.read),
)


def whole_of(path: Path) -> Whole | None:
    """The records of this file; None if it is none of those that are taken in whole, such as a table.

    Another Isnad project, JSON of everything, ClaimReviews (JSON-LD, also in a web page; the answer of the
    Fact Check Tools API), W3C Web Annotations, a database of the Discourse Network Analyzer. Raises
    `InputRefused` for one of these that is not sound, and `StorageFailed` where the disk says no.
    """
    with storage_errors(path):
        head = open_files.head(path)
    if head is None or kind_of_file(head) == "isnad":
        return Whole(parts=lambda: _parts_of_project(path))
    if head.startswith(SQLITE_SIGNATURE):
        return discourse_networks.read(path)
    if path.suffix.lower() in (".json", ".jsonld", ".html", ".htm", ".xhtml"):
        return _of_text(path)
    return None


def _parts_of_project(path: Path) -> Iterator[tuple[str, Iterator[Fields]]]:
    with opened_aside(path) as other, other.reading():
        content = Content(
            project=other,
            quote_filter=QuoteFilter(),
            what=EVERYTHING,
            columns="full",
            words=Words("code"),
            folder=path.parent,
        )
        yield from whole_project.parts(content)


def _of_text(path: Path) -> Whole | None:
    with storage_errors(path):
        if path.stat().st_size > MOST_BYTES:
            raise InputRefused("merge_too_large", path=str(path), limit=MOST_BYTES // 1_000_000)
        text = decode(path.read_bytes())
    if path.suffix.lower() in (".html", ".htm", ".xhtml"):
        found: Any = claim_reviews.in_page(text)
        return claim_reviews.read(found, path.name) if found else None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None  # whoever reads tables says where it is wrong
    for each in JSON_FORMATS:
        if each.fits(found):
            return each.read(found, path.name)
    return None
