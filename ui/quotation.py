"""How quotes are written out for people: quotation marks mean verbatim, here and nowhere else."""

from tracker.records import QuoteKind, QuoteRow
from tracker.text.bidi import isolate
from tracker.text.date_names import worded
from tracker.wording import Wording


def is_verbatim(kind: QuoteKind) -> bool:
    """True for what the speaker said word for word; an indirect quote is the reporter's wording."""
    return kind is not QuoteKind.INDIRECT


def in_marks(text: str, kind: QuoteKind) -> str:
    """The words in « », unless they are the reporter's."""
    return f"«{text}»" if is_verbatim(kind) else text


def date_of(row: QuoteRow, wording: Wording) -> str:
    """The quote's date in words, else its source's; empty if neither is known."""
    said_on = row.quote.said_on or row.published_on
    return worded(said_on, wording.language) if said_on else ""


def for_clipboard(row: QuoteRow, wording: Wording) -> str:
    """What a colleague can paste anywhere: «…» — name, role (outlet, date).

    An indirect quote stands plain, with a word that says so.
    """
    comma = wording.sentence("lists.separator")
    who = comma.join(part for part in (row.speaker, row.quote.role) if part)
    where = comma.join(part for part in (row.outlet or row.source, date_of(row, wording)) if part)
    words = in_marks(row.quote.text, row.quote.kind)
    if not is_verbatim(row.quote.kind):
        words = f"{wording.sentence('messages.reporters_words')}: {words}"
    return f"{words} — {who} ({where})" if where else f"{words} — {who}"


def place_of(row: QuoteRow, wording: Wording) -> str:
    """Where the words stand: «ORIGIN، نقلًا عن OUTLET», or the source alone."""
    source = row.outlet or row.source
    if row.origin and source:
        return wording.sentence("messages.as_reported_by", origin=row.origin, source=source)
    return isolate(row.origin or row.source) if row.origin or row.source else ""
