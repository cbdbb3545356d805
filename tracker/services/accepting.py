"""Turns suggestions into quotes: finds or makes their speakers, freezes roles, skips what stands there.

What is dismissed instead is not offered again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tracker.db import Project
from tracker.queries import sources
from tracker.queries import speakers as speaker_queries
from tracker.queries.suggestions import same_place, still_open, taken
from tracker.records import Changes, Quote, Source, Speaker, SpeakerKind
from tracker.services import checks, dismissals, entry, quotes, speakers
from tracker.services.entry import proposed_speaker_kind
from tracker.services.operation import Step, operation
from tracker.suggest import KnownSpeaker, Suggestion, describes, suggest
from tracker.suggest.model import Span
from tracker.suggest.scoring import LEAST_CONFIDENCE
from tracker.text.fold import fold


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A suggestion as an editor wants it kept.

    `place` is where it was suggested; its ends may have been moved since. `speaker_id` names a speaker of
    the project whom the suggestion spells in another way, 0 leaves that to the name.
    """

    suggestion: Suggestion
    place: Span
    speaker_id: int = 0


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
        places = set(still_open([(each.start, each.end) for each in found], taken(project, source_id)))
        new = [each for each in found if (each.start, each.end) in places]
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


def keep(project: Project, source_id: int, chosen: Sequence[Chosen]) -> Changes:
    """Store suggestions that an editor has looked at as quotes: one step, or nothing.

    Speakers are found or made as `accept` does; a chosen one bears the name that the text gives them from
    then on. Those with neither are left out. What was kept with ends far from where they were is not
    suggested again either.
    """
    with operation(project, "accept_suggestions") as step:
        if len(chosen) == 1:
            step.name = "keep_suggestion"
        checks.live(project, "source", source_id)
        source = sources.get(project, source_id)
        for each in chosen:
            speaker_id = each.speaker_id or _speaker_id(project, source, each.suggestion)
            if speaker_id:
                _stored(project, source, each.suggestion, speaker_id)
                _settle(step, source_id, each.place, (each.suggestion.start, each.suggestion.end))
            if each.speaker_id:
                _add_name(project, each.speaker_id, each.suggestion.speaker)
        return step.changes


def keep_edited(project: Project, quote: Quote, *, place: Span, **beside: Any) -> Changes:
    """Store a quote that the suggestion at `place` of its source became in the form: one step.

    `beside`, and what is raised, are those of `entry.save_quote`.
    """
    with operation(project, "keep_suggestion") as step:
        entry.save_quote(project, quote, **beside)
        if quote.source_id is not None:
            span = (0, 0) if quote.start is None or quote.end is None else (quote.start, quote.end)
            _settle(step, quote.source_id, place, span)
        return step.changes


def dismiss(project: Project, source_id: int, place: Span) -> Changes:
    """Offer what stands at this place of a source no more. Nothing is left to do if that was said before."""
    with operation(project, "dismiss_suggestion") as step:
        source = checks.live(project, "source", source_id)
        checks.span(*place, len(source["text"]))
        if place not in dismissals.places(step, source_id):
            dismissals.change(step, source_id, gone=[], new=[place])
        return step.changes


def _settle(step: Step, source_id: int, place: Span, span: Span) -> None:
    """See to it that a suggestion is not made again whose quote was stored with other ends."""
    if not same_place(place, span) and place not in dismissals.places(step, source_id):
        dismissals.change(step, source_id, gone=[], new=[place])


def _add_name(project: Project, speaker_id: int, name: str) -> None:
    """Give a speaker one more name, unless it is one already, or too short to mean them alone."""
    if " " in name.strip() and not speaker_queries.named_exactly(project, name):
        speakers.add_alias(project, speaker_id, name)


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
