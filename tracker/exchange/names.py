"""Proposes a name for a file that is going to be exported."""

import re
import unicodedata
from collections.abc import Iterator

from tracker.db import Project
from tracker.queries import claims, sources, speakers
from tracker.records import QuoteFilter
from tracker.services import project as projects

LONGEST_NAME = 120
"""In bytes of UTF-8, suffix included: half of what file systems allow, as folders and copies add to it."""

NAMES_SHOWN = 3
WORDS_SHOWN = 6

SAMPLE_PREFIX = "مثال-"
"""Nobody should take a report from the sample project for research."""

# Windows refuses these characters, and the names below with any suffix:
# learn.microsoft.com/windows/win32/fileio/naming-a-file
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\s*(?:\.|$))", re.IGNORECASE
)


def proposed_name(project: Project, quote_filter: QuoteFilter, suffix: str) -> str:
    """A file name that says what the filter shows: speakers, claims, sources, searched words, days.

    A filter that says none of these gives the project's own name. The name is fit for Windows, macOS
    and Linux and at most `LONGEST_NAME` bytes long.
    """
    described = "-".join(_parts(project, quote_filter))
    prefix = SAMPLE_PREFIX if projects.value(project, "sample") else ""
    return safe_name(prefix + (described or project.path.stem), suffix)


def _parts(project: Project, wanted: QuoteFilter) -> Iterator[str]:
    yield from (speakers.get(project, each).name for each in wanted.speakers[:NAMES_SHOWN])
    yield from (_first_words(claims.get(project, each).text) for each in wanted.claims[:NAMES_SHOWN])
    yield from (_first_words(sources.get(project, each).title) for each in wanted.sources[:NAMES_SHOWN])
    yield from (text for text in (wanted.role, wanted.organization, wanted.search) if text)
    if wanted.first_day or wanted.last_day:
        yield _days(wanted.first_day, wanted.last_day)


def _days(first_day: str, last_day: str) -> str:
    if first_day and last_day:
        # ISO 8601 writes an interval with -- where a slash cannot stand.
        return first_day if first_day == last_day else f"{first_day}--{last_day}"
    return f"≥{first_day}" if first_day else f"≤{last_day}"


def _first_words(text: str) -> str:
    return " ".join(text.split()[:WORDS_SHOWN])


def safe_name(text: str, suffix: str) -> str:
    """The text as a file name with this suffix; what no system takes, or no eye sees, becomes a space."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if unicodedata.category(each) in ("Cc", "Cf", "Cs") else each for each in text)
    text = " ".join(_FORBIDDEN.sub(" ", text).split()).strip("-. ")
    text = _DEVICE.sub(r"\g<0>_", text, count=1) if _DEVICE.match(text) else text
    return (_cut(text, LONGEST_NAME - len(suffix.encode())) or "isnad") + suffix


def _cut(text: str, size: int) -> str:
    """As much of the text as `size` bytes hold: no letter without its marks, no half word if it can be."""
    if len(text.encode()) <= size:
        return text
    end = len(text.encode()[:size].decode(errors="ignore"))
    while end and unicodedata.combining(text[end]):
        end -= 1
    space = text.rfind(" ", end // 2, end + 1)
    return text[: space if space > 0 else end].rstrip("-. ")
