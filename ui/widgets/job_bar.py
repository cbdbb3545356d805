"""Long work at the window's foot: what, how far, how long, and Cancel. The window stays usable."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import in_words
from ui.jobs import Job

if TYPE_CHECKING:
    from ui.long_step import LongStep

SECONDS_BEFORE_A_GUESS = 3
"""The first moments say too little about how long the rest will take."""

PROMILLE = 1000


class JobBar(QFrame):
    """One job, from its start until it is over. `what` names the work in the present language.

    With `counts` it says how many of how many, as fits records; else a percentage.
    """

    def __init__(self, job: "Job | LongStep", what: Callable[[], str], *, counts: bool) -> None:
        super().__init__()
        self.setObjectName("job_bar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.job = job
        self._what = what
        self._counts = counts
        self._begun = time.monotonic()
        self._done, self._total = 0, 0
        self._label = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._rest = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setObjectName("job_progress")
        self._progress.setRange(0, 0)
        self._cancel = QPushButton()
        self._cancel.setObjectName("job_cancel")
        self._cancel.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        side, edge = theme.space(self, 3), theme.space(self, 1)
        layout.setContentsMargins(side, edge, side, edge)
        layout.addWidget(self._label)
        layout.addWidget(self._progress, 1)
        layout.addWidget(self._rest)
        layout.addWidget(self._cancel)
        job.progressed.connect(self._show)
        in_words(self, self._say)

    @Slot(int, int)
    def _show(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self._progress.setRange(0, PROMILLE if total else 0)
        self._progress.setValue(done * PROMILLE // total if total else 0)
        self._say()

    def _say(self) -> None:
        self._label.setText(self._how_far())
        self._rest.setText(self._how_long())
        self._progress.setAccessibleName(self._what())
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))

    def _how_far(self) -> str:
        if not self._cancel.isEnabled():
            return self.tr("{work}: stopping…").format(work=self._what())
        if not self._total:
            return self.tr("{work}…").format(work=self._what())
        if self._counts:
            said = self.tr("{work}: {done} of {total}")
            return said.format(work=self._what(), done=f"{self._done:,}", total=f"{self._total:,}")
        said = self.tr("{work}: {percent}%")
        return said.format(work=self._what(), percent=self._done * 100 // self._total)

    def _how_long(self) -> str:
        elapsed = time.monotonic() - self._begun
        if not self._done or self._done >= self._total or elapsed < SECONDS_BEFORE_A_GUESS:
            return ""
        seconds = round(elapsed * (self._total - self._done) / self._done) + 1
        if seconds < 90:
            return self.tr("about %n second(s) left", "", seconds)
        return self.tr("about %n minute(s) left", "", round(seconds / 60))

    @Slot()
    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self.job.cancel()
        self._say()


class JobArea(QWidget):
    """The bars of the jobs under way, one under the other; takes no room while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("job_area")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._bars: list[JobBar] = []
        self.hide()

    @property
    def jobs(self) -> "list[Job | LongStep]":
        """The jobs under way."""
        return [bar.job for bar in self._bars]

    def begin(self, job: "Job | LongStep", what: Callable[[], str], *, counts: bool = False) -> None:
        """Start a job and show it until it is over."""
        bar = JobBar(job, what, counts=counts)
        self._bars.append(bar)
        self._layout.addWidget(bar)
        self.show()
        job.over.connect(self._sweep)
        job.begin()

    @Slot()
    def _sweep(self) -> None:
        for bar in [bar for bar in self._bars if bar.job.isFinished()]:
            self._bars.remove(bar)
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))
