"""What records from elsewhere would change: how many are new, and which both have otherwise."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tracker.exchange.merging.model import MINE, THEIRS, Clash, Merged
from tracker.text.bidi import isolate
from ui import theme
from ui.context import Context
from ui.i18n import grouped, in_words
from ui.widgets.line_delegate import LineDelegate

SHARE_OF_WINDOW = 0.8
LONGEST_SHOWN = 300
"""Letters of a value that are shown; whole texts of sources may be among them."""


class MergeDialog(QDialog):
    """`asked(decide)`: the records are to be taken in, and of those ticked the file's content."""

    asked = Signal(object)

    def __init__(self, context: Context, path: Path, merged: Merged, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("merge_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._path, self._merged = context, path, merged
        self.head = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.counts = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.counts.setObjectName("merge_counts")
        self.clashing = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.clashing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.clashes = QTreeWidget()
        self.clashes.setObjectName("merge_clashes")
        self.clashes.setColumnCount(3)
        for column in (1, 2):  # the first one has the marks to tick, which Qt paints
            self.clashes.setItemDelegateForColumn(column, LineDelegate(self.clashes))
        self.clashes.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.clashes.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.buttons = QDialogButtonBox()
        self.go = self._button("merge_go", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take_all = self._button("merge_take_all", QDialogButtonBox.ButtonRole.ActionRole)
        self.leave = self._button("merge_leave", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        self.take_all.clicked.connect(self._take_all)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 3))
        for part in (self.head, self.counts, self.clashing):
            layout.addWidget(part)
        layout.addWidget(self.clashes, 1)
        layout.addWidget(self.buttons)
        self._fill()
        in_words(self, self._say)
        self.resize(parent.size() * SHARE_OF_WINDOW)

    def _button(self, name: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = self.buttons.addButton("", role)
        button.setObjectName(name)
        return button

    def _fill(self) -> None:
        for clash in self._merged.clashes:
            record = QTreeWidgetItem(self.clashes)
            record.setFlags(record.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            record.setCheckState(0, Qt.CheckState.Unchecked)
            record.setExpanded(len(self._merged.clashes) <= 20)
            for _ in clash.fields:
                QTreeWidgetItem(record)
        there = bool(self._merged.clashes)
        for part in (self.clashing, self.clashes, self.take_all):
            part.setVisible(there)

    # Words

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Merge records"))
        self.head.setText(self.tr("From {file}:").format(file=isolate(self._path.name)))
        self.counts.setText("\n".join(self._lines()))
        number = self._number
        told = self.tr("%n record(s) differ. Those you tick become as the file has them.", "", number)
        self.clashing.setText(grouped(told, number))
        self.clashes.setHeaderLabels([self.tr("Record"), self.tr("Here"), self.tr("In the file")])
        self.clashes.setAccessibleName(self.tr("Records that differ"))
        for button, words in (
            (self.go, self.tr("Merge")),
            (self.take_all, self.tr("Tick all")),
            (self.leave, self.tr("Cancel")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        for place, clash in enumerate(self._merged.clashes):
            self._say_clash(self.clashes.topLevelItem(place), clash)

    @property
    def _number(self) -> int:
        return self._merged.clash_number

    def _lines(self) -> list[str]:
        say = self._context.say
        lines = [
            say(
                "messages.import_count",
                table=self._context.wording.sentence(f"tables.{noun}"),
                created=count.created,
                updated=count.updated,
                skipped=count.skipped,
            )
            for noun, count in self._merged.told()
        ]
        left_out = self._merged.left_out.items()
        return lines + [say(f"merge_left_out.{reason}", number=number) for reason, number in left_out]

    def _say_clash(self, record: QTreeWidgetItem | None, clash: Clash) -> None:
        if record is None:
            return
        wording = self._context.wording
        kind = wording.entity(clash.entity)
        record.setText(0, f"{kind[:1].upper()}{kind[1:]}: {isolate(_shortened(clash.title))}")
        record.setText(1, self.tr("in the trash") if clash.is_trashed else "")
        for place, (field, mine, theirs) in enumerate(clash.fields):
            line = record.child(place)
            if line is not None:
                line.setText(0, wording.field(clash.entity, field))
                line.setText(1, self._value(mine))
                line.setText(2, self._value(theirs))

    def _value(self, value: Any) -> str:
        if value is None or value == "":
            return "–"
        known = hasattr(value, "value") and not isinstance(value, int)
        return self._context.wording.word(value) if known else _shortened(str(value))

    # The end

    @Slot()
    def _take_all(self) -> None:
        for place in range(self.clashes.topLevelItemCount()):
            record = self.clashes.topLevelItem(place)
            if record is not None:
                record.setCheckState(0, Qt.CheckState.Checked)

    @Slot()
    def _go(self) -> None:
        ticked = set()
        for place, clash in enumerate(self._merged.clashes):
            record = self.clashes.topLevelItem(place)
            if record is not None and record.checkState(0) == Qt.CheckState.Checked:
                ticked.add((clash.entity, clash.uid, clash.fields))
        self.asked.emit(lambda clash: THEIRS if (clash.entity, clash.uid, clash.fields) in ticked else MINE)
        self.accept()


def _shortened(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 1]}…"
