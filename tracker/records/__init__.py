"""What crosses the core's border: enumerations, records of the entities, filters and results.

Records are frozen. One serves as draft (`id` 0) and as stored row: `replace` it, hand it to `edit`.
"""

from tracker.records.entities import (
    Claim,
    Link,
    Quote,
    Record,
    SavedFilter,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerRole,
    Verdict,
)
from tracker.records.enums import (
    ActionKind,
    Anchor,
    ClaimStatus,
    Fidelity,
    QuoteKind,
    QuoteSort,
    QuoteStatus,
    SourceKind,
    SpeakerKind,
    Stance,
)
from tracker.records.filters import ClaimFilter, QuoteFilter
from tracker.records.rows import Balance, ClaimRow, LinkRow, QuoteRow, SourceRow, SpeakerRow
from tracker.records.steps import ActionRecord, Changes, Exported, FieldChange, HistoryEntry

__all__ = [
    "ActionKind",
    "ActionRecord",
    "Anchor",
    "Balance",
    "Changes",
    "Claim",
    "ClaimFilter",
    "ClaimRow",
    "ClaimStatus",
    "Exported",
    "Fidelity",
    "FieldChange",
    "HistoryEntry",
    "Link",
    "LinkRow",
    "Quote",
    "QuoteFilter",
    "QuoteKind",
    "QuoteRow",
    "QuoteSort",
    "QuoteStatus",
    "Record",
    "SavedFilter",
    "Source",
    "SourceKind",
    "SourceRow",
    "Speaker",
    "SpeakerAlias",
    "SpeakerKind",
    "SpeakerRole",
    "SpeakerRow",
    "Stance",
    "Verdict",
]
