"""What can be done with the quotes that are selected in the list: each thing in one step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tracker.records import QuoteFilter, QuoteStatus
from ui.context import Context

if TYPE_CHECKING:
    from ui.widgets.quote_list import QuoteList


class QuoteCommands(QObject):
    """The commands of one list."""

    def __init__(self, context: Context, quotes: "QuoteList") -> None:
        super().__init__(quotes)
        self._context = context
        self._list = quotes

    @Slot()
    def copy(self) -> None:
        """Put the selected quotes on the clipboard, with who said them, where and when."""
        ids = self._list.selected_ids()
        if not ids:
            return
        from PySide6.QtGui import QGuiApplication

        from tracker.queries import quotes
        from ui import quotation

        rows = quotes.by_ids(self._context.project, ids, QuoteFilter())
        texts = [quotation.for_clipboard(row, self._context.wording) for row in rows]
        QGuiApplication.clipboard().setText("\n\n".join(texts))
        self._context.tell(self.tr("%n quotes are on the clipboard.", "", len(texts)))

    @Slot()
    def trash(self) -> None:
        """Trash the selected quotes, in one step."""
        ids = self._list.selected_ids()
        if ids and self._context.project.writable:
            from ui import quote_steps

            self._context.do(quote_steps.trash_all, ids)

    @Slot(object)
    def set_status(self, status: QuoteStatus) -> None:
        """Give the selected quotes this status, in one step."""
        ids = self._list.selected_ids()
        if ids and self._context.project.writable:
            from ui import quote_steps

            self._context.do(quote_steps.set_status_of_all, ids, status)
