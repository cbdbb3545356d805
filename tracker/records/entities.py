"""Records of what a project keeps, one for each kind of stored row."""

from tracker.frozen import record
from tracker.records.enums import Anchor, ClaimStatus, QuoteKind, QuoteStatus, SourceKind, SpeakerKind, Stance


@record
class Record:
    """What every stored row has. `revision` rises by one with each edit; 0 means not stored yet."""

    id: int = 0
    uid: bytes = b""
    revision: int = 0
    deleted_at: str | None = None


@record
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


@record
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


@record
class SpeakerAlias(Record):
    """Another name of a speaker."""

    speaker_id: int = 0
    name: str = ""


@record
class SpeakerRole(Record):
    """An office a speaker held, from and until partial dates (empty: open)."""

    speaker_id: int = 0
    title: str = ""
    organization: str = ""
    from_on: str = ""
    until_on: str = ""


@record
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


@record
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


@record
class Verdict(Record):
    """One finding that editors may reach on a claim. `value` is its number on the scale, if it has one."""

    name_ar: str = ""
    name_en: str = ""
    value: int | None = None
    colour: str = ""
    position: int = 0


@record
class Link(Record):
    """A quote bears on a claim. `focus_start`, `focus_end` count code points of the quote's text. No uid."""

    quote_id: int = 0
    claim_id: int = 0
    stance: Stance = Stance.MENTIONS
    focus_start: int | None = None
    focus_end: int | None = None
    note: str = ""


@record
class SavedFilter(Record):
    """A filter that was given a name; `spec` is its JSON text."""

    name: str = ""
    spec: str = ""
