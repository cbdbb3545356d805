"""One field of a form: its label above it, and under it what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import theme


class Field(QWidget):
    """An editor with a label and room for a refusal. The label is the editor's accessible name too."""

    def __init__(self, editor: QWidget, parent: QWidget | None = None, *, tall: bool = False) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.label.setBuddy(editor)
        self.error = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.error.setObjectName("field_error")
        self.error.setForegroundRole(QPalette.ColorRole.BrightText)
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1) // 2)
        layout.addWidget(self.label)
        layout.addWidget(editor, 1 if tall else 0)
        layout.addWidget(self.error)
        if not tall:
            layout.addStretch(1)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, label: str) -> None:
        """Name the field."""
        self.label.setText(label)
        named = self.editor.focusProxy() or self.editor
        named.setAccessibleName(label)

    def show_error(self, words: str) -> None:
        """Say what is wrong with the field; nothing if it is empty."""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        (self.editor.focusProxy() or self.editor).setAccessibleDescription(words)
