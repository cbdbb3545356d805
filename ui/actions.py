"""Every action of the window in one table: its name, icon, keys, and what it does."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from tracker.frozen import value
from ui.icons import icon
from ui.shortcuts import keys
from ui.widgets.buttons import literal


@value
class Spec:
    """One action. `word` gives its words in the present language."""

    name: str
    word: Callable[[], str]
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""


def add(window: QMainWindow, specs: list[Spec]) -> dict[str, QAction]:
    """Make the actions, owned by the window and working wherever the focus is; by name."""
    made = {}
    for spec in specs:
        action = QAction(window)
        action.setObjectName(spec.name)
        action.setShortcuts(keys(*spec.shortcuts))
        action.triggered.connect(lambda _checked=False, run=spec.run: run())
        window.addAction(action)
        made[spec.name] = action
    return made


def say(actions: dict[str, QAction], specs: list[Spec]) -> None:
    """Give every action its words in the present language.

    The shortcut stands in the menu by itself, and here in the tooltip.
    """
    for spec in specs:
        action = actions[spec.name]
        words = spec.word()
        action.setText(literal(words))
        shown = action.shortcut().toString()
        action.setToolTip(f"{words} ({shown})" if shown else words)


def draw(actions: dict[str, QAction], specs: list[Spec]) -> None:
    """Give every action its icon in the present colours."""
    for spec in specs:
        if spec.icon:
            actions[spec.name].setIcon(icon(spec.icon))
