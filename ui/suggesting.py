"""Looks for the quotes of a text on a thread of its own; who asks again hears only of the newest text."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from tracker.services.accepting import known_speakers
from tracker.suggest import KnownSpeaker, Suggestion, suggest
from ui.context import Context
from ui.jobs import Job, Progress


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found, and which of the questions it answers."""

    asked: int
    suggestions: list[Suggestion]


class Suggesting(QObject):
    """Suggestions for one text at a time.

    - `found(list)`: the suggestions for the text that was asked about last.
    """

    found = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self._job: Job | None = None

    @property
    def is_looking(self) -> bool:
        """True while a text is being read."""
        return self._job is not None

    def ask(self, text: str) -> None:
        """Look for the quotes of this text; what was asked before is forgotten."""
        self.cancel()
        self._asked += 1
        job = Job(partial(_look, self._asked, text, known_speakers(self._context.project)))
        job.done.connect(self._tell)
        self._job = job
        job.begin()

    def cancel(self) -> None:
        """Ask for nothing any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot(object)
    def _tell(self, answer: _Answer) -> None:
        # One that was on its way when another text was asked about still comes.
        if self._job is not None and answer.asked == self._asked:
            self._job = None
            self.found.emit(answer.suggestions)


def _look(asked: int, text: str, known: tuple[KnownSpeaker, ...], progress: Progress) -> _Answer:
    return _Answer(asked, suggest(text, known, progress=progress))
