"""New, Open, Recent, Save a copy, Import, Export, and the backup on close."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from ui.opening import Opened

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class ProjectFiles(QObject):
    """What the window does with files."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.recent_menu = QMenu(window)

    def new_project(self) -> None: ...
    def open_project(self) -> None: ...
    def save_copy(self) -> None: ...
    def import_text(self) -> None: ...
    def export(self) -> None: ...
    def start_own_project(self) -> None: ...
    def back_up_on_close(self, opened: Opened) -> None: ...
