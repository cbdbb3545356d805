"""Goes anywhere from the keyboard: every action and every place, found by a few letters of their name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from tracker.text.fold import fold
from ui import find, paths, settings, theme
from ui.i18n import in_words
from ui.widgets.row_delegate import DETAIL, RowDelegate
from ui.widgets.words_edit import LineEdit

if TYPE_CHECKING:
    from ui.main_window import MainWindow

MOST_OF_A_KIND = 6
ROWS_SHOWN = 12

_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS_SHOWN,
    Qt.Key.Key_PageUp: -ROWS_SHOWN,
}

NOT_OFFERED = {"action_palette", "action_recent"}
"""What leads nowhere from here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what it is called, what stands beside it, and what Enter does."""

    text: str
    detail: str
    go: Callable[[], object]


class Palette(QDialog):
    """A line over the window with a list under it; Enter goes where the marked row says, Esc closes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._entries: list[Entry] = []
        self._finders = [
            ("speaker", find.speakers(window.context)),
            ("claim", find.claims(window.context)),
            ("source", find.sources(window.context)),
        ]
        self.line = LineEdit()
        self.line.setObjectName("palette_line")
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._search)
        self.list = QListWidget()
        self.list.setObjectName("palette_list")
        self.list.setItemDelegate(RowDelegate(self.list, detail_below=False))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._go)
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        layout = QVBoxLayout(frame)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        in_words(self, self._say)
        self._search()
        self._place()
        self.line.setFocus()

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Go to anything"))
        self.line.setPlaceholderText(self.tr("A command, a speaker, a claim, a source…"))
        self.line.setAccessibleName(self.tr("Go to anything"))
        self.list.setAccessibleName(self.tr("Matches"))
        if self.isVisible():
            self._search()

    def _place(self) -> None:
        width = min(theme.space(self, 160), self._window.width() * 9 // 10)
        height = min(theme.space(self, 110), self._window.height() * 4 // 5)
        self.setFixedSize(QSize(width, height))
        left = (self._window.width() - width) // 2
        self.move(self._window.mapToGlobal(QPoint(left, self._window.height() // 10)))

    # What is offered

    @Slot()
    def _search(self) -> None:
        typed = self.line.text().strip()
        self._entries = [
            *self._actions(typed),
            *self._lists(typed),
            *self._places(typed),
            *self._projects(typed),
        ]
        self.list.clear()
        for entry in self._entries:
            QListWidgetItem(entry.text, self.list).setData(DETAIL, entry.detail)
        self.list.setCurrentRow(0)

    def _actions(self, typed: str) -> list[Entry]:
        return [
            Entry(words, action.shortcut().toString(), action.trigger)
            for _, actions in self._window.menus.table()
            for action in actions
            if action.isEnabled() and action.objectName() not in NOT_OFFERED
            if _fits(typed, words := action.text().replace("&&", "&"))
        ]

    def _places(self, typed: str) -> list[Entry]:
        if not typed:
            return []
        kinds = {
            "speaker": self.tr("Speaker"),
            "claim": self.tr("Claim"),
            "source": self.tr("Source"),
        }
        return [
            Entry(
                choice.text,
                f"{kinds[entity]}   {choice.detail}".rstrip(),
                partial(self._window.context.wanted.emit, entity, choice.id),
            )
            for entity, search in self._finders
            for choice in search(typed)[:MOST_OF_A_KIND]
        ]

    def _lists(self, typed: str) -> list[Entry]:
        ways = self._window.ways
        return [
            Entry(saved.name, self.tr("Saved list"), partial(ways.show_saved, saved))
            for saved in ways.lists.saved
            if typed and _fits(typed, saved.name)
        ]

    def _projects(self, typed: str) -> list[Entry]:
        shown = self._window.context.project.path
        return [
            Entry(path.stem, paths.shown(path.parent), partial(self._window.files.open_path, path))
            for path in settings.recent_projects()
            if path != shown and _fits(typed, str(path))
        ]

    # Going

    @Slot()
    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._entries):
            go = self._entries[row].go
            self.accept()
            go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self._move(_MOVES[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        last = self.list.count() - 1
        self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + by)))


def _fits(typed: str, name: str) -> bool:
    """True if every word that was typed is found in the name, however it is spelt."""
    folded = fold(name)
    return all(word in folded for word in fold(typed).split())
