"""How steps of the history are told: their names, when and by whom, and what they changed, word by word."""

from PySide6.QtCore import QObject

from tracker.queries import naming, past
from tracker.queries.history import CREATED, PURGE
from tracker.records import ActionKind, ActionRecord, FieldChange
from tracker.text.bidi import isolate
from tracker.text.verbatim import Difference, Stretch, differences
from ui import date_words
from ui.context import Context
from ui.folding import Piece
from ui.widgets.difference import stretch_pieces

LONGEST = 80
"""Characters of the words by which a record is called."""

LONGEST_SAME, AROUND = 240, 60
"""Characters of unchanged words that are shown whole, and how many of longer ones stand at each end."""

LONGEST_STRETCH = 1500
"""Characters that are shown of words which were added or taken away."""

UNTOLD = frozenset({"deleted_at", CREATED, "start", "end", "prefix", "suffix", "file_sha256"})
"""What the name of the step says already, or what only machines count."""

DATES = frozenset({"said_on", "published_on", "from_on", "until_on", "verdict_on"})

OTHERWISE_TOLD = frozenset({PURGE, past.DISMISSED, past.REJECTED})
"""Entries that are about no record of their own."""


class Teller(QObject):
    """Tells of the history in the window's present language."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def step(self, action: ActionRecord) -> str:
        """What a step is called, an undo by what it took back."""
        wording = self._context.wording
        step: str = wording.step(action.name)
        if action.kind is not ActionKind.DO:
            step = wording.sentence(
                f"messages.history.{action.kind.value}_of", step=wording.step(action.name)
            )
        return self.tr("{step} (undone)").format(step=step) if action.undone else step

    def moment_and_actor(self, action: ActionRecord) -> str:
        """When a step was taken, and by whom: «أمس 18:20 · هدى»."""
        return f"{date_words.moment(action.at, self._context.wording)} · {isolate(action.actor)}"

    def record(self, entity: str, words: str | None, row_id: int) -> str:
        """A record by its words, by its number where it has none, or none any more."""
        if words:
            return cut(words, LONGEST)
        named = self._context.wording.entity(entity)
        said = self.tr("{entity} {id}") if entity in OTHERWISE_TOLD else self.tr("{entity} {id}, purged")
        return said.format(entity=named, id=isolate(str(row_id)))

    def is_told(self, change: FieldChange) -> bool:
        """True if there is more to say of a change than the step's name does."""
        return change.field not in UNTOLD and not self.is_as_before(change)

    def is_as_before(self, change: FieldChange) -> bool:
        """True if a step wrote what had stood there."""
        return change.before == change.after and change.field != CREATED

    def field(self, change: FieldChange) -> str:
        """What the changed column is called."""
        if change.entity == PURGE:
            return str(self._context.wording.entity(change.field))
        return str(self._context.wording.field(change.entity, change.field))

    def pieces(self, change: FieldChange) -> list[Piece]:
        """The change: of words what came underlined and what went in brackets, of all else both values."""
        if self._is_wordy(change):
            return difference(str(change.before or ""), str(change.after or ""))
        before, after = (
            self.value(change.entity, change.field, each) for each in (change.before, change.after)
        )
        if change.entity == PURGE:
            return [Piece(after)]
        if change.entity == past.DISMISSED:
            return [Piece(self.tr("changed"))]
        return [Piece(self.tr("{after}, before: {before}").format(after=after, before=before))]

    def written(self, change: FieldChange, longest: int) -> list[Piece]:
        """What stands there after a change: words with their difference from before, else the value."""
        if self._is_wordy(change):
            return difference(str(change.before or ""), str(change.after or ""), longest)
        return [Piece(self.value(change.entity, change.field, change.after))]

    def value(self, entity: str, field: str, value: object) -> str:
        """A value in the words of the window: labels, names of records, dates in words."""
        wording = self._context.wording
        if value in (None, "", 0):
            return str(wording.sentence("messages.history.empty"))
        if kind := naming.enumeration(entity, field):
            return str(wording.word(kind(str(value))))
        if field in naming.REFERENCES and isinstance(value, int):
            words = naming.words(self._context.project, naming.REFERENCES[field], value)
            return isolate(cut(words, LONGEST)) if words else isolate(f"#{value}")
        if field in DATES:
            return isolate(date_words.bare(str(value), wording.language))
        return isolate(cut(str(value), LONGEST_STRETCH))

    def _is_wordy(self, change: FieldChange) -> bool:
        holds_text = isinstance(change.before, str) or isinstance(change.after, str)
        is_code = naming.enumeration(change.entity, change.field) is not None or change.field in DATES
        return holds_text and not is_code


def difference(before: str, after: str, longest: int = LONGEST_STRETCH) -> list[Piece]:
    """What became of some words: added ones underlined, removed ones in brackets, long sameness cut.

    Of words that only one of the two has, no more than `longest` characters at once are shown.
    """
    stretches = differences(after, before)
    last = len(stretches) - 1
    shown = [
        _shortened(stretch, place == 0, place == last, longest) for place, stretch in enumerate(stretches)
    ]
    return stretch_pieces(shown)


def _shortened(stretch: Stretch, is_first: bool, is_last: bool, longest: int) -> Stretch:
    text = stretch.text
    if stretch.difference is not Difference.SAME:
        return Stretch(cut(text, longest), stretch.difference)
    if len(text) <= LONGEST_SAME:
        return stretch
    head = "" if is_first else text[:AROUND].rsplit(" ", 1)[0] + " "
    tail = "" if is_last else " " + text[-AROUND:].split(" ", 1)[-1]
    return Stretch(f"{head}…{tail}", Difference.SAME)


def cut(text: str, longest: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"
