"""Opening a project for a window: the lock for its life, or read-only while another holds it."""

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import ProjectRefused
from ui import settings

if TYPE_CHECKING:
    from tracker.queries.fast import FirstPage
    from tracker.services.lock import ProjectLock
    from tracker.services.project import Project


class Opened:
    """A project that a window has open. `holder` names who keeps it from writing, if someone does.

    With a `first` look at it the window need not wait: it is opened when `project` is first asked for,
    which may raise `ProjectRefused` or `StorageFailed` as `open_for_window` does.
    """

    def __init__(
        self, path: Path, project: "Project | None" = None, first: "FirstPage | None" = None
    ) -> None:
        self.path = path
        self.holder = ""
        self._project = project
        self._first = first
        self._lock: ProjectLock | None = None

    @property
    def is_open(self) -> bool:
        """False as long as only the first look has been taken."""
        return self._project is not None

    @property
    def first(self) -> "FirstPage | None":
        """What the first look showed, as long as nothing newer is known."""
        return None if self.is_open else self._first

    @property
    def project(self) -> "Project":
        """The project, open."""
        self.open()
        assert self._project is not None
        return self._project

    def open(self) -> None:
        """Open it now, if it is not open yet. Steps bear the name that the editor has said, if any."""
        if self._project is None:
            self._project = self._open()
            self._project.editor = settings.text("editor")

    @property
    def writable(self) -> bool:
        """True if the project may be written. Only at such a one is there a first look."""
        return self.first is not None or self.project.writable

    def mark(self, key: str) -> str:
        """What the project notes under this key; empty if it notes nothing."""
        if self.first is not None:
            return self.first.marks.get(key, "")
        from tracker.services import project

        return project.value(self.project, key)

    def close(self) -> None:
        """Give the project and its lock back."""
        if self._project is not None:
            self._project.close()
        if self._lock:
            self._lock.release()

    def _open(self) -> "Project":
        from tracker.services import lock, project

        project.recognize(self.path)  # before the lock leaves a file beside something that is no project
        if not project.is_writable(self.path):
            return project.open_project(self.path, writable=False)
        try:
            held = lock.hold(self.path)
        except ProjectRefused as error:
            if error.code != "project_locked":
                raise
            opened = project.open_project(self.path, writable=False)
            self.holder = str(error.fields["holder"])
            return opened
        try:
            opened = project.open_project(self.path, lock_held=True)
        except BaseException:
            held.release()
            raise
        self._lock = held
        return opened


def open_for_window(path: Path) -> Opened:
    """Open the project, for writing if nobody else's window has it.

    Raises `ProjectRefused` or `StorageFailed` as `open_project` does.
    """
    opened = Opened(path)
    opened.open()
    return opened


def look_for_window(path: Path) -> Opened:
    """A project to be opened later, with a first look at it; open already where that shows nothing.

    Raises `ProjectRefused` or `StorageFailed` as `open_project` does.
    """
    from tracker.services import first_look

    first = first_look.look(path)
    return open_for_window(path) if first is None else Opened(path, first=first)
