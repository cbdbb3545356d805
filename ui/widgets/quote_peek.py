"""The current quote whole, over the list: to read on without looking away from the rows."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from tracker.records import QuoteRow
from tracker.text.bidi import isolate
from ui import quotation, theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.widgets.quote_list import QuoteList
from ui.widgets.words import Words

SHARE = 0.86
"""Of the list's width and height, what the quote may take at most."""


class QuotePeek(QFrame):
    """Follows the current quote while it is shown; the list keeps the focus, and its keys.

    `toggle` shows it or takes it away, and so does Space; `leave` takes it away, and so does Esc.
    """

    def __init__(self, context: Context, quotes: QuoteList) -> None:
        super().__init__(quotes.viewport())
        self.setObjectName("quote_peek")
        self._context = context
        self._list = quotes
        self.hide()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = Words(self, reading=True)
        self.words.setObjectName("quote_peek_words")
        self.attribution = Words(self)
        self.attribution.setObjectName("quote_peek_attribution")
        self._scroll = self._scroll_area()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        quotes.current_changed.connect(self._follow)
        quotes.verticalScrollBar().valueChanged.connect(self._place)
        quotes.viewport().installEventFilter(self)
        in_words(self, self._say)

    def _scroll_area(self) -> QScrollArea:
        self._body = QWidget()
        self._body.setBackgroundRole(QPalette.ColorRole.Base)
        inside = QVBoxLayout(self._body)
        margin = theme.space(self, 4)
        inside.setContentsMargins(margin, margin, margin, margin)
        inside.setSpacing(theme.space(self, 2))
        inside.addWidget(self.words)
        inside.addWidget(self.attribution)
        inside.addStretch(1)
        area = QScrollArea(self, widgetResizable=True)
        area.setObjectName("quote_peek_scroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        return area

    def _say(self) -> None:
        self.setAccessibleName(self.tr("The whole quote"))
        self._follow()

    # Showing

    def toggle(self) -> None:
        """Show the current quote, or take it away."""
        if self.leave():
            return
        if self._list.current_id:
            self.show()
            self._follow()
            self.raise_()

    def leave(self) -> bool:
        """Take it away; False if nothing was shown."""
        was_shown = not self.isHidden()
        self.hide()
        return was_shown

    @Slot()
    def _follow(self) -> None:
        """Show the quote that is current now; nothing where there is none."""
        if self.isHidden():
            return
        row = self._list.quotes.quote_row(self._list.currentIndex().row()) if self._list.current_id else None
        if row is None:
            self.hide()
            return
        self._show(row)
        self._place()

    def _show(self, row: QuoteRow) -> None:
        wording = self._context.wording
        whose = (
            []
            if quotation.is_verbatim(row.quote.kind)
            else [Piece(wording.sentence("messages.reporters_words") + "\n", Look.FAINT)]
        )
        self.words.set_pieces([*whose, Piece(quotation.in_marks(row.quote.text, row.quote.kind))])
        said_by = wording.sentence("lists.separator").join(filter(None, (row.speaker, row.quote.role)))
        told = (said_by, quotation.place_of(row, wording), quotation.date_of(row, wording))
        parts = [isolate(part) for part in told if part]
        self.attribution.set_pieces([Piece(" · ".join(parts), Look.FAINT)])
        self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def _place(self) -> None:
        """Below the current row if there is room, else above it, at the leading side of the list."""
        if self.isHidden():
            return
        room = self._list.viewport().rect()
        width = min(round(room.width() * SHARE), self._widest())
        whole, most = self._height(width), round(room.height() * SHARE)
        height = min(whole, most)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if whole > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(bar)
        row = self._list.visualRect(self._list.currentIndex())
        below = row.bottom() + 1
        top = below if below + height <= room.bottom() else max(room.top(), row.top() - height)
        gap = theme.space(self, 4)
        left = room.right() - width - gap if self._list.isRightToLeft() else room.left() + gap
        self.setGeometry(left, min(top, room.bottom() - height), width, height)

    def _widest(self) -> int:
        from PySide6.QtGui import QFontMetrics

        from ui.widgets.words import WIDEST

        letter = QFontMetrics(theme.quote_font(self)).averageCharWidth()
        return letter * WIDEST + 2 * theme.space(self, 4) + self._list.verticalScrollBar().sizeHint().width()

    def _height(self, width: int) -> int:
        layout = self._body.layout()
        assert layout is not None
        layout.invalidate()
        frame = 2 * self.frameWidth()
        return layout.totalHeightForWidth(width - frame) + frame + 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
