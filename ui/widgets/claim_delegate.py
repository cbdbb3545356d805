"""Paints the rows of the table of claims: column by column or, where room is scarce, close together."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from tracker.records import ClaimRow, ClaimStatus, Stance
from ui import balance, theme, verdict_look
from ui.context import Context
from ui.models.claim_table import ClaimTable, Column
from ui.models.record_rows import Index
from ui.widgets import cells
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.hits import hit_of

WIDEST_SIDE = "▲ 10 (10) "
CLAIM_LETTERS, TOPIC_LETTERS, LEAST_LETTERS = 34, 14, 16
"""Room that a claim and a topic ask for, and the least that a claim needs, in average letters."""


class ClaimDelegate(QStyledItemDelegate):
    """Paints one claim per row.

    Close together, the topic stands under the claim, the verdict under the status, and the sides of the
    balance one under another.
    """

    def __init__(self, context: Context, view: QTableView) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self.close_together = False
        self.sought = ""
        """What the claims were searched for."""

    @property
    def _gap(self) -> int:
        return theme.space(self._view, 2)

    # Sizes

    def row_height(self) -> int:
        """The height of every row."""
        font = self._view.font()
        chip = chip_size(QFontMetrics(font), "").height()
        lines = 3 if self.close_together else 2
        return max(cells.pitch(font) * lines, 2 * chip + self._gap // 2) + 2 * self._gap

    def widths(self, verdicts: list[str]) -> dict[Column, int]:
        """The room that each column asks for; `verdicts` are the names of all there are.

        Words of chips are never shortened.
        """
        metrics = QFontMetrics(self._view.font())
        statuses = [self._context.wording.word(status) for status in ClaimStatus]
        status = max(chip_size(metrics, word).width() for word in statuses) + 2 * self._gap
        verdict = max((chip_size(metrics, word).width() for word in verdicts), default=0) + 2 * self._gap
        one_side = metrics.horizontalAdvance(WIDEST_SIDE)
        letter = metrics.averageCharWidth()
        return {
            Column.CLAIM: CLAIM_LETTERS * letter,
            Column.TOPIC: TOPIC_LETTERS * letter,
            Column.STATUS: max(status, verdict) if self.close_together else status,
            Column.VERDICT: verdict,
            Column.BALANCE: (one_side if self.close_together else 3 * one_side) + 2 * self._gap,
        }

    def least_claim_width(self) -> int:
        """The room without which a claim cannot be read."""
        return QFontMetrics(self._view.font()).averageCharWidth() * LEAST_LETTERS + 2 * self._gap

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height())

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ClaimTable)
        row = model.claim_row(index.row())
        if row is None:
            return
        painter.save()
        cells.paint_ground(painter, option, leading=index.column() == Column.CLAIM)
        painter.setFont(self._view.font())
        box = option.rect.adjusted(self._gap, self._gap, -self._gap, -self._gap)
        match Column(index.column()):
            case Column.CLAIM:
                self._paint_claim(painter, box, option, row)
            case Column.TOPIC:
                faint = option.palette.color(QPalette.ColorRole.PlaceholderText)
                cells.paint_text(painter, box, row.claim.topic, faint, option.direction, lines=2)
            case Column.STATUS:
                self._paint_chips(painter, box, option, model, row)
            case Column.VERDICT:
                self._paint_verdict(painter, box, option, model, row)
            case Column.BALANCE:
                self._paint_balance(painter, box, option, row)
        painter.restore()

    def _paint_claim(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, row: ClaimRow
    ) -> None:
        palette, topic = option.palette, row.claim.topic if self.close_together else ""
        lines = (3 if self.close_together else 2) - bool(topic)
        colour = palette.color(QPalette.ColorRole.Text)
        taken = cells.paint_text(
            painter,
            box,
            row.claim.text,
            colour,
            option.direction,
            lines=lines,
            hit=hit_of(self.sought, palette),
        )
        faint = palette.color(QPalette.ColorRole.PlaceholderText)
        cells.paint_text(painter, box.adjusted(0, taken, 0, 0), topic, faint, option.direction)

    def _paint_chips(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        model: ClaimTable,
        row: ClaimRow,
    ) -> None:
        word = self._context.wording.word(row.claim.status)
        sign, shade = theme.sign(row.claim.status)
        size = chip_size(painter.fontMetrics(), word)
        chip = _leading(box, size, option)
        paint_chip(
            painter,
            chip,
            sign,
            word,
            theme.colour(shade, option.palette),
            option.palette,
            rtl=cells.is_rtl(option),
        )
        if self.close_together:
            below = box.adjusted(0, size.height() + self._gap // 2, 0, 0)
            self._paint_verdict(painter, below, option, model, row)

    def _paint_verdict(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        model: ClaimTable,
        row: ClaimRow,
    ) -> None:
        verdict = model.verdict(row)
        if verdict is None:
            return
        word = verdict_look.name(verdict, self._context.wording.language)
        chip = _leading(box, chip_size(painter.fontMetrics(), word), option)
        colour = verdict_look.colour(verdict, option.palette)
        paint_chip(painter, chip, verdict_look.SIGN, word, colour, option.palette, rtl=cells.is_rtl(option))

    def _paint_balance(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, row: ClaimRow
    ) -> None:
        """Each side in a place of its own, so that the eye can run down the list."""
        line, part = cells.pitch(painter.font()), painter.fontMetrics().horizontalAdvance(WIDEST_SIDE)
        for place, (stance, speakers, quotes) in enumerate(balance.sides(row.balance)):
            slot = QRect(box.left(), box.top(), part, line)
            if self.close_together:
                slot.translate(0, place * line)
            else:
                slot.translate(place * part, 0)
            slot = QStyle.visualRect(option.direction, box, slot)
            self._paint_side(painter, slot, option, stance, balance.counted(speakers, quotes))

    def _paint_side(
        self, painter: QPainter, slot: QRect, option: QStyleOptionViewItem, stance: Stance, count: str
    ) -> None:
        sign, shade = theme.sign(stance)
        faint = option.palette.color(QPalette.ColorRole.PlaceholderText)
        plain = option.palette.color(QPalette.ColorRole.Text)
        nobody = count == balance.NOBODY
        room = painter.fontMetrics().horizontalAdvance("▲ ")
        colour = faint if nobody else theme.colour(shade, option.palette)
        cells.paint_text(painter, slot, sign, colour, option.direction)
        rest = slot.adjusted(0, 0, -room, 0) if cells.is_rtl(option) else slot.adjusted(room, 0, 0, 0)
        cells.paint_text(painter, rest, count, faint if nobody else plain, option.direction)


def _leading(box: QRect, size: QSize, option: QStyleOptionViewItem) -> QRect:
    """A place of this size at the leading end of the box's top."""
    left = box.right() - size.width() + 1 if cells.is_rtl(option) else box.left()
    return QRect(left, box.top(), size.width(), size.height())
