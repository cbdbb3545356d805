"""A line for dates as people type them, with the date that they mean beside the typing, or what is wrong."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.errors import InputRefused
from tracker.text import dates
from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.words_edit import LineEdit


def day_of(iso: str) -> date | None:
    """The day that «أمس» is counted from, if this stored date is a day and not a month or a year."""
    return date.fromisoformat(iso) if len(iso) == len("2016-02-05") else None


class DateEdit(QWidget):
    """A partial date. What it means is shown under the line while it is typed, before it is saved.

    `line` is the line itself, to be named and focused. `reference` is the day that «أمس» and «الخميس» count
    from. `changed()` is sent when the date that is meant has changed.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._reference: date | None = None
        self._iso = ""
        self._printed = ""
        self._error: InputRefused | None = None
        self._stored = ("", "")
        self._fallback = ""
        self.line = LineEdit()
        self.line.setObjectName("date")
        self.line.textEdited.connect(self._resolve)
        self.line.editingFinished.connect(self.show_reason)
        self.meaning = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.meaning.setObjectName("date_meaning")
        self.setFocusProxy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1) // 2)
        layout.addWidget(self.line)
        layout.addWidget(self.meaning)
        in_words(self, self._say)

    def _say(self) -> None:
        self._show_fallback()
        if self._iso and (self.line.text(), self._iso) == self._stored:
            self.set_iso(self._iso, self._printed)
        else:
            self._show()

    # What it holds

    def iso(self) -> str:
        """The date in ISO form; empty if nothing is typed, or nothing that is understood."""
        return self._iso

    def printed(self) -> str:
        """What was typed if it is more than figures («أمس», «أواخر ربيع 2016»), else empty."""
        return self._printed

    def is_valid(self) -> bool:
        """True if the line is empty or holds a date that is understood."""
        return self._error is None

    @property
    def error(self) -> InputRefused | None:
        """What is wrong with what is typed."""
        return self._error

    def set_iso(self, iso: str, printed: str = "") -> None:
        """Show a stored date, in the words it was printed with if they were kept."""
        self._iso, self._printed, self._error = iso, printed, None
        self.line.setText(printed or self._in_words(iso))
        self.line.setCursorPosition(0)
        self._stored = (self.line.text(), iso)
        self._show()

    def set_fallback(self, iso: str) -> None:
        """Show faintly which stored date counts while nothing is typed; empty if none does."""
        self._fallback = iso
        self._show_fallback()

    def _show_fallback(self) -> None:
        examples = self.tr("5/2/2016, Feb 2016, yesterday")
        self.line.setPlaceholderText(self._in_words(self._fallback) or examples)

    def typed(self) -> str:
        """What stands in the line, understood or not."""
        return self.line.text()

    def set_typed(self, text: str) -> None:
        """Put words into the line as if they were typed."""
        self.line.setText(text)
        self._resolve()

    @property
    def reference(self) -> date | None:
        """The day that words like «أمس» count from."""
        return self._reference

    @reference.setter
    def reference(self, day: date | None) -> None:
        if day != self._reference:
            self._reference = day
            # What is stored stays as it was resolved; only what is being typed is counted anew.
            if (self.line.text(), self._iso) != self._stored:
                self._resolve()

    # Reading what is typed

    @Slot()
    def _resolve(self) -> None:
        before = self._iso
        self._iso, self._printed, self._error = "", "", None
        typed = self.line.text()
        if typed.strip():
            try:
                self._iso = dates.parse(typed, self._reference).iso
                self._printed = "" if self._says_only_the_date(typed) else typed
            except InputRefused as error:
                self._error = error
        self._show()
        if self._iso != before:
            self.changed.emit()

    def _says_only_the_date(self, typed: str) -> bool:
        return not any(character.isalpha() for character in typed)

    def _show(self) -> None:
        """Say what date is meant. What is wrong waits till the line is left: half a date is no error."""
        meant = self._in_words(self._iso)
        self._tell(meant if meant != self.line.text() else "", QPalette.ColorRole.PlaceholderText)

    @Slot()
    def show_reason(self) -> None:
        """Say what is wrong with what is typed, if anything is."""
        if self._error:
            self._tell(self._context.wording.error(self._error), QPalette.ColorRole.BrightText)

    def _tell(self, words: str, role: QPalette.ColorRole) -> None:
        self.meaning.setText(words)
        self.meaning.setForegroundRole(role)
        self.meaning.setVisible(bool(words))

    def _in_words(self, iso: str) -> str:
        if not iso:
            return ""
        words = dates.in_words(iso, self._context.wording.language)
        return words.removeprefix("on ").removeprefix("in ")
