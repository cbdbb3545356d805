"""What rises in a method that Qt calls is reported there, as it is in a slot, and the process lives on."""

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject


def guard() -> None:
    """From now on, classes made of Qt's report to `sys.excepthook` what rises in methods overriding Qt's.

    To be called before the window's own classes are made. PySide6 reports by itself only where Qt's event
    loop is the caller. Where Python is (`close()` calling `closeEvent`), it lets the error wait until Qt
    returns, and the process is ended if Qt meanwhile calls a method with arguments, or, up to Python 3.11,
    if the interpreter raised the error by itself: 1 / 0, a wrong type, an index out of range.
    """
    QObject.__init_subclass__ = classmethod(_wrap)  # type: ignore[assignment]  # the one door to all classes


def _wrap(made: type[QObject], /, **named: Any) -> None:
    super(QObject, made).__init_subclass__(**named)
    for name, value in list(vars(made).items()):
        if isinstance(value, FunctionType) and _is_qts(name, made.__mro__[1:]):
            setattr(made, name, _reporting(value))


def _is_qts(name: str, bases: tuple[type, ...]) -> bool:
    if name.startswith("__"):
        return False  # a constructor is no method that Qt calls
    return any(name in vars(base) for base in bases if base.__module__.startswith("PySide6."))


def _reporting(override: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(override)
    def guarded(*arguments: Any, **named: Any) -> Any:
        try:
            return override(*arguments, **named)
        except Exception:  # a bug: handed to the window's one handler, never dropped
            sys.excepthook(*sys.exc_info())
            return None  # which Qt takes for «no value», as after any error

    return guarded
