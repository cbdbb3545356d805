"""The verbatim badge: whether a quote's words are to the letter what its source says."""

from html import escape

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from tracker.queries import anchors
from tracker.records import Fidelity, Quote
from tracker.text.verbatim import Comparison
from ui.context import Context
from ui.direction import is_right_to_left
from ui.folding import Look
from ui.looks import in_words_and_colours
from ui.widgets.chip import Chip
from ui.widgets.difference import differs, pieces

LONGEST_TOOLTIP = 400
"""Characters of the difference that a tooltip shows; the whole stands on the quote's own page."""


class FidelityChip(Chip):
    """Shows the badge of one quote. The words are compared when the chip is first seen, not before.

    `compared(Comparison | None)`: the result, None where there is no text to compare with.
    """

    compared = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._quote = Quote()
        self._is_known = False
        self.comparison: Comparison | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        in_words_and_colours(self, self._say)

    def show_quote(self, quote: Quote) -> None:
        """Show the badge of this quote; nothing if it belongs to no source."""
        same = quote.source_id == self._quote.source_id and quote.id == self._quote.id
        if not same:
            self._set(None)
        self._quote, self._is_known = quote, quote.source_id is None
        self.setVisible(quote.source_id is not None)
        self.update()

    def _set(self, comparison: Comparison | None) -> None:
        self.comparison = comparison
        self._say()
        self.compared.emit(comparison)

    def _say(self) -> None:
        if self.comparison is None:
            self.setText("")
            self.setAccessibleName(self.tr("The words, compared with the source"))
            return
        fidelity = self.comparison.fidelity
        self.show_member(fidelity, self._context.wording.word(fidelity))
        told = {
            Fidelity.IDENTICAL: self.tr("To the letter what the source says."),
            Fidelity.MARKS: self.tr("Only vowel marks, hamzas or punctuation marks differ from the source."),
            Fidelity.WORDS: self.tr("The source says it in other words."),
            Fidelity.MISSING: self.tr("The text of the source does not have these words."),
        }[fidelity]
        self.setToolTip(_as_tooltip(told, self.comparison))

    @Slot()
    def _compare(self) -> None:
        if self.window().isHidden():
            return  # the project was closed meanwhile
        comparison = anchors.comparison(self._context.project, self._quote)
        self._set(comparison)
        self.setVisible(comparison is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_known:
            self._is_known = True
            QTimer.singleShot(0, self, self._compare)
        if self.comparison is not None:
            super().paintEvent(event)


def _as_tooltip(told: str, comparison: Comparison) -> str:
    """The sentence, and under it the difference as far as a tooltip has room."""
    if not differs(comparison):
        return f"<qt>{escape(told)}</qt>"
    words, room = "", LONGEST_TOOLTIP
    for piece in pieces(comparison):
        shown = escape(piece.text[:room])
        words += f"<u>{shown}</u>" if piece.look is Look.ADDED else shown
        room -= len(piece.text)
        if room <= 0:
            words += "…"
            break
    text = "".join(stretch.text for stretch in comparison.stretches)
    reads = "rtl" if is_right_to_left(text, otherwise=True) else "ltr"
    return f'<qt>{escape(told)}<div dir="{reads}">{words}</div></qt>'
