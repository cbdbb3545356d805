"""Pairs of speakers who may be one, side by side: merged, or told apart, one key a pair."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.queries import duplicates, quotes
from tracker.queries import speakers as speaker_queries
from tracker.queries.duplicates import Pair
from tracker.records import Changes, QuoteFilter
from tracker.services import speakers
from tracker.text.bidi import isolate
from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.jobs import Job, Progress
from ui.widgets.row_delegate import DETAIL, RowDelegate
from ui.widgets.speaker_list import FEW
from ui.widgets.speaker_side import SpeakerSide

MOST = 500
"""Pairs that are listed; the next ones come when some of these are done."""

NAMES = ("speaker", "speaker_alias", "rejected_pair")
"""What may change which pairs there are."""


class DuplicatesView(QWidget):
    """A list of pairs, and under it the two of the current one.

    Who stays is chosen beforehand only where next to nothing differs; else an arrow key, a number or a press
    chooses. Enter merges, Del says that they are two. `left()`: back to the speakers; `counted()`: the number
    of pairs is known.
    """

    left = Signal()
    counted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pairs: tuple[Pair, ...] = ()
        self._kept = 0  # the id of who stays; 0 while none is chosen
        self._job: Job | None = None
        self._is_stale = True
        self.setObjectName("duplicates_view")
        self._build()
        self._lay_out()
        in_words(self, self._say)
        context.changed.connect(self._follow)

    def _build(self) -> None:
        self.heading, self.hint = QLabel(), QLabel(wordWrap=True)
        self.back_button = QPushButton()
        self.back_button.setObjectName("duplicates_back")
        self.back_button.clicked.connect(self.left)
        self.list = QListWidget()
        self.list.setObjectName("duplicates_list")
        self.list.setItemDelegate(RowDelegate(self.list, detail_below=False))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_pair)
        self.list.installEventFilter(self)
        self.sides = (SpeakerSide(self._context), SpeakerSide(self._context))
        for number, side in enumerate(self.sides):
            side.setObjectName(f"duplicates_side_{number + 1}")
            side.pressed.connect(partial(self.keep, number))
        self.merge_button, self.reject_button = QPushButton(), QPushButton()
        self.merge_button.setObjectName("duplicates_merge")
        self.merge_button.clicked.connect(self.merge)
        self.reject_button.setObjectName("duplicates_reject")
        self.reject_button.clicked.connect(self.reject)
        for label in (self.heading, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def _lay_out(self) -> None:
        gap = theme.space(self, 4)
        top, beside, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.back_button)
        beside.setSpacing(gap)
        for side in self.sides:
            beside.addWidget(side, 1)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.merge_button)
        foot.addWidget(self.reject_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(theme.space(self, 3))
        layout.addLayout(top)
        layout.addWidget(self.list, 2)
        layout.addLayout(beside, 3)
        layout.addLayout(foot)

    # Words

    def _say(self) -> None:
        self.list.setAccessibleName(self.tr("Pairs of similar names"))
        for button, words in (
            (self.back_button, self.tr("Back to the speaker")),
            (self.merge_button, self.tr("Merge")),
            (self.reject_button, self.tr("They are two")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self.back_button.setToolTip(self.tr("Back to the speaker (Esc)"))
        self.merge_button.setToolTip(self.tr("Merge the two (Enter)"))
        self.reject_button.setToolTip(self.tr("Two different speakers: do not show them again (Del)"))
        self._fill()

    def _say_state(self) -> None:
        if self._job is not None:
            self.heading.setText(self.tr("Comparing the names…"))
            self.hint.clear()
            return
        self.heading.setText(self.tr("Similar names: %n pair(s)", "", len(self._pairs)))
        if not self._pairs:
            self.hint.setText(self.tr("No two speakers have similar names."))
        elif self._kept:
            self.hint.setText(
                self.tr("Enter merges, the arrow keys choose who stays, Del tells the two apart.")
            )
        else:
            self.hint.setText(self.tr("If they are one, choose who stays: 1 or 2. If they are two: Del."))

    # The pairs

    @property
    def count(self) -> int | None:
        """How many pairs there are; None while that is not known."""
        return None if self._is_stale else len(self._pairs)

    def start(self) -> None:
        """Show the pairs there are, the first one current."""
        if self._is_stale:
            self.read()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.touches(*NAMES):
            self._is_stale = True
            if self.isVisible():
                self.read()
        elif self.isVisible() and changes.touches("quote", "speaker_role"):
            self._show_pair()

    def read(self) -> None:
        """Find the pairs anew: at once among few speakers, else on a thread of its own."""
        project = self._context.project
        if speaker_queries.count(project) <= FEW:
            self._take(duplicates.pairs(project, MOST))
        elif self._job is None:
            self._is_stale = False  # a step from now on makes it so again

            def find(_progress: Progress) -> object:
                return duplicates.pairs(project, MOST)

            self._job = Job(find)
            self._job.done.connect(self._take_found)
            self._job.over.connect(self._end_job)
            self._job.begin()
            self._say_state()

    @Slot(object)
    def _take_found(self, found: tuple[Pair, ...]) -> None:
        self._take(found, is_stale=self._is_stale)

    @Slot()
    def _end_job(self) -> None:
        self._job = None
        self._say_state()
        if self._is_stale and self.isVisible():
            self.read()

    def _take(self, found: tuple[Pair, ...], *, is_stale: bool = False) -> None:
        self._pairs, self._is_stale = found, is_stale
        self._fill()
        self.counted.emit()

    def _fill(self) -> None:
        """Put the pairs into the list; the current row stays where it was."""
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for pair in self._pairs:
            one, other = (isolate(self._name(each)) for each in (pair.speaker_id, pair.other_id))
            item = QListWidgetItem(self.tr("{one} and {other}").format(one=one, other=other), self.list)
            item.setData(DETAIL, self._context.wording.word(pair.reason))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)
        self._show_pair()

    def _name(self, speaker_id: int) -> str:
        return speaker_queries.get(self._context.project, speaker_id).name

    @property
    def pair(self) -> Pair | None:
        """The current pair."""
        row = self.list.currentRow()
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    @Slot()
    def _show_pair(self) -> None:
        pair = self.pair
        self._kept = self._likely_to_stay(pair) if pair is not None and pair.is_sure else 0
        self._show_sides()

    def _likely_to_stay(self, pair: Pair) -> int:
        """Who said more; of two who said as much, who was there first."""

        def said(speaker_id: int) -> int:
            return quotes.count(self._context.project, QuoteFilter(speakers=(speaker_id,)))

        return max((pair.speaker_id, pair.other_id), key=said)

    def _show_sides(self) -> None:
        pair, writable = self.pair, self._context.project.writable
        for side, speaker_id in zip(self.sides, _both(pair), strict=True):
            side.setVisible(pair is not None)
            if pair is not None:
                side.show_speaker(speaker_id, kept=speaker_id == self._kept, decided=bool(self._kept))
        self.merge_button.setEnabled(writable and bool(self._kept))
        self.reject_button.setEnabled(writable and pair is not None)
        self._say_state()

    # Steps

    def keep(self, number: int) -> None:
        """Let the first (0) or the second (1) of the two be the one that stays."""
        if self.pair is not None:
            self._kept = _both(self.pair)[number]
            self._show_sides()

    @Slot()
    def merge(self) -> None:
        """Merge the two, if it is chosen who stays."""
        if self.pair is not None and self._kept and self._context.project.writable:
            (gone,) = {*_both(self.pair)} - {self._kept}
            self._context.do(speakers.merge, self._kept, gone)

    @Slot()
    def reject(self) -> None:
        """Say that the two are two."""
        if self.pair is not None and self._context.project.writable:
            self._context.do(speakers.reject_pair, *_both(self.pair))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._press(event):
            return True
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key of the list does; False if it does nothing here."""
        key = event.key()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        first, second = (Qt.Key.Key_Right, Qt.Key.Key_Left) if rtl else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.merge()
        elif key == Qt.Key.Key_Delete:
            self.reject()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == first or event.text() in ("1", "١"):
            self.keep(0)
        elif key == second or event.text() in ("2", "٢"):
            self.keep(1)
        elif key == Qt.Key.Key_Space and self.pair is not None:
            self.keep(0 if self._kept == self.pair.other_id else 1 if self._kept else 0)
        else:
            return False
        return True


def _both(pair: Pair | None) -> tuple[int, int]:
    return (pair.speaker_id, pair.other_id) if pair is not None else (0, 0)
