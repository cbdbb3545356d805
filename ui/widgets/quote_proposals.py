"""What the quote form fills in by itself: role and origin of the speaker, and place and kind of the words."""

from PySide6.QtCore import QObject, Signal, Slot

from tracker.records import Quote, Source
from tracker.services.entry import proposed_quote_kind
from ui.context import Context
from ui.placing import Span
from ui.widgets.date_edit import day_of
from ui.widgets.quote_entry import is_elsewhere, picked_source, proposals
from ui.widgets.quote_fields import QuoteFields
from ui.widgets.record_field import NOTHING
from ui.widgets.source_text import SourceText


class QuoteProposals(QObject):
    """Follows what is typed; what a person wrote or chose it leaves alone.

    - `place_chosen()`: of several places, or of two spellings, one was chosen.
    """

    place_chosen = Signal()

    def __init__(self, context: Context, fields: QuoteFields, reader: SourceText, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._fields = fields
        self._reader = reader
        self._is_new = True
        self._role_is_typed = self._kind_is_chosen = False
        self.span: Span | None = None
        fields.speaker_changed.connect(self._follow_speaker)
        fields.source_changed.connect(self.follow_source)
        fields.date_changed.connect(self.propose)
        fields.words_settled.connect(self.look)
        fields.words.left.connect(self._leave_words)
        fields.role.textEdited.connect(self._keep_role)
        fields.kind.activated.connect(self._keep_kind)
        fields.place.taken.connect(self._take_offer)
        fields.place.kept.connect(self.place_chosen)

    def begin(
        self, stored: Quote, span: Span | None, *, resumed: bool = False, kind_is_told: bool = False
    ) -> None:
        """Another quote stands in the fields; what a stored one says, or one gone on with, someone chose."""
        self._is_new = not stored.id
        self._role_is_typed = resumed or not self._is_new
        self._kind_is_chosen = kind_is_told or self._role_is_typed
        self.span = span
        self.follow_source()

    # Speaker, source and date

    @property
    def source(self) -> Source | None:
        """The quote's source, if the reader shows it."""
        shown = self._reader.source
        return shown if shown and shown.id == self._fields.source.picked.id else None

    @Slot()
    def follow_source(self) -> None:
        """Show the source's text, count dates from its own, and look for the words in it."""
        fields = self._fields
        if fields.source.picked.id:
            self._reader.show_source(fields.source.picked.id)
        published_on = self.source.published_on if self.source else ""
        fields.said_on.reference = day_of(published_on)
        fields.said_on.set_fallback(published_on)
        if is_elsewhere(self._context.project, fields.speaker.picked.id, fields.source.picked.id):
            fields.speaker.pick(NOTHING)
        self.look()

    @Slot()
    def _follow_speaker(self) -> None:
        self._role_is_typed = not self._is_new
        self.propose()

    @Slot()
    def propose(self) -> None:
        """The role held at the date, and the statement that the speaker was reported from before."""
        if self._role_is_typed:
            return
        fields, project = self._fields, self._context.project
        said_on = fields.said_on.iso() or (self.source.published_on if self.source else "")
        role, origin_id = proposals(project, fields.speaker.picked.id, fields.source.picked.id, said_on)
        fields.role.setText(role)
        fields.origin.pick(picked_source(project, origin_id))

    @Slot()
    def _keep_role(self) -> None:
        self._role_is_typed = True

    @Slot()
    def _keep_kind(self) -> None:
        self._kind_is_chosen = True

    # Words and place

    @Slot()
    def look(self) -> None:
        """Look for the words in the source, and see by their place how they are told."""
        fields, source = self._fields, self.source
        fields.place.look(fields.words.words(), source.text if source else "", self.span)
        if source and fields.place.span and not self._kind_is_chosen:
            fields.kind.set_member(proposed_quote_kind(source, *fields.place.span))

    @Slot(bool)
    def _leave_words(self, by_tab: bool) -> None:
        """The words are typed: if it is not plain where they stand, that is asked now, in passing."""
        self.look()
        if self._fields.place.offer() and by_tab:
            self._fields.place.setFocus()

    def take_words(self, source: Source, span: Span) -> None:
        """Make the source's words at a place the quote's."""
        if self.source is not source:
            self._fields.source.pick(picked_source(self._context.project, source.id))
            self.follow_source()
        self.span = span
        self._fields.words.selectAll()  # so that Ctrl+Z brings back what stood there
        self._fields.words.insert_words(source.text[slice(*span)])
        self.look()

    @Slot(int, int)
    def _take_offer(self, start: int, end: int) -> None:
        if self.source:
            self.take_words(self.source, (start, end))
            self.place_chosen.emit()
