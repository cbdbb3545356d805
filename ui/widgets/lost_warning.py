"""Under a source's text that is being edited: how many quotes would lose their place in it."""

from contextlib import suppress

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from tracker.errors import InputRefused
from tracker.queries import anchors
from tracker.text.entry import clean
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.words_edit import WordsEdit

PAUSE_MILLISECONDS = 400
LONGEST_WATCHED = 1_000_000
"""Characters of a text that is looked through while it is edited; of longer ones it is told after saving."""


class LostWarning(QLabel):
    """One line, shown only while it has something to say. Nothing is stored by looking."""

    def __init__(self, context: Context, editor: WordsEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.setObjectName("source_form_lost_warning")
        self.setForegroundRole(QPalette.ColorRole.BrightText)
        self._context, self._editor = context, editor
        self._source_id = self._lost = 0
        self._shown_words = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._look)
        editor.changed.connect(self._pause.start)
        in_words(self, self._say)

    def watch(self, source_id: int) -> None:
        """Watch over the quotes of this source, 0 for a new one; its text stands in the editor."""
        self._source_id, self._shown_words = source_id, self._editor.words()
        self._pause.stop()
        self._show(0)

    @Slot()
    def _look(self) -> None:
        words, lost = self._editor.words(), 0
        is_edited = words != self._shown_words and len(words) <= LONGEST_WATCHED
        if self._source_id and is_edited:
            with suppress(InputRefused):  # saving will say what is wrong with the text
                text = clean(words, "text").lstrip("\ufeff")
                lost = len(anchors.lost_by_edit(self._context.project, self._source_id, text))
        self._show(lost)

    def _show(self, lost: int) -> None:
        self._lost = lost
        self._say()

    def _say(self) -> None:
        told = self.tr(
            "%n quotes would lose their place with this text. They are kept, to be repaired.", "", self._lost
        )
        self.setText(told if self._lost else "")
        self.setVisible(bool(self._lost))
