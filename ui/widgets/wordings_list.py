"""What the wordings of a table mean here: ratings and other words, each with its meaning beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tracker.exchange.importing.wordings import Wording
from tracker.text.bidi import isolate
from ui.i18n import in_words
from ui.widgets.line_box import LineBox

MOST_SHOWN = 60
"""The most frequent ones; who has more can choose for the others after these."""


class MeaningBox(LineBox):
    """What one wording means."""

    def __init__(self, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.wording = wording
        self.setObjectName("wording_meaning")


class WordingsList(QWidget):
    """`changed` is sent when a person gives a wording another meaning."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[MeaningBox] = []
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setObjectName("wordings_list")
        self._area.setFrameShape(QFrame.Shape.StyledPanel)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._area, 1)
        self.hide()
        in_words(self, self._say)

    def _say(self) -> None:
        self._title.setText(self.tr("What the table's words mean here; its own wording stays in the note."))
        self._area.setAccessibleName(self.tr("Words and their meanings"))
        for box in self.boxes:
            words = isolate(box.wording.words)
            box.setAccessibleName(self.tr("Meaning of {words}").format(words=words))
            box.setItemText(0, self.tr("— not known —"))

    def show_wordings(
        self,
        found: Sequence[Wording],
        labels: Mapping[str, str],
        meanings: Mapping[str, Mapping[str, str]],
    ) -> None:
        """Show these, each with the meanings that its field may have, by their labels."""
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setColumnStretch(0, 1)
        self.boxes = []
        for row, wording in enumerate(found[:MOST_SHOWN]):
            box = MeaningBox(wording, lines)
            box.addItem("", "")
            for meaning, label in meanings[wording.field].items():
                box.addItem(label, meaning)
            box.setCurrentIndex(max(0, box.findData(wording.meaning)))
            box.activated.connect(self.changed)
            self.boxes.append(box)
            words = QLabel(isolate(wording.words), lines, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
            field = QLabel(f"{labels[wording.field]} · {wording.rows}", lines)
            field.setTextFormat(Qt.TextFormat.PlainText)
            field.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            for column, widget in enumerate((words, field, box)):
                grid.addWidget(widget, row, column)
        grid.setRowStretch(len(self.boxes), 1)
        self._area.setWidget(lines)
        self.setVisible(bool(self.boxes))
        self._say()

    @property
    def chosen(self) -> tuple[tuple[str, str, str], ...]:
        """Field, wording and meaning of those that mean something else than what they were read as."""
        return tuple(
            (box.wording.field, box.wording.words, box.currentData())
            for box in self.boxes
            if box.currentData() != box.wording.meaning
        )
