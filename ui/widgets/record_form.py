"""The frame of a form for one record: what is typed in it outlives leaving, and is stored as one step."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.errors import Conflict, IsnadError
from tracker.queries.drafts import Draft
from tracker.records import Changes, Record
from tracker.services import drafts
from ui import theme
from ui.context import Context
from ui.three_ways import ThreeWays
from ui.widgets.buttons import click_focused
from ui.widgets.conflict_panel import ConflictPanel
from ui.widgets.field import Field
from ui.widgets.form_draft import FormDraft, Texts
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

    entity = ""
    """What the form is for, as the core calls it."""

    add: Callable[..., Changes]
    change: Callable[..., Changes]

    def __init__(self, context: Context, blank: AnyRecord, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.blank = blank
        self.begun = blank
        self.fields: dict[str, Field] = {}
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
        self.conflict = ConflictPanel(context, self.entity)
        self.conflict.mine_wanted.connect(self._save_mine)
        self.conflict.theirs_wanted.connect(self._begin_afresh)
        self.frame.put_above(self.conflict)
        self.draft = FormDraft(context.drafts, self.entity, self.texts, self)
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

    def texts(self) -> dict[str, str]:
        """What stands in each field, to the letter."""
        raise NotImplementedError

    def show_texts(self, texts: Texts) -> None:
        """Put back what stood in the fields."""
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

    def start_new(self) -> None:
        """Begin a new record, or go on with the one that was begun before."""
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        self.draft.put_away()
        self._begin(self.blank, self.context.drafts.take_new(self.entity))

    def edit(self, record_id: int) -> None:
        """Change a stored record, or go on with the changes begun before.

        Raises `InputRefused` if an editor cannot show its words.
        """
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        self.draft.put_away()
        stored = self.read(record_id)
        self._begin(stored, self.context.drafts.take_of(self.entity, record_id))

    def go_on(self, draft: Draft) -> None:
        """Go on with what an earlier session has left."""
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        if not draft.is_new:
            self.edit(draft.row_id)
            return
        self.draft.put_away()
        self.context.drafts.accept(draft)
        self._begin(self.blank, draft)

    def _begin(self, record: AnyRecord, draft: Draft | None = None) -> None:
        self.begun = record
        self.clear_errors()
        self.conflict.hide()
        self.show_record(record)
        self.draft.begin(record.id, record.revision)
        self.frame.show_title(self.title(), has_next=False)
        self.frame.show_resumed(draft is not None)
        if draft is not None:
            is_up_to_date = self.draft.resume(draft)
            self.show_texts({**self.texts(), **draft.fields})
            if not is_up_to_date:
                self.begun = self.conflict.base(record.id, draft.base_revision)
                self._meet(record)

    @Slot()
    def _begin_afresh(self) -> None:
        """Drop what was typed, and show what is stored now: someone may have changed it meanwhile."""
        self.draft.drop()
        self._begin(self.read(self.begun.id) if self.begun.id else self.blank)

    @Slot()
    def leave(self) -> None:
        """Leave; what was not saved is kept for coming back. What is being stored is waited for."""
        if self.frame.is_waiting:
            return
        self.draft.put_away()
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
        self.context.do(
            drafts.save, *self.draft.key, verb, self.typed(), done=self._stored, failed=self.refuse
        )

    def _stored(self, changes: Changes) -> None:
        self.frame.wait(False)
        self.draft.drop()
        self.saved.emit(self.begun.id or changes.new_id(self.entity))

    @Slot(object)
    def refuse(self, error: IsnadError) -> None:
        """Say at the field concerned, or under all of them, why this cannot be stored."""
        self.frame.wait(False)
        if isinstance(error, Conflict):
            self.frame.show_resumed(True)
            self._meet(self.read(self.begun.id))
            return
        words, field = self.context.wording.error(error), self.fields.get(self.field_of(error))
        if field is None or field.isHidden():
            self.frame.tell(words)
        else:
            field.show_error(words)
            field.editor.setFocus()

    def _meet(self, theirs: AnyRecord) -> None:
        self.conflict.show_three(ThreeWays(self.entity, self.begun, theirs, self.typed()), self._take)

    def _take(self, columns: Sequence[str], record: AnyRecord) -> None:
        """Put these columns of a record into the fields; the others stay as they are."""
        self.show_record(replace(self.typed(), **{column: getattr(record, column) for column in columns}))

    @Slot()
    def _save_mine(self) -> None:
        """Save what stands here as a change of what was saved elsewhere, as far as that has been seen."""
        self.begun = self.conflict.theirs
        self.draft.rebase(self.begun.revision)
        self.conflict.hide()
        self.save()

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
