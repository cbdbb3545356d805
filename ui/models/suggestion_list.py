"""The open suggestions as rows: whose words, and the words."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui import quotation
from ui.walk import Offer
from ui.widgets.row_delegate import DETAIL

Index = QModelIndex | QPersistentModelIndex

NOWHERE = QModelIndex()

LONGEST = 200
"""Characters of a suggestion that a row shows at most; the text beside it has them all."""


class SuggestionList(QAbstractListModel):
    """One row for each suggestion, in the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: list[Offer] = []

    def show_offers(self, offers: list[Offer]) -> None:
        """Show these; rows that stay are told to be new where their words are."""
        same = [offer.place for offer in offers] == [offer.place for offer in self._offers]
        if not same:
            self.beginResetModel()
        self._offers = list(offers)
        if not same:
            self.endResetModel()
        elif offers:
            self.dataChanged.emit(self.index(0), self.index(len(offers) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        suggestion = self._offers[index.row()].suggestion
        words = quotation.in_marks(" ".join(suggestion.text[:LONGEST].split()), suggestion.kind)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == DETAIL:
            return suggestion.speaker
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{suggestion.speaker}: {words}"
        return None
