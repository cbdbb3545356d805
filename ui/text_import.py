"""Texts come into the window from files: read in a job, the encoding asked for, then shown or listed."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from tracker.errors import IsnadError
from tracker.queries import sources as source_queries
from tracker.records import Changes, Source
from tracker.services import sources
from ui.errand import ProjectErrand
from ui.import_job import Outcome, as_source, read_all
from ui.jobs import Job
from ui.widgets.words_edit import MOST_CHARACTERS, check

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class TextImport(ProjectErrand):
    """One text begins a source, to be looked over in its form; of several, a list says what to store.

    A text too long for the form is listed too, and so stored without being edited.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._paths: list[Path] = []
        self._read: list[Outcome] = []
        self._undecided: list[Outcome] = []

    def begin(self, paths: list[Path]) -> None:
        """Read these files, and go on once they are read."""
        if not self._take_up():
            return
        self._paths = paths
        self._start(paths, None, self._sort)

    def _start(self, paths: list[Path], encoding: str | None, then: object) -> None:
        job = Job(partial(read_all, paths, encoding))
        job.done.connect(then)
        self._window.jobs.begin(job, lambda: self.tr("Reading texts"), counts=False)

    @Slot(object)
    def _sort(self, outcomes: list[Outcome]) -> None:
        if not self._is_open:
            return
        self._read = [each for each in outcomes if not each.needs_encoding]
        self._undecided = [each for each in outcomes if each.needs_encoding]
        self._ask_next()

    def _ask_next(self) -> None:
        """Ask for the encoding of the next file that does not tell it; when none is left, show what came."""
        if not self._undecided:
            self._show(sorted(self._read, key=lambda each: self._paths.index(each.path)))
            return
        from ui.dialogs.encoding import EncodingDialog  # only now: the window is to open fast

        dialog = EncodingDialog(self._undecided[0], self._window)
        dialog.chosen.connect(self._read_again)
        dialog.rejected.connect(self._leave_out)
        dialog.open()

    @Slot(str)
    def _read_again(self, encoding: str) -> None:
        self._start([self._undecided.pop(0).path], encoding, self._add)

    @Slot(object)
    def _add(self, outcomes: list[Outcome]) -> None:
        if not self._is_open:
            return
        # What still does not read in the encoding chosen is asked about once more.
        self._undecided[:0] = [each for each in outcomes if each.needs_encoding]
        self._read += [each for each in outcomes if not each.needs_encoding]
        self._ask_next()

    @Slot()
    def _leave_out(self) -> None:
        """Leave a file out: nobody knows its encoding. If it was alone, that is no news."""
        if not self._is_open:
            return
        left = self._undecided.pop(0)
        if self._read or self._undecided:
            self._read.append(left)
        self._ask_next()

    def _show(self, outcomes: list[Outcome]) -> None:
        if len(outcomes) == 1 and outcomes[0].error:
            self._window.show_refusal(outcomes[0].error)
        elif len(outcomes) == 1 and self._fits_form(outcomes[0]):
            self._begin_source(outcomes[0])
        elif outcomes:
            self._list(outcomes)

    def _fits_form(self, outcome: Outcome) -> bool:
        if outcome.text is None or len(outcome.text.text) > MOST_CHARACTERS:
            return False
        try:
            check(outcome.text.text, "text")
        except IsnadError:
            return False
        return True

    def _begin_source(self, outcome: Outcome) -> None:
        assert outcome.text is not None
        context = self._window.context
        self._window.turn_to("source")
        self._window.pages.sources.add_from_file(as_source(outcome.text, outcome.path, context.wording))
        if outcome.text.unreadable:
            letters = context.wording.count("letters", outcome.text.unreadable)
            context.tell(context.say("messages.unreadable_letters", letters=letters, sign="\ufffd"))

    def _list(self, outcomes: list[Outcome]) -> None:
        from ui.dialogs.import_texts import ImportTextsDialog

        dialog = ImportTextsDialog(self._window.context, outcomes, self._window)
        dialog.chosen.connect(self._store)
        dialog.open()

    @Slot(object)
    def _store(self, chosen: list[Source]) -> None:
        self._window.context.do(sources.add_all, chosen, done=self._show_stored)

    def _show_stored(self, changes: Changes) -> None:
        if not self._is_open:
            return
        first = changes.ids("source")[0]
        length = len(source_queries.get(self._window.context.project, first).text)
        # A text beyond what an editor takes is long to lay out: it is shown when someone asks for it.
        if length <= MOST_CHARACTERS:
            self._window.show_record("source", first)
        else:
            self._window.turn_to("source")
