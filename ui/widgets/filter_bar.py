"""The bar over the table of quotes: words, speakers, claim, source, status, stance and dates to show."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracker.records import Changes, QuoteFilter, QuoteStatus, Stance
from tracker.text.bidi import isolate
from ui import date_words, theme
from ui.context import Context
from ui.icons import icon
from ui.looks import in_words_and_colours
from ui.models.quote_table import FIRST
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.date_line import DateLine
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.line_edit import LineEdit
from ui.widgets.record_filter import RecordFilter

MILLISECONDS = 150
"""How long a pause in typing is before the list follows."""


class FilterBar(QWidget):
    """What of all quotes is to be shown.

    - `changed()`: another filter holds.
    - `left()`: Enter was pressed in the search box; the eye goes on to the list.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._build()
        if context.first is None:
            self._make_rest()
        else:
            context.opened.connect(self._make_rest)
        self._lay_out()
        self._connect()
        in_words_and_colours(self, self._say)

    def _build(self) -> None:
        self.search_box = LineEdit(self)
        self.search_box.setObjectName("search_box")
        self.speakers = RecordFilter(self._context, "speaker", self)
        self.claims = RecordFilter(self._context, "claim", self)
        self.sources = RecordFilter(self._context, "source", self)
        self.count = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self.count.setObjectName("quote_count")
        self.statuses = ChoiceButton(QuoteStatus, self)
        self.statuses.setObjectName("status_filter")
        self.stances = ChoiceButton(Stance, self)
        self.stances.setObjectName("stance_filter")
        self.date_from = DateLine(self._context, self)
        self.date_from.setObjectName("date_from")
        self.date_to = DateLine(self._context, self)
        self.date_to.setObjectName("date_to")
        self.clear_button = QPushButton(self)
        self.clear_button.setObjectName("clear_filters")
        self.clear_button.setEnabled(False)
        self.problem = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.problem.setObjectName("filter_problem")
        self.problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self.problem.hide()

    @Slot()
    def _make_rest(self) -> None:
        self.search_box.setClearButtonEnabled(True)  # not seen as long as nothing is typed

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        first = QHBoxLayout()
        first.setSpacing(gap)
        first.addWidget(self.search_box, 4)
        for records in self._records:
            first.addWidget(records.line, 3)
        first.addWidget(self.count)
        self._flow = FlowLayout()
        self._flow.setSpacing(gap)
        for widget in (self.statuses, self.stances, *self._dates, self.clear_button):
            self._flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addLayout(first)
        layout.addLayout(self._flow)
        layout.addWidget(self.problem)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=MILLISECONDS)
        self._pause.timeout.connect(self._tell)
        self.search_box.textChanged.connect(self._pause.start)
        self.search_box.returnPressed.connect(self._search_now)
        for records in self._records:
            records.changed.connect(self._tell)
            records.line.textChanged.connect(self._offer_to_clear)
            records.chip_made.connect(self._place_chip)
        for button in (self.statuses, self.stances):
            button.changed.connect(self._tell)
        for line in self._dates:
            line.changed.connect(self._pause.start)
            line.left.connect(self._leave_date)
        self.clear_button.clicked.connect(self.clear)

    def _say(self) -> None:
        word = self._context.wording.word
        self.search_box.setPlaceholderText(self.tr("Search the quotes"))
        self.search_box.setToolTip(self.tr("Search the words of the quotes (Ctrl+F)"))
        removal = self.tr("Filter no longer by: {name}")
        self.speakers.say(self.tr("Speaker"), self.tr("Speaker: {name}"), removal)
        self.claims.say(self.tr("Claim"), self.tr("Claim: {name}"), removal)
        self.sources.say(self.tr("Source"), self.tr("Source: {name}"), removal)
        self.statuses.say(self.tr("Attribution"), word)
        self.stances.say(self.tr("Stance"), word)
        self.date_from.setPlaceholderText(self.tr("From date"))
        self.date_to.setPlaceholderText(self.tr("To date"))
        lines: tuple[QLineEdit, ...] = (self.search_box, *self._dates)
        for line in lines:
            line.setAccessibleName(line.placeholderText())
        for line in self._dates:
            line.setFixedWidth(self._date_width())
        self.clear_button.setText(self.tr("Clear filters"))
        self.clear_button.setToolTip(self.tr("Clear all filters (Esc twice, or Ctrl+Shift+F)"))
        self.clear_button.setAccessibleName(self.clear_button.text())
        self.clear_button.setIcon(icon("x"))
        self._show_problem()

    def _date_width(self) -> int:
        """Room for the longest date in words."""
        language = self._context.wording.language
        days = (date_words.bare(f"2000-{month:02}-28", language) for month in range(1, 13))
        return max(map(self.fontMetrics().horizontalAdvance, days)) + theme.space(self, 6)

    @property
    def _records(self) -> tuple[RecordFilter, RecordFilter, RecordFilter]:
        return self.speakers, self.claims, self.sources

    @property
    def _dates(self) -> tuple[DateLine, DateLine]:
        return self.date_from, self.date_to

    # The filter

    def filter(self) -> QuoteFilter:
        """What the bar asks for, in the order of time."""
        first, last = self.date_from.meant, self.date_to.meant
        return QuoteFilter(
            speakers=self.speakers.ids,
            claims=self.claims.ids,
            sources=self.sources.ids,
            statuses=tuple(QuoteStatus(each) for each in self.statuses.chosen()),
            stances=tuple(Stance(each) for each in self.stances.chosen()),
            first_day=first.first_day if first else "",
            last_day=last.last_day if last else "",
            search=self.search_box.text().strip(),
        )

    def show_filter(self, wanted: QuoteFilter) -> None:
        """Ask for this from now on; records that are gone are left out. Sends `changed` once."""
        self.search_box.setText(wanted.search)
        self.speakers.pick_only(wanted.speakers)
        self.claims.pick_only(wanted.claims)
        self.sources.pick_only(wanted.sources)
        self.statuses.choose(wanted.statuses)
        self.stances.choose(wanted.stances)
        self.date_from.show_date(wanted.first_day)
        self.date_to.show_date(wanted.last_day)
        self._tell()

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        for records in self._records:
            records.line.set_choice(None)
        self.show_filter(QuoteFilter())

    def refresh(self, changes: Changes) -> None:
        """Name the chips anew, and drop those whose records are gone; that is another filter."""
        if not changes.touches("speaker", "claim", "source"):
            return
        before = self.filter()
        for records in self._records:
            records.refresh()
        if self.filter() != before:
            self._tell()

    def show_count(self, shown: int | None, total: int) -> None:
        """Say how many quotes are shown, of how many there are; None while that is being counted."""
        if shown is None:
            said = self.tr("more than {number} of {total}")
            self.count.setText(said.format(number=f"{FIRST:,}", total=f"{total:,}"))
        elif self.filter() == QuoteFilter():
            self.count.setText(self._context.wording.count("quotes", total))
        else:
            said = self.tr("{shown} of {total}")
            self.count.setText(said.format(shown=f"{shown:,}", total=f"{total:,}"))
        self.count.setAccessibleName(self.count.text())

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        if not self._is_misread:
            self.problem.hide()
        self._offer_to_clear()
        self.changed.emit()

    @property
    def _is_misread(self) -> bool:
        return any(line.error for line in self._dates)

    @Slot()
    def _offer_to_clear(self) -> None:
        typed = any(records.line.text() for records in self._records)  # also what fits no record
        self.clear_button.setEnabled(typed or self._is_misread or self.filter() != QuoteFilter())

    @Slot()
    def _search_now(self) -> None:
        self._tell()
        self.left.emit()

    @Slot(QWidget)
    def _place_chip(self, chip: QWidget) -> None:
        # Behind the others, and before the button that clears them all.
        self._flow.removeWidget(self.clear_button)
        self._flow.addWidget(chip)
        self._flow.addWidget(self.clear_button)
        QWidget.setTabOrder(chip, self.clear_button)

    @Slot()
    def _leave_date(self) -> None:
        if self._pause.isActive():
            self._tell()
        self._show_problem()

    def _show_problem(self) -> None:
        """Say that a date is not understood. It waits till the line is left: half a date is no error."""
        self._offer_to_clear()
        wrong = next((line.text() for line in self._dates if line.error), "")
        self.problem.setVisible(bool(wrong))
        said = self.tr(
            "“{typed}” is no date that Isnad understands, so it does not narrow the list. "
            "Write 5/2/2016, February 2016 or 2016."
        )
        self.problem.setText(said.format(typed=isolate(wrong)))
