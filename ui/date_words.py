"""Dates and moments inside a sentence that brings its own preposition."""

from datetime import date, datetime, timedelta

from tracker.text.date_names import worded
from tracker.wording import Wording


def bare(iso: str, language: str) -> str:
    """The date in words without the "on" or "in" that English puts before it; empty for an unknown one."""
    return worded(iso, language).removeprefix("on ").removeprefix("in ") if iso else ""


def moment(at: str, wording: Wording, today: date | None = None) -> str:
    """A stored moment by this computer's clock: «18:20» for one of today, «أمس 18:20», else with its date."""
    local, today = datetime.fromisoformat(at).astimezone(), today or date.today()
    time = f"{local:%H:%M}"
    if local.date() == today:
        return time
    if local.date() == today - timedelta(days=1):
        return wording.sentence("messages.moments.yesterday", time=time)
    return wording.sentence(
        "messages.moments.earlier", day=bare(local.date().isoformat(), wording.language), time=time
    )


def is_of_today(at: str, today: date | None = None) -> bool:
    """True if a stored moment lies in today, by this computer's clock."""
    return datetime.fromisoformat(at).astimezone().date() == (today or date.today())
