"""What every row of a table says of a field that no column fills, such as the source of them all."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from tracker.text.bidi import isolate
from ui.i18n import in_words
from ui.widgets.line_box import LineBox
from ui.widgets.words_edit import LineEdit

Constants = tuple[tuple[str, str], ...]


class FixedValues(QWidget):
    """One line: a field, and the words for it; below, all that is fixed. `changed` is a person's."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self.field = LineBox()
        self.field.setObjectName("import_fixed_field")
        self.field.setSizeAdjustPolicy(LineBox.SizeAdjustPolicy.AdjustToContents)
        self.words = LineEdit()
        self.words.setObjectName("import_fixed_words")
        self._label = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._label.setBuddy(self.field)
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.summary.setObjectName("import_fixed")
        self.summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, widget in enumerate((self._label, self.field, self.words)):
            grid.addWidget(widget, 0, column)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.summary, 1, 1, 1, 2)
        in_words(self, self._say)
        self.field.activated.connect(self._show)
        self.words.textEdited.connect(self._take)

    def _say(self) -> None:
        self._label.setText(self.tr("In every row"))
        self.field.setAccessibleName(self.tr("Field that is the same in every row"))
        self.words.setAccessibleName(self.tr("What every row says of it"))
        self.words.setPlaceholderText(self.tr("For what the table lacks, such as its source or date"))

    @property
    def chosen(self) -> Constants:
        """The fields that are fixed, with their words."""
        return tuple(
            (name, words) for name, words in self._words.items() if words.strip() and name in self._labels
        )

    def set_chosen(self, constants: Constants) -> None:
        """Fix these fields, and no others."""
        self._words = dict(constants)
        self._show()

    def offer(self, labels: Mapping[str, str], taken: Iterable[str]) -> None:
        """Let those of these fields be fixed that no column fills."""
        filled = set(taken)
        self._labels = {name: label for name, label in labels.items() if name not in filled}
        chosen = self.field.currentData()
        with QSignalBlocker(self.field):
            self.field.clear()
            for name, label in self._labels.items():
                self.field.addItem(label, name)
            self.field.setCurrentIndex(max(0, self.field.findData(chosen)))
        self._show()

    @Slot()
    def _show(self) -> None:
        self.words.setText(self._words.get(self.field.currentData() or "", ""))
        self._sum_up()

    @Slot()
    def _take(self) -> None:
        name = self.field.currentData()
        if name:
            self._words[name] = self.words.text()
            self._sum_up()
            self.changed.emit()

    def _sum_up(self) -> None:
        said = (f"{self._labels[name]}: {isolate(words)}" for name, words in self.chosen)
        self.summary.setText(" · ".join(said))
        self.summary.setVisible(bool(self.summary.text()))
