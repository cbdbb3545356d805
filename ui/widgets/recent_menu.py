"""The projects opened last, to be opened again."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui import paths, settings
from ui.widgets.buttons import literal


class RecentMenu(QMenu):
    """Filled anew whenever it opens: projects that are gone are left out. `chosen(Path)` was picked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recent_menu")
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._choose)

    @Slot()
    def fill(self) -> None:
        """Offer what can be opened now; 1 to 9 pick one."""
        self.clear()
        found = settings.recent_projects()
        for number, path in enumerate(found, 1):
            label = literal(paths.shown(path))
            action = self.addAction(f"&{number}  {label}" if number < 10 else label)
            action.setData(path)
        if not found:
            self.addAction(self.tr("No projects yet")).setEnabled(False)
            return
        self.addSeparator()
        clear = self.addAction(self.tr("Clear this list"))
        clear.setObjectName("clear_recent")
        clear.triggered.connect(self._clear)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if isinstance(action.data(), Path):
            self.chosen.emit(action.data())

    @Slot()
    def _clear(self) -> None:
        settings.forget_projects()
