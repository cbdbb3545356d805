"""Everything that can be done with the quote on a card, with the keys for it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from tracker.records import Link, Stance
from ui.widgets.buttons import literal

if TYPE_CHECKING:
    from ui.widgets.quote_card import QuoteCard


class CardMenu(QMenu):
    """The menu of one card; it is gone when it closes."""

    def __init__(self, card: "QuoteCard") -> None:
        super().__init__(card)
        self.setObjectName("quote_card_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer(self.tr("Open the quote"), "Enter", card.open_quote)
        if card.has_source:
            self._offer(self.tr("Open its source"), "O", card.open_source)
        if card.names_speaker:
            self._offer(self.tr("Open the speaker"), "P", card.open_speaker)
        self._offer(self.tr("Copy"), "Ctrl+C", card.copy)
        if card.can_fold:
            words = self.tr("Fold") if card.is_unfolded else self.tr("Show all the words")
            self._offer(words, "Space", card.toggle_fold)
        if card.is_writable:
            self.addSeparator()
            self._offer(self.tr("Status of the attribution"), "S", card.open_status)
            if card.link:
                self._offer_link(card, card.link)

    def _offer_link(self, card: "QuoteCard", link: Link) -> None:
        for key, stance in zip("123", Stance, strict=True):
            if stance is not link.stance:
                words = self.tr("Stance: {stance}").format(stance=card.word(stance))
                self._offer(words, key, partial(card.set_stance, stance))
        self._offer(self.tr("Note on the link"), "N", card.edit_note)
        self._offer(self.tr("Mark the words that bear on the claim"), "F", card.edit_focus)
        self._offer(self.tr("Unlink from this claim"), "Del", card.unlink)

    def _offer(self, words: str, key: str, run: Callable[[], object]) -> None:
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        action = self.addAction(f"{literal(words)}\t{shown}")
        action.triggered.connect(lambda _checked=False: run())
