"""A record as it was opened, as someone else saved it meanwhile, and as it was to be saved: what is whose."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tracker.records import Record

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "quote": (
            *("text", "speaker_id", "role", "kind", "said_on", "venue", "source_id", "origin_id", "status"),
            "note",
        ),
        "claim": ("text", "topic", "note"),
        "speaker": ("name", "latin_name", "kind", "source_id", "on_behalf_of", "wikidata", "note"),
        "speaker_role": ("title", "organization", "from_on", "until_on"),
        "source": (
            *("title", "kind", "outlet", "author", "published_on", "text", "url", "archive_url", "language"),
            "note",
        ),
    }
)
"""What is compared of each entity: the columns that its form shows."""

ALONG: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"text": ("start", "end"), "said_on": ("said_on_text",)}
)
"""Columns that change together with another one, where the record has them."""


@dataclass(frozen=True, slots=True)
class ThreeWays:
    """The three records, of one entity. Nothing that only one side changed is lost on the other's account."""

    entity: str
    base: Record
    theirs: Record
    mine: Record

    @property
    def settled(self) -> tuple[str, ...]:
        """What only they changed: it stays as they saved it."""
        return tuple(each for each in self._theirs_changed() if not self._differs(each, self.mine, self.base))

    @property
    def clashes(self) -> tuple[str, ...]:
        """What both changed, each to something else: somebody has to choose."""
        both = (each for each in self._theirs_changed() if self._differs(each, self.mine, self.base))
        return tuple(each for each in both if self._differs(each, self.mine, self.theirs))

    def _theirs_changed(self) -> list[str]:
        return [each for each in COLUMNS[self.entity] if self._differs(each, self.theirs, self.base)]

    def _differs(self, column: str, one: Record, other: Record) -> bool:
        together = (column, *ALONG.get(column, ()))
        return any(getattr(one, each, None) != getattr(other, each, None) for each in together)
