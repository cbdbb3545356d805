"""Entering a speaker, or changing what is known of one."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tracker.errors import InputRefused, IsnadError
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Changes, Speaker, SpeakerKind
from tracker.services import entry, speakers
from ui import find, theme
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.completion import Choice, CompletionEdit
from ui.widgets.enum_box import EnumBox
from ui.widgets.field import Field
from ui.widgets.like_it import LikeIt
from ui.widgets.words_edit import LineEdit, WordsEdit

MOST_LIKE_IT = 5
FEWEST_LETTERS = 3
PAUSE_MILLISECONDS = 200
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SpeakerForm(QScrollArea):
    """What is known of a speaker. The name is typed for a new one only: changing it is a step of its own.

    - `saved(int)`: the speaker of this id is stored.
    - `opened(int)`: a speaker who was there already is wanted instead.
    - `left()`: nothing is to be stored.
    """

    saved = Signal(int)
    opened = Signal(int)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._speaker = Speaker()
        self._kind_is_chosen = False
        self._find = find.speakers(context)
        self.setObjectName("speaker_form")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self._lay_out()
        self._connect()
        in_words(self, self._say)

    def _build(self) -> None:
        self.title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.name, self.latin_name = LineEdit(), LineEdit()
        self.on_behalf_of, self.wikidata = LineEdit(), LineEdit()
        self.like_it = LikeIt()
        self.like_it.setObjectName("speakers_like_it")
        self.like_it_label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.kind = EnumBox(self._context, SpeakerKind)
        self.source = CompletionEdit(find.sources(self._context))
        self.note = WordsEdit(field="note")
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * 4)
        # Names and marks of other systems run from the left in any window.
        for latin in (self.latin_name, self.wikidata):
            latin.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.save_button, self.leave_button = QPushButton(), QPushButton()
        self.save_button.setDefault(True)

    def _lay_out(self) -> None:
        editors = {
            "name": self.name,
            "latin_name": self.latin_name,
            "kind": self.kind,
            "source_id": self.source,
            "on_behalf_of": self.on_behalf_of,
            "wikidata": self.wikidata,
            "note": self.note,
        }
        self.fields = {name: Field(editor, tall=editor is self.note) for name, editor in editors.items()}
        for name, editor in editors.items():
            editor.setObjectName(f"speaker_{name}")
        self.save_button.setObjectName("speaker_save")
        self.leave_button.setObjectName("speaker_leave")
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        body = QWidget()
        layout = QVBoxLayout(body)
        gap = theme.space(self, 4)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(theme.space(self, 3))
        layout.addWidget(self.title)
        layout.addWidget(self.fields["name"])
        layout.addWidget(self.like_it_label)
        layout.addWidget(self.like_it)
        for name in list(self.fields)[1:]:
            layout.addWidget(self.fields[name])
        layout.addLayout(buttons)
        layout.addStretch(1)
        self.setWidget(body)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._look_for_others)
        self.name.textEdited.connect(self._follow_name)
        self.kind.activated.connect(self._choose_kind)
        self.like_it.opened.connect(self.opened)
        self.note.refused.connect(self._refused)
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.left)

    def _say(self) -> None:
        self.title.setText(self.tr("Edit the speaker") if self._speaker.id else self.tr("New speaker"))
        for name, field in self.fields.items():
            field.say(self._context.wording.field("speaker", name))
        self.like_it_label.setText(self.tr("There are speakers of this name. Enter opens one of them:"))
        self.like_it.setAccessibleName(self.tr("Speakers of this name"))
        self.save_button.setText(self.tr("Save"))
        self.save_button.setToolTip(self.tr("Save (Ctrl+Enter)"))
        self.save_button.setAccessibleName(self.tr("Save the speaker"))
        self.leave_button.setText(self.tr("Cancel"))
        self.leave_button.setAccessibleName(self.tr("Leave without saving"))

    # What it holds

    def start_new(self) -> None:
        """Begin a new speaker."""
        self._show(Speaker())

    def edit(self, speaker_id: int) -> None:
        """Change what is known of a speaker. Raises `InputRefused` if it cannot be shown in an editor."""
        self._show(speaker_queries.get(self._context.project, speaker_id))

    def _show(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._kind_is_chosen = bool(speaker.id)
        self.name.setText(speaker.name)
        self.latin_name.setText(speaker.latin_name)
        self.kind.set_member(speaker.kind)
        self.source.set_choice(self._source_choice(speaker.source_id))
        self.on_behalf_of.setText(speaker.on_behalf_of)
        self.wikidata.setText(speaker.wikidata)
        self.note.set_words(speaker.note)
        self._clear_errors()
        self.fields["name"].setVisible(not speaker.id)
        self._follow_kind()
        self._look_for_others()
        self._say()
        self.verticalScrollBar().setValue(0)
        (self.latin_name if speaker.id else self.name).setFocus()

    def _source_choice(self, source_id: int | None) -> Choice | None:
        if source_id is None:
            return None
        return Choice(source_id, source_queries.get(self._context.project, source_id).title)

    @Slot()
    def _follow_name(self) -> None:
        self._pause.start()
        if not self._kind_is_chosen:
            self.kind.set_member(entry.proposed_speaker_kind(self.name.text()))
            self._follow_kind()

    @Slot()
    def _choose_kind(self) -> None:
        self._kind_is_chosen = True
        self._follow_kind()

    def _follow_kind(self) -> None:
        """An unnamed speaker belongs to a source, a named one to none."""
        self.fields["source_id"].setVisible(self.kind.member is SpeakerKind.UNNAMED)

    @Slot()
    def _look_for_others(self) -> None:
        """List the speakers who bear the name typed."""
        typed = self.name.text().strip()
        looks = not self._speaker.id and len(typed) >= FEWEST_LETTERS
        others = self._find(typed)[:MOST_LIKE_IT] if looks else []
        self.like_it.show_choices(others)
        self.like_it_label.setVisible(bool(others))

    # Saving

    @Slot()
    def save(self) -> None:
        """Store the speaker; what was typed stays here until that is done."""
        self._clear_errors()
        kind = self.kind.member
        source = self.source.choice if kind is SpeakerKind.UNNAMED else None
        if kind is SpeakerKind.UNNAMED and source is None:
            self._refused(InputRefused("unnamed_needs_source"))
            return
        speaker = replace(
            self._speaker,
            name=self.name.text().strip(),
            latin_name=self.latin_name.text().strip(),
            kind=kind,
            source_id=source.id if source else None,
            on_behalf_of=self.on_behalf_of.text().strip(),
            wikidata=self.wikidata.text().strip(),
            note=self.note.words().strip(),
        )
        verb = speakers.edit if speaker.id else speakers.add
        self._context.do(verb, speaker, done=self._stored, failed=self._refused)

    def _stored(self, changes: Changes) -> None:
        self.saved.emit(self._speaker.id or changes.new_id("speaker"))

    @Slot(object)
    def _refused(self, error: IsnadError) -> None:
        places = {"unnamed_needs_source": "source_id", "empty_name": "name"}
        name = places.get(error.code, str(error.fields.get("field", "")))
        shown = self.fields.get(name)
        if shown is None or shown.isHidden():
            shown = self.fields["latin_name"]
        shown.show_error(self._context.wording.error(error))
        shown.editor.setFocus()

    def _clear_errors(self) -> None:
        for field in self.fields.values():
            field.show_error("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
