"""Plain text files: the text is the file."""

from pathlib import Path

from tracker.exchange.texts.model import ReadText


def read(text: str, _path: Path) -> ReadText:
    """The text as it is; what a plain file tells of itself stands in the text."""
    return ReadText(text=text)
