"""Finds words in a text as people spell them; a long text is made ready on a thread of its own."""

from PySide6.QtCore import QObject, Signal, Slot

from tracker.text.fold import FoldedText
from ui.jobs import Job

LONG = 100_000
"""Code points from which folding takes longer than a key press should."""


class Finding(QObject):
    """Answers for the words and the text that were asked about last.

    - `found(list)`: the places of the words, in code points of the text.
    """

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folded: FoldedText | None = None
        self._words, self._text = "", ""
        self._job: Job | None = None

    def ask(self, words: str, text: str) -> None:
        """Look for words in a text; the answer may come at once."""
        self._words = words
        if text != self._text:
            self.forget()
            self._text = text
        if self._folded is not None or not words.strip():
            self._answer()
        elif len(text) < LONG:
            self._folded = FoldedText(text)
            self._answer()
        elif self._job is None:
            self._job = Job(lambda _progress: FoldedText(text))
            self._job.done.connect(self._take)
            self._job.begin()

    def forget(self) -> None:
        """Let go of the text."""
        self._job, self._folded, self._text = None, None, ""

    @Slot(object)
    def _take(self, folded: FoldedText) -> None:
        # One that was on its way when another text was asked about still comes.
        if self._job is not None and folded.text == self._text:
            self._job, self._folded = None, folded
            self._answer()

    def _answer(self) -> None:
        self.found.emit(self._folded.find(self._words) if self._folded and self._words.strip() else [])
