"""Long work on a thread of its own: it tells how far it is, can be stopped, and leaves the window free."""

import time
from collections.abc import Callable

from PySide6.QtCore import QThread, Signal, Slot

from tracker.errors import Cancelled, IsnadError
from ui import garbage

Progress = Callable[[int, int], None]

SECONDS_BETWEEN_LOOKS = 0.05
"""How often a job's progress is told at most: more than the eye can follow would only cost time."""

_running: set["Job"] = set()
"""A thread must not be deleted while it runs, even if its window is gone; so each is kept here."""


class Job(QThread):
    """Calls `work(progress)` on a thread of its own.

    - `progressed(int, int)`: so much of the total is done.
    - `done(object)`: it came to its end, with what `work` returned.
    - `failed(IsnadError)`: it could not; `Cancelled` if it was stopped.
    - `over()`: nothing of it runs any more, however it ended.

    An error that is no `IsnadError` rises in the thread, and so reaches the one handler there is.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    over = Signal()

    def __init__(self, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._work = work
        self._told = 0.0
        self.finished.connect(self._end)

    def begin(self) -> None:
        """Start the work. The job keeps itself until it is over."""
        _running.add(self)
        garbage.pause()
        self.start()

    def cancel(self) -> None:
        """Ask it to stop; it does when it next tells how far it is."""
        self.requestInterruption()

    def run(self) -> None:
        try:
            result = self._work(self._tell)
        except IsnadError as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)

    def _tell(self, done: int, total: int) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        if done >= total or time.monotonic() - self._told > SECONDS_BETWEEN_LOOKS:
            self._told = time.monotonic()
            self.progressed.emit(done, total)

    @Slot()
    def _end(self) -> None:
        self.wait()  # «finished» is emitted from the thread itself, a little before its end
        garbage.resume()
        _running.discard(self)
        self.over.emit()
        self.deleteLater()


def wait_for_all() -> None:
    """Wait for the jobs whose window has gone, so that the process does not end in the midst of one."""
    for job in list(_running):
        job.wait()
