"""Backups while one works, the journal behind them, and what a project that is damaged is offered."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Slot

from tracker import pace
from tracker.errors import IsnadError
from tracker.services import backing_up, backup_folder, journal, project
from tracker.services.backing_up import Taken
from tracker.text.bidi import isolate
from ui import closing_backup
from ui.errand import Errand
from ui.jobs import Job, Progress

if TYPE_CHECKING:
    from tracker.services.checking import Report
    from ui.actions import Spec
    from ui.main_window import MainWindow

MILLISECONDS_BEHIND = 700
"""How far the journal is behind the project at most, as long as steps follow each other slowly."""

RUINED = ("project_damaged", "not_a_project", "file_missing")

INTERVALS_BEFORE_A_WARNING = 4


def offers_help(error: IsnadError) -> bool:
    """True if this refusal is of a project that a backup, or what can still be read, may bring back."""
    path = Path(str(error.fields.get("path", "")))
    if error.code not in RUINED:
        return False
    return error.code == "project_damaged" or bool(backup_folder.all_kept(path))


class Backups(Errand):
    """The backups of whichever project the window shows."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._path: Path | None = None
        self._running: Job | None = None
        self._writing: Job | None = None
        self._is_behind = False
        self._rhythm = QTimer(self)
        self._rhythm.timeout.connect(self._back_up_if_due)
        self._behind = QTimer(self, singleShot=True, interval=MILLISECONDS_BEHIND)
        self._behind.timeout.connect(self._write_journal)

    def actions(self) -> "list[Spec | None]":
        """What the menu offers of all this."""
        from ui.actions import Spec

        return [
            None,
            Spec("action_back_up", lambda: self.tr("Back up now"), self.back_up_now, (), "floppy-disk"),
            Spec(
                "action_restore",
                lambda: self.tr("Restore a backup…"),
                self.restore,
                (),
                "clock-counter-clockwise",
            ),
            Spec("action_check", lambda: self.tr("Check the project"), self.check, (), "check-circle"),
            Spec("action_rescue", lambda: self.tr("Rescue what can be read…"), self.rescue, (), "warning"),
            Spec("action_backups", lambda: self.tr("Backups…"), self.show_settings, (), "gear"),
        ]

    # The project that is shown

    def begin(self) -> None:
        """Look after the project that the window shows from now on."""
        context = self._window.context
        if not context.writable or context.mark("sample"):
            return
        self._path = context.project.path
        self._rhythm.start(backup_folder.minutes_of(context.project) * 60_000)
        context.changed.connect(self._expect_journal)
        self._behind.start()
        self._tell_if_overdue()

    def end(self) -> None:
        """The project is left: what is under way comes to its end, nothing new is begun."""
        self._rhythm.stop()
        self._behind.stop()
        if self._path is not None:
            self._window.context.changed.disconnect(self._expect_journal)
        for job in (self._running, self._writing):
            if job is not None:
                job.cancel()
                job.wait(closing_backup.SECONDS * 1000)
        self._path = None

    def set_rhythm(self) -> None:
        """Take the interval anew from what the project notes."""
        if self._path is not None:
            self._rhythm.start(backup_folder.minutes_of(self._window.context.project) * 60_000)

    def _tell_if_overdue(self) -> None:
        opened = self._window.context.project
        newest = next(backup_folder.of_history(opened, backup_folder.folder_of(opened)), None)
        if newest is None or not backing_up.is_due(opened):
            return
        age = datetime.now(UTC).replace(tzinfo=None) - newest.moment
        if age.total_seconds() > INTERVALS_BEFORE_A_WARNING * backup_folder.minutes_of(opened) * 60:
            said = self.tr(
                "The last backup is older than it should be: {day}. What came after it has none yet."
            )
            self._window.notice.show_text(
                said.format(day=isolate(local(newest.moment))),
                action=self.tr("Back up now"),
                then=self.back_up_now,
            )

    # The journal

    @Slot(object)
    def _expect_journal(self, _changes: object) -> None:
        if not self._behind.isActive():
            self._behind.start()

    @Slot()
    def _write_journal(self) -> None:
        if self._path is None:
            return
        if self._writing is not None:
            self._is_behind = True
            return
        self._writing = Job(partial(_catch_up, self._path))
        self._writing.done.connect(self._follow_journal)
        self._writing.failed.connect(self._tell_once)
        self._writing.over.connect(self._end_journal)
        self._writing.begin()

    @Slot(object)
    def _follow_journal(self, written: journal.Written) -> None:
        if written.left_out:
            self._back_up_if_due()

    @Slot()
    def _end_journal(self) -> None:
        self._writing = None
        if self._is_behind:
            self._is_behind = False
            self._behind.start()

    # Backups

    @Slot()
    def _back_up_if_due(self) -> None:
        if self._path is None or self._running is not None:
            return
        self._running = Job(
            partial(closing_backup.back_up, self._path, only_if_due=True, speed=pace.gentle())
        )
        self._running.done.connect(self._tell_trouble)
        self._running.failed.connect(self._tell_once)
        self._running.over.connect(self._end_backup)
        self._running.begin()

    @Slot()
    def _end_backup(self) -> None:
        self._running = None

    def back_up_now(self) -> None:
        """Back the project up while one goes on working, and say where the backup lies."""
        job = Job(partial(closing_backup.back_up, self._window.context.project.path, speed=pace.gentle(0.5)))
        job.done.connect(self._tell_taken)
        self._begin(job, lambda: self.tr("Backing up"))

    @Slot(object)
    def _tell_taken(self, taken: Taken) -> None:
        if self._is_open and not self._tell_trouble(taken):
            said = self.tr("A backup was saved and checked: {file}").format(file=isolate(taken.path.name))
            self._window.files.tell_with_folder(said, taken.path.parent)

    @Slot(object)
    def _tell_trouble(self, taken: Taken | None) -> bool:
        """Say what is to be known of a backup that nobody asked for; False if nothing is."""
        if taken is None or not self._is_open or (taken.is_sound and not taken.trouble):
            return False
        if taken.trouble:
            self._window.notice.show_text(self._window.context.wording.error(taken.trouble))
        else:
            said = self._window.context.say("messages.backup_unsound", path=self._window.context.project.path)
            self._window.notice.show_text(said, action=self.tr("Check the project"), then=self.check)
        return True

    @Slot(object)
    def _tell_once(self, error: IsnadError) -> None:
        """What nobody asked for and cannot be done is told, and tried again in its time."""
        if self._is_open and error.code != "cancelled":
            self._window.show_refusal(error)

    # Check, restore, rescue

    def check(self) -> None:
        """Check the whole project while one goes on working, and report."""
        job = Job(partial(_check, self._window.context.project.path))
        job.done.connect(self._report)
        self._begin(job, lambda: self.tr("Checking the project"), counts=False)

    @Slot(object)
    def _report(self, report: "Report") -> None:
        if not self._is_open:
            return
        from ui.dialogs.check_report import CheckReport

        dialog = CheckReport(report, self._window.context.project.path, self._window)
        dialog.restore_asked.connect(self.restore, Qt.ConnectionType.QueuedConnection)
        dialog.show()

    def restore(self) -> None:
        """Show the project's backups, to make one of them a project again."""
        self.offer(self._window.context.project.path)

    def rescue(self) -> None:
        """Ask for a ruined file, and offer what can be made of it."""
        path = self._window.files.ask_for_project(self.tr("Rescue what can be read"))
        if path:
            self.offer(path)

    def offer(self, path: Path, error: IsnadError | None = None) -> None:
        """Show what a project, ruined or not, can be brought back from."""
        from ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(path, self._window, error=error, ask=self._window.files.ask)
        dialog.made.connect(self._show_made, Qt.ConnectionType.QueuedConnection)
        dialog.show()

    @Slot(object)
    def _show_made(self, path: Path) -> None:
        if self._is_open and self._window.open_path(path):
            said = self.tr("This is the new project: {file}. The file before stays as it is.")
            self._window.notice.show_text(said.format(file=isolate(path.name)))

    def show_settings(self) -> None:
        """Show where backups go, how often, and which there are."""
        from ui.dialogs.backup_settings import BackupSettings

        dialog = BackupSettings(self._window.context, self._window.files.ask, self.set_rhythm, self._window)
        dialog.back_up_asked.connect(self.back_up_now)
        dialog.show()

    def help_with(self, error: IsnadError) -> dict[str, Any]:
        """What a notice about this refusal offers beside its words."""
        if not offers_help(error):
            return {}
        path = Path(str(error.fields["path"]))
        return {"action": self.tr("What can be done…"), "then": partial(self.offer, path, error)}

    # What they share


def local(moment: datetime) -> str:
    """A UTC moment as the clock on the wall shows it."""
    return moment.replace(tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def _catch_up(path: Path, _progress: Progress) -> journal.Written:
    with project.open_project(path, writable=False) as opened:
        return journal.catch_up(opened)


def _check(path: Path, progress: Progress) -> "Report":
    from tracker.services import checking

    with project.open_project(path, lock_held=True) as opened:
        return checking.check(opened, progress)
