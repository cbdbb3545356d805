"""What can be done with several selected quotes: a bar over the list, as long as several are selected."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tracker.records import QuoteStatus
from ui import find, theme
from ui.context import Context
from ui.i18n import grouped
from ui.icons import icon
from ui.looks import in_words_and_colours
from ui.widgets.buttons import click_focused, literal
from ui.widgets.completion import CompletionEdit
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.stance_picker import StancePicker

if TYPE_CHECKING:
    from ui.bulk_commands import BulkCommands
    from ui.widgets.quote_list import QuoteList

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

ICONS = {"status": "check-circle", "link": "link", "export": "export", "trash": "trash"}


class BulkBar(QFrame):
    """Counts the selected quotes, and offers one step over all of them. `export_asked()`: they are to be
    exported.

    It stands between the filter and the list; when it comes, the rows stay where they are on the screen.
    """

    export_asked = Signal()

    def __init__(
        self, context: Context, quotes: "QuoteList", commands: "BulkCommands", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._list = quotes
        self._commands = commands
        self._others = 0
        self.setObjectName("bulk_bar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._build()
        self._lay_out()
        in_words_and_colours(self, self._say)
        quotes.selection_changed.connect(self._follow)
        quotes.quotes.counted.connect(self._follow)
        self.hide()

    def stand_over(self, splitter: QSplitter, below: QWidget) -> None:
        """Take a place in the splitter above this widget of it."""
        place, sizes = splitter.indexOf(below), splitter.sizes()
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self)
        layout.addWidget(below, 1)
        splitter.insertWidget(place, column)
        splitter.setStretchFactor(place, below.sizePolicy().horizontalStretch())
        splitter.setCollapsible(place, False)
        splitter.setSizes(sizes)

    def _build(self) -> None:
        self.count = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self.everything = QPushButton(self, flat=True)
        self.everything.clicked.connect(self._list.selectAll)
        self.status, self.link, self.export, self.trash = (QPushButton(self) for _ in ICONS)
        self.link.clicked.connect(self.ask_link)
        self.export.clicked.connect(self.export_asked)
        self.trash.clicked.connect(self._commands.trash)
        self._statuses = QMenu(self)
        for status in QuoteStatus:
            action = QAction(self._statuses)
            action.setData(status)
            action.setObjectName(f"bulk_status_{status.value}")
            action.triggered.connect(self._take_status)
            self._statuses.addAction(action)
        self.status.setMenu(self._statuses)
        self.claim = CompletionEdit(find.claims(self._context), parent=self)
        self.claim.chosen.connect(self._take_claim)
        self.claim.textEdited.connect(self._look)
        self.stance = StancePicker(self._context, self)
        self.stance.changed.connect(self._look)
        self.hint = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.go, self.leave = QPushButton(self), QPushButton(self)
        self.go.clicked.connect(self._link)
        self.leave.clicked.connect(self.leave_link)
        for name in ("count", "everything", *ICONS, "claim", "stance", "hint", "go", "leave"):
            getattr(self, name).setObjectName(f"bulk_{name}")

    def _lay_out(self) -> None:
        gap, narrow = theme.space(self, 2), theme.space(self, 1)
        top = FlowLayout()
        top.setSpacing(gap)
        for each in (self.count, self.everything, self.status, self.link, self.export, self.trash):
            top.addWidget(each)
        self._linking = QWidget(self)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self.stance, 1)
        row.addWidget(self.go)
        row.addWidget(self.leave)
        linking = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._linking)
        linking.setContentsMargins(0, 0, 0, 0)
        linking.addWidget(self.claim)
        linking.addLayout(row)
        linking.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, narrow, gap, narrow)
        layout.setSpacing(narrow)
        layout.addLayout(top)
        layout.addWidget(self._linking)
        self._linking.hide()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Selected quotes"))
        wording = self._context.wording
        self.status.setText(self.tr("Status"))
        self.link.setText(self.tr("Link to a claim"))
        self.export.setText(self.tr("Export"))
        self.trash.setText(self.tr("Delete"))
        for name, key in zip(ICONS, ("S", "L", "Ctrl+E", "Del"), strict=True):
            button = getattr(self, name)
            button.setIcon(icon(ICONS[name]))
            button.setToolTip(
                self.tr("{what}, of all that are selected ({key})").format(what=button.text(), key=key)
            )
        for action in self._statuses.actions():
            action.setText(literal(wording.word(QuoteStatus(action.data()))))
        self.claim.setPlaceholderText(self.tr("Claim: a few letters of it"))
        self.claim.setAccessibleName(self.tr("Claim"))
        self.stance.setAccessibleName(self.tr("Stance"))
        self.leave.setText(self.tr("Cancel"))
        for button in (self.status, self.link, self.export, self.trash, self.leave):
            button.setAccessibleName(button.text())
        self._say_numbers()
        self._look()

    def _say_numbers(self) -> None:
        total = self._list.quotes.total
        number = self._list.selected_count
        self.count.setText(grouped(self.tr("%n quotes selected", "", number), number))
        self.everything.setText(self.tr("Select all shown ({number})").format(number=f"{total or 0:,}"))
        self.everything.setAccessibleName(self.everything.text())
        self.everything.setVisible(total is not None and total > self._list.selected_count)

    # What it is about

    @property
    def is_on(self) -> bool:
        """True while several quotes are selected."""
        return self._list.selected_count > 1

    @Slot()
    def _follow(self) -> None:
        """Come and go with the selection."""
        if self.is_on:
            self._say_numbers()
            self._others = 0
            self._look()
        else:
            self._linking.hide()
        if self.isHidden() is self.is_on:
            scroll, height = self._list.verticalScrollBar(), self.sizeHint().height()
            self.setVisible(self.is_on)
            # The rows stay under the hand that selects them.
            scroll.setValue(scroll.value() + (height if self.is_on else -height))
        for button in (self.status, self.link, self.trash):
            button.setEnabled(self._context.writable)

    def ask_status(self) -> bool:
        """Offer the statuses; False if not several are selected."""
        if self.is_on and self.status.isEnabled():
            self.status.showMenu()
        return self.is_on

    @Slot()
    def _take_status(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._commands.set_status(QuoteStatus(action.data()))
        self._list.setFocus()

    # Linking

    @Slot()
    def ask_link(self) -> bool:
        """Ask for claim and stance; False if not several are selected."""
        if self.is_on and self.link.isEnabled():
            self._linking.show()
            self.claim.setFocus()
        return self.is_on

    @Slot()
    def leave_link(self) -> None:
        """Ask no longer."""
        self._linking.hide()
        self.claim.set_choice(None)
        self.stance.set_stance(None)
        self._others = 0
        self._list.setFocus()

    @Slot(int, str)
    def _take_claim(self, _claim_id: int, _words: str) -> None:
        self._others = 0
        self._look()
        self.stance.setFocus()

    @Slot()
    def _look(self) -> None:
        """Say what is missing, or that some are linked with another stance already."""
        if self.sender() in (self.stance, self.claim):
            self._others = 0
        choice, stance = self.claim.choice, self.stance.stance
        if self._others:
            others = self._others
            told = grouped(
                self.tr("%n of them are linked with another stance. Change it?", "", others), others
            )
        elif choice and stance is None:
            told = self.tr("Now the stance: 1, 2 or 3, then Enter.")
        else:
            told = ""
        self.hint.setText(told)
        self.hint.setVisible(bool(told))
        self.go.setText(self.tr("Change and link") if self._others else self.tr("Link"))
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(bool(choice) and stance is not None)

    @Slot()
    def _link(self) -> None:
        choice, stance = self.claim.choice, self.stance.stance
        if choice and stance:
            self._commands.link(
                choice.id,
                stance,
                change_stances=bool(self._others),
                done=self.leave_link,
                otherwise=self._ask_about_others,
            )

    def _ask_about_others(self, number: int) -> None:
        self._others = number
        self._look()
        self.go.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._linking.isHidden():
            self.leave_link()
        elif event.key() in ENTER and self.stance.hasFocus():
            self._link()
        elif event.key() not in ENTER or not click_focused(self):
            super().keyPressEvent(event)
