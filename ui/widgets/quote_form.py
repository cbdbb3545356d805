"""Entry of a quote by keyboard, with the source's text beside it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from tracker.errors import Conflict, InputRefused, IsnadError
from tracker.queries import quotes as quote_queries
from tracker.records import Changes, Quote, Source
from tracker.services import entry as entry_service
from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.placing import Span
from ui.shortcuts import keys
from ui.widgets.conflict_panel import ConflictPanel
from ui.widgets.date_edit import day_of
from ui.widgets.form_frame import FormFrame
from ui.widgets.quote_checks import field_of, unclean
from ui.widgets.quote_entry import (
    Entry,
    entry_of,
    is_elsewhere,
    picked_source,
    picked_speaker,
    proposals,
    quote_of,
)
from ui.widgets.quote_fields import QuoteFields
from ui.widgets.record_field import NOTHING
from ui.widgets.shelf import Shelf
from ui.widgets.source_text import SourceText

BESIDE_FROM = 210
"""The width, in spacing units, from which the source's text stands beside the fields and not under them."""


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
        self._unsaved = Shelf[tuple[int, int | None], _Unsaved]()
        self._span: Span | None = None
        self._role_is_typed = self._kind_is_chosen = False
        self._stays = self._saves_after_choice = False
        self.fields = QuoteFields(context)
        self.frame = FormFrame(self.fields, name="quote")
        self.conflict = ConflictPanel(context)
        self.frame.put_above(self.conflict)
        self._brings_reader = reader is None
        self.reader = reader or SourceText(context)
        self._lay_out()
        self._connect()
        in_words(self, self._say)
        self._begin(Quote(), Entry())

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setObjectName("quote_form_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.frame)
        if self._brings_reader:
            self.reader.setObjectName("form_source_text")
            self._splitter.addWidget(self.reader)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _connect(self) -> None:
        fields, frame = self.fields, self.frame
        fields.speaker_changed.connect(self._follow_speaker)
        fields.source_changed.connect(self._follow_source)
        fields.date_changed.connect(self._propose)
        fields.words_settled.connect(self._look)
        fields.words.left.connect(self._offer_places)
        fields.role.textEdited.connect(self._keep_role)
        fields.kind.activated.connect(self._keep_kind)
        fields.words.refused.connect(self._refuse_words)
        fields.place.taken.connect(self._take_offer)
        fields.place.kept.connect(self._go_on)
        frame.next_asked.connect(self.save_and_next)
        frame.save_asked.connect(self.save)
        frame.leave_asked.connect(self.leave)
        frame.afresh_asked.connect(self._begin_afresh)
        self.conflict.mine_wanted.connect(self._save_mine)
        self.conflict.theirs_wanted.connect(self._take_theirs)
        if self._brings_reader:
            self.reader.quote_asked.connect(self.quote_selection)
            self.reader.mark_clicked.connect(self._show_quote)
        for sequence, slot in (("Ctrl+Shift+Q", self.quote_selected), ("F6", self.change_sides)):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys(sequence))
            shortcut.activated.connect(slot)

    def _say(self) -> None:
        new = not self._stored.id
        self.frame.show_title(self.tr("New quote") if new else self.tr("Edit quote"), has_next=new)

    # Beginning and leaving

    def start_new(self, source_id: int | None = None, speaker_id: int | None = None) -> None:
        """Begin a quote, or go on with the one begun before. What was entered last for the source stays."""
        self._put_away()
        unsaved = None
        if speaker_id is None:  # the new quote left last: of this source, or of any
            unsaved = self._unsaved.take(lambda key: key[0] == 0 and source_id in (None, key[1]))
        if unsaved:
            self._resume(unsaved)
            return
        entry = self._last
        if source_id is not None and source_id != entry.source.id:
            entry = Entry(source=picked_source(self.context.project, source_id))
        if speaker_id is not None:
            entry = replace(entry, speaker=picked_speaker(self.context.project, speaker_id), role="")
        self._begin(Quote(), entry)
        if speaker_id is None:
            self._focus_speaker()
        else:
            self.fields.words.setFocus()

    def edit(self, quote_id: int) -> None:
        """Show a stored quote to be changed, or go on with the changes begun before."""
        self._put_away()
        unsaved = self._unsaved.take(lambda key: key[0] == quote_id)
        if unsaved:
            self._resume(unsaved)
            return
        stored = quote_queries.get(self.context.project, quote_id)
        self._begin(stored, entry_of(self.context.project, stored))
        self.fields.words.setFocus()

    def _resume(self, unsaved: _Unsaved) -> None:
        self._begin(unsaved.stored, unsaved.entry)
        self._begun = unsaved.begun
        self.frame.show_resumed(True)
        self.fields.words.setFocus()

    def _begin(self, stored: Quote, entry: Entry) -> None:
        self._stored = stored
        self._span = entry.span
        self._role_is_typed = self._kind_is_chosen = bool(stored.id)
        self._saves_after_choice = False
        self.conflict.hide()
        self.frame.tell("")
        self.frame.show_resumed(False)
        self.fields.show_entry(entry)
        self._follow_source()
        if not entry.role:
            self._propose()
        self._say()
        self._begun = self.fields.entry()

    def _begin_afresh(self) -> None:
        stored = self._stored
        self._begin(stored, entry_of(self.context.project, stored) if stored.id else self._last)
        self._focus_speaker()

    def _focus_speaker(self) -> None:
        """To where the next quote begins: the speaker, selected to be typed over."""
        self.fields.speaker.line.setFocus()
        self.fields.speaker.line.selectAll()

    @property
    def is_touched(self) -> bool:
        """True if the form holds something that was not saved."""
        return replace(self.fields.entry(), span=None) != replace(self._begun, span=None)

    def _put_away(self) -> None:
        """Keep what was not saved, under its quote and source."""
        if self.is_touched:
            entry = replace(self.fields.entry(), span=self._span)
            key = (self._stored.id, entry.source.id)
            self._unsaved.keep(key, _Unsaved(self._stored, self._begun, entry))
            self._begun = entry

    @Slot()
    def leave(self) -> None:
        """Leave; what was not saved is kept for coming back."""
        self._put_away()
        self.left.emit()

    # What follows from what

    @property
    def _source(self) -> Source | None:
        """The quote's source, if the reader shows it."""
        shown = self.reader.source
        return shown if shown and shown.id == self.fields.source.picked.id else None

    @Slot()
    def _follow_source(self) -> None:
        fields = self.fields
        if fields.source.picked.id or self._brings_reader:
            self.reader.show_source(fields.source.picked.id)
        source = self._source
        published_on = source.published_on if source else ""
        fields.said_on.reference = day_of(published_on)
        fields.said_on.set_fallback(published_on)
        if self._brings_reader:
            self.reader.setVisible(bool(source and source.text))
        if is_elsewhere(self.context.project, fields.speaker.picked.id, fields.source.picked.id):
            fields.speaker.pick(NOTHING)
        self._look()

    @Slot()
    def _follow_speaker(self) -> None:
        self._role_is_typed = False
        self._propose()

    @Slot()
    def _propose(self) -> None:
        """The role held at the date, and the statement that the speaker was reported from before."""
        fields = self.fields
        if self._stored.id or self._role_is_typed:
            return
        source = self._source
        said_on = fields.said_on.iso() or (source.published_on if source else "")
        project, speaker_id = self.context.project, fields.speaker.picked.id
        role, origin_id = proposals(project, speaker_id, fields.source.picked.id, said_on)
        fields.role.setText(role)
        fields.origin.pick(picked_source(project, origin_id))

    @Slot()
    def _keep_role(self) -> None:
        self._role_is_typed = True

    @Slot()
    def _keep_kind(self) -> None:
        self._kind_is_chosen = True

    @Slot()
    def _look(self) -> None:
        """Look for the words in the source, and see by their place how they are told."""
        source, place = self._source, self.fields.place
        place.look(self.fields.words.words(), source.text if source else "", self._span)
        if source and place.span and not self._kind_is_chosen:
            self.fields.kind.set_member(entry_service.proposed_quote_kind(source, *place.span))

    @Slot(bool)
    def _offer_places(self, by_tab: bool) -> None:
        """The words are typed: if it is not plain where they stand, that is asked now, in passing."""
        self._look()
        if self.fields.place.offer() and by_tab:
            self.fields.place.setFocus()

    # Words from the source

    @Slot()
    def quote_selected(self) -> None:
        """Make the words that are selected in the reader the quote's words."""
        span = self.reader.selected_span()
        if span:
            self.quote_selection(*span)

    @Slot(int, int)
    def quote_selection(self, start: int, end: int) -> None:
        """Make what stands at `[start, end)` of the reader's source the quote's words, place included."""
        source = self.reader.source
        if source is None:
            return
        if self.fields.source.picked.id != source.id:
            self.fields.source.pick(picked_source(self.context.project, source.id))
            self._follow_source()
        self._take_words(source, (start, end))
        if self._stored.id:
            self.fields.words.setFocus()
        else:
            self._focus_speaker()

    @Slot(int, int)
    def _take_offer(self, start: int, end: int) -> None:
        if self._source:
            self._take_words(self._source, (start, end))
            self._go_on()

    def _take_words(self, source: Source, span: Span) -> None:
        self._span = span
        self.fields.words.selectAll()  # so that Ctrl+Z brings back what stood there
        self.fields.words.insert_words(source.text[slice(*span)])
        self._look()

    @Slot()
    def change_sides(self) -> None:
        """Go with the cursor from the form to the source's text, and back."""
        if self.reader.hasFocus():
            self.fields.words.setFocus()
        else:
            self.reader.setFocus()

    @Slot(int)
    def _show_quote(self, quote_id: int) -> None:
        self.context.wanted.emit("quote", quote_id)

    @Slot(object)
    def _refuse_words(self, error: InputRefused) -> None:
        self.fields.show_error("words", self.context.wording.error(error))

    # Saving

    @Slot()
    def save_and_next(self) -> None:
        """Save, and begin the next quote of the same text; a stored quote is saved and left."""
        self._save(stays=not self._stored.id)

    @Slot()
    def save(self) -> None:
        """Save and leave."""
        self._save(stays=False)

    def _save(self, *, stays: bool) -> None:
        if self.frame.is_waiting:
            return
        self._stays = stays
        self.fields.clear_errors()
        self.frame.tell("")
        self.fields.settle()
        self._look()
        wrong = self._what_is_wrong()
        for name, words in reversed(wrong.items()):
            self.fields.show_error(name, words)
        if wrong:
            return
        if self.fields.place.offer():
            self._saves_after_choice = True
            self.fields.place.setFocus()
            return
        self._store()

    @Slot()
    def _go_on(self) -> None:
        """The place was chosen: save, if only that was waited for, else go on to the next field."""
        self.fields.claim.line.setFocus()
        if self._saves_after_choice:
            self._saves_after_choice = False
            self._save(stays=self._stays)

    def _what_is_wrong(self) -> dict[str, str]:
        """What can be said before anything is stored, by field."""
        wording, entry = self.context.wording, self.fields.entry()
        wrong = {name: str(wording.error(error)) for name, error in unclean(entry).items()}
        open_ended = self.tr("Choose one from the list, or its last row to add it.")
        for name, picked in (("claim", entry.claim), ("source", entry.source), ("origin", entry.origin)):
            if picked.is_open:
                wrong.setdefault(name, open_ended)
        if not entry.speaker.id and not entry.new_speaker:
            wrong.setdefault("speaker", self.tr("Who said it? Choose a speaker, or add one."))
        if not entry.words.strip():
            wrong.setdefault("words", str(wording.error(InputRefused("empty_text"))))
        if self.fields.said_on.error:
            wrong.setdefault("said_on", str(wording.error(self.fields.said_on.error)))
        if entry.claim.text.strip() and not entry.stance:
            wrong.setdefault("stance", self.tr("Where does the quote stand on the claim? Press 1, 2 or 3."))
        if entry.stance and not entry.claim.text.strip():
            wrong.setdefault("claim", self.tr("On which claim? Choose one, or add one."))
        return {name: wrong[name] for name in self.fields.fields if name in wrong}

    def _store(self) -> None:
        entry = self.fields.entry()
        self.frame.wait(True)
        self.context.do(
            entry_service.save_quote,
            quote_of(entry, self._stored),
            new_speaker=entry.new_speaker,
            new_source=entry.new_source,
            new_origin=entry.new_origin,
            claim_id=entry.claim.id,
            new_claim=entry.claim.new_text,
            stance=entry.stance,
            done=self._finish,
            failed=self._fail,
        )

    def _finish(self, changes: Changes) -> None:
        self.frame.wait(False)
        quote_id = self._stored.id or changes.new_id("quote")
        if not self._stored.id:
            stored = quote_queries.get(self.context.project, quote_id)
            self._last = entry_of(self.context.project, stored).carried_over
        self._begin(Quote(), self._last)
        if self._stays:
            self._focus_speaker()
        self.saved.emit(quote_id)
        if not self._stays:
            self.left.emit()

    def _fail(self, error: IsnadError) -> None:
        self.frame.wait(False)
        if isinstance(error, Conflict):
            theirs = quote_queries.get(self.context.project, self._stored.id)
            self.conflict.show_both(theirs, quote_of(self.fields.entry(), self._stored))
            return
        words, name = self.context.wording.error(error), field_of(error)
        if name in self.fields.fields:
            self.fields.show_error(name, words)
        else:
            self.frame.tell(words)

    @Slot()
    def _save_mine(self) -> None:
        self._stored = quote_queries.get(self.context.project, self._stored.id)
        self.conflict.hide()
        self._save(stays=False)

    @Slot()
    def _take_theirs(self) -> None:
        quote_id = self._stored.id
        self._begun = self.fields.entry()
        self.edit(quote_id)

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.space(self, BESIDE_FROM)
        self._splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
