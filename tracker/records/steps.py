"""What was done: changes, the steps of the history, and what an export wrote."""

from collections.abc import Iterator

from tracker.frozen import record
from tracker.records.enums import ActionKind


@record
class Changes:
    """What one step changed: `rows` are (entity, id) in the order of writing, each once.

    `action_id` is None if nothing changed: no step either. `anything`: another program wrote something.
    Of records that one entry of the history tells of together, only the first is named. `records` is set by
    steps over many of them: how many they changed.
    """

    action_id: int | None = None
    anything: bool = False
    name: str = ""
    rows: tuple[tuple[str, int], ...] = ()
    created: tuple[tuple[str, int], ...] = ()
    records: int = 0

    def __bool__(self) -> bool:
        return self.anything or self.action_id is not None

    def touches(self, *entities: str) -> bool:
        """True if a row of one of these entities was written, or may have been."""
        return self.anything or any(name in entities for name, _ in self.rows)

    def ids(self, entity: str) -> tuple[int, ...]:
        """The ids of the rows of this entity that were written, new ones included."""
        return tuple(row_id for name, row_id in self.rows if name == entity)

    def new_id(self, entity: str) -> int:
        """The id of the one row of this entity that the step created."""
        (only,) = (row_id for name, row_id in self.created if name == entity)
        return only


@record
class ActionRecord:
    """One step of the history. `at` is a UTC moment; `undone` is true while a later step reverts it."""

    id: int
    at: str
    actor: str
    kind: ActionKind
    name: str
    reverts_id: int | None
    undone: bool


@record
class FieldChange:
    """One column that a step changed in one row, or in all rows from `row_id` to `last_id` alike.

    Creation has its own `field`.
    """

    entity: str
    row_id: int
    field: str
    before: object
    after: object
    last_id: int | None = None


@record
class HistoryEntry:
    action: ActionRecord
    changes: tuple[FieldChange, ...]

    def __iter__(self) -> Iterator[FieldChange]:
        return iter(self.changes)


@record
class Exported:
    """What an export wrote: the notice counts both quotes (or other records) and rows.

    `what` it holds, as it was asked for; `is_dossier`: it is for reading, and rows mean nothing.
    """

    path: str
    records: int
    rows: int
    what: str = "quotes"
    is_dossier: bool = False
