"""Finds records while someone types: every word, however it is spelt, in any order.

The names of a project are folded once and kept; they are read again after a step that touched them. What
stands beside a name (a role, a balance, a date) is read for the rows that are shown.
"""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from tracker.queries import claims as claim_queries
from tracker.queries import duplicates, held
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import (
    Changes,
    ClaimRow,
    QuoteFilter,
    QuoteRow,
    QuoteSort,
    Source,
    SpeakerKind,
    SpeakerRow,
)
from tracker.services.project import Project
from tracker.text.bidi import isolate
from tracker.text.fold import fold
from tracker.text.haystack import Haystack
from tracker.text.sort_keys import without_article
from ui import date_words, quotation
from ui.context import Context
from ui.counts import count
from ui.widgets.completion import Choice

MOST = 20
"""Rows offered at a time."""

FEW = 2000
"""Up to so many records are read anew when something is typed; it takes no time that is felt."""

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


class _All:
    """All records of a kind that can be found, in their order."""

    def __init__(self, known: list[_Known]) -> None:
        self.known = known
        self.haystack = Haystack([each.texts for each in known])


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


def speaker_ids(context: Context, typed: str) -> list[int]:
    """All speakers with all that was typed in one of their names, in Arabic order."""
    return _index(context, _Speakers).ids(typed)


def prepare(context: Context) -> None:
    """Read what is found among, and what filters are counted on, before it is asked for, if there is much."""
    _index(context, _Speakers).prepare_many()
    if count(context, "quote") > FEW:
        context.reader.ask("columns", held.prepare, _heard, when_idle=True)
    if count(context, "speaker") > FEW:
        context.reader.ask("resembling", duplicates.prepare, _heard, when_idle=True)


def _heard(_answer: object) -> None:
    """What was read is kept where it was read; nobody waits for it."""


def claims(context: Context) -> Find:
    """Finds claims by their words, those that share most of them too; the detail is how many speakers
    (quotes) stand where, and when the last of them spoke."""
    return _Among(_index(context, _Claims))


def sources(context: Context) -> Find:
    """Finds sources by title, outlet and author; the detail is outlet and date."""
    return _Among(_index(context, _Sources))


def topics(context: Context) -> Find:
    """Finds the topics that claims have already, by their words."""

    def find(typed: str) -> list[Choice]:
        known = claim_queries.all_topics(context.project)
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
    """The records of one kind, as they can be found; belongs to the context.

    Many of them are read anew by the reading thread, and found as they were till then.
    """

    entities: tuple[str, ...]
    share = 1.0
    """How much of the words typed must be there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.context = context
        self._held: _All | None = None
        context.changed.connect(self._forget)

    @Slot(object)
    def _forget(self, changes: Changes) -> None:
        if not changes.touches(*self.entities):
            return
        if self._held is not None and len(self._held.known) > FEW:
            self.prepare()
        else:
            self._held = None

    def prepare(self) -> None:
        """Have the records read when nothing else is, before anything is typed."""
        kind = f"known {type(self).__name__}"
        self.context.reader.ask(kind, lambda project: _All(self._read(project)), self._keep, when_idle=True)

    def prepare_many(self) -> None:
        """The same if there are so many that reading them would be felt, and nobody has read them yet."""
        if self._held is None and count(self.context, self.entities[0]) > FEW:
            self.prepare()

    def _keep(self, found: object) -> None:
        assert isinstance(found, _All)
        self._held = found

    def find(self, typed: str, wanted: Callable[[_Known], bool] = lambda _: True) -> list[Choice]:
        """The likeliest choices for what was typed, best first."""
        words = [(word, without_article(word)) for word in fold(typed).split()]
        known = self._all.known
        ranked = self._all.haystack.likeliest(words, MOST, self.share, lambda place: wanted(known[place]))
        missing = {known[place].id: rank[0] for rank, place in ranked}
        return [replace(each, is_alike=missing[each.id] > 0) for each in self._choices(list(missing))]

    def with_word(self, word: str) -> set[int]:
        """The ids of all records that this word stands in."""
        known = self._all.known
        return {known[place].id for place in self._all.haystack.places([without_article(fold(word))])}

    def ids(self, typed: str) -> list[int]:
        """The ids of all records with all that was typed in one of their texts, in their order."""
        known = self._all.known
        return [known[place].id for place in self._all.haystack.places(fold(typed).split())]

    @property
    def _all(self) -> _All:
        if self._held is None:
            self._held = _All(self._read(self.context.project))
        return self._held

    @abstractmethod
    def _read(self, project: Project) -> list[_Known]:
        """All records; in the reading thread, if there are many."""

    @abstractmethod
    def _choices(self, ids: list[int]) -> list[Choice]:
        """How those of the ids that are there are offered, in this order."""


class _Among:
    """Finds among the records of one kind, which are read when a line is about to be typed into."""

    def __init__(self, index: _Index) -> None:
        self.find = index.find
        self.prepare = index.prepare_many

    def __call__(self, typed: str) -> list[Choice]:
        return self.find(typed)


class _Speakers(_Index):
    entities = ("speaker", "speaker_alias", "speaker_role", "source")

    def _read(self, project: Project) -> list[_Known]:
        return [
            _Known(speaker_id, texts, source_id)
            for speaker_id, _, source_id, texts in speaker_queries.known_names(project)
        ]

    def resembling(self, name: str, besides: set[int]) -> list[Choice]:
        """Those whom a whole name resembles, all as alike only, but for one with just the same name."""
        if len(name.split()) < LEAST_WORDS_OF_A_NAME:
            return []
        found = duplicates.resembling(self.context.project, name, limit=MOST_ALIKE)
        sure = {each.speaker_id: each.is_sure for each in found if each.speaker_id not in besides}
        return [replace(choice, is_alike=not sure[choice.id]) for choice in self._choices(list(sure))]

    def _choices(self, ids: list[int]) -> list[Choice]:
        rows = speaker_queries.of_ids(self.context.project, ids, counted=False) if ids else []
        by_id = {row.speaker.id: row for row in rows}
        there = [by_id[speaker_id] for speaker_id in ids if speaker_id in by_id]
        return [Choice(row.speaker.id, row.speaker.name, self._detail(row)) for row in there]

    def _detail(self, row: SpeakerRow) -> str:
        if row.speaker.kind is SpeakerKind.UNNAMED:
            return row.source
        titles = [role.title or role.organization for role in row.roles]
        if titles:
            return titles[-1]
        number = quote_queries.count(self.context.project, QuoteFilter(speakers=(row.speaker.id,)))
        return self.context.wording.count("quotes", number)


class _Claims(_Index):
    entities = ("claim",)
    share = 0.6

    def _read(self, project: Project) -> list[_Known]:
        return [_Known(claim_id, (fold(text),)) for claim_id, text in claim_queries.all_texts(project)]

    def _choices(self, ids: list[int]) -> list[Choice]:
        if not ids:
            return []
        by_id = {row.claim.id: row for row in claim_queries.of_ids(self.context.project, ids)}
        there = [by_id[claim_id] for claim_id in ids if claim_id in by_id]
        return [Choice(row.claim.id, row.claim.text, self._detail(row)) for row in there]

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

    def _read(self, project: Project) -> list[_Known]:
        return [
            _Known(source_id, tuple({fold(title): 0, fold(f"{title} {outlet} {author}"): 0}))
            for source_id, title, outlet, author in source_queries.all_titles(project)
        ]

    def _choices(self, ids: list[int]) -> list[Choice]:
        by_id = {row.source.id: row.source for row in source_queries.of_ids(self.context.project, ids)}
        there = [by_id[source_id] for source_id in ids if source_id in by_id]
        return [Choice(source.id, source.title, self._detail(source)) for source in there]

    def _detail(self, source: Source) -> str:
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
