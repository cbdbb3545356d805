"""Status, stance and verdict as chips: sign, word and a faint tint. Colour never speaks alone."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from ui import theme
from ui.widgets.buttons import literal

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


def chip_size(metrics: QFontMetrics, word: str) -> QSize:
    """The room that a chip with this word takes."""
    height = metrics.height() + metrics.height() // 3
    return QSize(metrics.horizontalAdvance(word) + metrics.height() * 2, height)


def paint_chip(
    painter: QPainter, box: QRect, sign: str, word: str, colour: QColor, palette: QPalette, *, rtl: bool
) -> None:
    """Paint a chip into `box`: the sign in its colour at the leading edge, the word in the text colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tint(colour, palette))
    painter.drawRoundedRect(QRectF(box), box.height() / 2, box.height() / 2)
    metrics = painter.fontMetrics()
    gap, room = metrics.height() // 2, metrics.height()
    at_leading = QRect(
        box.right() - gap // 2 - room if rtl else box.left() + gap // 2, box.top(), room, box.height()
    )
    painter.setPen(colour)
    painter.drawText(at_leading, Qt.AlignmentFlag.AlignCenter, sign)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    shift = room + gap // 2
    words = box.adjusted(gap, 0, -shift, 0) if rtl else box.adjusted(shift, 0, -gap, 0)
    shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, words.width())
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)
    painter.restore()


class Chip(QAbstractButton):
    """A chip that can be pressed to choose another value from a menu; `chosen` carries it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtWidgets import QSizePolicy

        self._sign, self._word, self._colour = "", "", QColor()
        self._choices: list[tuple[object, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open_menu)

    def show_member(self, member: StrEnum, word: str) -> None:
        """Show a stance or a status under its word."""
        sign, shade = theme.sign(member)
        self.show_word(sign, word, theme.colour(shade, self.palette()))

    def show_word(self, sign: str, word: str, colour: QColor) -> None:
        """Show any sign and word in a colour of its own, as verdicts have."""
        self._sign, self._word, self._colour = sign, word, colour
        self.setText(literal(word))
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    @property
    def word(self) -> str:
        """The word that is shown."""
        return self._word

    def set_choices(self, choices: Iterable[tuple[object, str]]) -> None:
        """What the menu offers: values and their words. Without choices the chip only shows."""
        self._choices = list(choices)

    def open_menu(self) -> None:
        """Offer the choices under the chip; 1…9 pick one."""
        if not self._choices:
            return
        from PySide6.QtGui import QAction

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(self._take)
        for number, (value, word) in enumerate(self._choices, 1):
            label = literal(word)
            action = QAction(f"&{number}  {label}" if number < 10 else label, menu)
            action.setData(value)
            menu.addAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    @Slot(object)
    def _take(self, picked: "QAction") -> None:
        self.chosen.emit(picked.data())

    def sizeHint(self) -> QSize:
        return chip_size(self.fontMetrics(), self._word)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_chip(painter, self.rect(), self._sign, self._word, self._colour, self.palette(), rtl=rtl)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.height() / 2, self.height() / 2
            )
        painter.end()
