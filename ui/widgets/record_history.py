"""What happened to one record, step by step, folded away until it is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.context import Context
from ui.i18n import in_words

if TYPE_CHECKING:
    from ui.widgets.record_steps import RecordSteps


class RecordHistory(QWidget):
    """A fold; `steps` is what stands in it, None while it is closed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record = ("", 0)
        self.steps: RecordSteps | None = None
        self.toggle = QToolButton(autoRaise=True)
        self.toggle.setCheckable(True)
        self.toggle.setObjectName("history_toggle")
        self.toggle.toggled.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1))
        layout.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeading)
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
        if self.steps is not None:
            had_focus = self.steps.isAncestorOf(self.focusWidget() or self)
            self.steps.hide()
            self.steps.deleteLater()
            self.steps = None
            if had_focus:
                self.toggle.setFocus()  # what was pressed there is gone
        entity, row_id = self._record
        if is_open and row_id:
            from ui.widgets.record_steps import RecordSteps  # only now: most details are never unfolded

            self.steps = RecordSteps(self._context, entity, row_id, self)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.steps)
