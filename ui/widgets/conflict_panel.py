"""Someone else changed the record meanwhile: what they changed, what I did, and a choice for each field."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.queries import past
from tracker.records import FieldChange, Record
from ui import theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.three_ways import ThreeWays
from ui.told import Teller, cut
from ui.widgets.words import Words

Take = Callable[[Sequence[str], Any], None]

LONGEST = 100
"""Characters that are shown of one stretch of words that differ: the whole stands in the form."""


class ConflictPanel(QFrame):
    """For a form whose save lost a race; it shows itself with `show_three`.

    Fields that only they changed are `settled`: the form takes them at once. Where both changed one, what was
    typed stands in the form until theirs is chosen, and can be edited there.

    - `mine_wanted()`: the form is to be saved as it stands; `theirs_wanted()`: mine is to be dropped.
    """

    mine_wanted = Signal()
    theirs_wanted = Signal()

    def __init__(self, context: Context, entity: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{entity}_conflict")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._context, self._entity = context, entity
        self._teller = Teller(context, self)
        self._ways: ThreeWays | None = None
        self._taken: set[str] = set()
        self._take: Take = lambda _columns, _record: None
        self.choices: dict[str, QPushButton] = {}
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._fields = QVBoxLayout()
        self._mine, self._theirs = QPushButton(), QPushButton()
        self._mine.setObjectName(f"{entity}_keep_mine")
        self._mine.clicked.connect(self.mine_wanted)
        self._theirs.setObjectName(f"{entity}_keep_theirs")
        self._theirs.clicked.connect(self.theirs_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self._mine)
        buttons.addWidget(self._theirs)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._title)
        layout.addLayout(self._fields)
        layout.addLayout(buttons)
        self.hide()
        in_words(self, self._say)

    @property
    def theirs(self) -> Any:
        """The record as it was saved elsewhere, as far as it has been shown."""
        assert self._ways is not None
        return self._ways.theirs

    def base(self, record_id: int, revision: int) -> Any:
        """The record as it was at this revision, on which something was typed that is now gone on with."""
        return past.record_at_revision(self._context.project, self._entity, record_id, revision)

    @property
    def text(self) -> str:
        """All that is shown of the fields."""
        return "\n".join(words.text for words in self.findChildren(Words))

    def show_three(self, ways: ThreeWays, take: Take) -> None:
        """Show what they changed, and what is to be chosen; `take` puts columns of a record into the form."""
        self._ways, self._take, self._taken = ways, take, set()
        self._show_fields()
        self.show()
        if ways.settled:
            take(ways.settled, ways.theirs)

    def _say(self) -> None:
        self._title.setText(
            self.tr("This was changed elsewhere while you were editing it. Nothing has been overwritten.")
        )
        for button, words in (
            (self._mine, self.tr("Save it like this")),
            (self._theirs, self.tr("Drop mine, keep what was saved")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        if self._ways is not None:
            self._show_fields()

    def _show_fields(self) -> None:
        assert self._ways is not None
        while item := self._fields.takeAt(0):
            if field := item.widget():
                field.hide()
                field.setParent(None)
                field.deleteLater()
        self.choices = {}
        for column in self._ways.clashes:
            self._fields.addWidget(self._clash(column))
        for column in self._ways.settled:
            self._fields.addWidget(self._settled(column))

    def _clash(self, column: str) -> QWidget:
        """A field that both changed: what stood there, theirs and mine beside each other, and the choice."""
        assert self._ways is not None
        field, grid = self._new_field()
        before = cut(self._teller.value(self._entity, column, getattr(self._ways.base, column)), 2 * LONGEST)
        stood = self.tr("{field}, before: {before}").format(field=self._named(column), before=before)
        grid.addWidget(_faint(field, stood), 0, 0, 1, 2)
        for place, (heading, record) in enumerate(
            ((self.tr("Saved elsewhere"), self._ways.theirs), (self.tr("Mine"), self._ways.mine))
        ):
            grid.addWidget(_faint(field, heading), 1, place)
            grid.addWidget(self._difference(field, column, record), 2, place, Qt.AlignmentFlag.AlignTop)
        takes = column not in self._taken
        words = self.tr("Take what was saved") if takes else self.tr("Back to mine")
        button = QPushButton(words, field)
        button.setObjectName(f"{self._entity}_choose_{column}")
        button.setAccessibleName(f"{words}: {self._named(column)}")
        button.clicked.connect(partial(self._choose, column, takes))
        grid.addWidget(button, 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeading)
        self.choices[column] = button
        return field

    def _settled(self, column: str) -> QWidget:
        """A field that only they changed, which the form shows as they saved it."""
        assert self._ways is not None
        field, grid = self._new_field()
        said = self.tr("{field}: changed elsewhere only, and taken from there").format(
            field=self._named(column)
        )
        grid.addWidget(_faint(field, said), 0, 0, 1, 2)
        grid.addWidget(self._difference(field, column, self._ways.theirs), 1, 0, 1, 2)
        return field

    def _new_field(self) -> tuple[QWidget, QGridLayout]:
        field = QWidget(self)
        grid = QGridLayout(field)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(self, 3))
        grid.setVerticalSpacing(theme.space(self, 1))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return field, grid

    def _difference(self, field: QWidget, column: str, record: Record) -> Words:
        assert self._ways is not None
        before, after = getattr(self._ways.base, column), getattr(record, column)
        words = Words(field, reading=True, scale=0.9)
        change = FieldChange(entity=self._entity, row_id=record.id, field=column, before=before, after=after)
        words.set_pieces(self._teller.written(change, LONGEST))
        return words

    def _named(self, column: str) -> str:
        return str(self._context.wording.field(self._entity, column))

    def _choose(self, column: str, takes: bool) -> None:
        self._taken ^= {column}
        self._show_fields()
        assert self._ways is not None
        self._take((column,), self._ways.theirs if takes else self._ways.mine)
        self.choices[column].setFocus()


def _faint(parent: QWidget, text: str) -> Words:
    words = Words(parent)
    words.set_pieces([Piece(text, Look.FAINT)])
    return words
