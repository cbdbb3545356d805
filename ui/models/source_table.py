"""The sources as a table: what they are called, where and when they came out, how many quotes they hold."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from tracker.queries import sources
from tracker.records import Source, SourceRow
from tracker.text.bidi import isolate
from tracker.wording import Wording
from ui import date_words
from ui.context import Context
from ui.models.record_rows import Index, RecordRows
from ui.tooltips import as_tooltip


class Column(IntEnum):
    """The columns, from the leading side."""

    TITLE = 0
    QUOTES = 1


def detail_of(source: Source, wording: Wording, *, with_author: bool = False) -> str:
    """Kind, outlet and date of a source in a line, and its author if asked for."""
    parts = [
        wording.word(source.kind),
        isolate(source.outlet) if source.outlet else "",
        isolate(source.author) if source.author and with_author else "",
        isolate(date_words.bare(source.published_on, wording.language)) if source.published_on else "",
    ]
    return wording.sentence("lists.separator").join(part for part in parts if part)


class SourceTable(RecordRows[SourceRow]):
    """One row per source, in the order given."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, Column, lambda row: row.source.id, parent)

    def _read(self, ids: Sequence[int]) -> list[SourceRow]:
        return sources.of_ids(self._context.project, ids)

    # Sources and rows

    def detail(self, row: int) -> str:
        """What stands under the title in this row."""
        found = self.row(row)
        return detail_of(found.source, self._context.wording) if found else ""

    # What Qt asks

    def header(self, section: int) -> str:
        if Column(section) is Column.QUOTES:
            return self.tr("Quotes")
        return self._context.wording.headers("sources")["title"]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.row(index.row()), Column(index.column())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.source.title if column is Column.TITLE else f"{row.quotes:,}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self._context.wording.count("quotes", row.quotes)
            return f"{row.source.title}\n{self.detail(index.row())}" if column is Column.TITLE else count
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.TITLE:
            return as_tooltip(f"{row.source.title}\n{self.detail(index.row())}")
        return None
