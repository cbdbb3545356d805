"""Exporting from the window: what is asked for, and the work itself, on a connection of its own."""

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale

from tracker.exchange import export as exchange
from tracker.exchange.formats import suffixes
from tracker.records import Exported, QuoteFilter
from tracker.services import project
from ui.jobs import Progress

SUFFIXES = suffixes()
SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One export: what, into which file, and how it is written."""

    path: Path
    quote_filter: QuoteFilter
    columns: str
    headers: str
    separator: str
    exact: bool


def run(request: Request, project_path: Path, progress: Progress) -> Exported:
    """Write the file; to be called in a thread of its own. Raises what `exchange.export` does."""
    with project.open_project(project_path, writable=False) as opened:
        return exchange.export(
            opened,
            request.path,
            request.quote_filter,
            columns=request.columns,
            headers=request.headers,
            delimiter=request.separator,
            exact=request.exact,
            progress=progress,
        )


def system_separator() -> str:
    """What spreadsheets on this system expect between the cells of a CSV file.

    Windows has a setting for it. Elsewhere they take the semicolon where the comma divides decimals.
    """
    found = _windows_separator() or (";" if QLocale.system().decimalPoint() == "," else ",")
    return found if found in SEPARATORS else ","


def _windows_separator() -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Control Panel\International") as key:
        return str(winreg.QueryValueEx(key, "sList")[0])
    return ""
