"""What a source that was typed cannot be stored for, field by field."""

from tracker.errors import InputRefused
from tracker.records import Source
from tracker.text.entry import clean

_TEXTS = ("title", "outlet", "author", "text", "url", "archive_url", "note")


def what_is_wrong(typed: Source, date_error: InputRefused | None) -> dict[str, InputRefused]:
    """The fields that cannot be stored as they are, each with its reason; `date_error` is the date's."""
    wrong: dict[str, InputRefused] = {}
    for name in _TEXTS:
        try:
            clean(getattr(typed, name), name)
        except InputRefused as error:
            wrong[name] = error
    if not typed.title.strip():
        wrong["title"] = InputRefused("empty_title")
    if date_error:
        wrong["published_on"] = date_error
    return wrong
