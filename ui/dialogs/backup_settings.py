"""Where backups go, how often they are made, and which there are."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from tracker.records import Changes
from tracker.services import backup_folder, project
from tracker.services.project import Project
from tracker.text.bidi import isolate
from ui import theme
from ui.backups import local
from ui.i18n import in_words

if TYPE_CHECKING:
    from ui.ask import Ask
    from ui.context import Context

LONGEST = 24 * 60


class BackupSettings(QDialog):
    """The settings of one project's backups. Each is stored at once, then `changed` is called: perhaps when
    the dialog is closed already."""

    back_up_asked = Signal()

    def __init__(self, context: "Context", ask: "Ask", changed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("backup_settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._ask, self._changed = context, ask, changed
        self._names = {
            name: QLabel(textFormat=Qt.TextFormat.PlainText) for name in ("every", "folder", "second")
        }
        self.minutes = QSpinBox(minimum=1, maximum=LONGEST)
        self.minutes.setObjectName("backup_minutes")
        self.minutes.setValue(backup_folder.minutes_of(context.project))
        self.minutes.editingFinished.connect(self._keep_minutes)
        self.folder = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.second = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.choose = self._push("backup_choose_folder", self._choose_folder)
        self.beside = self._push("backup_beside", self._put_beside)
        self.choose_second = self._push("backup_choose_second", self._choose_second)
        self.no_second = self._push("backup_no_second", self._leave_second)
        self._state = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._state.setObjectName("backup_state")
        buttons = QDialogButtonBox()
        self.close_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button.setObjectName("backup_settings_close")
        self.show_folder = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.show_folder.setObjectName("backup_show_folder")
        self.show_folder.clicked.connect(self._show_folder)
        self.back_up = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.back_up.setObjectName("backup_now")
        self.back_up.clicked.connect(self.back_up_asked)
        self.back_up.clicked.connect(self.accept)
        buttons.accepted.connect(self.accept)
        self._lay_out(buttons)
        in_words(self, self._say)

    def _push(self, name: str, run: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.clicked.connect(run)
        button.setEnabled(self._context.writable)
        return button

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        rows = QFormLayout()
        rows.setVerticalSpacing(theme.space(self, 2))
        rows.addRow(self._names["every"], self.minutes)
        for name, label, pair in (
            ("folder", self.folder, (self.choose, self.beside)),
            ("second", self.second, (self.choose_second, self.no_second)),
        ):
            rows.addRow(self._names[name], label)
            row = QHBoxLayout()
            for button in pair:
                row.addWidget(button)
            row.addStretch(1)
            rows.addRow("", row)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 4))
        layout.addLayout(rows)
        layout.addWidget(self._state)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(theme.space(self, 140))

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Backups"))
        self._names["every"].setText(self.tr("While I work, every"))
        self._names["folder"].setText(self.tr("Folder"))
        self._names["second"].setText(self.tr("Second folder"))
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setAccessibleName(self.tr("Minutes between two backups"))
        for button, text in (
            (self.choose, self.tr("Choose the folder…")),
            (self.beside, self.tr("Beside the project")),
            (self.choose_second, self.tr("Choose the second folder…")),
            (self.no_second, self.tr("No second folder")),
            (self.close_button, self.tr("Close")),
            (self.show_folder, self.tr("Open the folder")),
            (self.back_up, self.tr("Back up now")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._show()

    def _show(self) -> None:
        opened = self._context.project
        folder = backup_folder.folder_of(opened)
        noted = self._noted(backup_folder.FOLDER)
        second = self._noted(backup_folder.SECOND_FOLDER)
        self.folder.setText(isolate(str(folder)))
        self.beside.setVisible(bool(noted))
        self.no_second.setVisible(bool(second))
        if not second:
            self.second.setText(self.tr("None. One on another disk keeps the backups if this disk breaks."))
        elif Path(second).is_dir():
            self.second.setText(isolate(second))
        else:
            missing = self.tr("{folder}: not there now. Until it is, backups go into the first folder only.")
            self.second.setText(missing.format(folder=isolate(second)))
        self._state.setText(self._told(folder))

    def _told(self, folder: Path) -> str:
        kept = [each for each in backup_folder.kept(folder, self._context.project.path) if each.is_sound]
        if not kept:
            return self.tr("There is no backup of this project yet.")
        size = sum(each.path.stat().st_size for each in kept if each.path.exists())
        said = self.tr("%n backup(s), {size} MB; the newest is of {moment}.", "", len(kept))
        told = said.format(size=f"{size / 1e6:,.1f}", moment=isolate(local(kept[0].moment)))
        if backup_folder.is_marked_damaged(self._context.project.path):
            told += "\n" + self.tr("The project failed its last check: no backup is thinned out.")
        return told

    def _noted(self, key: str) -> str:
        return backup_folder.noted_value(self._context.project, key)

    @Slot()
    def _keep_minutes(self) -> None:
        self._note(backup_folder.MINUTES, str(self.minutes.value()))

    @Slot()
    def _choose_folder(self) -> None:
        self._choose(backup_folder.FOLDER, self.choose.text())

    @Slot()
    def _choose_second(self) -> None:
        self._choose(backup_folder.SECOND_FOLDER, self.choose_second.text())

    def _choose(self, key: str, title: str) -> None:
        folder = self._ask.folder(title, self._context.project.path.absolute().parent)
        if folder is not None:
            self._note(key, str(folder))

    @Slot()
    def _put_beside(self) -> None:
        self._note(backup_folder.FOLDER, "")

    @Slot()
    def _leave_second(self) -> None:
        self._note(backup_folder.SECOND_FOLDER, "")

    def _note(self, key: str, value: str) -> None:
        if self._context.writable and self._noted(key) != value:
            self._context.do(_set_value, key, value, done=self._follow)

    def _follow(self, _changes: Changes) -> None:
        self._changed()
        if isValid(self):
            self._show()

    @Slot()
    def _show_folder(self) -> None:
        folder = backup_folder.folder_of(self._context.project)
        while not folder.is_dir():
            folder = folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _set_value(opened: Project, key: str, value: str) -> Changes:
    project.set_value(opened, key, value)
    return Changes()
