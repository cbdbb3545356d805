"""How quotes stand in the texts of their sources: word for word, lost, or about to be lost by an edit."""

from tracker.db import Project
from tracker.models import Quote, Source
from tracker.records import Anchor, Fidelity
from tracker.records import Quote as QuoteRecord
from tracker.text import anchors, verbatim
from tracker.text.verbatim import Comparison


def comparison(project: Project, quote: QuoteRecord) -> Comparison | None:
    """The quote's words against its source's text; None where there is no text to compare with.

    A quote at its place is compared there, any other with the best place for its words; None too
    where the text is too long to be searched for them. For the few quotes being read.
    """
    with project.connected():
        found = project.rows(Source.select(Source.text).where(Source.id == quote.source_id))
    if not found or not found[0][0]:
        return None
    text = found[0][0]
    comparison = verbatim.compare(quote.text, text, quote.start, quote.end)
    is_known = comparison.fidelity is not Fidelity.MISSING or len(text) <= verbatim.LONGEST_SEARCHED
    return comparison if is_known else None


def without_place(project: Project, source_id: int | None = None) -> tuple[int, ...]:
    """The live quotes that lost their place in their source's text, or never had one there, of one source
    or of all: those that were lost first, then by source."""
    lost = Quote.anchor == Anchor.DETACHED.value
    query = (
        Quote.select(Quote.id)
        .join(Source, on=Quote.source == Source.id)
        .where(Quote.deleted_at.is_null() & (Quote.start.is_null()) & (Source.text != ""))
        .order_by(lost.desc(), Quote.source, Quote.id)
    )
    if source_id is not None:
        query = query.where(Quote.source == source_id)
    with project.connected():
        return tuple(quote_id for (quote_id,) in project.rows(query))


def lost_by_source(project: Project) -> dict[int, int]:
    """How many live quotes lost their place, by the id of their source; other sources left out."""
    # To the letter as the index of these few quotes says it, which no bound value would match.
    sql = (
        "SELECT source_id, count(*) FROM quote INDEXED BY quote_detached"
        " WHERE anchor = 'detached' AND deleted_at IS NULL GROUP BY source_id"
    )
    with project.connected():
        return dict(project.read(sql))


def lost_by_edit(project: Project, source_id: int, new_text: str) -> tuple[int, ...]:
    """The quotes that have their place now and would lose it if the source's text became `new_text`.

    `new_text` as it would be stored; nothing is changed.
    """
    with project.reading():
        ((old_text,),) = project.rows(Source.select(Source.text).where(Source.id == source_id))
        if new_text == old_text:
            return ()
        held = Quote.select(Quote.id, Quote.start, Quote.end).where(
            (Quote.source == source_id) & (Quote.anchor == Anchor.HELD.value) & Quote.deleted_at.is_null()
        )
        places = project.rows(held.order_by(Quote.id))
    return tuple(
        quote_id for quote_id, start, end in places if anchors.follow(old_text, start, end, new_text) is None
    )
