"""How a reader shows what is marked in its text: kept quotes, offered ones, and words that were found."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui import theme
from ui.widgets.name_margin import NameMargin
from ui.widgets.text_marks import Mark, Marks


class Marking(QObject):
    """Marks what is to be seen of the text, and no more: a long one has thousands of places.

    Kept quotes have a line under them and a tint, offered ones dots; the current offer is tinted in another
    colour. The names beside them stand in the margin.
    """

    def __init__(self, reader: QTextEdit, margin: NameMargin) -> None:
        super().__init__(reader)
        self._reader = reader
        self._margin = margin
        self._seen: object = None
        self.clear()

    def clear(self) -> None:
        """Another text is shown: nothing is marked in it."""
        self.kept, self.offers, self._found = Marks(), Marks(), Marks()
        self.current: Mark | None = None
        self._seen = None

    def keep(self, marks: Iterable[Mark]) -> None:
        """Mark the quotes that are kept."""
        self.kept = Marks(marks)
        self._show_anew()

    def offer(self, marks: Iterable[Mark]) -> None:
        """Mark the quotes that are offered."""
        self.offers = Marks(marks)
        self._show_anew()

    def look_at(self, current: Mark | None) -> None:
        """Mark the offer that is looked at."""
        self.current = current
        self._show_anew()

    def find(self, marks: Iterable[Mark]) -> None:
        """Mark the words that were found."""
        self._found = Marks(marks)
        self._show_anew()

    def _show_anew(self) -> None:
        self._seen = None
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Mark what is to be seen now."""
        first, last = self._visible()
        kept, offered = self.kept.between(first, last), self.offers.between(first, last)
        found = self._found.between(first, last)
        seen = (kept, offered, found, self.current)
        if seen != self._seen:
            self._seen = seen
            self._reader.setExtraSelections(
                [
                    *(self._selection(mark, self._kept_format()) for mark in kept),
                    *(self._selection(mark, self._offer_format(mark)) for mark in offered),
                    *(self._selection(mark, self._found_format()) for mark in found),
                ]
            )
            names = [(mark.start, mark.speaker, True) for mark in kept]
            names += [(mark.start, mark.speaker, False) for mark in offered if mark.speaker]
            self._margin.show_names(sorted(names))
        self._margin.update()

    def _visible(self) -> tuple[int, int]:
        """The paragraphs to be seen, from the beginning of the first to the end of the last."""
        box = self._reader.viewport().rect()
        first = self._reader.cursorForPosition(box.topLeft()).block()
        last = self._reader.cursorForPosition(box.bottomRight()).block()
        return first.position(), last.position() + last.length()

    def _selection(self, mark: Mark, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._reader.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = form
        return selection

    def _kept_format(self) -> QTextCharFormat:
        palette = self._reader.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        form = QTextCharFormat()
        form.setBackground(theme.tint(accent, palette))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(accent)
        return form

    def _offer_format(self, mark: Mark) -> QTextCharFormat:
        palette = self._reader.palette()
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(palette.color(QPalette.ColorRole.Accent))
        if self.current and (mark.start, mark.end) == (self.current.start, self.current.end):
            form.setBackground(theme.tint(theme.colour(theme.ORANGE, palette), palette))
        return form

    def _found_format(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setBackground(self._reader.palette().color(QPalette.ColorRole.Mid))
        return form
