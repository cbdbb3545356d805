"""The way through a text's suggestions: which are open, which one is looked at, and what becomes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from tracker.errors import IsnadError
from tracker.queries import suggestions as suggestion_queries
from tracker.records import Changes, Source
from tracker.services import accepting, dismissals
from tracker.suggest import Suggestion
from tracker.suggest.scoring import LEAST_CONFIDENCE
from ui.context import Context
from ui.edges import Edge
from ui.placing import Span
from ui.suggesting import Suggesting
from ui.who import Who, who_is


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion as it stands now; `place` is where it was made, and tells it from others."""

    suggestion: Suggestion
    place: Span

    @property
    def span(self) -> Span:
        """Where it stands now, its ends moved or not."""
        return self.suggestion.start, self.suggestion.end

    @property
    def is_likely(self) -> bool:
        """True if it is sure enough to be kept without being looked at."""
        return self.suggestion.confidence >= LEAST_CONFIDENCE


class Walk(QObject):
    """The suggestions of one source that are open, in the order of its text.

    - `offers_changed()`: others are open now, or one has other ends.
    - `current_changed()`: another one is looked at, or what is looked at has changed.
    - `walked()`: the current one was gone to: it is to be brought to the eye.
    - `person_needed()`: the current one cannot be kept as it is: a person must say who speaks.
    """

    offers_changed = Signal()
    current_changed = Signal()
    walked = Signal()
    person_needed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._source: Source | None = None
        self._found: list[Offer] = []
        self._on_their_way: set[Span] = set()
        self._speakers: dict[str, int] = {}
        self._current: Span | None = None
        self.offers: list[Offer] = []
        self._rows: dict[Span, int] = {}
        self.suggesting = Suggesting(context, self)
        self.suggesting.found.connect(self._take_found)
        context.changed.connect(self._refresh)

    # What is open

    def show_source(self, source: Source | None) -> None:
        """Look for the suggestions of this source; the text that is shown already keeps its own."""
        before = (self._source.id, self._source.text) if self._source else None
        self._source = source
        if source and (source.id, source.text) == before and (self._found or self.suggesting.is_looking):
            return
        self._found, self._on_their_way, self._speakers = [], set(), {}
        if source and source.text and self._context.project.writable:
            self.suggesting.ask(source.text)
        else:
            self.suggesting.cancel()
        self._open()

    def leave(self) -> None:
        """Stop looking, if that is under way: nobody waits for it any more."""
        if self.suggesting.is_looking:
            self.suggesting.cancel()
            self._source = None

    @Slot(object)
    def _take_found(self, suggestions: list[Suggestion]) -> None:
        self._found = [Offer(each, (each.start, each.end)) for each in suggestions]
        self._open()

    @Slot(object)
    def _refresh(self, changes: Changes) -> None:
        if changes.touches("source", "quote", dismissals.ENTITY):
            self._open()
        elif changes.touches("speaker", "speaker_alias"):
            self.current_changed.emit()

    def _open(self) -> None:
        """See anew which suggestions are open; the current one gives way to the next."""
        before, row, offers = self._rows, max(0, self.row), self._still_open()
        came = [offer.place for offer in offers if offer.place not in before]
        changed = offers != self.offers
        self.offers = offers
        self._rows = {offer.place: row for row, offer in enumerate(offers)}
        if not offers:
            self._current = None
        elif self._current is None:
            self._current = offers[0].place
        elif len(came) == 1:
            self._current = came[0]  # a step was taken back
        elif self.row < 0:
            self._current = offers[min(row, len(offers) - 1)].place
        if changed:
            self.offers_changed.emit()
        self.current_changed.emit()

    def _still_open(self) -> list[Offer]:
        if self._source is None or not self._found:
            return []
        taken = suggestion_queries.taken(self._context.project, self._source.id)
        still = set(suggestion_queries.still_open((offer.place for offer in self._found), taken))
        still -= self._on_their_way
        return [offer for offer in self._found if offer.place in still]

    # Walking

    @property
    def row(self) -> int:
        """The place of the current one among those that are open; -1 if there is none."""
        return -1 if self._current is None else self._rows.get(self._current, -1)

    @property
    def current(self) -> Offer | None:
        """The suggestion that is looked at."""
        row = self.row
        return self.offers[row] if row >= 0 else None

    def go_to(self, row: int) -> None:
        """Look at the suggestion of this row, if there is one."""
        if 0 <= row < len(self.offers):
            self._current = self.offers[row].place
            self.current_changed.emit()
            self.walked.emit()

    def step(self, by: int, start_from: int) -> None:
        """Go to the next suggestion, or with -1 to the one before.

        Counted from the current one if it starts at `start_from`, in code points, where the cursor stands;
        else from that place.
        """
        current = self.current
        if current and current.suggestion.start == start_from:
            self.go_to(self.row + by)
            return
        starts = [offer.suggestion.start for offer in self.offers]
        if by > 0:
            self.go_to(next((row for row, start in enumerate(starts) if start >= start_from), -1))
        else:
            self.go_to(max((row for row, start in enumerate(starts) if start < start_from), default=-1))

    # The current one

    @property
    def who(self) -> Who:
        """Whom the project knows under the current one's name."""
        current = self.current
        return who_is(self._context.project, current.suggestion.speaker) if current else Who()

    @property
    def taken_for(self) -> int:
        """The id of the speaker whom a person said the current one's name means; 0 if nobody has."""
        current = self.current
        return self._speakers.get(current.suggestion.speaker, 0) if current else 0

    def take_for(self, speaker_id: int) -> None:
        """The name of the current one means this speaker, here and wherever this text has it; 0 for not."""
        if self.current:
            self._speakers[self.current.suggestion.speaker] = speaker_id
            self.current_changed.emit()

    def move_edge(self, edge: Edge, place: int) -> None:
        """Move one end of the current one; it stays where it is if nothing would be left."""
        current = self.current
        if current is None or self._source is None:
            return
        start, end = (place, current.span[1]) if edge is Edge.START else (current.span[0], place)
        if not 0 <= start < end <= len(self._source.text):
            return
        moved = replace(current, suggestion=_at(current.suggestion, (start, end), self._source.text))
        self._found = [moved if each.place == moved.place else each for each in self._found]
        self.offers = [moved if each.place == moved.place else each for each in self.offers]
        self.offers_changed.emit()
        self.current_changed.emit()

    # Keeping and dismissing

    def keep(self) -> None:
        """Keep the current one, and go on to the next."""
        current = self.current
        if current is None:
            return
        if self._needs_person(current):
            self.person_needed.emit()
        else:
            self._send([current])

    def keep_likely(self) -> None:
        """Keep all that are sure enough, in one step; those whose speaker is not plain stay."""
        likely = [offer for offer in self.offers if offer.is_likely]
        names = {offer.suggestion.speaker: offer for offer in likely}
        unclear = {name for name, offer in names.items() if self._needs_person(offer)}
        self._send([offer for offer in likely if offer.suggestion.speaker not in unclear])

    def dismiss(self) -> None:
        """Offer the current one no more, and go on to the next."""
        if self.current and self._source:
            self._do([self.current], accepting.dismiss, self._source.id, self.current.place)

    def _needs_person(self, offer: Offer) -> bool:
        name = offer.suggestion.speaker
        if self._speakers.get(name):
            return False
        return not name or len(who_is(self._context.project, name).bearers) > 1

    def _send(self, offers: Sequence[Offer]) -> None:
        if offers and self._source:
            chosen = [
                accepting.Chosen(
                    suggestion=offer.suggestion,
                    place=offer.place,
                    speaker_id=self._speakers.get(offer.suggestion.speaker, 0),
                )
                for offer in offers
            ]
            self._do(offers, accepting.keep, self._source.id, chosen)

    def _do(self, offers: Sequence[Offer], verb: Callable[..., Changes], *arguments: object) -> None:
        """Take a step about these, out of the way at once, so that the next key means the next one."""
        gone = {offer.place for offer in offers}
        self._on_their_way |= gone

        def come_back(error: IsnadError | None = None) -> None:
            self._on_their_way -= gone
            if error is not None:
                self._context.refused.emit(error)
            self._open()

        self._context.do(verb, *arguments, done=lambda _changes: come_back(), failed=come_back)
        self._open()
        if self.current:
            self.walked.emit()


def _at(suggestion: Suggestion, span: Span, text: str) -> Suggestion:
    """The suggestion with other ends, its words following."""
    start, end = span
    return replace(suggestion, start=start, end=end, text=text[start:end])
