"""The list of speakers: a search box for all their names, the count, and the table."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.queries import duplicates, speakers
from tracker.records import SpeakerKind
from tracker.services.project import Project
from ui import find, theme
from ui.context import Context
from ui.i18n import grouped, in_words
from ui.models.speaker_table import SpeakerTable
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.claim_list import TYPING_MILLISECONDS
from ui.widgets.list_reading import ListReading
from ui.widgets.record_table import RecordTable
from ui.widgets.speaker_delegate import SpeakerDelegate
from ui.widgets.words_edit import LineEdit

FEW = 300
"""Up to so many speakers similar names are found at once; more are left to a thread, when asked for."""


class SpeakerList(QWidget):
    """Who speaks here; `table` knows the current one."""

    filtered = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.search_box = LineEdit()
        self.search_box.setObjectName("speakers_search_box")
        self.search_box.setClearButtonEnabled(True)
        self.kinds = ChoiceButton(SpeakerKind)
        self.kinds.setObjectName("speakers_kind_filter")
        self.kinds.changed.connect(self.read)
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.count.setObjectName("speakers_count")
        self.duplicates_button = QPushButton()
        self.duplicates_button.setObjectName("speakers_duplicates")
        self._pairs: int | None = None
        self._is_all = True
        self._reading = ListReading(context, "speaker", self)
        self._reading.found.connect(self._show)
        self.model = SpeakerTable(context, self)
        self.table = RecordTable()
        self.table.setObjectName("speakers_table")
        self.delegate = SpeakerDelegate(context, self.table)
        self.table.show_records(self.model, self.model, self.delegate)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MILLISECONDS)
        self._pause.timeout.connect(self.read)
        self.search_box.textChanged.connect(self._pause.start)
        self.search_box.returnPressed.connect(self._to_list)
        in_words(self, self._say)

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        top = QHBoxLayout()
        top.setSpacing(gap)
        top.addWidget(self.search_box, 1)
        top.addWidget(self.kinds)
        top.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.duplicates_button, 0, Qt.AlignmentFlag.AlignLeading)

    # What it shows

    @Slot()
    def read(self) -> None:
        """Read the speakers anew; the current one stays current, shown or not."""
        self._pause.stop()
        kinds = tuple(SpeakerKind(kind) for kind in self.kinds.chosen())
        words = self.search_box.text().strip()
        # Their names are in memory, where completion finds them too.
        named = find.speaker_ids(self._context, words) if words else None
        self._reading.start(partial(_ids, kinds, named), at_once=named is not None and not kinds)
        self.filtered.emit()

    @Slot(object, bool)
    def _show(self, ids: Sequence[int], is_all: bool) -> None:
        scrolled = self.table.verticalScrollBar().value()
        self.delegate.sought = self.search_box.text().strip()
        self.model.show_ids(ids)
        self.table.mark_current()
        self.table.verticalScrollBar().setValue(scrolled)
        self._is_all = is_all
        self._say_count()

    @property
    def is_filtered(self) -> bool:
        """True if speakers may be hidden."""
        return bool(self.search_box.text() or self.kinds.chosen())

    @Slot()
    def _to_list(self) -> None:
        self.read()
        self.table.enter()

    def clear_filters(self) -> None:
        """Show every speaker again."""
        self.search_box.clear()
        self.kinds.choose([])
        self.read()

    def state(self) -> dict[str, Any]:
        """The search, the current speaker and the scroll position, to be kept for the next start."""
        return {
            "search": self.search_box.text(),
            "kinds": [str(kind) for kind in self.kinds.chosen()],
            "current": self.table.current_id,
            "scroll": self.table.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show the list as it was kept."""
        self.search_box.setText(state.get("search", ""))
        self.kinds.choose(SpeakerKind(each) for each in state.get("kinds", []) if each in set(SpeakerKind))
        self.table.current_id = state.get("current")
        self.read()
        self.table.verticalScrollBar().setValue(state.get("scroll", 0))

    # Words and sizes

    def _say(self) -> None:
        self.search_box.setPlaceholderText(self.tr("Search the speakers by any of their names"))
        self.search_box.setAccessibleName(self.tr("Search the speakers"))
        self.kinds.say(self.tr("Kind"), self._context.wording.word)
        self.table.setAccessibleName(self.tr("Speakers"))
        self.model.say()
        self.show_pairs(self._pairs)
        self._fit()
        self._say_count()

    def count_pairs(self) -> None:
        """Say how many pairs of similar names there are, where that takes no time."""
        project = self._context.project
        if speakers.count(project) <= FEW:
            self.show_pairs(len(duplicates.pairs(project)))

    def show_pairs(self, number: int | None) -> None:
        """Say how many pairs of similar names there are, if that is known."""
        self._pairs = number
        name = self.tr("Similar names")
        counted = self.tr("Similar names (%n)", "", number or 0)
        self.duplicates_button.setText(grouped(counted, number) if number else name)
        self.duplicates_button.setAccessibleName(name)
        self.duplicates_button.setToolTip(self.tr("Speakers who may be one and the same (D)"))

    def _say_count(self) -> None:
        total, shown = speakers.count(self._context.project), self.model.rowCount()
        more = "" if self._is_all else "+"
        of_all = self.tr("{shown} of {total}").format(shown=f"{shown:,}{more}", total=f"{total:,}")
        self.count.setText(of_all if self.is_filtered else f"{total:,}")

    def _fit(self) -> None:
        for column, width in self.delegate.widths().items():
            self.table.setColumnWidth(column, width)
        self.table.verticalHeader().setDefaultSectionSize(self.delegate.row_height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "delegate"):
            self._fit()


def _ids(
    kinds: Sequence[SpeakerKind], named: Sequence[int] | None, project: Project, limit: int | None
) -> Sequence[int]:
    """The speakers of these kinds, of those who were found by name if any name was asked for."""
    if named is None:
        return speakers.ids(project, kinds)[:limit]
    if not kinds:
        return named
    of_kind = set(speakers.ids(project, kinds))
    return [each for each in named if each in of_kind][:limit]
