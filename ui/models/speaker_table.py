"""The speakers as a table: who they are, and how much of what they said is here."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from tracker.queries import sources, speakers
from tracker.records import Source, SpeakerRow
from ui import naming
from ui.context import Context
from ui.models.record_rows import Index, RecordRows
from ui.tooltips import as_tooltip


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
        self._sources: dict[int, Source] = {}  # those that unnamed speakers belong to

    def _read(self, ids: Sequence[int]) -> list[SpeakerRow]:
        rows = speakers.of_ids(self._context.project, ids)
        wanted = {row.speaker.source_id for row in rows if row.speaker.source_id} - self._sources.keys()
        if wanted:
            found = sources.of_ids(self._context.project, tuple(wanted))
            self._sources |= {row.source.id: row.source for row in found}
        return rows

    def show_ids(self, ids: Iterable[int]) -> None:
        self._sources.clear()
        super().show_ids(ids)

    # Speakers and rows

    def speaker_row(self, row: int) -> SpeakerRow | None:
        """The speaker in this row; None if they are gone."""
        return self.row(row)

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
        row = self.row(index.row())
        if row is None:
            return None
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
