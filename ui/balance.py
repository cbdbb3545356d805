"""How many speakers and quotes stand on each side of a claim, as people read it."""

from tracker.records import Balance, Stance
from ui import theme

NOBODY = "0"


def sides(balance: Balance) -> list[tuple[Stance, int, int]]:
    """Each stance with its speakers and quotes."""
    return [
        (Stance.SUPPORTS, balance.supports_speakers, balance.supports_quotes),
        (Stance.DISPUTES, balance.disputes_speakers, balance.disputes_quotes),
        (Stance.MENTIONS, balance.mentions_speakers, balance.mentions_quotes),
    ]


def counted(speakers: int, quotes: int) -> str:
    """Speakers, quotes in brackets: «3 (5)»; nobody is 0."""
    return f"{speakers} ({quotes})" if quotes else NOBODY


def as_text(balance: Balance) -> str:
    """«▲ 3 (5) ▼ 2 (2) ● 1 (1)»."""
    return " ".join(
        f"{theme.sign(stance)[0]} {counted(speakers, quotes)}" for stance, speakers, quotes in sides(balance)
    )


def has_both_sides(balance: Balance) -> bool:
    """True if quotes support the claim and quotes dispute it."""
    return bool(balance.supports_quotes and balance.disputes_quotes)
