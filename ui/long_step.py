"""A step over a great many records: taken by the writing thread, shown and stopped at the window's foot."""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tracker.errors import Cancelled, IsnadError
from tracker.records import Changes
from tracker.services import tidying
from tracker.services.project import Project
from ui.jobs import SECONDS_BETWEEN_LOOKS, Progress

if TYPE_CHECKING:
    from ui.context import Context

FEWEST = 1000
"""Records from which a step is shown as work under way; shorter ones are over in a moment."""

SECONDS_TO_CLEAR = 2.0
"""What of the search index is not cleared by then is cleared bit by bit with later steps."""


class LongStep(QObject):
    """Stands at the window's foot like a `ui.jobs.Job`, but waits in line with the other steps.

    `act(project, progress)` is the verb. `done` and `failed` hear as with `Writer.do`; a step that was
    stopped has failed with `Cancelled`, and left nothing.
    """

    progressed = Signal(int, int)
    over = Signal()

    def __init__(
        self,
        context: "Context",
        act: Callable[[Project, Progress], Changes],
        done: Callable[[Changes], None],
        failed: Callable[[IsnadError], None],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._act = act
        self._done = done
        self._failed = failed
        self._is_stopped = threading.Event()
        self._is_over = threading.Event()
        self._told = 0.0

    def begin(self) -> None:
        """Queue the step."""
        self._context.writer.do(self._take, done=self._finish, failed=self._refuse)

    def cancel(self) -> None:
        """Ask it to stop; it does when it next tells how far it is."""
        self._is_stopped.set()

    def wait(self, milliseconds: int | None = None) -> bool:
        """Wait so long for its end, or as long as it takes; True if that has come."""
        return self._is_over.wait(None if milliseconds is None else milliseconds / 1000)

    def isFinished(self) -> bool:
        """True if nothing of it runs any more."""
        return self._is_over.is_set()

    def _take(self, project: Project) -> Changes:
        try:
            changes = self._act(project, self._tell)
            until = time.monotonic() + SECONDS_TO_CLEAR
            tidying.clear(
                project, changes, lambda: time.monotonic() < until and not self._is_stopped.is_set()
            )
            return changes
        finally:
            self._is_over.set()

    def _tell(self, done: int, total: int) -> None:
        if self._is_stopped.is_set():
            raise Cancelled
        if done >= total or time.monotonic() - self._told > SECONDS_BETWEEN_LOOKS:
            self._told = time.monotonic()
            self.progressed.emit(done, total)

    def _finish(self, changes: Changes) -> None:
        self._leave()
        self._done(changes)

    def _refuse(self, error: IsnadError) -> None:
        self._leave()
        self._failed(error)

    def _leave(self) -> None:
        self.over.emit()
        self.deleteLater()
