"""The reader: a source's text as it was printed, its quotes marked in it, and words selected to be quoted.

What is offered as a quote, and what was found, is told by those who know: `show_offers`, `show_found`.
"""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QToolTip, QWidget

from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import Anchor, Changes, QuoteFilter, Source
from ui import exact_text, settings, theme
from ui.context import Context
from ui.edges import Edge
from ui.i18n import in_words
from ui.key_table import KeyTable
from ui.placing import Span
from ui.shortcuts import ARABIC_KEYS
from ui.widgets.marking import Marking
from ui.widgets.name_margin import NameMargin
from ui.widgets.span_handles import SpanHandles
from ui.widgets.text_marks import Mark
from ui.widgets.words_edit import WordsEdit

WIDEST = 75
"""Characters in a line; longer lines are hard to read."""

NARROWEST = 45
"""Characters in a line that the names in the margin must leave."""

ZOOM_STEPS = (-4, 16)
KEYPAD = Qt.KeyboardModifier.KeypadModifier
_QUOTE_KEYS = ("Q", ARABIC_KEYS["Q"])
_MARKS = {"«": "»", '"': '"', "“": "”", "„": "“"}


class SourceText(WordsEdit):
    """Shows one source, or none. It follows the project's changes by itself.

    - `quote_asked(start, end)`: Q (ض) was pressed with words selected; places in code points.
    - `mark_clicked(quote_id)`: a marked quote was clicked, or Enter pressed with the cursor in it.
    - `offer_clicked(place)`: an offered quote was clicked, at this place in code points.
    - `edge_dragged(edge, place)`: an end of the current offer was drawn to this place in code points.

    `keys` are what its keys do beside that.
    """

    quote_asked = Signal(int, int)
    mark_clicked = Signal(int)
    offer_clicked = Signal(int)
    edge_dragged = Signal(object, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source_text")
        self._context = context
        self._source: Source | None = None
        self._units = exact_text.Units("")
        self._pressed_at: QPoint | None = None
        self._dragged: Edge | None = None
        self.keys = KeyTable()
        self.margin = NameMargin(self)
        self.handles = SpanHandles(self)
        self._marking = Marking(self, self.margin)
        self.setReadOnly(True)
        self.document().setUndoRedoEnabled(False)  # there is nothing to undo; to note it all takes long
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The margins beside the text are paper too.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.verticalScrollBar().valueChanged.connect(self._marking.follow)
        self.zoom(0)
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
        return self._marking.kept.all

    @property
    def offers(self) -> list[Mark]:
        """The offered quotes marked in the text, in its order."""
        return self._marking.offers.all

    def show_source(self, source_id: int | None) -> None:
        """Show a source from its beginning; the one that is shown already stays as it is scrolled."""
        shown = self._source.id if self._source else None
        if source_id != shown:
            self._source = source_queries.get(self._context.project, source_id) if source_id else None
            self._show_text()

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
        text = self._source.text if self._source else ""
        self._units = exact_text.Units(text)
        self._marking.clear()
        self.handles.hide()
        self.show_exactly(text)
        self._fit()
        self._mark()

    def _mark(self) -> None:
        self._marking.keep(self._read_marks())

    def _read_marks(self) -> list[Mark]:
        if self._source is None:
            return []
        marks = []
        for row in quote_queries.rows(self._context.project, QuoteFilter(sources=(self._source.id,))):
            quote = row.quote
            held = quote.source_id == self._source.id and quote.anchor is Anchor.HELD
            if held and quote.start is not None and quote.end is not None:
                marks.append(self._mark_of_span((quote.start, quote.end), row.speaker, quote.id))
        return marks

    def _mark_of_span(self, span: Span, speaker: str = "", quote_id: int = 0) -> Mark:
        return Mark(quote_id, self._units.utf16(span[0]), self._units.utf16(span[1]), speaker)

    # Marks

    def show_offers(self, offers: Iterable[tuple[Span, str]]) -> None:
        """Mark these places, in code points, as quotes that are offered, with who speaks."""
        self._marking.offer(self._mark_of_span(span, speaker) for span, speaker in offers)

    def show_current(self, span: Span | None) -> None:
        """Mark one of the offers as the one that is looked at."""
        mark = self._mark_of_span(span) if span else None
        if mark:
            self.handles.show(mark.start, mark.end)
        else:
            self.handles.hide()
        self._marking.look_at(mark)
        self.viewport().update()

    def show_found(self, spans: Iterable[Span]) -> None:
        """Mark these places, in code points, as found."""
        self._marking.find(self._mark_of_span(span) for span in spans)

    # Places

    def selected_span(self) -> tuple[int, int] | None:
        """The selected words in code points of the source's text, or None.

        Spaces at the ends are left out, and a pair of quotation marks around it: the words are what is said.
        """
        cursor = self.textCursor()
        if self._source is None or not cursor.hasSelection():
            return None
        text = self._source.text
        start = self._units.code_point(cursor.selectionStart())
        return _trimmed(text, start, self._units.code_point(cursor.selectionEnd()))

    @property
    def place(self) -> int:
        """Where the cursor stands, in code points of the source's text."""
        return self._units.code_point(self.textCursor().position())

    def show_span(self, start: int, end: int) -> None:
        """Select a place, in code points, and bring it to the eye: to the upper third of the view."""
        if self._source is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._units.utf16(start))
        cursor.setPosition(self._units.utf16(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._bring_up(cursor.selectionStart())

    def go_to(self, span: Span) -> None:
        """Put the cursor before a place, in code points, and scroll only if it is not to be seen whole."""
        cursor = self.textCursor()
        cursor.setPosition(self._units.utf16(span[1]))
        end = self.cursorRect(cursor)
        cursor.setPosition(self._units.utf16(span[0]))
        start = self.cursorRect(cursor)
        view = self.viewport().rect()
        is_seen = view.top() <= start.top() and end.bottom() <= view.bottom()
        there = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        if is_seen:
            self.verticalScrollBar().setValue(there)
        else:
            self._bring_up(cursor.position())

    def _bring_up(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.viewport().height() // 3)

    def _position_at(self, place: QPoint) -> int:
        """The position under a point of the viewport, -1 where there is no text."""
        layout = self.document().documentLayout()
        point = place + QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return layout.hitTest(point.toPointF(), Qt.HitTestAccuracy.ExactHit)

    def _mark_at(self, place: QPoint) -> Mark | None:
        """The mark under a point of the viewport, the shortest if several overlap, kept ones first."""
        position = self._position_at(place)
        return self._marking.kept.at(position) or self._marking.offers.at(position)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_quote_key(event):
            span = self.selected_span()
            if span:
                self.quote_asked.emit(*span)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~KEYPAD:
            position = self.textCursor().position()
            current = self._marking.current
            on_offer = current is not None and current.start <= position <= current.end
            mark = None if on_offer else self._marking.kept.at(position)
            if mark and not self.textCursor().hasSelection():
                self.mark_clicked.emit(mark.quote_id)
                return
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self._dragged = self.handles.at(self._pressed_at)
        if self._dragged is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._dragged = None
            return
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        still = self._pressed_at is not None and (place - self._pressed_at).manhattanLength() < 4
        mark = self._mark_at(place) if still and not self.textCursor().hasSelection() else None
        if mark and mark.quote_id:
            self.mark_clicked.emit(mark.quote_id)
        elif mark:
            self.offer_clicked.emit(self._units.code_point(mark.start))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._dragged is not None:
            position = self.cursorForPosition(place).position()
            self.edge_dragged.emit(self._dragged, self._units.code_point(position))
            return
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape.IBeamCursor
        if not event.buttons() and self.handles.at(place) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif not event.buttons() and self._mark_at(place) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.handles.paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._marking.follow()

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
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def follow_font(self) -> None:
        self.zoom(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    def zoom(self, by: int) -> None:
        """Make the text larger or smaller by so many points; remembered for every source."""
        step = max(ZOOM_STEPS[0], min(ZOOM_STEPS[1], settings.number("reader_zoom", 0) + by))
        settings.remember("reader_zoom", step)
        self.set_reading_font(larger_by=step)
        self._fit()

    def _fit(self) -> None:
        """Keep lines readable: what the view is wider than that is margin, where the names stand."""
        letter = self.fontMetrics().averageCharWidth()
        widest = letter * WIDEST
        names = self.margin.wanted_width() if self._source and self._source.text else 0
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
