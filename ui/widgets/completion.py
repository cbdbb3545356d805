"""A line that completes what is typed from the project's records, by keyboard alone."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from tracker.frozen import value
from tracker.text.bidi import isolate
from ui import theme
from ui.i18n import in_words
from ui.widgets.line_edit import LineEdit

CHOICE = Qt.ItemDataRole.UserRole
MOST_ROWS_SHOWN = 9


@value
class Choice:
    """One record that can be taken: its id, what it is called, and what tells it from others.

    `is_alike` is true if it has but some of the words typed: then adding is likelier meant than taking.
    """

    id: int
    text: str
    detail: str = ""
    is_alike: bool = False


@runtime_checkable
class Prepares(Protocol):
    """A `find` that reads what it finds among beforehand."""

    def prepare(self) -> None:
        """Have it read, as far as it is not."""


class CompletionEdit(LineEdit):
    """A line with a list of choices under it; Enter, Tab or a click takes one, Esc closes the list.

    `find(text)` gives the choices for what is typed (all of them, or the likeliest, for nothing typed).
    With `adds` the last row offers to add what was typed. Typing makes `choice` None until one is taken.

    - `chosen(int, str)`: a choice was taken: its id and text.
    - `add_asked(str)`: the last row was taken: what was typed.
    - `entered()`: Enter was pressed, and has taken what there was to take.
    """

    chosen = Signal(int, str)
    add_asked = Signal(str)
    entered = Signal()

    def __init__(
        self, find: Callable[[str], list[Choice]], *, adds: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._adds = adds
        self._choice: Choice | None = None
        self._made: QListWidget | None = None
        self.textEdited.connect(self._search)
        in_words(self, self._say)

    @property
    def _list(self) -> QListWidget:
        """The list, made when it is first needed: many a line is never typed into."""
        if self._made is None:
            self._made = self._new_list()
            self._say()
        return self._made

    def _new_list(self) -> QListWidget:
        from ui.widgets.row_delegate import RowDelegate

        made = QListWidget(self)
        made.setObjectName("completion_list")
        self._delegate = RowDelegate(made, detail_below=False)
        made.setItemDelegate(self._delegate)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAutoFillBackground(True)
        made.hide()
        made.itemClicked.connect(self._take)
        # While it is shown the list lies over the window, and may outlive this line there.
        self.destroyed.connect(made.deleteLater)
        return made

    @property
    def _is_open(self) -> bool:
        return self._made is not None and self._made.isVisible()

    def _say(self) -> None:
        if self._made is not None:
            self._made.setAccessibleName(self.tr("Matches"))
        if self._is_open:
            self._search()

    # The choice

    @property
    def choice(self) -> Choice | None:
        """What was taken and still stands in the line."""
        return self._choice

    def set_choice(self, choice: Choice | None) -> None:
        """Put a choice into the line, or empty it. No signal is sent."""
        self._choice = choice
        self.setText(choice.text if choice else "")
        self.setCursorPosition(0)
        self.close_list()

    @property
    def rows(self) -> list[str]:
        """What the open list offers, row by row; nothing if it is closed."""
        if not self._is_open:
            return []
        return [self._list.item(row).text() for row in range(self._list.count())]

    def open_list(self) -> None:
        """Offer what fits the line as it is."""
        self._search()

    def close_list(self) -> None:
        """Offer nothing more until something is typed."""
        if self._made is not None:
            self._made.hide()

    # Finding and taking

    @Slot()
    def _search(self) -> None:
        if self._choice and self.text() != self._choice.text:
            self._choice = None
        from ui.widgets.row_delegate import DETAIL

        typed = "" if self._choice else self.text().strip()
        self._list.clear()
        choices = self._find(typed)
        for choice in choices:
            item = QListWidgetItem(choice.text, self._list)
            item.setData(CHOICE, choice)
            item.setData(DETAIL, choice.detail)
        if self._adds and typed:
            QListWidgetItem(self.tr("Add: {words}").format(words=isolate(typed)), self._list)
        if not self._list.count():
            self.close_list()
            return
        # Nothing is marked in an empty line: Enter and Tab then pass it by.
        marks_adding = self._adds and bool(choices) and choices[0].is_alike
        self._list.setCurrentRow(-1 if not typed else self._list.count() - 1 if marks_adding else 0)
        self._open()

    def _open(self) -> None:
        window = self.window()
        self._list.setParent(window)
        window.installEventFilter(self)
        width = min(max(self.width(), theme.space(self, 80)), window.width())
        self._delegate.detail_below = self._needs_two_lines(width)
        most = MOST_ROWS_SHOWN * 2 // 3 if self._delegate.detail_below else MOST_ROWS_SHOWN
        rows = min(self._list.count(), most)
        height = rows * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth()
        below = window.height() - self.mapTo(window, QPoint(0, self.height())).y()
        above = self.mapTo(window, QPoint(0, 0)).y()
        # The list's leading edge is the line's, so that the eye goes straight down.
        left = self.mapTo(window, QPoint(0, 0)).x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left += self.width() - width
        left = max(0, min(left, window.width() - width))
        if height <= below or below >= above:
            self._list.setGeometry(left, above + self.height(), width, min(height, below))
        else:
            self._list.setGeometry(left, max(0, above - height), width, min(height, above))
        self._list.raise_()
        self._list.show()

    def _needs_two_lines(self, width: int) -> bool:
        """True if some text would be cut, were its detail to stand beside it."""
        metrics = self.fontMetrics()
        for row in range(self._list.count()):
            choice = self._list.item(row).data(CHOICE)
            if choice and choice.detail:
                beside = metrics.horizontalAdvance(choice.text) + metrics.horizontalAdvance(choice.detail)
                if beside > width - 6 * metrics.averageCharWidth():
                    return True
        return False

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        choice = item.data(CHOICE)
        self.close_list()
        if choice is None:
            self.add_asked.emit(self.text().strip())
        else:
            self.set_choice(choice)
            self.chosen.emit(choice.id, choice.text)

    def take_current(self) -> bool:
        """Take the row that is marked in the open list; False if there is none."""
        item = self._list.currentItem() if self._is_open else None
        if item is None:
            return False
        self._take(item)
        return True

    def _move(self, by: int) -> None:
        count = self._list.count()
        row = self._list.currentRow()
        self._list.setCurrentRow((row + by) % count if row >= 0 or by > 0 else count - 1)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_open = self._is_open
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if not is_open:
                self.open_list()
            if not is_open and self._list.currentRow() >= 0:
                return
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            if not is_open and self.text().strip() and self._choice is None:
                self._search()
            if not self.take_current():
                super().keyPressEvent(event)
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and is_open:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward:
            self.take_current()
        return super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        # Else a shortcut on Esc would leave the form while the list is open.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            closes = event.key() == Qt.Key.Key_Escape and self._is_open
            if closes:
                event.accept()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.text() and not self.isReadOnly():
            self.open_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if isinstance(self._find, Prepares):
            self._find.prepare()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.close_list()
        return super().eventFilter(watched, event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
