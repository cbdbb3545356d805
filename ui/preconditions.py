"""What must hold before a window can open; without it Qt ends the process, and no one could say why."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject

CALLS = 300

SECONDS_FOR_AN_ANSWER = 2

NEEDS_A_DISPLAY = ("xcb", "wayland")
"""Qt's platforms that draw on a display server; the others bring a surface of their own."""


def has_display() -> bool:
    """True if there is something to open windows on: a display that answers, or a platform without one."""
    if not sys.platform.startswith("linux"):
        return True
    platforms = os.environ.get("QT_QPA_PLATFORM", "").split(";")
    if any(name and not name.startswith(NEEDS_A_DISPLAY) for name in platforms):
        return True
    return _wayland_answers() or _x_answers()


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    return bool(name) and _answers_here(str(Path(os.environ.get("XDG_RUNTIME_DIR", ""), name or "")))


def _x_answers() -> bool:
    host, _, screen = os.environ.get("DISPLAY", "").rpartition(":")
    number = screen.partition(".")[0]
    if not number.isdecimal():
        return False
    if host in ("", "unix"):
        place = f"/tmp/.X11-unix/X{number}"
        return _answers_here(place) or _answers_here(f"\0{place}")
    import socket

    with suppress(OSError):
        socket.create_connection((host, 6000 + int(number)), SECONDS_FOR_AN_ANSWER).close()
        return True
    return False


def _answers_here(place: str) -> bool:
    import socket

    with suppress(OSError), socket.socket(socket.AF_UNIX) as knock:
        knock.settimeout(SECONDS_FOR_AN_ANSWER)
        knock.connect(place)
        return True
    return False


def keeps_none(count: Callable[[object], int] = sys.getrefcount) -> bool:
    """False if Qt's calls lose references to None, as PySide6 6.12 does on Python 3.11.

    After some thousand of them such a process is ended, without a word. From 3.12 on None cannot be lost.
    """
    if sys.version_info >= (3, 12):
        return True
    probe = QObject()
    before = count(None)
    for _ in range(CALLS):
        probe.setObjectName("")
    return before - count(None) < CALLS // 2
