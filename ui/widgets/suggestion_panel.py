"""Under the text: the suggestions that are open, and the one that is looked at."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.key_table import KeyTable
from ui.models.suggestion_list import SuggestionList
from ui.walk import Walk
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.suggestion_card import SuggestionCard

ROWS = 5
"""Suggestions to be seen at a time."""

LOOKS_VISIBLY = 300
"""Milliseconds after which it is said that suggestions are being looked for."""


class SuggestionRows(QListView):
    """The suggestions as a list; `keys` are what its keys do beside walking."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions")
        self.keys = KeyTable()
        self.setUniformItemSizes(True)
        self.setItemDelegate(RowDelegate(self, detail_below=False))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)


class SuggestionPanel(QFrame):
    """Follows the walk; takes no room where nothing is suggested."""

    def __init__(self, context: Context, walk: Walk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestion_panel")
        self.setAutoFillBackground(True)
        self._context = context
        self._walk = walk
        self._wanted = True
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.count.setObjectName("suggestion_count")
        self.keep_likely = QPushButton()
        self.keep_likely.setObjectName("suggestion_keep_likely")
        self.keep_likely.clicked.connect(walk.keep_likely)
        self.rows = SuggestionRows()
        self.model = SuggestionList(self)
        self.rows.setModel(self.model)
        self.rows.selectionModel().currentChanged.connect(self._go_to)
        self.card = SuggestionCard(context, walk)
        self._lay_out()
        self._late = QTimer(self, singleShot=True, interval=LOOKS_VISIBLY)
        self._late.timeout.connect(self._show)
        walk.offers_changed.connect(self._show_offers)
        walk.current_changed.connect(self._show_current)
        in_words(self, self._say)

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.keep_likely)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.rows, 3)
        body.addWidget(self.card, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        layout.setSpacing(gap)
        layout.addLayout(head)
        layout.addWidget(self._body)

    def _say(self) -> None:
        self.rows.setAccessibleName(self.tr("Suggested quotes"))
        words = self.tr("Keep all that are likely")
        self.keep_likely.setText(f"{words}  ⇧⏎")
        self.keep_likely.setAccessibleName(words)
        self.keep_likely.setToolTip(f"{words} (Shift+Enter)")
        self._show_offers()

    def want(self, wanted: bool) -> None:
        """Be there if there is something to show, or step aside."""
        self._wanted = wanted
        self._show()

    # What it shows

    @Slot()
    def _show_offers(self) -> None:
        with QSignalBlocker(self.rows.selectionModel()):
            self.model.show_offers(self._walk.offers)
        if self._walk.suggesting.is_looking:
            self._late.start()
        self._show_current()
        self._show()

    @Slot()
    def _show(self) -> None:
        offers, looking = self._walk.offers, self._walk.suggesting.is_looking
        late = looking and not self._late.isActive()
        counted = self._context.wording.count("suggestions", len(offers))
        self.count.setText(counted if offers else self.tr("Looking for quotes in the text…"))
        self._body.setVisible(bool(offers))
        self.keep_likely.setVisible(any(offer.is_likely for offer in offers))
        self.rows.setFixedHeight(max(self.rows.sizeHintForRow(0), 1) * ROWS)
        self.setVisible(self._wanted and (bool(offers) or late))

    @Slot()
    def _show_current(self) -> None:
        row = self._walk.row
        if row < 0:
            return
        hint = QListView.ScrollHint.EnsureVisible
        if row != self.rows.currentIndex().row():
            hint = QListView.ScrollHint.PositionAtTop  # gone to from the text: what comes next is under it
            with QSignalBlocker(self.rows.selectionModel()):
                self.rows.setCurrentIndex(self.model.index(row))
            self.rows.viewport().update()
        self.rows.scrollTo(self.model.index(row), hint)

    @Slot(QModelIndex)
    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() != self._walk.row:
            self._walk.go_to(index.row())
