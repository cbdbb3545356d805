"""One step of the history: what it changed in which records, and the ways back from it."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tracker.queries import history, naming, past, steps
from tracker.queries.steps import Step
from tracker.records import FieldChange
from tracker.services import earlier
from tracker.services import trash as trashing
from ui import theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.told import Teller
from ui.widgets.change_view import SCALE, ChangeView
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.link_button import LinkButton
from ui.widgets.words import Words

MOST_ENTRIES = 60
"""Entries of a step that are read; an import may have thousands."""

MOST_NAMED = 3
"""Records that are named where the same befell many."""


class StepDetails(QScrollArea):
    """Empty without a step.

    `undo_asked(int)`: the step is to be taken back; `undo_to_asked(int)`: all behind it.
    """

    undo_asked = Signal(int)
    undo_to_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._context = context
        self._teller = Teller(context, self)
        self._step: Step | None = None
        self.changes: list[ChangeView] = []
        self.links: list[LinkButton] = []
        self.buttons: list[QPushButton] = []
        in_words(self, self._say)

    def show_step(self, step: Step | None) -> None:
        """Show this step, as the project knows it now."""
        self._step = step
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("What the step changed"))
        body = QWidget()
        body.setAutoFillBackground(True)
        body.setBackgroundRole(QPalette.ColorRole.Base)
        layout = QVBoxLayout(body)
        margin = theme.space(self, 4)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.space(self, 2))
        self.changes, self.links, self.buttons = [], [], []
        if self._step is not None:
            with self._context.project.reading():  # a purge may be under way
                self._fill(layout, self._step)
        layout.addStretch(1)
        self.setWidget(body)

    def _fill(self, layout: QVBoxLayout, step: Step) -> None:
        heading = Words(scale=1.1)
        heading.set_pieces(
            [
                Piece(self._teller.step(step.action), Look.BOLD),
                Piece(f"\n{self._teller.moment_and_actor(step.action)}", Look.FAINT),
            ]
        )
        layout.addWidget(heading)
        self._add_undo(layout, step)
        told = steps.changes(self._context.project, step.action.id, limit=MOST_ENTRIES)
        if not told:
            self._add_words(layout, self.tr("What it changed was purged."))
        if any(self._teller.is_told(change) for change in told):
            self._add_words(
                layout, self.tr("Underlined: what it brought. In brackets: what stood there before.")
            )
        # What the step is called after comes first, then what went with it.
        told.sort(key=lambda change: (change.entity, change.row_id) != (step.entity, step.row_id))
        for (entity, row_id), changes in groupby(told, key=lambda change: (change.entity, change.row_id)):
            self._add_record(layout, step, entity, row_id, list(changes))
        if step.records > MOST_ENTRIES:
            self._add_words(layout, self.tr("and %n more", "", step.records - MOST_ENTRIES))

    def _add_words(self, layout: QVBoxLayout, words: str) -> None:
        line = Words()
        line.set_pieces([Piece(words, Look.FAINT)])
        layout.addWidget(line)

    def _add_undo(self, layout: QVBoxLayout, step: Step) -> None:
        project = self._context.project
        newest = history.undoable(project)
        if project.writable and newest is not None and newest.id == step.action.id:
            row = self._new_row()
            run = partial(self.undo_asked.emit, step.action.id)
            self._add_button(row, "history_undo", self.tr("Undo this step"), run)
            layout.addLayout(row)
        elif project.writable and history.standing_after(project, step.action.id):
            row = self._new_row()
            run = partial(self.undo_to_asked.emit, step.action.id)
            self._add_button(row, "history_undo_to", self.tr("Undo all steps after this one…"), run)
            self.buttons.clear()  # their numbers count the ways back of the records
            layout.addLayout(row)

    def _add_record(
        self, layout: QVBoxLayout, step: Step, entity: str, row_id: int, changes: Sequence[FieldChange]
    ) -> None:
        if entity != history.PURGE:
            layout.addSpacing(theme.space(self, 2))
            self._add_words(layout, self._befallen(entity, changes))
            self._add_names(layout, entity, _ids(changes))
        view = ChangeView(self._teller, changes)
        self.changes.append(view)
        layout.addWidget(view)
        if entity in naming.NAMED and self._context.project.writable and not _is_range(changes):
            self._add_ways_back(layout, step, entity, row_id)

    def _add_names(self, layout: QVBoxLayout, entity: str, ids: range) -> None:
        """The first of the records that the same befell, and how many more there are."""
        for row_id in ids[:MOST_NAMED]:
            layout.addWidget(self._name(entity, row_id))
        if len(ids) > MOST_NAMED:
            self._add_words(layout, self.tr("and %n more", "", len(ids) - MOST_NAMED))

    def _befallen(self, entity: str, changes: Sequence[FieldChange]) -> str:
        """What happened to which kind of record, as a whole; only the kind if some of it was changed."""
        named = str(self._context.wording.entity(entity))
        if _is_range(changes):
            ids = _ids(changes)
            named = self.tr("{entity}, {first} to {last}").format(
                entity=named, first=f"{ids[0]:,}", last=f"{ids[-1]:,}"
            )
        said = {
            "created": self.tr("Added: {record}"),
            "trashed": self.tr("Deleted: {record}"),
            "restored": self.tr("Restored: {record}"),
            "changed": "{record}",
        }
        return said[_befell(changes)].format(record=named)

    def _name(self, entity: str, row_id: int) -> QWidget:
        """The record's words, leading to where it is seen."""
        project = self._context.project
        said = self._teller.record(entity, naming.words(project, entity, row_id), row_id)
        seen = history.seen_at(project, entity, row_id)
        if seen is None:
            words = Words(reading=True, scale=SCALE)
            words.set_text(said)
            return words
        link = LinkButton()
        link.setObjectName(f"history_record_{len(self.links) + 1}")
        link.show_words(said)
        link.clicked.connect(partial(self._context.wanted.emit, *seen))
        self.links.append(link)
        return link

    def _add_ways_back(self, layout: QVBoxLayout, step: Step, entity: str, row_id: int) -> None:
        project, step_id, row = self._context.project, step.action.id, self._new_row()
        if naming.words(project, entity, row_id) is None:
            return
        now = past.state_at(project, entity, row_id, past.NOW)
        then = past.state_at(project, entity, row_id, step_id)
        before = past.state_at(project, entity, row_id, step_id - 1)
        number = len(self.buttons) + 1
        if now is not None and now["deleted_at"] is not None:
            now = {**now, "deleted_at": None}  # to take it out is one way, to make it another one besides
            run = partial(self._context.do, trashing.restore, entity, row_id)
            self._add_button(row, f"history_take_out_{number}", self.tr("Take it out of the trash"), run)
        if past.can_come_back(then, now):
            run = partial(self._context.do, earlier.restore_record, entity, row_id, step_id)
            self._add_button(row, f"history_restore_{number}", self.tr("Bring this state back"), run)
        if past.can_come_back(before, now) and before != then:
            run = partial(self._context.do, earlier.restore_record, entity, row_id, step_id - 1)
            self._add_button(row, f"history_before_{number}", self.tr("Bring back what was before"), run)
        layout.addLayout(row)

    def _new_row(self) -> FlowLayout:
        row = FlowLayout()
        row.setSpacing(theme.space(self, 2))
        return row

    def _add_button(self, row: FlowLayout, name: str, words: str, run: partial[None]) -> None:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: run())
        row.addWidget(button)
        self.buttons.append(button)


def _last(change: FieldChange) -> object:
    """The last id of a range that the same befell; of a creation it is what is there after it."""
    return change.after if change.field == history.CREATED else change.last_id


def _ids(changes: Sequence[FieldChange]) -> range:
    """The ids of the records that the same befell."""
    first, last = changes[0].row_id, _last(changes[0])
    return range(first, (last if isinstance(last, int) else first) + 1)


def _is_range(changes: Sequence[FieldChange]) -> bool:
    return len(_ids(changes)) > 1


def _befell(changes: Sequence[FieldChange]) -> str:
    """What happened to the record as a whole."""
    for change in changes:
        if change.field == history.CREATED:
            return "created"
        if change.field == "deleted_at":
            return "restored" if change.after is None else "trashed"
    return "changed"
