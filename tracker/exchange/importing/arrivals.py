"""The records that an import brings: each once, told apart by uid or by what they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tracker.exchange.importing.model import Count
from tracker.records import Record


@dataclass(slots=True, eq=False)
class Arrival:
    """A record on its way in: new, or `before` it stood in the project as it was read there.

    `record` is what is to be stored; `refers` are the columns to be filled with ids of others that arrive.
    `told` is what the rows so far said of it, and `parts` belong to it alone. `number` is its place among
    those of its kind.
    """

    record: Any
    row: int
    before: Any = None
    told: Mapping[str, Any] = field(default_factory=dict)
    refers: dict[str, "Arrival | None"] = field(default_factory=dict)
    parts: list[Any] = field(default_factory=list)
    number: int = -1

    @property
    def token(self) -> str:
        """What tells it from all others of its kind, in the project and among what arrives."""
        return f"{self.record.id}" if self.record.id else f"n{self.number}"

    @property
    def id(self) -> int:
        """Its id in the project, 0 until it is stored."""
        return int(self.record.id)

    @property
    def is_new(self) -> bool:
        """True if it stands in no list of the project, be it unknown or in the trash."""
        return self.before is None or self.before.deleted_at is not None

    @property
    def is_changed(self) -> bool:
        """True if it stands in the project, and is to be stored otherwise."""
        return not self.is_new and (self.with_references() != self.before or bool(self.parts))

    def with_references(self) -> Any:
        """The record, with the ids of what it refers to as far as they are known."""
        ids = {name: other.id if other else None for name, other in self.refers.items()}
        return replace(self.record, **ids)


class Arrivals:
    """Those of one kind of record."""

    def __init__(self) -> None:
        self.all: list[Arrival] = []
        self._by_key: dict[object, Arrival] = {}
        self.repeated = 0

    def get(self, *keys: object) -> Arrival | None:
        """The one that came under the first of these keys that any came under."""
        return next((self._by_key[key] for key in keys if key in self._by_key), None)

    def put(self, arrival: Arrival, *keys: object) -> Arrival:
        """Take it in under these keys; whoever came under one of them before stays there.

        What stands in the project stays one: a second way to it finds the first arrival.
        """
        if arrival.before is not None:
            keys = (*keys, ("id", arrival.before.id))
            known = self._by_key.get(keys[-1])
            if known is not None:
                arrival = known
        if not any(self._by_key.get(key) is arrival for key in keys):
            arrival.number = len(self.all)
            self.all.append(arrival)
        for key in keys:
            self._by_key.setdefault(key, arrival)
        return arrival

    def count(self) -> Count:
        """How many are new, changed, and as they are; repetitions are among the last."""
        created = sum(each.is_new for each in self.all)
        updated = sum(each.is_changed for each in self.all)
        return Count(created, updated, len(self.all) - created - updated + self.repeated)


def said(record: Record, told: Mapping[str, Any]) -> Any:
    """The record with what a row says of it; what is None was not understood or left open."""
    return replace(record, **{name: value for name, value in told.items() if value is not None})
