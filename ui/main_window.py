"""The window: navigation, the four pages, menus, notices; what it shows belongs to the pages."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from tracker.errors import IsnadError
from tracker.records import Changes
from tracker.text.bidi import isolate
from ui import i18n, settings, theme
from ui.context import Context
from ui.counts import count
from ui.first_sight import FirstSight
from ui.i18n import in_words
from ui.menus import Menus
from ui.opening import Opened, open_for_window
from ui.page_set import PAGES as PAGES
from ui.page_set import AnyPage, PageSet
from ui.widgets.banner import Banner
from ui.widgets.navigation import Navigation, NavigationColumn

if TYPE_CHECKING:
    from ui.offering import Offering
    from ui.pages.history import HistoryPage
    from ui.project_files import ProjectFiles
    from ui.steps import Steps
    from ui.ways import Ways
    from ui.widgets.job_bar import JobArea
    from ui.widgets.notice import Notice

ICONS = ["quotes", "scales", "users", "newspaper"]

MILLISECONDS_BEFORE_THE_OTHER_PAGES = 200


class MainWindow(QMainWindow):
    """One project in one window. `show_project` puts another in its place.

    Without `all_pages` only the page that is shown is made at once, and the others one by one while nothing
    else is to be done, or when they are asked for. A project that has had but a first look is opened, and
    the rest of the window made, when it has been painted, or when something is done to it before.

    - `not_opened(IsnadError)`: such a project turned out to be refused.
    - `stands()`: all that the window consists of is there, the other pages aside.
    """

    not_opened = Signal(object)
    stands = Signal()

    files: "ProjectFiles"
    jobs: "JobArea"
    notice: "Notice"
    steps: "Steps"
    ways: "Ways"

    def __init__(self, opened: Opened, *, all_pages: bool = True) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._all_pages = all_pages
        self._tried_to_close = False
        self.offering: Offering | None = None
        self._is_whole = False
        self._build()
        self.menus = Menus(self)
        in_words(self, self._say)
        self._restore()
        self.show_project(opened)

    def _build(self) -> None:
        self.navigation = Navigation()
        self.navigation.currentRowChanged.connect(self._follow_navigation)
        self.stack = QStackedWidget()
        self.banner = Banner()
        self.banner.asked.connect(lambda: self.files.start_own_project())
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self.column = NavigationColumn(self.navigation)
        body.addWidget(self.column)
        body.addWidget(self.stack, 1)
        self._central = QWidget()
        self._rows = QVBoxLayout(self._central)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.banner)
        self._rows.addLayout(body, 1)
        self.setCentralWidget(self._central)
        self.setAcceptDrops(True)

    def _build_rest(self) -> None:
        """What is not seen at first. It is imported here for the same reason."""
        if self._is_whole:
            return
        from ui.project_files import ProjectFiles
        from ui.steps import Steps
        from ui.widgets.job_bar import JobArea
        from ui.widgets.notice import Notice

        self._is_whole = True
        self.jobs = JobArea()
        self._rows.addWidget(self.jobs)
        self.notice = Notice(self._central, self.jobs)
        self.steps = Steps(self)
        self.notice.undo_asked.connect(self.steps.undo_step)
        self.files = ProjectFiles(self)
        self.menus.fill()

    # The project

    def show_project(self, opened: Opened) -> None:
        """Show this project from now on; the one before is given back when its last step is stored."""
        self._leave_project()
        self.opened = opened
        looked_at = opened.first is not None
        if not looked_at:
            self._build_rest()
        self.context = Context(opened, i18n.language(), self)
        self.context.changed.connect(self._refresh)
        self.context.noticed.connect(self._notice)
        self.context.refused.connect(self.show_refusal)
        self.context.wanted.connect(self.show_record)
        self.context.place_wanted.connect(self.show_place)
        self.pages = PageSet(self.stack, self.context, self._show_page)
        self._say()
        self._show_page()
        self._refresh(Changes(anything=True))
        if looked_at:
            FirstSight(self, self._open)
        else:
            self._go_on()

    def _open(self) -> None:
        """Open the project that has been looked at, and show it as it is now, in the whole window."""
        try:
            self.opened.open()
        except IsnadError as error:
            self.context.close()
            del self.context
            self.not_opened.emit(error)
            return
        self._build_rest()
        self.context.open()
        self._say()
        self._go_on()

    def _go_on(self) -> None:
        """What follows when the project is open and its first page is there."""
        from ui.ways import Ways

        self.ways = Ways(self)
        self.notice.stay_above(getattr(self.page, "foot", None))
        self.context.writer.idle.connect(self.menus.refresh)
        settings.remember_project(self.opened.path)
        if self._all_pages:
            while self.pages.make_next():
                pass
            self.pages.quotes.make_form()
            self._offer_drafts()
        else:
            QTimer.singleShot(MILLISECONDS_BEFORE_THE_OTHER_PAGES, self._make_next_page)
            QTimer.singleShot(MILLISECONDS_BEFORE_THE_OTHER_PAGES, self._offer_drafts)
        self.files.tell_of_backup()
        QTimer.singleShot(0, self.stands.emit)

    def open_path(self, path: Path) -> bool:
        """Open another project in this window; False, with the reason shown, if it is refused.

        So it is too while what stands unsaved in a form cannot be kept with the project that is left.
        """
        if not self.context.keep_drafts():
            return False
        try:
            opened = open_for_window(path)
        except IsnadError as error:
            self.show_refusal(error)
            return False
        self.show_project(opened)
        return True

    def _leave_project(self) -> None:
        if not hasattr(self, "context"):
            return
        from PySide6.QtWidgets import QDialog

        self.files.texts.forget()
        for dialog in self.findChildren(QDialog):
            dialog.close()  # what they ask about is this project
        self._save_state()
        self.ways.end()
        for page in self.pages.made:
            page.installEventFilter(self)
        self.context.close()
        self.files.back_up_on_close(self.opened)
        self.opened.close()
        for page in self.pages.made:
            self.stack.removeWidget(page)
            page.deleteLater()
        if self.offering:
            self.offering.end()
            self.offering = None
        self.context.deleteLater()

    @Slot()
    def _offer_drafts(self) -> None:
        """Offer to go on with what an earlier session has left unsaved."""
        if hasattr(self, "context") and not self.offering and self.context.project.writable:
            from ui.offering import Offering  # only now: the window is to open fast

            self.offering = Offering(self)

    # Pages

    @property
    def page(self) -> "AnyPage | HistoryPage":
        """The page that is shown."""
        return self.pages.aside or self.pages[list(PAGES)[self.navigation.currentRow()]]

    def turn_to(self, entity: str) -> None:
        """Show the page of this entity."""
        self.pages.leave_aside()
        self.navigation.setCurrentRow(list(PAGES).index(entity))

    @Slot(int)
    def _follow_navigation(self, row: int) -> None:
        self._show_page()
        settings.remember("page", row)

    def _show_page(self) -> None:
        page = self.page
        self.stack.setCurrentWidget(page)
        self.navigation.mark_page(self.pages.aside is None)
        if self._is_whole:
            self.notice.stay_above(getattr(page, "foot", None))
        if hasattr(self, "ways"):
            self.ways.follow()
        last = page.focusWidget()
        if last is not None and not last.isVisibleTo(page):
            page.focus_search()  # Qt would give the keys to what is not there any more

    @Slot()
    def _make_next_page(self) -> None:
        if hasattr(self, "context") and self.pages.make_next():
            QTimer.singleShot(0, self._make_next_page)

    @Slot(str, int)
    def show_record(self, entity: str, row_id: int) -> None:
        """Show one record on its page."""
        self.turn_to(entity)
        self.pages[entity].show_record(row_id)

    @Slot(int, int, int)
    def show_place(self, source_id: int, start: int, end: int) -> None:
        """Show a place in a source's text, in code points."""
        self.turn_to("source")
        self.pages.sources.show_place(source_id, start, end)

    @Slot(object)
    def _refresh(self, changes: Changes) -> None:
        for row, entity in enumerate(PAGES):
            if changes.touches(entity):
                self.navigation.set_count(row, count(self.context, entity))
        self.menus.refresh()

    # Steps

    def undo(self) -> None:
        """Take back the newest step, or show it if it is an older one."""
        self.steps.undo()

    def redo(self) -> None:
        """Bring back the step that was undone last, or show it if it is an older one."""
        self.steps.redo()

    # Words, notices, refusals

    def _say(self) -> None:
        self.navigation.set_pages(
            [self.tr("Quotes"), self.tr("Claims"), self.tr("Speakers"), self.tr("Sources")], ICONS
        )
        self.navigation.setAccessibleName(self.tr("Pages"))
        if hasattr(self, "context"):
            self.context.speak(i18n.language())
            name = isolate(self.opened.path.stem)
            self.setWindowTitle(self.tr("{project}[*] — Isnad").format(project=name))
            self.banner.tell(self.opened)

    def switch_language(self) -> None:
        """Go from Arabic to English or back, at once, and remember it."""
        language = "en" if i18n.language() == "ar" else "ar"
        settings.remember("language", language)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        i18n.switch(application, language)

    @Slot(str, int)
    def _notice(self, text: str, step_id: int) -> None:
        self.notice.show_text(text, step_id=step_id)

    @Slot(object)
    def show_refusal(self, error: IsnadError) -> None:
        """Say what was refused, what was kept, and what to do."""
        self.notice.show_text(self.context.wording.error(error), **self.files.backups.help_with(error))

    # Dialogs are imported when they are asked for: the window is to open fast.

    def show_duplicates(self) -> None:
        """Show the speakers who may be one."""
        self.turn_to("speaker")
        self.pages.speakers.show_duplicates()

    def show_palette(self) -> None:
        """Go anywhere: every action and place, found by a few letters."""
        from ui.widgets.palette import Palette

        Palette(self).show()

    def show_shortcuts(self) -> None:
        """Show every key that does something."""
        from ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self).show()

    def show_about(self) -> None:
        """Show versions, and where project and log lie."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self.context.project.path, self).show()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "menus"):
            self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A page of a project that was left hears of nothing but its end: it would read the project again.
        return event.type() != QEvent.Type.DeferredDelete

    def closeEvent(self, event: QCloseEvent) -> None:
        if not hasattr(self, "context"):
            return
        # If something below breaks, the window stays, with what is typed in it; a second try closes it.
        event.setAccepted(self._tried_to_close)
        if not self.files.may_close():
            event.ignore()
            return
        tried, self._tried_to_close = self._tried_to_close, True
        if not self.context.keep_drafts() and not tried:
            event.ignore()
            return
        self._leave_project()
        del self.context
        self.hide()
        self.files.finish_backup()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from ui import drops

        if drops.wanted(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from ui import drops

        self.files.take(drops.wanted(event.mimeData()))
        event.acceptProposedAction()

    def _save_state(self) -> None:
        settings.remember("window/geometry", self.saveGeometry())
        for page in self.pages.made:
            page.save_state()

    def _restore(self) -> None:
        if not self.restoreGeometry(settings.state("window/geometry")):
            self.resize(theme.space(self, 340), theme.space(self, 200))
        with QSignalBlocker(self.navigation):  # there are no pages to turn to yet
            self.navigation.setCurrentRow(max(0, min(settings.number("page", 0), len(PAGES) - 1)))
