"""The core's versions and the screen's."""

import platform

import PySide6
from PySide6.QtCore import qVersion

from tracker.services import versions as core


def versions() -> dict[str, str]:
    """The version of everything that a report of an error should name, and the system's."""
    return {
        **core.versions(),
        "Qt": qVersion(),
        "PySide6": PySide6.__version__,
        "System": platform.platform(),
    }


def as_text() -> str:
    """One line for each."""
    return "\n".join(f"{name}: {version}" for name, version in versions().items())
