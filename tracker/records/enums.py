"""The words that a field may hold."""

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


class Fidelity(StrEnum):
    """How the words of a quote are to the words of its source."""

    IDENTICAL = "identical"
    MARKS = "marks"
    """They differ only in what search folds away (marks, hamzas, tatweel) or in punctuation beside words.
    What stands inside a word or a number, and signs such as % and -, count."""
    WORDS = "words"
    MISSING = "missing"


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
    RELEVANCE = "relevance"  # to what is searched for: whole words before beginnings, by date within
