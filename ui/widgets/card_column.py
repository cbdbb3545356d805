"""Cards one under another, under a heading."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import in_words
from ui.widgets.card import Card
from ui.widgets.words import Words

MOST_AT_ONCE = 40
"""More cards than this are shown only when asked for: a widget each, they cost."""


class CardColumn(QWidget):
    """A heading, cards, and a sentence where there are none. `more_asked()`: the rest is wanted too.

    `limit` is how many cards the column takes before that; None once the rest was asked for.
    """

    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []
        self.limit: int | None = MOST_AT_ONCE
        self._rest = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.rule = Rule()
        self.empty = Words()
        self.more = QPushButton(flat=True)
        self.more.clicked.connect(self._show_all)
        self.more.hide()
        self.top = QHBoxLayout()
        self.top.addWidget(self.heading, 1)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(theme.space(self, 2))
        self.content.addLayout(self.top)
        self.content.addWidget(self.rule)
        self.content.addWidget(self.empty)
        self._first = self.content.count()
        self.content.addWidget(self.more)
        self.content.addStretch(1)
        in_words(self, self._say_more)

    def set_first(self, widget: QWidget) -> None:
        """Put a widget between the rule and the cards."""
        self.content.insertWidget(self.content.indexOf(self.empty), widget)
        self._first += 1

    def set_cards(self, cards: Sequence[Card], rest: int = 0) -> None:
        """Show these cards in this order; those of before that are not among them leave the column.

        `rest` more are offered.
        """
        for card in self.cards:
            if card not in cards:
                self.content.removeWidget(card)
        self.cards, self._rest = list(cards), rest
        for place, card in enumerate(cards, self._first):
            if self.content.indexOf(card) != place:
                self.content.removeWidget(card)
                self.content.insertWidget(place, card)
            card.show()
        self.empty.setVisible(not cards)
        self._say_more()

    def fold(self) -> None:
        """Take no more than the first cards again."""
        self.limit = MOST_AT_ONCE

    @Slot()
    def _show_all(self) -> None:
        self.limit = None
        first_new = len(self.cards)
        self.more_asked.emit()
        if first_new < len(self.cards):
            self.cards[first_new].setFocus()

    def _say_more(self) -> None:
        words = self.tr("Show the rest ({number})").format(number=f"{self._rest:,}")
        self.more.setVisible(self._rest > 0)
        self.more.setText(words)
        self.more.setAccessibleName(words)


class Rule(QWidget):
    """A line under a heading, in a colour if the heading has one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shade: theme.Shade | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_shade(self, shade: theme.Shade) -> None:
        """Draw the line in this colour."""
        self._shade = shade
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, max(2, theme.space(self, 1) // 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour: QColor = self.palette().mid().color()
        painter.fillRect(self.rect(), theme.colour(self._shade, self.palette()) if self._shade else colour)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
