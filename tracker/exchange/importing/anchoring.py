"""Holds a quote that comes in at its place in the text of its source."""

from dataclasses import replace

from tracker.errors import InputRefused
from tracker.records import Anchor, Quote
from tracker.text import anchors


def anchored(
    quote: Quote, start: int | None, end: int | None, text: str
) -> tuple[Quote, InputRefused | None]:
    """The quote held at `[start, end)` of its source's text, or where it stands there once.

    With a fault if other words stand at the place that was told. Where there is no text, no place is kept.
    """
    loose = replace(quote, anchor=Anchor.NONE, start=None, end=None, prefix="", suffix="")
    if text and start is not None:
        end = start + len(quote.text) if end is None else end
        held = replace(loose, anchor=Anchor.HELD, start=start, end=end)
        if text[start:end] != quote.text:
            return held, InputRefused("import_not_at_place", start=start, end=end)
        return held, None
    if text and len(places := anchors.occurrences(quote.text, text)) == 1:
        return replace(loose, anchor=Anchor.HELD, start=places[0], end=places[0] + len(quote.text)), None
    return loose, None
