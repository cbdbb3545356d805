"""What is shown when something unexpected went wrong: what is safe, what to do, and what to pass on."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMainWindow,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from tracker import wording
from tracker.errors import IsnadError
from ui import crash, i18n, paths, theme, versions
from ui.i18n import in_words


class CrashDialog(QDialog):
    """Tells of an unexpected error; the window behind it stays as it is, with all that is typed in it."""

    def __init__(self, error: IsnadError | None, report: str) -> None:
        super().__init__(_window())
        self.setObjectName("crash_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._error = error
        self._text = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._kept = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._log = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._log.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = QTextEdit(readOnly=True, acceptRichText=False, tabChangesFocus=True)
        self.details.setObjectName("crash_details")
        self.details.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._report = f"{versions.as_text()}\n\n{report}\n"
        self.details.setPlainText(self._report)
        buttons = QDialogButtonBox()
        self.go_on = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setObjectName("crash_continue")
        self.go_on.setDefault(True)
        self.copy = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setObjectName("crash_copy")
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 3))
        layout.addWidget(self._text)
        layout.addWidget(self._kept)
        layout.addWidget(self.details, 1)
        layout.addWidget(self._log)
        layout.addWidget(buttons)
        self.resize(theme.space(self, 180), theme.space(self, 110))
        in_words(self, self._say)
        self.go_on.setFocus()

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Something went wrong"))
        self._text.setText(self._what_happened())
        self._kept.setText(
            self.tr("What you saved is safe, and what you are typing is still there. You can go on.")
        )
        self._log.setText(
            self.tr("These details hold none of your words; they also stand in {path}").format(
                path=paths.shown(crash.log_path())
            )
        )
        self.details.setAccessibleName(self.tr("Details"))
        self.go_on.setText(self.tr("Continue"))
        self.go_on.setAccessibleName(self.go_on.text())
        self.copy.setText(self.tr("Copy the details"))
        self.copy.setAccessibleName(self.copy.text())

    def _what_happened(self) -> str:
        if self._error:
            return wording.load(i18n.language()).error(self._error)
        return self.tr("Isnad ran into an error that it did not expect.")

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report)


def _window() -> QWidget | None:
    """The window that the user is in."""
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow)]
    shown = [each for each in windows if each.isVisible()]
    return QApplication.activeWindow() or next(iter(shown), None)
