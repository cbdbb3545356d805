"""What a step changed in one record, field by field, each value in its own direction."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.records import FieldChange
from ui import theme
from ui.folding import Look, Piece
from ui.told import Teller
from ui.widgets.words import Words

SCALE = 0.9
"""The size of the words, beside that of a quote."""


class ChangeView(QWidget):
    """Empty until changes are shown; hidden where the name of the step says all."""

    def __init__(self, teller: Teller, changes: Sequence[FieldChange], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1))
        told = [change for change in changes if teller.is_told(change)]
        self.fields: list[tuple[Words, Words]] = []
        for change in told:
            label, words = Words(self), Words(self, reading=True, scale=SCALE)
            label.set_pieces([Piece(teller.field(change), Look.FAINT)])
            words.set_pieces(teller.pieces(change))
            layout.addWidget(label)
            layout.addWidget(words)
            self.fields.append((label, words))
        if not told:
            self.hide()

    @property
    def text(self) -> str:
        """All that is shown, a line for each field."""
        return "\n".join(f"{label.text}: {words.text}" for label, words in self.fields)
