"""What is stored as asked and yet worth a second look, said on stderr."""

from tracker.cli import output
from tracker.db import Project
from tracker.queries import sources as source_queries
from tracker.records import Anchor, Quote, QuoteStatus
from tracker.wording import Wording


def of_quote(opened: Project, quote: Quote, wording: Wording) -> None:
    """Say that a quote's place is not known, if it has a source, and that it is confirmed all the same."""
    if quote.source_id is None or quote.anchor is Anchor.HELD:
        return
    output.say(wording.sentence("messages.quote_unanchored", id=quote.id))
    of_confirmed(opened, quote, wording)


def of_confirmed(opened: Project, quote: Quote, wording: Wording) -> None:
    """Say that the text of its source does not hold the words of a quote that is confirmed."""
    if quote.status is not QuoteStatus.CONFIRMED or quote.source_id is None or quote.anchor is Anchor.HELD:
        return
    source = source_queries.get(opened, quote.source_id)
    if source.text:
        output.say(wording.sentence("messages.confirmed_unfounded", id=quote.id, source=source.title))
