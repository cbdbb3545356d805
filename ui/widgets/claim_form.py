"""Entering a claim, or changing its words: with a look at the claims that may say the same."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QWidget

from tracker.errors import IsnadError
from tracker.queries import claims as claim_queries
from tracker.records import Claim
from tracker.services import claims
from ui import find
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.completion import CompletionEdit
from ui.widgets.field import Field
from ui.widgets.form_draft import Texts
from ui.widgets.like_it import LikeIt
from ui.widgets.record_form import RecordForm
from ui.widgets.words_edit import WordsEdit

MOST_LIKE_IT = 5
FEWEST_WORDS = 2
"""One word says too little to look for claims like it."""

PAUSE_MILLISECONDS = 200
TEXT_LINES, NOTE_LINES = 3, 2


class ClaimForm(RecordForm[Claim]):
    """The words of one claim, its topic and a note."""

    entity = "claim"
    add, change = staticmethod(claims.add), staticmethod(claims.edit)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, Claim(), "claim", parent)
        self._find = find.claims(context)
        self.words = _editor("text", TEXT_LINES)
        self.words.setObjectName("claim_words")
        self.like_it = LikeIt()
        self.like_it.setObjectName("claims_like_it")
        self.like_it.opened.connect(self.opened)
        self.like_it_label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.topic = CompletionEdit(find.topics(context))
        self.topic.setObjectName("claim_topic")
        self.note = _editor("note", NOTE_LINES)
        self.note.setObjectName("claim_note")
        self.fields = {
            "text": Field(self.words, tall=True),
            "topic": Field(self.topic),
            "note": Field(self.note, tall=True),
        }
        for part in (self.fields["text"], self.like_it_label, self.like_it):
            self.body.addWidget(part)
        for name in ("topic", "note"):
            self.body.addWidget(self.fields[name])
        self.body.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._look_for_others)
        self.words.changed.connect(self._pause.start)
        for editor in (self.words, self.note):
            editor.refused.connect(self.refuse)
        self.draft.watch(self)
        in_words(self, self._say)

    def _say(self) -> None:
        self.frame.show_title(self.title(), has_next=False)
        self.fields["text"].say(self.tr("Claim"))
        self.words.setPlaceholderText(self.tr("Neutral wording that can be checked: who? what? where? when?"))
        self.fields["topic"].say(self.tr("Topic"))
        self.fields["note"].say(self.tr("Note"))
        self.like_it_label.setText(self.tr("There are claims like this. Enter opens one of them:"))
        self.like_it.setAccessibleName(self.tr("Claims like this one"))

    def title(self) -> str:
        return self.tr("Edit the claim") if self.begun.id else self.tr("New claim")

    def read(self, record_id: int) -> Claim:
        return claim_queries.get(self.context.project, record_id)

    def show_record(self, record: Claim) -> None:
        self.words.set_words(record.text)
        self.topic.setText(record.topic)
        self.note.set_words(record.note)
        self._look_for_others()
        self.words.setFocus()

    def typed(self) -> Claim:
        return replace(
            self.begun,
            text=self.words.words().strip(),
            topic=self.topic.text().strip(),
            note=self.note.words().strip(),
        )

    def texts(self) -> dict[str, str]:
        return {"text": self.words.words(), "topic": self.topic.text(), "note": self.note.words()}

    def show_texts(self, texts: Texts) -> None:
        self.words.show_exactly(texts["text"])
        self.topic.setText(texts["topic"])
        self.note.show_exactly(texts["note"])
        self._look_for_others()

    @Slot()
    def _look_for_others(self) -> None:
        """List the claims that share most of the words typed."""
        typed = self.words.words()
        others = self._find(typed) if len(typed.split()) >= FEWEST_WORDS else []
        others = [choice for choice in others if choice.id != self.begun.id][:MOST_LIKE_IT]
        self.like_it.show_choices(others)
        self.like_it_label.setVisible(bool(others))

    def field_of(self, error: IsnadError) -> str:
        return "text" if error.code == "empty_claim" else str(error.fields.get("field", ""))


def _editor(field: str, lines: int) -> WordsEdit:
    editor = WordsEdit(field=field)
    editor.setFixedHeight(editor.fontMetrics().lineSpacing() * lines * 2)
    return editor
