"""Reads which records a list shows: few of them at once, many in the reading thread."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from tracker.services.project import Project
from ui.context import Context
from ui.counts import count

FEW = 2000
"""Up to so many records are read at once: it takes no time that is felt."""

FIRST = 100
"""So many of many are shown before the rest is known."""

Find = Callable[[Project, int | None], Sequence[int]]
"""The ids of the records that are wanted; with a limit but the first of them."""


class ListReading(QObject):
    """`found(ids, is_all)`: these are shown from now on; if they are not all, the others follow."""

    found = Signal(object, bool)

    def __init__(self, context: Context, entity: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._entity = entity

    @property
    def is_short(self) -> bool:
        """True if there are so few records that nothing about them need wait."""
        return count(self._context, self._entity) <= FEW

    def start(self, find: Find, *, at_once: bool = False) -> None:
        """Find the records; whatever was being looked for before is wanted no more."""
        reader, kind = self._context.reader, f"list of {self._entity}"
        if at_once or self.is_short:
            reader.drop(kind)
            self.found.emit(find(self._context.project, None), True)
            return

        def take(ids: object) -> None:
            assert isinstance(ids, Sequence)
            is_all = len(ids) < FIRST
            self.found.emit(ids, is_all)
            if not is_all:
                reader.ask(kind, lambda project: find(project, None), self._take_all)

        reader.ask(kind, lambda project: find(project, FIRST), take)

    def _take_all(self, ids: object) -> None:
        self.found.emit(ids, True)
