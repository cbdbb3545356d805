"""What the window remembers between starts, for this user on this machine."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui import paths

RECENT_MOST = 10


def _settings() -> QSettings:
    # In the default format, so that a test can choose another place than the user's own.
    return QSettings(QSettings.defaultFormat(), QSettings.Scope.UserScope, "isnad", "isnad")


def text(key: str, default: str = "") -> str:
    """The remembered text."""
    return str(_settings().value(key, default))


def number(key: str, default: int) -> int:
    """The remembered number; the default where the settings hold something else."""
    found = text(key)
    return int(found) if found.lstrip("-").isdecimal() else default


def state(key: str) -> QByteArray:
    """The remembered state of a window, splitter or header; empty if there is none."""
    found = _settings().value(key)
    return found if isinstance(found, QByteArray) else QByteArray()


def remember(key: str, value: str | int | QByteArray) -> None:
    """Keep a value for the next start."""
    _settings().setValue(key, value)


def recent_projects() -> list[Path]:
    """The projects opened last, newest first, those that are gone left out."""
    found = text("recent").split("\n")
    return [Path(each) for each in found if each and paths.is_file(Path(each))]


def remember_project(path: Path) -> None:
    """Put a project first among the recent ones."""
    others = [each for each in recent_projects() if each != path.absolute()]
    remember("recent", "\n".join(map(str, [path.absolute(), *others][:RECENT_MOST])))


def forget_projects() -> None:
    """Empty the list of recent projects."""
    remember("recent", "")
