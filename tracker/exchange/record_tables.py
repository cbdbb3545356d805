"""Claims, speakers and sources as rows, one for each."""

from collections.abc import Iterator
from typing import TypeVar

from tracker.exchange.sheets import Table
from tracker.exchange.words import uid_text
from tracker.records import ClaimRow, SourceRow, SpeakerRole, SpeakerRow

LIST_SEPARATOR = " | "
"""Between several names or roles in one cell."""

Record = TypeVar("Record")


def _itself(record: Record) -> Iterator[Record]:
    yield record


def role_text(role: SpeakerRole) -> str:
    """A role in one cell: «title (organization) from/until», the days as an EDTF interval."""
    organization = f"({role.organization})" if role.organization else ""
    days = f"{role.from_on or '..'}/{role.until_on or '..'}" if role.from_on or role.until_on else ""
    return " ".join(part for part in (role.title, organization, days) if part)


CLAIMS: Table[ClaimRow, ClaimRow] = Table(
    "claims",
    {
        "claim_id": lambda row, _: row.claim.id,
        "claim_uid": lambda row, _: uid_text(row.claim.uid),
        "claim": lambda row, _: row.claim.text,
        "topic": lambda row, _: row.claim.topic,
        "claim_status": lambda row, words: words.word(row.claim.status),
        "verdict": lambda row, words: words.verdict(row.verdict_ar, row.verdict_en),
        "verdict_note": lambda row, _: row.claim.verdict_note,
        "verdict_on": lambda row, _: row.claim.verdict_on,
        "verdict_by": lambda row, _: row.claim.verdict_by,
        "note": lambda row, _: row.claim.note,
        "supports_speakers": lambda row, _: row.balance.supports_speakers,
        "supports_quotes": lambda row, _: row.balance.supports_quotes,
        "disputes_speakers": lambda row, _: row.balance.disputes_speakers,
        "disputes_quotes": lambda row, _: row.balance.disputes_quotes,
        "mentions_speakers": lambda row, _: row.balance.mentions_speakers,
        "mentions_quotes": lambda row, _: row.balance.mentions_quotes,
    },
    _itself,
)

SPEAKERS: Table[SpeakerRow, SpeakerRow] = Table(
    "speakers",
    {
        "speaker_id": lambda row, _: row.speaker.id,
        "speaker_uid": lambda row, _: uid_text(row.speaker.uid),
        "name": lambda row, _: row.speaker.name,
        "latin_name": lambda row, _: row.speaker.latin_name,
        "kind": lambda row, words: words.word(row.speaker.kind),
        "aliases": lambda row, _: LIST_SEPARATOR.join(row.aliases),
        "roles": lambda row, _: LIST_SEPARATOR.join(map(role_text, row.roles)),
        "on_behalf_of": lambda row, _: row.speaker.on_behalf_of,
        "wikidata": lambda row, _: row.speaker.wikidata,
        "source": lambda row, _: row.source,
        "note": lambda row, _: row.speaker.note,
        "quotes": lambda row, _: row.quotes,
    },
    _itself,
)

SOURCES: Table[SourceRow, SourceRow] = Table(
    "sources",
    {
        "source_id": lambda row, _: row.source.id,
        "source_uid": lambda row, _: uid_text(row.source.uid),
        "title": lambda row, _: row.source.title,
        "kind": lambda row, words: words.word(row.source.kind),
        "outlet": lambda row, _: row.source.outlet,
        "author": lambda row, _: row.source.author,
        "url": lambda row, _: row.source.url,
        "archive_url": lambda row, _: row.source.archive_url,
        "published_on": lambda row, _: row.source.published_on,
        "language": lambda row, _: row.source.language,
        "note": lambda row, _: row.source.note,
        "characters": lambda row, _: row.characters,
        "quotes": lambda row, _: row.quotes,
    },
    _itself,
)
