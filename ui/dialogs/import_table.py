"""A table on its way in, on one page: how it is read, which column is what, what would come of it."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tracker.exchange.importing.cells import enumeration_of
from tracker.exchange.importing.columns import FIELDS, ITS_OWN, NO_COLUMN
from tracker.exchange.importing.model import Numbered, Options
from tracker.queries import mappings, verdicts
from tracker.text.bidi import isolate
from ui import table_job, theme
from ui.context import Context
from ui.i18n import in_words
from ui.jobs import Job
from ui.models.table_preview import TablePreview
from ui.table_job import Origin, Reading, Storing, Trial
from ui.widgets.fixed_values import FixedValues
from ui.widgets.import_report import ImportReport
from ui.widgets.line_delegate import LineDelegate
from ui.widgets.mapping_list import MappingList
from ui.widgets.reading_options import ReadingOptions
from ui.widgets.wordings_list import WordingsList

ROWS_SAMPLED = 20
SHARE_OF_WINDOW = 0.94


class ImportTableDialog(QDialog):
    """`asked(Storing)`: it was checked, and is to be stored."""

    asked = Signal(object)

    def __init__(self, context: Context, origin: Origin, reading: Reading, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_table_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._origin = origin
        self._options = reading.options
        self._reading = reading
        self._what = "quotes"
        self._has_trial = False
        self._job: Job | None = None
        self._build()
        in_words(self, self._say)
        self._connect()
        self.show_reading(reading)
        self.resize(parent.size() * SHARE_OF_WINDOW)

    def _build(self) -> None:
        self.head = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.head.setObjectName("import_head")
        self.remark = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.remark.setObjectName("import_remark")
        self.remark.setForegroundRole(QPalette.ColorRole.BrightText)
        self.options = ReadingOptions(self._context)
        self.fixed = FixedValues()
        self.mapping = MappingList()
        self.wordings = WordingsList()
        self.preview = TablePreview(self)
        self.table = QTableView()
        self.table.setObjectName("import_preview")
        self.table.setModel(self.preview)
        self.table.setItemDelegate(LineDelegate(self.table))
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.report = ImportReport(self._context)
        self.buttons = QDialogButtonBox()
        self.check = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.check.setObjectName("import_check")
        self.go = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("import_go")
        self.leave = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.leave.setObjectName("import_leave")
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 3))
        layout.addWidget(self.head)
        layout.addWidget(self.remark)
        layout.addWidget(self.options)
        layout.addWidget(self.fixed)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(_beside(self.mapping, self.table, (2, 3)))
        parts.addWidget(_beside(self.wordings, self.report, (2, 3)))
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 1)
        layout.addWidget(parts, 1)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.options.read_anew.connect(self._read_anew)
        self.options.changed.connect(self._take_otherwise)
        self.mapping.changed.connect(self._forget_trial)
        self.fixed.changed.connect(self._forget_trial)
        self.wordings.changed.connect(self._forget_trial)
        self.report.row_asked.connect(self._show_row)
        self.check.clicked.connect(self._check)
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Import a table"))
        self.table.setAccessibleName(self.tr("The table as it stands in the file"))
        self.check.setText(self.tr("Check"))
        self.go.setText(self.tr("Import"))
        self.leave.setText(self.tr("Do not import"))
        for button in (self.check, self.go, self.leave):
            button.setAccessibleName(button.text())
        self._say_head()

    def _say_head(self) -> None:
        table = self._reading.table
        name = isolate(self._origin.path.name) if self._origin.words is None else self.tr("Pasted rows")
        if table is None:
            self.head.setText(name)
            error = self._reading.error
            self.remark.setText(str(self._context.wording.error(error)) if error else "")
        else:
            rows = self._context.wording.count("rows", table.found.rows)
            self.head.setText(f"{name} · {rows}")
            self.remark.setText(self._remark())
        self.remark.setVisible(bool(self.remark.text()))

    def _remark(self) -> str:
        """What of the file was read otherwise than one might think."""
        words, table = self._context.wording, self._reading.table
        if table is None:
            return ""
        found = table.found
        counts = {"titles": found.above, "headers": found.repeated, "blank": found.blank}
        counts["marks"] = found.swallowed
        return "\n".join(
            str(words.sentence(f"messages.import_{name}", rows=words.count("rows", number)))
            for name, number in counts.items()
            if number
        )

    # What is read

    @Slot()
    def _read_anew(self) -> None:
        changed = self.sender()
        widget = self.focusWidget()
        assert changed is self.options
        self._options = self.options.reading(self._options, widget)
        self._begin(partial(table_job.read, self._origin, options=self._options), self.show_reading)

    @Slot(object)
    def show_reading(self, reading: Reading) -> None:
        """Show a table as it was read now, or why it could not be."""
        self._reading, self._options = reading, reading.options
        table = reading.table
        self.options.show_found(self._options, table.found if table else None)
        if table is not None:
            self.preview.show_rows(table.headers, reading.rows)
            spec = mappings.remembered(self._context.project, table.headers)
            self._map(self._with_remembered(spec))
        self._say_head()
        self._forget_trial()

    def _with_remembered(self, spec: dict[str, Any]) -> Options:
        table = self._reading.table
        if not spec or table is None or not self._options.has_header:
            return self._options
        return replace(
            self._options,
            what=spec["what"],
            mapping=tuple((name, column) for name, column in spec["mapping"]),
            values=tuple((name, words, meaning) for name, words, meaning in spec["values"]),
            duplicates=spec["duplicates"],
            month_first=spec["month_first"],
            constants=tuple((name, words) for name, words in spec.get("constants", ())),
        )

    def _map(self, options: Options) -> None:
        """Propose which column is what, and show it."""
        table = self._reading.table
        if table is None:
            return
        found = table_job.columns(table, options) or table_job.columns(table, replace(options, mapping=()))
        self._what, fields = found if found else (options.what or "quotes", {})
        self._options = replace(options, what=self._what)
        self.options.show_taking(self._what, self._options)
        samples = [
            next((cells[place] or "" for _, cells in self._reading.rows[:ROWS_SAMPLED] if cells[place]), "")
            for place in range(len(table.headers))
        ]
        self.mapping.show_columns(table.headers, samples, self._labels)
        self.mapping.set_fields({place: name for name, places in fields.items() for place in places})
        self.fixed.set_chosen(options.constants)
        self.preview.name_fields(self._named_fields)

    @property
    def _labels(self) -> dict[str, str]:
        """What the fields of this kind of table are called."""
        words = self._context.wording
        tables = (self._what, "claims", "quotes", "report", "sources")
        known = [words.headers(table) for table in tables]
        return {
            name: next((labels[name] for labels in known if name in labels), name)
            for name in FIELDS[self._what]
        }

    @property
    def _named_fields(self) -> dict[int, str]:
        return {place: self._labels[name] for place, name in self.mapping.fields.items()}

    @Slot()
    def _take_otherwise(self) -> None:
        options = self.options.taking(self._options)
        if options.what != self._what:
            self._map(replace(options, mapping=(), values=()))
        self._options = options
        self._forget_trial()

    # What would come of it

    @property
    def chosen(self) -> Options:
        """All that is chosen now, every field named with its column or none."""
        fields = self.mapping.fields
        mapping = [(name, str(place + 1)) for place, name in fields.items()]
        constants = self.fixed.chosen
        told = {*fields.values(), *(name for name, _ in constants)}
        mapping += [(name, NO_COLUMN) for name in FIELDS[self._what] if name not in told]
        values = self.wordings.chosen or self._options.values
        return replace(
            self._options, what=self._what, mapping=tuple(mapping), values=values, constants=constants
        )

    @Slot()
    def _forget_trial(self) -> None:
        self._has_trial = False
        taken = {*self.mapping.fields.values(), *ITS_OWN[self._what]}
        self.fixed.offer(self._labels, taken)
        self.preview.name_fields(self._named_fields)
        self.report.show_trial(None)
        self._allow()

    def _allow(self) -> None:
        is_free = self._job is None
        self.check.setEnabled(is_free and self._reading.table is not None)
        self.go.setEnabled(is_free and self._has_trial)
        self.check.setDefault(not self._has_trial)
        self.go.setDefault(self._has_trial)

    @Slot()
    def _check(self) -> None:
        table = self._reading.table
        if table is not None:
            path = self._context.project.path
            work = partial(table_job.attempt, self._origin, table, self.chosen, path)
            self._begin(work, self._show_trial)

    @Slot(object)
    def _show_trial(self, trial: Trial) -> None:
        self._has_trial = trial.imported is not None
        if not self.wordings.boxes or not self.wordings.chosen:
            meanings = {name: self._meanings(name) for name in {each.field for each in trial.wordings}}
            self.wordings.show_wordings(trial.wordings, self._labels, meanings)
        self.report.show_trial(trial)
        self._allow()
        (self.go if self._has_trial else self.report.table if trial.faults else self.check).setFocus()

    def _meanings(self, name: str) -> dict[str, str]:
        """What the wordings of a field may mean, by their labels."""
        words = self._context.wording
        if name == "verdict":
            found = verdicts.all_verdicts(self._context.project)
            return {each.name_en: each.name_ar if words.language == "ar" else each.name_en for each in found}
        kind = enumeration_of(self._what, name)
        return {member.value: str(words.word(member)) for member in kind or ()}

    @Slot(int, str)
    def _show_row(self, row: int, header: str) -> None:
        """Show a row in the preview, though it may stand far down in the file."""
        place = self.preview.place_of(row)
        table = self._reading.table
        if place is None and table is not None:
            self._begin(partial(table_job.rows_from, table, row), partial(self._show_rows, row, header))
        elif place is not None:
            index = self.preview.index(place, self.preview.column_of(header))
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    def _show_rows(self, row: int, header: str, rows: tuple[Numbered, ...]) -> None:
        if self._reading.table is not None and rows:
            self.preview.show_rows(self._reading.table.headers, rows)
            self._show_row(row, header)

    # Storing

    @Slot()
    def _go(self) -> None:
        table = self._reading.table
        if table is None or not self._has_trial:
            return
        options = self.chosen
        spec = {
            "what": options.what,
            "mapping": [*options.mapping],
            "values": [*options.values],
            "duplicates": options.duplicates,
            "month_first": options.month_first,
            "constants": [*options.constants],
        }
        self.asked.emit(Storing(self._origin, table, options, spec))
        self.accept()

    def _begin(self, work: Any, then: Any) -> None:
        """Do something away from the window; meanwhile nothing else can be begun here."""
        if self._job is not None:
            return
        job = self._job = Job(work)
        job.done.connect(self._end_job)
        self._then = then
        job.failed.connect(self._fail_job)
        self._allow()
        job.begin()

    @Slot(object)
    def _end_job(self, result: object) -> None:
        self._job = None
        self._then(result)
        self._allow()

    @Slot(object)
    def _fail_job(self, error: object) -> None:
        self._job = None
        self._allow()
        assert isinstance(error, Exception)
        self._context.refused.emit(error)


def _beside(one: QWidget, other: QWidget, shares: tuple[int, int]) -> QSplitter:
    """Two parts of the page beside each other."""
    sides = QSplitter()
    sides.setChildrenCollapsible(False)
    for place, (part, share) in enumerate(zip((one, other), shares, strict=True)):
        sides.addWidget(part)
        sides.setStretchFactor(place, share)
    return sides
