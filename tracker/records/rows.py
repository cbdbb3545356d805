"""What lists and reports show: records together with what belongs to them."""

from tracker.frozen import record
from tracker.records.entities import Claim, Quote, Source, Speaker, SpeakerRole
from tracker.records.enums import ClaimStatus, Stance


@record
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


@record
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


@record
class Balance:
    """How many speakers, and how many of the quotes that count, stand on each side of a claim."""

    supports_speakers: int = 0
    supports_quotes: int = 0
    disputes_speakers: int = 0
    disputes_quotes: int = 0
    mentions_speakers: int = 0
    mentions_quotes: int = 0


@record
class ClaimRow:
    claim: Claim
    verdict_ar: str
    verdict_en: str
    balance: Balance


@record
class SpeakerRow:
    speaker: Speaker
    aliases: tuple[str, ...]
    roles: tuple[SpeakerRole, ...]
    quotes: int
    source: str


@record
class SourceRow:
    """A source in a list. `source.text` is left empty: lists do not read whole articles.

    `characters` is the text's length in code points, `quotes` the number it is source or origin of.
    """

    source: Source
    characters: int
    quotes: int
