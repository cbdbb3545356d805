"""A card: a quiet frame that takes the keyboard, with keys of its own while it has it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.key_table import KeyTable

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Card(QFrame):
    """One record among others, as a card.

    - `left_by(card, key)`: an arrow, Home or End was pressed, to go to another card.
    - `opened()`: Enter or a double click.
    - `entered(card)`: the card got the focus.
    """

    left_by = Signal(object, object)
    opened = Signal()
    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = KeyTable()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.content = QVBoxLayout(self)
        self.follow_size()

    def follow_size(self) -> None:
        """Give the margins the size that goes with the text."""
        beside, above = theme.space(self, 3), theme.space(self, 2)
        self.content.setContentsMargins(beside, above, beside, above)
        self.content.setSpacing(theme.space(self, 1))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys.press(event):
            return
        if event.key() in ENTER and not event.modifiers():
            self.opened.emit()
        elif event.key() in ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.left_by.emit(self, event.key())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "content"):
            self.follow_size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, radius = self.palette(), theme.space(self, 1)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus():
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
            pen = painter.pen()
            pen.setColor(palette.color(QPalette.ColorRole.Accent))
            pen.setWidth(2)
            painter.setPen(pen)
        else:
            painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, radius, radius)
        painter.end()


def neighbour(
    beside: Sequence[Sequence[Card]], under: Sequence[Card], card: Card, key: Qt.Key
) -> Card | None:
    """The card that an arrow leads to, or None: cards stand in columns beside one another, some under both.

    Left and Right go to the card of the next column that is nearest in height; Home and End to the first
    and last of the column.
    """
    column = next(each for each in (*beside, under) if card in each)
    row = column.index(card)
    match key:
        case Qt.Key.Key_Home:
            return column[0]
        case Qt.Key.Key_End:
            return column[-1]
        case Qt.Key.Key_Up:
            if row or column is not under:
                return column[max(0, row - 1)]
            return next((each[-1] for each in beside if each), None)
        case Qt.Key.Key_Down:
            if row + 1 < len(column):
                return column[row + 1]
            return under[0] if under and column is not under else None
    forward = (key == Qt.Key.Key_Left) == (card.layoutDirection() == Qt.LayoutDirection.RightToLeft)
    return _beside(beside, column, card, 1 if forward else -1)


def _beside(beside: Sequence[Sequence[Card]], column: Sequence[Card], card: Card, by: int) -> Card | None:
    places = [place for place, each in enumerate(beside) if each is column]
    wanted = places[0] + by if places else -1
    if not 0 <= wanted < len(beside) or not beside[wanted]:
        return None
    return min(beside[wanted], key=lambda other: abs(_height(other) - _height(card)))


def _height(card: Card) -> int:
    return card.mapTo(card.window(), card.rect().topLeft()).y()
