"""What keys do on a card or a page: wherever the focus is on it, except where text is typed.

These are no shortcuts of Qt's: those would also take the keys of a menu that is open.
"""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.shortcuts import keys


class KeyTable:
    """Keys and what they do, under an Arabic layout too."""

    def __init__(self) -> None:
        self._runs: dict[str, Callable[[], object]] = {}

    def on(self, sequence: str, run: Callable[[], object]) -> None:
        """Let a key, such as "S" or "Ctrl+C", do something."""
        for each in keys(sequence):
            self._runs[each.toString()] = run

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key of this event does; False if it does nothing here."""
        pressed = QKeySequence(event.keyCombination()).toString()
        # The keys of the number block, and of layouts that Qt does not know, are told by what they type.
        run = self._runs.get(pressed) or self._runs.get(event.text().upper())
        if run is not None:
            run()
        return run is not None
