"""What a page keeps for the next start that is of use in its own project alone."""

from typing import Any

from PySide6.QtCore import QByteArray, QJsonDocument

from ui import settings
from ui.context import Context


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


def _key(context: Context, page: str) -> str:
    return f"{page}/{context.mark('uid')}/state"
