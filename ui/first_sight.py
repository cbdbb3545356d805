"""The moment when a window has been seen first: what was not needed for that is made then."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QMainWindow

INPUT = (
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.DragEnter,
    QEvent.Type.Close,
)
"""What the whole window must be there for. A key is announced (ShortcutOverride) before Qt looks for a
shortcut that it fits, so that even the first one finds its action."""


class FirstSight(QObject):
    """Calls `then` once: after the first paint of the window, or before something is done to it.

    It listens at the window and its menu bar alone: to hear of all widgets, those that Qt makes for itself
    too, has PySide define every class that they might be of.
    """

    def __init__(self, window: QMainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)
        window.menuBar().installEventFilter(self)

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
            self._window.removeEventFilter(self)
            self._window.menuBar().removeEventFilter(self)
            then()
