"""A button that opens a list of stances or statuses, of which several can be ticked."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui import theme
from ui.widgets.buttons import literal


class _StayingMenu(QMenu):
    """Stays open while its actions are ticked, by mouse or Space; Enter ticks and closes."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is None:
            super().mouseReleaseEvent(event)
        else:
            action.trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


class ChoiceButton(QPushButton):
    """Which members of an enumeration are wanted; none ticked means any. `changed` after each tick.

    One that `only_counts` says how many are ticked, where chips say which.
    """

    changed = Signal()

    def __init__(
        self, members: Iterable[StrEnum], parent: QWidget | None = None, *, only_counts: bool = False
    ) -> None:
        super().__init__(parent)
        self._only_counts = only_counts
        self._title = ""
        self._menu = _StayingMenu(self)
        self._actions: dict[StrEnum, QAction] = {}
        for member in members:
            action = QAction(self._menu, checkable=True)
            action.setObjectName(f"choose_{member.value}")
            action.setData(member)
            action.toggled.connect(self._follow)
            self._menu.addAction(action)
            self._actions[member] = action
        self.setMenu(self._menu)

    def say(self, title: str, word: Callable[[StrEnum], str]) -> None:
        """Give the button and its list their words."""
        self._title = title
        self._menu.setAccessibleName(title)
        for number, (member, action) in enumerate(self._actions.items(), 1):
            sign = f"{theme.sign(member)[0]}  " if theme.has_sign(member) else ""
            label = literal(word(member))
            action.setText(f"&{number}  {sign}{label}")
            action.setProperty("word", word(member))
        self._say_chosen()

    def chosen(self) -> tuple[StrEnum, ...]:
        """What is ticked, in the order of the list."""
        return tuple(member for member, action in self._actions.items() if action.isChecked())

    def choose(self, members: Iterable[StrEnum]) -> None:
        """Tick these and no others; no signal is sent."""
        wanted = set(members)
        for member, action in self._actions.items():
            action.blockSignals(True)
            action.setChecked(member in wanted)
            action.blockSignals(False)
        self._say_chosen()

    @Slot()
    def _follow(self) -> None:
        self._say_chosen()
        self.changed.emit()

    def _say_chosen(self) -> None:
        chosen = [action for action in self._actions.values() if action.isChecked()]
        shown = self._title
        if chosen:
            one = len(chosen) == 1 and not self._only_counts
            what = str(chosen[0].property("word")) if one else str(len(chosen))
            shown = self.tr("{field}: {value}").format(field=self._title, value=what)
        self.setText(literal(shown))
        self.setAccessibleName(shown)
