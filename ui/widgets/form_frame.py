"""What every form has around its fields: a title, what was not saved, what is wrong, and the buttons."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPalette, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.i18n import in_words
from ui.shortcuts import keys

WAITS_VISIBLY = 300
"""Milliseconds after which a form says that its step waits behind another."""

CHANGES_FIELDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Drop,
        QEvent.Type.Wheel,
    }
)
"""What changes the content of a field, or takes the cursor away from it."""


class FormFrame(QWidget):
    """Fields between a title and buttons; saves with Ctrl+Enter and Ctrl+S, leaves with Esc.

    - `next_asked`, `save_asked`, `leave_asked`, `afresh_asked`: a button or its key was pressed.
    """

    next_asked = Signal()
    save_asked = Signal()
    leave_asked = Signal()
    afresh_asked = Signal()

    def __init__(self, fields: QWidget, parent: QWidget | None = None, *, name: str) -> None:
        super().__init__(parent)
        self.title = _label(self)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self._hint = _label(self)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._error = _label(self)
        self._error.setObjectName("form_error")
        self._error.setForegroundRole(QPalette.ColorRole.BrightText)
        self._buttons = {
            "next": self._button(f"{name}_save_and_next", self.next_asked),
            "save": self._button(f"{name}_save", self.save_asked),
            "leave": self._button(f"{name}_leave", self.leave_asked),
            "afresh": self._button(f"{name}_begin_afresh", self.afresh_asked),
        }
        self._lay_out(fields)
        self._set_shortcuts()
        self._late = QTimer(self, singleShot=True, interval=WAITS_VISIBLY)
        self._late.timeout.connect(self._say_it_waits)
        self.is_waiting = False
        self.show_resumed(False)
        self.tell("")
        in_words(self, self._say)

    def _button(self, name: str, asked: SignalInstance) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(asked)
        return button

    def _lay_out(self, fields: QWidget) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self._hint, 1)
        top.addWidget(self._buttons["afresh"])
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(fields)
        area.viewport().setAutoFillBackground(False)
        fields.setAutoFillBackground(False)
        feet = QHBoxLayout()
        feet.addWidget(self._buttons["next"])
        feet.addWidget(self._buttons["save"])
        feet.addStretch(1)
        feet.addWidget(self._buttons["leave"])
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(theme.space(self, 2))
        self._layout.addLayout(top)
        self._layout.addWidget(area, 1)
        self._layout.addWidget(self._error)
        self._layout.addLayout(feet)

    def put_above(self, widget: QWidget) -> None:
        """Put a widget between the title and the fields."""
        self._layout.insertWidget(1, widget)

    def _set_shortcuts(self) -> None:
        for sequences, asked in (
            (("Ctrl+Return", "Ctrl+Enter"), self.next_asked),
            (("Ctrl+S",), self.save_asked),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys(*sequences))
            # While the form is to be seen, wherever the cursor is: it may stand in a reader beside it.
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(asked)

    def _say(self) -> None:
        self._hint.setText(self.tr("Here is what you had not saved."))
        for name, words, shown in (
            ("next", self.tr("Save and next"), "Ctrl+Enter"),
            ("save", self.tr("Save"), "Ctrl+S"),
            ("leave", self.tr("Leave"), "Esc"),
            ("afresh", self.tr("Start afresh"), ""),
        ):
            button = self._buttons[name]
            button.setText(words)
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({shown})" if shown else words)

    # What is shown

    def show_title(self, words: str, *, has_next: bool) -> None:
        """Name what the form is about. A form without a next record saves and leaves with both keys."""
        self.title.setText(words)
        self._buttons["next"].setVisible(has_next)

    def show_resumed(self, resumed: bool) -> None:
        """Say that the form holds what was left unsaved before, and offer to start afresh."""
        self._hint.setVisible(resumed)
        self._buttons["afresh"].setVisible(resumed)

    def tell(self, words: str) -> None:
        """Say above the buttons what is wrong; nothing if it is empty."""
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def wait(self, waiting: bool) -> None:
        """The step is on its way, or has come to its end. A long wait is said, and the buttons rest.

        What is in the fields is what is being stored, so meanwhile nothing is typed into them.
        """
        self.is_waiting = waiting
        application = QApplication.instance()
        assert application is not None
        if waiting:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)
        if waiting:
            self._late.start()
            return
        self._late.stop()
        self.tell("")
        for name in ("next", "save"):
            self._buttons[name].setEnabled(True)

    def _say_it_waits(self) -> None:
        self.tell(self.tr("Waiting for an earlier step to finish. Your words are kept here until then."))
        for name in ("next", "save"):
            self._buttons[name].setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.is_waiting or event.type() not in CHANGES_FIELDS:
            return super().eventFilter(watched, event)
        return isinstance(watched, QWidget) and self.isAncestorOf(watched)

    # Esc

    def event(self, event: QEvent) -> bool:
        # Esc leaves the form before it means anything to the page around it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            leaves = event.key() == Qt.Key.Key_Escape
            if leaves:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)


def _label(parent: QWidget) -> QLabel:
    return QLabel(parent, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
