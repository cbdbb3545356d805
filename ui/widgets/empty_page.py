"""What a page says where there is nothing to list, with the next steps as buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme


class EmptyPage(QWidget):
    """One sentence in the middle, and under it what can be done about it."""

    def __init__(self, steps: dict[str, Callable[[], object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.sentence = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.buttons = {name: self._button(name, run) for name, run in steps.items()}
        row = QHBoxLayout()
        row.setSpacing(theme.space(self, 2))
        row.addStretch(1)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 4))
        layout.addStretch(2)
        layout.addWidget(self.sentence)
        layout.addLayout(row)
        layout.addStretch(3)

    def _button(self, name: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked=False: run())
        return button

    def say(self, sentence: str, words: list[str]) -> None:
        """Give the sentence and the buttons their words."""
        self.sentence.setText(sentence)
        for button, word in zip(self.buttons.values(), words, strict=True):
            button.setText(word)
            button.setAccessibleName(word)
