"""One source to read: what is known of it, its text, and the quote form beside the text when it is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFont, QHideEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from tracker.queries import anchors as anchor_queries
from tracker.records import Changes
from ui import direction, theme
from ui.context import Context
from ui.i18n import in_words
from ui.icons import icon
from ui.models.source_table import detail_of
from ui.walking import Walking
from ui.widgets.find_bar import FindBar
from ui.widgets.history_fold import HistoryFold
from ui.widgets.repair_panel import RepairPanel
from ui.widgets.source_text import SourceText

if TYPE_CHECKING:
    from ui.widgets.quote_form import QuoteForm


class SourceView(QWidget):
    """Shows the source that `show_source` names.

    - `edit_asked`, `trash_asked`: a button was pressed.
    - `entering(bool)`: the quote form came, or went.
    """

    edit_asked = Signal()
    trash_asked = Signal()
    entering = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._sizes = QByteArray()
        self.title = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.title.setObjectName("source_title")
        self._detail = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._detail.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._note = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._note.setObjectName("source_note")
        self.lost = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.lost.setObjectName("source_lost_quotes")
        self.lost.setForegroundRole(QPalette.ColorRole.BrightText)
        self.history = HistoryFold(context)
        self.text = SourceText(context)
        self.walking = Walking(context, self.text, self)
        self.find_bar = FindBar(self.text)
        self.repair = RepairPanel(context, self.text)
        self.repair.left.connect(self.text.setFocus)
        self._form: QuoteForm | None = None
        self.buttons = {
            "quote": self._button("source_new_quote", self.new_quote),
            "edit": self._button("source_edit", self.edit_asked),
            "open": self._button("source_open_url", self._open_url),
            "repair": self._button("source_repair", self.start_repair),
            "trash": self._button("source_trash", self.trash_asked),
        }
        self._lay_out()
        self.text.quote_asked.connect(self._quote)
        self.text.mark_clicked.connect(self._show_quote)
        self.walking.edit_asked.connect(self._change_suggestion)
        context.changed.connect(self._refresh)
        in_words(self, self._say)

    def _button(self, name: str, asked: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(asked)
        return button

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        row = QHBoxLayout()
        row.setSpacing(gap)
        for name in ("quote", "edit", "open", "repair"):
            row.addWidget(self.buttons[name])
        row.addStretch(1)
        row.addWidget(self.buttons["trash"])
        head = QVBoxLayout()
        head.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        head.setSpacing(gap)
        for label in (self.title, self._detail, self._note, self.lost):
            head.addWidget(label)
        head.addLayout(row)
        head.addWidget(self.history)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.find_bar)
        column.addWidget(self.repair)
        column.addWidget(self.text, 1)
        column.addWidget(self.walking.panel)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(reading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def restore_sizes(self, state: QByteArray) -> None:
        """Share the room between text and form as it was left, when the form comes."""
        self._sizes = state

    def sizes_state(self) -> QByteArray:
        """How text and form share the room, to be kept for the next start."""
        return self.splitter.saveState() if self.is_entering else self._sizes

    def _say(self) -> None:
        for name, words, shown, drawing in (
            ("quote", self.tr("New quote"), "Q", "quotes"),
            ("edit", self.tr("Edit"), "F2", "pencil-simple"),
            ("open", self.tr("Open the link"), "", "arrow-square-out"),
            ("repair", self.tr("Repair places"), "R", "list-magnifying-glass"),
            ("trash", self.tr("Delete"), "Del", "trash"),
        ):
            button = self.buttons[name]
            button.setText(words)
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({shown})" if shown else words)
            button.setIcon(icon(drawing))
        self._show_head()

    # What is shown

    def show_source(self, source_id: int | None) -> None:
        """Show a source, or none."""
        self.text.show_source(source_id)
        self._follow_text()
        self._show_head()

    def _follow_text(self) -> None:
        self.walking.walk.show_source(self.text.source)
        self.find_bar.look_again()

    def _show_head(self) -> None:
        source = self.text.source
        if source is None:
            return
        font = QFont(theme.quote_font(self))
        font.setBold(True)
        self.title.setFont(font)
        self.title.setText(source.title)
        # Aligned to the window's leading side, whichever way the title runs.
        self.title.setLayoutDirection(direction.of_text(source.title, self.layoutDirection()))
        same = self.title.layoutDirection() == self.layoutDirection()
        self.title.setAlignment(Qt.AlignmentFlag.AlignLeading if same else Qt.AlignmentFlag.AlignTrailing)
        self._detail.setText(detail_of(source, self.context.wording, with_author=True))
        self._note.setText(source.note)
        self.history.show_record("source", source.id)
        self._note.setVisible(bool(source.note))
        lost = anchor_queries.lost_by_source(self.context.project).get(source.id, 0)
        self.lost.setText(
            self.tr("%n quotes lost their place when the text was edited.", "", lost) if lost else ""
        )
        self.lost.setVisible(bool(lost))
        self.buttons["repair"].setVisible(bool(anchor_queries.without_place(self.context.project, source.id)))
        self.repair.show_source(source)
        self.buttons["open"].setVisible(QUrl(source.url).scheme() in ("http", "https"))
        self.buttons["open"].setAccessibleDescription(source.url)
        for name in ("quote", "edit", "repair", "trash"):
            self.buttons[name].setEnabled(self.context.project.writable)

    @Slot(object)
    def _refresh(self, changes: Changes) -> None:
        if changes.touches("source") and self.isVisible():
            self._follow_text()
        if changes.touches("source", "quote"):
            self._show_head()

    @Slot()
    def _open_url(self) -> None:
        if self.text.source:
            QDesktopServices.openUrl(QUrl(self.text.source.url))

    @Slot(int)
    def _show_quote(self, quote_id: int) -> None:
        self.context.wanted.emit("quote", quote_id)

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.walking.walk.leave()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "splitter"):
            self._show_head()

    @Slot()
    def start_repair(self) -> None:
        """Show the quotes of this source that have no place in its text, to be given one."""
        offered = not self.buttons["repair"].isHidden() and self.context.project.writable
        if self.text.source is not None and offered:
            self.repair.start(self.text.source)

    # Quoting

    @Slot()
    def new_quote(self) -> None:
        """Begin a quote of this source beside its text: of the words selected there, if there are any."""
        span = self.text.selected_span()
        if self._open_form() and span:
            self.form.quote_selection(*span)

    @Slot(int, int)
    def _quote(self, start: int, end: int) -> None:
        if self._open_form():
            self.form.quote_selection(start, end)

    def _open_form(self) -> bool:
        """Have the form there, for a quote of the source that is shown; False if that cannot be."""
        source = self.text.source
        if source is None or not self.context.project.writable:
            return False
        if self.form.isHidden():
            self._show_form()
            self.form.start_new(source.id)
        return True

    def _show_form(self) -> None:
        if self.form.isHidden():
            self.entering.emit(True)
            self.walking.panel.want(False)
            self.form.show()
            if self._sizes.isEmpty() or not self.splitter.restoreState(self._sizes):
                self.splitter.setSizes([self.width() // 2] * 2)

    @Slot()
    def _change_suggestion(self) -> None:
        """Show the current suggestion in the form, to be changed before it is kept."""
        walk, source = self.walking.walk, self.text.source
        if source is None or walk.current is None or not self.context.project.writable:
            return
        # Imported when it is first asked for, as the form itself is.
        from ui.widgets.quote_entry import picked_for, suggested_entry

        suggestion, project = walk.current.suggestion, self.context.project
        speaker = picked_for(project, suggestion.speaker, walk.taken_for, walk.who)
        self._show_form()
        self.form.start_suggested(
            suggested_entry(project, source.id, suggestion, speaker), walk.current.place
        )

    @property
    def form(self) -> "QuoteForm":
        """The quote form that stands beside the text while it is wanted."""
        if self._form is None:
            # Imported and made when it is first asked for: the window is to open fast.
            from ui.widgets.quote_form import QuoteForm

            self._form = QuoteForm(self.context, self, reader=self.text)
            self._form.setObjectName("source_quote_form")
            self._form.hide()
            self._form.left.connect(self._leave_form)
            self.splitter.addWidget(self._form)
        return self._form

    @property
    def is_entering(self) -> bool:
        """True while the quote form stands beside the text."""
        return self._form is not None and not self._form.isHidden()

    @property
    def types_in_form(self) -> bool:
        """True while the cursor stands in the quote form."""
        focused = self.focusWidget()
        return self._form is not None and focused is not None and self._form.isAncestorOf(focused)

    @property
    def is_read(self) -> bool:
        """True while the cursor stands in the text or beside it, but not in the form."""
        focused = self.focusWidget()
        return focused is not None and focused.hasFocus() and not self.types_in_form

    @Slot()
    def _leave_form(self) -> None:
        self._sizes = self.splitter.saveState()
        self.form.hide()
        self.entering.emit(False)
        self.walking.panel.want(True)
        self.text.setFocus()
