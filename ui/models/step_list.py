"""The steps of the history as a list that grows while one looks further back."""

from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from tracker.queries import steps
from tracker.queries.steps import Step, StepFilter
from tracker.text.bidi import isolate
from tracker.text.fold import fold
from ui.context import Context
from ui.i18n import grouped
from ui.told import Teller, cut
from ui.widgets.row_delegate import DETAIL

PAGE = 100
LONGEST = 120
"""Characters of a record's words in a line."""

LONGEST_OF_MANY = 40
"""Of the first of many, so that there is room for how many more there are."""

Index = QModelIndex | QPersistentModelIndex

NOWHERE = QModelIndex()


class StepList(QAbstractListModel):
    """Newest first. Looking through a long history for what fits goes on by itself, bit by bit, until there
    is a page more; `looking(bool)` says whether it is under way.
    """

    looking = Signal(bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._teller = Teller(context, self)
        self._filter = StepFilter()
        self._steps: list[Step] = []
        self._below: int | None = None
        self._wanted = 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._read)

    def show_steps(self, wanted: StepFilter) -> None:
        """Show the newest steps that fit."""
        self._filter = wanted
        self._begin(PAGE)

    def refresh(self) -> None:
        """Read again what is shown: there are new steps, and older ones may be undone now."""
        self._begin(max(PAGE, len(self._steps)))

    def step(self, row: int) -> Step | None:
        """The step of a row; None behind the last."""
        return self._steps[row] if 0 <= row < len(self._steps) else None

    def row_of(self, step_id: int) -> int | None:
        """Where a step stands; None if it is not shown."""
        return next((row for row, step in enumerate(self._steps) if step.action.id == step_id), None)

    @property
    def is_complete(self) -> bool:
        """True if no step further back is left to be looked at."""
        return self._below == 0

    def _begin(self, number: int) -> None:
        self.beginResetModel()
        self._steps, self._below, self._wanted = [], None, number
        self.endResetModel()
        self._read()

    def _read(self) -> None:
        missing = max(PAGE, self._wanted - len(self._steps))
        page = steps.page(self._context.project, self._filter, below=self._below, limit=missing)
        self._below = page.below
        if page.steps:
            self.beginInsertRows(QModelIndex(), len(self._steps), len(self._steps) + len(page.steps) - 1)
            self._steps += page.steps
            self.endInsertRows()
        goes_on = len(self._steps) < self._wanted and not self.is_complete
        if goes_on:
            self._next.start()
        self.looking.emit(goes_on)

    def say(self) -> None:
        """Tell the rows in the present language."""
        if self._steps:
            self.dataChanged.emit(self.index(0), self.index(len(self._steps) - 1))

    # Qt

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self.is_complete and not self._next.isActive()

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self._wanted = len(self._steps) + PAGE
            self._read()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        step = self.step(index.row())
        if step is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            told = self._teller.step(step.action)
            if not step.words:
                return told
            named = f"{told}: {isolate(cut(step.words, LONGEST_OF_MANY if step.others else LONGEST))}"
            more = self.tr("{step}, and %n more", "", step.others) if step.others else "{step}"
            return grouped(more, step.others).format(step=named)
        if role == DETAIL:
            return self._teller.moment_and_actor(step.action)
        return None


def named(context: Context, wanted: StepFilter) -> StepFilter:
    """The filter, finding steps also by what they are called in the present language."""
    if not wanted.search:
        return wanted
    searched, labels = fold(wanted.search).strip(), context.wording.tables["steps"]
    return replace(wanted, names=tuple(name for name in labels if searched in fold(labels[name])))
