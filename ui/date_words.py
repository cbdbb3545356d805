"""Dates inside a sentence that brings its own preposition."""

from tracker.text import dates


def bare(iso: str, language: str) -> str:
    """The date in words without the "on" or "in" that English puts before it; empty for an unknown one."""
    return dates.in_words(iso, language).removeprefix("on ").removeprefix("in ") if iso else ""
