"""What this Isnad is: versions, where the project and the log lie."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ui import crash, icons, theme, versions
from ui.i18n import in_words


class AboutDialog(QDialog):
    """Shows it, and copies it as it is passed on to whoever helps."""

    def __init__(self, project_path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._values = {**versions.versions(), "Project": str(project_path), "Log": str(crash.log_path())}
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        self._title.setFont(font)
        self._purpose = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._names = {name: QLabel(textFormat=Qt.TextFormat.PlainText) for name in self._values}
        self._shown = {name: QLabel(text, wordWrap=True) for name, text in self._values.items()}
        buttons = QDialogButtonBox()
        self.close_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button.setObjectName("about_close")
        self.close_button.setDefault(True)
        self.copy = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setObjectName("about_copy")
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        self._lay_out(buttons)
        in_words(self, self._say)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        mark = QLabel(pixmap=icons.application_icon().pixmap(theme.space(self, 16)))
        heading = QVBoxLayout()
        heading.addWidget(self._title)
        heading.addWidget(self._purpose)
        head = QHBoxLayout()
        head.setSpacing(theme.space(self, 4))
        head.addWidget(mark)
        head.addLayout(heading, 1)
        rows = QFormLayout()
        for name, label in self._shown.items():
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setObjectName(f"about_{name.lower()}")
            label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as versions and paths are read
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rows.addRow(self._names[name], label)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 4))
        layout.addLayout(head)
        layout.addLayout(rows)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(theme.space(self, 120))

    def _say(self) -> None:
        self.setWindowTitle(self.tr("About Isnad"))
        self._title.setText(self.tr("Isnad: who said what"))
        self._purpose.setText(
            self.tr("Keeps quotes with their speakers and places, and the claims they bear on. All offline.")
        )
        for name, label in self._names.items():
            label.setText(name)
        # Read from the left, and yet at the side of their names.
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignTrailing if rtl else Qt.AlignmentFlag.AlignLeading
        for label in self._shown.values():
            label.setAlignment(side)
        self._names["Isnad"].setText(self.tr("Version"))
        self._names["System"].setText(self.tr("System"))
        self._names["Project"].setText(self.tr("Project"))
        self._names["Log"].setText(self.tr("Log"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.setAccessibleName(self.close_button.text())
        self.copy.setText(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy versions and paths"))

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(
            "\n".join(f"{name}: {value}" for name, value in self._values.items()) + "\n"
        )
