"""What is wrong with a quote's entry, and at which field of the form it is said."""

from tracker.errors import InputRefused, IsnadError
from tracker.text.entry import clean
from ui.widgets.quote_entry import Entry

_FIELDS_OF_ERRORS = {
    "empty_text": "words",
    "quote_differs_from_source": "words",
    "span_out_of_range": "words",
    "span_without_source": "source",
    "empty_name": "speaker",
    "merged_speaker": "speaker",
    "unnamed_needs_source": "source",
    "empty_title": "source",
    "empty_claim": "claim",
}
_FIELDS_OF_COLUMNS = {"text": "words", "said_on_text": "said_on", "name": "speaker", "title": "source"}


def field_of(error: IsnadError) -> str:
    """The field of the form that an error belongs to; empty if it belongs to none."""
    column = str(error.fields.get("field", ""))
    return _FIELDS_OF_ERRORS.get(error.code) or _FIELDS_OF_COLUMNS.get(column, column)


def unclean(entry: Entry) -> dict[str, InputRefused]:
    """Fields whose text cannot be stored, as NUL cannot, with what is wrong."""
    texts = {
        "speaker": (entry.speaker.text, "name"),
        "role": (entry.role, "role"),
        "words": (entry.words, "text"),
        "claim": (entry.claim.text, "text"),
        "said_on": (entry.said_on_printed, "said_on_text"),
        "venue": (entry.venue, "venue"),
        "source": (entry.source.text, "title"),
        "origin": (entry.origin.text, "title"),
        "note": (entry.note, "note"),
    }
    found = {}
    for name, (text, column) in texts.items():
        try:
            clean(text, column)
        except InputRefused as error:
            found[name] = error
    return found
