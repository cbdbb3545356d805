"""The saved lists under the pages: filters with names, each with the number of quotes that it shows."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from tracker.errors import InputRefused
from tracker.queries import quotes
from tracker.queries import saved_filters as saved_queries
from tracker.records import Changes, QuoteFilter, QuoteSort, SavedFilter
from tracker.services import saved_filters
from tracker.services.project import Project
from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.tooltips import as_tooltip
from ui.widgets.line_edit import LineEdit
from ui.widgets.navigation import COUNT, CountDelegate

SAVED = Qt.ItemDataRole.UserRole + 2
COUNTED_HERE = ("quote", "link", "claim", "speaker", "speaker_role", "source", "verdict", "saved_filter")
"""What the numbers depend on."""


class SavedLists(QWidget):
    """Shown while there are any, or a name is being given to one.

    `chosen(QuoteFilter)`: this list is to be shown.
    """

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saved_lists_part")
        self._context = context
        self._present = QuoteFilter()
        self._renamed: SavedFilter | None = None
        self._filters: dict[int, QuoteFilter] = {}
        self._build()
        in_words(self, self._say)
        context.changed.connect(self._refresh)
        self._read()

    def _build(self) -> None:
        self._heading = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._heading.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.name = LineEdit()
        self.name.setObjectName("saved_list_name")
        self.name.returnPressed.connect(self._take_name)
        self.name.hide()
        self.list = _List(self)
        self.list.setItemDelegate(CountDelegate(self.list, only_focused=True))
        self.list.itemClicked.connect(self._open)
        gap = theme.space(self, 2)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, gap, 0, 0)
        around.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(gap, 0, gap, gap)
        inside.addWidget(self._heading)
        inside.addWidget(self.name)
        around.addLayout(inside)
        around.addWidget(self.list, 1)
        self._heading.setBuddy(self.list)

    def _say(self) -> None:
        self._heading.setText(self.tr("Saved lists"))
        self.list.setAccessibleName(self.tr("Saved lists"))
        self.name.setAccessibleName(self.tr("Name of the list"))
        self.name.setPlaceholderText(self.tr("Name of the list"))
        self.name.setToolTip(self.tr("Enter keeps the list, Esc leaves"))

    # What there is

    @property
    def saved(self) -> list[SavedFilter]:
        """The saved lists, in their order."""
        return [self.list.item(row).data(SAVED) for row in range(self.list.count())]

    @Slot(object)
    def _refresh(self, changes: Changes) -> None:
        if changes.touches("saved_filter"):
            self._read()
        elif changes.touches(*COUNTED_HERE):
            self._count()

    def _read(self) -> None:
        project = self._context.project
        found = saved_queries.all_saved(project)
        counts = {self.list.item(row).data(SAVED).id: self.list.item(row).data(COUNT) for row in self._rows}
        row = self.list.currentRow()
        self.list.clear()
        for saved in found:
            item = QListWidgetItem(saved.name, self.list)
            item.setData(SAVED, saved)
            item.setData(COUNT, counts.get(saved.id))
            item.setToolTip(as_tooltip(saved.name))
        if self.list.hasFocus():
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self._filters = _filters(project, found)
        self.mark(self._present)
        self._show_or_hide()
        self._count()

    @property
    def _rows(self) -> range:
        return range(self.list.count())

    def _show_or_hide(self) -> None:
        self.setVisible(self.list.count() > 0 or not self.name.isHidden())

    def _count(self) -> None:
        """Have the numbers read, when nothing else is being read."""
        if self.list.count():
            filters = dict(self._filters)
            self._context.reader.ask("saved", partial(_counted, filters), self._show_counts, can_wait=True)

    def _show_counts(self, found: object) -> None:
        assert isinstance(found, dict)
        for row in self._rows:
            item = self.list.item(row)
            item.setData(COUNT, found.get(item.data(SAVED).id))

    def mark(self, shown: QuoteFilter) -> None:
        """This filter is shown: it is what is saved when that is asked for, and a list of it is marked."""
        self._present = shown
        for row in self._rows:
            item = self.list.item(row)
            font = item.font()
            font.setBold(_without_order(self._filters.get(item.data(SAVED).id)) == _without_order(shown))
            item.setFont(font)

    # What can be done

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        self.open(item.data(SAVED))

    def open(self, saved: SavedFilter) -> None:
        """Show the quotes of this list."""
        try:
            self.chosen.emit(saved_queries.from_spec(self._context.project, saved.spec))
        except InputRefused as error:
            self._context.refused.emit(error)

    def ask_name(self, renamed: SavedFilter | None = None) -> None:
        """Ask for the name of a new list of what is shown, or for another name of a list."""
        if not self._context.writable:
            return
        self._renamed = renamed
        self.name.setText(renamed.name if renamed else "")
        self.name.selectAll()
        self.name.show()
        self._show_or_hide()
        self.name.setFocus()

    @Slot()
    def _take_name(self) -> None:
        name = self.name.text().strip()
        if not name:
            return
        if self._renamed is None:
            self._context.do(saved_filters.add, name, self._present, done=self._leave_name)
        else:
            self._context.do(saved_filters.edit, replace(self._renamed, name=name), done=self._leave_name)

    @Slot()
    def _leave_name(self, _changes: Changes | None = None) -> None:
        had_focus = self.name.hasFocus()
        self.name.hide()
        self._renamed = None
        self._show_or_hide()
        if had_focus and self.isVisible():
            self.list.setFocus()

    def update_to_present(self, saved: SavedFilter) -> None:
        """Let this list show what is shown now."""
        spec = saved_queries.to_spec(self._context.project, self._present)
        self._context.do(saved_filters.edit, replace(saved, spec=spec))

    def trash(self, saved: SavedFilter) -> None:
        """Take this list off; the notice offers to undo it."""
        self._context.do(saved_filters.trash, saved.id)

    def offer(self, place: QPoint) -> None:
        """Offer what can be done with the current list."""
        item = self.list.currentItem()
        if item is None:
            return
        saved: SavedFilter = item.data(SAVED)
        menu = QMenu(self)
        menu.setObjectName("saved_list_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_other = self._present not in (QuoteFilter(), self._filters.get(saved.id))
        for name, words, run, possible in (
            ("open_saved_list", self.tr("Show"), self.open, True),
            ("rename_saved_list", self.tr("Rename (F2)"), self.ask_name, self._context.writable),
            (
                "update_saved_list",
                self.tr("Update to the present filter"),
                self.update_to_present,
                self._context.writable and is_other,
            ),
            ("trash_saved_list", self.tr("Delete (Del)"), self.trash, self._context.writable),
        ):
            action = QAction(words, menu)
            action.setObjectName(name)
            action.setEnabled(possible)
            action.triggered.connect(partial(run, saved))
            menu.addAction(action)
        menu.popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.list.currentItem()
        if event.key() == Qt.Key.Key_Escape and not self.name.isHidden():
            self._leave_name()
        elif item is None or not self.list.hasFocus():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open(item.data(SAVED))
        elif event.key() == Qt.Key.Key_F2:
            self.ask_name(item.data(SAVED))
        elif event.key() == Qt.Key.Key_Delete:
            self.trash(item.data(SAVED))
        else:
            super().keyPressEvent(event)


class _List(QListWidget):
    """Leaves to its parent the keys that do something with a list."""

    def __init__(self, parent: SavedLists) -> None:
        super().__init__(parent)
        self._part = parent
        self.setObjectName("saved_lists")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        left = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Delete)
        if event.key() in left:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._part.offer(event.globalPos())


def _filters(project: Project, found: list[SavedFilter]) -> dict[int, QuoteFilter]:
    """The filters of the lists, by their ids, but for those that speak of what is not here."""
    filters = {}
    for saved in found:
        try:
            filters[saved.id] = saved_queries.from_spec(project, saved.spec)
        except InputRefused:
            continue
    return filters


def _without_order(wanted: QuoteFilter | None) -> QuoteFilter | None:
    return wanted and replace(wanted, sort=QuoteSort.DATE, descending=False, limit=None)


def _counted(filters: dict[int, QuoteFilter], project: Project) -> dict[int, int]:
    return {saved_id: quotes.count(project, wanted) for saved_id, wanted in filters.items()}
