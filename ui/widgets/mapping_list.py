"""Which column of a table fills which field: a line for each column, chosen by keyboard or dragged."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.exchange.importing.columns import NOTES
from tracker.text.bidi import isolate
from ui import direction, theme
from ui.i18n import in_words
from ui.widgets.line_box import LineBox

LONGEST_SAMPLE = 60


class FieldBox(LineBox):
    """The field that one column fills; a field may be dropped on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapping_field")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.findData(event.mimeData().text()) >= 0:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        place = self.findData(event.mimeData().text())
        if place >= 0:
            self.setCurrentIndex(place)
            self.activated.emit(place)
            event.acceptProposedAction()


class FreeFields(QListWidget):
    """The fields that no column fills yet, to be dragged onto one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapping_free_fields")
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard the boxes do the same
        self.setSpacing(theme.space(self, 1))

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setText(str(items[0].data(Qt.ItemDataRole.UserRole)))
        return data


class MappingList(QWidget):
    """`changed` is sent when a person gives a column another field."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: dict[str, str] = {}
        self._headers: tuple[str, ...] = ()
        self.boxes: list[FieldBox] = []
        self._samples: list[QLabel] = []
        self.free = FreeFields()
        self.free.setMaximumHeight(theme.space(self, 20))
        self._hint = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setObjectName("mapping_list")
        self._area.setFrameShape(QFrame.Shape.StyledPanel)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 0)  # from right to left, a splitter cuts the last pixel off
        layout.addWidget(self._area, 1)
        layout.addWidget(self._hint)
        layout.addWidget(self.free)
        in_words(self, self._say)

    def _say(self) -> None:
        self._hint.setText(self.tr("No column fills these yet. Drag one to a column, or choose it there."))
        self.free.setAccessibleName(self.tr("Fields without a column"))
        self._area.setAccessibleName(self.tr("Columns and their fields"))
        for box, header in zip(self.boxes, self._headers, strict=True):
            box.setAccessibleName(self.tr("Field of the column {column}").format(column=isolate(header)))
            box.setItemText(0, self.tr("— not taken —"))

    def show_columns(self, headers: Sequence[str], samples: Sequence[str], labels: Mapping[str, str]) -> None:
        """Show a line for each column, with the fields there are by their labels."""
        self._headers, self._labels = tuple(headers), dict(labels)
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setColumnStretch(1, 1)
        self.boxes = [FieldBox(lines) for _ in headers]
        for row, (header, sample, box) in enumerate(zip(headers, samples, self.boxes, strict=True)):
            box.addItem("", "")
            for name, label in labels.items():
                box.addItem(label, name)
            box.activated.connect(self._choose)
            grid.addWidget(_line(header, lines), row, 0)
            shown = _line(sample, lines)
            shown.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(shown, row, 1)
            grid.addWidget(box, row, 2)
        grid.setRowStretch(len(self.boxes), 1)
        self._area.setWidget(lines)
        self._say()

    @property
    def fields(self) -> dict[int, str]:
        """The field of each column that fills one, by the column's number from 0."""
        return {place: box.currentData() for place, box in enumerate(self.boxes) if box.currentData()}

    def set_fields(self, fields: Mapping[int, str]) -> None:
        """Let these columns fill these fields, and no others; `changed` is not sent."""
        for place, box in enumerate(self.boxes):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(fields.get(place, ""))))
        self._show_free()

    def _choose(self) -> None:
        chosen = self.sender()
        for box in self.boxes:
            # Only notes are made of several columns.
            is_same = isinstance(chosen, FieldBox) and box.currentData() == chosen.currentData()
            if box is not chosen and is_same and box.currentData() not in NOTES:
                box.setCurrentIndex(0)
        self._show_free()
        self.changed.emit()

    def _show_free(self) -> None:
        self.free.clear()
        taken = set(self.fields.values())
        for name, label in self._labels.items():
            if name not in taken:
                item = QListWidgetItem(label)
                item.setData(Qt.ItemDataRole.UserRole, name)
                self.free.addItem(item)


def _line(text: str, parent: QWidget) -> QLabel:
    """A text in one line, in its own direction."""
    words = " ".join(text.split())
    shown = words if len(words) <= LONGEST_SAMPLE else f"{words[:LONGEST_SAMPLE]}…"
    label = QLabel(isolate(shown), parent, textFormat=Qt.TextFormat.PlainText)
    label.setAlignment(direction.leading_side(parent.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)
    label.setMinimumWidth(1)
    return label
