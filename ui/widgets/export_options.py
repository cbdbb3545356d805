"""How an export is written: format, what of the project, columns, arrangement, words, separator."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from tracker.exchange import formats
from tracker.exchange.formats import ARRANGEMENTS, EVERYTHING, FORMATS, TABLES, Format, format_of
from tracker.text.bidi import isolate
from tracker.wording import Wording
from ui import export_job, settings
from ui.export_job import Options
from ui.i18n import in_words
from ui.widgets.column_choice import ColumnChoice
from ui.widgets.words_edit import LineEdit

CHOSEN = "chosen"
"""Columns of one's own choice, beside the sets that have a name."""

WORDLESS = ("annotations", "dna", "graphml")
"""Formats without a word of either language."""

EXAMPLE = "https://example.org/"

COLUMN_SETS = ("report", "full", CHOSEN)


class ExportOptions(QWidget):
    """The choices. Those that mean nothing to the format are not shown, and are remembered all the same."""

    format_changed = Signal()
    changed = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.format = _choice("export_format", formats.names())
        self.what = _choice("export_what", (*TABLES, EVERYTHING))
        self.columns = _choice("export_columns", COLUMN_SETS)
        self.column_choice = ColumnChoice()
        self.arranged_by = _choice("export_arranged_by", ARRANGEMENTS)
        self.review_address = _address("export_review_address")
        self.picture_address = _address("export_picture_address")
        self.headers = _choice("export_headers", ("ar", "en", "code"))
        self.separator = _choice("export_separator", export_job.SEPARATORS)
        self.exact = QCheckBox()
        self.exact.setObjectName("export_exact")
        self.use = _label()
        self.exact_meaning = _label()
        self._lay_out()
        self._remember()
        in_words(self, self._say)
        self.format.currentIndexChanged.connect(self._take_format)
        for box in (self.what, self.columns, self.headers):
            box.currentIndexChanged.connect(self._look)
        self.column_choice.chosen_changed.connect(self.changed)
        self._look()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._labels: list[QLabel] = []
        for row in (
            self.format,
            self.what,
            self.columns,
            self.column_choice,
            self.arranged_by,
            self.review_address,
            self.picture_address,
            self.headers,
            self.separator,
        ):
            label = QLabel(textFormat=Qt.TextFormat.PlainText)
            label.setBuddy(row)
            self._labels.append(label)
            self._form.addRow(label, row)
            if row is self.format:
                self._form.addRow(self.use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addWidget(self.exact)
        layout.addWidget(self.exact_meaning)

    # What is chosen

    @property
    def chosen_format(self) -> Format:
        """The format."""
        return FORMATS[self.format.currentIndex()]

    def options(self) -> Options:
        """All that is chosen."""
        columns = self.columns.currentData()
        return Options(
            format_name=self.chosen_format.name,
            what=self._what(),
            columns=self.column_choice.chosen() if columns == CHOSEN else self._set(columns),
            arranged_by=self.arranged_by.currentData(),
            review_address=self.review_address.text().strip(),
            picture_address=self.picture_address.text().strip(),
            headers=self.headers.currentData(),
            separator=self.separator.currentData(),
            exact=self.exact.isChecked(),
        )

    @property
    def is_complete(self) -> bool:
        """False where columns are to be chosen and none is."""
        asks = not self.column_choice.isHidden()
        return not asks or bool(self.column_choice.chosen())

    def take_suffix_of(self, name: str) -> None:
        """Choose the format that the end of this file name means, if it means another."""
        for each in FORMATS:
            if name.lower().endswith(each.suffix) and each.suffix != self.chosen_format.suffix:
                longest = format_of(Path(name))
                self.format.setCurrentIndex(FORMATS.index(longest))
                return

    def remember(self) -> None:
        """Keep the choices for the next time. `exact` makes a file that can do harm: chosen every time."""
        settings.remember("export/format", self.chosen_format.name)
        settings.remember("export/what", self.what.currentData())
        settings.remember("export/columns", self.columns.currentData())
        settings.remember(f"export/chosen/{self._what()}", ",".join(self.column_choice.chosen()))
        settings.remember("export/arranged_by", self.arranged_by.currentData())
        settings.remember("export/review_address", self.review_address.text().strip())
        settings.remember("export/picture_address", self.picture_address.text().strip())
        if self.separator.currentData() != export_job.system_separator():
            settings.remember("export/separator", self.separator.currentData())

    def _remember(self) -> None:
        _choose(self.format, settings.text("export/format", FORMATS[0].name))
        _choose(self.what, settings.text("export/what", TABLES[0]))
        _choose(self.columns, settings.text("export/columns", COLUMN_SETS[0]))
        _choose(self.arranged_by, settings.text("export/arranged_by", ARRANGEMENTS[0]))
        self.review_address.setText(settings.text("export/review_address"))
        self.picture_address.setText(settings.text("export/picture_address"))
        _choose(self.headers, self._wording.language)
        _choose(self.separator, settings.text("export/separator") or export_job.system_separator())

    def _what(self) -> str:
        what = str(self.what.currentData())
        return what if what in self.chosen_format.whats else self.chosen_format.whats[0]

    def _set(self, columns: str) -> str:
        """A set that the table has: only quotes have a report."""
        return columns if self._what() == "quotes" else "full"

    # What is shown

    @Slot()
    def _take_format(self) -> None:
        self._look()
        self.format_changed.emit()

    @Slot()
    def _look(self) -> None:
        chosen, what = self.chosen_format, self._what()
        has_columns = chosen.has_columns and what != EVERYTHING
        self._form.setRowVisible(self.what, len(chosen.whats) > 1)
        self._form.setRowVisible(self.columns, has_columns)
        self._form.setRowVisible(self.column_choice, has_columns and self.columns.currentData() == CHOSEN)
        self._form.setRowVisible(self.arranged_by, chosen.is_dossier)
        self._form.setRowVisible(self.review_address, chosen.asks_for_address)
        self._form.setRowVisible(self.picture_address, chosen.asks_for_address)
        self._form.setRowVisible(self.headers, chosen.name not in WORDLESS)
        self._form.setRowVisible(self.separator, chosen.is_text_table)
        self.exact.setVisible(chosen.is_text_table)
        self.exact_meaning.setVisible(chosen.is_text_table)
        self._offer_columns(what)
        self._say_use()
        self.changed.emit()

    def _offer_columns(self, what: str) -> None:
        if what == EVERYTHING or self.column_choice.property("table") == what:
            return
        self.column_choice.setProperty("table", what)
        remembered = settings.text(f"export/chosen/{what}")
        labels = self._column_labels(what)
        self.column_choice.offer(labels, remembered.split(",") if remembered else labels)

    def _column_labels(self, what: str) -> dict[str, str]:
        return self._wording.headers(what)

    # Words

    def _say(self) -> None:
        words = [
            self.tr("Format"),
            self.tr("Holds"),
            self.tr("Columns"),
            self.tr("Chosen"),
            self.tr("By"),
            self.tr("Address of your reviews"),
            self.tr("Address of pictures (optional)"),
            self.tr("Headers and words"),
            self.tr("Separator"),
        ]
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
            label.buddy().setAccessibleName(word)
        self.exact.setText(self.tr("Leave every cell exactly as it is"))
        self.exact.setAccessibleName(self.exact.text())
        self.exact_meaning.setText(
            self.tr("Otherwise what a spreadsheet could run as a formula gets an apostrophe in front.")
        )
        self._say_choices()
        self._say_use()

    def speak(self, wording: Wording) -> None:
        """Call formats, tables and columns by the words of another language."""
        self._wording = wording
        self._say_choices()
        self._say_use()
        what = self.column_choice.property("table")
        if what:
            self.column_choice.name(self._column_labels(what))

    def _say_choices(self) -> None:
        say = self._wording.sentence
        _name(self.format, (say(f"formats.{each.name}") for each in FORMATS))
        tables = (say(f"tables.{each}") for each in TABLES)
        _name(self.what, (*tables, self.tr("Everything, a sheet or list for each")))
        _name(
            self.columns,
            (
                self.tr("Report: what an editor reads"),
                self.tr("All columns: for archives and other programs"),
                self.tr("Those I choose"),
            ),
        )
        _name(self.arranged_by, (self.tr("Claim, with both sides"), self.tr("Speaker")))
        _name(
            self.headers,
            (self.tr("In Arabic"), self.tr("In English"), self.tr("As codes, for other programs")),
        )
        _name(
            self.separator,
            (
                self.tr("Comma {sign}").format(sign=isolate(",")),
                self.tr("Semicolon {sign}").format(sign=isolate(";")),
                self.tr("Tab"),
            ),
        )

    def _say_use(self) -> None:
        self.use.setText(self._wording.sentence(f"format_uses.{self.chosen_format.name}"))


def _label() -> QLabel:
    label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _address(name: str) -> LineEdit:
    line = LineEdit()
    line.setObjectName(name)
    line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as addresses are read
    line.setPlaceholderText(EXAMPLE)
    return line


def _choice(name: str, values: Iterable[str]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for value in values:
        box.addItem("", value)
    return box


def _name(box: QComboBox, words: Iterable[str]) -> None:
    for place, word in enumerate(words):
        box.setItemText(place, word)


def _choose(box: QComboBox, value: str) -> None:
    place = box.findData(value)
    if place >= 0:
        box.setCurrentIndex(place)
