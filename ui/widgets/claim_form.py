"""Entering a claim, or changing its words: with a look at the claims that may say the same."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tracker.errors import IsnadError
from tracker.queries import claims as claim_queries
from tracker.records import Changes, Claim
from tracker.services import claims
from ui import find, theme
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.completion import CompletionEdit
from ui.widgets.field import Field
from ui.widgets.like_it import LikeIt
from ui.widgets.words_edit import WordsEdit

MOST_LIKE_IT = 5
FEWEST_WORDS = 2
"""One word says too little to look for claims like it."""

PAUSE_MILLISECONDS = 200
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClaimForm(QScrollArea):
    """The words of one claim, its topic and a note. What is typed stays until it is stored.

    - `saved(int)`: the claim of this id is stored.
    - `opened(int)`: a claim that was there already is wanted instead.
    - `left()`: nothing is to be stored.
    """

    saved = Signal(int)
    opened = Signal(int)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._claim = Claim()
        self._find = find.claims(context)
        self.setObjectName("claim_form")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self._lay_out()
        in_words(self, self._say)

    def _build(self) -> None:
        self.title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.words = WordsEdit(field="text")
        self.words.setObjectName("claim_words")
        self.like_it = LikeIt()
        self.like_it.setObjectName("claims_like_it")
        self.like_it.opened.connect(self.opened)
        self.like_it_label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.topic = CompletionEdit(find.topics(self._context))
        self.topic.setObjectName("claim_topic")
        self.note = WordsEdit(field="note")
        self.note.setObjectName("claim_note")
        self.save_button = QPushButton()
        self.save_button.setObjectName("claim_save")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.leave_button = QPushButton()
        self.leave_button.setObjectName("claim_leave")
        self.leave_button.clicked.connect(self.left)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._look_for_others)
        self.words.changed.connect(self._pause.start)
        self.words.refused.connect(lambda error: self._show_error(self.words_field, error))
        self.note.refused.connect(lambda error: self._show_error(self.note_field, error))

    def _lay_out(self) -> None:
        self.words_field = Field(self.words, tall=True)
        self.topic_field, self.note_field = Field(self.topic), Field(self.note, tall=True)
        for editor, lines in ((self.words, 3), (self.note, 2)):
            editor.setFixedHeight(editor.fontMetrics().lineSpacing() * lines * 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        body = QWidget()
        layout = QVBoxLayout(body)
        gap = theme.space(self, 4)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(theme.space(self, 3))
        for part in (self.title, self.words_field, self.like_it_label, self.like_it):
            layout.addWidget(part)
        for part in (self.topic_field, self.note_field):
            layout.addWidget(part)
        layout.addLayout(buttons)
        layout.addStretch(1)
        self.setWidget(body)

    def _say(self) -> None:
        self.title.setText(self.tr("Edit the claim") if self._claim.id else self.tr("New claim"))
        self.words_field.say(self.tr("Claim"))
        self.words.setPlaceholderText(self.tr("Neutral wording that can be checked: who? what? where? when?"))
        self.topic_field.say(self.tr("Topic"))
        self.note_field.say(self.tr("Note"))
        self.like_it_label.setText(self.tr("There are claims like this. Enter opens one of them:"))
        self.like_it.setAccessibleName(self.tr("Claims like this one"))
        self.save_button.setText(self.tr("Save"))
        self.save_button.setToolTip(self.tr("Save (Ctrl+Enter)"))
        self.save_button.setAccessibleName(self.tr("Save the claim"))
        self.leave_button.setText(self.tr("Cancel"))
        self.leave_button.setAccessibleName(self.tr("Leave without saving"))

    # What it holds

    def start_new(self, words: str = "") -> None:
        """Begin a new claim."""
        self._show(Claim(text=words))

    def edit(self, claim_id: int) -> None:
        """Change a claim. Raises `InputRefused` if its words cannot be shown in an editor."""
        self._show(claim_queries.get(self._context.project, claim_id))

    def _show(self, claim: Claim) -> None:
        self._claim = claim
        self.words.set_words(claim.text)
        self.topic.setText(claim.topic)
        self.note.set_words(claim.note)
        self._clear_errors()
        self._look_for_others()
        self._say()
        self.verticalScrollBar().setValue(0)
        self.words.setFocus()

    @Slot()
    def _look_for_others(self) -> None:
        """List the claims that share most of the words typed."""
        typed = self.words.words()
        others = self._find(typed) if len(typed.split()) >= FEWEST_WORDS else []
        others = [choice for choice in others if choice.id != self._claim.id][:MOST_LIKE_IT]
        self.like_it.show_choices(others)
        self.like_it_label.setVisible(bool(others))

    # Saving

    @Slot()
    def save(self) -> None:
        """Store the claim; what was typed stays here until that is done."""
        self._clear_errors()
        claim = replace(
            self._claim,
            text=self.words.words().strip(),
            topic=self.topic.text().strip(),
            note=self.note.words().strip(),
        )
        verb = claims.edit if claim.id else claims.add
        self._context.do(verb, claim, done=self._stored, failed=self._refused)

    def _stored(self, changes: Changes) -> None:
        self.saved.emit(self._claim.id or changes.new_id("claim"))

    def _refused(self, error: IsnadError) -> None:
        self._show_error(self.note_field if error.fields.get("field") == "note" else self.words_field, error)

    def _show_error(self, field: Field, error: IsnadError) -> None:
        field.show_error(self._context.wording.error(error))
        field.editor.setFocus()

    def _clear_errors(self) -> None:
        for field in (self.words_field, self.topic_field, self.note_field):
            field.show_error("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and (control or self.topic.hasFocus()):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
