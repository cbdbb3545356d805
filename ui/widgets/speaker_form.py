"""Entering a speaker, or changing what is known of one."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QWidget

from tracker.errors import InputRefused, IsnadError
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Speaker, SpeakerKind
from tracker.services import entry, speakers
from ui import find
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.choices import chosen_again
from ui.widgets.completion import Choice, CompletionEdit
from ui.widgets.enum_box import EnumBox
from ui.widgets.field import Field
from ui.widgets.form_draft import Texts
from ui.widgets.like_it import LikeIt
from ui.widgets.record_form import RecordForm
from ui.widgets.words_edit import LineEdit, WordsEdit

MOST_LIKE_IT = 5
FEWEST_LETTERS = 3
PAUSE_MILLISECONDS = 200
NOTE_LINES = 2

FIELD_REFUSED = {"unnamed_needs_source": "source_id", "empty_name": "name"}
"""The field that a refusal is about, where the refusal does not say."""


class SpeakerForm(RecordForm[Speaker]):
    """What is known of a speaker. The name is typed for a new one only: changing it is a step of its own."""

    entity = "speaker"
    add, change = staticmethod(speakers.add), staticmethod(speakers.edit)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, Speaker(), "speaker", parent)
        self._kind_is_chosen = False
        self._find = find.speakers(context)
        self._build()
        self._lay_out()
        self._connect()
        in_words(self, self._say)

    def _build(self) -> None:
        self.name, self.latin_name = LineEdit(), LineEdit()
        self.on_behalf_of, self.wikidata = LineEdit(), LineEdit()
        self.like_it = LikeIt()
        self.like_it.setObjectName("speakers_like_it")
        self.like_it_label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.kind = EnumBox(self.context, SpeakerKind)
        self.source = CompletionEdit(find.sources(self.context))
        self.note = WordsEdit(field="note")
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES * 2)
        # Names and marks of other systems run from the left in any window.
        for latin in (self.latin_name, self.wikidata):
            latin.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

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
        for name, editor in editors.items():
            editor.setObjectName(f"speaker_{name}")
            self.fields[name] = Field(editor, tall=editor is self.note)
            self.body.addWidget(self.fields[name])
        behind_name = self.body.indexOf(self.fields["name"]) + 1
        self.body.insertWidget(behind_name, self.like_it_label)
        self.body.insertWidget(behind_name + 1, self.like_it)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._look_for_others)
        self.name.textEdited.connect(self._follow_name)
        self.kind.activated.connect(self._choose_kind)
        self.like_it.opened.connect(self.opened)
        self.note.refused.connect(self.refuse)
        self.draft.watch(self, self.source.chosen)

    def _say(self) -> None:
        self.frame.show_title(self.title(), has_next=False)
        for name, field in self.fields.items():
            field.say(self.context.wording.field("speaker", name))
        self.like_it_label.setText(self.tr("There are speakers of this name. Enter opens one of them:"))
        self.like_it.setAccessibleName(self.tr("Speakers of this name"))

    def title(self) -> str:
        return self.tr("Edit the speaker") if self.begun.id else self.tr("New speaker")

    # What it holds

    def read(self, record_id: int) -> Speaker:
        return speaker_queries.get(self.context.project, record_id)

    def show_record(self, record: Speaker) -> None:
        self._kind_is_chosen = bool(record.id)
        self.name.setText(record.name)
        self.latin_name.setText(record.latin_name)
        self.kind.set_member(record.kind)
        self.source.set_choice(self._source_choice(record.source_id))
        self.on_behalf_of.setText(record.on_behalf_of)
        self.wikidata.setText(record.wikidata)
        self.note.set_words(record.note)
        self.fields["name"].setVisible(not record.id)
        self._follow_kind()
        self._look_for_others()
        (self.latin_name if record.id else self.name).setFocus()

    def _source_choice(self, source_id: int | None) -> Choice | None:
        if source_id is None:
            return None
        return Choice(source_id, source_queries.get(self.context.project, source_id).title)

    def typed(self) -> Speaker:
        is_unnamed = self.kind.member is SpeakerKind.UNNAMED
        source = self.source.choice if is_unnamed else None
        return replace(
            self.begun,
            name=self.name.text().strip(),
            latin_name=self.latin_name.text().strip(),
            kind=self.kind.member,
            source_id=source.id if source else None,
            on_behalf_of=self.on_behalf_of.text().strip(),
            wikidata=self.wikidata.text().strip(),
            note=self.note.words().strip(),
        )

    def _lines(self) -> dict[str, LineEdit]:
        return {
            "name": self.name,
            "latin_name": self.latin_name,
            "source": self.source,
            "on_behalf_of": self.on_behalf_of,
            "wikidata": self.wikidata,
        }

    def texts(self) -> dict[str, str]:
        chosen = self.source.choice
        return {
            **{name: line.text() for name, line in self._lines().items()},
            "kind": self.kind.member.value,
            "source_id": str(chosen.id) if chosen else "",
            "note": self.note.words(),
        }

    def show_texts(self, texts: Texts) -> None:
        self.source.set_choice(chosen_again(self.context.project, "source", texts["source_id"]))
        for name, line in self._lines().items():
            if line is not self.source or self.source.choice is None:
                line.setText(texts[name])
        self.kind.set_member(SpeakerKind(texts["kind"]))
        self._kind_is_chosen = bool(self.begun.id) or self.kind.member is not self.blank.kind
        self.note.show_exactly(texts["note"])
        self._follow_kind()
        self._look_for_others()

    @Slot()
    def save(self) -> None:
        """As for any record; an unnamed speaker without a source is refused first."""
        typed = self.typed()
        if typed.kind is SpeakerKind.UNNAMED and typed.source_id is None:
            self.clear_errors()
            self.refuse(InputRefused("unnamed_needs_source"))
        else:
            super().save()

    def field_of(self, error: IsnadError) -> str:
        return FIELD_REFUSED.get(error.code, str(error.fields.get("field", "")))

    # What follows from what

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
        looks = not self.begun.id and len(typed) >= FEWEST_LETTERS
        others = self._find(typed)[:MOST_LIKE_IT] if looks else []
        self.like_it.show_choices(others)
        self.like_it_label.setVisible(bool(others))
