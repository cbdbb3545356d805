"""Entry of a quote by keyboard, with the source's text beside it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from tracker.errors import Conflict, InputRefused, IsnadError
from tracker.queries import quotes as quote_queries
from tracker.queries.drafts import Draft
from tracker.records import Changes, Quote
from tracker.services import accepting, drafts
from tracker.services import entry as entry_service
from ui.context import Context
from ui.i18n import in_words
from ui.placing import Span
from ui.shortcuts import keys
from ui.three_ways import ThreeWays
from ui.widgets.beside import stand_beside_if_wide
from ui.widgets.conflict_panel import ConflictPanel
from ui.widgets.form_draft import FormDraft
from ui.widgets.form_frame import FormFrame
from ui.widgets.quote_checks import field_of
from ui.widgets.quote_entry import (
    Entry,
    entry_of,
    entry_of_texts,
    picked_source,
    picked_speaker,
    quote_of,
    taken_from,
    texts_of,
)
from ui.widgets.quote_fields import QuoteFields
from ui.widgets.quote_proposals import QuoteProposals
from ui.widgets.source_text import SourceText


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
        self._last = Entry()
        self._stays = self._saves_after_choice = False
        self._suggested_at: Span | None = None
        self._brings_reader = reader is None
        self.reader = reader or SourceText(context)
        self.fields = QuoteFields(context)
        self.frame = FormFrame(self.fields, name="quote_form")
        self.conflict = ConflictPanel(context, "quote")
        self.frame.put_above(self.conflict)
        self.proposals = QuoteProposals(context, self.fields, self.reader, self)
        # The place of the words is found again by itself, and is nothing that anyone has typed.
        self.draft = FormDraft(context.drafts, "quote", self._texts, self, uncounted=("span",))
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
        self.proposals.place_chosen.connect(self._go_on)
        self.fields.words.refused.connect(self._refuse_words)
        self.fields.source_changed.connect(self._show_reader)
        fields = self.fields
        picking = (each.changed for each in (fields.speaker, fields.claim, fields.source, fields.origin))
        self.draft.watch(fields, fields.stance.changed, *picking)
        self.frame.next_asked.connect(self.save_and_next)
        self.frame.save_asked.connect(self.save)
        self.frame.leave_asked.connect(self.leave)
        self.frame.afresh_asked.connect(self._begin_afresh)
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
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        self.draft.put_away()
        if speaker_id is None:  # the new quote left last: of this source, or of any
            draft = self.context.drafts.take_new(
                "quote",
                lambda draft: source_id is None or draft.fields.get("source_id") == str(source_id),
            )
            if draft:
                self._resume(Quote(), draft)
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
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        self.draft.put_away()
        stored = quote_queries.get(self.context.project, quote_id)
        draft = self.context.drafts.take_of("quote", quote_id)
        if draft:
            self._resume(stored, draft)
            return
        entry = entry_of(self.context.project, stored)
        self._begin(stored, entry)
        if entry.span:
            self.reader.show_span(*entry.span)
        self.fields.words.setFocus()

    def start_suggested(self, entry: Entry, place: Span) -> None:
        """Begin a quote with what a suggestion says; saved, the suggestion made at `place` counts as kept."""
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        self.draft.put_away()
        self._begin(Quote(), entry, suggested_at=place)
        if entry.speaker.id or entry.speaker.is_new:
            self.fields.words.setFocus()
        else:
            self._focus_speaker()

    def go_on(self, draft: Draft) -> None:
        """Go on with what an earlier session has left."""
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        if not draft.is_new:
            self.edit(draft.row_id)
            return
        self.draft.put_away()
        self.context.drafts.accept(draft)
        self._resume(Quote(), draft)

    def _resume(self, stored: Quote, draft: Draft) -> None:
        self._begin(stored, entry_of(self.context.project, stored) if stored.id else Entry())
        is_up_to_date = self.draft.resume(draft)
        self._show_entry(
            entry_of_texts(self.context.project, {**self._texts(), **draft.fields}), resumed=True
        )
        self.frame.show_resumed(True)
        self.fields.words.setFocus()
        if not is_up_to_date:
            self._stored = self.conflict.base(stored.id, draft.base_revision)
            self._meet(stored)

    def _begin(self, stored: Quote, entry: Entry, *, suggested_at: Span | None = None) -> None:
        self._stored = stored
        self._suggested_at = suggested_at
        self._saves_after_choice = False
        self.conflict.hide()
        self.frame.tell("")
        self.frame.show_resumed(False)
        self._show_entry(entry)
        self._say()
        # What is carried over to a new quote has to be kept with it, but is nothing unsaved by itself.
        self.draft.begin(stored.id, stored.revision, None if stored.id else texts_of(Entry()))

    def _show_entry(self, entry: Entry, *, resumed: bool = False) -> None:
        self.fields.show_entry(entry)
        told = self._suggested_at is not None
        self.proposals.begin(self._stored, entry.span, resumed=resumed, kind_is_told=told)
        if not entry.role:
            self.proposals.propose()
        self._show_reader()

    def _texts(self) -> dict[str, str]:
        return texts_of(self._entry())

    @Slot()
    def _begin_afresh(self) -> None:
        if self._stored.id:
            self._take_theirs()
        else:
            self.draft.drop()
            self._begin(Quote(), self._last)
            self._focus_speaker()

    def _focus_speaker(self) -> None:
        """To where the next quote begins: the speaker, selected to be typed over."""
        self.fields.speaker.line.setFocus()
        self.fields.speaker.line.selectAll()

    @Slot()
    def _show_reader(self) -> None:
        if self._brings_reader:
            source = self.proposals.source
            self.reader.setVisible(bool(source and source.text))

    @property
    def is_touched(self) -> bool:
        """True if the form holds something that was not saved."""
        return self.draft.is_touched

    @Slot()
    def leave(self) -> None:
        """Leave; what was not saved is kept for coming back. What is being stored is waited for."""
        if self.frame.is_waiting:
            return
        self.draft.put_away()
        self.left.emit()

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
        if self.reader.source is None:
            return
        self.proposals.take_words(self.reader.source, (start, end))
        if self._stored.id:
            self.fields.words.setFocus()
        else:
            self._focus_speaker()

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
        self._save(stays=not self._stored.id and self._suggested_at is None)

    @Slot()
    def save(self) -> None:
        """Save and leave."""
        self._save(stays=False)

    def _save(self, *, stays: bool) -> None:
        if self.frame.is_waiting:
            return
        self._stays = stays
        self.frame.tell("")
        self.fields.settle()
        self.proposals.look()
        if self.fields.show_what_is_wrong():
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

    def _store(self) -> None:
        entry, place = self.fields.entry(), self._suggested_at
        self.frame.wait(True)
        self.context.do(
            drafts.save,
            *self.draft.key,
            entry_service.save_quote if place is None else partial(accepting.keep_edited, place=place),
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
        self.draft.drop()
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
            self._meet(quote_queries.get(self.context.project, self._stored.id))
            return
        words, name = self.context.wording.error(error), field_of(error)
        if name in self.fields.fields:
            self.fields.show_error(name, words)
        else:
            self.frame.tell(words)

    def _meet(self, theirs: Quote) -> None:
        self._mine = self._entry()
        ways = ThreeWays("quote", self._stored, theirs, quote_of(self._mine, self._stored))
        self.conflict.show_three(ways, self._take)

    def _take(self, columns: Sequence[str], quote: Quote) -> None:
        """Put these columns of a quote, theirs or mine, into the fields; the others stay as they are."""
        entry = entry_of(self.context.project, quote) if quote is self.conflict.theirs else self._mine
        self._show_entry(taken_from(self._entry(), columns, entry), resumed=True)

    def _entry(self) -> Entry:
        return replace(self.fields.entry(), span=self.proposals.span)

    @Slot()
    def _save_mine(self) -> None:
        """Save what stands here as a change of what was saved elsewhere, as far as that has been seen."""
        self._stored = self.conflict.theirs
        self.draft.rebase(self._stored.revision)
        self.conflict.hide()
        self._save(stays=False)

    @Slot()
    def _take_theirs(self) -> None:
        """Show the quote as it is stored; what was typed is dropped."""
        self.draft.drop()
        self.edit(self._stored.id)

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stand_beside_if_wide(self._splitter, self, is_first=event.oldSize().isEmpty())
