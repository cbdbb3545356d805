"""Two handles at the ends of a passage in a text, to be seen, and to be dragged with the mouse."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui import theme
from ui.edges import Edge


class SpanHandles:
    """A bar with a knob at each end: above at the start, below at the end."""

    def __init__(self, reader: QTextEdit) -> None:
        self._reader = reader
        self._places: dict[Edge, int] = {}

    def show(self, start: int, end: int) -> None:
        """Stand at these places, in UTF-16 units."""
        self._places = {Edge.START: start, Edge.END: end}

    def hide(self) -> None:
        """Be nowhere."""
        self._places = {}

    def at(self, point: QPoint) -> Edge | None:
        """The handle at a point of the viewport, where a hand may be a little beside it."""
        reach = theme.space(self._reader, 2)
        for edge in self._places:
            line, knob = self._boxes(edge)
            if knob.adjusted(-reach, -reach, reach, reach).contains(point) or line.adjusted(
                -reach, 0, reach, 0
            ).contains(point):
                return edge
        return None

    def paint(self) -> None:
        """Draw them on the reader's viewport."""
        if not self._places:
            return
        painter = QPainter(self._reader.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._reader.palette().color(QPalette.ColorRole.Accent))
        for edge in self._places:
            line, knob = self._boxes(edge)
            painter.drawRect(line)
            painter.drawEllipse(knob)
        painter.end()

    def _boxes(self, edge: Edge) -> tuple[QRect, QRect]:
        """The bar and the knob of one handle."""
        cursor = QTextCursor(self._reader.document())
        cursor.setPosition(self._places[edge])
        place = self._reader.cursorRect(cursor)
        width, size = max(2, theme.space(self._reader, 1) // 2), theme.space(self._reader, 2)
        line = QRect(place.center().x() - width // 2, place.top(), width, place.height())
        top = place.top() - size // 2 if edge is Edge.START else place.bottom() - size // 2
        return line, QRect(place.center().x() - size // 2, top, size, size)
