"""The speakers as a table: who they are, and how much of what they said is here."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from tracker.records import Source, SpeakerRow
from ui import naming
from ui.context import Context
from ui.models.quote_table import as_tooltip
from ui.models.record_rows import Index, RecordRows


class Column(IntEnum):
    """The columns, from the leading side."""

    NAME = 0
    KIND = 1
    QUOTES = 2


HEADERS = {Column.NAME: "name", Column.KIND: "kind"}


class SpeakerTable(RecordRows[SpeakerRow]):
    """One row per speaker, in the order given."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, Column, lambda row: row.speaker.id, parent)
        self._sources: Mapping[int, Source] = {}

    def show_speakers(self, rows: Sequence[SpeakerRow], sources: Mapping[int, Source]) -> None:
        """Show these speakers; `sources` by id are those that unnamed ones belong to."""
        self._sources = sources
        self._show(rows)

    # Speakers and rows

    def speaker_row(self, row: int) -> SpeakerRow:
        """The speaker in this row."""
        return self._rows[row]

    def _source(self, row: SpeakerRow) -> Source | None:
        return self._sources.get(row.speaker.source_id or 0)

    def detail(self, row: SpeakerRow) -> str:
        """What tells a speaker from others: the source of an unnamed one, the latest role, or whose words
        they speak."""
        source = naming.source_of(row, self._source(row), self._context.wording)
        if source:
            return source
        if row.roles:
            return naming.role_title(row.roles[-1], self._context.wording)
        return row.speaker.on_behalf_of

    # What Qt asks

    def header(self, section: int) -> str:
        column = Column(section)
        if column is Column.QUOTES:
            return self.tr("Quotes")
        return self._context.wording.headers("speakers")[HEADERS[column]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            names = (self._text(row, column), row.speaker.latin_name, *row.aliases)
            whole = "\n".join(name for name in names if name)
            return as_tooltip(whole if column is Column.NAME else self._text(row, column))
        return None

    def _text(self, row: SpeakerRow, column: Column) -> str:
        match column:
            case Column.NAME:
                return naming.with_source(row, self._source(row), self._context.wording)
            case Column.KIND:
                return self._context.wording.word(row.speaker.kind)
            case Column.QUOTES:
                return f"{row.quotes:,}"
