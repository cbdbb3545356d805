"""The moment when a window has been seen first: what was not needed for that is made then."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

INPUT = (
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
    QEvent.Type.Close,
)
"""What the whole window must be there for. A key is announced (ShortcutOverride) before Qt looks for a
shortcut that it fits, so that even the first one finds its action."""


class FirstSight(QObject):
    """Calls `then` once: after the first paint of the window, or before anything is done to it."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then: Callable[[], None] | None = then
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in INPUT:
            self.now()
        elif kind == QEvent.Type.Paint and watched is self._window:
            QTimer.singleShot(0, self.now)
        return False

    @Slot()
    def now(self) -> None:
        """Call it if it was not called yet."""
        then, self._then = self._then, None
        if then is not None:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            then()
