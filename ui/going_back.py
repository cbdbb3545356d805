"""Going back to a step of the history: what that undoes is said first, and stays to be redone."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox

from tracker.errors import Cancelled, IsnadError
from tracker.queries import history as history_queries
from tracker.queries import steps
from tracker.queries.steps import StepFilter
from tracker.records import ActionRecord, Changes
from tracker.services import backup, history
from tracker.services.project import Project
from tracker.shares import BACKUP, TOTAL, share
from tracker.text.bidi import isolate
from ui import date_words
from ui.jobs import Progress
from ui.long_step import LongStep
from ui.told import cut

if TYPE_CHECKING:
    from ui.main_window import MainWindow

MOST_NAMED = 8
"""Steps that the question names; of more it tells the number."""

MOST_LETTERS = 60
"""Of the words of the record that a step is about."""


class GoingBack(QObject):
    """Asks once, saves a backup, then undoes all steps behind one: all, or none of them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    @Slot(int)
    def ask(self, step_id: int) -> None:
        """Say how many steps would be undone and which, and wait for an answer."""
        goes = history_queries.standing_after(self._window.context.project, step_id)
        if not goes:
            self._window.context.tell(self._window.context.say("messages.nothing_to_undo"))
            return
        box = QMessageBox(self._window)
        box.setObjectName("undo_to_question")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Undo back to this step"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("%n step(s) after this one will be undone.", "", len(goes)))
        box.setInformativeText(self._named(goes))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = box.addButton(self.tr("Undo %n step(s)", "", len(goes)), QMessageBox.ButtonRole.DestructiveRole)
        go.setObjectName("undo_to_go")
        keep = box.addButton(self.tr("Leave everything as it is"), QMessageBox.ButtonRole.RejectRole)
        keep.setObjectName("undo_to_leave")
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        go.clicked.connect(partial(self._go, step_id, goes[0].id))
        box.open()

    def _named(self, goes: Sequence[ActionRecord]) -> str:
        lines = [self._line(each) for each in goes[:MOST_NAMED]]
        if len(goes) > MOST_NAMED:
            lines.append(self.tr("and %n more", "", len(goes) - MOST_NAMED))
        lines += ["", self.tr("A backup is saved first. Redo brings the steps back.")]
        return "\n".join(lines)

    def _line(self, step: ActionRecord) -> str:
        context = self._window.context
        page = steps.page(context.project, StepFilter(), below=step.id + 1, limit=1)
        words = "".join(each.words or "" for each in page.steps)
        what = f"{context.wording.step(step.name)}: {isolate(cut(words, MOST_LETTERS))}" if words else ""
        moment = date_words.moment(step.at, context.wording)
        return f"• {what or context.wording.step(step.name)} · {isolate(step.actor)} · {moment}"

    def _go(self, step_id: int, newest_id: int, _checked: bool = False) -> None:
        self._begin(partial(_back_up_and_undo, step_id, newest_id), self._undone, self.tr("Undoing steps"))

    def _undone(self, changes: Changes) -> None:
        said = self.tr("%n step(s) undone.", "", changes.records)
        again = partial(self._redo, changes.action_id or 0)
        self._window.notice.show_text(said, action=self.tr("Redo them"), then=again, to_decide=True)

    def _redo(self, undo_id: int) -> None:
        self._begin(partial(_redo, undo_id), self._redone, self.tr("Redoing steps"))

    def _redone(self, changes: Changes) -> None:
        self._window.context.tell(self.tr("%n step(s) redone.", "", changes.records))

    def _begin(self, act: partial[Changes], done: object, what: str) -> None:
        assert callable(done)
        step = LongStep(self._window.context, act, done, self._failed)
        self._window.jobs.begin(step, lambda: what)

    def _failed(self, error: IsnadError) -> None:
        if isinstance(error, Cancelled):
            self._window.context.tell(self.tr("Stopped. Everything is as it was."))
        else:
            self._window.show_refusal(error)


def _back_up_and_undo(step_id: int, newest_id: int, project: Project, progress: Progress) -> Changes:
    backup.before(project, "undo", share(progress, 0, BACKUP))
    return history.undo_to(project, step_id, newest_id, progress=share(progress, BACKUP, TOTAL))


def _redo(undo_id: int, project: Project, progress: Progress) -> Changes:
    return history.redo_from(project, undo_id, progress=progress)
