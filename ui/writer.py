"""The one thread that writes: steps wait in line, and the window never waits for the disk."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

from tracker.errors import IsnadError
from tracker.records import Changes
from tracker.services.project import Project
from ui import garbage

Verb = Callable[[Project], Changes]


@dataclass(frozen=True, slots=True)
class Job:
    """One step to be taken, and who wants to hear of its end."""

    verb: Verb
    done: Callable[[Changes], None] | None
    failed: Callable[[IsnadError], None] | None


class _Worker(QObject):
    """Lives in the writing thread, with a connection of its own."""

    finished = Signal(object, object)
    refused = Signal(object, object)
    broke = Signal(object, object)

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project

    @Slot(object)
    def run(self, job: Job) -> None:
        try:
            with self._project.connected():
                changes = job.verb(self._project)
        except IsnadError as error:
            self.refused.emit(job, error)
        except Exception as error:  # a bug: handed to the window's one handler, never dropped
            self.broke.emit(job, error)
        else:
            self.finished.emit(job, changes)

    @Slot()
    def end(self) -> None:
        QThread.currentThread().quit()


class Writer(QObject):
    """Takes steps one after the other. Its signals, and the jobs' callbacks, come in the window's thread."""

    changed = Signal(object)
    refused = Signal(object)
    idle = Signal(bool)

    _asked = Signal(object)
    _ended = Signal()

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = 0
        self._thread = QThread()
        self._thread.setObjectName("writer")
        self._worker = _Worker(project)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.run)
        self._ended.connect(self._worker.end)
        self._worker.finished.connect(self._finish)
        self._worker.refused.connect(self._refuse)
        self._worker.broke.connect(self._break)

    def do(
        self,
        verb: Callable[..., Changes],
        *arguments: object,
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[IsnadError], None] | None = None,
        **named: object,
    ) -> None:
        """Queue `verb(project, *arguments, **named)` and return at once.

        `done` hears what changed, after COMMIT; `failed` hears a refusal. Without `failed` the refusal
        goes to the signal `refused`.
        """
        if not self._thread.isRunning():
            self._thread.start()  # only now: many a project is opened to be read
        self._waiting += 1
        garbage.pause()
        self.idle.emit(False)
        self._asked.emit(Job(lambda project: verb(project, *arguments, **named), done, failed))

    @property
    def is_idle(self) -> bool:
        """True if no step is under way or waiting."""
        return self._waiting == 0

    def close(self) -> None:
        """Finish what waits, end the thread, and hear how it went."""
        while self._thread.isRunning():  # again, if who hears of a step asks for another
            self._ended.emit()  # behind the steps that wait
            self._thread.wait()
            QCoreApplication.sendPostedEvents(self)

    @Slot(object, object)
    def _finish(self, job: Job, changes: Changes) -> None:
        self._one_less()
        if changes:
            self.changed.emit(changes)
        if job.done:
            job.done(changes)

    @Slot(object, object)
    def _refuse(self, job: Job, error: IsnadError) -> None:
        self._one_less()
        if job.failed:
            job.failed(error)
        else:
            self.refused.emit(error)

    @Slot(object, object)
    def _break(self, job: Job, error: BaseException) -> None:
        self._one_less()
        if job.failed:
            # Whoever waits for the step must hear that it will not come, and keep what was typed.
            job.failed(IsnadError("unexpected"))
        raise error

    def _one_less(self) -> None:
        self._waiting -= 1
        garbage.resume()
        if self.is_idle:
            self.idle.emit(True)
