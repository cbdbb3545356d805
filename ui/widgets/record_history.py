"""What happened to one record, step by step, folded away until it is asked for."""

from enum import StrEnum

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from tracker.queries import history
from tracker.records import ActionKind, FieldChange, HistoryEntry, QuoteKind, QuoteStatus
from tracker.text.bidi import isolate
from ui import date_words, theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.widgets.words import Words

MOST_STEPS = 30
LONGEST = 80
"""Characters of a value that are shown."""

ENUMERATIONS: dict[str, type[StrEnum]] = {"status": QuoteStatus, "kind": QuoteKind}
SHOWN = ("text", "said_on", "said_on_text", "role", "venue", "note", *ENUMERATIONS)
"""Columns whose values people can read; of the others only the name is told."""

UNTOLD = ("deleted_at", history.CREATED, "start", "end", "prefix", "suffix")
"""What the name of the step says already, or what only machines count."""


class RecordHistory(QWidget):
    """The steps that touched one record, newest first, with what each changed in it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record = ("", 0)
        self.toggle = QToolButton(autoRaise=True)
        self.toggle.setCheckable(True)
        self.toggle.setObjectName("history_toggle")
        self.toggle.toggled.connect(self._follow)
        self.steps = Words()
        self.steps.setObjectName("history_steps")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1))
        layout.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.steps)
        in_words(self, self._say)

    def show_record(self, entity: str, row_id: int) -> None:
        """Tell of this record from now on, and read its steps anew."""
        self._record = (entity, row_id)
        self._follow()

    def _say(self) -> None:
        self.toggle.setAccessibleName(self.tr("History"))
        self._follow()

    @Slot()
    def _follow(self) -> None:
        is_open = self.toggle.isChecked()
        # By the language: the direction turns only after the words.
        closed = "◂" if self._context.wording.language == "ar" else "▸"
        self.toggle.setText(f"{'▾' if is_open else closed} {self.toggle.accessibleName()}")
        self.steps.setVisible(is_open)
        entity, row_id = self._record
        if is_open and row_id:
            found = history.entries(self._context.project, entity=entity, row_id=row_id, limit=MOST_STEPS)
            pieces = [piece for entry in found for piece in self._told(entry)]
            self.steps.set_pieces(pieces[:-1])

    def _told(self, entry: HistoryEntry) -> list[Piece]:
        """A line for the step, one for each value that it changed, and an end of line."""
        action, wording = entry.action, self._context.wording
        step: str = wording.step(action.name)
        if action.kind is not ActionKind.DO:
            step = wording.sentence(
                f"messages.history.{action.kind.value}_of", step=wording.step(action.name)
            )
        elif action.undone:
            step = self.tr("{step} (undone)").format(step=step)
        pieces = [Piece(f"{date_words.moment(action.at, wording)} · {step} · {isolate(action.actor)}")]
        pieces += [Piece("\n" + line, Look.FAINT) for change in entry for line in self._changed(change)]
        return [*pieces, Piece("\n")]

    def _changed(self, change: FieldChange) -> list[str]:
        if change.field in UNTOLD:
            return []
        field = self._context.wording.field(change.entity, change.field)
        if change.field not in SHOWN:
            return [self.tr("{field}: changed").format(field=field)]
        before, after = (self._value(change.field, value) for value in (change.before, change.after))
        return [self.tr("{field}: {after}, before: {before}").format(field=field, before=before, after=after)]

    def _value(self, field: str, value: object) -> str:
        if not value:
            return str(self._context.wording.sentence("messages.history.empty"))
        if field in ENUMERATIONS:
            return str(self._context.wording.word(ENUMERATIONS[field](str(value))))
        text = str(value).replace("\n", " ")
        return isolate(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
