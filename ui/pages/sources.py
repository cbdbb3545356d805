"""The sources page."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.records import Changes, QuoteFilter
from ui.context import Context


class SourcesPage(QWidget):
    entity = "source"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sources_page")
        self.context = context
        QVBoxLayout(self).addWidget(QLabel("sources"))
        context.changed.connect(self.refresh)

    def refresh(self, changes: Changes) -> None: ...
    def add_new(self) -> None: ...
    def show_record(self, row_id: int) -> None: ...
    def focus_search(self) -> None: ...
    def clear_filters(self) -> None: ...
    def export_filter(self) -> QuoteFilter:
        return QuoteFilter()

    def record_count(self) -> int:
        return 0

    def save_state(self) -> None: ...
