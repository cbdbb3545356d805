"""Opening a project for a window: the lock for its life, or read-only while another holds it."""

from dataclasses import dataclass
from pathlib import Path

from tracker.errors import ProjectRefused
from tracker.services import lock, project
from tracker.services.lock import ProjectLock
from tracker.services.project import Project


@dataclass(frozen=True, slots=True)
class Opened:
    """A project that a window has open. `holder` names who keeps it from writing, if someone does."""

    project: Project
    lock: ProjectLock | None
    holder: str = ""

    def close(self) -> None:
        """Give the project and its lock back."""
        self.project.close()
        if self.lock:
            self.lock.release()


def open_for_window(path: Path) -> Opened:
    """Open the project, for writing if nobody else's window has it.

    Raises `ProjectRefused` or `StorageFailed` as `open_project` does.
    """
    project.recognize(path)  # before the lock leaves a file beside something that is no project
    if not project.is_writable(path):
        return Opened(project.open_project(path, writable=False), None)
    try:
        held = lock.hold(path)
    except ProjectRefused as error:
        if error.code != "project_locked":
            raise
        return Opened(project.open_project(path, writable=False), None, str(error.fields["holder"]))
    try:
        return Opened(project.open_project(path, lock_held=True), held)
    except BaseException:
        held.release()
        raise
