"""The frame of a form for one record: what is typed in it outlives leaving, and is stored as one step."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.errors import Conflict, IsnadError
from tracker.records import Changes, Record
from ui import theme
from ui.context import Context
from ui.widgets.buttons import click_focused
from ui.widgets.field import Field
from ui.widgets.form_frame import FormFrame

AnyRecord = TypeVar("AnyRecord", bound=Record)

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordForm(QWidget, Generic[AnyRecord]):
    """What forms for claims and speakers have in common; each brings its fields and says how they are read.

    - `saved(int)`: the record of this id is stored.
    - `opened(int)`: a record that was there already is wanted instead.
    - `left()`: the form is done with; what was not saved is kept for the next time.
    """

    saved = Signal(int)
    opened = Signal(int)
    left = Signal()

    add: Callable[..., Changes]
    change: Callable[..., Changes]

    def __init__(self, context: Context, blank: AnyRecord, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.blank = blank
        self.begun = blank
        self.fields: dict[str, Field] = {}
        self._clean = blank
        self._unsaved: dict[int, tuple[AnyRecord, AnyRecord]] = {}
        self.setObjectName(f"{name}_form")
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space(self, 3))
        inside = QWidget()
        inside.setLayout(self.body)
        self.frame = FormFrame(inside, name=name)
        self.frame.next_asked.connect(self.save)
        self.frame.save_asked.connect(self.save)
        self.frame.leave_asked.connect(self.leave)
        self.frame.afresh_asked.connect(self._begin_afresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)

    # What each form says for itself

    def show_record(self, record: AnyRecord) -> None:
        """Put a record into the fields."""
        raise NotImplementedError

    def typed(self) -> AnyRecord:
        """The record that was begun, with what stands in the fields."""
        raise NotImplementedError

    def read(self, record_id: int) -> AnyRecord:
        """The record as it is stored now."""
        raise NotImplementedError

    def title(self) -> str:
        """What the form is about."""
        raise NotImplementedError

    def field_of(self, error: IsnadError) -> str:
        """The name of the field that a refusal is about."""
        raise NotImplementedError

    # Beginning and leaving

    def _begin(self, record: AnyRecord) -> None:
        """Show a record to be changed, or go on with what was typed for it before."""
        self._put_away()
        resumed = record.id in self._unsaved
        begun, typed = self._unsaved.pop(record.id, (record, record))
        self._show(begun)
        if resumed:
            self.show_record(typed)
        self.frame.show_resumed(resumed)

    def start_new(self) -> None:
        """Begin a new record, or go on with the one that was begun before."""
        self._begin(self.blank)

    def edit(self, record_id: int) -> None:
        """Change a stored record. Raises `InputRefused` if an editor cannot show its words."""
        self._begin(self.read(record_id))

    def _show(self, record: AnyRecord) -> None:
        self.begun = record
        self.clear_errors()
        self.show_record(record)
        self._clean = self.typed()
        self.frame.show_title(self.title(), has_next=False)

    @Slot()
    def _begin_afresh(self) -> None:
        """Drop what was typed, and show what is stored now: someone may have changed it meanwhile."""
        self._show(self.read(self.begun.id) if self.begun.id else self.blank)
        self.frame.show_resumed(False)

    def _put_away(self) -> None:
        typed = self.typed()
        if typed != self._clean:
            self._unsaved[self.begun.id] = (self.begun, typed)
            self._clean = typed

    @Slot()
    def leave(self) -> None:
        """Leave; what was not saved is kept for coming back."""
        self._put_away()
        self.left.emit()

    # Saving

    @Slot()
    def save(self) -> None:
        """Store the record; what was typed stays here until that is done."""
        if self.frame.is_waiting:
            return
        self.clear_errors()
        self.frame.wait(True)
        verb = type(self).change if self.begun.id else type(self).add
        self.context.do(verb, self.typed(), done=self._stored, failed=self.refuse)

    def _stored(self, changes: Changes) -> None:
        self.frame.wait(False)
        self._clean = self.typed()
        self.saved.emit(self.begun.id or changes.new_id(self.entity))

    entity = ""
    """What the form is for, as the core calls it."""

    @Slot(object)
    def refuse(self, error: IsnadError) -> None:
        """Say at the field concerned, or under all of them, why this cannot be stored."""
        self.frame.wait(False)
        if isinstance(error, Conflict):
            self.frame.show_resumed(True)
        words, field = self.context.wording.error(error), self.fields.get(self.field_of(error))
        if field is None or field.isHidden():
            self.frame.tell(words)
        else:
            field.show_error(words)
            field.editor.setFocus()

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        self.frame.tell("")
        for field in self.fields.values():
            field.show_error("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a line; in an editor of several it begins another.
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not click_focused(self):
            self.save()
