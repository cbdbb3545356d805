"""What can be done with the quotes that are selected in the list: each thing in one step."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from tracker.records import QuoteFilter, QuoteRow
from ui.context import Context
from ui.i18n import grouped

if TYPE_CHECKING:
    from tracker.services.project import Project
    from ui.widgets.quote_list import QuoteList
    from ui.widgets.quote_peek import QuotePeek

COPIED_MOST = 10_000
"""More quotes than this are for a file, not for the clipboard."""

AT_ONCE = 100
"""So many quotes are read in the window's thread: as many as stand on a screen."""

BATCH = 500
"""Quotes that are read together."""


class QuoteCommands(QObject):
    """The commands of one list."""

    def __init__(self, context: Context, quotes: "QuoteList") -> None:
        super().__init__(quotes)
        self._context = context
        self._list = quotes
        self.peek_view: QuotePeek | None = None

    # Copying

    @Slot()
    def copy(self) -> None:
        """Put the selected quotes on the clipboard, with who said them, where and when."""
        self._copy(self._put_words)

    @Slot()
    def copy_table(self) -> None:
        """Put the selected quotes on the clipboard as a table in CSV."""
        self._copy(self._put_table)

    def _copy(self, put: Callable[[object], None]) -> None:
        number = self._list.selected_count
        if number > COPIED_MOST:
            told = self.tr("More than {number} quotes are for a file: export them (Ctrl+E).")
            self._context.tell(told.format(number=f"{COPIED_MOST:,}"))
            return
        ids = self._list.selected_ids()
        if len(ids) > AT_ONCE:
            self._context.reader.ask("quotes_to_copy", partial(_read, ids=ids), put)
        elif ids:
            put(_read(self._context.project, ids))

    @Slot(object)
    def _put_words(self, rows: object) -> None:
        from ui import quotation

        assert isinstance(rows, list)
        texts = [quotation.for_clipboard(row, self._context.wording) for row in rows]
        if len(texts) > 1:  # one a line, whatever lines are in them
            texts = [" ".join(text.split("\n")) for text in texts]
        QGuiApplication.clipboard().setText("\n".join(texts))
        self._context.tell(grouped(self.tr("%n quotes are on the clipboard.", "", len(texts)), len(texts)))

    @Slot(object)
    def _put_table(self, rows: object) -> None:
        from tracker.exchange.clipboard import as_csv
        from ui.export_job import system_separator

        assert isinstance(rows, list)
        written = as_csv(rows, self._context.wording.language, system_separator())
        data = QMimeData()
        data.setText(written)
        data.setData("text/csv", written.encode())
        QGuiApplication.clipboard().setMimeData(data)
        told = self.tr("%n quotes are on the clipboard as a table.", "", len(rows))
        self._context.tell(grouped(told, len(rows)))

    # Steps

    # What opens over the list

    @Slot()
    def peek(self) -> None:
        """Show the current quote whole, over the list; once more takes it away."""
        if self.peek_view is None:
            from ui.widgets.quote_peek import QuotePeek

            self.peek_view = QuotePeek(self._context, self._list)
        self.peek_view.toggle()

    def leave_peek(self) -> bool:
        """Take the quote that is shown over the list away; False if none is."""
        return self.peek_view is not None and self.peek_view.leave()

    def add_to(self, menu: QMenu) -> None:
        """Add to the list's menu what no button of the details does."""
        menu.addSeparator()
        for name, words, keys, run in (
            ("copy_as_table", self.tr("Copy as a table (CSV)"), "Ctrl+Shift+C", self.copy_table),
            ("select_all", self.tr("Select all"), "Ctrl+A", self._list.selectAll),
            ("peek_at_quote", self.tr("Show the whole quote"), "Space", self.peek),
            ("choose_columns", self.tr("Columns…"), "Ctrl+Shift+T", self._list.choose_columns),
        ):
            action = QAction(words, menu)
            action.setObjectName(name)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(run)
            menu.addAction(action)


def _read(project: "Project", ids: Sequence[int]) -> list[QuoteRow]:
    from tracker.queries import quotes

    parts = (ids[first : first + BATCH] for first in range(0, len(ids), BATCH))
    return [row for part in parts for row in quotes.by_ids(project, part, QuoteFilter())]
