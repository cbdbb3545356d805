"""Entry of a quote by keyboard, with the source's text beside it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tracker.errors import Conflict, InputRefused, IsnadError
from tracker.queries import quotes as quote_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Changes, Quote, QuoteFilter, QuoteSort, SpeakerKind
from tracker.services import entry as entry_service
from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.placing import Span
from ui.shortcuts import keys
from ui.widgets.completion import Choice
from ui.widgets.conflict_panel import ConflictPanel
from ui.widgets.date_edit import day_of
from ui.widgets.quote_checks import field_of_error, first_wrong
from ui.widgets.quote_entry import Entry, entry_of, picked_source, picked_speaker, quote_of
from ui.widgets.quote_fields import QuoteFields
from ui.widgets.record_field import NOTHING, Picked
from ui.widgets.source_text import SourceText

WAITS_VISIBLY = 300
"""Milliseconds after which the form says that its step waits behind another."""


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """What was left without saving, to be come back to."""

    stored: Quote
    begun: Entry
    entry: Entry


class QuoteForm(QWidget):
    """One quote, new or stored, with its speaker, its source and its first link; saved as one step.

    `reader` is the reader that stands beside the form already; without one the form brings its own.

    - `saved(int)`: the quote with this id is stored.
    - `left()`: the form is done with; what was not saved is kept for the next time.
    """

    saved = Signal(int)
    left = Signal()

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, reader: SourceText | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quote_form")
        self.context = context
        self._stored = Quote()
        self._begun = Entry()
        self._last = Entry()
        self._unsaved: dict[tuple[int, int | None], _Unsaved] = {}
        self._span: Span | None = None
        self._role_is_typed = self._kind_is_chosen = False
        self._stays = False
        self._waits = False
        self._asked_where = False
        self.fields = QuoteFields(context)
        self._own_reader = SourceText(context) if reader is None else None
        self.reader = reader or self._own_reader or SourceText(context)
        self._build()
        self._connect()
        self._set_shortcuts()
        in_words(self, self._say)

    def _build(self) -> None:
        self.title = QLabel(textFormat=Qt.TextFormat.PlainText)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self._resumed = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._resumed.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._afresh = QPushButton(objectName="begin_afresh")
        self._wrong = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._wrong.setObjectName("form_error")
        self._wrong.setForegroundRole(QPalette.ColorRole.BrightText)
        self.next_button = QPushButton(objectName="save_and_next")
        self.save_button = QPushButton(objectName="save_quote")
        self.leave_button = QPushButton(objectName="leave_form")
        self.conflict = ConflictPanel(self.context)
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self._resumed, 1)
        top.addWidget(self._afresh)
        buttons = QHBoxLayout()
        for button in (self.next_button, self.save_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.fields)
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.addLayout(top)
        layout.addWidget(self.conflict)
        layout.addWidget(area, 1)
        layout.addWidget(self._wrong)
        layout.addLayout(buttons)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setObjectName("quote_form_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(column)
        if self._own_reader:
            self._own_reader.setObjectName("form_source_text")
            self._splitter.addWidget(self._own_reader)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        self._wrong.hide()
        self._show_resumed(False)
        self._late = QTimer(self, singleShot=True, interval=WAITS_VISIBLY)

    def _connect(self) -> None:
        fields = self.fields
        fields.speaker_changed.connect(self._follow_speaker)
        fields.source_changed.connect(self._follow_source)
        fields.date_changed.connect(self._propose_role)
        fields.words_settled.connect(self._look)
        fields.role.textEdited.connect(self._keep_role)
        fields.kind.activated.connect(self._keep_kind)
        fields.words.refused.connect(self._refuse_words)
        fields.place.taken.connect(self._take_place)
        fields.place.kept.connect(self._go_on_saving)
        self.next_button.clicked.connect(self.save_and_next)
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.leave)
        self._afresh.clicked.connect(self._begin_afresh)
        self.conflict.mine_wanted.connect(self._save_mine)
        self.conflict.theirs_wanted.connect(self._take_theirs)
        self._late.timeout.connect(self._say_it_waits)
        if self._own_reader:
            self._own_reader.quote_asked.connect(self.quote_selection)
            self._own_reader.mark_clicked.connect(self._show_quote)

    def _set_shortcuts(self) -> None:
        for sequences, slot in (
            (("Ctrl+Return", "Ctrl+Enter"), self.save_and_next),
            (("Ctrl+S",), self.save),
            (("Ctrl+Shift+Q",), self.quote_selected),
            (("F6",), self._change_sides),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys(*sequences))
            # While the form is to be seen, wherever the cursor is: it may stand in a reader beside the form.
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def _say(self) -> None:
        self.title.setText(self.tr("Edit quote") if self._stored.id else self.tr("New quote"))
        self._resumed.setText(self.tr("Here is what you had not saved."))
        for button, words, shown in (
            (self.next_button, self.tr("Save and next"), "Ctrl+Enter"),
            (self.save_button, self.tr("Save"), "Ctrl+S"),
            (self.leave_button, self.tr("Leave"), "Esc"),
            (self._afresh, self.tr("Start afresh"), ""),
        ):
            button.setText(words)
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({shown})" if shown else words)

    # Beginning

    def start_new(self, source_id: int | None = None, speaker_id: int | None = None) -> None:
        """Begin a quote, or go on with the one begun before. What was entered last for the source stays."""
        self._put_away()
        for key in reversed(self._unsaved):
            if key[0] == 0 and source_id in (None, key[1]) and speaker_id is None:
                self._resume(self._unsaved.pop(key))
                return
        entry = self._last
        if source_id is not None and source_id != entry.source.id:
            entry = Entry(source=picked_source(self.context.project, source_id))
        if speaker_id is not None:
            entry = replace(entry, speaker=picked_speaker(self.context.project, speaker_id), role="")
        self._begin(Quote(), entry)

    def edit(self, quote_id: int) -> None:
        """Show a stored quote to be changed, or go on with the changes begun before."""
        self._put_away()
        for key in reversed(self._unsaved):
            if key[0] == quote_id:
                self._resume(self._unsaved.pop(key))
                return
        stored = quote_queries.get(self.context.project, quote_id)
        self._begin(stored, entry_of(self.context.project, stored))

    def _resume(self, unsaved: _Unsaved) -> None:
        self._begin(unsaved.stored, unsaved.entry)
        self._begun = unsaved.begun
        self._show_resumed(True)

    def _begin(self, stored: Quote, entry: Entry) -> None:
        self._stored = stored
        self._span = entry.span
        self._role_is_typed = self._kind_is_chosen = bool(stored.id)
        self._asked_where = False
        self.conflict.hide()
        self._tell("")
        self._show_resumed(False)
        self.fields.show_entry(entry)
        self._follow_source()
        if entry.speaker.id and not entry.role:
            self._propose_role()
        self.next_button.setVisible(not stored.id)
        self._say()
        self._begun = self.fields.entry()
        self._focus_first()

    def _focus_first(self) -> None:
        to_words = self._stored.id or (self.fields.speaker.picked.choice and not self._last.speaker.choice)
        if to_words:
            self.fields.words.setFocus()
        else:
            self._focus_speaker()

    def _focus_speaker(self) -> None:
        self.fields.speaker.line.setFocus()
        self.fields.speaker.line.selectAll()

    def _show_resumed(self, shown: bool) -> None:
        self._resumed.setVisible(shown)
        self._afresh.setVisible(shown)

    @Slot()
    def _begin_afresh(self) -> None:
        self._begin(self._stored, entry_of(self.context.project, self._stored) if self._stored.id else self._last)

    @property
    def is_touched(self) -> bool:
        """True if the form holds something that was not saved."""
        return replace(self.fields.entry(), span=None) != replace(self._begun, span=None)

    def _put_away(self) -> None:
        """Keep what was not saved, under its quote and source."""
        if self.is_touched:
            entry = self.fields.entry()
            key = (self._stored.id, entry.source.id)
            self._unsaved.pop(key, None)
            self._unsaved[key] = _Unsaved(self._stored, self._begun, entry)
            self._begun = entry

    @Slot()
    def leave(self) -> None:
        """Leave; what was not saved is kept for coming back."""
        self._put_away()
        self.left.emit()

    # What follows from what

    @Slot()
    def _follow_source(self) -> None:
        source_id = self.fields.source.picked.id
        self.reader.show_source(source_id)
        source = self.reader.source
        self.fields.said_on.reference = day_of(source.published_on) if source else None
        if self._own_reader:
            self._own_reader.setVisible(bool(source and source.text))
        speaker_id = self.fields.speaker.picked.id
        if speaker_id and not self._stored.id:
            speaker = speaker_queries.get(self.context.project, speaker_id)
            if speaker.kind is SpeakerKind.UNNAMED and speaker.source_id != source_id:
                self.fields.speaker.pick(NOTHING)  # belongs to another source
        self._look()
