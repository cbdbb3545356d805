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
    """Something to be written, a step or not, and who wants to hear of its end."""

    verb: Verb
    done: Callable[[Changes], None] | None
    failed: Callable[[IsnadError], None] | None
    is_step: bool


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
        self._waiting += 1
        self.idle.emit(False)
        self._queue(Job(lambda project: verb(project, *arguments, **named), done, failed, is_step=True))

    def write(
        self, verb: Verb, done: Callable[[Changes], None], failed: Callable[[IsnadError], None]
    ) -> None:
        """Queue what is no step of the history, in the same line: the writer counts as idle meanwhile."""
        self._queue(Job(verb, done, failed, is_step=False))

    def _queue(self, job: Job) -> None:
        if not self._thread.isRunning():
            self._thread.start()  # only now: many a project is opened to be read
        garbage.pause()
        self._asked.emit(job)

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
        self._one_less(job)
        if changes:
            self.changed.emit(changes)
        if job.done:
            job.done(changes)

    @Slot(object, object)
    def _refuse(self, job: Job, error: IsnadError) -> None:
        self._one_less(job)
        if job.failed:
            job.failed(error)
        else:
            self.refused.emit(error)

    @Slot(object, object)
    def _break(self, job: Job, error: BaseException) -> None:
        self._one_less(job)
        if job.failed:
            # Whoever waits for the step must hear that it will not come, and keep what was typed.
            job.failed(IsnadError("unexpected"))
        raise error

    def _one_less(self, job: Job) -> None:
        garbage.resume()
        if job.is_step:
            self._waiting -= 1
            if self.is_idle:
                self.idle.emit(True)
