"""A line for one end of a span of dates, typed as people do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from tracker.errors import InputRefused
from ui import date_words
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from tracker.text.dates import PartialDate


class DateLine(LineEdit):
    """A partial date; when it is left, it shows in words what was understood.

    - `changed()`: another date is meant, or none.
    - `left()`: the line was left, or Enter pressed; `error` says what is wrong with it, if anything.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._meant: PartialDate | None = None
        self.error: InputRefused | None = None
        self.textChanged.connect(self._resolve)
        self.editingFinished.connect(self._leave)
        in_words(self, self._say)

    def _say(self) -> None:
        if self._meant:
            self.show_date(self._meant.iso)

    @property
    def meant(self) -> "PartialDate | None":
        """The date that is meant; None if nothing is typed, or nothing that is understood."""
        return self._meant

    def show_date(self, iso: str) -> None:
        """Show a date, or nothing for ""; no signal is sent."""
        if iso:
            from tracker.text import dates  # only now: it brings all the words dates are typed with

            self._meant = dates.interval(iso)
        else:
            self._meant = None
        self._put_words()

    def _put_words(self) -> None:
        """Replace what was typed by what was understood."""
        self.blockSignals(True)
        self.setText(date_words.bare(self._meant.iso if self._meant else "", self._context.wording.language))
        self.setCursorPosition(0)
        self.blockSignals(False)
        self._mark(None)

    @Slot()
    def _resolve(self) -> None:
        before, self._meant = self._meant, None
        error = None
        if self.text().strip():
            from datetime import date

            from tracker.text import dates

            try:
                self._meant = dates.parse(self.text(), date.today())
            except InputRefused as refused:
                error = refused
        self._mark(error)
        if self._meant != before:
            self.changed.emit()

    @Slot()
    def _leave(self) -> None:
        if self._meant:
            self._put_words()
        self.left.emit()

    def _mark(self, error: InputRefused | None) -> None:
        """A date that is not understood stands out by its colour; the bar says what is wrong."""
        self.error = error
        palette = QPalette()
        if error:
            palette.setColor(QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.BrightText))
        self.setPalette(palette)
