"""Paints the rows of the table of speakers: the name and, fainter under it, what tells it from others."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from tracker.records import SpeakerKind
from ui import theme
from ui.context import Context
from ui.models.record_rows import Index
from ui.models.speaker_table import Column, SpeakerTable
from ui.widgets import cells
from ui.widgets.hits import hit_of


class SpeakerDelegate(QStyledItemDelegate):
    """Paints one speaker per row, in two lines."""

    def __init__(self, context: Context, view: QTableView) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self.sought = ""
        """What the speakers were searched for."""

    @property
    def _gap(self) -> int:
        return theme.space(self._view, 2)

    def row_height(self) -> int:
        """The height of every row."""
        return 2 * cells.pitch(self._view.font()) + self._gap

    def widths(self) -> dict[Column, int]:
        """The room that the columns beside the name ask for."""
        metrics = QFontMetrics(self._view.font())
        kinds = (self._context.wording.word(kind) for kind in SpeakerKind)
        quotes = str(
            self._view.model().headerData(Column.QUOTES, self._view.horizontalHeader().orientation())
        )
        return {
            Column.KIND: max(map(metrics.horizontalAdvance, kinds)) + 3 * self._gap,
            Column.QUOTES: max(map(metrics.horizontalAdvance, (quotes, "10,000"))) + 3 * self._gap,
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, SpeakerTable)
        row, column = model.speaker_row(index.row()), Column(index.column())
        if row is None:
            return
        painter.save()
        cells.paint_ground(painter, option, leading=column is Column.NAME)
        painter.setFont(self._view.font())
        box = option.rect.adjusted(self._gap, self._gap // 2, -self._gap, -self._gap // 2)
        if column is Column.NAME:
            self._paint_name(painter, box, option, row.speaker.name, model.detail(row))
        else:
            faint = option.palette.color(QPalette.ColorRole.PlaceholderText)
            line = _middle(box, cells.pitch(painter.font()))
            cells.paint_text(painter, line, str(index.data()), faint, option.direction)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, name: str, detail: str
    ) -> None:
        plain, faint = (
            option.palette.color(role)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        )
        line = cells.pitch(painter.font())
        if not detail:
            box = _middle(box, line)
        hit = hit_of(self.sought, option.palette)
        cells.paint_text(painter, box, name, plain, option.direction, hit=hit)
        cells.paint_text(painter, box.adjusted(0, line, 0, 0), detail, faint, option.direction, hit=hit)


def _middle(box: QRect, height: int) -> QRect:
    """The part of the box, so high, that lies half-way down."""
    return QRect(box.left(), box.top() + (box.height() - height) // 2, box.width(), height)
