"""What is asked for: which quotes, which claims."""

from dataclasses import fields, replace
from typing import Any

from tracker.frozen import record
from tracker.records.enums import ClaimStatus, QuoteKind, QuoteSort, QuoteStatus, Stance


@record
class QuoteFilter:
    """Which quotes, in which order. Several values of one field mean any of them; fields add up.

    `claims`, `stances`, `verdicts`, `topics` and `after_verdict` must fit one and the same link; the last
    asks for links made after the claim's present verdict. `outlets` and `topics` are whole and exact;
    `role`, `organization` and `search` are words as people type them. `first_day`, `last_day` are ISO days,
    both included; a quote fits if its interval of days overlaps. `quotes` are ids: none but these, as of a
    selection. `limit` counts quotes.
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
    quotes: tuple[int, ...] = ()

    def each_once(self) -> "QuoteFilter":
        """The same filter, no value in it twice: asked for twice it means no more than once."""
        repeated: dict[str, Any] = {
            field.name: tuple(dict.fromkeys(values))
            for field in fields(self)
            if isinstance(values := getattr(self, field.name), tuple) and len(set(values)) < len(values)
        }
        return replace(self, **repeated) if repeated else self

    @property
    def speaks_of_links(self) -> bool:
        """True if only some links of a quote fit, so that only those are shown and written."""
        return bool(self.claims or self.stances or self.verdicts or self.topics or self.after_verdict)


@record
class ClaimFilter:
    """Which claims, in Arabic order of their words. Fields add up, several values of one mean any.

    `unjudged` asks for those without a verdict.
    """

    claims: tuple[int, ...] = ()
    statuses: tuple[ClaimStatus, ...] = ()
    verdicts: tuple[int, ...] = ()
    unjudged: bool = False
    topic: str = ""
    search: str = ""
    limit: int | None = None
