"""Someone else changed the record meanwhile: what differs, theirs beside mine, and what to do about it."""

from bisect import bisect_left

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Record
from ui import date_words, theme
from ui.context import Context
from ui.i18n import in_words

COLUMNS: dict[str, tuple[str, ...]] = {
    "quote": (
        "text",
        "speaker_id",
        "role",
        "kind",
        "said_on",
        "venue",
        "source_id",
        "origin_id",
        "status",
        "note",
    ),
    "claim": ("text", "topic", "note"),
    "speaker": ("name", "latin_name", "kind", "source_id", "on_behalf_of", "wikidata", "note"),
    "source": (
        "title",
        "kind",
        "outlet",
        "author",
        "published_on",
        "text",
        "url",
        "archive_url",
        "language",
        "note",
    ),
}
"""What is compared of each entity: the columns that its form shows."""

LONGEST, AROUND = 240, 60
"""Characters of a long value that are shown, and how many of them stand before the first difference."""

SHORT = 60
"""Characters of a value that takes one line, or little more."""


class ConflictPanel(QFrame):
    """For a form whose save lost a race. `mine_wanted` saves over theirs, `theirs_wanted` drops mine."""

    mine_wanted = Signal()
    theirs_wanted = Signal()

    def __init__(self, context: Context, entity: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{entity}_conflict")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._context, self._entity = context, entity
        self._shown: tuple[Record, Record] | None = None
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._differences = QWidget()
        self._mine = QPushButton()
        self._mine.setObjectName(f"{entity}_keep_mine")
        self._mine.clicked.connect(self.mine_wanted)
        self._theirs = QPushButton()
        self._theirs.setObjectName(f"{entity}_keep_theirs")
        self._theirs.clicked.connect(self.theirs_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self._mine)
        buttons.addWidget(self._theirs)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._title)
        layout.addWidget(self._differences)
        layout.addLayout(buttons)
        grid = QGridLayout(self._differences)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(self, 3))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.hide()
        in_words(self, self._say)

    def _say(self) -> None:
        self._title.setText(self.tr("This was changed elsewhere while you were editing it."))
        for button, words in (
            (self._mine, self.tr("Save mine over it")),
            (self._theirs, self.tr("Keep what was saved")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        if self._shown:
            self.show_both(*self._shown)

    def show_both(self, theirs: Record, mine: Record) -> None:
        """Show what differs between the stored record and the one that could not be saved."""
        self._shown = (theirs, mine)
        grid = self._differences.layout()
        assert isinstance(grid, QGridLayout)
        while item := grid.takeAt(0):
            if cell := item.widget():
                cell.deleteLater()
        self._add_row(grid, 0, ("", self.tr("Saved elsewhere"), self.tr("Mine")), bold=True)
        columns = COLUMNS[self._entity]
        different = [column for column in columns if getattr(theirs, column) != getattr(mine, column)]
        for row, column in enumerate(different, 1):
            label = self._context.wording.field(self._entity, column)
            empty = self._context.wording.sentence("messages.history.empty")
            both = _where_they_differ(self._words(theirs, column), self._words(mine, column))
            self._add_row(grid, row, (label, *(words or empty for words in both)))
        self.show()

    def _add_row(self, grid: QGridLayout, row: int, cells: tuple[str, ...], *, bold: bool = False) -> None:
        for column, words in enumerate(cells):
            cell = QLabel(words, textFormat=Qt.TextFormat.PlainText, wordWrap=column > 0)
            font = QFont(cell.font())
            font.setBold(bold)
            cell.setFont(font)
            place = Qt.AlignmentFlag.AlignTop
            if len(words) <= SHORT:
                # No wider than it must be: then it stands under its heading, whichever way its words run.
                place |= Qt.AlignmentFlag.AlignLeading
            grid.addWidget(cell, row, column, place)

    def _words(self, record: Record, column: str) -> str:
        value = getattr(record, column)
        if column in ("kind", "status"):
            return self._context.wording.word(value)
        if column == "speaker_id":
            return speaker_queries.get(self._context.project, value).name if value else ""
        if column in ("source_id", "origin_id"):
            return source_queries.get(self._context.project, value).title if value else ""
        if column in ("said_on", "published_on"):
            return date_words.bare(value, self._context.wording.language)
        return str(value)


def _where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Two values as they are, or of long ones the part from shortly before their first difference."""
    if max(len(one), len(other)) <= LONGEST:
        return one, other
    shorter = range(1, min(len(one), len(other)) + 1)
    same = bisect_left(shorter, True, key=lambda length: one[:length] != other[:length])
    start = one.rfind(" ", 0, max(0, same - AROUND)) + 1
    return _part(one, start), _part(other, start)


def _part(text: str, start: int) -> str:
    end = start + LONGEST
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
