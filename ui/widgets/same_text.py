"""A second copy of a text that is entered is noticed, and the one that is there is offered."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from tracker.queries import sources as source_queries
from tracker.records import Source
from tracker.text.bidi import isolate
from ui.context import Context
from ui.i18n import in_words

REST = 300
"""Milliseconds after the last change of the text, so that nobody waits for it while typing."""


class SameText(QFrame):
    """Shows itself while what `typed` gives is a new source with a text that the project holds already."""

    def __init__(self, context: Context, typed: Callable[[], Source], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("same_text")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._context = context
        self._typed = typed
        self._there = Source()
        self.words = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.words.setObjectName("same_text_words")
        self.open = QPushButton()
        self.open.setObjectName("same_text_open")
        self.open.clicked.connect(self._open)
        layout = QHBoxLayout(self)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.open)
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self.look)
        self.hide()
        in_words(self, self._say)

    def _say(self) -> None:
        said = self.tr("This text is in the project already: “{title}”")
        self.words.setText(said.format(title=isolate(self._there.title)))
        self.open.setText(self.tr("Open the one that is there"))
        self.open.setAccessibleName(self.open.text())

    @Slot()
    def look_soon(self) -> None:
        """Look once the text has come to rest."""
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Show or hide, by what is typed now."""
        typed = self._typed()
        found = (
            () if typed.id else source_queries.same_text(self._context.project, typed.text, typed.file_sha256)
        )
        if found:
            self._there = found[0].source
            self._say()
        self.setVisible(bool(found))

    @Slot()
    def _open(self) -> None:
        self._context.wanted.emit("source", self._there.id)
