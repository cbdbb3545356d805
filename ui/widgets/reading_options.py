"""How a table is read: what was found out, and what a person says instead."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from tracker.exchange.importing.columns import FIELDS
from tracker.exchange.importing.model import ADD, SKIP, UPDATE, Found, Options
from tracker.exchange.texts.encodings import ENCODINGS
from ui.context import Context
from ui.i18n import in_words

DELIMITERS = (",", ";", "\t", "|")


class ReadingOptions(QWidget):
    """`read_anew()`: the file is to be read otherwise. `changed()`: what is read is to be taken otherwise."""

    read_anew = Signal()
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._labels: list[tuple[QLabel, QComboBox]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.what = self._box("import_what", list(FIELDS))
        self.duplicates = self._box("import_duplicates", [None, SKIP, UPDATE, ADD])
        self.dates = self._box("import_dates", [False, True])
        self.encoding = self._box("import_encoding", list(ENCODINGS))
        self.delimiter = self._box("import_delimiter", list(DELIMITERS))
        self.sheet = self._box("import_sheet", [])
        self.has_header, self.has_quoting = QCheckBox(), QCheckBox()
        self.has_header.setObjectName("import_has_header")
        self.has_quoting.setObjectName("import_has_quoting")
        self._grid.addWidget(self.has_header, 2, 0, 1, 2)
        self._grid.addWidget(self.has_quoting, 2, 2, 1, 2)
        for column in (1, 3, 5):
            self._grid.setColumnStretch(column, 1)
        for box in (self.encoding, self.delimiter, self.sheet):
            box.activated.connect(self.read_anew)
        self.has_header.clicked.connect(self.read_anew)
        self.has_quoting.clicked.connect(self.read_anew)
        for box in (self.what, self.duplicates, self.dates):
            box.activated.connect(self.changed)
        in_words(self, self._say)

    def _box(self, name: str, values: list[object]) -> QComboBox:
        place = len(self._labels)
        box, label = QComboBox(), QLabel()
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        label.setBuddy(box)
        for value in values:
            box.addItem("", value)
        self._grid.addWidget(label, place // 3, place % 3 * 2)
        self._grid.addWidget(box, place // 3, place % 3 * 2 + 1)
        self._labels.append((label, box))
        return box

    def _say(self) -> None:
        labels = [self.tr("Each row is"), self.tr("What is there already"), self.tr("Dates in figures")]
        labels += [self.tr("Encoding"), self.tr("Between the cells"), self.tr("Sheet")]
        for (label, box), words in zip(self._labels, labels, strict=True):
            label.setText(words)
            box.setAccessibleName(words)
        for place, what in enumerate(FIELDS):
            self.what.setItemText(place, str(self._context.wording.sentence(f"tables.{what}")))
        for box, texts in (
            (
                self.duplicates,
                [
                    self.tr("Update by unique id, leave the rest"),
                    self.tr("Leave as it is"),
                    self.tr("Update from the table"),
                    self.tr("Add once more"),
                ],
            ),
            (self.dates, [self.tr("Day first: 5/2 is in February"), self.tr("Month first: 5/2 is in May")]),
            (
                self.delimiter,
                [self.tr("Comma"), self.tr("Semicolon"), self.tr("Tab"), self.tr("Vertical bar")],
            ),
        ):
            for place, text in enumerate(texts):
                box.setItemText(place, text)
        for place in range(self.encoding.count()):
            self.encoding.setItemText(place, str(self.encoding.itemData(place)))
        self.has_header.setText(self.tr("The first row holds the headers"))
        self.has_quoting.setText(self.tr("Quotation marks hold cells together"))
        for check in (self.has_header, self.has_quoting):
            check.setAccessibleName(check.text())

    def show_found(self, options: Options, found: Found | None) -> None:
        """Show how the table was read; `None` if it could not be."""
        is_letters = found is None or bool(found.delimiter)
        for box in (self.encoding, self.delimiter):
            box.setEnabled(is_letters)
        self.has_quoting.setEnabled(is_letters)
        encoding = options.encoding or (found.encoding if found else "")
        if found and not encoding:  # pasted rows are letters already
            self.encoding.setEnabled(False)
        _choose(self.encoding, encoding)
        if found:
            _choose(self.delimiter, found.delimiter)
            with QSignalBlocker(self.sheet):
                self.sheet.clear()
                for name in found.sheets:
                    self.sheet.addItem(name, name)
            _choose(self.sheet, found.sheet)
        label, _ = next(pair for pair in self._labels if pair[1] is self.sheet)
        for widget in (label, self.sheet):
            widget.setVisible(self.sheet.count() > 1)
        self.has_header.setChecked(options.has_header)
        self.has_quoting.setChecked(found.has_quoting if found else options.has_quoting is not False)

    def show_taking(self, what: str, options: Options) -> None:
        """Show how it is to be taken."""
        _choose(self.what, what)
        self.duplicates.setCurrentIndex(max(0, self.duplicates.findData(options.duplicates)))
        self.dates.setCurrentIndex(int(options.month_first))

    def reading(self, options: Options, changed: QWidget | None) -> Options:
        """The options to read anew with: as they are, and what was changed."""
        if changed is self.encoding:
            return replace(options, encoding=self.encoding.currentData())
        if changed is self.delimiter:
            return replace(options, delimiter=self.delimiter.currentData())
        if changed is self.sheet:
            return replace(options, sheet=self.sheet.currentData())
        if changed is self.has_header:
            return replace(options, has_header=self.has_header.isChecked())
        return replace(options, has_quoting=self.has_quoting.isChecked())

    def taking(self, options: Options) -> Options:
        """The options with what was chosen of the rows, dates and duplicates."""
        return replace(
            options,
            what=self.what.currentData(),
            duplicates=self.duplicates.currentData(),
            month_first=bool(self.dates.currentData()),
        )


def _choose(box: QComboBox, value: str) -> None:
    with QSignalBlocker(box):
        place = box.findData(value)
        if place < 0 and value:
            place = box.count()
            box.addItem(value, value)
        box.setCurrentIndex(place)
