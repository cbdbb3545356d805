"""What a merge takes in, what it finds, and what it did."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.importing.model import Count
from tracker.records import Changes
from tracker.text.entry import clean

Fields = Mapping[str, Any]
"""A record as `whole_project` writes it: fields by name, other records by uid."""

KINDS: Mapping[str, str] = {
    "verdicts": "verdict",
    "sources": "source",
    "speakers": "speaker",
    "claims": "claim",
    "quotes": "quote",
    "saved_filters": "saved_filter",
}
"""The parts of a whole in the order they are taken in, those first that others name; with their entity."""

MINE, THEIRS = "mine", "theirs"
PREFERENCES = (MINE, THEIRS)
"""Whose content a record keeps that both have, and have otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Records from elsewhere. `parts` gives them by kind, in the order of `KINDS`, each time anew.

    `by_words`: they come from a program that knows no uids of ours; a speaker of the same name, a source
    of the same address and a claim of the same words are taken for the same. `left_out` counts what the
    file holds and no record can, by the reason's key among the `merge_left_out` sentences.
    """

    parts: Callable[[], Iterator[tuple[str, Iterable[Fields]]]]
    by_words: bool = False
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A record that both have, and have otherwise: its uid, what it is called here, and what differs.

    `fields` are (column, mine, theirs); `is_trashed`: it lies in the trash here.
    """

    entity: str
    uid: bytes
    title: str
    fields: tuple[tuple[str, Any, Any], ...]
    is_trashed: bool = False


MOST_CLASHES = 10_000
"""Clashes that are kept to be shown; all are counted."""


@dataclass(slots=True)
class Merged:
    """What a merge did, or would do. `counts` by the noun of each kind; `changes` is its step."""

    counts: dict[str, Count] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    clash_number: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)

    def count(self, noun: str) -> Count:
        """The count of this kind."""
        return self.counts.setdefault(noun, Count())

    def told(self) -> list[tuple[str, Count]]:
        """The counts worth telling: every project has verdicts, and nobody brought those that stay alike."""
        return [
            (noun, count)
            for noun, count in self.counts.items()
            if noun != "verdicts" or count.created or count.updated
        ]

    def add(self, clash: Clash) -> None:
        """Take note of a clash."""
        self.clash_number += 1
        if len(self.clashes) < MOST_CLASHES:
            self.clashes.append(clash)


FAMILY = uuid.UUID("0192f6a0-1a5d-7c3e-9d42-69736e616401")


def foreign_uid(*identity: object) -> bytes:
    """The uid of a record of another program: the same each time, so that it is known when it comes again.

    Raises `InputRefused` («lone_surrogate», «nul_character») for what no record can be called by.
    """
    name = "\x1f".join(map(str, identity))
    clean(name)
    return uuid.uuid5(FAMILY, name).bytes


def own_uid(identifier: Any) -> bytes | None:
    """The uid in an identifier that Isnad wrote, «urn:uuid:…»; None for any other."""
    try:
        if isinstance(identifier, str) and identifier.startswith("urn:uuid:"):
            return uuid.UUID(identifier).bytes
    except ValueError:
        pass
    return None


def place_in(text: str, words: str, place: tuple[int, int] | None = None) -> dict[str, Any]:
    """Where words stand in a source's text: at this place if they do, else at the only one there is."""
    if words and place is not None and text[place[0] : place[1]] == words:
        return {"anchor": "held", "start": place[0], "end": place[1]}
    start = text.find(words) if words else -1
    if start >= 0 and text.find(words, start + 1) < 0:
        return {"anchor": "held", "start": start, "end": start + len(words)}
    return {}


def uid_of(text: object, kind: str, number: int) -> bytes:
    """The bytes of a uid as it is written; `InputRefused("merge_bad_record")` if it is none."""
    try:
        return uuid.UUID(str(text)).bytes
    except ValueError:
        raise InputRefused(
            "merge_bad_record", entity=KINDS[kind], number=number, field_name="uid", value=str(text)[:60]
        ) from None
