"""What is typed and not saved: put away when a form is left, kept in the project, offered at the next
start."""

from collections.abc import Callable
from threading import Lock
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from tracker.errors import IsnadError
from tracker.queries import drafts as draft_queries
from tracker.queries.drafts import Draft
from tracker.records import Changes
from tracker.services import drafts
from tracker.services.project import Project
from ui.writer import Writer

MILLISECONDS = 1000
"""From a change until it is sent to be written, whether typing goes on or not: at most two seconds may be
lost, and the writing itself takes its time."""

Key = tuple[str, int]


class Drafting(Protocol):
    """What tells the keeper what a form holds: a QObject, so that it can be seen to have gone."""

    def draft(self) -> Draft:
        """What stands in the form and is not saved; without fields if there is nothing."""


class Drafts(QObject):
    """The drafts of one project. A read-only one keeps none, and offers none.

    - `offers_changed`: other drafts of an earlier session wait to be gone on with.
    - `writing`, `kept`: some are being written, and were.
    - `failed(IsnadError)`: they could not be; told once, and tried on.
    """

    offers_changed = Signal()
    writing = Signal()
    kept = Signal()
    failed = Signal(object)

    def __init__(self, project: Project, writer: Writer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._writer = project, writer
        self._outbox = _Outbox()
        self._shelf: list[Draft] = []
        self._offers = draft_queries.all_drafts(project) if project.writable else []
        self._lowest: dict[str, int] = {}
        self._stored = {_key(draft) for draft in self._offers}
        self._seen: set[Key] = set()
        self._touched: list[Drafting] = []
        self._is_writing = False
        self.trouble: IsnadError | None = None
        """Why what waits could not be written when it was last tried."""
        self.timer = QTimer(self, singleShot=True, interval=MILLISECONDS)
        self.timer.timeout.connect(self.flush)

    # Forms that are typed in

    def new_row_id(self, entity: str) -> int:
        """A number for a new record, which no draft of this entity has."""
        if entity not in self._lowest:
            self._lowest[entity] = draft_queries.lowest_row_id(self._project, entity)
        self._lowest[entity] -= 1
        return self._lowest[entity]

    def touch(self, form: Drafting) -> None:
        """Something was changed in this form: it is looked at soon, and what it holds is written."""
        if self._project.writable and form not in self._touched:
            self._touched.append(form)
            if not self.timer.isActive():  # not begun anew by each key: who never pauses would lose all
                self.timer.start()

    @Slot()
    def flush(self) -> None:
        """Have written what stands in the forms now."""
        self.timer.stop()
        touched, self._touched = self._touched, []
        for form in touched:
            if isValid(form):
                self._put(form.draft())
        self._send()

    # Putting away and taking out

    def put_away(self, draft: Draft) -> None:
        """A form is left: what it held is come back to."""
        self._shelf.append(draft)
        self._put(draft)
        self._send()

    def take_new(self, entity: str, fits: Callable[[Draft], bool] | None = None) -> Draft | None:
        """The new record of this session that was put away last and fits; None if there is none."""
        return self._take(
            lambda draft: draft.entity == entity and draft.is_new and (fits is None or fits(draft))
        )

    def take_of(self, entity: str, row_id: int) -> Draft | None:
        """What was changed in this record and not saved, in this session or an earlier one."""
        key = entity, row_id
        found = self._take(lambda draft: _key(draft) == key)
        if found is None and key not in self._seen:
            found = draft_queries.of_record(self._project, entity, row_id)
            if found is not None:
                self.accept(found)
        return found

    def drop(self, entity: str, row_id: int) -> None:
        """A draft is saved, or not wanted any more."""
        self._put(Draft(entity=entity, row_id=row_id))
        self._send()

    def _take(self, fits: Callable[[Draft], bool]) -> Draft | None:
        for place in reversed(range(len(self._shelf))):
            if fits(self._shelf[place]):
                return self._shelf.pop(place)
        return None

    # What an earlier session has left

    @property
    def offers(self) -> list[Draft]:
        """The drafts of earlier sessions that wait to be gone on with, the oldest first."""
        return list(self._offers)

    def accept(self, draft: Draft) -> None:
        """A draft is gone on with in its form: it is offered no more, and kept until it is saved."""
        self._stored.add(_key(draft))
        self._set_offers([each for each in self._offers if _key(each) != _key(draft)])

    def dismiss(self, draft: Draft) -> None:
        """Drop a draft that is offered."""
        self._set_offers([each for each in self._offers if _key(each) != _key(draft)])
        self.drop(draft.entity, draft.row_id)

    def bring_back(self, draft: Draft) -> None:
        """Offer a draft that was dismissed again."""
        self._put(draft)
        self._send()
        self._set_offers(sorted([*self._offers, draft], key=lambda each: each.kept_at))

    def _set_offers(self, offers: list[Draft]) -> None:
        if offers != self._offers:
            self._offers = offers
            self.offers_changed.emit()

    # Writing

    @property
    def is_idle(self) -> bool:
        """True if nothing is being written, nor waits behind steps."""
        return not self._is_writing

    def _put(self, draft: Draft) -> None:
        key = _key(draft)
        self._seen.add(key)
        if draft.fields:
            self._stored.add(key)
        elif key not in self._stored:
            return
        else:
            self._stored.discard(key)
        self._outbox.put(draft)

    def _send(self) -> None:
        # One job at a time, however long it waits behind others: it takes what is newest when its turn comes.
        if self._outbox and not self._is_writing and self._project.writable:
            self._is_writing = True
            self.writing.emit()
            self._writer.write(self._outbox.write, self._go_on, self._tell)

    def _go_on(self, _changes: Changes) -> None:
        self._is_writing, self.trouble = False, None
        self.kept.emit()
        self._send()

    def _tell(self, error: IsnadError) -> None:
        self._is_writing = False
        self.timer.start()
        was_told, self.trouble = self.trouble is not None, error
        if not was_told:
            self.failed.emit(error)


class _Outbox:
    """What waits to be written, the newest of each draft. Filled in one thread, and emptied in another."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[Key, Draft] = {}

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def put(self, draft: Draft) -> None:
        """Have this draft written instead of what waited under its key."""
        with self._lock:
            self._waiting[_key(draft)] = draft

    def write(self, project: Project) -> Changes:
        """Write what waits. What could not be written goes on waiting, if nothing newer does."""
        with self._lock:
            taken, self._waiting = self._waiting, {}
        try:
            while taken:
                draft = next(iter(taken.values()))
                drafts.keep(project, draft.entity, draft.row_id, draft.fields, draft.base_revision)
                del taken[_key(draft)]
        finally:
            with self._lock:
                self._waiting = taken | self._waiting
        return Changes()


def _key(draft: Draft) -> Key:
    return draft.entity, draft.row_id
