"""New, Open, Recent, Save a copy, Import, Export, and the backup on close."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from tracker.errors import IsnadError
from tracker.exchange.texts import SUFFIXES
from tracker.records import Exported
from tracker.services import backup, project, sample
from tracker.text.bidi import isolate
from ui import closing_backup, pasted, paths
from ui.ask import Ask
from ui.backups import Backups
from ui.drops import PROJECT_SUFFIX, RECORD_SUFFIXES, TABLE_SUFFIXES
from ui.errand import Errand
from ui.jobs import Job
from ui.opening import Opened
from ui.records_import import RecordsImport
from ui.table_import import TableImport
from ui.text_import import TextImport
from ui.widgets.recent_menu import RecentMenu

if TYPE_CHECKING:
    from ui.export_job import Request
    from ui.main_window import MainWindow


class ProjectFiles(Errand):
    """What the window does with files. `ask` puts its questions."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.ask = Ask(window)
        self.texts = TextImport(window)
        self.tables = TableImport(window)
        self.records = RecordsImport(window)
        self.recent_menu = RecentMenu(window)
        self.recent_menu.chosen.connect(self.open_path)
        self._backup: Job | None = None
        self.backups = Backups(window)

    # Projects

    def new_project(self) -> None:
        """Ask for a name, make an empty project of it and show it."""
        proposed = self._folder() / (self.tr("New project") + PROJECT_SUFFIX)
        # Replacing is no way to begin: a file of that name is refused, and so not asked about.
        path = self.ask.save_file(
            self.tr("New project"), proposed, self._project_kinds(), PROJECT_SUFFIX, may_replace=False
        )
        if path and self._try(lambda: project.create(path)):
            self.open_path(path)

    def open_project(self) -> None:
        """Ask for a project and show it."""
        path = self.ask.open_file(self.tr("Open a project"), self._folder(), self._project_kinds())
        if path:
            self.open_path(path)

    @Slot(object)
    def open_path(self, path: Path) -> None:
        """Show this project, unless it is the one that is shown already."""
        shown = self._window.context.project
        is_shown = paths.is_file(path) and path.samefile(shown.path)
        # One that could only be read may have become free in the meantime.
        if not (is_shown and shown.writable):
            self._window.open_path(path)

    def start_own_project(self) -> None:
        """Go from the sample to the user's own project, made if it is not there yet."""
        self._try(lambda: self.open_path(project.ensure_default()))

    def open_sample(self) -> None:
        """Show the sample project, made in the user's data folder if it is not there yet."""
        self._try(lambda: self.open_path(sample.ensure_sample()))

    def save_copy(self) -> None:
        """Ask for a file and copy the project to it as it stands now."""
        path = self._window.context.project.path
        proposed = path.with_stem(self.tr("Copy of {project}").format(project=path.stem))
        target = self.ask.save_file(self.tr("Save a copy"), proposed, self._project_kinds(), PROJECT_SUFFIX)
        if target:
            job = Job(partial(_copy, path, target))
            job.done.connect(self._tell_copied)
            self._begin(job, lambda: self.tr("Saving a copy"))

    @Slot(object)
    def _tell_copied(self, target: Path) -> None:
        if not self._is_open:
            return
        said = self.tr("A copy was saved: {file}").format(file=isolate(target.name))
        self.tell_with_folder(said, target.parent)

    # Texts

    def import_text(self) -> None:
        """Ask for files: one text begins a source, several are listed, tables and records are looked over."""
        kinds = ";;".join(
            (
                self.tr("Texts and tables ({patterns})").format(patterns=_patterns(SUFFIXES, TABLE_SUFFIXES)),
                self.tr("Texts ({patterns})").format(patterns=_patterns(SUFFIXES)),
                self.tr("Tables ({patterns})").format(patterns=_patterns(TABLE_SUFFIXES)),
                self.tr("Projects and records ({patterns})").format(patterns=_patterns(RECORD_SUFFIXES)),
                self.tr("All files ({pattern})").format(pattern="*"),
            )
        )
        self._take_files(self.ask.open_files(self.tr("Import texts and tables"), self._folder(), kinds))

    def _take_files(self, paths: list[Path]) -> None:
        """A table is looked over alone; of texts many may come at once."""
        if paths and paths[0].suffix.lower() in RECORD_SUFFIXES:
            self.records.begin(paths[0])
        elif paths and paths[0].suffix.lower() in TABLE_SUFFIXES:
            self.tables.begin(paths[0])
        elif paths:
            self.texts.begin(paths)

    def paste_rows(self) -> None:
        """Take in rows that were copied in a spreadsheet; other words begin a source."""
        words = pasted.words(QGuiApplication.clipboard().mimeData())
        if "\t" in words and "\n" in words.strip("\r\n"):
            self.tables.begin_with(words)
        else:
            self.import_words(words)

    def take(self, dropped: list[Path] | str | None) -> None:
        """Open the project, or take in the texts or the table, that were dropped on the window."""
        if isinstance(dropped, str):
            self.import_words(dropped)
        elif dropped and dropped[0].suffix.lower() == PROJECT_SUFFIX:
            self.open_path(dropped[0])
        elif dropped:
            self._take_files(dropped)

    def import_clipboard(self) -> None:
        """Begin a source with the text in the clipboard."""
        self.import_words(pasted.words(QGuiApplication.clipboard().mimeData()))

    def import_words(self, text: str) -> None:
        """Begin a source with a text from the clipboard or another program."""
        if text.strip():
            self._begin_source(text, "")
        else:
            self._window.context.tell(self.tr("There is no text in the clipboard. Copy one, then try again."))

    def _begin_source(self, text: str, title: str) -> None:
        if self._try(self._window.context.project.refuse_if_read_only):
            self._window.turn_to("source")
            self._window.pages.sources.add_from_text(text, title)

    # Export

    def export(self) -> None:
        """Ask how, then export what the page shows."""
        from ui.dialogs.export import ExportDialog  # only now: the window is to open fast

        context = self._window.context
        dialog = ExportDialog(context, self._window.page.export_filter(), self.ask, self._window)
        dialog.asked.connect(self._export)
        dialog.preview_asked.connect(self._preview)
        dialog.open()

    @Slot(object)
    def _export(self, request: "Request") -> None:
        from ui import export_job

        job = Job(partial(export_job.run, request, self._window.context.project.path))
        job.done.connect(self._tell_exported)
        self._begin(job, lambda: self.tr("Exporting quotes"), counts=True)

    @Slot(object)
    def _tell_exported(self, exported: Exported) -> None:
        if not self._is_open:
            return
        from tracker.exchange.export import told

        path = Path(exported.path)
        self.tell_with_folder(told(exported, path.name, self._window.context.wording), path.parent)

    @Slot(object)
    def _preview(self, request: "Request") -> None:
        from ui import export_job

        job = Job(partial(export_job.on_paper, request, self._window.context.project.path))
        job.done.connect(self._show_preview)
        self._begin(job, lambda: self.tr("Laying out the dossier"), counts=True)

    @Slot(object)
    def _show_preview(self, page: str) -> None:
        from ui.dialogs.paper_preview import PaperPreview

        if self._is_open:
            PaperPreview(page, self._window).open()

    # Work under way, and the end

    def may_close(self) -> bool:
        """True if no work is under way, or what is may be stopped, and has been: nothing of it is left."""
        jobs = self._window.jobs.jobs
        if not jobs:
            return True
        if not self.ask.stop_work():
            return False
        for job in jobs:
            job.cancel()
        for job in jobs:
            job.wait(closing_backup.SECONDS * 1000)
        return True

    def back_up_on_close(self, opened: Opened) -> None:
        """Begin to back up a project that is being left, if it was changed and not only read."""
        self.backups.end()
        if opened.project.writable:
            self._backup = closing_backup.job(opened.project.path)
            self._backup.over.connect(self._forget_backup)
            self._backup.begin()

    def finish_backup(self) -> None:
        """Give the backup a few seconds to come to its end."""
        if self._backup:
            self._backup.wait(closing_backup.SECONDS * 1000)

    @Slot()
    def _forget_backup(self) -> None:
        if self._backup and self._backup.isFinished():
            self._backup = None

    def tell_of_backup(self) -> None:
        """Look after the backups of the project that is shown; say so if the last one was not finished."""
        self.backups.begin()
        path = self._window.context.project.path
        if self._window.context.project.writable and closing_backup.is_unfinished(path):
            self._window.notice.show_text(
                self.tr(
                    "The last backup of this project did not come to its end. Your work is in the project."
                ),
                action=self.tr("Back up now"),
                then=self.backups.back_up_now,
            )

    def ask_for_project(self, title: str) -> Path | None:
        """Which project's file."""
        return self.ask.open_file(title, self._folder(), self._project_kinds())

    # What they share

    def tell_with_folder(self, said: str, folder: Path) -> None:
        """Say what was written, and offer to show the folder that it lies in."""
        url = QUrl.fromLocalFile(str(folder))
        self._window.notice.show_text(
            said, action=self.tr("Open the folder"), then=lambda: QDesktopServices.openUrl(url)
        )

    def _try(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except IsnadError as error:
            self._window.show_refusal(error)
            return False
        return True

    def _folder(self) -> Path:
        """Where file dialogs begin: where the shown project lies."""
        return self._window.context.project.path.absolute().parent

    def _project_kinds(self) -> str:
        return self.tr("Isnad projects ({pattern})").format(pattern=f"*{PROJECT_SUFFIX}")


def _patterns(*suffixes: tuple[str, ...]) -> str:
    return " ".join(f"*{suffix}" for each in suffixes for suffix in each)


def _copy(path: Path, target: Path, progress: Callable[[int, int], None]) -> Path:
    with project.open_project(path, writable=False) as opened:
        backup.copy_to(opened, target, progress)
    return target
