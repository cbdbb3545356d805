"""What a page keeps for the next start that is of use in its own project alone."""

import json
from typing import Any

from tracker.services import project
from ui import settings
from ui.context import Context


def remember(context: Context, page: str, state: dict[str, Any]) -> None:
    """Keep a page's state: values that JSON can hold."""
    settings.remember(_key(context, page), json.dumps(state, ensure_ascii=False))


def remembered(context: Context, page: str) -> dict[str, Any]:
    """The state that was kept; empty if there is none, or the settings hold something else."""
    try:
        found = json.loads(settings.text(_key(context, page), "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _key(context: Context, page: str) -> str:
    return f"{page}/{project.value(context.project, 'uid')}/state"
