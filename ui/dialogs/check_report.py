"""What a check of the project found, in sentences, and what can be done about it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from tracker import wording
from ui import i18n, theme
from ui.i18n import in_words

if TYPE_CHECKING:
    from tracker.services.checking import Finding, Report


class CheckReport(QDialog):
    """The report of one check. `restore_asked()` if a backup is to be looked at."""

    restore_asked = Signal()

    def __init__(self, report: "Report", path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("check_report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report, self._path = report, path
        self._verdict = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._verdict.setObjectName("check_verdict")
        self.findings = QListWidget()
        self.findings.setWordWrap(True)
        self.findings.setObjectName("check_findings")
        self.findings.setTextElideMode(Qt.TextElideMode.ElideNone)
        buttons = QDialogButtonBox()
        self.close_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button.setObjectName("check_close")
        self.copy = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setObjectName("check_copy")
        self.copy.clicked.connect(self._copy)
        self.restore = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.restore.setObjectName("check_restore")
        self.restore.clicked.connect(self.restore_asked)
        self.restore.clicked.connect(self.accept)
        self.restore.setVisible(not report.is_sound)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 3))
        layout.addWidget(self._verdict)
        layout.addWidget(self.findings, 1)
        layout.addWidget(buttons)
        has_findings = bool(report.damage or report.mended)
        self.findings.setVisible(has_findings)
        self.copy.setVisible(has_findings)
        self.resize(theme.space(self, 150), theme.space(self, 90 if has_findings else 30))
        in_words(self, self._say)

    def _say(self) -> None:
        words = wording.load(i18n.language())
        self.setWindowTitle(self.tr("The project's check"))
        records = words.count("records", self._report.records)
        if self._report.is_sound:
            said = self.tr("The project is sound: every record is as Isnad wrote it ({records}).")
        else:
            said = self.tr(
                "Something in the project was lost or changed without Isnad ({records} were checked). "
                "Its good backups stay: none is thinned out from now on. Do not go on working on it before "
                "you have looked at a backup."
            )
        self._verdict.setText(said.format(records=records))
        self.findings.clear()
        self.findings.addItems(self._sentences(words))
        self.findings.setAccessibleName(self.tr("What was found"))
        for button, text in (
            (self.close_button, self.tr("Close")),
            (self.copy, self.tr("Copy")),
            (self.restore, self.tr("Restore a backup…")),
        ):
            button.setText(text)
            button.setAccessibleName(text)

    def _sentences(self, words: wording.Wording) -> list[str]:
        return [_sentence(each, words) for each in (*self._report.damage, *self._report.mended)]

    @Slot()
    def _copy(self) -> None:
        sentences = self._sentences(wording.load(i18n.language()))
        QApplication.clipboard().setText("\n".join([self._verdict.text(), *sentences]))


def _sentence(finding: "Finding", words: wording.Wording) -> str:
    fields = dict(finding.fields)
    if "entity" in fields:
        fields["entity"] = words.entity(fields["entity"])
    return words.sentence(f"findings.{finding.code}", **fields)
