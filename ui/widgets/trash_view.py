"""The trash: what lies there, by entity, to be taken out or purged for good."""

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.errors import InputRefused
from tracker.queries import trash
from tracker.queries.trash import Trashed
from tracker.records import Changes
from tracker.services import backup_folder, purging
from tracker.services import trash as trashing
from tracker.services.project import Project
from tracker.text.bidi import isolate
from ui import date_words, theme
from ui.context import Context
from ui.i18n import in_words
from ui.told import cut
from ui.widgets.row_delegate import DETAIL, RowDelegate

PAGE = 200
LONGEST = 160


class TrashView(QWidget):
    """One entity at a time, the newest first; several records can be chosen together."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: list[Trashed] = []
        self._counts: dict[str, int] = {}
        self.entity = QComboBox()
        self.entity.setObjectName("trash_entity")
        self.entity.activated.connect(self._show)
        self.restore, self.purge, self.more = QPushButton(), QPushButton(), QPushButton()
        for name, button, run in (
            ("trash_restore", self.restore, self._restore),
            ("trash_purge", self.purge, self._ask_to_purge),
            ("trash_more", self.more, self._show_more),
        ):
            button.setObjectName(name)
            button.clicked.connect(run)
        self.note = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.note.setObjectName("trash_note")
        self.model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("trash_list")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(RowDelegate(self.list, detail_below=True))
        self.list.setModel(self.model)
        self.list.selectionModel().selectionChanged.connect(self._follow)
        self._lay_out()
        in_words(self, self._say)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme.space(self, 2))
        bar.addWidget(self.entity)
        bar.addWidget(self.restore)
        bar.addStretch(1)
        bar.addWidget(self.purge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 2))
        layout.addLayout(bar)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def _say(self) -> None:
        self.entity.setAccessibleName(self.tr("What is shown of the trash"))
        self.list.setAccessibleName(self.tr("In the trash, the newest first"))
        for button, words in (
            (self.restore, self.tr("Take out of the trash")),
            (self.purge, self.tr("Purge for good…")),
            (self.more, self.tr("Show more")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self._read()

    def enter(self) -> None:
        """Read what lies there now, and take the focus."""
        self._read()
        self.list.setFocus()

    def refresh(self, _changes: Changes) -> None:
        """Read again: any step may have put something there, or taken it out."""
        self._read()

    def _read(self) -> None:
        chosen = self.entity.currentData()
        self._counts = trash.counts(self._context.project)
        self.entity.clear()
        for entity, number in self._counts.items():
            self.entity.addItem(f"{self._context.wording.entity(entity)} ({number:,})", entity)
        self.entity.setCurrentIndex(max(0, self.entity.findData(chosen)))
        self.entity.setVisible(bool(self._counts))
        self._show()

    @Slot()
    def _show(self) -> None:
        row = max(0, self.list.currentIndex().row())
        self.list.selectionModel().clear()  # while what was chosen is still there
        self.model.clear()
        self._shown = []
        self._show_more()
        if self._shown:
            place = self.model.index(min(row, len(self._shown) - 1), 0)
            self.list.selectionModel().setCurrentIndex(
                place, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._follow()

    @Slot()
    def _show_more(self) -> None:
        entity = self.entity.currentData()
        if entity is not None:
            below = self._shown[-1] if self._shown else None
            page = trash.page(self._context.project, entity, limit=PAGE, below=below)
            self._shown += page
            for trashed in page:
                item = QStandardItem(cut(trashed.words, LONGEST))
                item.setData(self._detail(trashed), DETAIL)
                self.model.appendRow(item)
        is_empty = not self._counts
        self.note.setText(self.tr("The trash is empty.") if is_empty else "")
        self.note.setVisible(is_empty)
        self.more.setVisible(len(self._shown) < self._counts.get(entity or "", 0))

    def _detail(self, trashed: Trashed) -> str:
        when = date_words.moment(trashed.deleted_at, self._context.wording)
        parts = [when]
        if trashed.step is not None:
            parts += [isolate(trashed.step.actor), self._context.wording.step(trashed.step.name)]
        if trashed.owner is not None:
            parts.append(self.tr("its source lies here too"))
        return " · ".join(map(str, parts))

    @Slot()
    def _follow(self) -> None:
        can = self._context.project.writable and bool(self._chosen())
        self.restore.setEnabled(can)
        self.purge.setEnabled(can)

    def _chosen(self) -> list[tuple[str, int]]:
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [(self._shown[row].entity, self._shown[row].id) for row in rows]

    @Slot()
    def _restore(self) -> None:
        self._context.do(trashing.restore_all, self._chosen())

    # Purging

    @Slot()
    def _ask_to_purge(self) -> None:
        records = self._chosen()
        try:
            gone = purging.affected(self._context.project, records)
        except InputRefused as error:
            self._context.refused.emit(error)
            return
        box = QMessageBox(
            QMessageBox.Icon.Warning, self.tr("Purge for good"), self._warning(gone), parent=self
        )
        box.setObjectName("purge_question")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        purge = box.addButton(self.tr("Purge for good"), QMessageBox.ButtonRole.DestructiveRole)
        purge.setObjectName("purge_for_good")
        keep = box.addButton(self.tr("Keep it in the trash"), QMessageBox.ButtonRole.RejectRole)
        keep.setObjectName("purge_keep")
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        purge.clicked.connect(lambda: self._purge(records))
        box.open()

    def _warning(self, gone: dict[str, set[int]]) -> str:
        wording = self._context.wording
        what = " · ".join(f"{wording.entity(entity)}: {len(ids):,}" for entity, ids in gone.items())
        folder = isolate(str(backup_folder.folder_of(self._context.project)))
        said = self.tr(
            "This takes out of the project's file for good: {what}, with all that the history says of it.\n\n"
            "It cannot be undone, and no step before it can be undone any more. The journal that tells the "
            "steps in plain text is deleted. A backup is saved first; it still holds what is purged, and so "
            "do older ones, wherever you keep them: {folder}"
        )
        return said.format(what=what, folder=folder)

    def _purge(self, records: list[tuple[str, int]]) -> None:
        self.setEnabled(False)
        self._context.tell(self.tr("Saving a backup, then purging…"))
        self._context.writer.do(_purge, records, done=self._purged, failed=self._not_purged)

    def _purged(self, changes: Changes) -> None:
        self.setEnabled(True)
        self._context.tell(self._context.wording.step(changes.name))
        self.list.setFocus()

    def _not_purged(self, error: Exception) -> None:
        self.setEnabled(True)
        self._context.refused.emit(error)


def _purge(project: Project, records: list[tuple[str, int]]) -> Changes:
    # The window holds the project's lock for its life.
    return purging.purge(project, records, lock_held=True).changes
