"""The one handler of unexpected errors: a log without anyone's words, a dialog, and the work goes on.

Whatever rises in a slot, a timer, a paint event or another thread ends up in `sys.excepthook`. What is
kept of it is where it rose and of what kind it was, never its message: that may hold what people wrote.
"""

import logging
import os
import re
import sys
import threading
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)

from tracker.errors import IsnadError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

LOG_SIZE, LOGS_KEPT = 1_000_000, 3

_log = logging.getLogger("isnad")

_ROOT = Path(__file__).resolve().parents[1]

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

# Qt puts what is not its own between quotation marks; and its own messages are written in ASCII.
_NOT_QTS_OWN = r"\"[^\"]*\"|'[^']*'|[^\x20-\x7e]+"


def log_path() -> Path:
    """Where the log lies."""
    import platformdirs  # only now: it need not be known before there is something to write

    return Path(platformdirs.user_log_dir("isnad", appauthor=False)) / "isnad.log"


def report(error: BaseException) -> str:
    """Kind and code locations of an error and of those behind it, outermost first; no message, no value."""
    lines: list[str] = []
    seen: set[int] = set()
    behind: BaseException | None = error
    while behind is not None and id(behind) not in seen:
        seen.add(id(behind))
        lines.append(_kind(behind))
        lines += [f"  {where}" for where in _places(behind.__traceback__)]
        behind = behind.__cause__ or behind.__context__
    return "\n".join(lines)


def _kind(error: BaseException) -> str:
    kind = type(error)
    named = f"{kind.__module__}.{kind.__qualname__}"
    code = getattr(error, "sqlite_errorname", None) or (str(error) if isinstance(error, IsnadError) else "")
    return f"{named} {code}".rstrip()


def _places(traceback: TracebackType | None) -> list[str]:
    found = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        file = Path(code.co_filename)
        shown = file.relative_to(_ROOT) if file.is_relative_to(_ROOT) else file.name
        found.append(f"{shown}:{traceback.tb_lineno} {code.co_qualname}")
        traceback = traceback.tb_next
    return found


class _PrivateFile(logging.FileHandler):
    """A log that only its owner can read; when it is full it makes room, and the ones before it are kept.

    The library's own that can do so takes longer to load than Isnad's window can wait.
    """

    def __init__(self) -> None:
        super().__init__(os.devnull, delay=True)  # the place is asked for when there is something to write
        self._waiting: list[logging.LogRecord] | None = None

    def hold(self) -> None:
        """Keep what is no error till `begin`: a start has more to do than to write to the disk."""
        self._waiting = []

    def begin(self) -> None:
        """Write what has waited for the window to stand, and from now on everything at once."""
        waiting, self._waiting = self._waiting or [], None
        for record in waiting:
            self.emit(record)

    def emit(self, record: logging.LogRecord) -> None:
        if self._waiting is not None:
            self._waiting.append(record)
            if record.levelno >= logging.ERROR:
                self.begin()
            return
        if self.stream and self.stream.tell() > LOG_SIZE:
            self.close()
            self._make_room()
        super().emit(record)

    def _make_room(self) -> None:
        path = Path(self.baseFilename)
        names = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, LOGS_KEPT + 1))]
        for older, newer in zip(reversed(names), reversed(names[:-1]), strict=False):
            if newer.exists():
                newer.replace(older)

    def _open(self) -> TextIOWrapper:
        self.baseFilename = str(log_path())
        Path(self.baseFilename).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return open(self.baseFilename, "a", encoding="utf-8", opener=_private)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


class Handler(QObject):
    """Takes every unexpected error of the process, in whichever thread it rises, while it is installed."""

    _caught = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.starting = False
        """Set while no event loop runs yet: the dialog then runs its own, and the process ends after it."""
        self._shown: set[str] = set()
        self._before: tuple[Any, ...] = ()
        self._file = _PrivateFile()
        self._file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        # Queued, since no dialog may open in the midst of painting, nor in another thread.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Begin. The log takes Qt's own messages too."""
        _log.setLevel(logging.INFO)
        _log.propagate = False
        _log.addHandler(self._file)
        logging.getLogger("peewee").setLevel(logging.WARNING)  # below it, it writes the values out
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        sys.excepthook = self._take
        sys.unraisablehook = threading.excepthook = self._take_arguments
        qInstallMessageHandler(_take_message)

    def begin_start(self) -> None:
        """The process begins; there is no event loop yet."""
        self.starting = True
        self._file.hold()

    def log_start(self) -> None:
        """Note that Isnad has started, and with what. What is no error has waited till now."""
        python = ".".join(map(str, sys.version_info[:3]))
        self._file.begin()
        _log.info("started with Python %s and Qt %s", python, qVersion())

    def log_refusal(self, error: IsnadError) -> None:
        """Note why there is no window."""
        _log.error("not opened: %s", error)

    def uninstall(self) -> None:
        """End, and put back what was there before."""
        qInstallMessageHandler(None)
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before
        _log.removeHandler(self._file)
        self._file.close()

    def _take_arguments(self, given: Any) -> None:
        self._take(given.exc_type, given.exc_value or given.exc_type(), given.exc_traceback)

    def _take(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        told = report(error)
        _log.error("unexpected error\n%s", told)
        if sys.stderr and sys.stderr.isatty():  # whoever sits at a terminal may see the message as well
            sys.__excepthook__(kind, error, traceback)
        # The same at the same place is shown once: a paint event that fails would ask without end.
        if told in self._shown:
            return
        self._shown.add(told)
        if self.starting:
            self._dialog(error, told).exec()
        else:
            self._caught.emit(error, told)

    @Slot(object, str)
    def _show(self, error: BaseException, told: str) -> None:
        self._dialog(error, told).show()

    def _dialog(self, error: BaseException, told: str) -> "QDialog":
        from ui.dialogs.crash import CrashDialog  # only now: it is hoped never to be needed

        return CrashDialog(error if isinstance(error, IsnadError) else None, told)


def _take_message(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    _log.log(_LEVELS[kind], "Qt: %s", re.sub(_NOT_QTS_OWN, "…", message or ""))
    if sys.stderr and sys.stderr.isatty():
        sys.stderr.write(f"{message}\n")
