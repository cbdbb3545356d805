"""The way back: what was looked at, and what stands ahead after going back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.frozen import value

LOOKED_AT_MILLISECONDS = 1000
"""A record that was shown for so long was looked at; before that it was only passed."""

MOST = 100
"""So many places are remembered."""


@value
class Place:
    """A page, what filters its list (None: nothing known), the words of its search, its record."""

    entity: str
    filter: Any = None
    search: str = ""
    record: int | None = None


class Trail(QObject):
    """`look` gives the present place, `go` shows one. `changed()`: there may be another way back or forward.

    A place stays on the trail if it was looked at for a moment, or left for another page or filter. Records
    that are only passed with the arrow keys, and words half typed, leave no trace.
    """

    changed = Signal()

    def __init__(self, look: Callable[[], Place], go: Callable[[Place], None], parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._go = look, go
        self._places: list[Place] = []
        self._at = -1
        self._is_going = False
        self._passing = QTimer(self, singleShot=True, interval=LOOKED_AT_MILLISECONDS)

    def note(self) -> None:
        """Something else may be looked at now."""
        if self._is_going:
            return
        place = self._look()
        if self._at >= 0 and place == self._places[self._at]:
            return
        if self._at >= 0 and self._is_passed(self._places[self._at], place):
            self._places[self._at] = place
        else:
            del self._places[self._at + 1 :]
            self._places = [*self._places, place][-MOST:]
            self._at = len(self._places) - 1
        self._passing.start()
        self.changed.emit()

    def _is_passed(self, left: Place, place: Place) -> bool:
        same = (left.entity, left.filter, bool(left.search)) == (
            place.entity,
            place.filter,
            bool(place.search),
        )
        return same and self._passing.isActive()

    def settle(self) -> None:
        """The present place counts as looked at."""
        self._passing.stop()

    @property
    def can_go_back(self) -> bool:
        """True if anything was looked at before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """True if anything lies ahead after going back."""
        return self._at + 1 < len(self._places)

    def move(self, by: int) -> None:
        """Go back (-1) or forward (1), if there is anything."""
        if not 0 <= self._at + by < len(self._places):
            return
        self._at += by
        self._is_going = True
        try:
            self._go(self._places[self._at])
        finally:
            self._is_going = False
        # What is there no more was replaced by what is shown; the way forward stays.
        self._places[self._at] = self._look()
        self._passing.start()
        self.changed.emit()
