"""The bar over the table of quotes: words, speakers, claim, source, status, stance and dates to show.

What else a quote filter can ask for is chosen in the panel; here it has its chips.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from ui.widgets.filter_chips import FilterChips

MILLISECONDS = 150
"""How long a pause in typing is before the list follows."""


class FilterBar(QWidget):
    """What of all quotes is to be shown.

    - `changed()`: another filter holds.
    - `left()`: Enter was pressed in the search box; the eye goes on to the list.
    - `save_asked()`: the present filter is to be kept as a list.
    """

    changed = Signal()
    left = Signal()
    save_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._further = QuoteFilter()  # what is asked for that no line or button here shows
        self._chips: FilterChips | None = None
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
        self.statuses = ChoiceButton(QuoteStatus, self, only_counts=True)
        self.statuses.setObjectName("status_filter")
        self.stances = ChoiceButton(Stance, self, only_counts=True)
        self.stances.setObjectName("stance_filter")
        self.date_from = DateLine(self._context, self)
        self.date_from.setObjectName("date_from")
        self.date_to = DateLine(self._context, self)
        self.date_to.setObjectName("date_to")
        self.panel_button = QPushButton(self)
        self.panel_button.setObjectName("filter_panel_button")
        self.panel_button.setCheckable(True)
        self.save_button = QPushButton(self)
        self.save_button.setObjectName("save_filter")
        self.save_button.setEnabled(False)
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
        for widget in (self.statuses, self.stances, *self._dates, *self._buttons):
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
        self.save_button.clicked.connect(self.save_asked)
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
        self.panel_button.setText(self.tr("Filter"))
        self.panel_button.setToolTip(
            self.tr("Everything to filter by, with the number of quotes of each choice (F)")
        )
        self.panel_button.setAccessibleName(self.panel_button.text())
        self.panel_button.setIcon(icon("funnel"))
        self.save_button.setText(self.tr("Save list…"))
        self.save_button.setToolTip(self.tr("Keep this filter as a list with a name (Ctrl+D)"))
        self.save_button.setAccessibleName(self.save_button.text())
        if self._chips:
            self._chips.say()
        self._show_problem()

    def _date_width(self) -> int:
        """Room for the longest date in words."""
        language = self._context.wording.language
        days = (date_words.bare(f"2000-{month:02}-28", language) for month in range(1, 13))
        return max(map(self.fontMetrics().horizontalAdvance, days)) + theme.space(self, 6)

    @property
    def _buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        return self.panel_button, self.save_button, self.clear_button

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
        return replace(
            self._further,
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
        now = self.filter()
        if wanted.search != now.search:
            self.search_box.setText(wanted.search)
        self.speakers.pick_only(wanted.speakers)
        self.claims.pick_only(wanted.claims)
        self.sources.pick_only(wanted.sources)
        self.statuses.choose(wanted.statuses)
        self.stances.choose(wanted.stances)
        for line, day, shown in (
            (self.date_from, wanted.first_day, now.first_day),
            (self.date_to, wanted.last_day, now.last_day),
        ):
            if day != shown:  # else it stays as it was typed: 2016, not the first day of it
                line.show_date(day)
        self._further = QuoteFilter(
            verdicts=wanted.verdicts,
            topics=wanted.topics,
            after_verdict=wanted.after_verdict,
            kinds=wanted.kinds,
            outlets=wanted.outlets,
            role=wanted.role,
            organization=wanted.organization,
        )
        self._drop_verdicts()
        self._tell()

    def change(self, **values: Any) -> None:
        """Ask for other values of some fields of the filter; the others stay as they are."""
        self.show_filter(replace(self.filter(), **values))

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        for records in self._records:
            records.line.set_choice(None)
        for line in self._dates:
            line.show_date("")
        self.search_box.clear()
        self.show_filter(QuoteFilter())

    def _drop_verdicts(self) -> None:
        """Ask for no verdict that is there no more."""
        if not self._further.verdicts:
            return
        from tracker.queries import verdicts

        there = {verdict.id for verdict in verdicts.all_verdicts(self._context.project)}
        kept = tuple(each for each in self._further.verdicts if each in there)
        self._further = replace(self._further, verdicts=kept)

    def refresh(self, changes: Changes) -> None:
        """Name the chips anew, and drop those whose records are gone; that is another filter."""
        if not changes.touches("speaker", "claim", "source", "verdict"):
            return
        before = self.filter()
        self._drop_verdicts()
        if self._chips:
            self._chips.say()
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
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        """Show what no line of the bar shows. What makes the chips is imported when there is one."""
        if self._chips is None:
            from ui.widgets.filter_chips import FilterChips, is_needed

            if not is_needed(self.filter()):
                return
            self._chips = FilterChips(self._context, self)
            self._chips.chip_made.connect(self._place_chip)
            self._chips.taken_off.connect(self._take_off)
        self._chips.show(self.filter())

    @Slot(str, object)
    def _take_off(self, field: str, value: object) -> None:
        held = getattr(self.filter(), field)
        if isinstance(held, tuple):
            self.change(**{field: tuple(each for each in held if each != value)})
        else:
            self.change(**{field: getattr(QuoteFilter(), field)})
        self.panel_button.setFocus()

    @property
    def _is_misread(self) -> bool:
        return any(line.error for line in self._dates)

    @Slot()
    def _offer_to_clear(self) -> None:
        typed = any(records.line.text() for records in self._records)  # also what fits no record
        is_filtered = self.filter() != QuoteFilter()
        self.clear_button.setEnabled(typed or self._is_misread or is_filtered)
        self.save_button.setEnabled(is_filtered and self._context.writable)

    @Slot()
    def _search_now(self) -> None:
        self._tell()
        self.left.emit()

    @Slot(QWidget)
    def _place_chip(self, chip: QWidget) -> None:
        # Behind the others; the button that clears them all stays where it is.
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        before = [widget for item in items if item and (widget := item.widget())]
        self._flow.addWidget(chip)
        QWidget.setTabOrder(before[-1], chip)

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
