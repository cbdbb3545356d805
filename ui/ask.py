"""What the window asks in dialogs of its own: which file, and what to do with work under way."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget


class Ask(QObject):
    """The window's questions in one place, so that a test can answer them with another object."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Which file to read; `kinds` is a Qt filter such as "Text (*.txt)"."""
        dialog = self._dialog(title, folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._answer(dialog)

    def open_files(self, title: str, folder: Path, kinds: str) -> list[Path]:
        """Which files to read, none if the answer is none."""
        dialog = self._dialog(title, folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return [Path(each) for each in chosen]

    def save_file(
        self, title: str, proposed: Path, kinds: str, suffix: str, *, may_replace: bool = True
    ) -> Path | None:
        """Which file to write; its name ends in `suffix`.

        The dialog itself asks before a file is replaced, unless `may_replace` is false: then the answer
        may be a file that is there, which the caller refuses to replace or asks about in its own way.
        """
        while True:
            dialog = self._dialog(title, proposed.parent, kinds)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(suffix.removeprefix("."))
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not may_replace)
            dialog.selectFile(proposed.name)
            path = self._answer(dialog)
            if path is None or path.suffix.lower() == suffix:
                return path
            # Some systems' dialogs leave the suffix off, and so have not asked about the file meant.
            proposed = path.with_name(path.name + suffix)
            if not (may_replace and proposed.exists()):
                return proposed

    def folder(self, title: str, begin: Path) -> Path | None:
        """Which folder."""
        dialog = self._dialog(title, begin, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._answer(dialog)

    def stop_work(self) -> bool:
        """Whether the work under way may be stopped, since the window is about to close."""
        box = QMessageBox(self._window)
        box.setObjectName("stop_work")
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Work under way"))
        box.setText(self.tr("A file is still being written. Stop and leave nothing of it, or wait?"))
        stop = box.addButton(self.tr("Stop and close"), QMessageBox.ButtonRole.DestructiveRole)
        wait = box.addButton(self.tr("Wait"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(wait)
        box.setEscapeButton(wait)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is stop

    def _dialog(self, title: str, folder: Path, kinds: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(folder), kinds)
        dialog.setObjectName("file_dialog")
        return dialog

    def _answer(self, dialog: QFileDialog) -> Path | None:
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None


def tell(sentence: str) -> None:
    """Say why no window opens, to someone who did not start Isnad from a terminal."""
    box = QMessageBox(QMessageBox.Icon.Warning, QApplication.applicationName(), sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
