"""The fields of the quote form, in the order in which a quote is entered."""

from itertools import pairwise

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker.errors import InputRefused
from tracker.records import QuoteKind, QuoteStatus, SpeakerKind
from tracker.services import entry
from ui import find, theme
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.date_edit import DateEdit
from ui.widgets.enum_box import EnumBox
from ui.widgets.field import Field
from ui.widgets.place_offer import PlaceOffer
from ui.widgets.quote_checks import unclean
from ui.widgets.quote_entry import Entry
from ui.widgets.record_field import RecordField
from ui.widgets.stance_picker import StancePicker
from ui.widgets.words_edit import LineEdit, WordsEdit

PAUSE = 300
"""Milliseconds without typing after which the words are looked for in the source."""

LEAST_LINES = 4
"""Lines of the quote that are always to be seen."""


class QuoteFields(QWidget):
    """All fields of a quote, read and shown as an `Entry`.

    - `speaker_changed`, `source_changed`, `date_changed`: another one is meant.
    - `words_settled`: the words were changed, and typing has paused.
    """

    speaker_changed = Signal()
    source_changed = Signal()
    date_changed = Signal()
    words_settled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.speaker_kind = EnumBox(context, SpeakerKind)
        speakers = find.speakers(context, lambda: self.source.picked.id)
        self.speaker = RecordField(speakers, aside=self.speaker_kind)
        self.role = LineEdit()
        self.words = WordsEdit()
        self.place = PlaceOffer(context)
        self.claim = RecordField(find.claims(context))
        self.stance = StancePicker(context)
        self.kind = EnumBox(context, QuoteKind)
        self.said_on = DateEdit(context)
        self.venue = LineEdit()
        self.source = RecordField(find.sources(context))
        self.origin = RecordField(find.sources(context))
        self.status = EnumBox(context, QuoteStatus)
        self.note = LineEdit()
        self._name_objects()
        self.fields = {name: Field(editor, tall=name == "words") for name, editor in self._editors().items()}
        self._lay_out()
        self._order_tabs()
        self._connect()
        in_words(self, self._say)

    def _editors(self) -> dict[str, QWidget]:
        return {
            "speaker": self.speaker,
            "role": self.role,
            "words": self.words,
            "claim": self.claim,
            "stance": self.stance,
            "kind": self.kind,
            "said_on": self.said_on,
            "venue": self.venue,
            "source": self.source,
            "origin": self.origin,
            "status": self.status,
            "note": self.note,
        }

    def _name_objects(self) -> None:
        for name, editor in self._editors().items():
            (editor.focusProxy() or editor).setObjectName(f"quote_form_{name}")
        self.speaker_kind.setObjectName("quote_form_speaker_kind")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(self, 3))
        grid.setVerticalSpacing(theme.space(self, 2))
        rows = [["speaker", "role"], ["words"], [], ["claim"], ["stance"], ["kind", "said_on", "venue"]]
        rows += [["source", "origin"], ["status", "note"]]
        for row, names in enumerate(rows):
            for place, name in enumerate(names):
                width = 6 // len(names)
                grid.addWidget(self.fields[name], row, place * width, 1, width)
        grid.addWidget(self.place, 2, 0, 1, 6)
        grid.setRowStretch(1, 1)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self.words.setMinimumHeight(self.words.fontMetrics().lineSpacing() * LEAST_LINES)

    def _order_tabs(self) -> None:
        behind: dict[str, list[QWidget]] = {"speaker": [self.speaker_kind], "words": [self.place.list]}
        order: list[QWidget] = []
        for name, editor in self._editors().items():
            order += [editor.focusProxy() or editor, *behind.get(name, [])]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.words_settled)
        self.words.changed.connect(self._pause.start)
        self.speaker.changed.connect(self._propose_speaker_kind)
        self.speaker.changed.connect(self.speaker_changed)
        self.speaker.entered.connect(self.words.setFocus)
        self.source.changed.connect(self.source_changed)
        self.said_on.changed.connect(self.date_changed)
        self.claim.entered.connect(self._go_on_from_claim)

    def _say(self) -> None:
        for name, label in self._labels().items():
            self.fields[name].say(label)
        self.speaker_kind.setAccessibleName(self.tr("Kind of speaker"))
        self.claim.line.setPlaceholderText(self.tr("Neutral and checkable: who? what? where? when?"))

    def _labels(self) -> dict[str, str]:
        return {
            "speaker": self.tr("Speaker"),
            "role": self.tr("Role"),
            "words": self.tr("Quote"),
            "claim": self.tr("Claim"),
            "stance": self.tr("Stance on the claim"),
            "kind": self.tr("Kind"),
            "said_on": self.tr("Said on"),
            "venue": self.tr("Said to"),
            "source": self.tr("Source"),
            "origin": self.tr("Reported from"),
            "status": self.tr("Attribution"),
            "note": self.tr("Note"),
        }

    @Slot()
    def _propose_speaker_kind(self) -> None:
        new = self.speaker.picked.new_text
        if new:
            self.speaker_kind.set_member(entry.proposed_speaker_kind(new))

    @Slot()
    def _go_on_from_claim(self) -> None:
        if self.claim.picked.text.strip():
            self.stance.setFocus()

    # The whole of it

    def entry(self) -> Entry:
        """What stands in the fields."""
        return Entry(
            speaker=self.speaker.picked,
            speaker_kind=self.speaker_kind.member,
            role=self.role.text(),
            words=self.words.words(),
            span=self.place.span,
            claim=self.claim.picked,
            stance=self.stance.stance,
            kind=self.kind.member,
            said_on=self.said_on.iso(),
            said_on_typed=self.said_on.typed(),
            said_on_printed=self.said_on.printed(),
            venue=self.venue.text(),
            source=self.source.picked,
            origin=self.origin.picked,
            status=self.status.member,
            note=self.note.text(),
        )

    def show_entry(self, shown: Entry) -> None:
        """Put an entry into the fields; the place of the words is for the form to look for."""
        self.clear_errors()
        self.speaker.pick(shown.speaker)
        self.speaker_kind.set_member(shown.speaker_kind)
        self.role.setText(shown.role)
        self.words.set_words(shown.words)
        self.claim.pick(shown.claim)
        self.stance.set_stance(shown.stance)
        self.kind.set_member(shown.kind)
        if shown.said_on or not shown.said_on_typed:
            self.said_on.set_iso(shown.said_on, shown.said_on_printed)
        else:
            self.said_on.set_typed(shown.said_on_typed)
        self.venue.setText(shown.venue)
        self.source.pick(shown.source)
        self.origin.pick(shown.origin)
        self.status.set_member(shown.status)
        self.note.setText(shown.note)

    def settle(self) -> None:
        """Take what the marked rows of open lists say."""
        for field in (self.speaker, self.claim, self.source, self.origin):
            field.settle()

    # What is wrong

    def show_error(self, name: str, words: str) -> None:
        """Say what is wrong with a field, and put the cursor there. A date says it itself."""
        editor = self.fields[name].editor
        if isinstance(editor, DateEdit) and not editor.is_valid():
            editor.show_reason()
        else:
            self.fields[name].show_error(words)
        editor.setFocus()

    def show_what_is_wrong(self) -> bool:
        """Say at each field what can be told to be wrong with it, the cursor at the first; True if any is."""
        self.clear_errors()
        wrong = self._what_is_wrong()
        for name in reversed([name for name in self.fields if name in wrong]):
            self.show_error(name, wrong[name])
        return bool(wrong)

    def _what_is_wrong(self) -> dict[str, str]:
        wording, entered = self._context.wording, self.entry()
        wrong: dict[str, str] = {}
        for name, picked in (
            ("claim", entered.claim),
            ("source", entered.source),
            ("origin", entered.origin),
        ):
            if picked.is_open:
                wrong[name] = self.tr("Choose one from the list, or its last row to add it.")
        if not entered.speaker.id and not entered.new_speaker:
            wrong["speaker"] = self.tr("Who said it? Choose a speaker, or add one.")
        if not entered.words.strip():
            wrong["words"] = wording.error(InputRefused("empty_text"))
        if self.said_on.error:
            wrong["said_on"] = wording.error(self.said_on.error)
        if entered.claim.text.strip() and not entered.stance:
            wrong["stance"] = self.tr("Where does the quote stand on the claim? Press 1, 2 or 3.")
        if entered.stance and not entered.claim.text.strip():
            wrong["claim"] = self.tr("On which claim? Choose one, or add one.")
        return wrong | {name: wording.error(error) for name, error in unclean(entered).items()}

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for field in self.fields.values():
            field.show_error("")
