"""The quotes on which two claims that are to be merged differ, each with the stance to be chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.queries.clashes import Clash
from tracker.records import Stance
from tracker.text.bidi import isolate
from ui import theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.widgets.stance_picker import StancePicker
from ui.widgets.words import Words

LONGEST = 200
"""Characters of a quote that are shown."""


class ClashList(QWidget):
    """Hidden while there is nothing to decide. No stance is chosen beforehand."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._clashes: tuple[Clash, ...] = ()
        self.pickers: dict[int, StancePicker] = {}
        self._told: dict[int, Words] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.space(self, 1))
        in_words(self, self._say)
        self.hide()

    def show_clashes(self, found: tuple[Clash, ...]) -> None:
        """Ask about these; what was chosen for one that is still among them stays."""
        if found == self._clashes:
            return
        chosen = self.chosen()
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._clashes, self.pickers, self._told = found, {}, {}
        for clash in found:
            self._add(clash, chosen.get(clash.quote_id))
        self.setVisible(bool(found))
        self._say()

    def _add(self, clash: Clash, stance: Stance | None) -> None:
        told, picker = Words(reading=True), StancePicker(self._context)
        picker.setObjectName(f"clash_stance_{clash.quote_id}")
        picker.set_stance(stance)
        self._layout.addWidget(told)
        self._layout.addWidget(picker)
        self._told[clash.quote_id], self.pickers[clash.quote_id] = told, picker

    def _say(self) -> None:
        word = self._context.wording.word
        for clash in self._clashes:
            text = clash.text if len(clash.text) <= LONGEST else f"{clash.text[:LONGEST]}…"
            both = self.tr("there: {kept}; here: {brought}")
            both = both.format(kept=word(clash.kept), brought=word(clash.brought))
            self._told[clash.quote_id].set_pieces(
                [Piece(isolate(text)), Piece(f"\n{isolate(clash.speaker)} · {both}", Look.FAINT)]
            )
            self.pickers[clash.quote_id].setAccessibleName(self.tr("The stance that holds"))

    def chosen(self) -> dict[int, Stance]:
        """What was chosen, by the quote's id."""
        return {key: picker.stance for key, picker in self.pickers.items() if picker.stance is not None}

    @property
    def is_decided(self) -> bool:
        """True if nothing is left to be chosen."""
        return len(self.chosen()) == len(self.pickers)

    def focus_open_one(self) -> None:
        """Go to the first quote whose stance is not chosen yet."""
        for picker in self.pickers.values():
            if picker.stance is None:
                picker.setFocus(Qt.FocusReason.OtherFocusReason)
                return
