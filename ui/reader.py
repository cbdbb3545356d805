"""The one thread that reads what would hold the window up: the newest question of each kind is answered."""

import threading
from collections import deque
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, QTimer, Signal, Slot

from tracker.errors import Cancelled, IsnadError
from ui import garbage

if TYPE_CHECKING:
    from tracker.services.project import Project

Work = Callable[["Project"], object]

AGAIN_MILLISECONDS = 20
"""How often what is to stop is told so."""

NOT_YET = object()
"""The answer to a question that has been put off."""


class Turn(IntEnum):
    """When a question has its turn: before all those that come later here, which are put off for it.

    Nobody waits for what is read `WHEN_IDLE`: it is read before it is asked for.
    """

    NOW = 0
    CAN_WAIT = 1
    WHEN_IDLE = 2


class _Question:
    """Something to be read, and who wants to hear of it; `is_dropped` once nobody does any more.

    It is put off (`is_put_off`) while others are read whose turn comes before.
    """

    def __init__(self, work: Work, done: Callable[[object], None], turn: Turn) -> None:
        self.work = work
        self.done = done
        self.turn = turn
        self.is_dropped = False
        self.is_put_off = False


class _Worker(QObject):
    """Lives in the reading thread, with a connection of its own; each `run` is for one question."""

    answered = Signal(object, object)
    put_off = Signal()
    refused = Signal(object, object)
    broke = Signal(object, object)

    def __init__(self, project: "Project") -> None:
        super().__init__()
        self._project = project
        self.thread_id = 0
        # By turns; the single operations of a deque are safe in both threads.
        self.waiting: tuple[deque[_Question], ...] = tuple(deque() for _ in Turn)
        self.current: _Question | None = None

    @Slot()
    def run(self) -> None:
        question = self.current = next(each for each in self.waiting if each).popleft()
        try:
            answer = self._answer(question)
        except IsnadError as error:
            self.refused.emit(question, error)
        except Exception as error:  # a bug: handed to the window's one handler, never dropped
            self.broke.emit(question, error)
        else:
            if answer is NOT_YET:
                self.put_off.emit()
            else:
                self.answered.emit(question, answer)
        finally:
            self.current = None

    def _answer(self, question: _Question) -> object:
        if self._project.database.is_closed():
            self._project.connect()
            self.thread_id = threading.get_ident()
        while not question.is_dropped:
            if question.is_put_off:
                question.is_put_off = False
                self.waiting[question.turn].appendleft(question)
                return NOT_YET
            try:
                return question.work(self._project)
            except Cancelled:
                # Meant for the question before this one, if this one is still wanted: once more.
                continue
        return None

    @Slot()
    def end(self) -> None:
        for questions in self.waiting:
            while questions:
                self.answered.emit(questions.popleft(), None)  # nobody wants it any more
        if not self._project.database.is_closed():
            self._project.disconnect()
        QThread.currentThread().quit()


class Reader(QObject):
    """Answers questions one after the other; `done` is called in the window's thread.

    A newer question of the same kind takes the place of the older, which is stopped and never answered.
    """

    refused = Signal(object)

    _asked = Signal()
    _ended = Signal()

    def __init__(self, project: "Project", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._newest: dict[str, _Question] = {}
        self._thread = QThread()
        self._thread.setObjectName("reader")
        self._worker = _Worker(project)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.run)
        self._worker.put_off.connect(self._worker.run, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._worker.end)
        self._worker.answered.connect(self._answer)
        self._worker.refused.connect(self._refuse)
        self._worker.broke.connect(self._break)
        # Again, for one that comes between two statements stops nothing.
        self._again = QTimer(self, interval=AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._stop_running)

    def ask(
        self,
        kind: str,
        work: Work,
        done: Callable[[object], None],
        *,
        can_wait: bool = False,
        when_idle: bool = False,
    ) -> None:
        """Have `work(project)` done in the thread and its result handed to `done`; return at once.

        What `can_wait`, and behind it what is read but `when_idle`, is read when nothing before it is, and
        begun anew after whatever is asked meanwhile.
        """
        self.drop(kind)
        question = _Question(
            work, done, Turn.WHEN_IDLE if when_idle else Turn.CAN_WAIT if can_wait else Turn.NOW
        )
        self._newest[kind] = question
        self._worker.waiting[question.turn].append(question)
        running = self._worker.current
        if running is not None and running.turn > question.turn:
            running.is_put_off = True
            self._stop_running()
        if not self._thread.isRunning():
            self._thread.start()
        garbage.pause()
        self._asked.emit()

    def drop(self, *kinds: str) -> None:
        """Want no answers of these kinds any more; what is being read for one is stopped."""
        for kind in kinds:
            question = self._newest.pop(kind, None)
            if question is not None:
                question.is_dropped = True
        self._stop_running()

    @Slot()
    def _stop_running(self) -> None:
        """Stop what is read for a question that is dropped or put off, until it has stopped."""
        running = self._worker.current
        if running is not None and (running.is_dropped or running.is_put_off):
            self._project.interrupt(self._worker.thread_id)
            self._again.start()
        else:
            self._again.stop()

    def close(self) -> None:
        """Stop what is under way, answer nothing more, and end the thread."""
        self.drop(*self._newest)
        if self._thread.isRunning():
            self._ended.emit()
            while not self._thread.wait(AGAIN_MILLISECONDS):
                self._stop_running()
            self._again.stop()
            QCoreApplication.sendPostedEvents(self)

    @property
    def is_idle(self) -> bool:
        """True if no question waits for its answer."""
        return not self._newest

    @Slot(object, object)
    def _answer(self, question: _Question, answer: object) -> None:
        garbage.resume()
        if not question.is_dropped:
            self._forget(question)
            question.done(answer)

    @Slot(object, object)
    def _refuse(self, question: _Question, error: IsnadError) -> None:
        garbage.resume()
        if not question.is_dropped:
            self._forget(question)
            self.refused.emit(error)

    @Slot(object, object)
    def _break(self, question: _Question, error: BaseException) -> None:
        garbage.resume()
        self._forget(question)
        raise error

    def _forget(self, question: _Question) -> None:
        self._newest = {kind: each for kind, each in self._newest.items() if each is not question}
