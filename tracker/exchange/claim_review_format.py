"""ClaimReviews as JSON-LD: what Google's Fact Check Explorer and other fact-checkers read.

One for each claim that has a verdict and to which a quote of the filter leads. Fields as
developers.google.com/search/docs/appearance/structured-data/factcheck and schema.org/ClaimReview have them.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO
from urllib.parse import quote

from tracker.exchange.content import Content
from tracker.exchange.quote_tables import date_of
from tracker.exchange.selection import select
from tracker.exchange.words import uid_text
from tracker.queries import quotes, sources, speakers, verdicts
from tracker.records import ClaimRow, QuoteRow, Source, SourceKind, SpeakerKind, Stance, Verdict
from tracker.services import project as projects

BEST, WORST = 5, 1
"""The scale of verdicts that have a number."""

OWN_WORDS = (SourceKind.STATEMENT, SourceKind.SPEECH, SourceKind.POST)
"""Sources that speakers publish themselves: their address says who the speaker is."""

APPEARANCES = 20
"""Sources that one review names at most."""


def write(file: BinaryIO, content: Content) -> None:
    """Write an array of ClaimReviews as UTF-8."""
    lines = io.TextIOWrapper(file, encoding="utf-8", newline="")
    separator = "[\n"
    for review in reviews(content):
        lines.write(separator + json.dumps(review, ensure_ascii=False, indent=1))
        separator = ",\n"
    lines.write("[]\n" if separator == "[\n" else "\n]\n")
    lines.detach()  # flushes; the file stays open for its owner


def reviews(content: Content) -> Iterator[dict[str, Any]]:
    """The reviews, as objects of JSON-LD."""
    project = content.project
    known = {each.id: each for each in verdicts.all_verdicts(project)}
    publisher = projects.value(project, "organization") or projects.value(project, "editor")
    total, rows = select(project, "claims", content.quote_filter)
    content.tally.total += total
    for row in rows:
        verdict = known.get(row.claim.verdict_id or 0)
        content.tally.count(records=1, rows=1 if verdict else 0)
        if verdict:
            yield _Review(content, row, verdict, publisher).made()
    content.tally.tell()


@dataclass(frozen=True, slots=True)
class _Review:
    content: Content
    row: ClaimRow
    verdict: Verdict
    publisher: str

    def made(self) -> dict[str, Any]:
        claim = self.row.claim
        supporting = self._supporting()
        return _told(
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "identifier": f"urn:uuid:{uid_text(claim.uid)}",
                "url": self._url(),
                "claimReviewed": claim.text,
                "inLanguage": "ar" if self.content.words.language == "ar" else "en",
                "datePublished": claim.verdict_on,
                "author": _told({"@type": "Organization", "name": claim.verdict_by or self.publisher}),
                "itemReviewed": self._item(supporting),
                "reviewRating": self._rating(),
            }
        )

    def _url(self) -> str:
        """Where the review stands: under the house's address, by the claim's uid."""
        return _under(self.content.review_address, uid_text(self.row.claim.uid))

    def _rating(self) -> dict[str, Any]:
        words = self.content.words
        rating: dict[str, Any] = {
            "@type": "Rating",
            "alternateName": words.verdict(self.verdict.name_ar, self.verdict.name_en),
            "ratingExplanation": self.row.claim.verdict_note,
        }
        if self.verdict.value is not None:
            rating |= {"ratingValue": self.verdict.value, "bestRating": BEST, "worstRating": WORST}
        return _told(rating)

    def _supporting(self) -> list[QuoteRow]:
        """Those who say what the claim says, the earliest first."""
        wanted = replace(
            self.content.quote_filter, claims=(self.row.claim.id,), stances=(Stance.SUPPORTS,), limit=None
        )
        return list(quotes.rows(self.content.project, wanted))

    def _item(self, supporting: list[QuoteRow]) -> dict[str, Any]:
        if not supporting:
            return {"@type": "Claim", "name": self.row.claim.text}
        first = supporting[0]
        places = self._places(supporting)
        return _told(
            {
                "@type": "Claim",
                "name": self.row.claim.text,
                "author": self._author(first),
                "datePublished": date_of(first),
                "firstAppearance": places[0] if places else None,
                "appearance": places[1:] or (places[0] if places else None),
            }
        )

    def _author(self, row: QuoteRow) -> dict[str, Any]:
        speaker = speakers.get(self.content.project, row.quote.speaker_id)
        source = sources.get(self.content.project, row.quote.source_id) if row.quote.source_id else None
        own_page = source.url if source and source.kind in OWN_WORDS else ""
        is_person = speaker.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)
        wikidata = f"https://www.wikidata.org/wiki/{speaker.wikidata}" if speaker.wikidata else ""
        return _told(
            {
                "@type": "Person" if is_person else "Organization",
                "name": speaker.name,
                "jobTitle": row.quote.role if is_person else "",
                "sameAs": wikidata or own_page,
            }
        )

    def _places(self, rows: list[QuoteRow]) -> list[dict[str, Any]]:
        """The addresses where it was said, each once, in the order of time."""
        found: dict[str, dict[str, Any]] = {}
        for row in rows:
            if row.source_url and row.source_url not in found and len(found) < APPEARANCES:
                found[row.source_url] = self._place(row)
        return list(found.values())

    def _place(self, row: QuoteRow) -> dict[str, Any]:
        source = sources.get(self.content.project, row.quote.source_id) if row.quote.source_id else Source()
        pictures = self.content.picture_address
        logo = _under(pictures, quote(row.outlet)) if row.outlet else ""
        publisher = {"@type": "Organization", "name": row.outlet, "logo": _picture(logo)}
        return _told(
            {
                "@type": "CreativeWork",
                "url": row.source_url,
                "headline": row.source,
                "datePublished": row.published_on,
                "author": {"@type": "Person", "name": source.author} if source.author else None,
                "image": _under(pictures, uid_text(source.uid)) if source.uid else None,
                "publisher": _told(publisher) if row.outlet else None,
            }
        )


def _under(begin: str, name: str) -> str:
    """The address of what is called so under another; empty without one."""
    if not begin:
        return ""
    return begin + name if begin.endswith(("/", "=", "#")) else f"{begin}/{name}"


def _picture(address: str) -> dict[str, str] | None:
    return {"@type": "ImageObject", "url": address} if address else None


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty: a field that says nothing is worse than none."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}
