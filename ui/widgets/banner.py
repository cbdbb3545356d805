"""A line across the top of the window that stays: the sample, a project that may only be read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Banner(QFrame):
    """One sentence and, if there is one thing to do about it, a button."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._button = QPushButton()
        self._button.setObjectName("banner_button")
        self._button.clicked.connect(self.asked)
        layout = QHBoxLayout(self)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        self.hide()

    def say(self, text: str, button: str = "") -> None:
        """Show this sentence, with this word on the button; nothing at all if the text is empty."""
        self._text.setText(text)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self._button.setVisible(bool(button))
        self.setVisible(bool(text))
