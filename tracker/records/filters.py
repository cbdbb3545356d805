"""What is asked for: which quotes, which claims."""

from tracker.frozen import record
from tracker.records.enums import ClaimStatus, QuoteSort, QuoteStatus, Stance


@record
class QuoteFilter:
    """Which quotes, in which order. Several values of one field mean any of them; fields add up.

    `claims`, `stances` and `verdicts` must fit one and the same link. `first_day`, `last_day` are ISO
    days, both included; a quote fits if its interval of days overlaps. `limit` counts quotes.
    """

    speakers: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()
    stances: tuple[Stance, ...] = ()
    verdicts: tuple[int, ...] = ()
    statuses: tuple[QuoteStatus, ...] = ()
    sources: tuple[int, ...] = ()
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
        return bool(self.claims or self.stances or self.verdicts)


@record
class ClaimFilter:
    """Which claims, in Arabic order of their words. Fields add up, several values of one mean any."""

    claims: tuple[int, ...] = ()
    statuses: tuple[ClaimStatus, ...] = ()
    verdicts: tuple[int, ...] = ()
    topic: str = ""
    search: str = ""
    limit: int | None = None
