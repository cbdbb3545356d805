"""What a page keeps for the next start that is of use in its own project alone."""

from typing import Any

from ui import settings
from ui.context import Context


def remember(context: Context, page: str, state: dict[str, Any]) -> None:
    """Keep a page's state: values that JSON can hold."""
    import json

    settings.remember(_key(context, page), json.dumps(state, ensure_ascii=False))


def remembered(context: Context, page: str) -> dict[str, Any]:
    """The state that was kept; empty if there is none, or the settings hold something else."""
    kept = settings.text(_key(context, page))
    if not kept:
        return {}
    import json  # only now: a first start has nothing to read

    try:
        found = json.loads(kept)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _key(context: Context, page: str) -> str:
    return f"{page}/{context.mark('uid')}/state"
