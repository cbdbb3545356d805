"""Words, icons and colours that follow the window: its language, its direction, light and dark."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.i18n import in_words

_TURNS = (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange)


def in_words_and_colours(widget: QWidget, say: Callable[[], None]) -> None:
    """Call `say`, which sets words, icons and colours, now and whenever one of them is another.

    Icons that point somewhere are drawn anew too: the direction turns after the words.
    """
    in_words(widget, say)
    _Follower(widget, say)


class _Follower(QObject):
    """Waits at a widget for other colours or the other direction."""

    def __init__(self, widget: QWidget, say: Callable[[], None]) -> None:
        super().__init__(widget)
        self._say = say
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TURNS:
            self._say()
        return super().eventFilter(watched, event)
