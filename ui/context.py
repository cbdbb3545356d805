"""What every page is handed: the project to read, one door to write, and one signal to refresh from."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tracker import wording
from tracker.errors import Conflict, IsnadError, StorageFailed
from tracker.records import Changes, Quote
from tracker.wording import Wording
from ui.opening import Opened

if TYPE_CHECKING:
    from tracker.queries.fast import FirstPage
    from tracker.services.project import Project
    from ui.drafts import Drafts
    from ui.reader import Reader
    from ui.writer import Writer

POLL_MILLISECONDS = 1000
"""How soon what the command line wrote shows in the window."""


class Context(QObject):
    """One open project, as the window's parts share it.

    - `changed(Changes)`: a step was stored, here or elsewhere; everything on screen refreshes from it.
    - `noticed(str, int)`: a short notice, and the id of the step which it offers to undo, or 0.
    - `refused(IsnadError)`: a refusal that no form took upon itself.
    - `wanted(str, int)`: show the record of this entity and id, on whichever page.
    - `opened()`: a project that had only been looked at is open now.
    - `place_wanted(int, int, int)`: show a source's text at a place: its id, start and end in code points.
    """

    changed = Signal(object)
    noticed = Signal(str, int)
    refused = Signal(object)
    wanted = Signal(str, int)
    opened = Signal()
    place_wanted = Signal(int, int, int)

    def __init__(self, project: "Project | Opened", language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = project if isinstance(project, Opened) else Opened(project.path, project)
        self.wording: Wording = wording.load(language)
        self._writer: Writer | None = None
        self._reader: Reader | None = None
        self._drafts: Drafts | None = None
        self._told = 0  # the id of the newest step that everyone has heard of
        self._expects_no_news = False
        self._version = 0
        self._poll = QTimer(self, interval=POLL_MILLISECONDS)
        self._poll.timeout.connect(self.look_for_changes)
        if self._opened.is_open:
            self._watch()

    @property
    def project(self) -> "Project":
        """The project to read; opened now if so far only a first look was taken at it."""
        return self._opened.project

    @property
    def first(self) -> "FirstPage | None":
        """What the first look showed, as long as the project is not open."""
        return self._opened.first

    @property
    def writable(self) -> bool:
        """True if the project may be written."""
        return self._opened.writable

    def mark(self, key: str) -> str:
        """What the project notes under this key; empty if it notes nothing."""
        return self._opened.mark(key)

    @property
    def writer(self) -> "Writer":
        """The door to write, made when it is first asked for: many a project is opened to be read."""
        if self._writer is None:
            from ui.writer import Writer

            self._writer = Writer(self.project, self)
            self._writer.changed.connect(self._pass_on)
            self._writer.refused.connect(self.refused)
        return self._writer

    @property
    def reader(self) -> "Reader":
        """What reads without holding the window up, made when it is first asked."""
        if self._reader is None:
            from ui.reader import Reader

            self._reader = Reader(self.project, self)
            self._reader.refused.connect(self.refused)
        return self._reader

    def drop_questions(self, *kinds: str) -> None:
        """Want no answers to questions of these kinds any more, if any were asked."""
        if self._reader is not None:
            self._reader.drop(*kinds)

    def open(self) -> None:
        """Open a project that was only looked at: it may have been written since, so all is read again."""
        self._opened.open()
        self._watch()
        self.opened.emit()
        self.changed.emit(Changes(anything=True))

    def _watch(self) -> None:
        """Look out from now on for what other programs write."""
        self._told = self._newest_step()
        self._version = self.project.data_version()
        self._poll.start()

    @property
    def drafts(self) -> "Drafts":
        """What is typed in forms and not saved."""
        if self._drafts is None:
            from ui.drafts import Drafts

            self._drafts = Drafts(self.project, self.writer, self)
            self._drafts.failed.connect(self.refused)
            self._drafts.writing.connect(self._expect_no_news)
            self._drafts.kept.connect(self._expect_no_news)
        return self._drafts

    def speak(self, language: str) -> None:
        """Use the words of another language from now on. The window switches Qt itself."""
        self.wording = wording.load(language)

    def do(
        self,
        verb: Callable[..., Changes],
        *arguments: object,
        notice: str = "",
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[IsnadError], None] | None = None,
        **named: object,
    ) -> None:
        """Take a step: queue `verb(project, *arguments, **named)` for the writing thread, return at once.

        After it is stored, `changed` is emitted, then `done` called, then the notice shown: `notice`, or
        the name of the step. A refusal goes to `failed` if given, else to `refused`.
        """

        def stored(changes: Changes) -> None:
            if done:
                done(changes)
            if changes:
                self.tell_step(notice or self.wording.step(changes.name), changes)

        self.writer.do(verb, *arguments, done=stored, failed=failed, **named)

    def tell(self, notice: str) -> None:
        """Show a short notice that offers nothing."""
        self.noticed.emit(notice, 0)

    def tell_step(self, notice: str, changes: Changes) -> None:
        """Show a short notice about a step, which offers to undo that step and no other."""
        self.noticed.emit(notice, changes.action_id or 0)

    def show_in_source(self, quote: Quote) -> None:
        """Show where a quote stands: its place in the source's text, else the source, else the origin."""
        if quote.source_id and quote.start is not None and quote.end is not None:
            self.place_wanted.emit(quote.source_id, quote.start, quote.end)
        elif source_id := quote.source_id or quote.origin_id:
            self.wanted.emit("source", source_id)

    def say(self, key: str, **values: object) -> str:
        """A sentence from the wording files in the present language."""
        return self.wording.sentence(key, **values)

    @Slot()
    def look_for_changes(self) -> None:
        """Refresh if another program has written to the project since the last look."""
        # A busy moment elsewhere is no news; the next look is a second away.
        with suppress(StorageFailed):
            version = self.project.data_version()
            if version != self._version and self._is_idle:
                self._version = version
                if not self._was_but_a_draft():
                    self._told = self._newest_step()
                    self.changed.emit(Changes(anything=True))

    def refuse_and_look(self, error: IsnadError) -> None:
        """Say why a step was refused; if it lost a race, over what stands there now."""
        if isinstance(error, Conflict):
            self.look_for_changes()
        self.refused.emit(error)

    @Slot()
    def _expect_no_news(self) -> None:
        self._expects_no_news = True

    def _was_but_a_draft(self) -> bool:
        """True if all that was written since the last look is a draft of this window: nobody shows it."""
        if not self._expects_no_news:
            return False
        self._expects_no_news = False
        return self._newest_step() == self._told

    def keep_drafts(self) -> bool:
        """Write what stands unsaved in the forms, behind the steps that wait, and wait for it.

        False, with the reason told, if it cannot be written: then only the forms hold it.
        """
        if self._drafts is None:
            return True
        self._drafts.flush()
        self.writer.close()
        if self._drafts.trouble:
            self.refused.emit(self._drafts.trouble)
        return self._drafts.trouble is None

    def close(self) -> None:
        """Finish what waits, end the thread, and give the project back."""
        self._poll.stop()
        if self._drafts is not None:
            self._drafts.flush()
        if self._writer is not None:
            self._writer.close()
        if self._reader is not None:
            self._reader.close()
        if self._opened.is_open:
            self.project.close()

    @property
    def _is_idle(self) -> bool:
        return self._writer is None or self._writer.is_idle

    @Slot(object)
    def _pass_on(self, changes: Changes) -> None:
        # In this order: what is written between the two is news, now or at the next look.
        version, newest = self.project.data_version(), self._newest_step()
        self.changed.emit(changes)
        if changes.action_id is not None:
            if changes.action_id > self._told + 1:
                self.changed.emit(Changes(anything=True))  # another program has taken steps before it
            self._told = changes.action_id
        if newest == self._told:
            self._version = version  # else what came behind it is told of in its turn

    def _newest_step(self) -> int:
        """The id of the project's newest step; 0 if there is none."""
        from tracker.queries import history

        newest = history.newest(self.project)
        return newest.id if newest else 0
