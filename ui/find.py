"""Finds records while someone types: every word, however it is spelt, in any order.

The names of a project are folded once and kept; they are read again after a step that touched them. What
stands beside a name (a role, a balance, a date) is read for the rows that are shown.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from tracker.queries import claims as claim_queries
from tracker.queries import duplicates
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import (
    Changes,
    ClaimFilter,
    ClaimRow,
    QuoteFilter,
    QuoteRow,
    QuoteSort,
    SourceRow,
    SpeakerKind,
    SpeakerRow,
)
from tracker.text.bidi import isolate
from tracker.text.fold import fold
from tracker.text.names import name_key
from tracker.text.sort_keys import without_article
from ui import date_words, quotation
from ui.context import Context
from ui.widgets.completion import Choice

MOST = 20
"""Rows offered at a time."""

MOST_ALIKE = 4
"""Speakers offered whom a name only resembles."""

LEAST_WORDS_OF_A_NAME = 2
"""A given name alone resembles too many."""

LEFT_TO_RIGHT, RIGHT_TO_LEFT, END = "\u2066", "\u2067", "\u2069"
"""Isolates for signs and numbers, which have no direction of their own."""

Find = Callable[[str], list[Choice]]


@dataclass(frozen=True, slots=True)
class _Known:
    """One record that can be found, with the folded texts that it is found by."""

    id: int
    texts: tuple[str, ...]
    source_id: int | None = None


def speakers(context: Context, of_source: Callable[[], int | None] | None = None) -> Find:
    """Finds speakers by name, alias and Latin name; the detail is a role, the number of quotes or, for
    an unnamed speaker, the source they belong to.

    With `of_source`, unnamed speakers of other sources than the one it gives are left out. A whole name
    finds those whom it resembles too, in another spelling or script: behind the others, as alike only.
    """
    index = _index(context, _Speakers)

    def find(typed: str) -> list[Choice]:
        source_id = of_source() if of_source else None
        found = index.find(typed, lambda known: of_source is None or known.source_id in (None, source_id))
        return found + index.resembling(typed, {choice.id for choice in found})

    return find


def claims(context: Context) -> Find:
    """Finds claims by their words, those that share most of them too; the detail is how many speakers
    (quotes) stand where, and when the last of them spoke."""
    return _index(context, _Claims).find


def sources(context: Context) -> Find:
    """Finds sources by title, outlet and author; the detail is outlet and date."""
    return _index(context, _Sources).find


def topics(context: Context) -> Find:
    """Finds the topics that claims have already, by their words."""

    def find(typed: str) -> list[Choice]:
        known = sorted({row.claim.topic for row in claim_queries.rows(context.project, ClaimFilter())} - {""})
        words = fold(typed).split()
        fitting = [topic for topic in known if all(word in fold(topic) for word in words)]
        return [Choice(place, topic) for place, topic in enumerate(fitting[:MOST])] if words else []

    return find


def quotes(context: Context) -> Find:
    """Finds quotes by their words, by who said them, or by both; the detail is speaker and date.

    For nothing typed, those that were entered last.
    """
    return partial(_quotes, context)


class _Index(QObject):
    """The records of one kind, as they can be found; belongs to the context."""

    entities: tuple[str, ...]
    share = 1.0
    """How much of the words typed must be there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.context = context
        self._known: list[_Known] | None = None
        context.changed.connect(self._forget)

    @Slot(object)
    def _forget(self, changes: Changes) -> None:
        if changes.touches(*self.entities):
            self._known = None

    def find(self, typed: str, wanted: Callable[[_Known], bool] = lambda _: True) -> list[Choice]:
        """The likeliest choices for what was typed, best first."""
        words = [(word, without_article(word)) for word in fold(typed).split()]
        ranked = [
            (rank, place, known)
            for place, known in enumerate(self._all())
            if wanted(known) and (rank := _rank(words, known.texts, self.share)) is not None
        ]
        ranked.sort(key=lambda found: found[:2])
        shown = ranked[:MOST]
        choices = self._choices([known.id for _, _, known in shown])
        return [
            replace(choice, is_alike=rank[0] > 0) for choice, (rank, _, _) in zip(choices, shown, strict=True)
        ]

    def with_word(self, word: str) -> set[int]:
        """The ids of all records that this word stands in."""
        stem = without_article(fold(word))
        return {known.id for known in self._all() if any(stem in text for text in known.texts)}

    def _all(self) -> list[_Known]:
        if self._known is None:
            self._known = list(self._read())
        return self._known

    @abstractmethod
    def _read(self) -> Iterator[_Known]: ...

    @abstractmethod
    def _choices(self, ids: list[int]) -> list[Choice]: ...


def _rank(words: list[tuple[str, str]], texts: tuple[str, ...], share: float) -> tuple[float, int] | None:
    """How well a record fits: the words that lack, then where they stand; None if it does not fit."""
    if not words:
        return (0, 0)
    best: tuple[float, int] | None = None
    for text in texts:
        missing = sum(stem not in text for _, stem in words) / len(words)
        if missing > 1 - share:
            continue
        whole = " ".join(word for word, _ in words)
        at_start = text.startswith(whole)
        of_words = all(f" {stem}" in f" {text}" or f" {word}" in f" {text}" for word, stem in words)
        place = 0 if text == whole else 1 if at_start else 2 if of_words else 3
        if best is None or (missing, place) < best:
            best = (missing, place)
    return best


class _Speakers(_Index):
    entities = ("speaker", "speaker_alias", "speaker_role", "source")

    def _read(self) -> Iterator[_Known]:
        self._rows: dict[int, SpeakerRow] = {}
        for row in speaker_queries.rows(self.context.project):
            speaker = row.speaker
            self._rows[speaker.id] = row
            names = [speaker.name, speaker.latin_name, *row.aliases]
            if speaker.kind is SpeakerKind.UNNAMED:
                names = [f"{speaker.name} {row.source}"]
            folded = (form for name in names if name for form in (fold(name), name_key(name)))
            yield _Known(speaker.id, tuple(dict.fromkeys(folded)), speaker.source_id)

    def resembling(self, name: str, besides: set[int]) -> list[Choice]:
        """Those whom a whole name resembles, all as alike only, but for one with just the same name."""
        if len(name.split()) < LEAST_WORDS_OF_A_NAME:
            return []
        found = duplicates.resembling(self.context.project, name, limit=MOST_ALIKE)
        sure = {each.speaker_id: each.is_sure for each in found if each.speaker_id not in besides}
        self._all()
        return [
            replace(choice, is_alike=not sure[choice.id])
            for choice in self._choices([each for each in sure if each in self._rows])
        ]

    def _choices(self, ids: list[int]) -> list[Choice]:
        return [
            Choice(speaker_id, self._rows[speaker_id].speaker.name, self._detail(speaker_id))
            for speaker_id in ids
        ]

    def _detail(self, speaker_id: int) -> str:
        row = self._rows[speaker_id]
        if row.speaker.kind is SpeakerKind.UNNAMED:
            return row.source
        titles = [role.title or role.organization for role in row.roles]
        if titles:
            return titles[-1]
        count = quote_queries.count(self.context.project, QuoteFilter(speakers=(speaker_id,)))
        return self.context.wording.count("quotes", count)


class _Claims(_Index):
    entities = ("claim",)
    share = 0.6

    def _read(self) -> Iterator[_Known]:
        for row in claim_queries.rows(self.context.project, ClaimFilter()):
            yield _Known(row.claim.id, (fold(row.claim.text),))

    def _choices(self, ids: list[int]) -> list[Choice]:
        if not ids:
            return []
        rows = claim_queries.rows(self.context.project, ClaimFilter(claims=tuple(ids)))
        by_id = {row.claim.id: row for row in rows}
        return [
            Choice(claim_id, by_id[claim_id].claim.text, self._detail(by_id[claim_id])) for claim_id in ids
        ]

    def _detail(self, row: ClaimRow) -> str:
        balance = row.balance
        sides = (
            ("▲", balance.supports_speakers, balance.supports_quotes),
            ("▼", balance.disputes_speakers, balance.disputes_quotes),
            ("●", balance.mentions_speakers, balance.mentions_quotes),
        )
        # The sign first, to whoever reads: numbers alone would run from the left in Arabic too.
        opening = RIGHT_TO_LEFT if self.context.wording.language == "ar" else LEFT_TO_RIGHT
        shown = [f"{opening}{sign} {speakers} ({quotes}){END}" for sign, speakers, quotes in sides if quotes]
        last = self._last_date(row.claim.id) if shown else ""
        return "  ".join([*shown, *([last] if last else [])])

    def _last_date(self, claim_id: int) -> str:
        newest = QuoteFilter(claims=(claim_id,), descending=True, limit=1)
        for quote_row in quote_queries.rows(self.context.project, newest):
            said_on = quote_row.quote.said_on or quote_row.published_on
            return date_words.bare(said_on, self.context.wording.language)
        return ""


class _Sources(_Index):
    entities = ("source",)

    def _read(self) -> Iterator[_Known]:
        self._rows: dict[int, SourceRow] = {}
        for row in source_queries.rows(self.context.project):
            source = row.source
            self._rows[source.id] = row
            yield _Known(
                source.id, (fold(source.title), fold(f"{source.title} {source.outlet} {source.author}"))
            )

    def _choices(self, ids: list[int]) -> list[Choice]:
        return [
            Choice(source_id, self._rows[source_id].source.title, self._detail(source_id))
            for source_id in ids
        ]

    def _detail(self, source_id: int) -> str:
        source = self._rows[source_id].source
        day = date_words.bare(source.published_on, self.context.wording.language)
        parts = [isolate(part) for part in (source.outlet, day) if part]
        return str(self.context.wording.sentence("lists.separator")).join(parts)


def _quotes(context: Context, typed: str) -> list[Choice]:
    """Those with all the words, then those whose speaker bears some of the words and that have the rest."""
    words = typed.split()
    if not words:
        filters = [QuoteFilter(sort=QuoteSort.ID, descending=True, limit=MOST)]
    else:
        filters = [QuoteFilter(search=typed, limit=MOST)]
        bearers = {word: _index(context, _Speakers).with_word(word) for word in words}
        named = [word for word in words if bearers[word]]
        speaker_ids = set.intersection(*(bearers[word] for word in named)) if named else set()
        if speaker_ids:
            rest = " ".join(word for word in words if word not in named)
            filters.append(QuoteFilter(speakers=tuple(speaker_ids), search=rest, limit=MOST))
    found = {row.quote.id: row for each in filters for row in quote_queries.rows(context.project, each)}
    return [_quote_choice(context, row) for row in list(found.values())[:MOST]]


def _quote_choice(context: Context, row: QuoteRow) -> Choice:
    parts = [isolate(part) for part in (row.speaker, quotation.date_of(row, context.wording)) if part]
    detail = str(context.wording.sentence("lists.separator")).join(parts)
    return Choice(row.quote.id, quotation.in_marks(row.quote.text, row.quote.kind), detail)


_Some = TypeVar("_Some", bound=_Index)


def _index(context: Context, kind: type[_Some]) -> _Some:
    """The context's one index of this kind."""
    found = next((child for child in context.children() if isinstance(child, kind)), None)
    return found if found is not None else kind(context)
