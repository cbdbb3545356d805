"""Who takes the steps of this process, told before any project is open."""

from contextvars import ContextVar

EDITOR: ContextVar[str] = ContextVar("editor", default="")
"""The name under which steps are taken in projects opened from here on; empty: see `Project.actor`."""
