"""Dates inside a sentence that brings its own preposition."""

from tracker.text.date_names import worded


def bare(iso: str, language: str) -> str:
    """The date in words without the "on" or "in" that English puts before it; empty for an unknown one."""
    return worded(iso, language).removeprefix("on ").removeprefix("in ") if iso else ""
