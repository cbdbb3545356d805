"""Quotes with their links as rows: all that is known, what an editor-in-chief reads, and the links alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tracker.exchange.sheets import Cell, Table
from tracker.exchange.words import Words, uid_text
from tracker.records import Anchor, LinkRow, QuoteRow, Stance
from tracker.text import dates
from tracker.text.sort_keys import sort_key

STANCES = (Stance.SUPPORTS, Stance.DISPUTES, Stance.MENTIONS)

AFTER_ALL_DAYS = "9999-99-99"


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A quote with one of its links, or with none."""

    quote: QuoteRow
    link: LinkRow | None


def quote_lines(row: QuoteRow) -> Iterator[QuoteLine]:
    """One line for each link of the quote; a quote without links still has its line."""
    yield from (QuoteLine(row, link) for link in row.links or (None,))


def link_lines(row: QuoteRow) -> Iterator[QuoteLine]:
    """One line for each link of the quote."""
    yield from (QuoteLine(row, link) for link in row.links)


def _of_quote(cell: Callable[[QuoteRow], Cell]) -> Callable[[QuoteLine, Words], Cell]:
    return lambda line, _: cell(line.quote)


def _of_link(cell: Callable[[LinkRow, Words], Cell]) -> Callable[[QuoteLine, Words], Cell]:
    return lambda line, words: None if line.link is None else cell(line.link, words)


def _offset(row: QuoteRow, offset: int | None) -> int | None:
    # A detached quote remembers where it stood; that is no place in the text as it is now.
    return offset if row.quote.anchor is Anchor.HELD else None


def date_of(row: QuoteRow) -> str:
    """The partial date with which a quote counts: its own, else its source's; empty if there is none."""
    return row.quote.said_on or (row.published_on if row.dated_by_source else "")


@lru_cache(maxsize=4096)
def _place_of_claim(claim_id: int, claim: str) -> tuple[str, int]:
    return sort_key(claim), claim_id


def _report_order(line: QuoteLine) -> tuple[str | int, ...]:
    """By claim in Arabic order, then supports, disputes, mentions, then the first day; no claim last."""
    date = date_of(line.quote)
    day = dates.interval(date).first_day if date else AFTER_ALL_DAYS
    if line.link is None:
        return 1, "", 0, 0, day
    stance = STANCES.index(line.link.stance)
    return 0, *_place_of_claim(line.link.claim_id, line.link.claim), stance, day


QUOTES = Table(
    "quotes",
    {
        "quote_id": _of_quote(lambda row: row.quote.id),
        "quote_uid": _of_quote(lambda row: uid_text(row.quote.uid)),
        "quote": _of_quote(lambda row: row.quote.text),
        "kind": lambda line, words: words.word(line.quote.quote.kind),
        "speaker": _of_quote(lambda row: row.speaker),
        "role": _of_quote(lambda row: row.quote.role),
        "said_on": _of_quote(lambda row: row.quote.said_on),
        "venue": _of_quote(lambda row: row.quote.venue),
        "source": _of_quote(lambda row: row.source),
        "outlet": _of_quote(lambda row: row.outlet),
        "published_on": _of_quote(lambda row: row.published_on),
        "url": _of_quote(lambda row: row.source_url),
        "start": _of_quote(lambda row: _offset(row, row.quote.start)),
        "end": _of_quote(lambda row: _offset(row, row.quote.end)),
        "status": lambda line, words: words.word(line.quote.quote.status),
        "claim_id": _of_link(lambda link, _: link.claim_id),
        "claim": _of_link(lambda link, _: link.claim),
        "stance": _of_link(lambda link, words: words.word(link.stance)),
        "claim_status": _of_link(lambda link, words: words.word(link.claim_status)),
        "verdict": _of_link(lambda link, words: words.verdict(link.verdict_ar, link.verdict_en)),
        "note": _of_quote(lambda row: row.quote.note),
        "speaker_uid": _of_quote(lambda row: uid_text(row.speaker_uid)),
        "source_uid": _of_quote(lambda row: uid_text(row.source_uid)),
        "claim_uid": _of_link(lambda link, _: uid_text(link.claim_uid)),
        "link_note": _of_link(lambda link, _: link.note),
    },
    quote_lines,
)

REPORT = Table(
    "report",
    {
        "claim": QUOTES.columns["claim"],
        "verdict": QUOTES.columns["verdict"],
        "stance": QUOTES.columns["stance"],
        "speaker": QUOTES.columns["speaker"],
        "role": QUOTES.columns["role"],
        # Bare, although « » mean verbatim elsewhere: a quote's text is never altered in an export, so
        # that it can be read back. The next column says whose wording it is.
        "quote": QUOTES.columns["quote"],
        "kind": QUOTES.columns["kind"],
        "said_on": lambda line, words: words.date(
            date_of(line.quote), dated_by_source=line.quote.dated_by_source
        ),
        "published_in": lambda line, words: words.published(
            line.quote.origin,
            line.quote.outlet or line.quote.source,
            is_missing=line.quote.is_missing_from_text,
        ),
        "url": QUOTES.columns["url"],
        "status": QUOTES.columns["status"],
        "note": QUOTES.columns["link_note"],
    },
    quote_lines,
    _report_order,
)

LINKS = Table(
    "links",
    {
        "link_id": _of_link(lambda link, _: link.link_id),
        "quote_id": QUOTES.columns["quote_id"],
        "claim_id": QUOTES.columns["claim_id"],
        "quote": QUOTES.columns["quote"],
        "speaker": QUOTES.columns["speaker"],
        "claim": QUOTES.columns["claim"],
        "stance": QUOTES.columns["stance"],
        "note": QUOTES.columns["link_note"],
        "quote_uid": QUOTES.columns["quote_uid"],
        "claim_uid": QUOTES.columns["claim_uid"],
    },
    link_lines,
)
