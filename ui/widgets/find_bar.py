"""Find in the text: a line over the reader, with how many there are and the way from one to the next."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui import theme
from ui.finding import Finding
from ui.i18n import in_words
from ui.icons import icon
from ui.key_table import KeyTable
from ui.placing import Span
from ui.widgets.buttons import click_focused
from ui.widgets.source_text import SourceText
from ui.widgets.words_edit import LineEdit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

PAUSE = 120
"""Milliseconds without typing after which the words are looked for."""


class FindBar(QFrame):
    """Hidden until `open`; Enter and F3 go on, Shift with them back, Esc closes."""

    def __init__(self, text: SourceText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAutoFillBackground(True)
        self.text = text
        self._spans: list[Span] = []
        self._at = -1
        self.finding = Finding(self)
        self.finding.found.connect(self._take)
        self.box = LineEdit()
        self.box.setObjectName("find_in_text")
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.count.setObjectName("find_count")
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.buttons = {
            "before": self._button("find_previous", self.go_back),
            "next": self._button("find_next", self.go_on),
            "close": self._button("find_close", self.leave),
        }
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.box.textEdited.connect(self._pause.start)
        self.keys = KeyTable()
        self._bind()
        self._lay_out()
        in_words(self, self._say)
        self.hide()

    def _button(self, name: str, asked: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(asked)
        return button

    def _bind(self) -> None:
        for table in (self.keys, self.text.keys):
            table.on("F3", self.go_on)
            table.on("Shift+F3", self.go_back)
        for enter in ("Return", "Enter"):
            self.keys.on(enter, self.go_on)
            self.keys.on(f"Shift+{enter}", self.go_back)
        self.keys.on("Esc", self.leave)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        side = theme.space(self, 4)
        layout.setContentsMargins(side, theme.space(self, 1), side, theme.space(self, 1))
        layout.setSpacing(theme.space(self, 2))
        layout.addWidget(self.box, 1)
        layout.addWidget(self.count)
        for button in self.buttons.values():
            layout.addWidget(button)

    def _say(self) -> None:
        self.box.setPlaceholderText(self.tr("Find in the text…"))
        self.box.setAccessibleName(self.tr("Find in the text"))
        for name, words, shown in (
            ("before", self.tr("Previous"), "Shift+F3"),
            ("next", self.tr("Next"), "F3"),
        ):
            self.buttons[name].setText(words)
            self.buttons[name].setAccessibleName(words)
            self.buttons[name].setToolTip(f"{words} ({shown})")
        close = self.tr("Close")
        self.buttons["close"].setIcon(icon("x"))
        self.buttons["close"].setAccessibleName(close)
        self.buttons["close"].setToolTip(f"{close} (Esc)")
        self._show_count()

    # Looking

    def open(self) -> None:
        """Show the line with its words selected, to be typed over; words selected in the text are taken."""
        span = self.text.selected_span()
        if span and self.text.source and "\n" not in self.text.source.text[slice(*span)]:
            self.box.setText(self.text.source.text[slice(*span)])
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self._look()

    @Slot()
    def leave(self) -> None:
        """Close, and go back to the text, where what was found last is selected."""
        self._pause.stop()
        self.hide()
        self._spans, self._at = [], -1
        self.text.show_found([])
        self.finding.forget()
        self.text.setFocus()

    @Slot()
    def look_again(self) -> None:
        """Another text is shown: look there, if anything is looked for."""
        if not self.isHidden():
            self._look()

    @Slot()
    def _look(self) -> None:
        self._pause.stop()
        self.finding.ask(self.box.text(), self.text.source.text if self.text.source else "")

    @Slot(object)
    def _take(self, spans: list[Span]) -> None:
        if self.isHidden():
            return
        self._spans, self._at = spans, -1
        self.text.show_found(spans)
        if spans:
            start = (self.text.selected_span() or (self.text.place, 0))[0]
            self._show(bisect_left(spans, (start, 0)) % len(spans))
        self._show_count()

    # From one to the next

    @Slot()
    def go_on(self) -> None:
        """To the next place, from the last to the first; opens the line if it is closed."""
        self._go(1)

    @Slot()
    def go_back(self) -> None:
        """To the place before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        if self.isHidden():
            self.open()
        elif self._pause.isActive():
            self._look()  # typed just now; the first place is the next
        elif self._spans:
            self._show((self._at + by) % len(self._spans))

    def _show(self, at: int) -> None:
        self._at = at
        self.text.show_span(*self._spans[at])
        self._show_count()

    def _show_count(self) -> None:
        words = ""
        if self._spans:
            said = self.tr("{place} of {count}")
            words = said.format(place=self._at + 1, count=len(self._spans))
        elif self.box.text().strip() and not self._pause.isActive():
            words = self.tr("Not in this text")
        self.count.setText(words)
        for name in ("before", "next"):
            self.buttons[name].setEnabled(bool(self._spans))

    # Qt

    def event(self, event: QEvent) -> bool:
        # Esc closes the line before it means anything to the page around it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            closes = event.key() == Qt.Key.Key_Escape
            if closes:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and click_focused(self):
            return
        if not self.keys.press(event):
            super().keyPressEvent(event)
