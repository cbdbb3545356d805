"""The steps of the project: a list that can be narrowed, and beside it the step that is current."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListView, QSplitter, QVBoxLayout, QWidget

from tracker.queries import history, steps
from tracker.queries.steps import StepFilter
from tracker.records import Changes
from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.models.step_list import StepList, named
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.step_details import StepDetails
from ui.widgets.words_edit import LineEdit

ENTITIES = ("quote", "claim", "speaker", "source", "link", "verdict", "saved_filter")

SHARE = 200
"""The list gets two of these, the step three, of whatever room there is."""

TYPING_PAUSE = 200
"""Milliseconds after a key before what was typed is looked for."""


class StepsView(QWidget):
    """`undo_asked(int)`: a step is to be taken back; `undo_to_asked(int)`: all steps behind this one."""

    undo_asked = Signal(int)
    undo_to_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._current: int | None = None
        self.search = LineEdit()
        self.search.setObjectName("history_search_box")
        self.search.setClearButtonEnabled(True)
        self.person, self.entity = QComboBox(), QComboBox()
        self.person.setObjectName("history_person")
        self.entity.setObjectName("history_entity")
        self.note = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.note.setObjectName("history_note")
        self.model = StepList(context, self)
        self.list = QListView()
        self.list.setObjectName("history_list")
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(RowDelegate(self.list, detail_below=True, own_direction=False))
        self.list.setModel(self.model)
        self.details = StepDetails(context)
        self.details.undo_asked.connect(self.undo_asked)
        self.details.undo_to_asked.connect(self.undo_to_asked)
        self._typed = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._lay_out()
        self._connect()
        in_words(self, self._say)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme.space(self, 2))
        bar.addWidget(self.search, 3)
        bar.addWidget(self.person, 2)
        bar.addWidget(self.entity, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("history_splitter")
        self.splitter.setChildrenCollapsible(False)
        # From right to left Qt lays the parts out one pixel too far: the list would lose its border.
        self.splitter.setContentsMargins(0, 0, 1, 0)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.details)
        self.splitter.setSizes([2 * SHARE, 3 * SHARE])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 2))
        layout.addLayout(bar)
        layout.addWidget(self.note)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.search.textEdited.connect(self._typed.start)
        self.search.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self.look)
        self.person.activated.connect(self.look)
        self.entity.activated.connect(self.look)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.list.activated.connect(self._go_to_record)
        self.model.looking.connect(self._say_note)

    def _say(self) -> None:
        self.search.setPlaceholderText(self.tr("Search the steps"))
        self.search.setAccessibleName(self.tr("Search the steps"))
        self.person.setAccessibleName(self.tr("Steps of whom"))
        self.entity.setAccessibleName(self.tr("Steps about what"))
        self.list.setAccessibleName(self.tr("Steps, the newest first"))
        chosen = max(0, self.entity.currentIndex())
        self.entity.clear()
        self.entity.addItem(self.tr("All"), "")
        for entity in ENTITIES:
            self.entity.addItem(str(self._context.wording.entity(entity)), entity)
        self.entity.setCurrentIndex(chosen)
        self._fill_people()
        self.model.say()
        self._say_note(False)

    def _fill_people(self) -> None:
        chosen = self.person.currentData() or ""
        self.person.clear()
        self.person.addItem(self.tr("Everyone"), "")
        for actor in steps.actors(self._context.project):
            self.person.addItem(actor, actor)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))

    def enter(self) -> None:
        """Read the newest steps, and take the focus."""
        self._fill_people()
        self.look()
        self.list.setFocus()

    def clear(self) -> None:
        """Show all steps."""
        self.search.clear()
        self.person.setCurrentIndex(0)
        self.entity.setCurrentIndex(0)
        self.look()

    @property
    def is_narrowed(self) -> bool:
        """True if not all steps are shown."""
        return self._filter() != StepFilter()

    def _filter(self) -> StepFilter:
        return StepFilter(
            actor=self.person.currentData() or "",
            entity=self.entity.currentData() or "",
            search=self.search.text().strip(),
        )

    @Slot()
    def look(self) -> None:
        """Show the steps that fit what is asked for."""
        self._typed.stop()
        self.model.show_steps(named(self._context, self._filter()))
        self._choose(self._current)

    def refresh(self, _changes: Changes) -> None:
        """Read again: every step is news here."""
        self._fill_people()
        newest_was_current = self.list.currentIndex().row() == 0
        focus = self.focusWidget()
        was_inside = focus is not None and focus.hasFocus() and self.details.isAncestorOf(focus)
        self.model.refresh()
        self._choose(None if newest_was_current else self._current)
        if was_inside:
            self.list.setFocus()  # what was pressed there is gone

    def _choose(self, step_id: int | None) -> None:
        row = (self.model.row_of(step_id) if step_id is not None else None) or 0
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self._follow(index)

    @Slot(QModelIndex)
    def _follow(self, index: QModelIndex) -> None:
        step = self.model.step(index.row())
        self._current = step.action.id if step else None
        self.details.show_step(step)

    @Slot(QModelIndex)
    def _go_to_record(self, index: QModelIndex) -> None:
        step = self.model.step(index.row())
        if step is not None and (seen := history.shows(self._context.project, step.action.id)):
            self._context.wanted.emit(*seen)

    @Slot(bool)
    def _say_note(self, looking: bool) -> None:
        if looking:
            words = self.tr("Looking further back…")
        elif self.model.rowCount() == 0:
            words = self.tr("No step fits.") if self.is_narrowed else self.tr("No step has been taken yet.")
        else:
            words = ""
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self._choose(self._current)
        self.note.setText(words)
        self.note.setVisible(bool(words))
