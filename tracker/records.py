"""What crosses the core's border: enumerations, records of the entities, filters and results.

Records are frozen. One record serves as draft (its `id` is 0) and as stored row: read one,
`dataclasses.replace` what should change, hand it to the service's `edit`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    ARTICLE = "article"
    STATEMENT = "statement"
    INTERVIEW = "interview"
    SPEECH = "speech"
    BROADCAST = "broadcast"
    POST = "post"
    REPORT = "report"
    DOCUMENT = "document"


class SpeakerKind(StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    UNNAMED = "unnamed"


class QuoteKind(StrEnum):
    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"
    POINT = "point"


class QuoteStatus(StrEnum):
    UNREVIEWED = "unreviewed"
    IN_REVIEW = "in_review"
    NEEDS_INFO = "needs_info"
    CONFIRMED = "confirmed"
    MISATTRIBUTED = "misattributed"
    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"


class ClaimStatus(StrEnum):
    UNREVIEWED = "unreviewed"
    IN_REVIEW = "in_review"
    NEEDS_INFO = "needs_info"
    SECOND_REVIEW = "second_review"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class Stance(StrEnum):
    SUPPORTS = "supports"
    DISPUTES = "disputes"
    MENTIONS = "mentions"


class Anchor(StrEnum):
    """How a quote stands in its source: nowhere, at `[start, end)`, or lost there and to be repaired."""

    NONE = "none"
    HELD = "held"
    DETACHED = "detached"


class ActionKind(StrEnum):
    DO = "do"
    UNDO = "undo"
    REDO = "redo"


class QuoteSort(StrEnum):
    DATE = "date"
    SPEAKER = "speaker"
    SOURCE = "source"
    STATUS = "status"
    KIND = "kind"
    TEXT = "text"
    CLAIM = "claim"
    ID = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every stored row has. `revision` rises by one with each edit; 0 means not stored yet."""

    id: int = 0
    uid: bytes = b""
    revision: int = 0
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A text that was published or said. Dates are partial ISO 8601 / EDTF text, empty if unknown."""

    kind: SourceKind = SourceKind.ARTICLE
    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    archive_url: str = ""
    published_on: str = ""
    text: str = ""
    file_sha256: str = ""
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker(Record):
    """Whoever words are attributed to. `source_id` is set for unnamed ones, which belong to one source."""

    kind: SpeakerKind = SpeakerKind.PERSON
    name: str = ""
    latin_name: str = ""
    on_behalf_of: str = ""
    wikidata: str = ""
    note: str = ""
    source_id: int | None = None
    merged_into_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerAlias(Record):
    """Another name of a speaker."""

    speaker_id: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRole(Record):
    """An office a speaker held, from and until partial dates (empty: open)."""

    speaker_id: int = 0
    title: str = ""
    organization: str = ""
    from_on: str = ""
    until_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Record):
    """Words of one speaker. `start`, `end` count Unicode code points of the source's text, `[start, end)`."""

    speaker_id: int = 0
    source_id: int | None = None
    origin_id: int | None = None
    kind: QuoteKind = QuoteKind.DIRECT
    text: str = ""
    anchor: Anchor = Anchor.NONE
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""
    said_on: str = ""
    said_on_text: str = ""
    role: str = ""
    venue: str = ""
    status: QuoteStatus = QuoteStatus.UNREVIEWED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A proposition, worded neutrally, independent of who says it."""

    text: str = ""
    topic: str = ""
    status: ClaimStatus = ClaimStatus.UNREVIEWED
    verdict_id: int | None = None
    verdict_note: str = ""
    verdict_on: str = ""
    verdict_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Record):
    """One finding that editors may reach on a claim. `value` is its number on the scale, if it has one."""

    name_ar: str = ""
    name_en: str = ""
    value: int | None = None
    colour: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """A quote bears on a claim. `focus_start`, `focus_end` count code points of the quote's text. No uid."""

    quote_id: int = 0
    claim_id: int = 0
    stance: Stance = Stance.MENTIONS
    focus_start: int | None = None
    focus_end: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter(Record):
    """A filter that was given a name; `spec` is its JSON text."""

    name: str = ""
    spec: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFilter:
    """Which quotes, in which order. Several values of one field mean any of them; fields add up.

    `claims`, `stances`, `verdicts`, `topics` and `after_verdict` must fit one and the same link; the last
    asks for links made after the claim's present verdict. `outlets` and `topics` are whole and exact;
    `role`, `organization` and `search` are words as people type them. `first_day`, `last_day` are ISO days,
    both included; a quote fits if its interval of days overlaps. `limit` counts quotes.
    """

    speakers: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()
    stances: tuple[Stance, ...] = ()
    verdicts: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    after_verdict: bool = False
    statuses: tuple[QuoteStatus, ...] = ()
    kinds: tuple[QuoteKind, ...] = ()
    sources: tuple[int, ...] = ()
    outlets: tuple[str, ...] = ()
    role: str = ""
    organization: str = ""
    first_day: str = ""
    last_day: str = ""
    search: str = ""
    sort: QuoteSort = QuoteSort.DATE
    descending: bool = False
    limit: int | None = None

    @property
    def speaks_of_links(self) -> bool:
        """True if only some links of a quote fit, so that only those are shown and written."""
        return bool(self.claims or self.stances or self.verdicts or self.topics or self.after_verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims, in Arabic order of their words. Fields add up, several values of one mean any."""

    claims: tuple[int, ...] = ()
    statuses: tuple[ClaimStatus, ...] = ()
    verdicts: tuple[int, ...] = ()
    topic: str = ""
    search: str = ""
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """One link of a quote, as lists and reports show it. Verdict names are empty without a verdict."""

    link_id: int
    claim_id: int
    claim_uid: bytes
    claim: str
    claim_status: ClaimStatus
    verdict_ar: str
    verdict_en: str
    stance: Stance
    focus_start: int | None
    focus_end: int | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """One quote as lists and reports show it, with the links that fit the filter.

    `dated_by_source`: its date is only its source's; `is_missing_from_text`: as `queries.missing` tells.
    """

    quote: Quote
    speaker: str
    speaker_uid: bytes
    source: str
    source_uid: bytes
    source_url: str
    outlet: str
    published_on: str
    origin: str
    dated_by_source: bool
    is_missing_from_text: bool = False
    links: tuple[LinkRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How many speakers, and how many of the quotes that count, stand on each side of a claim."""

    supports_speakers: int = 0
    supports_quotes: int = 0
    disputes_speakers: int = 0
    disputes_quotes: int = 0
    mentions_speakers: int = 0
    mentions_quotes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    claim: Claim
    verdict_ar: str
    verdict_en: str
    balance: Balance


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    speaker: Speaker
    aliases: tuple[str, ...]
    roles: tuple[SpeakerRole, ...]
    quotes: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source in a list. `source.text` is left empty: lists do not read whole articles.

    `characters` is the text's length in code points, `quotes` the number it is source or origin of.
    """

    source: Source
    characters: int
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What one step changed: `rows` are (entity, id) in the order of writing, each once.

    `action_id` is None if nothing changed: no step either. `anything`: another program wrote something.
    """

    action_id: int | None = None
    anything: bool = False
    name: str = ""
    rows: tuple[tuple[str, int], ...] = ()
    created: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        return self.anything or self.action_id is not None

    def touches(self, *entities: str) -> bool:
        """True if a row of one of these entities was written, or may have been."""
        return self.anything or any(name in entities for name, _ in self.rows)

    def ids(self, entity: str) -> tuple[int, ...]:
        """The ids of the rows of this entity that were written, new ones included."""
        return tuple(row_id for name, row_id in self.rows if name == entity)

    def new_id(self, entity: str) -> int:
        """The id of the one row of this entity that the step created."""
        (only,) = (row_id for name, row_id in self.created if name == entity)
        return only


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRecord:
    """One step of the history. `at` is a UTC moment; `undone` is true while a later step reverts it."""

    id: int
    at: str
    actor: str
    kind: ActionKind
    name: str
    reverts_id: int | None
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One column that a step changed in one row; creation and trash have their own `field`."""

    entity: str
    row_id: int
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    action: ActionRecord
    changes: tuple[FieldChange, ...]

    def __iter__(self) -> Iterator[FieldChange]:
        return iter(self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote: the notice counts both quotes (or other records) and rows."""

    path: str
    records: int
    rows: int
