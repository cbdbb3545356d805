"""The list of sources: a search box for their titles, the count, and the table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tracker.queries import anchors, sources
from tracker.records import SourceKind
from tracker.services.project import Project
from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.icons import icon
from ui.models.record_rows import Index
from ui.models.source_table import Column, SourceTable
from ui.widgets import cells
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.claim_list import TYPING_MILLISECONDS
from ui.widgets.hits import hit_of
from ui.widgets.list_reading import ListReading
from ui.widgets.record_table import RecordTable
from ui.widgets.row_delegate import draw_line
from ui.widgets.words_edit import LineEdit

OUTLET_LETTERS = 12
"""Room in the filter for the name of an outlet."""


class SourceDelegate(QStyledItemDelegate):
    """Paints the title and, fainter under it, kind, outlet and date; the number of quotes at the end."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.sought = ""
        """What the sources were searched for."""

    @property
    def _gap(self) -> int:
        return theme.space(self._view, 2)

    def row_height(self) -> int:
        """The height of every row."""
        return 3 * cells.pitch(self._view.font()) + self._gap

    def quotes_width(self) -> int:
        """The room that the column of numbers asks for."""
        header = self._view.model().headerData(Column.QUOTES, Qt.Orientation.Horizontal)
        metrics = QFontMetrics(self._view.font())
        return max(map(metrics.horizontalAdvance, (str(header), "10,000"))) + 3 * self._gap

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, SourceTable)
        is_title = index.column() == Column.TITLE
        plain, faint = (
            option.palette.color(role)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        )
        painter.save()
        cells.paint_ground(painter, option, leading=is_title)
        painter.setFont(self._view.font())
        box = option.rect.adjusted(self._gap, self._gap // 2, -self._gap, -self._gap // 2)
        text = str(index.data() or "")
        if is_title:
            hit = hit_of(self.sought, option.palette)
            taken = cells.paint_text(painter, box, text, plain, option.direction, lines=2, hit=hit)
            below = box.adjusted(0, taken, 0, taken + cells.pitch(self._view.font()) - box.height())
            painter.setPen(faint)
            draw_line(painter, below, model.detail(index.row()), option.direction, own=False)
        else:
            cells.paint_text(painter, box, text, faint, option.direction)
        painter.restore()


class SourceList(QWidget):
    """Which sources there are; `table` knows the current one."""

    filtered = Signal()
    """Others are asked for, or the same again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lost = 0
        self.search_box = LineEdit()
        self.search_box.setObjectName("sources_search_box")
        self.search_box.setClearButtonEnabled(True)
        self.kinds = ChoiceButton(SourceKind)
        self.kinds.setObjectName("sources_kind_filter")
        self.kinds.changed.connect(self.read)
        self.outlets = QComboBox()
        self.outlets.setObjectName("sources_outlet_filter")
        self.outlets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.outlets.setMinimumContentsLength(OUTLET_LETTERS)
        self.outlets.activated.connect(lambda _: self.read())
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.count.setObjectName("sources_count")
        self.lost_filter = QPushButton()
        self.lost_filter.setCheckable(True)
        self.lost_filter.setObjectName("sources_lost_filter")
        self.lost_filter.toggled.connect(self.read)
        self._is_all = True
        self._reading = ListReading(context, "source", self)
        self._reading.found.connect(self._show)
        self.model = SourceTable(context, self)
        self.table = RecordTable()
        self.table.setObjectName("sources_table")
        self.delegate = SourceDelegate(self.table)
        self.table.show_records(self.model, self.model, self.delegate)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MILLISECONDS)
        self._pause.timeout.connect(self.read)
        self.search_box.textChanged.connect(self._pause.start)
        self.search_box.returnPressed.connect(self._to_list)
        in_words(self, self._say)

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        top = QHBoxLayout()
        top.setSpacing(gap)
        top.addWidget(self.search_box, 1)
        filters = QHBoxLayout()
        filters.addWidget(self.kinds)
        filters.addWidget(self.outlets)
        filters.addStretch(1)
        filters.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addLayout(top)
        layout.addLayout(filters)
        layout.addWidget(self.lost_filter, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.table, 1)

    # What it shows

    @Slot()
    def read(self) -> None:
        """Read the sources anew; the current one stays current, shown or not."""
        self._pause.stop()
        self._offer_outlets()
        lost = self._read_lost()
        words, only = self.search_box.text().strip(), set(lost) if self.is_of_lost else None
        kinds = tuple(SourceKind(kind) for kind in self.kinds.chosen())
        outlets = (self.outlets.currentData(),) if self.outlets.currentData() else ()

        def find(project: Project, limit: int | None) -> Sequence[int]:
            found = sources.ids(project, words, kinds, outlets, None if only is not None else limit)
            return found if only is None else [each for each in found if each in only]

        self._reading.start(find)
        self.filtered.emit()

    @Slot(object, bool)
    def _show(self, ids: Sequence[int], is_all: bool) -> None:
        scrolled = self.table.verticalScrollBar().value()
        self.delegate.sought = self.search_box.text().strip()
        self.model.show_ids(ids)
        self.table.mark_current()
        self.table.verticalScrollBar().setValue(scrolled)
        self._is_all = is_all
        self._say_count()

    def _offer_outlets(self) -> None:
        chosen = self.outlets.currentData()
        self.outlets.clear()
        self.outlets.addItem(self.tr("Any outlet"), "")
        for outlet in sources.all_outlets(self._context.project):
            self.outlets.addItem(outlet, outlet)
        self.outlets.setCurrentIndex(max(0, self.outlets.findData(chosen)))

    @Slot()
    def _to_list(self) -> None:
        self.read()
        self.table.enter()

    def _read_lost(self) -> dict[int, int]:
        """Count the quotes that lost their place; with none left the filter for them goes."""
        lost = anchors.lost_by_source(self._context.project)
        self._lost = sum(lost.values())
        if not lost:
            with QSignalBlocker(self.lost_filter):
                self.lost_filter.setChecked(False)
        self._say_lost()
        return lost

    @property
    def is_of_lost(self) -> bool:
        """True while only the sources are shown whose quotes lost their place."""
        return bool(self.lost_filter.isChecked())

    @property
    def is_filtered(self) -> bool:
        """True if sources may be hidden."""
        chosen = self.search_box.text() or self.kinds.chosen() or self.outlets.currentData()
        return bool(chosen) or self.is_of_lost

    def clear_filters(self) -> None:
        """Show every source again."""
        with QSignalBlocker(self.lost_filter):
            self.lost_filter.setChecked(False)
        self.search_box.clear()
        self.kinds.choose([])
        self.outlets.setCurrentIndex(0)
        self.read()

    def state(self) -> dict[str, Any]:
        """The search, the current source and the scroll position, to be kept for the next start."""
        return {
            "search": self.search_box.text(),
            "kinds": [str(kind) for kind in self.kinds.chosen()],
            "outlet": self.outlets.currentData() or "",
            "current": self.table.current_id,
            "scroll": self.table.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show the list as it was kept."""
        self.search_box.setText(state.get("search", ""))
        self.kinds.choose(SourceKind(each) for each in state.get("kinds", []) if each in set(SourceKind))
        self._offer_outlets()
        self.outlets.setCurrentIndex(max(0, self.outlets.findData(state.get("outlet", ""))))
        self.table.current_id = state.get("current")
        self.read()
        self.table.verticalScrollBar().setValue(state.get("scroll", 0))

    # Words and sizes

    def _say(self) -> None:
        self.search_box.setPlaceholderText(self.tr("Search titles and texts"))
        self.search_box.setAccessibleName(self.tr("Search the sources"))
        self.kinds.say(self.tr("Kind"), self._context.wording.word)
        self.outlets.setAccessibleName(self.tr("Outlet"))
        self.outlets.setToolTip(self.tr("Outlet"))
        self._offer_outlets()
        self.table.setAccessibleName(self.tr("Sources"))
        self._say_lost()
        self.model.say()
        self._fit()
        self._say_count()

    def _say_lost(self) -> None:
        words = self.tr("%n quotes detached from their text", "", self._lost)
        self.lost_filter.setText(words)
        self.lost_filter.setAccessibleName(words)
        self.lost_filter.setToolTip(self.tr("Show only the sources that they belong to, to repair them"))
        self.lost_filter.setIcon(icon("link-break"))
        self.lost_filter.setVisible(bool(self._lost))

    def _say_count(self) -> None:
        more = "" if self._is_all else "+"
        shown = f"{self.model.rowCount():,}{more}"
        if self.is_filtered:
            total = sources.count(self._context.project)
            shown = self.tr("{shown} of {total}").format(shown=shown, total=f"{total:,}")
        self.count.setText(shown)

    def _fit(self) -> None:
        self.table.setColumnWidth(Column.QUOTES, self.delegate.quotes_width())
        self.table.verticalHeader().setDefaultSectionSize(self.delegate.row_height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "delegate"):
            self._fit()
