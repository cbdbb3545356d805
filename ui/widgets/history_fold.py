"""The history of a record above a text: folded it takes one line, unfolded it scrolls by itself."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui import theme
from ui.context import Context
from ui.widgets.record_history import RecordHistory

UNFOLDED = 60
"""Its greatest height when it is unfolded, in steps of spacing."""


class HistoryFold(QScrollArea):
    """`history` is the fold itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = RecordHistory(context)
        self.setWidget(self.history)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.history.toggle.toggled.connect(self._fit)
        self._fit()

    def show_record(self, entity: str, row_id: int) -> None:
        """Tell of this record from now on."""
        self.history.show_record(entity, row_id)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        height = self.history.toggle.sizeHint().height() + theme.space(self, 1)
        steps = self.history.steps
        if steps is not None:
            needed = steps.heightForWidth(self.width()) if steps.hasHeightForWidth() else 0
            height += max(needed, steps.sizeHint().height()) + theme.space(self, 2)
        self.setFixedHeight(min(height, theme.space(self, UNFOLDED)))
