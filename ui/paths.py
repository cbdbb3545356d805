"""Paths as the window asks about them and shows them."""

from contextlib import suppress
from pathlib import Path

from tracker.text.bidi import isolate

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
"""Where translations, icons and words lie."""


def is_file(path: Path) -> bool:
    """True if there is such a file, as far as this user may see; no name is too long or odd to ask."""
    with suppress(OSError):
        return path.is_file()
    return False


def is_folder(path: Path) -> bool:
    """True if there is such a folder, as far as this user may see."""
    with suppress(OSError):
        return path.is_dir()
    return False


def shown(path: Path) -> str:
    """The path for reading, in a sentence or a menu of any language; the user's own folder as ~."""
    home = Path.home()
    return isolate(Path("~") / path.relative_to(home) if path.is_relative_to(home) else path)


def documents() -> Path:
    """Where people look for what they saved."""
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
