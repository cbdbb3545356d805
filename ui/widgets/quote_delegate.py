"""Paints the rows of the table of quotes: people's words in their own direction, statuses as chips."""

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from tracker.records import QuoteRow, QuoteStatus
from ui import date_words, direction, exact_text, quotation, theme
from ui.context import Context
from ui.models.quote_table import Column, Index, QuoteTable
from ui.theme import ARABIC_LINE_HEIGHT, LINE_HEIGHT
from ui.widgets.cells import LONGEST, paint_ground
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.hits import Hit, hit_colour, marks

if TYPE_CHECKING:
    from ui.widgets.quote_list import QuoteList

LINES = 2
LAYOUTS_KEPT = 200

FEWEST = 6
"""Average letters of a claim that are worth showing behind its sign."""


class Words(NamedTuple):
    """A text as it stands in a cell: cut to `lines`, `tail` being what stays behind the cut."""

    text: str
    lines: int = LINES
    tail: str = ""
    quoted: bool = False


class LaidOut:
    """Words in their lines, and where what was searched for stands in them, once that was asked."""

    def __init__(self, layout: QTextLayout) -> None:
        self.layout = layout
        self._hit: Hit | None = None
        self._marks: list[QTextLayout.FormatRange] = []

    def marks(self, hit: Hit) -> list[QTextLayout.FormatRange]:
        """The stretches that stand out, in Qt's counting."""
        if self._hit is not hit:
            self._hit, self._marks = hit, marks(self.layout.text(), hit)
        return self._marks


class QuoteDelegate(QStyledItemDelegate):
    """Paints one quote per row. `follow_font` is to be called when the view's font or words change."""

    def __init__(self, context: Context, view: "QuoteList") -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._layouts: OrderedDict[tuple[Words, int], LaidOut] = OrderedDict()
        self._last_hit: Hit | None = None
        self.follow_font()

    def follow_font(self) -> None:
        """Measure everything anew."""
        self._layouts.clear()
        self._font = QFont(self._view.font())
        self._quote_font = theme.quote_font(self._view)
        self._gap = theme.space(self._view, 2)

    @property
    def row_height(self) -> int:
        """The height of every row: two lines of Arabic in the quote font."""
        return round(QFontInfo(self._quote_font).pixelSize() * ARABIC_LINE_HEIGHT * LINES) + 2 * self._gap

    def status_width(self) -> int:
        """The room that the longest status takes: its word is never shortened."""
        metrics = QFontMetrics(self._font)
        words = (self._context.wording.word(status) for status in QuoteStatus)
        return max(chip_size(metrics, word).width() for word in words) + 2 * self._gap

    # What Qt asks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.status_width(), self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, QuoteTable)
        painter.save()
        selected = self._view.selectionModel().isSelected(index)
        paint_ground(painter, option, leading=index.column() == self._view.columns.leading, selected=selected)
        if not selected and self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(option.palette.color(QPalette.ColorRole.Accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        row = model.quote_row(index.row())
        if row is not None:
            box = option.rect.adjusted(self._gap, self._gap, -self._gap, -self._gap)
            painter.setClipRect(option.rect.adjusted(1, 0, -1, 0))
            self._paint_cell(painter, box, option.palette, row, Column(index.column()), model.shown.search)
        painter.restore()

    @property
    def _rtl(self) -> bool:
        return self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _paint_cell(
        self, painter: QPainter, box: QRect, palette: QPalette, row: QuoteRow, column: Column, search: str
    ) -> None:
        plain = palette.color(QPalette.ColorRole.Text)
        faint = palette.color(QPalette.ColorRole.PlaceholderText)
        match column:
            case Column.QUOTE:
                self._paint_quote(painter, box, palette, row, search)
            case Column.SPEAKER:
                self._paint_two(painter, box, (row.speaker, plain), (row.quote.role, faint))
            case Column.DATE:
                said_on = row.quote.said_on or row.published_on
                words = Words(date_words.bare(said_on, self._context.wording.language))
                self._paint_words(painter, box, words, faint if row.dated_by_source else plain)
            case Column.SOURCE:
                self._paint_words(painter, box, Words(quotation.place_of(row, self._context.wording)), plain)
            case Column.CLAIMS:
                self._paint_claims(painter, box, palette, row)
            case Column.STATUS:
                self._paint_status(painter, box, palette, row)

    # Cells

    def _paint_quote(
        self, painter: QPainter, box: QRect, palette: QPalette, row: QuoteRow, search: str
    ) -> None:
        """The words in marks; the reporter's words plain, under a line that says whose they are."""
        colour = palette.color(QPalette.ColorRole.Text)
        text = row.quote.text.replace("\n", " ")
        if quotation.is_verbatim(row.quote.kind):
            marked = quotation.in_marks(text, row.quote.kind)
            words = Words(marked, tail=marked[-1], quoted=True)
            self._paint_words(painter, box, words, colour, self._hit(search, palette))
            return
        faint = palette.color(QPalette.ColorRole.PlaceholderText)
        upper, lower = self._halves(box)
        says_so = self._context.wording.sentence("messages.reporters_words")
        self._paint_words(painter, upper, Words(says_so, lines=1), faint)
        words = Words(text, lines=1, quoted=True)
        self._paint_words(painter, lower, words, colour, self._hit(search, palette))

    def _paint_two(
        self, painter: QPainter, box: QRect, first: tuple[str, QColor], second: tuple[str, QColor]
    ) -> None:
        """One text above another; the first has both lines where there is no second."""
        if not second[0]:
            self._paint_words(painter, box, Words(first[0]), first[1])
            return
        for half, (text, colour) in zip(self._halves(box), (first, second), strict=True):
            self._paint_words(painter, half, Words(text, lines=1), colour)

    def _paint_claims(self, painter: QPainter, box: QRect, palette: QPalette, row: QuoteRow) -> None:
        """Each claim behind the sign of the stance; in the last line the signs of all that follow."""
        if not row.links:
            return
        lines = [row.links] if len(row.links) == 1 else [row.links[:1], row.links[1:]]
        boxes = [box] if len(lines) == 1 else self._halves(box)
        for part, links in zip(boxes, lines, strict=True):
            rest = self._paint_signs(painter, part, palette, [theme.sign(link.stance) for link in links])
            if rest.width() > QFontMetrics(self._font).averageCharWidth() * FEWEST:
                words = Words(links[0].claim, lines=LINES if len(lines) == 1 else 1)
                self._paint_words(painter, rest, words, palette.color(QPalette.ColorRole.Text))

    def _paint_signs(
        self, painter: QPainter, box: QRect, palette: QPalette, signs: list[tuple[str, theme.Shade]]
    ) -> QRect:
        """Paint signs at the leading edge and return the room beside them."""
        painter.setFont(self._font)
        metrics = painter.fontMetrics()
        place = QRect(box.left(), box.top(), metrics.height(), box.height())
        if self._rtl:
            place.moveRight(box.right())
        for sign, shade in signs:
            painter.setPen(theme.colour(shade, palette))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)
            place.translate(-place.width() if self._rtl else place.width(), 0)
        taken = len(signs) * metrics.height() + self._gap // 2
        return box.adjusted(0, 0, -taken, 0) if self._rtl else box.adjusted(taken, 0, 0, 0)

    def _paint_status(self, painter: QPainter, box: QRect, palette: QPalette, row: QuoteRow) -> None:
        painter.setFont(self._font)
        word = self._context.wording.word(row.quote.status)
        size = chip_size(painter.fontMetrics(), word)
        left = box.right() - size.width() + 1 if self._rtl else box.left()
        chip = QRect(left, box.center().y() - size.height() // 2, size.width(), size.height())
        sign, shade = theme.sign(row.quote.status)
        paint_chip(painter, chip, sign, word, theme.colour(shade, palette), palette, rtl=self._rtl)

    def _halves(self, box: QRect) -> list[QRect]:
        half = box.height() // 2
        return [
            QRect(box.left(), box.top(), box.width(), half),
            QRect(box.left(), box.top() + half, box.width(), half),
        ]

    # Words

    def _paint_words(
        self, painter: QPainter, box: QRect, words: Words, colour: QColor, hit: "Hit | None" = None
    ) -> None:
        if not words.text or box.width() < self._gap:
            return
        laid_out = self._layout(words, box.width())
        painter.setPen(colour)
        taken = laid_out.layout.boundingRect()
        top = box.top() + (box.height() - taken.height()) / 2 - taken.top()
        laid_out.layout.draw(painter, QPointF(box.left(), top), laid_out.marks(hit) if hit else [])

    def _hit(self, search: str, palette: QPalette) -> "Hit | None":
        """How words that were searched for stand out."""
        if not search:
            return None
        ground = hit_colour(palette)
        if self._last_hit is None or (self._last_hit.search, self._last_hit.ground) != (search, ground):
            self._last_hit = Hit(search, ground)
        return self._last_hit

    def _layout(self, words: Words, width: int) -> "LaidOut":
        key = (words, width)
        if key in self._layouts:
            self._layouts.move_to_end(key)
            return self._layouts[key]
        made = LaidOut(self._lay_out(words, width))
        self._layouts[key] = made
        if len(self._layouts) > LAYOUTS_KEPT:
            self._layouts.popitem(last=False)
        return made

    def _lay_out(self, words: Words, width: int) -> QTextLayout:
        font = self._quote_font if words.quoted else self._font
        option = direction.text_option(words.text, self._view.layoutDirection())
        # Whatever its own direction, a text in a list begins at the list's leading side.
        option.setAlignment(direction.leading_side(self._view.layoutDirection()))
        arabic = option.textDirection() == Qt.LayoutDirection.RightToLeft
        pitch = QFontInfo(font).pixelSize() * (ARABIC_LINE_HEIGHT if arabic else LINE_HEIGHT)
        whole = _broken(words.text[:LONGEST], font, option, width, pitch)
        if whole.lineCount() <= words.lines:
            return whole
        return _broken(_cut(words, whole, width), font, option, width, pitch)


def _broken(text: str, font: QFont, option: QTextOption, width: int, pitch: float) -> QTextLayout:
    """The text in lines of this width, `pitch` pixels from one to the next."""
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
        top += pitch
    layout.endLayout()
    return layout


def _cut(words: Words, whole: QTextLayout, width: int) -> str:
    """The words cut to their lines, with an ellipsis and the tail; `whole` has them all."""
    text = whole.text()
    start = exact_text.code_point(text, whole.lineAt(words.lines - 1).textStart())
    metrics = QFontMetrics(whole.font())
    room = width - metrics.horizontalAdvance(words.tail)
    last = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, room)
    return f"{text[:start]}{last}{words.tail}"
