"""What every page is handed: the project to read, one door to write, and one signal to refresh from."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tracker import wording
from tracker.errors import IsnadError, StorageFailed
from tracker.queries import history
from tracker.records import ActionRecord, Changes, Quote
from tracker.services.project import Project
from tracker.wording import Wording
from ui.drafts import Drafts
from ui.writer import Writer

POLL_MILLISECONDS = 1000
"""How soon what the command line wrote shows in the window."""


class Context(QObject):
    """One open project, as the window's parts share it.

    - `changed(Changes)`: a step was stored, here or elsewhere; everything on screen refreshes from it.
    - `noticed(str, int)`: a short notice, and the id of the step which it offers to undo, or 0.
    - `refused(IsnadError)`: a refusal that no form took upon itself.
    - `wanted(str, int)`: show the record of this entity and id, on whichever page.
    - `place_wanted(int, int, int)`: show a source's text at a place: its id, start and end in code points.
    """

    changed = Signal(object)
    noticed = Signal(str, int)
    refused = Signal(object)
    wanted = Signal(str, int)
    place_wanted = Signal(int, int, int)

    def __init__(self, project: Project, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.wording: Wording = wording.load(language)
        self.writer = Writer(project, self)
        self.writer.changed.connect(self._pass_on)
        self.writer.refused.connect(self.refused)
        self._drafts: Drafts | None = None
        self._version = project.data_version()
        self._newest: ActionRecord | None = None
        self._expects_no_news = False
        self._poll = QTimer(self, interval=POLL_MILLISECONDS)
        self._poll.timeout.connect(self.look_for_changes)
        self._poll.start()

    @property
    def drafts(self) -> Drafts:
        """What is typed in forms and not saved."""
        if self._drafts is None:
            self._newest = history.newest(self.project)
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
            if version != self._version and self.writer.is_idle:
                self._version = version
                if not self._was_but_a_draft():
                    self.changed.emit(Changes(anything=True))

    @Slot()
    def _expect_no_news(self) -> None:
        self._expects_no_news = True

    def _was_but_a_draft(self) -> bool:
        """True if all that was written since the last look is a draft of this window: nobody shows it."""
        if not self._expects_no_news:
            return False
        self._expects_no_news = False
        before, self._newest = self._newest, history.newest(self.project)
        return self._newest == before

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
        if self._drafts:
            self._drafts.flush()
        self.writer.close()
        self.project.close()

    @Slot(object)
    def _pass_on(self, changes: Changes) -> None:
        self._version = self.project.data_version()
        self._newest = history.newest(self.project)
        self.changed.emit(changes)
