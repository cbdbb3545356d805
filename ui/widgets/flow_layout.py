"""A layout that sets its widgets one behind the other, in as many lines as they need."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

Shown = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Fills lines from the leading side, each widget in the size it asks for; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def minimumSize(self) -> QSize:
        shown = self._shown()
        widths = [item.minimumSize().width() for item, _ in shown]
        return QSize(max(widths, default=0), _tallest(shown))

    def sizeHint(self) -> QSize:
        shown = self._shown()
        return QSize(sum(size.width() + self.spacing() for _, size in shown), _tallest(shown))

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        self._arrange(room, place=True)

    def _shown(self) -> Shown:
        """The items that take room, and how much each asks for."""
        return [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]

    def _arrange(self, room: QRect, *, place: bool) -> int:
        """Give the widgets their places in the room, if asked; the height that they take."""
        parent = self.parentWidget()
        assert parent is not None
        shown = self._shown()
        height = _tallest(shown)
        corner = room.topLeft()
        for item, wanted in shown:
            size = wanted.boundedTo(QSize(room.width(), height))
            if corner.x() > room.left() and corner.x() + size.width() > room.right() + 1:
                corner = QPoint(room.left(), corner.y() + height + self.spacing())
            if place:
                box = QRect(corner, size).translated(0, (height - size.height()) // 2)
                if parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    box.moveLeft(room.left() + room.right() - box.right())
                item.setGeometry(box)
            corner += QPoint(size.width() + self.spacing(), 0)
        return corner.y() + height - room.top() if shown else 0


def _tallest(shown: Shown) -> int:
    return max((size.height() for _, size in shown), default=0)
