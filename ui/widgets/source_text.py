"""The reader: a source's text as it was printed, its quotes marked in it, and words selected to be quoted."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import Anchor, Changes, QuoteFilter, Source
from ui import exact_text, settings, theme
from ui.context import Context
from ui.i18n import in_words
from ui.shortcuts import ARABIC_KEYS
from ui.widgets.name_margin import NameMargin
from ui.widgets.words_edit import WordsEdit

WIDEST = 75
"""Characters in a line; longer lines are hard to read."""

NARROWEST = 45
"""Characters in a line that the names in the margin must leave."""

ZOOM_STEPS = (-4, 16)
_QUOTE_KEYS = ("Q", ARABIC_KEYS["Q"])
_MARKS = {"«": "»", '"': '"', "“": "”", "„": "“"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One quote in the text: its place in UTF-16 units, as Qt counts, and who said it."""

    quote_id: int
    start: int
    end: int
    speaker: str


class SourceText(WordsEdit):
    """Shows one source, or none. It follows the project's changes by itself.

    - `quote_asked(start, end)`: Q (ض) was pressed with words selected; places in code points.
    - `mark_clicked(quote_id)`: a marked quote was clicked, or Enter pressed with the cursor in it.
    """

    quote_asked = Signal(int, int)
    mark_clicked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source_text")
        self._context = context
        self._source: Source | None = None
        self._marks: list[Mark] = []
        self._pressed_at: QPoint | None = None
        self.margin = NameMargin(self)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The margins beside the text are paper too.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.verticalScrollBar().valueChanged.connect(self.margin.update)
        self._zoom(0)
        context.changed.connect(self._refresh)
        in_words(self, self._say)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Text of the source"))
        self.setPlaceholderText(self.tr("This source has no text."))

    # What it shows

    @property
    def source(self) -> Source | None:
        """The source that is shown, with its text."""
        return self._source

    @property
    def marks(self) -> list[Mark]:
        """The quotes marked in the text, in its order."""
        return self._marks

    def show_source(self, source_id: int | None) -> None:
        """Show a source from its beginning; the one that is shown already stays as it is scrolled."""
        shown = self._source.id if self._source else None
        if source_id != shown:
            self._source = source_queries.get(self._context.project, source_id) if source_id else None
            self._show_text()
            self.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot(object)
    def _refresh(self, changes: Changes) -> None:
        if self._source is None or not changes.touches("source", "quote", "speaker"):
            return
        fresh = source_queries.get(self._context.project, self._source.id)
        same_text = fresh.text == self._source.text
        self._source = fresh
        if same_text:
            self._mark()
        else:
            place = self.verticalScrollBar().value()
            self._show_text()
            self.verticalScrollBar().setValue(place)

    def _show_text(self) -> None:
        self.show_exactly(self._source.text if self._source else "")
        self._mark()

    def _mark(self) -> None:
        self._marks = self._read_marks()
        selections = []
        for mark in self._marks:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = self._mark_format()
            selections.append(selection)
        self.setExtraSelections(selections)
        self.margin.show_names([(mark.start, mark.speaker) for mark in self._marks])
        self._fit()

    def _read_marks(self) -> list[Mark]:
        if self._source is None:
            return []
        text = self._source.text
        # Counting anew for each quote takes long in long texts; most hold nothing that Qt counts twice.
        plain = text.isascii() or max(text, default="") <= "\uffff"
        marks = []
        for row in quote_queries.rows(self._context.project, QuoteFilter(sources=(self._source.id,))):
            quote = row.quote
            held = quote.source_id == self._source.id and quote.anchor is Anchor.HELD
            if held and quote.start is not None and quote.end is not None:
                start, end = quote.start, quote.end
                if not plain:
                    start, end = exact_text.utf16(text, start), exact_text.utf16(text, end)
                marks.append(Mark(quote.id, start, end, row.speaker))
        return sorted(marks, key=lambda mark: (mark.start, mark.end))

    def _mark_format(self) -> QTextCharFormat:
        accent = self.palette().color(QPalette.ColorRole.Accent)
        form = QTextCharFormat()
        form.setBackground(theme.tint(accent, self.palette()))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(accent)
        return form

    # Places

    def selected_span(self) -> tuple[int, int] | None:
        """The selected words in code points of the source's text, or None.

        Spaces at the ends are left out, and a pair of quotation marks around it: the words are what is said.
        """
        cursor = self.textCursor()
        if self._source is None or not cursor.hasSelection():
            return None
        text = self._source.text
        start = exact_text.code_point(text, cursor.selectionStart())
        return _trimmed(text, start, exact_text.code_point(text, cursor.selectionEnd()))

    def show_span(self, start: int, end: int) -> None:
        """Select a place, in code points, and bring it to the eye: to the upper third of the view."""
        if self._source is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(exact_text.utf16(self._source.text, start))
        cursor.setPosition(exact_text.utf16(self._source.text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        cursor.setPosition(cursor.selectionStart())
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.viewport().height() // 3)

    def _mark_at(self, place: QPoint) -> Mark | None:
        """The mark under a point of the viewport, the shortest if several overlap."""
        layout = self.document().documentLayout()
        point = place + QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        position = layout.hitTest(point.toPointF(), Qt.HitTestAccuracy.ExactHit)
        return self._mark_of(position)

    def _mark_of(self, position: int) -> Mark | None:
        found = [mark for mark in self._marks if mark.start <= position < mark.end]
        return min(found, key=lambda mark: mark.end - mark.start, default=None)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_quote_key(event):
            span = self.selected_span()
            if span:
                self.quote_asked.emit(*span)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            mark = self._mark_of(self.textCursor().position())
            if mark and not self.textCursor().hasSelection():
                self.mark_clicked.emit(mark.quote_id)
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        still = self._pressed_at is not None and (place - self._pressed_at).manhattanLength() < 4
        mark = self._mark_at(place) if still and not self.textCursor().hasSelection() else None
        if mark:
            self.mark_clicked.emit(mark.quote_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        on_mark = not event.buttons() and self._mark_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if on_mark else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._mark_at(event.pos())
            words = f"<qt>{escape(mark.speaker)}</qt>" if mark else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()  # before Qt lays the text out: margins set later would leave it as wide as before
        # The key belongs to the selected words before it belongs to any page.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            quotes = _is_quote_key(event) and self.textCursor().hasSelection()
            if quotes:
                event.accept()
                return True
        return super().event(event)

    # Size

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def follow_font(self) -> None:
        self._zoom(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    def _zoom(self, by: int) -> None:
        """Make the text larger or smaller by so many points; remembered for every source."""
        step = max(ZOOM_STEPS[0], min(ZOOM_STEPS[1], settings.number("reader_zoom", 0) + by))
        settings.remember("reader_zoom", step)
        self.set_reading_font(larger_by=step)
        self._fit()

    def _fit(self) -> None:
        """Keep lines readable: what the view is wider than that is margin, where the names stand."""
        letter = self.fontMetrics().averageCharWidth()
        widest = letter * WIDEST
        names = self.margin.wanted_width() if self._marks else 0
        if self.width() - names < letter * NARROWEST:
            names = 0  # they stand in the tooltips too
        edge = theme.space(self, 4)
        free = max(0, self.width() - widest - edge - names)
        leading, trailing = edge + free // 3, names + free - free // 3
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setViewportMargins(trailing, 0, leading, 0)
        else:
            self.setViewportMargins(leading, 0, trailing, 0)
        self.margin.place(trailing)


def _is_quote_key(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return plain and event.text().upper() in _QUOTE_KEYS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    inside = text[start + 1 : end - 1]
    closing = _MARKS.get(text[start]) if end - start > 2 else None
    if closing and text[end - 1] == closing and text[start] not in inside and closing not in inside:
        return start + 1, end - 1
    return (start, end) if start < end else None
