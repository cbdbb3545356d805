"""What a project can be brought back from: its backups, its journal, and what can still be read of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker import wording
from tracker.errors import IsnadError
from tracker.services import backup_folder, journal, project, reapply, rescue, restore
from tracker.services.backup_folder import Kept
from tracker.services.rescue_report import sentences
from tracker.services.restore import Differences
from tracker.text.bidi import isolate
from ui import i18n, theme
from ui.backups import local
from ui.drops import PROJECT_SUFFIX
from ui.i18n import in_words
from ui.jobs import Job, Progress
from ui.widgets.job_bar import JobArea

if TYPE_CHECKING:
    from ui.ask import Ask

COMPARED = ("quote", "claim", "speaker", "source", "link")

Made = tuple[Path, IsnadError | None, "rescue.Rescued | None"]
"""A new project, what stopped it being brought to the end, and what a rescue found."""


class RestoreDialog(QDialog):
    """Makes a new project of a backup, or of a ruined file. With `error` it says why that is needed.

    `made(Path)` when the new project stands. The file `path` stays as it is.
    """

    made = Signal(object)

    def __init__(
        self, path: Path, parent: QWidget | None, *, error: IsnadError | None, ask: "Ask | None" = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("restore_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path, self._error, self._ask = path, error, ask
        self._compared: Differences | None = None
        self._refusal: IsnadError | None = None
        self._reason = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._reason.setObjectName("restore_reason")
        self.backups = QListWidget()
        self.backups.setObjectName("restore_backups")
        self.difference = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.difference.setObjectName("restore_difference")
        self.put_back = QCheckBox()
        self.put_back.setObjectName("restore_put_back")
        self._journal = backup_folder.default_folder(path) / journal.FOLDER
        self.put_back.setChecked(True)
        self.put_back.setVisible(bool(journal.files(self._journal)))
        self.jobs = JobArea()
        self._buttons = QDialogButtonBox()
        self.restore = self._button("restore_take", self._restore, QDialogButtonBox.ButtonRole.ActionRole)
        self.rescue = self._button("restore_rescue", self._rescue, QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = self._button("restore_close", self.reject, QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._kept = backup_folder.all_kept(path)
        for _ in self._kept:
            self.backups.addItem(QListWidgetItem())
        self.backups.currentRowChanged.connect(self._compare)
        in_words(self, self._say)
        sound = [row for row, each in enumerate(self._kept) if each.is_sound]
        if sound:
            self.backups.setCurrentRow(sound[0])

    def _button(self, name: str, run: object, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = self._buttons.addButton("", role)
        button.setObjectName(name)
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 3))
        layout.addWidget(self._reason)
        layout.addWidget(self.backups, 1)
        layout.addWidget(self.difference)
        layout.addWidget(self.put_back)
        layout.addWidget(self.jobs)
        layout.addWidget(self._buttons)
        self.resize(theme.space(self, 160), theme.space(self, 110))

    # Words

    def _say(self) -> None:
        words = wording.load(i18n.language())
        self.setWindowTitle(self.tr("Restore a backup"))
        self._reason.setText(self._why(words))
        self.backups.setAccessibleName(self.tr("Backups"))
        for row, each in enumerate(self._kept):
            self.backups.item(row).setText(self._line(each))
        self.put_back.setText(self.tr("Then put back the steps that the journal has beyond the backup"))
        self.put_back.setAccessibleName(self.put_back.text())
        for button, text in (
            (self.restore, self.tr("Make a new project of it…")),
            (self.rescue, self.tr("Rescue what can be read…")),
            (self.close_button, self.tr("Close")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._say_difference()

    def _why(self, words: wording.Wording) -> str:
        if self._refusal is not None:
            return words.error(self._refusal)
        if self._error is not None:
            return words.error(self._error)
        said = self.tr(
            "Backups of {project}, newest first. Each makes a project of its own; this one stays as it is."
        )
        return said.format(project=isolate(self._path.name))

    def _line(self, each: Kept) -> str:
        reasons = {
            "import": self.tr("before an import"),
            "bulk": self.tr("before many were changed"),
            "purge": self.tr("before a purge"),
            "restore": self.tr("before a restore"),
            "migration": self.tr("before a new version's first opening"),
            backup_folder.UNSOUND: self.tr("unsound: does not count"),
        }
        said = self.tr("{moment} · up to step {step}").format(
            moment=isolate(local(each.moment)), step=each.step
        )
        reason = reasons.get(each.reason, "")
        return self.tr("{backup} · {reason}").format(backup=said, reason=reason) if reason else said

    def _say_difference(self) -> None:
        self.restore.setEnabled(self._chosen is not None and not self.jobs.jobs)
        self.rescue.setEnabled(self._path.exists() and not self.jobs.jobs)
        if not self._kept:
            self.difference.setText(self.tr("There is no backup of this project where backups of it lie."))
        elif self._compared is None:
            self.difference.setText("")
        else:
            self.difference.setText(self._told(self._compared))

    def _told(self, found: Differences) -> str:
        words = wording.load(i18n.language())
        if found.present is None:
            held = [f"{words.entity(name)}: {found.backed_up[name]:,}" for name in COMPARED]
            said = self.tr("The project cannot be read and so not be compared. The backup holds: {records}.")
            return said.format(records=" · ".join(held))
        pairs = [(name, found.backed_up[name], found.present[name]) for name in COMPARED]
        differ = [
            self.tr("{kind}: {backed_up} here, {present} in the project").format(
                kind=words.entity(name), backed_up=f"{old:,}", present=f"{new:,}"
            )
            for name, old, new in pairs
            if old != new
        ]
        steps = words.count("steps", found.missing or 0)
        said = self.tr("Steps in the project that this backup has not: {steps}.").format(steps=steps)
        return "\n".join([said, *differ])

    # Comparing

    @property
    def _chosen(self) -> Kept | None:
        row = self.backups.currentRow()
        return self._kept[row] if 0 <= row < len(self._kept) else None

    @Slot(int)
    def _compare(self, _row: int) -> None:
        self._compared = None
        self._say_difference()
        if self._chosen is not None:
            job = Job(partial(_differences, self._path, self._chosen.path))
            job.done.connect(self._show_compared)
            job.failed.connect(self._refuse)
            job.begin()

    @Slot(object)
    def _show_compared(self, found: tuple[Path, Differences]) -> None:
        if self._chosen is not None and found[0] == self._chosen.path:
            self._compared = found[1]
            self._say_difference()

    # Making

    @Slot()
    def _restore(self) -> None:
        chosen = self._chosen
        to = self._new_file(self.tr("{project} restored"))
        if chosen is not None and to is not None:
            steps = self._journal if self.put_back.isChecked() and self.put_back.isVisibleTo(self) else None
            self._begin(Job(partial(_restored, self._path, chosen.path, to, steps)), self.tr("Restoring"))

    @Slot()
    def _rescue(self) -> None:
        to = self._new_file(self.tr("{project} rescued"))
        if to is not None:
            self._begin(Job(partial(_rescued, self._path, to)), self.tr("Rescuing"))

    def _new_file(self, named: str) -> Path | None:
        stem = named.format(project=self._path.stem)
        proposed = self._path.with_name(f"{stem}{PROJECT_SUFFIX}")
        if self._ask is None:
            from ui.ask import Ask

            self._ask = Ask(self)
        kinds = self.tr("Isnad projects ({pattern})").format(pattern=f"*{PROJECT_SUFFIX}")
        return self._ask.save_file(self.tr("New project"), proposed, kinds, PROJECT_SUFFIX, may_replace=False)

    def _begin(self, job: Job, what: str) -> None:
        job.done.connect(self._end)
        job.failed.connect(self._refuse)
        job.over.connect(self._say_difference, Qt.ConnectionType.QueuedConnection)
        self.jobs.begin(job, lambda: what)
        self._say_difference()

    @Slot(object)
    def _end(self, made: Made) -> None:
        path, stopped, rescued = made
        if rescued is not None:
            self._tell(rescued, lambda: self._hand_over(path))
        elif stopped is None:
            self._hand_over(path)
        else:
            self.made.emit(path)
            self._refuse(stopped)

    def _hand_over(self, path: Path) -> None:
        self.made.emit(path)
        self.accept()

    def _tell(self, rescued: rescue.Rescued, then: Callable[[], None]) -> None:
        """Say what was brought over and what is missing; the new project opens when that was read."""
        box = QMessageBox(self)
        box.setObjectName("rescue_report")
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(self.tr("What was rescued"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("\n".join(sentences(rescued, wording.load(i18n.language()))))
        go_on = box.addButton(self.tr("Open the new project"), QMessageBox.ButtonRole.AcceptRole)
        go_on.setObjectName("rescue_report_open")
        box.setEscapeButton(go_on)
        box.finished.connect(then)
        box.open()

    @Slot(object)
    def _refuse(self, error: IsnadError) -> None:
        self._refusal = error
        self._say()

    def reject(self) -> None:
        for job in self.jobs.jobs:
            job.cancel()
            job.wait()
        super().reject()


def _differences(path: Path, copy: Path, _progress: Progress) -> tuple[Path, Differences]:
    return copy, restore.differences(path, copy)


def _restored(path: Path, copy: Path, to: Path, steps: Path | None, progress: Progress) -> Made:
    restore.restore(path, copy, to, progress)
    if steps is None:
        return to, None, None
    try:
        with project.open_project(to) as opened:
            reapply.reapply(opened, steps)
    except IsnadError as error:
        return to, error, None  # the project stands, with the steps before the one that did not fit
    return to, None, None


def _rescued(path: Path, to: Path, progress: Progress) -> Made:
    return to, None, rescue.rescue(path, to, progress)
