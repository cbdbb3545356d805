"""The one dialog of an export: which file, and how it is written."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.errors import StorageFailed
from tracker.exchange.formats import suffixes
from tracker.exchange.names import proposed_name
from tracker.queries import quotes
from tracker.records import QuoteFilter
from ui import paths, settings, theme
from ui.ask import Ask
from ui.context import Context
from ui.export_job import Request
from ui.i18n import in_words
from ui.widgets.export_options import ExportOptions
from ui.widgets.words_edit import LineEdit


class ExportDialog(QDialog):
    """Asks how the quotes of a filter are to be exported; `asked` carries the answer, a `Request`.

    `preview_asked` carries it too, of a dossier that is to be seen, and perhaps printed, instead of written.
    """

    asked = Signal(object)
    preview_asked = Signal(object)

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
        in_words(self, self._say)
        self._propose()
        self.path.textChanged.connect(self._take_suffix)
        self.options.format_changed.connect(self._take_format)
        self.options.changed.connect(self._look)
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
        self.options = ExportOptions(self._context.wording)
        self.warning = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.warning.setObjectName("export_warning")
        self.warning.setForegroundRole(QPalette.ColorRole.BrightText)
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("export_go")
        self.go.setDefault(True)
        self.preview = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.preview.setObjectName("export_preview")
        self.preview.setAutoDefault(False)
        self.preview.clicked.connect(self._preview)
        self.leave = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.leave.setObjectName("export_cancel")
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.path.setFocus()

    def _lay_out(self) -> None:
        file = QHBoxLayout()
        self._file_label = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._file_label.setBuddy(self.path)
        file.addWidget(self._file_label)
        file.addWidget(self.path, 1)
        file.addWidget(self.browse)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 3))
        layout.addWidget(self.summary)
        layout.addLayout(file)
        layout.addWidget(self.options)
        layout.addWidget(self.warning)
        layout.addStretch(1)
        layout.addWidget(self.buttons)

    # Words

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Export quotes"))
        shown = self.tr("The file will hold what the page shows now: {quotes}.")
        self.summary.setText(shown.format(quotes=self._context.wording.count("quotes", self._count)))
        self._file_label.setText(self.tr("File"))
        self.path.setAccessibleName(self.tr("File"))
        self.browse.setText(self.tr("Browse…"))
        self.browse.setAccessibleName(self.tr("Choose the file"))
        self.preview.setText(self.tr("Preview and print…"))
        self.preview.setAccessibleName(self.preview.text())
        self.leave.setText(self.tr("Cancel"))
        self.leave.setAccessibleName(self.leave.text())
        self.options.speak(self._context.wording)
        self._say_go()

    def _say_go(self) -> None:
        replaces = paths.is_file(self._target())
        self.go.setText(self.tr("Replace and export") if replaces else self.tr("Export"))
        self.go.setAccessibleName(self.go.text())
        self.warning.setText(
            self.tr("There is a file of this name already; exporting replaces it.") if replaces else ""
        )

    # The file

    @property
    def _suffix(self) -> str:
        return self.options.chosen_format.suffix

    def _propose(self) -> None:
        name = proposed_name(self._context.project, self._filter, self._suffix)
        self.path.setText(str(self._folder / name))
        # Ready to be typed over: the name without folder and suffix.
        stem = len(name) - len(self._suffix)
        self.path.setSelection(len(self.path.text()) - len(name), stem)

    def _target(self) -> Path:
        path = self._folder / self.path.text().strip()
        is_whole = path.name.lower().endswith(self._suffix) or not path.name  # "/" has no name to end
        return path if is_whole else path.with_name(f"{path.name}{self._suffix}")

    @Slot()
    def _take_suffix(self) -> None:
        """Follow what stands in the field: the format by the end of the name."""
        self.options.take_suffix_of(self.path.text().strip())
        self._look()

    @Slot()
    def _look(self) -> None:
        """Show what a press would do."""
        is_named = bool(Path(self.path.text().strip()).name)
        self.go.setEnabled(is_named and self.options.is_complete)
        self.preview.setVisible(self.options.chosen_format.is_dossier)
        self._say_go()

    @Slot()
    def _take_format(self) -> None:
        """Put the suffix of the format in the place of another's."""
        name = self.path.text().strip()
        fits = [each for each in suffixes() if name.lower().endswith(each)]
        if fits and self._suffix not in fits:
            longest = max(map(len, fits))
            self.path.setText(f"{name[:-longest]}{self._suffix}")
        self._look()

    @Slot()
    def _browse(self) -> None:
        kinds = f"{self._suffix.rpartition('.')[2].upper()} (*{self._suffix})"
        chosen = self._ask.save_file(
            self.tr("Choose the file"), self._target(), kinds, self._suffix, may_replace=False
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
        self.options.remember()
        self.asked.emit(self._request())
        self.accept()

    @Slot()
    def _preview(self) -> None:
        self.options.remember()
        self.preview_asked.emit(self._request())
        self.accept()

    def _request(self) -> Request:
        return Request(
            path=self._target().absolute(), quote_filter=self._filter, options=self.options.options()
        )
