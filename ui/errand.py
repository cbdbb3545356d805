"""What the window has done beside it, and which may end when nobody waits for it any more."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tracker.errors import Cancelled, IsnadError
from ui.context import Context
from ui.jobs import Job

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Errand(QObject):
    """Work that the window has done by jobs, of which it tells how they ended."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    @property
    def _is_open(self) -> bool:
        """False once the window has been left: the word of a job's end may come a little later."""
        return hasattr(self._window, "context")

    def _begin(self, job: Job, what: Callable[[], str], *, counts: bool = False) -> None:
        job.failed.connect(self._tell_failed)
        self._window.jobs.begin(job, what, counts=counts)

    @Slot(object)
    def _tell_failed(self, error: IsnadError) -> None:
        if self._is_open:
            self._window.show_refusal(error)


class ProjectErrand(Errand):
    """Work for the project that is shown when it is taken up; its end is not told in another one."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._context: Context | None = None

    def _take_up(self) -> bool:
        """Begin for the project that is shown; False, and said, if that cannot be written."""
        self._context = self._window.context
        try:
            self._context.project.refuse_if_read_only()
        except IsnadError as error:
            self._window.show_refusal(error)
            return False
        return True

    def _stopped(self) -> str:
        """What is said when the work was stopped on request."""
        raise NotImplementedError

    def forget(self) -> None:
        """The project is being left: what is read or asked meanwhile was for it, and goes nowhere."""
        self._context = None

    @property
    def _is_open(self) -> bool:
        """False once the project that the work was for has been left."""
        return self._context is not None and getattr(self._window, "context", None) is self._context

    @Slot(object)
    def _tell_failed(self, error: IsnadError) -> None:
        if self._is_open and isinstance(error, Cancelled):
            self._window.context.tell(self._stopped())
        else:
            super()._tell_failed(error)
