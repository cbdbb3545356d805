"""What stands in the quote form, as a value: kept when the form is left, compared, made into a quote."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import (
    Anchor,
    Quote,
    QuoteFilter,
    QuoteKind,
    QuoteSort,
    QuoteStatus,
    Source,
    SourceKind,
    Speaker,
    SpeakerKind,
    Stance,
)
from tracker.services.entry import proposed_speaker_kind
from tracker.services.project import Project
from tracker.suggest import Suggestion, describes
from ui.placing import Span
from ui.who import Who
from ui.widgets.choices import chosen_again
from ui.widgets.completion import Choice
from ui.widgets.form_draft import Texts
from ui.widgets.record_field import NOTHING, Picked


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Everything that was typed and chosen, understood or not. `span` is where the words stand."""

    speaker: Picked = NOTHING
    speaker_kind: SpeakerKind = SpeakerKind.PERSON
    role: str = ""
    words: str = ""
    span: Span | None = None
    claim: Picked = NOTHING
    stance: Stance | None = None
    kind: QuoteKind = QuoteKind.DIRECT
    said_on: str = ""
    said_on_typed: str = ""
    said_on_printed: str = ""
    venue: str = ""
    source: Picked = NOTHING
    origin: Picked = NOTHING
    status: QuoteStatus = QuoteStatus.UNREVIEWED
    note: str = ""

    @property
    def new_speaker(self) -> Speaker | None:
        """The speaker to be added."""
        name = self.speaker.new_text
        return Speaker(name=name, kind=self.speaker_kind) if name else None

    @property
    def new_source(self) -> Source | None:
        """The source to be added, of which nothing but the title is known yet."""
        return Source(title=self.source.new_text) if self.source.new_text else None

    @property
    def new_origin(self) -> Source | None:
        """The statement to be added that the source reports."""
        title = self.origin.new_text
        return Source(title=title, kind=SourceKind.STATEMENT) if title else None

    @property
    def carried_over(self) -> "Entry":
        """What stays for the next quote of the same text."""
        return Entry(
            speaker=self.speaker,
            role=self.role,
            said_on=self.said_on,
            said_on_typed=self.said_on_typed,
            said_on_printed=self.said_on_printed,
            venue=self.venue,
            source=self.source,
            origin=self.origin,
        )


def picked_source(project: Project, source_id: int | None) -> Picked:
    """The source, as a line shows it."""
    if source_id is None:
        return NOTHING
    return Picked(Choice(source_id, source_queries.get(project, source_id).title))


def picked_speaker(project: Project, speaker_id: int | None) -> Picked:
    """The speaker, as a line shows them."""
    if speaker_id is None:
        return NOTHING
    return Picked(Choice(speaker_id, speaker_queries.get(project, speaker_id).name))


def entry_of(project: Project, quote: Quote) -> Entry:
    """A stored quote as the form shows it."""
    return Entry(
        speaker=picked_speaker(project, quote.speaker_id),
        role=quote.role,
        words=quote.text,
        span=None if quote.start is None or quote.end is None else (quote.start, quote.end),
        kind=quote.kind,
        said_on=quote.said_on,
        said_on_printed=quote.said_on_text,
        venue=quote.venue,
        source=picked_source(project, quote.source_id),
        origin=picked_source(project, quote.origin_id),
        status=quote.status,
        note=quote.note,
    )


def picked_for(project: Project, name: str, taken_for: int, who: Who) -> Picked:
    """Whom a suggestion names: the speaker chosen for it, or the one who bears the name, else a new one.

    A name that several bear stands there to be chosen from.
    """
    if taken_for or who.known:
        return picked_speaker(project, taken_for or (who.known.id if who.known else None))
    return Picked(text=name, is_new=bool(name) and not who.bearers)


def suggested_entry(project: Project, source_id: int, suggestion: Suggestion, speaker: Picked) -> Entry:
    """A suggestion as the form shows it."""
    name = suggestion.speaker
    return Entry(
        speaker=speaker,
        speaker_kind=describes(name) or proposed_speaker_kind(name),
        role=suggestion.role,
        words=suggestion.text,
        span=(suggestion.start, suggestion.end),
        kind=suggestion.kind,
        venue=suggestion.venue,
        source=picked_source(project, source_id),
    )


def quote_of(entry: Entry, stored: Quote) -> Quote:
    """The quote as the entry has it, made of the one that was read; ids of what is new are left open."""
    start, end = entry.span or (None, None)
    quote = replace(
        stored,
        speaker_id=entry.speaker.id or 0,
        source_id=entry.source.id,
        origin_id=entry.origin.id,
        kind=entry.kind,
        text=entry.words,
        start=start,
        end=end,
        said_on=entry.said_on,
        said_on_text=entry.said_on_printed,
        role=entry.role,
        venue=entry.venue,
        status=entry.status,
        note=entry.note,
    )
    untouched = (quote.text, quote.source_id) == (stored.text, stored.source_id)
    if stored.anchor is Anchor.DETACHED and untouched:
        return quote  # still to be repaired
    return replace(quote, anchor=Anchor.NONE, prefix="", suffix="")


OF_COLUMN = {
    "text": ("words", "span"),
    "speaker_id": ("speaker", "speaker_kind"),
    "said_on": ("said_on", "said_on_typed", "said_on_printed"),
    "source_id": ("source",),
    "origin_id": ("origin",),
}
"""The parts of an entry that hold a quote's column, where they are not called like it."""


def taken_from(entry: Entry, columns: Iterable[str], other: Entry) -> Entry:
    """The entry, with what another one holds of these columns of a quote. A place belongs to its source."""
    parts = [part for column in columns for part in OF_COLUMN.get(column, (column,))]
    taken = replace(entry, **{part: getattr(other, part) for part in parts})
    return replace(taken, span=None) if taken.source.id != entry.source.id and "span" not in parts else taken


PICKED = {"speaker": "speaker", "claim": "claim", "source": "source", "origin": "source"}
"""The fields that name a record, and which kind of record."""


def texts_of(entry: Entry) -> dict[str, str]:
    """Everything that an entry holds, each as a text of its own."""
    texts = {}
    for name in PICKED:
        picked = getattr(entry, name)
        texts[name] = picked.text
        texts[f"{name}_id"] = str(picked.id or "")
        texts[f"{name}_is_new"] = "yes" if picked.is_new else ""
    return {
        **texts,
        "role": entry.role,
        "words": entry.words,
        "said_on": entry.said_on,
        "said_on_printed": entry.said_on_printed,
        "venue": entry.venue,
        "note": entry.note,
        "speaker_kind": entry.speaker_kind.value,
        "kind": entry.kind.value,
        "status": entry.status.value,
        "stance": entry.stance.value if entry.stance else "",
        # Of a date that is understood the words change with the language of the window.
        "said_on_typed": "" if entry.said_on else entry.said_on_typed,
        "span": f"{entry.span[0]} {entry.span[1]}" if entry.span else "",
    }


def entry_of_texts(project: Project, texts: Texts) -> Entry:
    """The entry that `texts_of` was made of; records that are gone since are left as words."""
    start, _, end = texts["span"].partition(" ")
    return Entry(
        speaker=_picked(project, "speaker", texts),
        claim=_picked(project, "claim", texts),
        source=_picked(project, "source", texts),
        origin=_picked(project, "origin", texts),
        role=texts["role"],
        words=texts["words"],
        said_on=texts["said_on"],
        said_on_printed=texts["said_on_printed"],
        venue=texts["venue"],
        note=texts["note"],
        speaker_kind=SpeakerKind(texts["speaker_kind"]),
        kind=QuoteKind(texts["kind"]),
        status=QuoteStatus(texts["status"]),
        stance=Stance(texts["stance"]) if texts["stance"] else None,
        said_on_typed=texts["said_on_typed"],
        span=(int(start), int(end)) if end else None,
    )


def _picked(project: Project, name: str, texts: Texts) -> Picked:
    choice = chosen_again(project, PICKED[name], texts[f"{name}_id"])
    return Picked(choice, choice.text if choice else texts[name], bool(texts[f"{name}_is_new"]))


def proposals(
    project: Project, speaker_id: int | None, source_id: int | None, said_on: str
) -> tuple[str, int | None]:
    """The role and the origin that a quote of this speaker likely has: those of the speaker's newest quote
    in the same source, else the role held at that date, and none."""
    if speaker_id is None:
        return "", None
    if source_id is not None:
        wanted = QuoteFilter(
            speakers=(speaker_id,), sources=(source_id,), sort=QuoteSort.ID, descending=True, limit=1
        )
        for row in quote_queries.rows(project, wanted):
            role = row.quote.role or speaker_queries.role_on(project, speaker_id, said_on)
            return role, row.quote.origin_id
    return speaker_queries.role_on(project, speaker_id, said_on), None


def is_elsewhere(project: Project, speaker_id: int | None, source_id: int | None) -> bool:
    """True if the speaker is unnamed and belongs to another source than this one."""
    if speaker_id is None:
        return False
    speaker = speaker_queries.get(project, speaker_id)
    return speaker.kind is SpeakerKind.UNNAMED and speaker.source_id != source_id
