"""The margin of the reader: beside each marked quote, who said it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from ui import theme
from ui.widgets.row_delegate import draw_line

WIDTH = 16
"""In average letters of the window's font; longer names are cut, and stand whole in the tooltip."""


class NameMargin(QWidget):
    """Names at the trailing side of a reader's text, on the line where each quote begins."""

    def __init__(self, reader: QTextEdit) -> None:
        super().__init__(reader)
        self._reader = reader
        self._names: list[tuple[int, str, bool]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_names(self, names: list[tuple[int, str, bool]]) -> None:
        """Show these names at these places (in UTF-16 units), in order; one after itself is not repeated.

        What is true behind a name is settled and stands in the text's colour; what is not yet is fainter.
        """
        self._names = names
        self.update()

    def wanted_width(self) -> int:
        """The room that names want, in pixels."""
        return QFontMetrics(self._font).averageCharWidth() * WIDTH + theme.space(self, 4)

    @property
    def _font(self) -> QFont:
        """The window's: names are not people's words, and do not grow with them."""
        return self._reader.window().font()

    def place(self, width: int) -> None:
        """Take the trailing side of the reader, this wide."""
        viewport = self._reader.viewport().geometry()
        rtl = self._reader.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = viewport.left() - width if rtl else viewport.right() + 1
        self.setGeometry(left, viewport.top(), width, viewport.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.setFont(self._font)
        gap, height = theme.space(self, 2), painter.fontMetrics().height()
        cursor = QTextCursor(self._reader.document())
        before, free_from = ("", False), -height
        for start, name, settled in self._names:
            cursor.setPosition(start)
            line = self._reader.cursorRect(cursor)
            top = max(line.center().y() - height // 2, free_from)
            if top > self.height():
                break
            if (name, settled) != before or line.top() >= free_from + 4 * height:
                box = QRect(gap, top, self.width() - 2 * gap, height)
                role = QPalette.ColorRole.Text if settled else QPalette.ColorRole.PlaceholderText
                painter.setPen(self.palette().color(role))
                draw_line(painter, box, name, self._reader.layoutDirection())
                before, free_from = (name, settled), top + height
        painter.end()
