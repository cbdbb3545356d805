"""Turns suggestions into quotes: finds or makes their speakers, freezes roles, skips what stands there."""

from dataclasses import dataclass

from tracker.db import Project
from tracker.models import DismissedSuggestion
from tracker.models import Quote as QuoteTable
from tracker.queries import sources
from tracker.queries import speakers as speaker_queries
from tracker.records import Changes, Quote, Source, Speaker, SpeakerKind
from tracker.services import checks, quotes, speakers
from tracker.services.entry import proposed_speaker_kind
from tracker.services.operation import Step, operation
from tracker.suggest import KnownSpeaker, Suggestion, describes, suggest
from tracker.suggest.model import Span
from tracker.suggest.scoring import LEAST_CONFIDENCE
from tracker.text.fold import fold

SAME_PLACE = 0.8
"""Two passages that share this part of what they cover together are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of the suggestions: the quotes stored, and how many were left out and why.

    `stored` stand there already, or were dismissed; `unattributed` name nobody, or a name that several
    speakers bear.
    """

    changes: Changes
    quote_ids: tuple[int, ...]
    stored: int
    unattributed: int


def known_speakers(project: Project) -> tuple[KnownSpeaker, ...]:
    """The project's named speakers as `suggest` knows them."""
    return tuple(
        KnownSpeaker(
            name=row.speaker.name,
            aliases=row.aliases,
            latin_name=row.speaker.latin_name,
            roles=tuple(role.title for role in row.roles if role.title),
        )
        for row in speaker_queries.rows(project)
        if row.speaker.kind is not SpeakerKind.UNNAMED
    )


def accept(project: Project, source_id: int, *, min_confidence: float = LEAST_CONFIDENCE) -> Accepted:
    """Store the suggestions of a source that are sure enough as quotes: one step.

    A name that nobody bears makes a speaker; who is not named («مصدر أمني») becomes an unnamed speaker of
    this source. Raises `InputRefused` for a source that is missing or trashed.
    """
    with operation(project, "accept_suggestions") as step:
        checks.live(project, "source", source_id)
        source = sources.get(project, source_id)
        found = [
            each
            for each in suggest(source.text, known_speakers(project))
            if each.confidence >= min_confidence
        ]
        taken = _taken(step, source_id)
        new = [each for each in found if not any(_same_place((each.start, each.end), span) for span in taken)]
        ids: list[int] = []
        for suggestion in new:
            speaker_id = _speaker_id(project, source, suggestion)
            if speaker_id:
                ids.append(_stored(project, source, suggestion, speaker_id))
        return Accepted(
            changes=step.changes,
            quote_ids=tuple(ids),
            stored=len(found) - len(new),
            unattributed=len(new) - len(ids),
        )


def _taken(step: Step, source_id: int) -> list[Span]:
    """The places of the source's quotes, and of suggestions that were dismissed."""
    quoted = QuoteTable.select(QuoteTable.start, QuoteTable.end).where(
        (QuoteTable.source == source_id) & QuoteTable.deleted_at.is_null() & QuoteTable.start.is_null(False)
    )
    dismissed = DismissedSuggestion.select(DismissedSuggestion.start, DismissedSuggestion.end).where(
        DismissedSuggestion.source == source_id
    )
    return [(start, end) for query in (quoted, dismissed) for start, end in step.rows(query)]


def _same_place(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SAME_PLACE * (max(one[1], other[1]) - min(one[0], other[0]))


def _speaker_id(project: Project, source: Source, suggestion: Suggestion) -> int:
    """The speaker's id, made if nobody bears the name; 0 if nobody is named or several bear it."""
    if not suggestion.speaker:
        return 0
    kind = describes(suggestion.speaker) or proposed_speaker_kind(suggestion.speaker)
    if kind is SpeakerKind.UNNAMED:
        return _unnamed_id(project, source, suggestion.speaker)
    known = speaker_queries.named_exactly(project, suggestion.speaker)
    if known:
        return known[0].id if len(known) == 1 else 0
    return speakers.add(project, Speaker(name=suggestion.speaker, kind=kind)).new_id("speaker")


def _unnamed_id(project: Project, source: Source, name: str) -> int:
    """The unnamed speaker whom this source calls so, made if there is none yet."""
    for row in speaker_queries.rows(project):
        if row.speaker.source_id == source.id and fold(row.speaker.name) == fold(name):
            return row.speaker.id
    unnamed = Speaker(name=name, kind=SpeakerKind.UNNAMED, source_id=source.id)
    return speakers.add(project, unnamed).new_id("speaker")


def _stored(project: Project, source: Source, suggestion: Suggestion, speaker_id: int) -> int:
    role = suggestion.role or speaker_queries.role_on(project, speaker_id, source.published_on)
    quote = Quote(
        speaker_id=speaker_id,
        source_id=source.id,
        kind=suggestion.kind,
        text=suggestion.text,
        start=suggestion.start,
        end=suggestion.end,
        role=role,
        venue=suggestion.venue,
    )
    return quotes.add(project, quote).new_id("quote")
