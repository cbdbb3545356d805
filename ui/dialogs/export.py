"""The one dialog of an export: which file, and how it is written."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.errors import StorageFailed
from tracker.exchange.names import proposed_name
from tracker.queries import quotes
from tracker.records import QuoteFilter
from tracker.text.bidi import isolate
from ui import export_job, paths, settings, theme
from ui.ask import Ask
from ui.context import Context
from ui.export_job import Request
from ui.i18n import in_words
from ui.widgets.words_edit import LineEdit


class ExportDialog(QDialog):
    """Asks how the quotes of a filter are to be exported; `asked` carries the answer."""

    asked = Signal(object)

    def __init__(self, context: Context, quote_filter: QuoteFilter, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._filter = quote_filter
        self._ask = ask
        remembered = settings.text("export/folder")
        self._folder = Path(remembered) if remembered else paths.documents()
        self._count = quotes.count(context.project, quote_filter)
        self._build()
        self._remember_choices()
        in_words(self, self._say)
        self._propose()
        self.path.textChanged.connect(self._look)
        self.format.currentIndexChanged.connect(self._take_format)
        self._look()

    def _build(self) -> None:
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.path = LineEdit()
        self.path.setObjectName("export_path")
        self.path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as paths are read, in Arabic too
        self.path.setMinimumWidth(theme.space(self, 100))
        self.browse = QPushButton(autoDefault=False)
        self.browse.setObjectName("export_browse")
        self.browse.clicked.connect(self._browse)
        self.format = self._choice("export_format", *export_job.SUFFIXES)
        self.columns = self._choice("export_columns", "report", "full")
        self.headers = self._choice("export_headers", "ar", "en", "code")
        self.separator = self._choice("export_separator", *export_job.SEPARATORS)
        self.exact = QCheckBox()
        self.exact.setObjectName("export_exact")
        self.exact_meaning = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.warning = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.warning.setObjectName("export_warning")
        self.warning.setForegroundRole(QPalette.ColorRole.BrightText)
        self.exact_meaning.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("export_go")
        self.go.setDefault(True)
        self.leave = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.leave.setObjectName("export_cancel")
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def _choice(self, name: str, *values: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for value in values:
            box.addItem("", value)
        return box

    def _lay_out(self) -> None:
        file = QHBoxLayout()
        file.addWidget(self.path, 1)
        file.addWidget(self.browse)
        self.form = QFormLayout()
        self.labels: list[QLabel] = []
        for buddy, row in (
            (self.path, file),
            (self.format, self.format),
            (self.columns, self.columns),
            (self.headers, self.headers),
            (self.separator, self.separator),
        ):
            label = QLabel(textFormat=Qt.TextFormat.PlainText)
            label.setBuddy(buddy)
            self.labels.append(label)
            self.form.addRow(label, row)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 3))
        layout.addWidget(self.summary)
        layout.addLayout(self.form)
        layout.addWidget(self.exact)
        layout.addWidget(self.exact_meaning)
        layout.addWidget(self.warning)
        layout.addStretch(1)
        layout.addWidget(self.buttons)

    # Words

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Export quotes"))
        shown = self.tr("The file will hold what the page shows now: {quotes}.")
        self.summary.setText(shown.format(quotes=self._context.wording.count("quotes", self._count)))
        self._say_choices()
        self.browse.setText(self.tr("Browse…"))
        self.browse.setAccessibleName(self.tr("Choose the file"))
        self.exact.setText(self.tr("Leave every cell exactly as it is"))
        self.exact.setAccessibleName(self.exact.text())
        self.exact_meaning.setText(
            self.tr("Otherwise what a spreadsheet could run as a formula gets an apostrophe in front.")
        )
        self.leave.setText(self.tr("Cancel"))
        self.leave.setAccessibleName(self.leave.text())
        self._say_go()

    def _say_choices(self) -> None:
        names = [
            self.tr("File"),
            self.tr("Format"),
            self.tr("Columns"),
            self.tr("Headers and words"),
            self.tr("Separator"),
        ]
        for label, name in zip(self.labels, names, strict=True):
            label.setText(name)
            label.buddy().setAccessibleName(name)
        csv = self.tr("{format}: for every spreadsheet and program").format(format=isolate("CSV"))
        xlsx = self.tr("{format}: for Excel and LibreOffice").format(format=isolate("XLSX"))
        _name(self.format, csv, xlsx)
        _name(
            self.columns,
            self.tr("Report: what an editor reads"),
            self.tr("All columns: for archives and other programs"),
        )
        _name(
            self.headers,
            self.tr("In Arabic"),
            self.tr("In English"),
            self.tr("As codes, for other programs"),
        )
        _name(
            self.separator,
            self.tr("Comma {sign}").format(sign=isolate(",")),
            self.tr("Semicolon {sign}").format(sign=isolate(";")),
            self.tr("Tab"),
        )

    def _say_go(self) -> None:
        replaces = paths.is_file(self._target())
        self.go.setText(self.tr("Replace and export") if replaces else self.tr("Export"))
        self.go.setAccessibleName(self.go.text())
        self.warning.setText(
            self.tr("There is a file of this name already; exporting replaces it.") if replaces else ""
        )

    # Choices

    def _remember_choices(self) -> None:
        _choose(self.format, settings.text("export/format", export_job.SUFFIXES[0]))
        _choose(self.columns, settings.text("export/columns", "report"))
        _choose(self.headers, self._context.wording.language)
        _choose(self.separator, settings.text("export/separator") or export_job.system_separator())

    def _propose(self) -> None:
        name = proposed_name(self._context.project, self._filter, self.format.currentData())
        self.path.setText(str(self._folder / name))
        # Ready to be typed over: the name without folder and suffix.
        stem = len(Path(name).stem)
        self.path.setSelection(len(self.path.text()) - len(name), stem)

    def _target(self) -> Path:
        path = self._folder / self.path.text().strip()
        suffix = self.format.currentData()
        is_whole = path.suffix.lower() == suffix or not path.name  # "/" has no name to put a suffix to
        return path if is_whole else path.with_name(f"{path.name}{suffix}")

    @Slot()
    def _look(self) -> None:
        """Follow what stands in the fields: the format by the suffix, and what a press would do."""
        suffix = Path(self.path.text().strip()).suffix.lower()
        if suffix in export_job.SUFFIXES:
            _choose(self.format, suffix)
        text_file = self.format.currentData() == ".csv"
        self.form.setRowVisible(self.separator, text_file)
        self.exact.setVisible(text_file)
        self.exact_meaning.setVisible(text_file)
        self.go.setEnabled(bool(Path(self.path.text().strip()).name))
        self._say_go()

    @Slot()
    def _take_format(self) -> None:
        path = Path(self.path.text().strip())
        if path.suffix.lower() in export_job.SUFFIXES:
            self.path.setText(str(path.with_suffix(self.format.currentData())))
        self._look()

    @Slot()
    def _browse(self) -> None:
        suffix = self.format.currentData()
        kinds = f"{suffix.removeprefix('.').upper()} (*{suffix})"
        chosen = self._ask.save_file(
            self.tr("Choose the file"), self._target(), kinds, suffix, may_replace=False
        )
        if chosen:
            self.path.setText(str(chosen))

    # The end

    @Slot()
    def _go(self) -> None:
        target = self._target()
        if not paths.is_folder(target.parent):
            missing = StorageFailed("folder_missing", path=str(target.parent))
            self.warning.setText(self._context.wording.error(missing))
            return
        settings.remember("export/folder", str(target.parent.absolute()))
        settings.remember("export/format", self.format.currentData())
        settings.remember("export/columns", self.columns.currentData())
        if self.separator.currentData() != export_job.system_separator():
            settings.remember("export/separator", self.separator.currentData())
        self.asked.emit(
            Request(
                path=target.absolute(),
                quote_filter=self._filter,
                columns=self.columns.currentData(),
                headers=self.headers.currentData(),
                separator=self.separator.currentData(),
                exact=self.exact.isChecked(),
            )
        )
        self.accept()


def _name(box: QComboBox, *words: str) -> None:
    for place, word in enumerate(words):
        box.setItemText(place, word)


def _choose(box: QComboBox, value: str) -> None:
    place = box.findData(value)
    if place >= 0:
        box.setCurrentIndex(place)
