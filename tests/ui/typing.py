"""Typing as a person does, in any script: `QTest.keyClicks` ends the process at the first Arabic letter."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

pressed = 0
"""How many keys were pressed through `press`, for the tests that count them."""


def type_text(widget: QWidget, text: str) -> None:
    """Send one key press and release a character; LF is Enter's business, not text's."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key that is not text, and count it."""
    global pressed
    pressed += 1
    QTest.keyClick(widget, key, modifier)
