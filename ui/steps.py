"""Undo and redo in the window: each names the step it would take, and takes that step and no other."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tracker.queries import history as history_queries
from tracker.records import ActionRecord, Changes
from tracker.services import history
from tracker.services.project import Project
from ui import date_words
from ui.long_step import FEWEST, LongStep

if TYPE_CHECKING:
    from ui.context import Context
    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class _Way:
    """One of the two directions through the history."""

    find: Callable[[Project], ActionRecord | None]
    verb: Callable[..., Changes]
    done: str
    nothing: str


_BACK = _Way(history_queries.undoable, history.undo, "messages.undone", "messages.nothing_to_undo")
_FORTH = _Way(history_queries.redoable, history.redo, "messages.redone", "messages.nothing_to_redo")


class Steps(QObject):
    """Goes back and forth in the history of the window's project.

    A step of an earlier day, and one that the menu did not name yet because another program took it a
    moment ago, is first shown, and taken back when asked again while the notice of it stands.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._named: dict[_Way, int] = {}

    def undo(self) -> None:
        """Take back the newest step."""
        self._press(_BACK)

    def redo(self) -> None:
        """Bring back the step that was undone last."""
        self._press(_FORTH)

    @Slot(int)
    def undo_step(self, step_id: int) -> None:
        """Take back this step, if it is still the newest; else say that it is not."""
        self._take(_BACK, step_id)

    def undo_words(self) -> str:
        """What the menu calls undo: the step, and when it was taken."""
        return self._words(_BACK, self.tr("Undo"), self.tr("Undo: {step} ({when})"))

    def redo_words(self) -> str:
        """What the menu calls redo: the step, and when it was undone."""
        return self._words(_FORTH, self.tr("Redo"), self.tr("Redo: {step} ({when})"))

    @property
    def can_undo(self) -> bool:
        """True if undo would do something now: not while a step is being stored."""
        return self._can(_BACK)

    @property
    def can_redo(self) -> bool:
        """True if redo would do something now: not while a step is being stored."""
        return self._can(_FORTH)

    @property
    def _context(self) -> "Context":
        return self._window.context

    def _can(self, way: _Way) -> bool:
        is_free = self._context.project.writable and self._context.writer.is_idle
        return is_free and way.find(self._context.project) is not None

    def _words(self, way: _Way, plain: str, naming: str) -> str:
        if not hasattr(self._window, "context"):
            return plain
        if not self._context.writer.is_idle:
            return self.tr("{command} (a step is being stored…)").format(command=plain)
        action = way.find(self._context.project)
        self._named[way] = action.id if action else 0
        return plain if action is None else self._told(naming, action)

    def _told(self, sentence: str, action: ActionRecord) -> str:
        wording = self._context.wording
        return sentence.format(step=wording.step(action.name), when=date_words.moment(action.at, wording))

    def _press(self, way: _Way) -> None:
        if not self._context.writer.is_idle:
            self._context.tell(self.tr("A step is being stored. Try again when it is done."))
            return
        action = way.find(self._context.project)
        if action is None:
            self._context.tell(self._context.say(way.nothing))
        elif self._is_expected(way, action):
            self._take(way, action.id)
        else:
            self._show(way, action)

    def _is_expected(self, way: _Way, action: ActionRecord) -> bool:
        is_shown = self._window.notice.step_id == action.id
        is_named = self._named.get(way) == action.id
        return is_shown or (is_named and date_words.is_of_today(action.at))

    def _show(self, way: _Way, action: ActionRecord) -> None:
        """Go where the step can be seen, and say which one it is."""
        if seen := history_queries.shows(self._context.project, action.id):
            self._window.show_record(*seen)
        if way is _BACK:
            said, word = self.tr("Next to undo: {step} ({when}). Press again to undo it."), self.tr("Undo")
        else:
            said, word = self.tr("Next to redo: {step} ({when}). Press again to redo it."), self.tr("Redo")
        take = partial(self._take, way, action.id)
        self._window.notice.show_text(
            self._told(said, action), step_id=action.id, action=word, then=take, to_decide=True
        )

    def _take(self, way: _Way, step_id: int) -> None:
        def told(changes: Changes) -> None:
            step = self._context.wording.step(changes.name)
            self._context.tell(self._context.say(way.done, step=step))

        if history_queries.size(self._context.project, step_id) < FEWEST:
            self._context.writer.do(way.verb, step_id, done=told, failed=self._window.show_refusal)
            return
        step = LongStep(
            self._context,
            lambda project, progress: way.verb(project, step_id, progress=progress),
            told,
            self._window.show_refusal,
        )
        what = self.tr("Undoing a step") if way is _BACK else self.tr("Redoing a step")
        self._window.jobs.begin(step, lambda: what, counts=True)
