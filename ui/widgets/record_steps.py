"""The steps that touched one record, newest first: what each changed in it, and the ways back."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tracker.queries import history, past
from tracker.records import HistoryEntry
from tracker.services import earlier
from ui import theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.told import Teller
from ui.widgets.change_view import ChangeView
from ui.widgets.words import Words

MOST_STEPS = 30


class RecordSteps(QWidget):
    """Made anew whenever the record or its history is another."""

    def __init__(self, context: Context, entity: str, row_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_steps")
        self._context = context
        self._record = (entity, row_id)
        self._teller = Teller(context, self)
        self.entries: list[tuple[Words, ChangeView]] = []
        self.buttons: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 2))
        with context.project.reading():
            found = history.entries(context.project, entity=entity, row_id=row_id, limit=MOST_STEPS)
            now = past.state_at(context.project, entity, row_id, past.NOW)
            for entry in found:
                self._add(layout, entry, now)
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        """All that is told."""
        return "\n".join(f"{head.text}\n{view.text}".strip() for head, view in self.entries)

    def _add(self, layout: QVBoxLayout, entry: HistoryEntry, now: dict[str, Any] | None) -> None:
        head = Words(self)
        said = f"{self._teller.step(entry.action)} · {self._teller.moment_and_actor(entry.action)}"
        head.set_pieces([Piece(said, Look.FAINT)])
        view = ChangeView(self._teller, entry.changes, self)
        layout.addWidget(head)
        layout.addWidget(view)
        self.entries.append((head, view))
        then = past.state_at(self._context.project, *self._record, entry.action.id)
        if self._context.project.writable and past.can_come_back(then, now):
            words = self.tr("Bring this state back")
            button = QPushButton(words, self)
            button.setObjectName(f"restore_step_{entry.action.id}")
            button.setAccessibleName(f"{words}: {head.text}")
            run = partial(self._context.do, earlier.restore_record, *self._record, entry.action.id)
            button.clicked.connect(lambda: run())
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            self.buttons.append(button)
