"""A dossier: the quotes that a filter shows, in words for reading, by claim with its sides or by speaker."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker import wording
from tracker.exchange.content import Content
from tracker.exchange.filter_words import described
from tracker.exchange.quote_tables import date_of
from tracker.exchange.selection import select
from tracker.exchange.words import Words
from tracker.queries import quotes
from tracker.records import (
    Balance,
    ClaimRow,
    LinkRow,
    QuoteFilter,
    QuoteKind,
    QuoteRow,
    QuoteSort,
    QuoteStatus,
    SpeakerRow,
    Stance,
)
from tracker.services import project as projects
from tracker.text.bidi import isolate
from tracker.text.direction import reads_right_to_left
from tracker.wording import Wording

STANCES = (Stance.SUPPORTS, Stance.DISPUTES, Stance.MENTIONS)


@dataclass(frozen=True, slots=True)
class Text:
    """A value of the project with the direction it is to be read in: its own letters', unless given."""

    text: str
    given: str = ""

    @property
    def direction(self) -> str:
        """One of "rtl" and "ltr"."""
        return self.given or ("rtl" if reads_right_to_left(self.text) else "ltr")

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a quote stands on a claim: said in the dossier by speaker, where no claim is the heading."""

    stance: Stance
    label: str
    claim: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quote. The words are in three parts, of which the middle one bears on the claim; most have no other.

    `url` is empty unless a browser may open it. `doubt`: the attribution's status, if it is in doubt.
    """

    before: str
    focus: str
    after: str
    direction: str
    is_verbatim: bool
    speaker: Text
    role: Text
    date: str
    published: Text
    venue: Text
    url: str
    status: str
    is_in_doubt: bool
    note: Text
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The quotes of one stance on a claim; `stance` is None where quotes are not parted by stances."""

    stance: Stance | None
    label: str
    empty: str
    quotes: Iterable[Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A claim with its sides, a speaker, or what has no claim. `sides` are to be read in their order."""

    heading: Text
    labels: tuple[str, ...] = ()
    lines: tuple[Text, ...] = ()
    sides: tuple[Side, ...]
    is_claim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The whole of it; `chapters` are made while they are read."""

    language: str
    direction: str
    title: str
    project: Text
    is_sample: bool
    made_on: str
    shown: str
    conditions: tuple[tuple[str, Text], ...]
    reporters_words: str
    sample_words: str
    chapters: Iterator[Chapter]


def dossier(content: Content) -> Dossier:
    """The dossier of what `content` asks for, a claim's or a speaker's quotes in memory at a time."""
    words = Words(content.words.language)
    said = wording.load(words.language)
    total = quotes.count(content.project, content.quote_filter)
    content.tally.total += total
    return Dossier(
        language=words.language,
        direction="rtl" if words.language == "ar" else "ltr",
        title=said.sentence(f"dossier.by_{content.arranged_by}"),
        project=Text(content.project.path.stem),
        is_sample=bool(projects.value(content.project, "sample")),
        made_on=said.sentence("dossier.made_on", date=words.date_in_text(date.today().isoformat())),
        shown=said.count("quotes", total),
        conditions=tuple(
            (label, Text(value)) for label, value in described(content.project, content.quote_filter, said)
        ),
        reporters_words=said.sentence("messages.reporters_words"),
        sample_words=said.sentence("dossier.sample"),
        chapters=_Writer(content, words, said, _within_limit(content)).chapters(),
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts records into words; `only` are the quotes to show where the filter's limit leaves some out."""

    content: Content
    words: Words
    wording: Wording
    only: frozenset[int] | None = None

    def chapters(self) -> Iterator[Chapter]:
        """Claims in the order of their list and what has no claim, or speakers in the order of theirs."""
        by_claim = self.content.arranged_by == "claim"
        kind = "claims" if by_claim else "speakers"
        seen: set[int] = set()
        for row in select(self.content.project, kind, self.content.quote_filter)[1]:
            yield self._claim(row, seen) if by_claim else self._speaker(row)
        if by_claim and not self.content.quote_filter.speaks_of_links:
            yield from self._unlinked()
        self.content.tally.tell()

    def _claim(self, row: ClaimRow, seen: set[int]) -> Chapter:
        wanted = replace(self.content.quote_filter, claims=(row.claim.id,), sort=QuoteSort.DATE, limit=None)
        found = self._rows(wanted)
        self.content.tally.count(records=sum(each.quote.id not in seen for each in found))
        seen.update(each.quote.id for each in found)
        verdict = self.words.verdict(row.verdict_ar, row.verdict_en)
        return Chapter(
            heading=Text(row.claim.text),
            labels=tuple(
                label
                for label in (
                    self.wording.word(row.claim.status),
                    verdict and self.wording.sentence("dossier.verdict", verdict=verdict),
                    self._balance(row.balance),
                )
                if label
            ),
            lines=tuple(Text(line) for line in (row.claim.verdict_note, row.claim.note) if line),
            sides=tuple(self._side(stance, found) for stance in STANCES),
            is_claim=True,
        )

    def _balance(self, balance: Balance) -> str:
        """What stands on each side: speakers, with quotes in brackets."""
        sides = (
            (Stance.SUPPORTS, balance.supports_speakers, balance.supports_quotes),
            (Stance.DISPUTES, balance.disputes_speakers, balance.disputes_quotes),
            (Stance.MENTIONS, balance.mentions_speakers, balance.mentions_quotes),
        )
        return " · ".join(
            f"{self.wording.word(stance)} {speakers} ({number})"
            for stance, speakers, number in sides
            if number
        )

    def _side(self, stance: Stance, found: Sequence[QuoteRow]) -> Side:
        return Side(
            stance=stance,
            label=self.wording.sentence(f"dossier.{stance}"),
            empty=self.wording.sentence(f"dossier.no_{stance}"),
            quotes=[
                self._said(row, link) for row in found for link in row.links[:1] if link.stance == stance
            ],
        )

    def _speaker(self, row: SpeakerRow) -> Chapter:
        wanted = replace(
            self.content.quote_filter, speakers=(row.speaker.id,), sort=QuoteSort.DATE, limit=None
        )
        found = self._rows(wanted)
        self.content.tally.count(records=len(found))
        names = self._separated(*(isolate(name) for name in (row.speaker.latin_name, *row.aliases) if name))
        roles = [self._separated(role.title, role.organization) for role in row.roles]
        along = "rtl" if self.words.language == "ar" else "ltr"
        lines = [Text(names, along), *map(Text, roles), Text(row.speaker.note)]
        return Chapter(
            heading=Text(row.speaker.name),
            labels=(self.wording.word(row.speaker.kind), self.wording.count("quotes", len(found))),
            lines=tuple(filter(None, lines)),
            sides=(_plain_side(map(self._with_positions, found)),),
        )

    def _unlinked(self) -> Iterator[Chapter]:
        found = [each for each in self._all() if not each.links]
        if found:
            self.content.tally.count(records=len(found))
            side = _plain_side(self._said(each, None) for each in found)
            heading = Text(self.wording.sentence("dossier.unlinked"))
            labels = (self.wording.count("quotes", len(found)),)
            yield Chapter(heading=heading, labels=labels, sides=(side,))

    def _with_positions(self, row: QuoteRow) -> Said:
        positions = tuple(
            Position(stance=link.stance, label=self.wording.word(link.stance), claim=Text(link.claim))
            for link in row.links
        )
        return replace(self._said(row, None), positions=positions)

    def _said(self, row: QuoteRow, link: LinkRow | None) -> Said:
        text = row.quote.text
        start, end = _focus(text, link)
        return Said(
            before=text[:start],
            focus=text[start:end],
            after=text[end:],
            direction=Text(text).direction,
            is_verbatim=row.quote.kind is not QuoteKind.INDIRECT,
            speaker=Text(row.speaker),
            role=Text(row.quote.role),
            date=self.words.date_in_text(date_of(row), dated_by_source=row.dated_by_source),
            published=Text(
                self.words.published(
                    row.origin,
                    " – ".join(part for part in (row.outlet, row.source) if part),
                    is_missing=row.is_missing_from_text,
                )
            ),
            venue=Text(row.quote.venue),
            url=row.source_url if row.source_url.startswith(("https://", "http://")) else "",
            status=self.wording.word(row.quote.status),
            is_in_doubt=row.quote.status in DOUBTED,
            note=Text(self._separated(row.quote.note, link.note if link else "")),
        )

    def _separated(self, *parts: str) -> str:
        return str(self.wording.sentence("lists.separator")).join(
            dict.fromkeys(part for part in parts if part)
        )

    def _all(self) -> Iterator[QuoteRow]:
        return quotes.rows(self.content.project, self.content.quote_filter)

    def _rows(self, wanted: QuoteFilter) -> list[QuoteRow]:
        found = quotes.rows(self.content.project, wanted)
        return [row for row in found if self.only is None or row.quote.id in self.only]


DOUBTED = (QuoteStatus.MISATTRIBUTED, QuoteStatus.RETRACTED, QuoteStatus.WITHDRAWN)
"""Who reads such a quote must see at once that it does not stand."""


def _within_limit(content: Content) -> frozenset[int] | None:
    if content.quote_filter.limit is None:
        return None
    return frozenset(quotes.ids(content.project, content.quote_filter))


def _plain_side(quotes: Iterable[Said]) -> Side:
    return Side(stance=None, label="", empty="", quotes=list(quotes))


def _focus(text: str, link: LinkRow | None) -> tuple[int, int]:
    """The place of the words that bear on the claim; all of the quote in parts «», «» if none are marked."""
    if link is None or link.focus_start is None or link.focus_end is None:
        return len(text), len(text)
    return link.focus_start, link.focus_end
