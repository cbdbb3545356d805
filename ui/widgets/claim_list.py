"""The list of claims: a search box, filters by status and verdict, the count, and the table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.queries import claims, verdicts
from tracker.records import ClaimFilter, ClaimStatus, Verdict
from ui import theme, verdict_look
from ui.context import Context
from ui.i18n import in_words
from ui.models.claim_table import ClaimTable, Column
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.claim_delegate import ClaimDelegate
from ui.widgets.completion import Choice, CompletionEdit
from ui.widgets.list_reading import ListReading
from ui.widgets.record_table import RecordTable
from ui.widgets.words_edit import LineEdit

TYPING_MILLISECONDS = 150
"""How long a pause in typing is before the list follows."""

VERDICT_LETTERS = 12
"""Room in the filter for the name of a verdict."""

ANY, NO_VERDICT = 0, -1
"""What the filter holds besides the ids of verdicts."""


class ClaimList(QWidget):
    """Which claims there are; `table` knows the current one."""

    filtered = Signal()
    """Others are asked for, or the same again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.search_box = LineEdit()
        self.search_box.setObjectName("claims_search_box")
        self.search_box.setClearButtonEnabled(True)
        self.statuses = ChoiceButton(ClaimStatus)
        self.statuses.setObjectName("claims_status_filter")
        self.verdicts = QComboBox()
        self.verdicts.setObjectName("claims_verdict_filter")
        self.verdicts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.verdicts.setMinimumContentsLength(VERDICT_LETTERS)
        self.topic = CompletionEdit(self._find_topics)
        self.topic.setObjectName("claims_topic_filter")
        self.topic.setClearButtonEnabled(True)
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.count.setObjectName("claims_count")
        self._verdicts: list[Verdict] = []
        self._is_all = True
        self._reading = ListReading(context, "claim", self)
        self._reading.found.connect(self._show)
        self.model = ClaimTable(context, self)
        self.table = RecordTable()
        self.table.setObjectName("claims_table")
        self.delegate = ClaimDelegate(context, self.table)
        self.table.show_records(self.model, self.model, self.delegate)
        self._lay_out()
        self._connect()
        in_words(self, self._say)

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        filters = QHBoxLayout()
        filters.addWidget(self.statuses)
        filters.addWidget(self.verdicts)
        filters.addStretch(1)
        filters.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        words = QHBoxLayout()
        words.addWidget(self.search_box, 2)
        words.addWidget(self.topic, 1)
        layout.addLayout(words)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MILLISECONDS)
        self._pause.timeout.connect(self.read)
        for line in (self.search_box, self.topic):
            line.textChanged.connect(self._pause.start)
        self.topic.chosen.connect(self.read)
        self.search_box.returnPressed.connect(self._to_list)
        self.statuses.changed.connect(self.read)
        self.verdicts.activated.connect(lambda _: self.read())
        self.table.resized.connect(self.fit)

    # What it shows

    @Slot()
    def read(self) -> None:
        """Read the claims anew; the current one stays current, shown or not."""
        self._pause.stop()
        self._verdicts = verdicts.all_verdicts(self._context.project)
        self._offer_verdicts(self._verdicts)
        wanted = self._filter()
        self._reading.start(lambda project, limit: claims.ids(project, replace(wanted, limit=limit)))
        self.filtered.emit()

    @Slot(object, bool)
    def _show(self, ids: Sequence[int], is_all: bool) -> None:
        scrolled = self.table.verticalScrollBar().value()
        self.delegate.sought = self.search_box.text().strip()
        self.model.show_claims(ids, self._verdicts, are_few=self._reading.is_short)
        self.fit()
        self.table.mark_current()
        self.table.verticalScrollBar().setValue(scrolled)
        self._is_all = is_all
        self._say_count()

    def _filter(self) -> ClaimFilter:
        verdict = self.verdicts.currentData()
        return ClaimFilter(
            search=self.search_box.text(),
            statuses=tuple(ClaimStatus(status) for status in self.statuses.chosen()),
            verdicts=(verdict,) if verdict not in (None, ANY, NO_VERDICT) else (),
            unjudged=verdict == NO_VERDICT,
            topic=self.topic.text().strip(),
        )

    @Slot()
    def _to_list(self) -> None:
        self.read()
        self.table.enter()

    # Filters

    @property
    def is_filtered(self) -> bool:
        """True if some claims may be left out."""
        chosen = self.verdicts.currentData() not in (None, ANY)
        return bool(self.search_box.text() or self.topic.text() or self.statuses.chosen() or chosen)

    def clear_filters(self) -> None:
        """Show every claim again."""
        self.search_box.clear()
        self.topic.clear()
        self.statuses.choose([])
        self.verdicts.setCurrentIndex(0)
        self.read()

    def _offer_verdicts(self, found: list[Verdict]) -> None:
        language = self._context.wording.language
        choices = [(self.tr("Any verdict"), ANY), (self.tr("No verdict"), NO_VERDICT)]
        choices += [(verdict_look.name(verdict, language), verdict.id) for verdict in found]
        chosen = self.verdicts.currentData()
        self.verdicts.clear()
        for word, value in choices:
            self.verdicts.addItem(word, value)
        self.verdicts.setCurrentIndex(max(0, self.verdicts.findData(chosen)))

    def state(self) -> dict[str, Any]:
        """The filters, the current claim and the scroll position, to be kept for the next start."""
        return {
            "search": self.search_box.text(),
            "topic": self.topic.text(),
            "statuses": [str(status) for status in self.statuses.chosen()],
            "verdict": self.verdicts.currentData(),
            "current": self.table.current_id,
            "scroll": self.table.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show the list as it was kept."""
        self.search_box.setText(state.get("search", ""))
        self.topic.setText(state.get("topic", ""))
        self.statuses.choose(
            ClaimStatus(each) for each in state.get("statuses", []) if each in set(ClaimStatus)
        )
        self._offer_verdicts(verdicts.all_verdicts(self._context.project))
        self.verdicts.setCurrentIndex(max(0, self.verdicts.findData(state.get("verdict", ANY))))
        self.table.current_id = state.get("current")
        self.read()
        self.table.verticalScrollBar().setValue(state.get("scroll", 0))

    # Words and sizes

    def _say(self) -> None:
        self.search_box.setPlaceholderText(self.tr("Search the claims"))
        self.search_box.setAccessibleName(self.tr("Search the claims"))
        self.topic.setPlaceholderText(self.tr("Topic"))
        self.topic.setAccessibleName(self.tr("Topic"))
        self.statuses.say(self.tr("Status"), self._context.wording.word)
        self.verdicts.setAccessibleName(self.tr("Verdict"))
        self.verdicts.setToolTip(self.tr("Verdict"))
        self.table.setAccessibleName(self.tr("Claims"))
        self._offer_verdicts(verdicts.all_verdicts(self._context.project))
        self.model.say()
        self.fit()
        self._say_count()

    def _say_count(self) -> None:
        total = claims.count(self._context.project)
        shown = self.model.rowCount()
        more = "" if self._is_all else "+"
        of_all = self.tr("{shown} of {total}").format(shown=f"{shown:,}{more}", total=f"{total:,}")
        self.count.setText(of_all if self.is_filtered else f"{total:,}")

    def _find_topics(self, typed: str) -> list[Choice]:
        from ui import find

        return find.topics(self._context)(typed)

    @Slot()
    def fit(self) -> None:
        """Give the columns their widths: closer together where they would not fit side by side, and where
        that does not help, without those that matter least."""
        names = [self.verdicts.itemText(place) for place in range(self.verdicts.count())]
        room = self.table.viewport().width()
        self.delegate.close_together = False
        self.delegate.close_together = sum(self.delegate.widths(names).values()) > room
        widths = self.delegate.widths(names)
        hidden = {Column.TOPIC, Column.VERDICT} if self.delegate.close_together else set()
        for column in (Column.BALANCE, Column.STATUS):
            others = sum(width for each, width in widths.items() if each not in {*hidden, Column.CLAIM})
            if room - others < self.delegate.least_claim_width():
                hidden.add(column)
        for column, width in widths.items():
            self.table.setColumnWidth(column, width)
            self.table.setColumnHidden(column, column in hidden)
        self.table.verticalHeader().setDefaultSectionSize(self.delegate.row_height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "delegate"):
            self.fit()
