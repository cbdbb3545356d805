"""What a page keeps for the next start that is of use in its own project alone."""

from typing import Any

from PySide6.QtCore import QByteArray, QJsonDocument

from tracker.errors import InputRefused
from tracker.records import QuoteFilter
from ui import settings
from ui.context import Context

PLAIN = "{}"
"""The filter that shows everything, as it is remembered."""


def remember(context: Context, page: str, state: dict[str, Any]) -> None:
    """Keep a page's state: values that JSON can hold."""
    import json

    settings.remember(_key(context, page), json.dumps(state, ensure_ascii=False))


def remembered(context: Context, page: str) -> dict[str, Any]:
    """The state that was kept; empty if there is none, or the settings hold something else."""
    kept = settings.text(_key(context, page))
    # Qt's own reader is there already, while Python's takes a moment to load.
    found = QJsonDocument.fromJson(QByteArray(kept.encode())).toVariant()
    return found if isinstance(found, dict) else {}


def filter_left(context: Context, state: dict[str, Any]) -> QuoteFilter:
    """The filter in a remembered state; none if it speaks of what is gone, or is no filter."""
    spec = str(state.get("filter") or PLAIN)
    if spec == PLAIN:
        return QuoteFilter()
    from tracker.queries import saved_filters  # only now: most often everything was shown

    try:
        return saved_filters.from_spec(context.project, spec)
    except (InputRefused, ValueError):
        return QuoteFilter()


def _key(context: Context, page: str) -> str:
    return f"{page}/{context.mark('uid')}/state"
