"""The columns of the table of quotes: as wide as the user wants, and what gives way where room is short."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.models.quote_table import Column

WIDTHS = {Column.SPEAKER: 18, Column.DATE: 18, Column.SOURCE: 20, Column.CLAIMS: 20}
"""How wide columns are at first, in average letters; the quote takes what is left."""

NARROWEST_QUOTE = 34
"""Average letters that the quote keeps while others can give way: first the sources, then the claims."""

NARROWEST = 7
"""Average letters that a column keeps: of the claims, the signs of their stances."""


class QuoteColumns(QObject):
    """Sees to the widths of a table's columns. `place` is to be called when the table's width changes."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._wanted: dict[Column, float] = {column: float(letters) for column, letters in WIDTHS.items()}
        self._letter = 1
        self._is_placing = False
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.QUOTE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.STATUS, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(self._note)

    def follow_font(self, status_width: int) -> None:
        """Give the columns the size that goes with the font; the status is never cut."""
        self._letter = QFontMetrics(self._table.font()).averageCharWidth()
        self._table.horizontalHeader().setMinimumSectionSize(self._letter * NARROWEST)
        self._table.setColumnWidth(Column.STATUS, status_width)
        self.place()

    def state(self) -> str:
        """The widths that are wanted, in hundredths of a letter, to be remembered whatever the font."""
        return ",".join(str(round(letters * 100)) for letters in self._wanted.values())

    def restore(self, state: str) -> None:
        """Take the widths that were remembered, if there are any."""
        widths = state.split(",")
        if len(widths) == len(WIDTHS) and all(width.isdecimal() for width in widths):
            self._wanted = {column: int(width) / 100 for column, width in zip(WIDTHS, widths, strict=True)}
            self.place()

    def place(self) -> None:
        """Give every column its width; sources, then claims, give way to the quote."""
        self._is_placing = True
        wanted = {column: round(letters * self._letter) for column, letters in self._wanted.items()}
        always = wanted[Column.SPEAKER] + wanted[Column.DATE] + self._table.columnWidth(Column.STATUS)
        left = self._table.horizontalHeader().width() - always - self._letter * NARROWEST_QUOTE
        shows_source = wanted[Column.CLAIMS] + wanted[Column.SOURCE] <= left
        wanted[Column.CLAIMS] = max(self._letter * NARROWEST, min(wanted[Column.CLAIMS], left))
        self._table.setColumnHidden(Column.SOURCE, not shows_source)
        for column, width in wanted.items():
            if column is not Column.SOURCE or shows_source:
                self._table.setColumnWidth(column, width)
        self._is_placing = False

    @Slot(int, int, int)
    def _note(self, section: int, _before: int, width: int) -> None:
        """What the user drags a column to is what is wanted from now on."""
        column = Column(section)
        if not self._is_placing and column in WIDTHS and width:
            self._wanted[column] = width / self._letter
