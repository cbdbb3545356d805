"""The words of a quote against those of its source: what only one of them has."""

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.records import Fidelity
from tracker.text.verbatim import Comparison, Difference, Stretch
from ui import theme
from ui.folding import Look, Piece
from ui.looks import in_words_and_colours
from ui.widgets.words import Words


class DifferenceView(QWidget):
    """Shows the difference, with a line that says how to read it; nothing where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self.legend, self.words = Words(self), Words(self, reading=True)
        self.words.setObjectName("quote_difference")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1))
        layout.addWidget(self.legend)
        layout.addWidget(self.words)
        in_words_and_colours(self, self._say)
        self.hide()

    @Slot(object)
    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show what this comparison found."""
        self._comparison = comparison
        self._say()

    def _say(self) -> None:
        found = self._comparison
        self.setVisible(found is not None and differs(found))
        if found is None or not differs(found):
            return
        told = self.tr("Underlined: only in the quote. In brackets: only in the source.")
        self.legend.set_pieces([Piece(told, Look.FAINT)])
        self.words.set_pieces(pieces(found))


def differs(comparison: Comparison) -> bool:
    """True if there is a difference to be shown, word by word."""
    return comparison.fidelity in (Fidelity.MARKS, Fidelity.WORDS)


def pieces(comparison: Comparison) -> list[Piece]:
    """The stretches as they are shown: added words underlined, removed ones in brackets."""
    return stretch_pieces(comparison.stretches)


def stretch_pieces(stretches: Iterable[Stretch]) -> list[Piece]:
    """As `pieces`, of stretches that were compared in whatever way."""
    shown: list[Piece] = []
    for stretch in stretches:
        words, blanks = stretch.text.rstrip(), stretch.text[len(stretch.text.rstrip()) :]
        if shown and not shown[-1].text[-1:].isspace():
            shown.append(Piece(" "))
        match stretch.difference:
            case Difference.SAME:
                shown.append(Piece(words))
            case Difference.ADDED:
                shown.append(Piece(words, Look.ADDED))
            case Difference.REMOVED:
                shown.append(Piece(f"[{words}]", Look.REMOVED))
        if blanks:
            shown.append(Piece(blanks))
    return shown
