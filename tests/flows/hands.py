"""The hands of an editor who has no mouse: every step is a key press, at whatever has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import typing
from ui import exact_text
from ui.main_window import MainWindow
from ui.widgets.source_text import SourceText

ENTER, TAB, ESCAPE, UP = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Up
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
MOST_TABS = 80
"""A way through the window that takes longer than this leads nowhere."""


class Hands:
    """Presses keys in one window; `pressed` counts those that are no words.

    Choosing words in a text stands for typing them: the presses for it are counted apart, in `choosing`.
    """

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.choosing = 0
        self.come_back()
        self._begun = typing.pressed

    @property
    def pressed(self) -> int:
        """How many keys were pressed so far, words and the choosing of words left out."""
        return typing.pressed - self._begun - self.choosing

    @property
    def at(self) -> QWidget:
        """What has the focus: what a key that is pressed now goes to."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, *pressed: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press keys that are not text."""
        for key in pressed:
            typing.press(self.at, key, modifier)

    def letter(self, letter: str) -> None:
        """Press a letter that is a command here, as an Arabic keyboard sends it."""
        typing.pressed += 1
        target = self.at
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, ord(letter), NONE, letter))

    def type(self, text: str) -> None:
        """Type words."""
        typing.type_text(self.at, text)

    def tab_to(self, name: str) -> None:
        """Press Tab until the widget of this name has the focus."""
        for _ in range(MOST_TABS):
            if self.at.objectName() == name:
                return
            self.press(TAB)
        raise AssertionError(f"Tab does not lead to {name}, but to {self.at.objectName()}")

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=10_000)

    def settle(self) -> None:
        """Wait until every step that was begun is stored."""
        self.wait(lambda: self.window.context.writer.is_idle)

    def pick(self, letter: str, number: int) -> None:
        """Press a letter that opens a menu, and in the menu the number of a row."""
        offered: list[bool] = []

        def choose() -> None:
            menu = QApplication.activePopupWidget()
            offered.append(menu is not None)
            if menu is not None:
                typing.press(menu, Qt.Key(Qt.Key.Key_0 + number))

        QTimer.singleShot(0, choose)
        self.letter(letter)
        self.wait(lambda: offered)
        self.come_back()
        assert offered == [True], f"{letter} opened no menu at {self.at.objectName()}"
        self.settle()

    def come_back(self) -> None:
        """Have the window active, as a window manager does when a menu or dialog over it has closed."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    # Words of a text

    def choose(self, words: str, nth: int = 0) -> None:
        """Select words in the text that has the focus, with the arrow keys as everyone does."""
        reader = self.at
        assert isinstance(reader, SourceText)
        assert reader.source is not None
        text, start = reader.source.text, -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        self.choose_span(start, start + len(words))

    def choose_span(self, start: int, end: int) -> None:
        """Select what stands at `[start, end)`, in code points of the source's text."""
        reader = self.at
        assert isinstance(reader, SourceText)
        assert reader.source is not None
        text = reader.source.text
        self._walk(reader, exact_text.utf16(text, start), NONE)
        self._walk(reader, exact_text.utf16(text, end), SHIFT)
        assert reader.selected_span() is not None

    def _walk(self, reader: SourceText, target: int, shift: Qt.KeyboardModifier) -> None:
        for _ in range(2000):
            here = reader.textCursor().position()
            if here == target and (shift or not reader.textCursor().hasSelection()):
                return
            self.choosing += 1
            key, modifier = self._step(reader, target)
            typing.press(reader, key, modifier | shift)
        raise AssertionError(f"the arrow keys do not lead to {target}")

    def _step(self, reader: SourceText, target: int) -> tuple[Qt.Key, Qt.KeyboardModifier]:
        """The longest step towards the target that does not go past it."""
        move = QTextCursor.MoveOperation
        here = reader.textCursor().position()
        ahead = here < target
        rtl = reader.textCursor().block().textDirection() == Qt.LayoutDirection.RightToLeft
        sideways = Qt.Key.Key_Left if ahead == rtl else Qt.Key.Key_Right
        steps = (
            (move.Down if ahead else move.Up, Qt.Key.Key_Down if ahead else Qt.Key.Key_Up, NONE),
            (move.NextWord if ahead else move.PreviousWord, sideways, CONTROL),
        )
        for operation, key, modifier in steps:
            probe = reader.textCursor()
            probe.movePosition(operation)
            there = probe.position()
            if there != here and (there <= target if ahead else there >= target):
                return key, modifier
        return sideways, NONE
